"""Builders for tests."""

from alongside.people.actions import give_role
from alongside.people.models import Person, Role
from alongside.people.tests.make import a_person
from alongside.safeguarding.actions import write_concern
from alongside.safeguarding.models import Concern


def a_lead(name: str = "Helen", **more) -> Person:
    person = a_person(name, **more)
    give_role(person, Role.Kind.LEAD, by=None)
    return person


def a_concern(words: str = "He takes her money.", *, by=None, **more) -> Concern:
    return write_concern(words=words, in_danger=more.pop("in_danger", "no"), by=by, **more)
