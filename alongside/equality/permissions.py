"""Who may answer, and who may say which parts the district has."""

from django.utils.translation import gettext as _

from alongside.shared.permissions import YES, Decision


def can_answer(helping) -> Decision:
    """Everybody, for themselves: nobody in a browser that is helping somebody answers these for them."""
    if not helping:
        return YES
    return Decision(
        False,
        _(
            "You are helping somebody now. Only they can answer these questions, for themselves. "
            "They can ring us instead. To answer for yourself, stop helping or sign out first."
        ),
    )


def can_set_parts(person) -> Decision:
    """Say which parts the district has."""
    if person.is_authenticated and person.is_worker:
        return YES
    return Decision(False, _("Only the people who work here can change the parts of the district."))
