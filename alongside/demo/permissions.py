from django.conf import settings

from alongside.partnership.facts import the_partnership
from alongside.shared.permissions import YES, Decision


def can_come_in_as_somebody() -> Decision:
    """Come in as one of the invented people, without a code."""
    """Coming in without a code is for the example on one's own machine, and nowhere else."""
    partnership = the_partnership()
    if settings.LOOPBACK and partnership and partnership.is_example:
        return YES
    return Decision(False, "Only an example on your own machine lets you come in as somebody else.")
