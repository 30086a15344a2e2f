"""Who may change the partnership's own page ends, and why not in a sentence."""

from django.utils.translation import gettext as _

from alongside.shared.permissions import YES, Decision


def can_change_partnership(person) -> Decision:
    """Change the partnership's own name, and how it is reached."""
    if person.is_authenticated and person.has_role("administrator"):
        return YES
    return Decision(False, _("Only the person who looks after this website can change this."))


def can_close(person) -> Decision:
    """Say that the partnership is closed for some days."""
    if person.is_authenticated and person.has_role("coordinator", "administrator"):
        return YES
    return Decision(False, _("Only the people who work here can say this."))
