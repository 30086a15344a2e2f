"""Who reads what somebody wrote because they are worried, and who sets the numbers to ring."""

from django.utils.translation import gettext as _

from alongside.people.models import Role
from alongside.shared.permissions import YES, Decision


def can_read_log(person) -> Decision:
    """Read what came in. No other role opens this, not even that of whoever looks after the website."""
    if person.is_authenticated and person.has_role(Role.Kind.LEAD):
        return YES
    return Decision(
        False, _("Only the people named to keep people safe read this. If you are worried, tell us or ring.")
    )


def can_set_numbers(person) -> Decision:
    """Say which numbers stand below 999."""
    if person.is_authenticated and person.has_role(Role.Kind.LEAD, Role.Kind.ADMINISTRATOR):
        return YES
    return Decision(
        False,
        _(
            "Only the people named to keep people safe, and whoever looks after this website, "
            "can change these numbers."
        ),
    )
