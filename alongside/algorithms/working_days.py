"""Working days in England and Wales: not Saturdays, Sundays or bank holidays.

Bank holidays follow the Banking and Financial Dealings Act 1971 and its yearly proclamations: a holiday that falls on
a weekend is kept on the next working day. Days proclaimed for one year only are listed.
"""

import datetime
from collections.abc import Callable
from functools import cache

ONE_DAY = datetime.timedelta(days=1)
MONDAY = 0

# Extra days, and days that were moved in one year.
EXTRA = {
    2011: [datetime.date(2011, 4, 29)],
    2012: [datetime.date(2012, 6, 5)],
    2022: [datetime.date(2022, 6, 3), datetime.date(2022, 9, 19)],
    2023: [datetime.date(2023, 5, 8)],
}
EARLY_MAY_MOVED = {2020: datetime.date(2020, 5, 8)}
SPRING_MOVED = {2012: datetime.date(2012, 6, 4), 2022: datetime.date(2022, 6, 2)}

Holidays = Callable[[int], frozenset[datetime.date]]


def easter_sunday(year: int) -> datetime.date:
    """Gregorian Easter, by the anonymous method of 1876 (Meeus, Astronomical Algorithms, chapter 8).

    >>> easter_sunday(2027)
    datetime.date(2027, 3, 28)
    """
    golden, century = year % 19, year // 100
    short_of = century - century // 4 - (8 * century + 13) // 25
    epact = (short_of + 19 * golden + 15) % 30
    moon = epact - epact // 28 * (1 - epact // 28 * (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - weekday
    month = 3 + (offset + 40) // 44
    return datetime.date(year, month, offset + 28 - 31 * (month // 4))


def first_monday(year: int, month: int) -> datetime.date:
    first = datetime.date(year, month, 1)
    return first + ONE_DAY * ((MONDAY - first.weekday()) % 7)


def last_monday(year: int, month: int) -> datetime.date:
    end = datetime.date(year, month, 31)  # May and August only
    return end - ONE_DAY * ((end.weekday() - MONDAY) % 7)


@cache
def england_and_wales(year: int) -> frozenset[datetime.date]:
    """The bank holidays of a year, 1978 or later."""
    easter = easter_sunday(year)
    kept: list[datetime.date] = [
        easter - 2 * ONE_DAY,
        easter + ONE_DAY,
        EARLY_MAY_MOVED.get(year, first_monday(year, 5)),
        SPRING_MOVED.get(year, last_monday(year, 5)),
        last_monday(year, 8),
        *EXTRA.get(year, []),
    ]
    for fixed in ((1, 1), (12, 25), (12, 26)):
        day = datetime.date(year, *fixed)
        while day.weekday() >= 5 or day in kept:
            day += ONE_DAY
        kept.append(day)
    return frozenset(kept)


def is_working_day(day: datetime.date, holidays: Holidays = england_and_wales) -> bool:
    """
    >>> is_working_day(datetime.date(2027, 12, 27))  # Christmas Day 2027 is a Saturday
    False
    """
    return day.weekday() < 5 and day not in holidays(day.year)


def add_working_days(day: datetime.date, days: int, holidays: Holidays = england_and_wales) -> datetime.date:
    """The working day that comes `days` working days after (or, when negative, before) `day`.

    >>> add_working_days(datetime.date(2026, 12, 24), 1)
    datetime.date(2026, 12, 29)
    """
    step = ONE_DAY if days >= 0 else -ONE_DAY
    left = abs(days)
    while left:
        day += step
        left -= is_working_day(day, holidays)
    return day


def working_days_between(
    first: datetime.date, last: datetime.date, holidays: Holidays = england_and_wales
) -> int:
    """How many working days come after `first`, up to and with `last`. 0 when `last` is not later.

    >>> working_days_between(datetime.date(2026, 11, 20), datetime.date(2026, 11, 23))
    1
    """
    days = (last - first).days
    return sum(is_working_day(first + ONE_DAY * (n + 1), holidays) for n in range(max(days, 0)))
