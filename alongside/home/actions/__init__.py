"""Every write of this room."""

from alongside.home.actions.asking import (
    ask_back,
    ask_for_record,
    hand_out,
    say_yes_as_second,
    stop_request,
)
from alongside.home.actions.clearing import clear_what_is_over
from alongside.home.actions.erasing import erase_again, erase_person, forget_old_pages, mark_erased
from alongside.home.actions.today import put_off

__all__ = [
    "ask_back",
    "ask_for_record",
    "clear_what_is_over",
    "erase_again",
    "erase_person",
    "forget_old_pages",
    "hand_out",
    "mark_erased",
    "put_off",
    "say_yes_as_second",
    "stop_request",
]
