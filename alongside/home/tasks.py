"""Work in the background: clear away what is over, every night."""

from django.tasks import task
from django.utils import timezone

from alongside.home.actions import clear_what_is_over


@task
def clear_tonight() -> int:
    """How many rows were over."""
    return sum(over.rows for over in clear_what_is_over(timezone.localdate()) if not over.held)
