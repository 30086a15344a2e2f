"""The only code that writes about people. `by` is a person, or None for the program itself."""

from alongside.people.actions.entering import add_person, change_person, keep_display, make_first_person
from alongside.people.actions.helping import let_help, stop_help
from alongside.people.actions.here_as import choose_hats, connect_to
from alongside.people.actions.reaching import add_contact_route, look_at_addresses
from alongside.people.actions.roles import forget_roles, give_role, set_roles, take_role

__all__ = [
    "add_contact_route",
    "add_person",
    "change_person",
    "choose_hats",
    "connect_to",
    "forget_roles",
    "give_role",
    "keep_display",
    "let_help",
    "look_at_addresses",
    "make_first_person",
    "set_roles",
    "stop_help",
    "take_role",
]
