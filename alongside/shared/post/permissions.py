"""Who may do what with letters, and why not in a sentence."""

from django.utils.translation import gettext as _

from alongside.shared.permissions import YES, Decision


def can_send_by_hand(person) -> Decision:
    """See what waits to be printed or rung, and say what came of it."""
    if person.is_authenticated and person.is_worker:
        return YES
    return Decision(False, _("Only the people who work here can do this."))
