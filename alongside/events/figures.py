"""Sums about events."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.events.models import Event, Headcount
from alongside.groups.models import Group, Membership
from alongside.people.models import Consent, Person
from alongside.shared.post.models import Letter


@dataclass(frozen=True)
class Attendance:
    """Attendances, not people: somebody may have come twice. None: nobody counted that."""

    attendances: int
    organisations: int | None
    from_organisations: int
    not_connected: int
    not_asked: int


def attendance(events) -> Attendance | None:
    """All headcounts of these events together, or None when nobody was counted. `events` is a queryset or a list.

    People whose connection was not counted are "not asked", so that the three always make the total.
    """
    counts = list(Headcount.objects.filter(event__in=events))
    if not counts:
        return None
    known = [count for count in counts if count.not_connected is not None]
    people = sum(count.people for count in counts)
    connected = sum(count.from_organisations for count in known)
    unconnected = sum(count.not_connected for count in known)
    named = [count.organisations for count in counts if count.organisations is not None]
    # One organisation may come to two places, so numbers of organisations are never added up.
    return Attendance(
        attendances=people,
        organisations=named[0] if len(named) == 1 else None,
        from_organisations=connected,
        not_connected=unconnected,
        not_asked=people - connected - unconnected,
    )


def attendance_of(event: Event) -> Attendance | None:
    return attendance([event])


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
    """Who of this choice is not invited yet. Nobody who joined alone and was not made sure of, or has not said yes."""
    people = Person.objects.filter(is_active=True, held_back=False, welcomed_at__isnull=False)
    if whom == NEWS:
        people = people.filter(consents__to=Consent.To.NEWS, consents__ended_at=None)
    elif whom.startswith(GROUP):
        people = people.filter(memberships__group__ref=whom.removeprefix(GROUP), memberships__left_on=None)
    invited = set(
        Letter.objects.filter(key__startswith=f"invitation {event.ref} ").values_list("to", flat=True)
    )
    return [person for person in people.distinct().order_by("pk") if person.ref not in invited]
