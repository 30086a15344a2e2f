"""What is due, for Today. Each room says in its `due.py` what waits for somebody who works here.

Which rooms are asked is written in `config/due.py`, named by the setting DUE.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from django.conf import settings
from django.utils.functional import Promise as LazyText
from django.utils.module_loading import import_string

from alongside.shared.texts.models import read_texts


@dataclass(frozen=True)
class Due:
    """One thing to do. `key` stays the same while it is the same thing, so that "not today" keeps to it."""

    key: str
    # a whole one that says what to do; it may name `%(title)s` and what stands in `values`
    sentence: str | LazyText
    url: str
    on: datetime.date  # the day on which it should be done
    title_of: object = None  # the row with that title; those of all lines are read together
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """The sentence, with the title and the values in it."""
        if self.title_of is None:
            return str(self.sentence)
        return str(self.sentence) % {**self.values, "title": self.title_of.title}


@cache
def asked() -> tuple:
    return tuple(import_string(name) for name in import_string(settings.DUE))


def everything_due(person, today: datetime.date) -> list[Due]:
    """All that waits for this person, the longest overdue first. The titles of all are read in one question."""
    found = [one for ask in asked() for one in ask(person, today)]
    read_texts(([one.title_of for one in found if one.title_of is not None], "title"))
    return sorted(found, key=lambda one: (one.on, one.key))
