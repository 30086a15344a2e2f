"""Who came, for letters: those who were ticked by name; before anybody was, those who had a place."""

from collections.abc import Iterable

from alongside.events.models import Booking, Event
from alongside.people.models import Person
from alongside.shared.post.models import Letter


def to_thank(event: Event) -> list[Person]:
    """Who came and was not thanked yet."""
    thanked = set(Letter.objects.filter(key__startswith=f"thanks {event.ref} ").values_list("to", flat=True))
    return [person for person in who_came([event]) if person.ref not in thanked]


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
