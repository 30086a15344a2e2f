"""The only code that writes to the outbox."""

from alongside.shared.post.actions.sending import (
    UNDO_FOR,
    mark_unsure,
    queue_letter,
    send_letter,
    stop_batch,
)
from alongside.shared.post.actions.stopping import stop_all_news

__all__ = ["UNDO_FOR", "mark_unsure", "queue_letter", "send_letter", "stop_all_news", "stop_batch"]
