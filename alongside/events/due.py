"""What waits for those who hold events."""

import datetime
from collections.abc import Iterable

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.events.models import Arrangement, Attendance, Booking, Event, Headcount, Place, ToCancel
from alongside.events.permissions import can_hold_events
from alongside.events.rooms import fullness_of
from alongside.people.models import Role
from alongside.shared.due import Due

NOTICE = datetime.timedelta(days=28)
COUNT_WITHIN = datetime.timedelta(days=3)
AHEAD = datetime.timedelta(days=7)
SAY_SO = datetime.timedelta(days=2)
LOOK_BACK = datetime.timedelta(days=60)


def due(person, today: datetime.date) -> list[Due]:
    if not can_hold_events(person):
        return []
    now = timezone.now()
    events = events_to_look_at(now)
    return [
        *to_publish(events),
        *to_get(person),
        *to_cancel(),
        *to_say_that_it_goes_ahead(events, now),
        *to_find_room(events),
        *to_count(events),
        *to_answer(events),
    ]


def events_to_look_at(now: datetime.datetime) -> list[Event]:
    """All that are to come, those that took place of late, and visits that we owe an answer, each with what the lines
    below ask about it: one question.
    """
    of_it = {"event": OuterRef("pk")}
    needs = Arrangement.objects.filter(booking__event=OuterRef("pk"))
    coming = Q(starts_at__gt=now)
    over = Q(published_at__isnull=False, ends_at__lt=now, ends_at__gt=now - LOOK_BACK)
    return list(
        Event.objects.filter(
            coming | over | Q(visit__answered_on=None, visit__isnull=False), called_off_at=None
        )
        .select_related("visit")
        .annotate(
            is_coming=ExpressionWrapper(coming, BooleanField()),
            is_over=ExpressionWrapper(over, BooleanField()),
            is_counted=Exists(Headcount.objects.filter(**of_it)) | Exists(Attendance.objects.filter(**of_it)),
            asks_for_something=Exists(needs),
            may_be_too_full=Exists(Booking.objects.live().filter(**of_it))
            & Exists(Place.objects.filter(**of_it, room_limit__isnull=False)),
        )
    )


def to_publish(events: Iterable[Event]) -> list[Due]:
    return [
        Due(
            f"publish {one.ref}",
            _("Publish “%(title)s”, so that people have time to say yes."),
            reverse("events:event", args=[one.ref]),
            timezone.localtime(one.starts_at).date() - NOTICE,
            title_of=one,
        )
        for one in events
        if one.is_coming and not one.is_published
    ]


def to_count(events: Iterable[Event]) -> list[Due]:
    """How many came; and of a month that went by without a day, when it is."""
    return [
        Due(
            f"say when {one.ref}",
            _("The month of “%(title)s” is over. Say when it is now."),
            reverse("events:change", args=[one.ref]),
            timezone.localtime(one.ends_at).date(),
            title_of=one,
        )
        if one.known == Event.Known.MONTH
        else Due(
            f"count {one.ref}",
            _("Write down how many came to “%(title)s”."),
            reverse("events:headcount", args=[one.ref]),
            timezone.localtime(one.ends_at).date() + COUNT_WITHIN,
            title_of=one,
        )
        for one in events
        if one.is_over and not one.is_counted
    ]


def to_answer(events: Iterable[Event]) -> list[Due]:
    """Groups that we visited and that have no answer yet; and visits of which nobody wrote down what was heard."""
    found = [
        Due(
            f"answer {one.ref}",
            _("Answer the people whom we visited: %(whose)s.") % {"whose": one.visit.whose},
            reverse("events:answer_visit", args=[one.ref]),
            one.visit.answer_by,
        )
        for one in events
        if hasattr(one, "visit") and one.visit.answered_on is None
    ]
    return found + [
        Due(
            f"heard {one.ref}",
            _("Write down what you heard: “%(title)s”."),
            reverse("events:heard", args=[one.ref]),
            timezone.localtime(one.ends_at).date() + COUNT_WITHIN,
            title_of=one,
        )
        for one in events
        if one.is_over and one.kind == Event.Kind.VISIT and not hasattr(one, "visit")
    ]


def to_get(person) -> list[Due]:
    """What people need and nobody has got yet: one line for each need of an event, however many need it.

    What another has taken on stands here too once it is late, or when its owner has no such page: who runs one event.
    """
    workers = Role.objects.live().filter(kind=Role.Kind.COORDINATOR).values("person")
    mine = (
        Q(owner=None)
        | Q(owner=person)
        | Q(due_on__lt=timezone.localdate())
        | (Q(owner__isnull=False) & ~Q(owner__in=workers))
    )
    rows = (
        Arrangement.objects.open()
        .filter(
            mine,
            booking__event__starts_at__gt=timezone.now(),
            booking__event__called_off_at=None,
            booking__event__known=Event.Known.TIMES,
        )
        .select_related("booking__event")
        .order_by("due_on", "pk")
    )
    lines: dict[tuple, list[Arrangement]] = {}
    for one in rows:
        lines.setdefault((one.booking.event, one.words, one.state), []).append(one)
    found = []
    for (event, words, state), same in lines.items():
        what = words if len(same) == 1 else f"{words} ({len(same)})"
        sentence = (
            _("Get for “%(title)s”: %(what)s.")
            if state == Arrangement.State.ASKED
            else _("Tell them that it is arranged, “%(title)s”: %(what)s.")
        )
        found.append(
            Due(
                f"get {same[0].ref}",
                sentence,
                reverse("events:arrangement", args=[same[0].ref])
                if len(same) == 1
                else reverse("events:needed", args=[event.ref]),
                same[0].due_on,
                title_of=event,
                values={"what": what},
            )
        )
    return found


def to_cancel() -> list[Due]:
    """Interpreters and cars that were booked and are not needed any more."""
    rows = ToCancel.objects.filter(event__ends_at__gt=timezone.now()).select_related("event")
    return [
        Due(
            f"cancel {one.ref}",
            _("Tell them that they are not needed at “%(title)s”: %(what)s."),
            reverse("events:not_needed", args=[one.ref]),
            one.made_on,
            title_of=one.event,
            values={"what": f"{one.words}. {one.who}".strip(". ")},
        )
        for one in rows
    ]


def to_say_that_it_goes_ahead(events: Iterable[Event], now: datetime.datetime) -> list[Due]:
    """Events within a week at which somebody needs something, and of which nobody said that they go ahead."""
    return [
        Due(
            f"goes ahead {one.ref}",
            _("Look whether everybody has what they need at “%(title)s”, and say that it goes ahead."),
            reverse("events:needed", args=[one.ref]),
            timezone.localtime(one.starts_at).date() - SAY_SO,
            title_of=one,
        )
        for one in events
        if one.is_coming
        and one.starts_at < now + AHEAD
        and one.known == Event.Known.TIMES
        and one.goes_ahead_at is None
        and one.asks_for_something
    ]


def to_find_room(events: Iterable[Event]) -> list[Due]:
    """More people come than a room may hold; or a place is free, but the next in line comes with too many others."""
    booked = [one for one in events if one.is_coming and one.may_be_too_full]
    prefetch_related_objects(booked, "places")
    full = fullness_of([place for event in booked for place in event.places.all()])
    found = []
    for event in booked:
        rooms = [full[place.pk] for place in event.places.all()]
        if any(one.is_over for one in rooms):
            words = _("More people come to “%(title)s” than the room may hold. Find a larger room.")
        elif any(one.waiting and one.places_left != 0 for one in rooms):
            words = _("Find room at “%(title)s”: the next on the waiting list comes with others.")
        else:
            continue
        found.append(
            Due(
                f"room {event.ref}",
                words,
                reverse("events:bookings", args=[event.ref]),
                timezone.localdate(),
                title_of=event,
            )
        )
    return found
