"""Builders for tests about bookings."""

import datetime

from django.utils import timezone

from alongside.events.actions.booking import book_place
from alongside.events.models import AccessFact, Booking, Event, Place
from alongside.events.tests.make import ALL_CHECKED, an_event
from alongside.people.actions import add_person, write_needs
from alongside.people.models import Person
from alongside.people.signing_in import BY_REFERENCE

__all__ = [
    "ALL_CHECKED",
    "AccessFact",
    "a_booking",
    "a_full_event",
    "an_event_soon",
    "signed_in",
    "somebody",
    "somebody_who_needs",
]


def an_event_soon(
    days: int = 30, *, bookable: int | None = None, room_limit: int | None = None, **more
) -> Event:
    """A published event so many days from now, with one place."""
    event = an_event(day=timezone.localdate() + datetime.timedelta(days=days), **more)
    Place.objects.filter(event=event).update(bookable=bookable, room_limit=room_limit)
    return event


def somebody(name: str = "Sam", *, kind: str = "email", value: str = "", **more) -> Person:
    """Somebody whom the partnership knows and can reach."""
    value = value or (f"{name.lower().replace(' ', '.')}@example.org" if kind == "email" else "01632 960123")
    return add_person(name, kind=kind, value=value, by=None, **more)


def somebody_who_needs(*needs: str, name: str = "Amina", **more) -> Person:
    person = somebody(name, **more)
    write_needs(person, needs=needs, yes=True, by=person)
    return person


def signed_in(client, person):
    client.force_login(person, backend=BY_REFERENCE)


def a_booking(event: Event, person: Person | None = None, **more) -> Booking:
    person = person or somebody()
    return book_place(event, person, by=person, **more)


def a_full_event(places: int = 1, **more) -> tuple[Event, list[Booking]]:
    """An event of which every place is taken."""
    event = an_event_soon(bookable=places, **more)
    return event, [a_booking(event, somebody(f"Person {number}")) for number in range(places)]
