"""Who somebody is to somebody else: the words of the map (`Who`), worked out from the tables."""

from functools import cache

from alongside.events.models import Host
from alongside.groups.models import Membership
from alongside.people.models import Help, Right, Role
from alongside.shared.personal_data import Who, helper

ROLES = {
    Who.WORKERS: Role.Kind.COORDINATOR,
    Who.ADMINISTRATORS: Role.Kind.ADMINISTRATOR,
    Who.TREASURERS: Role.Kind.TREASURER,
    Who.EDITORS: Role.Kind.EDITOR,
    Who.LEADS: Role.Kind.LEAD,
}


def relations(viewer, about) -> frozenset[str]:
    """Everything that the viewer (None: a stranger) is, here and to the person that something is about (or None).

    >>> sorted(relations(None, None))
    ['everybody']
    """
    found = {Who.EVERYBODY}
    if viewer is not None:
        found |= {Who.MEMBERS} | {who for who, kind in ROLES.items() if viewer.has_role(kind)}
        if about is not None:
            found |= to_each_other(viewer, about)
        elif Host.objects.filter(
            person=viewer
        ).exists():  # a row about nobody: which event, the rules of its page say
            found.add(Who.HOSTS)
    return frozenset(str(who) for who in found)


def to_each_other(viewer, about) -> set[str]:
    found = set()
    if viewer.pk == about.pk:
        found.add(Who.THEMSELVES)
    if about.keeps_others_data:
        found.add(Who.MEMBERS_IF_WORKER)
    if Host.objects.filter(person=viewer, event__bookings__person=about).exists():
        found.add(Who.HOSTS)
    for help in Help.objects.live().filter(helper=viewer, helped=about):
        found |= {Who.HELPERS} | {helper(Right(right)) for right in help.rights if right in Right.values}
    # Whoever let somebody help them sees for good who that was; a helper sees them only as long as it lasts.
    if Help.objects.filter(helper=about, helped=viewer).exists():
        found.add(Who.HELPED)
    theirs = Membership.objects.filter(person=about, left_on=None).values("group")
    if Membership.objects.filter(person=viewer, left_on=None, group__in=theirs).exists():
        found.add(Who.GROUP)
    return found


def remembering():
    """The same, asked once for each pair: nothing changes while a crawl looks."""
    known = cache(lambda viewer, about: relations(viewer, about))
    return known
