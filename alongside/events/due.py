"""What waits for those who hold events."""

import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.events.models import Event
from alongside.events.permissions import can_hold_events
from alongside.shared.due import Due

NOTICE = datetime.timedelta(days=28)
COUNT_WITHIN = datetime.timedelta(days=3)
LOOK_BACK = datetime.timedelta(days=60)


def due(person, today: datetime.date) -> list[Due]:
    if not can_hold_events(person):
        return []
    return [*to_publish(), *to_count()]


def to_publish() -> list[Due]:
    drafts = Event.objects.filter(published_at=None, starts_at__gt=timezone.now()).with_texts()
    return [
        Due(
            f"publish {one.ref}",
            _("Publish “%(title)s”, so that people have time to say yes.") % {"title": one.title},
            reverse("events:event", args=[one.ref]),
            one.starts_at.date() - NOTICE,
        )
        for one in drafts
    ]


def to_count() -> list[Due]:
    now = timezone.now()
    over = Event.objects.filter(
        published_at__isnull=False, ends_at__lt=now, ends_at__gt=now - LOOK_BACK, headcounts=None
    )
    return [
        Due(
            f"count {one.ref}",
            _("Write down how many came to “%(title)s”.") % {"title": one.title},
            reverse("events:headcount", args=[one.ref]),
            one.ends_at.date() + COUNT_WITHIN,
        )
        for one in over.with_texts()
    ]
