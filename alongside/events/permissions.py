"""Who may do what with events, and why not in a sentence."""

from django.utils.translation import gettext as _

from alongside.events.models import Host
from alongside.people.models import Right
from alongside.people.permissions import may_help
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
    return can_run(person, event)


def can_run(person, event) -> Decision:
    """See who comes to an event and what they need, and get it: whoever works here or runs this event."""
    if person.is_authenticated and (
        person.is_worker or Host.objects.filter(event=event.pk, person=person).exists()
    ):
        return YES
    return Decision(False, _("Only the people who run this event see who comes and what they need."))


def can_name_hosts(person, event) -> Decision:
    """Say who runs an event."""
    return can_hold_events(person)


def can_book_for(person, owner) -> Decision:
    """Book an event for somebody: for oneself, for whoever lets one, and whoever works here for anybody."""
    if person.is_authenticated and (
        person.is_worker or person.pk == owner.pk or may_help(person, owner, Right.BOOK)
    ):
        return YES
    return Decision(False, _("Only they, and whoever they let book for them, can do this. Or ring us."))


def can_say_how_long_things_take(person) -> Decision:
    """Change how long it takes to get what people need."""
    return can_hold_events(person)
