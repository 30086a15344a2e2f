"""The personal-data map: what is kept about people, why, who sees it, how long. Each room writes its own part.

A room's `personal_data.py` holds KEPT, a list of `Kept`, and NOT_PERSONAL, which says of every other table of the room
why it holds nothing about anybody. A column that is in neither fails the build. From the map come the privacy page, a
person's copy of their record, erasure, and what is cleared away when its time is over.
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _


class Who(StrEnum):
    """Who may see something. Helpers are named with the right that they need: `helper("needs")`."""

    EVERYBODY = "everybody"
    MEMBERS = "members"  # everybody who is signed in
    GROUP = "group"  # the people with a seat in the same group
    THEMSELVES = "themselves"
    HELPERS = "helpers"  # whoever they let help, with any right
    HELPED = "helped"  # whoever lets them help
    MEMBERS_IF_WORKER = "members if worker"  # everybody who is signed in, about those who have a role here
    WORKERS = "workers"  # coordinators
    HOSTS = "hosts"  # whoever runs that event
    ADMINISTRATORS = "administrators"
    TREASURERS = "treasurers"
    EDITORS = "editors"
    LEADS = "leads"  # the named people for "I'm worried about someone"
    NOBODY = "nobody"


def helper(right: str) -> str:
    """Whoever they let help with exactly this."""
    return f"helper:{right}"


WHO_WORDS = {
    Who.EVERYBODY: _("everybody"),
    Who.MEMBERS: _("everybody who is signed in"),
    Who.GROUP: _("the people in that group"),
    Who.THEMSELVES: _("you"),
    Who.HELPERS: _("the people who help you"),
    Who.HELPED: _("the people whom you help"),
    Who.MEMBERS_IF_WORKER: _("everybody who is signed in, if you work here"),
    helper("read"): _("a helper whom you let read your papers"),
    helper("book"): _("a helper whom you let book for you"),
    helper("needs"): _("a helper whom you let say what you need"),
    helper("say"): _("a helper whom you let write down what you say"),
    helper("letters"): _("a helper whom you let get your letters"),
    Who.WORKERS: _("the people who work here"),
    Who.HOSTS: _("the people who run that event"),
    Who.ADMINISTRATORS: _("the person who looks after this website"),
    Who.TREASURERS: _("the person who pays people"),
    Who.EDITORS: _("the people who put papers and news out"),
    Who.LEADS: _("the people named for keeping people safe"),
    Who.NOBODY: _("nobody"),
}


class OnErasure(StrEnum):
    DELETE = "delete"  # the row goes
    BLANK = "blank"  # the row stays, these columns are emptied
    STAYS = "stays"  # it stays; `stays_because` says why


@dataclass(frozen=True)
class Kept:
    """Some columns of one table that say something about a person.

    `person` is the way from a row to its person ("person", "booking__person"); with `by_ref` it is a column that holds
    the person's reference. Empty: no way leads from a row to anybody, on purpose; `found` may still find what somebody
    left without being known, by what they wrote there. `due` finds the rows whose time is over on a day. `kept` says in
    words how long. The basis in law is ours to suggest and a data protection
    lead's to confirm.
    """

    model: str
    fields: tuple[str, ...]
    what: str | LazyText
    why: str | LazyText
    basis: str | LazyText
    seen_by: tuple[str, ...]
    kept: str | LazyText
    person: str = ""
    by_ref: bool = False
    on_erasure: OnErasure = OnErasure.DELETE
    stays_because: str | LazyText = ""
    in_copy: bool = True
    due: Callable[[datetime.date], object] | None = field(default=None, compare=False)
    found: Callable[[object], object] | None = field(default=None, compare=False)

    @property
    def table(self):
        return apps.get_model(self.model)

    @property
    def who(self) -> list:
        return [WHO_WORDS[one] for one in self.seen_by]

    def rows_of(self, person):
        """The rows about this person; none when no way leads to anybody."""
        if self.found is not None:
            return self.found(person)
        if not self.person:
            return self.table._base_manager.none()
        return self.table._base_manager.filter(**{self.person: person.ref if self.by_ref else person.pk})


# What everything is measured against, and what lawyers call it
TAKE_PART = _("so that you can take part")
LEGITIMATE = _("legitimate interests or public task")
CONSENT = _("your clear yes, which you can take back")


def parts() -> Iterable:
    """Each room's part of the map, in the order of the settings: the highest room first."""
    for config in apps.get_app_configs():
        if config.name.startswith("alongside.") and find_spec(f"{config.name}.personal_data"):
            yield import_module(f"{config.name}.personal_data")


def everything_kept() -> list[Kept]:
    return [kept for part in parts() for kept in part.KEPT]


def everything_else() -> dict[str, str]:
    """Tables ("people.Organisation") and single columns ("people.Person.display") that say nothing of anybody."""
    return {name: why for part in parts() for name, why in part.NOT_PERSONAL.items()}


# This room's own part
KEPT: list[Kept] = []
NOT_PERSONAL = {
    "shared.SentForm": "one-time keys of forms; which row came of it, not who sent it; gone after days"
}
