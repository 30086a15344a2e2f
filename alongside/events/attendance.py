"""How many came (B3). Nobody is counted twice, and what nobody counted is not known.

In each place, a headcount of everybody is the number, the newest one; else those who were ticked by name, with whoever
came with them, and the headcounts of the others. Attendances are not people: somebody may come to two events.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from django.utils.translation import gettext as _

from alongside.algorithms.names import spelled_alike
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
    people: int | None = (
        None  # distinct people, where all of them are known by name; without whoever came with them
    )
    all_organisations: bool = True  # False: there may be more organisations than we know of
    by_name: bool = False  # was anybody ticked by name?
    counts: frozenset[str] = frozenset()  # which headcounts there are: of others, of everybody


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
    organisations, are_all = organisations_in(told, numbers)
    return Came(
        attendances=sum(one.people for one in numbers) + sum(1 + one.with_them for one in told),
        organisations=organisations,
        from_organisations=sum(one.from_organisations or 0 for one in numbers)
        + sum(one.connection == Connection.ORGANISATION for one in told),
        not_connected=sum(one.not_connected or 0 for one in numbers)
        + sum(one.connection == Connection.NOT_CONNECTED for one in told),
        not_asked=sum(one.people if one.not_connected is None else one.not_asked for one in numbers)
        + sum(one.with_them + (one.connection == Connection.NOT_ASKED) for one in told),
        supporters=sum(one.supporters for one in numbers) + sum(one.with_them for one in told),
        people=None if numbers else distinct(told),
        all_organisations=are_all,
        by_name=bool(rows),
        counts=frozenset(one.of for one in counts),
    )


def whole_of(counts: Iterable[Headcount]) -> dict[tuple, Headcount]:
    """The newest headcount of everybody, by event and place. One of the whole event holds those of its places."""
    newest = {(one.event_id, one.place_id): one for one in counts if one.of == Headcount.Of.EVERYBODY}
    return {
        (event, place): one
        for (event, place), one in newest.items()
        if place is None or (event, None) not in newest
    }


def is_within(one: Attendance | Headcount, whole: dict) -> bool:
    """Does a headcount of everybody hold this one already? One of the whole event holds every place of it."""
    return (one.event_id, one.place_id) in whole or (one.event_id, None) in whole


def organisations_in(told: list[Attendance], numbers: list[Headcount]) -> tuple[int | None, bool]:
    """How many organisations we know of, and whether these are all. None: nobody said of any.

    Numbers of organisations are never added up, for one may come to two places: the largest is the least there were.
    """
    named = {spelled_alike(one.organisation) for one in told} - {""}
    counted = [one for one in numbers if one.organisations is not None]
    asked_nobody = [one for one in numbers if one.organisations is None and one.from_organisations != 0]
    nameless = [
        one
        for one in told
        if one.connection == Connection.NOT_ASKED
        or (one.connection == Connection.ORGANISATION and not spelled_alike(one.organisation))
    ]
    not_asked = any(one.not_asked > one.supporters for one in numbers)
    are_all = not (asked_nobody or nameless or not_asked) and len(counted) + bool(named) <= 1
    found = [one.organisations for one in counted] + ([len(named)] if named else [])
    if not found and are_all:
        return 0, True
    return max(found, default=None), are_all


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


@dataclass(frozen=True)
class TypedSheet:
    """What was typed from the paper sheet so far, as it is typed; and a mark that changes when any of it does."""

    more: str
    others: int | None

    @property
    def mark(self) -> str:
        return sha256(f"{self.more}|{self.others}".encode()).hexdigest()[:16]


def typed_sheet(event: Event) -> TypedSheet:
    rows = typed_by_hand(event)
    counted = event.headcounts.filter(is_paper_sheet=True).first()
    return TypedSheet("\n".join(line_of(one) for one in rows), counted.people if counted else None)


def typed_by_hand(event: Event):
    """Whoever stands on the paper sheet below the list, in the order in which they were typed."""
    rows = event.attendances.filter(how=Attendance.How.PAPER, booking=None, person=None)
    return rows.select_related("guest").order_by("pk")


def line_of(one: Attendance) -> str:
    """Somebody without a booking in a line: name, organisation or "none", how to thank them, how many came with them."""
    organisation = one.organisation or (_("none") if one.connection == Connection.NOT_CONNECTED else "")
    with_them = f"+{one.with_them}" if one.with_them else ""
    way = one.guest.value if hasattr(one, "guest") else ""
    parts = [one.called or _("Somebody"), organisation, way, with_them]
    return ", ".join(part for part in parts if part)
