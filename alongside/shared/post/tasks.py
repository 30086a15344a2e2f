"""Work in the background: send what waits."""

import datetime

from django.tasks import task
from django.utils import timezone

from alongside.shared.post.actions import mark_unsure, send_letter
from alongside.shared.post.models import Letter


@task
def send_waiting_letters() -> int:
    """Send every waiting letter once. The number that were looked at."""
    mark_unsure(older_than=timezone.now() - datetime.timedelta(hours=1))
    waiting = list(Letter.objects.filter(state=Letter.State.WAITING).order_by("made_at")[:200])
    for letter in waiting:
        send_letter(letter)
    return len(waiting)
