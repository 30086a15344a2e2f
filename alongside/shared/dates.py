"""Days that may be known only in part, and clock times that may not exist.

A `RoughDate` is a day, a month, a year, or a day without a year, and firm or not certain yet. A source that
gives no year must not be given one by us.
"""

import datetime
import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dates import MONTHS
from django.utils.translation import gettext

from alongside.shared.errors import Refused

SHAPE = re.compile(r"(?P<year>\d{4}|-)-(?P<month>\d{2}|-)(?:-(?P<day>\d{2}))?(?P<unsure>\?)?")


@dataclass(frozen=True)
class RoughDate:
    """`year`, `month` and `day` are None where the source does not say. Written as `2023-01?`, `--11-24`."""

    year: int | None
    month: int | None = None
    day: int | None = None
    certain: bool = True

    @classmethod
    def parse(cls, written: str) -> "RoughDate":
        """Read the stored form. ValueError when it is none.

        >>> RoughDate.parse("2023-01?")
        RoughDate(year=2023, month=1, day=None, certain=False)
        """
        match = SHAPE.fullmatch(written)
        if not match:
            raise ValueError(f"{written!r} is not a date that we can read")
        year, month, day = (
            int(part) if part and part != "-" else None for part in match.group("year", "month", "day")
        )
        if month is None and day is not None:
            raise ValueError("a day needs its month")
        if month is not None:
            # 2000 was a leap year, so 29 February without a year is allowed.
            datetime.date(year or 2000, month, day or 1)
        return cls(year, month, day, certain=not match["unsure"])

    def __str__(self) -> str:
        year = f"{self.year:04}" if self.year else "-"
        month = f"{self.month:02}" if self.month else "-"
        day = f"-{self.day:02}" if self.day else ""
        return f"{year}-{month}{day}{'' if self.certain else '?'}"

    @property
    def in_words(self) -> str:
        """For people: "January 2023 (not certain yet)", "24 November"."""
        parts = [str(self.day) if self.day else "", str(MONTHS[self.month]) if self.month else ""]
        parts.append(str(self.year) if self.year else "")
        words = " ".join(part for part in parts if part)
        return words if self.certain else gettext("%(date)s (not certain yet)") % {"date": words}

    def sort_key(self, year_if_unknown: int = 9999) -> tuple[int, int, int]:
        """Order by time; what is not known comes after what is, within its year or month."""
        return (self.year or year_if_unknown, self.month or 13, self.day or 32)


class RoughDateField(models.CharField):
    """Keeps a RoughDate as its short text."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 12)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value, expression, connection):
        return RoughDate.parse(value) if value else None

    def to_python(self, value):
        if value in (None, "") or isinstance(value, RoughDate):
            return value or None
        try:
            return RoughDate.parse(value)
        except ValueError as error:
            raise ValidationError(gettext("Write a date, such as 24 November 2027.")) from error

    def get_prep_value(self, value):
        return str(value) if value else ""

    def value_to_string(self, obj):
        return self.get_prep_value(self.value_from_object(obj))


class ComesTwice(Refused):
    """The clocks show this time twice that night, and nobody said which one is meant."""


def at(
    day: datetime.date, clock: datetime.time, zone: str, *, second: bool | None = None
) -> datetime.datetime:
    """The moment when clocks in `zone` show this time, in UTC.

    Refused for an hour that the spring change leaves out, and for the hour that the autumn change shows twice
    unless `second` says which one is meant.
    """
    place = ZoneInfo(zone)
    first = datetime.datetime.combine(day, clock, place)
    late = first.replace(fold=1)
    back = first.astimezone(datetime.UTC).astimezone(place)
    if (back.hour, back.minute) != (clock.hour, clock.minute):
        raise Refused(
            gettext("The clocks go forward that night, so this time does not exist. Choose another.")
        )
    if first.utcoffset() != late.utcoffset():
        if second is None:
            raise ComesTwice(
                gettext(
                    "The clocks go back that night: this time comes twice. Say if it is the first or the second."
                )
            )
        return (late if second else first).astimezone(datetime.UTC)
    return first.astimezone(datetime.UTC)
