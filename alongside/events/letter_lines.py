"""What letters of lower rooms may say about events."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.events.models import Event


def whats_on() -> list[str]:
    """The next three published events, a line each."""
    coming = Event.objects.filter(published_at__isnull=False).with_texts().coming(timezone.now())[:3]
    return [
        _("%(title)s, %(day)s, %(time)s")
        % {
            "title": event.title,
            "day": date_format(timezone.localtime(event.starts_at), "l j F Y"),
            "time": date_format(timezone.localtime(event.starts_at), "g.i a"),
        }
        for event in coming
    ]
