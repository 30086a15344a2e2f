"""What letters of lower rooms may say about events."""

from django.utils import timezone

from alongside.events.models import Event
from alongside.events.templatetags.times import when
from alongside.partnership.figures import site


def whats_on() -> list[str]:
    """The next three published events that take place, a line each; of a month alone, the month."""
    coming = Event.objects.filter(published_at__isnull=False, called_off_at=None).with_titles()
    zone = site().zone
    return [f"{event.title}, {when(event, zone)}" for event in coming.coming(timezone.now())[:3]]
