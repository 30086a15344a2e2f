from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from alongside.people.figures import helping
from alongside.people.forms.person import NothingToFillIn
from alongside.people.signing_in import must_be_fresh
from alongside.safeguarding.actions import (
    close_concern,
    open_concern,
    pass_on,
    set_numbers,
    write_concern,
    write_note,
)
from alongside.safeguarding.figures import leads, names_of
from alongside.safeguarding.forms import CloseForm, ConcernForm, NoteForm, NumbersForm, PassOnForm
from alongside.safeguarding.models import Concern, Number
from alongside.safeguarding.permissions import can_read_log, can_set_numbers
from alongside.shared.web import open_to_all, require


@open_to_all
def worried(request):
    """Whom to ring, and a small form. It is always from whoever is signed in, also while they help somebody."""
    form = ConcernForm(request)
    if concern := form.act(write_concern, by=request.user):
        in_danger = concern.in_danger == Concern.Danger.YES
        return redirect("safeguarding:sent_now" if in_danger else "safeguarding:sent")
    context = {
        "form": form,
        "numbers": Number.objects.all(),
        "somebody_reads": leads().exists(),
        "helped": helping(request),
        "may_read": can_read_log(request.user),
        "may_set_numbers": can_set_numbers(request.user),
    }
    return render(request, "safeguarding/worried.html", context)


@open_to_all
def sent(request, in_danger: bool = False):
    context = {"numbers": Number.objects.all(), "in_danger": in_danger}
    return render(request, "safeguarding/sent.html", context)


@open_to_all
def card(request):
    """For whoever runs a table: what to say, what not to promise, whom to ring."""
    return render(request, "safeguarding/card.html", {"numbers": Number.objects.all()})


def numbers(request):
    require(can_set_numbers(request.user))
    form = NumbersForm(request, Number.objects.all())
    if form.act(set_numbers, by=request.user) is not None:
        messages.success(request, _("Saved. 999 stands above them, as always."))
        return redirect("safeguarding:worried")
    return render(request, "safeguarding/numbers.html", {"form": form})


def log(request):
    require(can_read_log(request.user))
    concerns = Concern.objects.visible_to(request.user).only("ref", "state", "made_at", "in_danger")
    return render(request, "safeguarding/log.html", {"concerns": concerns})


def concern(request, ref):
    """Closed until it is opened with a button, for half an hour. Who opened it stands on the page."""
    one = the_concern(request, ref)
    if request.method == "POST" and NothingToFillIn(request).act(open_concern, one, by=request.user):
        return redirect("safeguarding:concern", one.ref)
    openings = list(one.openings.all())
    is_open = one.is_open_to(request.user)
    notes = list(one.notes.select_related("said")) if is_open else []
    names = names_of([one.by, *(row.by for row in [*openings, *notes])])
    gone = _("somebody who left")
    context = {
        "one": one,
        "is_open": is_open,
        "form": NothingToFillIn(request),
        "openings": [(names.get(row.by, gone), row.at) for row in openings],
        "notes": [(note, names.get(note.by, gone)) for note in notes],
        "written_by": names.get(one.by, gone) if one.by else "",
    }
    return render(request, "safeguarding/concern.html", context)


def note(request, ref):
    return act_on(request, ref, NoteForm, write_note, "safeguarding/note.html")


def passing_on(request, ref):
    return act_on(request, ref, PassOnForm, pass_on, "safeguarding/pass_on.html")


def close(request, ref):
    return act_on(request, ref, CloseForm, close_concern, "safeguarding/close.html")


def act_on(request, ref, kind, action, template):
    """Write down what was done. What was typed is kept also when the half hour has run out meanwhile."""
    one = the_concern(request, ref)
    if not one.is_open_to(request.user) and request.method != "POST":
        return redirect("safeguarding:concern", one.ref)
    form = kind(request)
    if form.act(action, one, by=request.user):
        messages.success(request, _("Saved."))
        return redirect("safeguarding:concern", one.ref)
    return render(request, template, {"form": form, "one": one})


def the_concern(request, ref) -> Concern:
    one = get_object_or_404(Concern.objects.visible_to(request.user), ref=ref)
    must_be_fresh(request)
    return one
