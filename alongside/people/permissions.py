"""Who may do what with people, and why not in a sentence."""

from django.utils.translation import gettext as _

from alongside.people.models import Help, Right, Role
from alongside.shared.permissions import YES, Decision


def may_help(person, owner, right: str) -> bool:
    """Does `owner` let this person help them with this, today?"""
    return any(right in help.rights for help in Help.objects.live().filter(helper=person, helped=owner))


def can_see_list(person) -> Decision:
    """Look somebody up by name."""
    if person.is_authenticated and (person.is_worker or person.has_role(Role.Kind.ADMINISTRATOR)):
        return YES
    return Decision(
        False, _("There is no list of people. Only the people who work here can look somebody up.")
    )


def can_enter_person(person) -> Decision:
    """Write somebody down who rang, wrote or came by."""
    if person.is_authenticated and person.is_worker:
        return YES
    return Decision(False, _("Only the people who work here can do this. To join, use “Join us” or ring us."))


def can_welcome(person) -> Decision:
    """Make sure of somebody who joined by themselves."""
    if person.is_authenticated and person.is_worker:
        return YES
    return Decision(False, _("Only the people who work here can do this."))


def can_change_person(person, owner) -> Decision:
    """Change somebody's name, and how they get things."""
    if person.is_authenticated and (person.is_worker or person.pk == owner.pk):
        return YES
    return Decision(False, _("Only they, or the people who work here, can change this."))


def can_add_contact_route(person, owner) -> Decision:
    """Say how somebody is reached. A helper never may."""
    if person.is_authenticated and (person.is_worker or person.pk == owner.pk):
        return YES
    return Decision(False, _("Only they, or the people who work here, can change how they are reached."))


def can_see_needs(person, owner) -> Decision:
    """See what somebody needs, and their page “Working with me”."""
    if person.is_authenticated and (
        person.is_worker or person.pk == owner.pk or may_help(person, owner, Right.NEEDS)
    ):
        return YES
    return Decision(
        False, _("Only they, whoever they let say what they need, and the people who work here see this.")
    )


def can_say_needs(person, owner) -> Decision:
    """Say what somebody needs."""
    return can_see_needs(person, owner)


def can_choose_hats(person, owner) -> Decision:
    """Say what somebody is here as: only they themselves, for nobody else sees the list."""
    if person.is_authenticated and person.pk == owner.pk:
        return YES
    return Decision(False, _("Only they can see and choose this."))


def can_say_where_from(person, owner) -> Decision:
    """Say which organisation somebody comes from, or none."""
    return can_change_person(person, owner)


def can_say_what_they_bring(person, owner) -> Decision:
    """Say what somebody brings."""
    return can_change_person(person, owner)


def can_take_back_yes(person, owner) -> Decision:
    """Take back a yes, by any way. A helper never may give or take one."""
    return can_change_person(person, owner)


def can_read_notes(person, owner) -> Decision:
    """Read the notes that somebody makes to themselves."""
    if person.is_authenticated and person.pk == owner.pk:
        return YES
    return Decision(False, _("These notes are for their owner alone."))


def can_give_role(person) -> Decision:
    """Say who does what work here."""
    if person.is_authenticated and person.has_role(Role.Kind.ADMINISTRATOR):
        return YES
    return Decision(False, _("Only the person who looks after this website can say who does what here."))


def can_ask_for_help(person, helped) -> Decision:
    """Ask for somebody to help."""
    if person.is_authenticated and (person.is_worker or person.pk == helped.pk):
        return YES
    return Decision(False, _("Only they can choose who helps them."))


def can_arrange_help(person) -> Decision:
    """Let a helper begin, after ringing back to make sure."""
    if person.is_authenticated and person.is_worker:
        return YES
    return Decision(False, _("We ring back first, on a number that is safe. Then your helper can begin."))


def can_stop_help(person, help) -> Decision:
    """Stop somebody's help, at once."""
    if person.is_authenticated and (person.is_worker or person.pk in (help.helped_id, help.helper_id)):
        return YES
    return Decision(False, _("Only the two of you, or the people who work here, can stop this."))


def can_make_card(person) -> Decision:
    """Make somebody a card to sign in with."""
    if person.is_authenticated and person.is_worker:
        return YES
    return Decision(False, _("Ask us for a card: we make sure that it comes to you alone."))


def can_hand_over(person) -> Decision:
    """Let somebody stand in for one's own work, for some days."""
    return can_see_list(person)
