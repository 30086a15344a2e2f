"""The one lock of an event."""

from alongside.events.models import Event


def lock(event: Event) -> Event:
    """The event, locked until the transaction ends: whoever books, cancels, needs or is offered something waits their turn.

    It is always the first lock that is taken, so that two who write about one event never wait for each other.
    """
    return Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
