"""What waits for those who write down what people said."""

import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.conversations.models import TableNote
from alongside.shared.due import Due

LOOK_BACK = datetime.timedelta(days=30)


def due(person, today: datetime.date) -> list[Due]:
    """Tables that were not asked yet "is this what you said?", on the day itself: one line for an event."""
    if not person.is_worker:
        return []
    since = timezone.now() - LOOK_BACK
    notes = (
        TableNote.objects.filter(confirmed_at=None, event__starts_at__gte=since)
        .select_related("event")
        .order_by("event__starts_at", "pk")
    )
    events = {note.event_id: note.event for note in notes}
    return [
        Due(
            f"read back {event.ref}",
            _("Read back to the tables of “%(title)s” what they said."),
            reverse("conversations:tables", args=[event.ref]),
            timezone.localtime(event.starts_at).date(),
            title_of=event,
        )
        for event in events.values()
    ]
