"""The only code that writes votes."""

from alongside.voting.actions.casting import Cast, cast, clean_choice, vote_openly
from alongside.voting.actions.closing import close_poll, forget_old_pages
from alongside.voting.actions.codes import CodeTry, give_code, give_codes, hand_out, hand_out_to, try_code
from alongside.voting.actions.counting import count_poll, dispute, lock_poll, recount
from alongside.voting.actions.deciding import Choice, take_on
from alongside.voting.actions.holding import (
    add_elector,
    add_members,
    add_option,
    add_stratum,
    add_voters,
    freeze_poll,
    hold_poll,
    name_teller,
    note_way_in,
    open_poll,
)
from alongside.voting.actions.papers import finish_reading, open_the_box, read_paper, set_reading_aside
from alongside.voting.actions.walls import record_wall_count

__all__ = [
    "Cast",
    "Choice",
    "CodeTry",
    "add_elector",
    "add_members",
    "add_option",
    "add_stratum",
    "add_voters",
    "cast",
    "clean_choice",
    "close_poll",
    "count_poll",
    "dispute",
    "finish_reading",
    "forget_old_pages",
    "freeze_poll",
    "give_code",
    "give_codes",
    "hand_out",
    "hand_out_to",
    "hold_poll",
    "lock_poll",
    "name_teller",
    "note_way_in",
    "open_poll",
    "open_the_box",
    "read_paper",
    "record_wall_count",
    "recount",
    "set_reading_aside",
    "take_on",
    "try_code",
    "vote_openly",
]
