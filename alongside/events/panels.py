"""What events say on the pages of other rooms."""

import datetime

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.events.models import Booking, Event, Host
from alongside.events.permissions import can_hold_events
from alongside.shared.panels import part
from alongside.shared.texts.models import read_texts

MOST = 8


def bookings_of(person) -> list[Booking]:
    """What somebody booked and what was within the last two weeks, the next one first."""
    since = timezone.now() - datetime.timedelta(days=14)
    rows = list(
        Booking.objects.to_the_end()
        .filter(person=person, event__ends_at__gte=since)
        .select_related("event")
        .order_by("event__starts_at")[:MOST]
    )
    read_texts(([one.event for one in rows], "title"))
    return rows


def my_events(request, person):
    """On "my page": what one booked and what one runs first, then what else is coming. One question for all of it."""
    now = timezone.now()
    mine = Booking.objects.to_the_end().filter(event=OuterRef("pk"), person=person).order_by("-pk")
    events = list(
        Event.objects.visible_to(person)
        .annotate(
            key=Subquery(mine.values("key")[:1]),
            state=Subquery(mine.values("state")[:1]),
            i_run=Exists(Host.objects.filter(event=OuterRef("pk"), person=person)),
        )
        .filter(Q(ends_at__gte=now) | Q(ends_at__gte=now - datetime.timedelta(days=14), key__isnull=False))
        .order_by(F("key").desc(nulls_last=True), "-i_run", "starts_at", "pk")[:MOST]
        .select_related("title")
        .prefetch_related("title__wordings")
    )
    if not events:
        return None
    booked = sorted((one for one in events if one.key), key=lambda one: one.starts_at)
    for one in booked:
        one.said = _("Called off") if one.is_called_off else Booking.State(one.state).label
    context = {
        "booked": booked,
        "run": [one for one in events if one.i_run],
        "coming": [one for one in events if not (one.key or one.i_run or one.is_called_off)][:3],
    }
    return part(request, "events/_my_events.html", context)


def book_for_them(request, person):
    """On the page of a person, for whoever is on the phone with them: their bookings, and what they could book."""
    if not can_hold_events(request.user) or person == request.user:
        return None
    bookings = bookings_of(person)
    booked = [one.event_id for one in bookings]
    coming = Event.objects.visible_to(request.user).filter(
        published_at__isnull=False, called_off_at=None, known=Event.Known.TIMES, starts_at__gt=timezone.now()
    )
    events = list(coming.exclude(pk__in=booked).order_by("starts_at")[:MOST])
    if not bookings and not events:
        return None
    read_texts((events, "title"))
    context = {"bookings": bookings, "events": events, "person": person}
    return part(request, "events/_book_for_them.html", context)
