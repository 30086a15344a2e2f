"""Ways to be involved (A6). Each room says in its `opportunities.py` what people can join or do now.

Which rooms are asked is written in `config/opportunities.py`, named by the setting OPPORTUNITIES.
"""

import datetime
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Opportunity:
    """One thing that people can join or do: what, how much time, what access and pay is offered, until when."""

    what: str
    url: str
    kind: str  # what it is, in a word or two
    time: str = ""  # when, or how much time it takes
    access: str = ""
    offer: tuple[str, ...] = ()
    until: datetime.date | None = None  # the last day to say yes
    on: datetime.date | None = None  # for the order


@cache
def asked() -> tuple:
    return tuple(import_string(name) for name in import_string(settings.OPPORTUNITIES))


def everything_open() -> list[Opportunity]:
    """All that is open to everybody now, what ends first first."""
    found = [one for ask in asked() for one in ask()]
    never = datetime.date.max
    return sorted(found, key=lambda one: (one.until or one.on or never, one.what))
