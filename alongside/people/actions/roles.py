"""Who does what for the partnership."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.people.models import Person, Role
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route

LONGEST_COVER = datetime.timedelta(days=92)


@transaction.atomic
def give_role(person: Person, kind: str, *, by, via: str = Route.WEB) -> Role:
    """Let somebody do this work. Giving it twice is the same as once."""
    role, is_new = Role.objects.get_or_create(person=person, kind=kind, ended_on=None)
    forget_roles(person)
    if is_new:
        record(by, f"gave the role {role.kind}", person, via=via)
    return role


@transaction.atomic
def take_role(person: Person, kind: str, *, by, via: str = Route.WEB) -> None:
    """End a role. The last administrator stays, or nobody could let anybody in again."""
    roles = Role.objects.select_for_update().filter(kind=kind, ended_on=None)
    if kind == Role.Kind.ADMINISTRATOR and not roles.exclude(person=person).exists():
        raise Refused(
            _("This is the last person who looks after the website. Give the role to somebody else first.")
        )
    roles.filter(person=person).update(ended_on=timezone.localdate())
    forget_roles(person)
    record(by, f"took the role {kind}", person, via=via)


@transaction.atomic
def hand_over(
    person: Person,
    cover: Person,
    *,
    roles,
    first_day: datetime.date,
    last_day: datetime.date,
    by,
    via: str = Route.WEB,
) -> Person:
    """Let somebody stand in: the roles that are named, from one day to another, and not a day longer.

    Nobody hands over what they do not have themselves. Who stands in takes the second step like everybody with a role.
    """
    roles = sorted(set(roles))
    if cover == person:
        raise Refused(_("Choose somebody else: this is you."), field="cover")
    if not roles or not all(person.has_role(kind) for kind in roles):
        raise Refused(_("Choose from the work that you do yourself."), field="roles")
    if not timezone.localdate() <= first_day <= last_day <= first_day + LONGEST_COVER:
        raise Refused(
            _("Choose days from today on, the first before the last, at most three months."), field="last_day"
        )
    for kind in roles:
        if cover.roles.filter(kind=kind, ended_on=None).exists():
            continue
        Role.objects.create(
            person=cover, kind=kind, first_day=first_day, last_day=last_day, stands_in_for=person
        )
        record(by, f"handed over the role {kind}", cover, via=via)
    forget_roles(cover)
    return cover


@transaction.atomic
def end_cover(role: Role, *, by, via: str = Route.WEB) -> Role:
    """Back early: nobody stands in any more."""
    role.ended_on = timezone.localdate()
    role.save(update_fields=["ended_on"])
    record(by, f"took back the role {role.kind}", role.person, via=via)
    return role


@transaction.atomic
def set_roles(person: Person, roles, *, by, via: str = Route.WEB) -> Person:
    """Give the roles that are named and take the others."""
    has = set(person.roles.filter(ended_on=None).values_list("kind", flat=True))
    for kind in sorted(set(roles) - has):
        give_role(person, kind, by=by, via=via)
    for kind in sorted(has - set(roles)):
        take_role(person, kind, by=by, via=via)
    return person


def forget_roles(person: Person) -> None:
    person.__dict__.pop("_roles", None)
