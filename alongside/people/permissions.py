"""Who may do what with people, and why not in a sentence."""

from django.utils.translation import gettext as _

from alongside.people.models import Role
from alongside.shared.permissions import YES, Decision


def can_see_list(person) -> Decision:
    if person.is_authenticated and person.is_worker:
        return YES
    return Decision(
        False, _("There is no list of people. Only the people who work here can look somebody up.")
    )


def can_enter_person(person) -> Decision:
    if person.is_authenticated and person.is_worker:
        return YES
    return Decision(False, _("Only the people who work here can do this. To join, ring us."))


def can_change_person(person, owner) -> Decision:
    if person.is_authenticated and (person.is_worker or person.pk == owner.pk):
        return YES
    return Decision(False, _("Only they, or the people who work here, can change this."))


def can_add_contact_route(person, owner) -> Decision:
    """A helper may never change how somebody is reached."""
    if person.is_authenticated and (person.is_worker or person.pk == owner.pk):
        return YES
    return Decision(False, _("Only they, or the people who work here, can change how they are reached."))


def can_give_role(person) -> Decision:
    if person.is_authenticated and person.has_role(Role.Kind.ADMINISTRATOR):
        return YES
    return Decision(False, _("Only the person who looks after this website can say who does what here."))


def can_arrange_help(person, helped) -> Decision:
    """A person chooses their own helper; a worker may write it down for them. A helper may not choose another."""
    if person.is_authenticated and (person.is_worker or person.pk == helped.pk):
        return YES
    return Decision(False, _("Only they can choose who helps them."))


def can_stop_help(person, help) -> Decision:
    if person.is_authenticated and (person.is_worker or person.pk in (help.helped_id, help.helper_id)):
        return YES
    return Decision(False, _("Only the two of you, or the people who work here, can stop this."))
