"""Who sees how the copies stand."""

from django.utils.translation import gettext as _

from alongside.people.models import Role
from alongside.shared.permissions import YES, Decision


def can_see_copies(person) -> Decision:
    """See when copies were made and checked. Nobody opens one on the web."""
    if person.is_authenticated and person.has_role(Role.Kind.ADMINISTRATOR, Role.Kind.COORDINATOR):
        return YES
    return Decision(False, _("Only the people who work here see this."))
