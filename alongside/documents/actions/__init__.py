"""The only code that writes about papers."""

from alongside.documents.actions.editions import (
    ask_for_format,
    hand_in_file,
    hand_in_translation,
    make_place,
    mark_told,
    promise_edition,
    sign_off,
    write_easy_read,
)
from alongside.documents.actions.getting_out import (
    look_at_the_clock,
    make_edition,
    now_ready,
    put_version_out,
    send_paper,
    stamp_if_late,
    stamp_what_is_late,
)
from alongside.documents.actions.library import add_link, credit, look_at_link, take_credit_away, write_use
from alongside.documents.actions.rounds import agree_paper, answer_comments, close_round, comment, open_round
from alongside.documents.actions.unclear import explain, promise_plain_words, rewrite, say_unclear
from alongside.documents.actions.writing import (
    change_paper,
    put_document_in,
    put_paper_in,
    save_document,
    save_writing,
    settle_writing,
)

__all__ = [
    "add_link",
    "agree_paper",
    "answer_comments",
    "ask_for_format",
    "change_paper",
    "close_round",
    "comment",
    "credit",
    "explain",
    "hand_in_file",
    "hand_in_translation",
    "look_at_link",
    "look_at_the_clock",
    "make_edition",
    "make_place",
    "mark_told",
    "now_ready",
    "open_round",
    "promise_edition",
    "promise_plain_words",
    "put_document_in",
    "put_paper_in",
    "put_version_out",
    "rewrite",
    "save_document",
    "save_writing",
    "say_unclear",
    "send_paper",
    "settle_writing",
    "sign_off",
    "stamp_if_late",
    "stamp_what_is_late",
    "take_credit_away",
    "write_easy_read",
    "write_use",
]
