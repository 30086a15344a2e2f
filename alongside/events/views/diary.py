"""The diary: calendars, changes, series, and what happens when."""

import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.events.actions.holding import (
    call_off,
    change_event,
    hold_again,
    make_series,
    set_programme,
)
from alongside.events.calendar import calendar_of
from alongside.events.forms.diary import AgainForm, CallOffForm, ProgrammeForm, SeriesForm
from alongside.events.forms.holding import EventForm
from alongside.events.models import Event
from alongside.events.permissions import can_hold_events
from alongside.partnership.figures import site
from alongside.shared.texts.models import read_texts
from alongside.shared.web import open_to_all, require

CALENDAR = "text/calendar; charset=utf-8"


def as_calendar(events, *, name: str, file: str) -> HttpResponse:
    answer = HttpResponse(calendar_of(events, name=name), content_type=CALENDAR)
    answer["Content-Disposition"] = f'attachment; filename="{file}.ics"'
    return answer


@open_to_all
def calendar_file(request, ref):
    """One event for a calendar."""
    event = get_object_or_404(Event.objects.visible_to(request.user), ref=ref)
    read_texts(([event], "title", "about"))
    return as_calendar([event], name=str(event.title), file="event")


@open_to_all
def feed(request):
    """All published events, for a calendar that looks for itself."""
    since = timezone.now() - datetime.timedelta(days=31)
    events = list(
        Event.objects.filter(published_at__isnull=False, ends_at__gte=since)
        .prefetch_related("places")
        .order_by("starts_at", "pk")[:1000]
    )
    read_texts((events, "title", "about"))
    return as_calendar(events, name=site().name, file="events")


def worker_event(request, ref) -> Event:
    require(can_hold_events(request.user))
    event = get_object_or_404(Event.objects.visible_to(request.user), ref=ref)
    read_texts(([event], "title", "about"))
    return event


def change(request, ref):
    """Put right what is said about an event. A new time is told to everybody who booked."""
    event = worker_event(request, ref)
    form = EventForm(request, initial=EventForm.filled_from(event))
    if form.act(change_event, event, by=request.user):
        messages.success(request, _("Saved. Whoever booked is told when the time or the way changes."))
        return redirect(event)
    return render(request, "events/change.html", {"form": form, "event": event})


def called_off(request, ref):
    event = worker_event(request, ref)
    form = CallOffForm(request)
    if form.act(call_off, event, by=request.user):
        messages.success(request, _("Called off. Everybody who booked is told, each their own way."))
        return redirect(event)
    return render(request, "events/call_off.html", {"form": form, "event": event})


def programme(request, ref):
    event = worker_event(request, ref)
    lines = "\n".join(f"{item.at:%H:%M} {item.words}" for item in event.programme.all())
    form = ProgrammeForm(request, initial={"programme": lines})
    if form.act(set_programme, event, by=request.user):
        messages.success(request, _("Saved."))
        return redirect(event)
    return render(request, "events/programme.html", {"form": form, "event": event})


def again(request, ref):
    """The same event on another day: its words, offer and places are taken over."""
    event = worker_event(request, ref)
    form = AgainForm(request)
    if made := form.act(hold_again, event, by=request.user):
        messages.success(request, _("Here it is, with everything as it was. Look at it, then publish it."))
        return redirect(made)
    return render(request, "events/again.html", {"form": form, "event": event})


def new_series(request):
    require(can_hold_events(request.user))
    form = SeriesForm(request)
    if made := form.act(make_series, by=request.user):
        messages.success(request, _("Now hold the events, and choose this series in each."))
        return redirect(made)
    return render(request, "events/new_series.html", {"form": form})
