"""The one lock of an event."""

from django.utils.translation import gettext as _

from alongside.events.models import Event
from alongside.shared.errors import Refused


def lock(event: Event) -> Event:
    """The event, locked until the transaction ends: whoever books, cancels, needs or is offered something waits their turn.

    It is always the first lock that is taken, so that two who write about one event never wait for each other.
    """
    return Event.objects.select_for_update(of=("self",)).get(pk=event.pk)


def lock_before_it_begins(event: Event) -> Event:
    """The same, for what makes sense only while the event is still to come."""
    event = lock(event)
    if event.is_called_off:
        raise Refused(_("This event was called off."))
    if event.has_begun:
        raise Refused(_("This event has begun. Tell whoever stands at the door, or ring us."))
    return event
