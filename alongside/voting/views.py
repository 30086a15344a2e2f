from dataclasses import dataclass

import segno
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from alongside.algorithms.receipts import in_groups
from alongside.people.figures import for_themselves_alone
from alongside.shared.errors import Refused
from alongside.shared.history.models import Route
from alongside.shared.kit.display import display_of
from alongside.shared.kit.templatetags.kit import whole_percent
from alongside.shared.spreadsheets import csv_file
from alongside.shared.texts.templatetags.texts import words
from alongside.shared.web import open_to_all
from alongside.voting import actions, figures, forms, promises
from alongside.voting.check_numbers import in_words
from alongside.voting.models import Elector, Option, Poll, Stratum
from alongside.voting.permissions import can_run_polls, can_vote


def visible_poll(request, ref, *, words=True) -> Poll:
    """The poll, or 404. `words=False`: the page fetches them together with others."""
    polls = Poll.objects.visible_to(request.user).select_related("title", "about")
    poll = get_object_or_404(polls, ref=ref)
    if words:
        figures.with_words(poll.title, poll.about)
    return poll


def poll_to_run(request, ref) -> Poll:
    poll = visible_poll(request, ref)
    if not (may := can_run_polls(request.user, poll)):
        raise PermissionDenied(may.why)
    return poll


def on_paper(poll: Poll) -> list[Option]:
    """What dots can go on, with its words."""
    options = list(poll.options.on_paper().select_related("title", "explanation"))
    figures.with_words(*(text for option in options for text in (option.title, option.explanation)))
    return options


# Everybody


@open_to_all
def all_polls(request):
    polls = Poll.objects.visible_to(request.user).with_texts().order_by("-pk")[:300]
    groups = [
        (_("You can vote now"), [poll for poll in polls if poll.is_open]),
        (_("Coming"), [poll for poll in polls if poll.state == Poll.State.FROZEN]),
        (_("Votes that are over"), [poll for poll in polls if poll.is_over]),
        (_("Being written"), [poll for poll in polls if poll.state == Poll.State.DRAFT]),
    ]
    return render(
        request,
        "voting/all.html",
        {"groups": [group for group in groups if group[1]], "may_run": can_run_polls(request.user)},
    )


@open_to_all
def poll(request, ref):
    poll = visible_poll(request, ref, words=False)
    options = figures.options_with_parents(poll)
    figures.with_words(poll.title, poll.about, *figures.texts_of(options))
    return render(
        request,
        "voting/poll.html",
        {
            "poll": poll,
            "options": options,
            "strata": poll.strata.all(),
            "elector": elector_of(request, poll) if poll.is_open else None,
            "voted": figures.voted(poll),
            "may_run": can_run_polls(request.user, poll),
        },
    )


def elector_of(request, poll: Poll) -> Elector | None:
    """Whose paper this browser has opened: by a code, or because the signed-in person is on the list."""
    opened = request.session.get(f"vote {poll.ref}")
    if opened:
        return Elector.objects.filter(poll=poll, pk=opened).select_related("mark").first()
    if request.user.is_authenticated:
        return Elector.objects.filter(poll=poll, person=request.user).select_related("mark").first()
    return None


@open_to_all
@never_cache
def code(request, ref):
    for_themselves_alone(request)
    poll = visible_poll(request, ref)
    form = forms.CodeForm(request)
    form.fields["typed"].initial = request.GET.get("code", "")[:40]
    if poll.is_open and (tried := form.act(actions.try_code, poll)):
        if tried.elector:
            request.session[f"vote {poll.ref}"] = tried.elector.pk
            return redirect("voting:ballot", poll.ref)
        form.add_error("typed", tried.sentence)
    return render(request, "voting/code.html", {"poll": poll, "form": form})


@open_to_all
@never_cache
def ballot(request, ref):
    """The paper, then the same dots to check, then the box. Nothing is kept until the last button."""
    for_themselves_alone(request)
    poll = visible_poll(request, ref)
    elector = elector_of(request, poll)
    form = forms.BallotForm(request, poll, on_paper(poll))
    sent = request.POST.get("step") == "send"
    if sent and elector and (done := form.act(actions.cast, poll, elector)):
        return render(request, "voting/cast.html", {"poll": poll, **told(done)})
    may = can_vote(elector, poll)
    if not may:
        return render(request, "voting/cannot_vote.html", {"poll": poll, "why": may.why, "elector": elector})
    return paper_or_check(request, poll, form, "voting/ballot.html", "voting/check.html")


def paper_or_check(request, poll, form, paper: str, check: str, **more):
    """Show the filled-in paper to be checked when it follows the rules, or else the paper with what is wrong."""
    context = {"poll": poll, "form": form, **more}
    if form.is_bound and request.POST.get("step") != "change" and form.has_readable_dots():
        try:
            choice = actions.clean_choice(poll, form.choice())
        except Refused as no:
            form.add_error(None, no.sentence)
        else:
            used = sum(choice.values())
            lines = [(option, choice.get(str(option.order), 0), name) for option, name in form.numbered]
            context |= {"lines": lines, "used": used, "left": poll.dots_each - used}
            return render(request, check, context)
    return render(request, paper, context)


def told(done: actions.Cast) -> dict:
    """What a voter sees and hears of their check number."""
    return {
        "done": done,
        "number": in_groups(done.receipt),
        "number_in_words": in_words(done.receipt),
    }


@open_to_all
def result(request, ref):
    poll = visible_poll(request, ref, words=False)
    found = figures.summary(poll)
    if found is None:
        figures.with_words(poll.title)
        return render(request, "voting/no_result.html", {"poll": poll, "voted": figures.voted(poll)})
    return render(
        request,
        "voting/result.html",
        {
            "poll": poll,
            "summary": found,
            "bars": bars(request, found),
            "leaders": [row for row in found.rows if row.place == 1],
            "numbers": [in_groups(number) for number in found.check_numbers],
            "figures": [
                {"number": found.people, "word": _("people")},
                {"number": found.total, "word": _("dots on ideas")},
                {"number": found.unused, "word": _("dots not used")},
            ],
            "few": promises.few_things_well(len(found.taken_on)),
            "may_run": can_run_polls(request.user, poll),
        },
    )


def bars(request, found: figures.PollSummary) -> list[dict]:
    """The rows of the drawing; the line is drawn where what was taken on ends, if the dots alone explain it."""
    most = max((row.total for row in found.rows), default=0)
    taken = [row for row in found.rows if row.taken_on]
    in_order = taken and all(row.taken_on for row in found.rows[: len(taken)])
    return [
        {
            "label": words({"display": display_of(request)}, row.option.title),
            "note": row.standing,
            "number": row.total,
            "share_percent": whole_percent(row.total, most),
            "cut_after": bool(in_order) and place == len(taken) and place < len(found.rows),
        }
        for place, row in enumerate(found.rows, start=1)
    ]


@open_to_all
def totals(request, ref):
    """The totals for a spreadsheet: the same numbers as on the page."""
    poll = visible_poll(request, ref)
    found = figures.summary(poll)
    if found is None:
        raise Http404
    fates = {True: _("taken on"), False: _("has to wait"), None: ""}
    header = [_("Place"), _("Idea"), _("Dots"), *(part.name for part in found.parts), _("Decision")]
    rows = [
        [
            row.standing,
            str(row.option.title),
            row.total,
            *(part.totals[at] for part in found.parts),
            fates[row.taken_on],
        ]
        for at, row in enumerate(found.rows)
    ]
    rows.append(["", _("All dots"), found.total, *(part.total for part in found.parts), ""])
    rows.append(["", _("Dots not used"), found.unused, *(part.unused for part in found.parts), ""])
    rows.append(["", _("People"), found.people, *(part.people for part in found.parts), ""])
    return csv_file(f"vote-{poll.ref}", header, rows)


@open_to_all
def sheets(request, ref):
    """One sheet of paper for each idea, with room for dots."""
    poll = visible_poll(request, ref)
    return render(request, "voting/sheets.html", {"poll": poll, "options": on_paper(poll)})


# Workers


def hold(request):
    if not (may := can_run_polls(request.user)):
        raise PermissionDenied(may.why)
    form = forms.HoldPollForm(request)
    if poll := form.act(actions.hold_poll, by=request.user):
        return redirect("voting:run", poll.ref)
    return render(request, "voting/hold.html", {"form": form})


def run(request, ref):
    poll = poll_to_run(request, ref)
    return render(
        request,
        "voting/run.html",
        {
            "poll": poll,
            "options": on_paper(poll),
            "strata": [
                (stratum, stratum.wall_counts.all())
                for stratum in poll.strata.prefetch_related("wall_counts")
            ],
            "turnout": figures.turnout(poll),
            "steps": [(name, STEPS[name].button) for name in NEXT_STEPS.get(poll.state, ())],
        },
    )


def worker_form(request, poll, form, heading, button, why=""):
    return render(
        request,
        "voting/worker_form.html",
        {"poll": poll, "form": form, "heading": heading, "button": button, "why": why},
    )


def option(request, ref):
    poll = poll_to_run(request, ref)
    form = forms.OptionForm(request, poll)
    if form.act(actions.add_option, poll, by=request.user):
        messages.success(request, _("It is on the paper."))
        return redirect("voting:run", poll.ref)
    return worker_form(request, poll, form, _("Put an idea on the paper"), _("Put it on the paper"))


def way(request, ref):
    poll = poll_to_run(request, ref)
    form = forms.WayForm(request)
    if form.act(actions.add_stratum, poll, by=request.user):
        messages.success(request, _("People can vote this way."))
        return redirect("voting:run", poll.ref)
    return worker_form(
        request,
        poll,
        form,
        _("Add a place or a way to vote"),
        _("Add it"),
        _(
            "Each place and each way is counted apart, so that everybody can see how the result came together."
        ),
    )


def voters(request, ref):
    poll = poll_to_run(request, ref)
    form = forms.VoterForm(request, poll)
    if form.act(actions.add_voters, poll, by=request.user):
        messages.success(request, _("They are on the list of voters."))
        return redirect("voting:run", poll.ref)
    return worker_form(
        request,
        poll,
        form,
        _("Who can vote online or by phone?"),
        _("Add to the list"),
        _("One person, one vote. The list is settled when the vote opens."),
    )


@never_cache
def codes(request, ref):
    """New codes for everybody who votes online and has not voted yet, to print and cut. Shown this once."""
    poll = poll_to_run(request, ref)
    form = forms.StepForm(request)
    if given := form.act(actions.give_codes, poll, by=request.user):
        if given is True:
            messages.info(
                request, _("The codes were shown already. Make new ones if you did not print them.")
            )
            return redirect("voting:run", poll.ref)
        cards = [code_card(request, poll, elector, code) for elector, code in given]
        return render(request, "voting/codes.html", {"poll": poll, "cards": cards})
    return worker_form(
        request,
        poll,
        form,
        _("Make code cards"),
        _("Make new codes to print"),
        _("Everybody on the online list who has not voted gets a new code. Older codes stop working."),
    )


@never_cache
def one_code(request, ref):
    """A new code for one voter who lost theirs or tried too often. The codes of others stay."""
    poll = poll_to_run(request, ref)
    form = forms.OneCodeForm(request, waiting_for(poll))
    if given := form.act(actions.give_code, by=request.user):
        if given is True:
            messages.info(request, _("The code was shown already. Make a new one if you did not note it."))
            return redirect("voting:run", poll.ref)
        card = code_card(request, poll, form.cleaned_data["elector"], given)
        return render(request, "voting/codes.html", {"poll": poll, "cards": [card]})
    return worker_form(
        request,
        poll,
        form,
        _("A new code for one voter"),
        _("Make a new code"),
        _(
            "For somebody who lost their code, or whose code was tried too often. Their older code stops working."
        ),
    )


def code_card(request, poll: Poll, elector: Elector, code: str) -> dict:
    """What stands on one printed card."""
    page = request.build_absolute_uri(reverse("voting:code", args=[poll.ref]))
    picture = segno.make(f"{page}?code={code}", error="m").svg_inline(scale=4, omitsize=True)
    return {
        "name": elector.person.name if elector.person else "",
        "number": elector.card_no,
        "code": f"{code[:5]} {code[5:]}",
        "page": page,
        "picture": mark_safe(picture),  # made here from our own address and letters of the code
    }


def phone(request, ref):
    poll = poll_to_run(request, ref)
    form = forms.PhoneVoterForm(request, waiting_for(poll))
    if form.is_bound and form.is_valid():
        return redirect("voting:phone_ballot", poll.ref, form.cleaned_data["elector"].card_no)
    return worker_form(
        request,
        poll,
        form,
        _("Enter a vote by phone"),
        _("Next"),
        _("Read the question and every idea aloud. Then write down where the dots go."),
    )


def stickers(request, ref):
    """Somebody on the list takes stickers at the door: their code ends in the same moment."""
    poll = poll_to_run(request, ref)
    form = forms.StickersForm(request, waiting_for(poll))
    if form.act(actions.give_stickers, by=request.user):
        messages.success(request, _("They have stickers now. Their code no longer works."))
        return redirect("voting:run", poll.ref)
    return worker_form(
        request,
        poll,
        form,
        _("Give stickers instead of a code"),
        _("Give them stickers"),
        _("For somebody on the list who wants to vote on the wall. One person, one vote."),
    )


def waiting_for(poll: Poll):
    """The voters on the list who have not voted yet."""
    return poll.electors.filter(mark=None).select_related("person", "poll")


@never_cache
def phone_ballot(request, ref, card):
    poll = poll_to_run(request, ref)
    elector = get_object_or_404(Elector.objects.select_related("person"), poll=poll, card_no=card)
    form = forms.PhoneBallotForm(request, poll, on_paper(poll))
    sent = request.POST.get("step") == "send"
    if sent and (done := form.act(actions.cast, poll, elector, by=request.user, via=Route.PHONE)):
        by_phone = {"by_phone": True, "elector": elector}
        return render(request, "voting/cast.html", {"poll": poll, **by_phone, **told(done)})
    if not (may := can_vote(elector, poll)):
        return render(request, "voting/cannot_vote.html", {"poll": poll, "why": may.why, "elector": elector})
    return paper_or_check(
        request, poll, form, "voting/ballot.html", "voting/check.html", by_phone=True, elector=elector
    )


def wall(request, ref, pk):
    poll = poll_to_run(request, ref)
    stratum = get_object_or_404(Stratum, poll=poll, pk=pk, kind=Stratum.Kind.WALL)
    form = forms.WallForm(request, on_paper(poll))
    if form.act(actions.record_wall_count, stratum, by=request.user):
        messages.success(request, _("The stickers are written down."))
        return redirect("voting:run", poll.ref)
    return worker_form(
        request,
        poll,
        form,
        _("Write down the stickers: %s") % stratum.name,
        _("Write them down"),
        _("One person counts each sheet aloud, another person checks."),
    )


def decide(request, ref):
    poll = poll_to_run(request, ref)
    options = poll.options.select_related("title").prefetch_related("title__wordings")
    form = forms.DecideForm(request, poll, options)
    if form.act(actions.take_on, poll, by=request.user):
        messages.success(request, _("Written down, with the reasons."))
        return redirect("voting:result", poll.ref)
    return worker_form(
        request,
        poll,
        form,
        _("What is taken on?"),
        _("Write down what people decided"),
        _("The dots help. People decide, and everybody can read why. What has to wait stays on the list."),
    )


@dataclass(frozen=True)
class Step:
    """A change of the vote's state, with one button."""

    action: object
    form: type
    heading: str
    button: str
    why: str = ""


STEPS = {
    "settle": Step(
        actions.freeze_poll,
        forms.StepForm,
        gettext_lazy("Settle the paper"),
        gettext_lazy("Settle what is on the paper"),
        gettext_lazy(
            "After this the ideas, the places and the number of dots stay as they are. There is no way back."
        ),
    ),
    "open": Step(
        actions.open_poll,
        forms.StepForm,
        gettext_lazy("Open the vote"),
        gettext_lazy("Open the vote"),
        gettext_lazy("After this nobody can be added to the list of voters. There is no way back."),
    ),
    "close": Step(
        actions.close_poll,
        forms.StepForm,
        gettext_lazy("Close the vote"),
        gettext_lazy("Close the vote for good"),
        gettext_lazy("After this nobody can vote. There is no way back."),
    ),
    "count": Step(
        actions.count_poll,
        forms.CountForm,
        gettext_lazy("Count the dots"),
        gettext_lazy("Count, and show the result to everybody"),
    ),
    "question": Step(
        actions.dispute,
        forms.ReasonForm,
        gettext_lazy("Somebody says that the count is wrong"),
        gettext_lazy("Write down what seems wrong"),
    ),
    "recount": Step(
        actions.recount, forms.StepForm, gettext_lazy("Count again"), gettext_lazy("Begin to count again")
    ),
    "final": Step(
        actions.lock_poll,
        forms.StepForm,
        gettext_lazy("Make the result final"),
        gettext_lazy("Make it final"),
    ),
}
NEXT_STEPS = {
    Poll.State.DRAFT: ("settle",),
    Poll.State.FROZEN: ("open",),
    Poll.State.OPEN: ("close",),
    Poll.State.CLOSED: ("count",),
    Poll.State.PROVISIONAL: ("question", "final"),
    Poll.State.DISPUTED: ("recount",),
    Poll.State.RECOUNT: ("count",),
}


def step(request, ref, name):
    poll = poll_to_run(request, ref)
    if name not in STEPS:
        raise Http404
    chosen = STEPS[name]
    form = chosen.form(request)
    if form.act(chosen.action, poll, by=request.user):
        return tidy(request, ref) if name == "close" else redirect("voting:run", poll.ref)
    why = chosen.why
    if name == "close" and poll.is_open and (unused := figures.ways_not_used(poll)):
        why = f"{promises.every_way_was_used(unused).found} {why}"
    return worker_form(request, poll, form, chosen.heading, chosen.button, why)


@require_POST
def tidy(request, ref):
    """After the close: write the file anew, so that nothing keeps the order of the votes."""
    poll = poll_to_run(request, ref)
    if poll.is_over:
        try:
            actions.forget_old_pages()
        except OperationalError:  # somebody else holds the database for a long time
            messages.error(
                request,
                _(
                    "The vote is closed. The computer was too busy to clear the traces of the order in which the votes "
                    "came. Press “Clear the traces” in a minute."
                ),
            )
        else:
            messages.success(request, _("The traces of the order in which the votes came are cleared."))
    return redirect("voting:run", poll.ref)
