"""How full a place is. Counted inside the transaction that holds the lock of the event, and nowhere else relied upon."""

from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from alongside.events.models import Booking, Place
from alongside.events.models.booking import HEADS


@dataclass(frozen=True)
class Fullness:
    """How many hold a place, how many heads that is with whoever comes with them, and how many wait."""

    place: Place
    booked: int
    heads: int
    waiting: int

    @property
    def places_left(self) -> int | None:
        """Places that can still be booked; None when as many come as like."""
        return None if self.place.bookable is None else max(0, self.place.bookable - self.booked)

    @property
    def heads_left(self) -> int | None:
        """How many more the room may hold, everybody counted."""
        return None if self.place.room_limit is None else max(0, self.place.room_limit - self.heads)

    @property
    def is_full(self) -> bool:
        return self.places_left == 0 or self.heads_left == 0

    @property
    def is_over(self) -> bool:
        """Do more people come than the room may hold? Only when its limit was lowered after they booked."""
        return self.place.room_limit is not None and self.heads > self.place.room_limit

    def holds(self, heads: int) -> bool:
        """Is there a place for one person who comes with `heads - 1` others?"""
        return self.places_left != 0 and (self.heads_left is None or heads <= self.heads_left)


def fullness(place: Place) -> Fullness:
    """One query."""
    return fullness_of([place])[place.pk]


def fullness_of(places) -> dict[int, Fullness]:
    """Of several places at once, in one query."""
    holding = Q(state__in=[Booking.State.PLACED, Booking.State.OFFERED])
    rows = {
        row["place"]: row
        for row in Booking.objects.filter(place__in=places)
        .order_by()
        .values("place")
        .annotate(
            booked=Count("pk", filter=holding),
            heads=Sum(HEADS, filter=holding, default=0),
            waiting=Count("pk", filter=Q(state=Booking.State.WAITING)),
        )
    }
    empty = {"booked": 0, "heads": 0, "waiting": 0}
    return {
        place.pk: Fullness(place, **{name: rows.get(place.pk, empty)[name] for name in empty})
        for place in places
    }


def all_are_full(places) -> bool:
    """Does whoever books now join a line, wherever they take part?"""
    return bool(places) and all(one.is_full or one.waiting for one in fullness_of(places).values())


def number_in_line(booking: Booking) -> int | None:
    """1 for the first who waits; None for whoever does not wait."""
    if booking.state != Booking.State.WAITING:
        return None
    before = Q(in_line_since__lt=booking.in_line_since) | Q(
        in_line_since=booking.in_line_since, pk__lt=booking.pk
    )
    return Booking.objects.in_line().filter(before, place=booking.place_id).count() + 1
