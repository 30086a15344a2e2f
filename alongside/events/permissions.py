"""Who may do what with events, and why not in a sentence."""

from django.utils.translation import gettext as _

from alongside.shared.permissions import YES, Decision


def can_hold_events(person) -> Decision:
    """Plan an event, and put it where everybody sees it."""
    if person.is_authenticated and person.is_worker:
        return YES
    return Decision(
        False, _("Only the people who work here can put an event on this page. Tell us your idea.")
    )


def can_invite(person, event) -> Decision:
    """Invite people to an event."""
    return can_hold_events(person)


def can_make_day_pass(person, event) -> Decision:
    """Let a volunteer open the door page of an event for a day."""
    return can_hold_events(person)


def can_record_headcount(person, event) -> Decision:
    """Write down how many people came."""
    return can_hold_events(person)
