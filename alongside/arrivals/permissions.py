"""Who may do what with lists that are brought in, and why not in a sentence."""

from django.utils.translation import gettext as _

from alongside.shared.permissions import YES, Decision


def can_bring_in(person) -> Decision:
    """Bring a list of people in, ask them, and write down what they answer."""
    if person.is_authenticated and person.is_worker:
        return YES
    return Decision(False, _("Only the people who work here can bring in a list of people."))
