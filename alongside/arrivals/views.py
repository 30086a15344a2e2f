"""Bringing a list in, page by page; asking whoever is on it; and the page on which they answer."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, IntegerField, Q, Value, When
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from alongside.arrivals.actions import (
    answer_question,
    ask,
    bring_in,
    decide_doubles,
    keep_list,
    match_columns,
    throw_list_away,
    try_question_out,
    undo_bringing_in,
)
from alongside.arrivals.figures import lists, look_over, table_of, to_be_asked, ways_of, without_a_way
from alongside.arrivals.forms import (
    AnswerForm,
    AskForm,
    ColumnsForm,
    DoublesForm,
    FileForm,
    HeardForm,
    NothingToFillIn,
)
from alongside.arrivals.letters import example_for
from alongside.arrivals.models import Arrival, Brought, WaitingList
from alongside.arrivals.permissions import can_bring_in
from alongside.formats.html import to_html
from alongside.people.models import ContactRoute, Format
from alongside.shared.web import open_to_all, require

PAIRS_ON_A_PAGE = 20
SHOWN = 10


def choose(request):
    """Choose a file; and every list that came in before."""
    require(can_bring_in(request.user))
    form = FileForm(request)
    if waiting := form.act(keep_list, by=request.user):
        return redirect("arrivals:columns", waiting.ref)
    context = {
        "form": form,
        "lists": lists()[:20],
        "waiting": WaitingList.objects.only("ref", "file_name", "made_at").order_by("made_at"),
    }
    return render(request, "arrivals/choose.html", context)


def the_list(request, ref) -> WaitingList:
    require(can_bring_in(request.user))
    return get_object_or_404(WaitingList, ref=ref)


def columns(request, ref):
    """What is each column?"""
    waiting = the_list(request, ref)
    table = table_of(waiting)
    form = ColumnsForm(request, table, waiting.columns)
    if form.act(match_columns, waiting, by=request.user):
        return redirect("arrivals:look", waiting.ref)
    return render(request, "arrivals/columns.html", {"form": form, "waiting": waiting, "notes": table.notes})


def look(request, ref):
    """How the people would come in, what is wrong in which cell, and the button."""
    waiting = the_list(request, ref)
    if not {"name", "first", "last"} & set(waiting.columns):
        return redirect("arrivals:columns", waiting.ref)
    form = NothingToFillIn(request)
    if brought := form.act(bring_in, waiting, by=request.user):
        number = brought.arrivals.count()
        messages.success(
            request,
            ngettext(
                "%(number)d person is in. Nothing was sent.",
                "%(number)d people are in. Nothing was sent.",
                number,
            )
            % {"number": number},
        )
        return redirect("arrivals:brought", brought.ref)
    found, faults = look_over(waiting)
    context = {
        "form": form,
        "waiting": waiting,
        "found": found,
        "shown": [with_words(one) for one in found.come_in[:SHOWN]],
        "faults": faults[:100],
        "more_faults": max(0, len(faults) - 100),
        "stay_out": sum(fault.stays_out for fault in faults),
    }
    return render(request, "arrivals/look.html", context)


def with_words(one) -> dict:
    """Somebody as the preview shows them."""
    kinds = dict(ContactRoute.Kind.choices)
    return {
        "one": one,
        "ways": [(kinds[kind], value) for kind, value in one.ways],
        "format": dict(Format.choices)[one.format],
    }


def doubles(request, ref):
    """Pairs that may be one person, side by side."""
    waiting = the_list(request, ref)
    found, _faults = look_over(waiting)
    chosen = [pair for pair in [*found.joined, *found.here_already] if request.GET.get("all") is not None]
    pairs = [*found.wait, *chosen][:PAIRS_ON_A_PAGE]
    by_line = dict(zip(waiting.table["lines"], waiting.table["rows"], strict=True))
    form = DoublesForm(request, pairs, waiting.doubles)
    if form.act(decide_doubles, waiting, by=request.user):
        return redirect("arrivals:look", waiting.ref)
    questions = [
        (pair, field, [cell for cell in by_line.get(pair.line, ()) if cell], ways_in_words(pair.other))
        for pair, field in form.questions()
    ]
    context = {
        "form": form,
        "waiting": waiting,
        "questions": questions,
        "more": max(0, len(found.wait) - PAIRS_ON_A_PAGE),
    }
    return render(request, "arrivals/doubles.html", context)


def ways_in_words(other) -> list[str]:
    """The earlier line, whole. Of somebody who is here already, only the kinds: looking at an address is a button."""
    kinds = dict(ContactRoute.Kind.choices)
    if other.ref:
        return [str(kinds[kind]) for kind, _value in other.ways]
    return [value for _kind, value in other.ways]


def throw_away(request, ref):
    waiting = the_list(request, ref)
    form = NothingToFillIn(request)
    form.once = False
    if form.act(throw_list_away, waiting, by=request.user):
        messages.success(request, _("The list is gone. Nobody of it came in."))
        return redirect("arrivals:choose")
    return render(request, "arrivals/throw_away.html", {"form": form, "waiting": waiting})


def one_brought(request, ref) -> Brought:
    require(can_bring_in(request.user))
    return get_object_or_404(Brought, ref=ref)


def brought(request, ref):
    """One list that came in: what each was asked, and undo for a day."""
    one = one_brought(request, ref)
    waiting = to_be_asked(one)
    lost = without_a_way(waiting)
    context = {
        "brought": one,
        "counts": lists().get(pk=one.pk),
        "to_ask": len(waiting) - len(lost),
        "lost": lost[:50],
        "may_undo": one.undone_at is None
        and timezone.now() < one.can_be_undone_until
        and not one.arrivals.exclude(state=Arrival.State.NOT_ASKED).exists(),
    }
    return render(request, "arrivals/brought.html", context)


def undo(request, ref):
    one = one_brought(request, ref)
    form = NothingToFillIn(request)
    form.once = False
    if number := form.act(undo_bringing_in, one, by=request.user):
        messages.success(request, _("Taken out again: %(number)d.") % {"number": number})
        return redirect("arrivals:choose")
    return render(request, "arrivals/undo.html", {"form": form, "brought": one})


def ask_them(request, ref):
    """The words that ask, who gets them by which way, and the button."""
    one = one_brought(request, ref)
    form = AskForm(request, initial={"where_from": one.where_from})
    if number := form.act(ask, one, by=request.user):
        messages.success(
            request,
            ngettext("%(number)d person is asked now.", "%(number)d people are asked now.", number)
            % {"number": number}
            + " "
            + _("You can stop it for one minute, under “Letters”."),
        )
        return redirect("arrivals:brought", one.ref)
    waiting = to_be_asked(one)
    kinds = dict(ContactRoute.Kind.choices)
    counts = ways_of(waiting)
    context = {
        "form": form,
        "brought": one,
        "number": len(waiting) - counts.get("", 0),
        "ways": [(kinds[kind], counts[kind]) for kind in kinds if counts.get(kind)],
        "lost": without_a_way(waiting)[:50],
        "words": mark_safe(
            to_html(example_for(request.user, where_from=typed(form) or one.where_from), level=3)
        ),
    }
    return render(request, "arrivals/ask.html", context)


def typed(form) -> str:
    """How their names came to us, as she typed it; nothing when it cannot be used."""
    return getattr(form, "cleaned_data", {}).get("where_from", "") if form.is_bound else ""


@require_POST
def try_question(request, ref):
    """See it in every format, before anybody gets it."""
    one = one_brought(request, ref)
    form = AskForm(request)
    form.once = False
    if letter := form.act(try_question_out, one, by=request.user):
        return redirect("post:try", letter.ref)
    return redirect("arrivals:ask", one.ref)


def asked(request):
    """Everybody who came with a list and has not answered; who has no answer yet stands first."""
    require(can_bring_in(request.user))
    order = Case(
        When(state=Arrival.State.ASKED, then=Value(0)),
        When(state=Arrival.State.NOT_ASKED, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    everybody = Arrival.objects.select_related("person", "brought").order_by(order, "person__name", "pk")
    name = request.GET.get("name", "").replace("\x00", "").strip()[:120]
    if name:
        everybody = everybody.filter(Q(person__name__icontains=name) | Q(person__called__icontains=name))
    page = Paginator(everybody, 50).get_page(request.GET.get("page"))
    return render(request, "arrivals/asked.html", {"page": page, "name": name})


def heard(request, ref):
    """Write down what somebody answered by phone, letter, text or visit."""
    require(can_bring_in(request.user))
    arrival = get_object_or_404(Arrival.objects.select_related("person", "brought"), ref=ref)
    name = str(arrival.person)
    form = HeardForm(request)
    if form.act(answer_question, arrival, by=request.user):
        if form.cleaned_data["answer"] == "yes":
            messages.success(
                request, _("%(name)s said yes. From now on they get what everybody gets.") % {"name": name}
            )
        else:
            messages.success(request, _("They said no. Everything about them is taken out."))
        return redirect("arrivals:asked")
    return render(request, "arrivals/heard.html", {"form": form, "arrival": arrival})


@open_to_all
def answer(request, ref):
    """Somebody answers for themselves, by the link in their letter. The page says nothing about them."""
    arrival = get_object_or_404(Arrival, ref=ref)
    form = AnswerForm(request)
    if form.act(answer_question, arrival, by=None):
        return redirect("arrivals:yes" if form.cleaned_data["answer"] == "yes" else "arrivals:no")
    return render(
        request, "arrivals/answer.html", {"form": form, "said_yes": arrival.state == Arrival.State.YES}
    )


@open_to_all
def yes(request):
    return render(request, "arrivals/yes.html")


@open_to_all
def no(request):
    return render(request, "arrivals/no.html")
