"""What waits for those who hold events."""

import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.events.models import Arrangement, Booking, Event, ToCancel, Visit
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
    return [
        *to_publish(),
        *to_get(person),
        *to_cancel(),
        *to_say_that_it_goes_ahead(),
        *to_find_room(),
        *to_count(),
        *to_answer(),
    ]


def to_publish() -> list[Due]:
    drafts = Event.objects.filter(
        published_at=None, called_off_at=None, starts_at__gt=timezone.now()
    ).with_titles()
    return [
        Due(
            f"publish {one.ref}",
            _("Publish “%(title)s”, so that people have time to say yes.") % {"title": one.title},
            reverse("events:event", args=[one.ref]),
            one.starts_at.date() - NOTICE,
        )
        for one in drafts
    ]


def to_count() -> list[Due]:
    now = timezone.now()
    over = Event.objects.filter(
        published_at__isnull=False,
        called_off_at=None,
        ends_at__lt=now,
        ends_at__gt=now - LOOK_BACK,
        headcounts=None,
        attendances=None,
    )
    return [
        Due(
            f"count {one.ref}",
            _("Write down how many came to “%(title)s”.") % {"title": one.title},
            reverse("events:headcount", args=[one.ref]),
            one.ends_at.date() + COUNT_WITHIN,
        )
        for one in over.with_titles()
    ]


def to_answer() -> list[Due]:
    """Groups that we visited and that have no answer yet; and visits of which nobody wrote down what was heard."""
    owed = Visit.objects.filter(answered_on=None).select_related("event")
    found = [
        Due(
            f"answer {one.event.ref}",
            _("Answer the people whom we visited: %(whose)s.") % {"whose": one.whose},
            reverse("events:answer_visit", args=[one.event.ref]),
            one.answer_by,
        )
        for one in owed
    ]
    now = timezone.now()
    silent = Event.objects.filter(
        kind=Event.Kind.VISIT,
        published_at__isnull=False,
        called_off_at=None,
        visit=None,
        ends_at__lt=now,
        ends_at__gt=now - LOOK_BACK,
    )
    return found + [
        Due(
            f"heard {one.ref}",
            _("Write down what you heard: “%(title)s”.") % {"title": one.title},
            reverse("events:heard", args=[one.ref]),
            timezone.localtime(one.ends_at).date() + COUNT_WITHIN,
        )
        for one in silent.with_titles()
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
        .select_related("booking__event__title")
        .prefetch_related("booking__event__title__wordings")
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
                sentence % {"title": event.title, "what": what},
                reverse("events:arrangement", args=[same[0].ref])
                if len(same) == 1
                else reverse("events:needed", args=[event.ref]),
                same[0].due_on,
            )
        )
    return found


def to_cancel() -> list[Due]:
    """Interpreters and cars that were booked and are not needed any more."""
    rows = (
        ToCancel.objects.filter(event__ends_at__gt=timezone.now())
        .select_related("event__title")
        .prefetch_related("event__title__wordings")
    )
    return [
        Due(
            f"cancel {one.ref}",
            _("Tell them that they are not needed at “%(title)s”: %(what)s.")
            % {"title": one.event.title, "what": f"{one.words}. {one.who}".strip(". ")},
            reverse("events:not_needed", args=[one.ref]),
            one.made_on,
        )
        for one in rows
    ]


def to_say_that_it_goes_ahead() -> list[Due]:
    """Events within a week at which somebody needs something, and of which nobody said that they go ahead."""
    now = timezone.now()
    soon = (
        Event.objects.filter(
            starts_at__gt=now,
            starts_at__lt=now + AHEAD,
            called_off_at=None,
            known=Event.Known.TIMES,
            goes_ahead_at=None,
            bookings__arrangements__isnull=False,
        )
        .distinct()
        .with_titles()
    )
    return [
        Due(
            f"goes ahead {one.ref}",
            _("Look whether everybody has what they need at “%(title)s”, and say that it goes ahead.")
            % {"title": one.title},
            reverse("events:needed", args=[one.ref]),
            timezone.localtime(one.starts_at).date() - SAY_SO,
        )
        for one in soon
    ]


def to_find_room() -> list[Due]:
    """More people come than a room may hold; or a place is free, but the next in line comes with too many others."""
    booked = (
        Event.objects.filter(
            starts_at__gt=timezone.now(),
            called_off_at=None,
            bookings__state__in=Booking.LIVE,
            places__room_limit__isnull=False,
        )
        .distinct()
        .with_titles()
        .prefetch_related("places")
    )
    events = list(booked)
    full = fullness_of([place for event in events for place in event.places.all()])
    found = []
    for event in events:
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
                words % {"title": event.title},
                reverse("events:bookings", args=[event.ref]),
                timezone.localdate(),
            )
        )
    return found
