"""Whom to invite, and who may have booked twice."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from alongside.events.models import Booking, Event
from alongside.groups.models import Group, Membership
from alongside.people.models import Consent, ContactRoute, Person
from alongside.shared.post.models import Letter

EVERYBODY, NEWS, GROUP = "everybody", "news", "group "


def whom_to_invite(event: Event) -> list[tuple[str, str, int]]:
    """Each choice, its words, and how many of it are not invited yet. Few questions, however many groups there are."""
    people = {person.pk for person in may_be_invited(event, EVERYBODY)}
    groups = Group.objects.select_related("name").prefetch_related("name__wordings").order_by("pk")
    seats: dict[int, set[int]] = {}
    for group, person in Membership.objects.filter(left_on=None).values_list("group_id", "person_id"):
        seats.setdefault(group, set()).add(person)
    news = set(Consent.objects.filter(to=Consent.To.NEWS, ended_at=None).values_list("person_id", flat=True))
    choices = [
        (EVERYBODY, _("Everybody who takes part"), people),
        (NEWS, _("Everybody who wants news"), news),
        *(
            (
                f"{GROUP}{group.ref}",
                _("The people in %(group)s") % {"group": group.name},
                seats.get(group.pk, set()),
            )
            for group in groups
        ),
    ]
    return [(code, words, len(members & people)) for code, words, members in choices]


def may_be_invited(event: Event, whom: str) -> list[Person]:
    """Who of this choice is not invited yet, and has not booked.

    Nobody who joined alone and was not made sure of, or has not said yes.
    """
    booked = Booking.objects.live().filter(event=event).values("person")
    people = Person.objects.filter(is_active=True, held_back=False, welcomed_at__isnull=False).exclude(
        pk__in=booked
    )
    if whom == NEWS:
        people = people.filter(consents__to=Consent.To.NEWS, consents__ended_at=None)
    elif whom.startswith(GROUP):
        people = people.filter(memberships__group__ref=whom.removeprefix(GROUP), memberships__left_on=None)
    invited = set(
        Letter.objects.filter(key__startswith=f"invitation {event.ref} ").values_list("to", flat=True)
    )
    return [person for person in people.distinct().order_by("pk") if person.ref not in invited]


def booked_twice(bookings: Sequence[Booking]) -> set[int]:
    """Keys of bookings that may be one person's: the same name, and the same number or address.

    Nobody who books is told that somebody of this name is known, so it is found here, for whoever runs the event.
    """
    same_name: dict[str, list[Booking]] = {}
    for one in bookings:
        same_name.setdefault(one.person.name.casefold(), []).append(one)
    doubtful = [one for group in same_name.values() if len(group) > 1 for one in group]
    if not doubtful:
        return set()
    of_person = {one.person_id: one for one in doubtful}
    reached: dict[tuple, set[int]] = {}
    for route in ContactRoute.objects.filter(person__in=of_person):
        one = of_person[route.person_id]
        way = "".join(route.value.casefold().split())
        reached.setdefault((one.person.name.casefold(), way), set()).add(one.pk)
    return {pk for group in reached.values() if len(group) > 1 for pk in group}
