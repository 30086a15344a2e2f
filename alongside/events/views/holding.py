from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.events.actions import (
    add_place,
    change_place,
    hold_event,
    publish_event,
)
from alongside.events.attendance import attendance_of
from alongside.events.forms.holding import (
    EventForm,
    PlaceForm,
    PublishForm,
)
from alongside.events.models import Event, Series, Visit
from alongside.events.permissions import can_hold_events, can_run
from alongside.events.promises import breaks_promises, promises_of_event
from alongside.events.rooms import all_are_full
from alongside.shared.panels import panels
from alongside.shared.texts.models import read_texts
from alongside.shared.web import open_to_all, require

DAY_PASS, TRIES, MOST_TRIES = "day pass", "day pass tries", 6  # the first two in the session


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
    one = get_object_or_404(Event.objects.visible_to(request.user).select_related("series"), ref=ref)
    read_texts(([one], "title", "about"), ([one.series] if one.series else [], "title"))
    may_hold = bool(can_hold_events(request.user))
    places = list(one.places.prefetch_related("access_facts"))
    takes_bookings = one.takes_bookings and one.starts_at > timezone.now()
    context = {
        "event": one,
        "places": places,
        "panels": panels("events.event", request, one),
        "may_hold": may_hold,
        "promises": promises_of_event(one) if may_hold and not one.is_published else (),
        "attendance": attendance_of(one),
        "is_over": one.ends_at < timezone.now(),
        "programme": (programme := list(one.programme.all())),
        "advice": breaks_promises(one, programme) if may_hold else (),
        "visit": visit_of(one),
        "offer": () if one.is_called_off else one.offer,
        "takes_bookings": takes_bookings,
        "is_full": takes_bookings and all_are_full(places),
        "may_run": bool(can_run(request.user, one)),
        "mine": one.bookings.live().filter(person=request.user.pk).first()
        if takes_bookings and request.user.is_authenticated
        else None,
    }
    return render(request, "events/event.html", context)


def events_to_hold_again(person) -> list[Event]:
    events = list(Event.objects.visible_to(person).order_by("-starts_at")[:5])
    read_texts((events, "title"))
    return events


@open_to_all
def series(request, ref):
    """Events that belong together, in their order."""
    one = get_object_or_404(Series, ref=ref)
    events = list(Event.objects.visible_to(request.user).filter(series=one).order_by("starts_at", "pk"))
    read_texts(([one], "title", "about"), (events, "title"))
    context = {"series": one, "events": events, "panels": panels("events.series", request, one)}
    return render(request, "events/series.html", context)


def visit_of(event):
    """What was heard there, with its words, if it was a visit that somebody wrote down."""
    if event.kind != Event.Kind.VISIT:
        return None
    visit = Visit.objects.filter(event=event).first()
    if visit:
        read_texts(([visit], "heard", "promised", "answer"))
    return visit


STARTS = {
    "event": {},
    "workshop": {"kind": Event.Kind.WORKSHOP},
    "visit": {"kind": Event.Kind.VISIT, "no_fee_because": gettext_lazy("we come to you.")},
    "training": {"kind": Event.Kind.TRAINING},
    "celebration": {"kind": Event.Kind.CELEBRATION},
    "online": {"mode": Event.Mode.ONLINE},
}


def hold(request):
    """Hold an event: first what kind it is, then its words, its time and what we offer."""
    require(can_hold_events(request.user))
    chosen = request.GET.get("as", "")
    if request.method == "GET" and chosen not in STARTS:
        return render(request, "events/start.html", {"before": events_to_hold_again(request.user)})
    form = EventForm(request, initial=STARTS.get(chosen, {}))
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
