"""The only code that writes about people. `by` is a person, or None for the program itself."""

from alongside.people.actions.cards import (
    end_cards,
    make_card,
    sign_out_everywhere,
    take_second_step_away,
    use_card,
)
from alongside.people.actions.consenting import (
    say_yes,
    stop_news,
    take_back,
)
from alongside.people.actions.entering import (
    add_person,
    change_person,
    hide,
    keep_display,
    make_first_person,
    say_what_i_bring,
    welcome,
)
from alongside.people.actions.helping import (
    ask_for_help,
    let_help,
    say_no_to_help,
    stop_help,
)
from alongside.people.actions.here_as import (
    choose_hats,
    connect_to,
    say_where_from,
)
from alongside.people.actions.joining import (
    enter,
    finish_joining,
    keep_answers,
    send_me_news,
    start_joining,
)
from alongside.people.actions.needing import (
    review_needs,
    take_step,
    write_needs,
    write_working_with_me,
)
from alongside.people.actions.reaching import (
    add_contact_route,
    change_contact_route,
    confirm_route,
    look_at_addresses,
    remove_contact_route,
    way_did_not_work,
)
from alongside.people.actions.reflecting import (
    throw_note_away,
    write_note_to_myself,
)
from alongside.people.actions.roles import (
    end_cover,
    forget_roles,
    give_role,
    hand_over,
    set_roles,
    take_role,
)

__all__ = [
    "add_contact_route",
    "add_person",
    "ask_for_help",
    "change_contact_route",
    "change_person",
    "choose_hats",
    "confirm_route",
    "connect_to",
    "end_cards",
    "end_cover",
    "enter",
    "finish_joining",
    "forget_roles",
    "give_role",
    "hand_over",
    "hide",
    "keep_answers",
    "keep_display",
    "let_help",
    "look_at_addresses",
    "make_card",
    "make_first_person",
    "remove_contact_route",
    "review_needs",
    "say_no_to_help",
    "say_what_i_bring",
    "say_where_from",
    "say_yes",
    "send_me_news",
    "set_roles",
    "sign_out_everywhere",
    "start_joining",
    "stop_help",
    "stop_news",
    "take_back",
    "take_role",
    "take_second_step_away",
    "take_step",
    "throw_note_away",
    "use_card",
    "way_did_not_work",
    "welcome",
    "write_needs",
    "write_note_to_myself",
    "write_working_with_me",
]
