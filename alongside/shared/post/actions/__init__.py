"""The only code that writes to the outbox."""

from alongside.shared.post.actions.by_hand import (
    decide,
    look_again,
    look_at_number,
    make_pile,
    mark_came_back,
    mark_posted,
    write_call,
)
from alongside.shared.post.actions.sending import (
    UNDO_FOR,
    mark_unsure,
    queue_letter,
    send_letter,
    stop_batch,
    try_out,
    use_made_format,
)
from alongside.shared.post.actions.stopping import (
    forget_letters,
    stop_all_news,
)

__all__ = [
    "UNDO_FOR",
    "decide",
    "forget_letters",
    "look_again",
    "look_at_number",
    "make_pile",
    "mark_came_back",
    "mark_posted",
    "mark_unsure",
    "queue_letter",
    "send_letter",
    "stop_all_news",
    "stop_batch",
    "try_out",
    "use_made_format",
    "write_call",
]
