"""Who may thank people and make reports."""

from django.utils.translation import gettext as _

from alongside.shared.permissions import YES, Decision


def can_report(person) -> Decision:
    """Thank those who came, and make the report."""
    if person.is_authenticated and person.is_worker:
        return YES
    return Decision(
        False, _("Only the people who work here put a report together. What is not right in one? Tell us.")
    )
