"""The coordinator's Today: at most five things, the longest due first."""

import datetime
from dataclasses import dataclass

from alongside.home.models import NotToday
from alongside.shared.due import Due, everything_due

MOST = 5


@dataclass(frozen=True)
class Today:
    shown: list[Due]
    more: int  # that wait as well
    put_off: int  # that somebody put off until tomorrow


def today_for(person, today: datetime.date, *, everything: bool = False) -> Today:
    """What to show this person on this day."""
    off = set(NotToday.objects.filter(person=person, until__gt=today).values_list("key", flat=True))
    waiting = everything_due(person, today)
    now = [one for one in waiting if one.key not in off]
    shown = now if everything else now[:MOST]
    return Today(shown, len(now) - len(shown), len(waiting) - len(now))
