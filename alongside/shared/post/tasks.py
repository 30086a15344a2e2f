"""Work in the background: send what waits."""

from django.tasks import task
from django.utils import timezone

from alongside.shared.post.actions import look_again, mark_unsure, send_letter
from alongside.shared.post.models import Letter


@task
def send_waiting_letters() -> int:
    """Send every letter whose time has come, once. The number that were looked at."""
    mark_unsure()
    look_again()
    waiting = list(
        Letter.objects.filter(state=Letter.State.WAITING, not_before__lte=timezone.now())
        .order_by("not_before", "pk")
        .values_list("pk", flat=True)[:200]
    )
    for pk in waiting:
        send_letter(Letter(pk=pk))
    return len(waiting)
