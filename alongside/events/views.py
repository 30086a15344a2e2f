from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.events.actions import add_place, change_place, hold_event, publish_event, record_headcount
from alongside.events.figures import attendance_of
from alongside.events.forms import EventForm, HeadcountForm, PlaceForm, PublishForm
from alongside.events.models import Event
from alongside.events.permissions import can_hold_events, can_record_headcount
from alongside.events.promises import promises_of_event
from alongside.shared.panels import panels
from alongside.shared.texts.models import read_texts
from alongside.shared.web import open_to_all, require


@open_to_all
def all_events(request):
    """What's on, and what was."""
    now = timezone.now()
    events = Event.objects.visible_to(request.user).prefetch_related("places")
    coming = Paginator(events.coming(now), 50).get_page(request.GET.get("page"))
    over = Paginator(events.over(now), 50).get_page(request.GET.get("earlier"))
    read_texts((coming, "title"), (over, "title"))
    context = {
        "coming": coming,
        "over": over,
        "may_hold": bool(can_hold_events(request.user)),
    }
    return render(request, "events/all.html", context)


@open_to_all
def event(request, ref):
    one = get_object_or_404(Event.objects.visible_to(request.user), ref=ref)
    read_texts(([one], "title", "about"))
    may_hold = bool(can_hold_events(request.user))
    context = {
        "event": one,
        "places": one.places.prefetch_related("access_facts"),
        "panels": panels("events.event", request, one),
        "may_hold": may_hold,
        "promises": promises_of_event(one) if may_hold and not one.is_published else (),
        "attendance": attendance_of(one),
        "is_over": one.ends_at < timezone.now(),
    }
    return render(request, "events/event.html", context)


def hold(request):
    require(can_hold_events(request.user))
    form = EventForm(request)
    if held := form.act(hold_event, by=request.user):
        messages.success(request, _("Saved. Now say where it is, and how to get in. Nobody sees it yet."))
        return redirect("events:add_place", held.ref)
    return render(request, "events/hold.html", {"form": form})


def place(request, ref):
    require(can_hold_events(request.user))
    one = get_object_or_404(Event.objects.visible_to(request.user), ref=ref)
    form = PlaceForm(request)
    if form.act(add_place, one, by=request.user):
        messages.success(request, _("The place is saved."))
        return redirect(one)
    return render(request, "events/add_place.html", {"form": form, "event": one})


def change_place_of(request, ref, pk):
    require(can_hold_events(request.user))
    one = get_object_or_404(Event.objects.visible_to(request.user), ref=ref)
    place = get_object_or_404(one.places.prefetch_related("access_facts"), pk=pk)
    form = PlaceForm(request, initial=PlaceForm.filled_from(place))
    if form.act(change_place, place, by=request.user):
        messages.success(request, _("The place is put right."))
        return redirect(one)
    return render(request, "events/add_place.html", {"form": form, "event": one})


def publish(request, ref):
    require(can_hold_events(request.user))
    one = get_object_or_404(Event.objects.visible_to(request.user).with_texts(), ref=ref)
    form = PublishForm(request)
    if form.act(publish_event, one, by=request.user):
        messages.success(request, _("Everybody can see it now."))
        return redirect(one)
    return render(request, "events/publish.html", {"form": form, "event": one})


def headcount(request, ref):
    one = get_object_or_404(Event.objects.visible_to(request.user).with_texts(), ref=ref)
    require(can_record_headcount(request.user, one))
    form = HeadcountForm(request, one)
    if form.act(record_headcount, one, by=request.user):
        messages.success(request, _("Counted."))
        return redirect(one)
    return render(request, "events/headcount.html", {"form": form, "event": one})
