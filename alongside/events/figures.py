"""Whom to invite."""

from django.utils.translation import gettext as _

from alongside.events.models import Event
from alongside.groups.models import Group, Membership
from alongside.people.models import Consent, Person
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
