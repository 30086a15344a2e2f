"""Work in the background: answers that are too old go, and the order in which the others came is forgotten."""

from django.tasks import task
from django.utils import timezone

from alongside.equality.actions import clear_old, forget_old_pages, forget_order


@task
def keep_apart() -> int:
    """Once a day. How many answers went because their 24 months were over."""
    gone = clear_old(timezone.localdate())
    forget_order()
    forget_old_pages()
    return gone
