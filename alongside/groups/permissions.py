"""Who may do what in a group, and why not in a sentence."""

from django.utils.translation import gettext as _

from alongside.shared.permissions import YES, Decision


def can_keep_groups(person) -> Decision:
    """Write down what a group decided about itself: its seats and its agreements."""
    if person.is_authenticated and person.is_worker:
        return YES
    return Decision(
        False, _("Only the people who work here write this down. Tell them what your group decided.")
    )


def can_choose_here_as(person, membership) -> Decision:
    """Choose what to be in a group, and whether others may see it."""
    if person.is_authenticated and person.pk == membership.person_id:
        return YES
    return Decision(False, _("Only they themselves can see and choose this."))
