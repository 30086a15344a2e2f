"""Visits: what we heard at people's own places, and the answer that we owe them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from alongside.events.actions.visits import answer_visit, say_what_was_heard, write_visit_down
from alongside.events.forms.visits import AnswerForm, HeardForm, VisitForm
from alongside.events.listening import listened, over
from alongside.events.models import Event, Visit
from alongside.events.permissions import can_hold_events, can_run
from alongside.shared.texts.models import read_texts
from alongside.shared.web import open_to_all, require


@open_to_all
def where_we_listened(request):
    """Everywhere that we have been, and whose places these were."""
    events = Paginator(over().select_related("visit").prefetch_related("places"), 50).get_page(
        request.GET.get("page")
    )
    read_texts((events, "title"))
    context = {
        "events": events,
        "counts": listened(),
        "owed": Visit.objects.filter(answered_on=None).count(),
        "may_hold": bool(can_hold_events(request.user)),
    }
    return render(request, "events/listened.html", context)


def write_down(request):
    require(can_hold_events(request.user))
    form = VisitForm(request)
    if visit := form.act(write_visit_down, by=request.user):
        messages.success(request, _("Written down. They get our answer by the day that you said."))
        return redirect(visit.event)
    return render(request, "events/write_visit.html", {"form": form})


def heard(request, ref):
    """After a visit that was planned."""
    event = get_object_or_404(
        Event.objects.visible_to(request.user).with_texts(), ref=ref, kind=Event.Kind.VISIT
    )
    require(can_run(request.user, event))
    form = HeardForm(request)
    if form.act(say_what_was_heard, event, by=request.user):
        messages.success(request, _("Written down. They get our answer by the day that you said."))
        return redirect(event)
    return render(request, "events/write_visit.html", {"form": form, "event": event})


def answer(request, ref):
    """The answer to the group that we visited."""
    event = get_object_or_404(Event.objects.visible_to(request.user), ref=ref)
    visit = get_object_or_404(Visit, event=event)
    require(can_run(request.user, event))
    read_texts(([event], "title"), ([visit], "heard", "promised"))
    form = AnswerForm(request)
    if form.act(answer_visit, visit, by=request.user):
        messages.success(request, _("Thank you. They have our answer."))
        return redirect(event)
    return render(request, "events/answer_visit.html", {"form": form, "event": event, "visit": visit})
