"""Where we have listened (A7): how much of what we do happens outside council and NHS buildings."""

from dataclasses import dataclass

from django.utils import timezone

from alongside.events.models import Event, Place


@dataclass(frozen=True)
class Listened:
    """Activities that are over. Online ones, and places of which nobody said whose they are, stand apart."""

    outside: int
    counted: int
    online: int
    not_said: int


def over():
    """Everything that happened, the newest first."""
    return (
        Event.objects.filter(published_at__isnull=False, called_off_at=None, ends_at__lt=timezone.now())
        .exclude(known=Event.Known.MONTH)
        .order_by("-starts_at", "-pk")
    )


def listened() -> Listened:
    """An activity with any part in a building of the council or the NHS counts as inside. Two queries."""
    outside = counted = online = not_said = 0
    for event in over().prefetch_related("places"):
        rooms = [place.setting for place in event.places.all() if not place.is_online]
        if not rooms:
            online += 1
        elif all(rooms):
            counted += 1
            outside += Place.Setting.STATUTORY not in rooms
        else:
            not_said += 1
    return Listened(outside, counted, online, not_said)
