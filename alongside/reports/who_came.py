"""Who came, for letters: those who were ticked by name; before anybody was, those who had a place. And who waited in vain."""

import datetime
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q

from alongside.events.models import Attendance, Booking, Event, Guest
from alongside.people.models import Person
from alongside.reports.letters import As
from alongside.reports.models import Report
from alongside.shared.post.models import Letter


def to_thank(event: Event) -> list[tuple[Person | Guest, As]]:
    """Who was not thanked yet, and what we know of them: they came, booked, left a way at the door, or waited."""
    thanked = Letter.objects.filter(key__startswith=f"thanks {event.ref} ").values("to")
    ticked = Attendance.objects.filter(event=event, person=OuterRef("pk"))
    came = people_at([event]).exclude(ref__in=thanked).annotate(is_ticked=Exists(ticked))
    guests = Guest.objects.filter(attendance__event=event).exclude(ref__in=thanked).order_by("pk")
    waited = people_in_vain([event]).exclude(ref__in=thanked)
    return [
        *((person, As.CAME if person.is_ticked else As.BOOKED) for person in came),
        *((guest, As.GUEST) for guest in guests),
        *((person, As.WAITED) for person in waited),
    ]


def to_ask(report: Report) -> list[Person]:
    """Who came and was not asked to check the report: they were written down after the others were asked."""
    asked = Letter.objects.filter(key__startswith=f"check {report.ref} ").values("to")
    return list(people_at(report.events).exclude(ref__in=asked))


def thanked_since(moment: datetime.datetime) -> set[tuple[str, str]]:
    """The references of each event and person of a thank-you that was written since then. One question."""
    keys = Letter.objects.filter(key__startswith="thanks ", made_at__gte=moment).values_list("key", flat=True)
    return {(event, person) for _what, event, person in (key.split(" ") for key in keys)}


def who_came(events: Iterable[Event]) -> list[Person]:
    """Each person once, however many of these events they came to."""
    return list(people_at(events))


def who_waited(events: Iterable[Event]) -> list[Person]:
    """Whoever waited for a place at one of these events, came to none, and would like to hear what was said."""
    return list(people_in_vain(events))


def people_at(events: Iterable[Event]):
    """Those who were ticked by name; at an event at which nobody was, those who had a place. One question."""
    held = [event.pk for event in events if not event.is_called_off]
    ticked = Attendance.objects.filter(event__in=held, person__isnull=False)
    anybody = Attendance.objects.filter(event=OuterRef("event"))
    placed = Booking.objects.coming().filter(~Exists(anybody), event__in=held)
    came = Q(pk__in=ticked.values("person")) | Q(pk__in=placed.values("person"))
    return Person.objects.filter(came, is_active=True).order_by("pk")


def people_in_vain(events: Iterable[Event]):
    """Those who waited at one of these events and came to none of them. One question."""
    held = [event for event in events if not event.is_called_off]
    waited = Booking.objects.in_vain().filter(event__in=held, hears_after=True)
    people = Person.objects.filter(pk__in=waited.values("person"), is_active=True)
    return people.exclude(pk__in=people_at(held).values("pk")).order_by("pk")
