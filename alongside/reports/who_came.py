"""Who came, for letters: those who were ticked by name; before anybody was, those who had a place. And who waited in vain."""

import datetime
from collections.abc import Iterable

from alongside.events.models import Booking, Event, Guest
from alongside.people.models import Person
from alongside.reports.letters import As
from alongside.shared.post.models import Letter


def to_thank(event: Event) -> list[tuple[Person | Guest, As]]:
    """Who was not thanked yet, and what we know of them: they came, booked, left a way at the door, or waited."""
    thanked = set(Letter.objects.filter(key__startswith=f"thanks {event.ref} ").values_list("to", flat=True))
    came = As.CAME if event.attendances.exists() else As.BOOKED
    found = [(person, came) for person in who_came([event])]
    found += [(guest, As.GUEST) for guest in Guest.objects.filter(attendance__event=event).order_by("pk")]
    found += [(person, As.WAITED) for person in who_waited([event])]
    return [(one, who) for one, who in found if one.ref not in thanked]


def thanked_since(moment: datetime.datetime) -> set[tuple[str, str]]:
    """The references of each event and person of a thank-you that was written since then. One question."""
    keys = Letter.objects.filter(key__startswith="thanks ", made_at__gte=moment).values_list("key", flat=True)
    return {(event, person) for _what, event, person in (key.split(" ") for key in keys)}


def who_came(events: Iterable[Event]) -> list[Person]:
    """Each person once, however many of these events they came to."""
    people: dict[int, Person] = {}
    for event in events:
        if event.is_called_off:
            continue
        here = Person.objects.filter(attendances__event=event, is_active=True)
        if not event.attendances.exists():
            placed = Booking.objects.coming().filter(event=event).values("person")
            here = Person.objects.filter(pk__in=placed, is_active=True)
        people |= {person.pk: person for person in here}
    return [people[pk] for pk in sorted(people)]


def who_waited(events: Iterable[Event]) -> list[Person]:
    """Whoever waited for a place at one of these events, came to none, and would like to hear what was said."""
    events = [event for event in events if not event.is_called_off]
    waited = Booking.objects.in_vain().filter(event__in=events, hears_after=True).values("person")
    came = {person.pk for person in who_came(events)}
    people = Person.objects.filter(pk__in=waited, is_active=True).order_by("pk")
    return [person for person in people if person.pk not in came]
