"""Who comes and what they need, for the people who run an event."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.events.actions.arranging import (
    arrange_and_tell,
    cannot_get,
    give_to,
    same_for_others,
    say_it_goes_ahead,
    set_lead_times,
)
from alongside.events.actions.asking_again import cancelled_with_them
from alongside.events.actions.hosting import add_host, remove_host
from alongside.events.attendance import hats_of
from alongside.events.figures import booked_twice
from alongside.events.forms.arranging import (
    ArrangeForm,
    CannotForm,
    GoesAheadForm,
    HostForm,
    LeadTimesForm,
    OwnerForm,
)
from alongside.events.forms.booking import ButtonForm
from alongside.events.models import Arrangement, Booking, Event, Host, ToCancel
from alongside.events.permissions import can_name_hosts, can_run, can_say_how_long_things_take
from alongside.events.promises import needs_are_met
from alongside.events.rooms import fullness_of
from alongside.shared.texts.models import read_texts
from alongside.shared.web import require

State = Arrangement.State
TO_DO_FIRST = [State.ASKED, State.ARRANGED, State.CANNOT, State.CONFIRMED]


def event_that_they_run(request, ref) -> Event:
    """A host sees the event that they run before it is published."""
    one = get_object_or_404(Event.objects.visible_to(request.user), ref=ref)
    require(can_run(request.user, one))
    read_texts(([one], "title", "about"))
    return one


def bookings(request, ref):
    """Who comes, who waits in which order, and what is still to do."""
    event = event_that_they_run(request, ref)
    rows = list(
        Booking.objects.to_the_end()
        .filter(event=event)
        .select_related("person", "place")
        .prefetch_related("arrangements")
        .order_by("made_at", "pk")
    )
    states = Booking.State
    waiting = sorted(
        (one for one in rows if one.state == states.WAITING), key=lambda one: (one.in_line_since, one.pk)
    )
    places = list(event.places.all())
    context = {
        "event": event,
        "coming": [one for one in rows if one.state == states.PLACED],
        "offered": [one for one in rows if one.state == states.OFFERED],
        "waiting": waiting,
        "in_vain": [one for one in rows if one.was_in_vain],
        "full": list(fullness_of(places).values()),
        "hats": hats_of(event),
        "twice": booked_twice(rows),
        "may_name_hosts": bool(can_name_hosts(request.user, event)),
        "hosts": event.hosts.select_related("person"),
        "is_over": event.ends_at < timezone.now(),
    }
    return render(request, "events/bookings.html", context)


def needed(request, ref):
    """What people need at this event, what is still to get first and most urgent first, each with how far it is."""
    event = event_that_they_run(request, ref)
    rows = list(
        Arrangement.objects.live()
        .filter(booking__event=event)
        .select_related("booking__person", "owner")
        .order_by("due_on", "pk")
    )
    rows.sort(key=lambda one: TO_DO_FIRST.index(one.state))
    open_ones = [one for one in rows if one.state == Arrangement.State.ASKED]
    context = {
        "event": event,
        "rows": rows,
        "today": timezone.localdate(),
        "promise": needs_are_met(open_ones),
        "to_cancel": event.to_cancel.all(),
        "has_begun": event.has_begun,
    }
    return render(request, "events/needed.html", context)


def the_arrangement(request, ref) -> Arrangement:
    rows = Arrangement.objects.visible_to(request.user).select_related(
        "booking__event__title", "booking__person", "owner"
    )
    one = get_object_or_404(rows, ref=ref)
    require(can_run(request.user, one.booking.event))
    return one


def arrangement(request, ref):
    """One need: it is arranged, and they know."""
    one = the_arrangement(request, ref)
    others = same_for_others(one)
    is_asked_again = one.state == Arrangement.State.ASKED and one.who
    form = ArrangeForm(
        request, len(others), need=one.need, initial={"who": "" if is_asked_again else one.who}
    )
    if form.act(arrange_and_tell, one, by=request.user):
        messages.success(request, _("Arranged, and they get to know."))
        return redirect("events:needed", one.booking.event.ref)
    context = {
        "form": form,
        "one": one,
        "others": len(others),
        "before": one.who if is_asked_again else "",
        "event": one.booking.event,
        "today": timezone.localdate(),
    }
    return render(request, "events/arrangement.html", context)


def could_not_get(request, ref):
    one = the_arrangement(request, ref)
    form = CannotForm(request, initial={"why": one.why_not})
    if form.act(cannot_get, one, by=request.user):
        messages.success(request, _("They get to know first, by their own way."))
        return redirect("events:needed", one.booking.event.ref)
    return render(
        request, "events/could_not_get.html", {"form": form, "one": one, "event": one.booking.event}
    )


def whose_task(request, ref):
    one = the_arrangement(request, ref)
    form = OwnerForm(request, one.booking.event, initial={"owner": one.owner and one.owner.ref})
    if form.act(give_to, one, by=request.user):
        messages.success(request, _("Saved."))
        return redirect("events:needed", one.booking.event.ref)
    return render(request, "events/whose_task.html", {"form": form, "one": one, "event": one.booking.event})


def not_needed(request, ref):
    """Whoever was booked hears that they are not needed; then the line goes."""
    one = get_object_or_404(ToCancel.objects.select_related("event"), ref=ref)
    event = event_that_they_run(request, one.event.ref)
    form = ButtonForm(request)
    if form.act(cancelled_with_them, one, by=request.user):
        messages.success(request, _("Thank you."))
        return redirect("events:needed", event.ref)
    return render(request, "events/not_needed.html", {"form": form, "one": one, "event": event})


def goes_ahead(request, ref):
    """Say that it goes ahead. What is not met asks for a reason, and its people read it first."""
    event = event_that_they_run(request, ref)
    form = GoesAheadForm(request)
    if form.act(say_it_goes_ahead, event, by=request.user):
        messages.success(request, _("It goes ahead."))
        return redirect("events:needed", event.ref)
    return render(request, "events/goes_ahead.html", {"form": form, "event": event})


def how_long_things_take(request):
    require(can_say_how_long_things_take(request.user))
    form = LeadTimesForm(request)
    if form.act(set_lead_times, by=request.user):
        messages.success(request, _("Saved. It holds for what is asked from now on."))
        return redirect("events:how_long_things_take")
    return render(request, "events/how_long_things_take.html", {"form": form})


def name_host(request, ref):
    event = event_that_they_run(request, ref)
    require(can_name_hosts(request.user, event))
    form = HostForm(request)
    if form.act(add_host, event, by=request.user):
        messages.success(request, _("They run it now: they see who comes and what they need."))
        return redirect("events:bookings", event.ref)
    return render(request, "events/name_host.html", {"form": form, "event": event})


def no_host(request, ref, pk):
    event = event_that_they_run(request, ref)
    require(can_name_hosts(request.user, event))
    host = get_object_or_404(Host.objects.select_related("person"), event=event, pk=pk)
    form = ButtonForm(request)
    if form.act(remove_host, host, by=request.user):
        messages.success(request, _("They do not run it any more."))
        return redirect("events:bookings", event.ref)
    return render(request, "events/no_host.html", {"form": form, "event": event, "host": host})
