"""What every page says about the partnership."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from django.urls import reverse
from django.utils import timezone

from alongside.algorithms.working_days import england_and_wales
from alongside.partnership.models import ContactWay, GlossaryWord, Partnership


@dataclass(frozen=True)
class Closure:
    """Nobody is here from `first` on; on `back_on` somebody is again."""

    first: datetime.date
    back_on: datetime.date
    words: str = ""

    @property
    def is_now(self) -> bool:
        return self.first <= timezone.localdate()


@dataclass(frozen=True)
class Site:
    """The partnership, as pages show it. Made in two queries, and whole even before there is a partnership."""

    name: str = "Alongside"
    strapline: str = ""
    about: str = ""
    logo_url: str = ""
    contact_name: str = ""
    contact_hours: str = ""
    ways: list[ContactWay] = field(default_factory=list)  # each has .label, .value, .href
    is_demo: bool = False
    zone: str = "Europe/London"
    closure: Closure | None = None  # of today, or announced

    @property
    def phone(self) -> ContactWay | None:
        return next((way for way in self.ways if way.kind == ContactWay.Kind.PHONE), None)


def site() -> Site:
    row = Partnership.objects.first()
    if row is None:
        return Site()
    order = ContactWay.Kind.values
    return Site(
        name=row.name,
        strapline=row.strapline,
        about=row.about,
        # The file's own name is in the address, so that a new logo is fetched and an old one may be kept.
        logo_url=f"{reverse('set_up:logo')}?{row.logo.name.rsplit('/', 1)[-1]}" if row.logo else "",
        contact_name=row.contact_name,
        contact_hours=row.contact_hours,
        ways=sorted(ContactWay.objects.all(), key=lambda way: order.index(way.kind)),
        is_demo=row.is_example,
        zone=row.zone,
        closure=closure_to_show(closures_of(row), timezone.localdate()),
    )


def closures_of(row: Partnership) -> list[Closure]:
    return [
        Closure(
            datetime.date.fromisoformat(one["first"]),
            datetime.date.fromisoformat(one["back_on"]),
            one.get("words", ""),
        )
        for one in row.closures
    ]


def closure_to_show(closures: list[Closure], today: datetime.date) -> Closure | None:
    """The one of today, or one that begins within two weeks."""
    soon = today + datetime.timedelta(days=14)
    return next((one for one in reversed(closures) if one.first <= soon and today < one.back_on), None)


def our_days() -> Callable[[int], frozenset[datetime.date]]:
    """`days_off` for a page that counts many days: the closures are read once. One query."""
    row = Partnership.objects.first()
    closures = closures_of(row) if row else []
    return cache(lambda year: england_and_wales(year) | closed_in(closures, year))


def closed_in(closures: list[Closure], year: int) -> frozenset[datetime.date]:
    days = (
        one.first + datetime.timedelta(days=number)
        for one in closures
        for number in range((one.back_on - one.first).days)
    )
    return frozenset(day for day in days if day.year == year)


def days_off(year: int) -> frozenset[datetime.date]:
    """Bank holidays, and the days on which the partnership was closed: every clock that counts working days stands still.

    For `algorithms.working_days`: `add_working_days(day, 10, days_off)`.
    """
    return our_days()(year)


def glossary() -> dict[str, str]:
    """The words that the partnership explains. One query."""
    return dict(GlossaryWord.objects.order_by("word").values_list("word", "meaning"))
