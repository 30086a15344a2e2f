"""What is due, for Today. Each room says in its `due.py` what waits for somebody who works here.

Which rooms are asked is written in `config/due.py`, named by the setting DUE.
"""

import datetime
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.functional import Promise as LazyText
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Due:
    """One thing to do. `key` stays the same while it is the same thing, so that "not today" keeps to it."""

    key: str
    words: str | LazyText  # a whole sentence that says what to do
    url: str
    on: datetime.date  # the day on which it should be done


@cache
def asked() -> tuple:
    return tuple(import_string(name) for name in import_string(settings.DUE))


def everything_due(person, today: datetime.date) -> list[Due]:
    """All that waits for this person, the longest overdue first."""
    found = [one for ask in asked() for one in ask(person, today)]
    return sorted(found, key=lambda one: (one.on, one.key))
