"""Work in the background: who did not answer in 90 days is taken out, as the letter said."""

from django.tasks import task
from django.utils import timezone

from alongside.arrivals.actions import let_go_unanswered


@task
def let_go_tonight() -> int:
    """How many people went."""
    return let_go_unanswered(timezone.localdate())
