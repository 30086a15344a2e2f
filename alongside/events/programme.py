"""The programme of an event, as somebody types it: a line each, a time and what happens.

>>> for item in read_programme("10:30 Welcome\\n11.15 - Break\\n1 pm: Lunch"):
...     print(item.at, item.words, item.is_break)
10:30:00 Welcome False
11:15:00 Break True
13:00:00 Lunch True
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.shared.errors import Refused

LINE = re.compile(
    r"^\s*(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?\s*(?P<half>am|pm)?\s*[-–—:,]*\s*(?P<words>\S.*)$",
    re.IGNORECASE,
)
LONGEST_WITHOUT_BREAK = 90  # minutes


@dataclass(frozen=True)
class Item:
    at: datetime.time
    words: str
    is_break: bool


def break_words() -> set[str]:
    """Words that say that a line is a break, in English and in the language of the page."""
    english = "break lunch tea coffee rest pause comfort"
    return set(english.split()) | set(_("break lunch tea coffee rest pause").casefold().split())


def read_programme(typed: str) -> list[Item]:
    """The lines in the order of their times. Refused with the line that has no time."""
    items = []
    for line in filter(None, (line.strip() for line in typed.splitlines())):
        found = LINE.match(line)
        clock = clock_of(found) if found else None
        if clock is None:
            raise Refused(
                _("We find no time in this line: “%(line)s”. Write it like this: 10:30 Welcome")
                % {"line": line[:80]},
                field="programme",
            )
        words = found["words"].strip()
        is_break = bool(set(re.findall(r"\w+", words.casefold())) & break_words())
        items.append(Item(clock, words[:200], is_break))
    return sorted(items, key=lambda item: item.at)


def clock_of(found: re.Match) -> datetime.time | None:
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), (found["half"] or "").casefold()
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    return datetime.time(hour, minute) if hour < 24 and minute < 60 else None


def longest_stretch(items: Sequence[Item], start: datetime.time, end: datetime.time) -> int:
    """The longest time without a break, in minutes.

    >>> longest_stretch(read_programme("10:00 Talk\\n11:00 Break\\n11:15 Talk"), datetime.time(10), datetime.time(13))
    105
    """
    longest, since = 0, minutes(start)
    for place, item in enumerate(items):
        if item.is_break:
            longest = max(longest, minutes(item.at) - since)
            since = minutes(items[place + 1].at) if place + 1 < len(items) else minutes(item.at) + 15
    return max(longest, minutes(end) - since)


def minutes(clock: datetime.time) -> int:
    return 60 * clock.hour + clock.minute
