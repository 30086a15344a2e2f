"""How many came (B3). Nobody is counted twice, and what nobody counted is not known.

In each place, a headcount of everybody is the number, the newest one; else those who were ticked by name, with whoever
came with them, and the headcounts of the others. Attendances are not people: somebody may come to two events.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from alongside.events.models import Attendance, Booking, Event, Headcount
from alongside.events.models.booking import Connection
from alongside.people.models import Hat, PersonHat

FEWEST_TO_ADVISE, AT_A_TIME = 10, 5


@dataclass(frozen=True)
class Came:
    """Attendances. None: nobody counted that. The three connections always make the attendances."""

    attendances: int
    organisations: int | None
    from_organisations: int
    not_connected: int
    not_asked: int
    supporters: int = 0  # of the attendances, who came with somebody
    people: int | None = None  # distinct people, where all of them are known by name


def attendance_of(event: Event) -> Came | None:
    return attendance([event])


def attendance(events: Iterable[Event]) -> Came | None:
    """All that was counted at these events together, or None when nobody was counted."""
    counts = list(Headcount.objects.filter(event__in=events).order_by("pk"))
    rows = list(Attendance.objects.filter(event__in=events))
    if not counts and not rows:
        return None
    whole = whole_of(counts)
    told = [one for one in rows if not is_within(one, whole)]
    others = [one for one in counts if one.of == Headcount.Of.OTHERS and not is_within(one, whole)]
    numbers = [*whole.values(), *others]
    return Came(
        attendances=sum(one.people for one in numbers) + sum(1 + one.with_them for one in told),
        organisations=organisations_in(told, numbers),
        from_organisations=sum(one.from_organisations or 0 for one in numbers)
        + sum(one.connection == Connection.ORGANISATION for one in told),
        not_connected=sum(one.not_connected or 0 for one in numbers)
        + sum(one.connection == Connection.NOT_CONNECTED for one in told),
        not_asked=sum(one.people if one.not_connected is None else one.not_asked for one in numbers)
        + sum(one.with_them + (one.connection == Connection.NOT_ASKED) for one in told),
        supporters=sum(one.supporters for one in numbers) + sum(one.with_them for one in told),
        people=None if numbers else distinct(told),
    )


def whole_of(counts: Iterable[Headcount]) -> dict[tuple, Headcount]:
    """The newest headcount of everybody, by event and place."""
    return {(one.event_id, one.place_id): one for one in counts if one.of == Headcount.Of.EVERYBODY}


def is_within(one: Attendance | Headcount, whole: dict) -> bool:
    """Does a headcount of everybody hold this one already? One of the whole event holds every place of it."""
    return (one.event_id, one.place_id) in whole or (one.event_id, None) in whole


def organisations_in(told: list[Attendance], numbers: list[Headcount]) -> int | None:
    """How many organisations. Numbers of organisations are never added up: one may come to two places."""
    counted = [one.organisations for one in numbers if one.organisations is not None]
    names = {one.organisation.strip().casefold() for one in told if one.organisation.strip()}
    if not numbers:
        return len(names)
    if len(counted) == 1 and not names:
        return counted[0]
    return None


def distinct(told: list[Attendance]) -> int | None:
    """How many different people; None when some of them have no name that we know."""
    if any(one.person_id is None for one in told):
        return None
    return len({one.person_id for one in told})


@dataclass(frozen=True)
class Hats:
    """What the people who booked are here as, in words: what at least five of them are, and what nobody is."""

    here: list[str]
    missing: list[str]


def hats_of(event: Event) -> Hats:
    """B6: who is here and who is missing, for whoever runs the event. Nothing while few have booked.

    Never numbers and never names: what somebody is here as is theirs. Bookings are looked at five at a time, so that
    no line comes or goes with one of them.
    """
    rows = Booking.objects.holding().filter(event=event).order_by("made_at", "pk")
    people = list(rows.values_list("person", flat=True))
    people = people[: len(people) // AT_A_TIME * AT_A_TIME]
    if len(people) < FEWEST_TO_ADVISE:
        return Hats([], [])
    there = Counter(PersonHat.objects.filter(person__in=people).values_list("hat", flat=True))
    return Hats(
        here=[str(label) for hat, label in Hat.choices if there[hat] >= AT_A_TIME],
        missing=[str(label) for hat, label in Hat.choices if not there[hat]],
    )
