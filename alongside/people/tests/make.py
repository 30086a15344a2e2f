"""Builders for tests."""

from itertools import count

from alongside.people.actions import add_contact_route, add_person, give_role
from alongside.people.models import Person, Role

number = count(1)


def a_person(name: str = "", *, email: str = "", phone: str = "", **more) -> Person:
    """Somebody with a name, and only the ways that are given."""
    person = add_person(name or f"Person {next(number)}", by=None, **more)
    if email:
        add_contact_route(person, kind="email", value=email, is_first_choice=True, by=None)
    if phone:
        add_contact_route(person, kind="phone", value=phone, is_first_choice=not email, by=None)
    return person


def a_coordinator(name: str = "Ruth", **more) -> Person:
    person = a_person(name, **more)
    give_role(person, Role.Kind.COORDINATOR, by=None)
    return person


def an_administrator(name: str = "Ada", **more) -> Person:
    person = a_person(name, **more)
    give_role(person, Role.Kind.ADMINISTRATOR, by=None)
    return person
