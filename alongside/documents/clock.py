"""The clock of a paper (E2): which formats its readers need, which of them are there, and whether that was in time.

A paper is out when the last format that its readers need is out, not before. Readers are counted, never named.
"""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.algorithms.working_days import Holidays, add_working_days, working_days_between
from alongside.documents.models import Edition, EditionFormat, Paper, Version
from alongside.formats import FORMATS
from alongside.groups.figures import Threshold, threshold
from alongside.groups.models import Membership
from alongside.partnership.figures import our_days, site
from alongside.people.models import Person

# What somebody likes, and the edition that serves it; texts and calls lead to the words.
SERVES = {
    "web": EditionFormat.WEB,
    "text": EditionFormat.WEB,
    "phone": EditionFormat.WEB,
    "paper": EditionFormat.PDF,
    "pdf": EditionFormat.PDF,
    "docx": EditionFormat.WORD,
    "large print": EditionFormat.LARGE_PRINT,
    "audio": EditionFormat.AUDIO,
    "braille": EditionFormat.BRAILLE,
    "easy read": EditionFormat.EASY_READ,
    "bsl": EditionFormat.BSL,
}
# The format of `alongside.formats` that makes an edition; the words on the web need none.
MACHINE = {
    EditionFormat.PDF: "pdf",
    EditionFormat.LARGE_PRINT: "large-print",
    EditionFormat.WORD: "word",
    EditionFormat.AUDIO: "audio",
    EditionFormat.BRAILLE: "braille",
}
WITHOUT_LANGUAGE = {EditionFormat.BSL, EditionFormat.TOUCH}
type Kind = tuple[str, str]  # a format, and a language or ""


def same_language(one: str, two: str) -> bool:
    """Is a reader of the one served by the other? "en" by "en-GB"; Punjabi in its two scripts is not one."""
    first, second = one.lower().split("-"), two.lower().split("-")
    scripts = [part for part in (*first[1:], *second[1:]) if len(part) == 4]
    return first[0] == second[0] and len(set(scripts)) <= 1


def kind_for(format: str, language: str, paper: Paper) -> Kind:
    """Which edition of this paper serves somebody with this format and language."""
    edition = SERVES.get(format, EditionFormat.WEB)
    if edition in WITHOUT_LANGUAGE:
        return edition, ""
    return edition, paper.language if same_language(language, paper.language) else language


def is_for_a_person(format: str, language: str, paper: Paper) -> bool:
    """Can only a person make it? Easy Read, sign language, touch and other languages; and what lacks its program here."""
    if format in (EditionFormat.EASY_READ, EditionFormat.BSL, EditionFormat.TOUCH):
        return True
    if format == EditionFormat.WEB:
        return language != paper.language
    return not FORMATS[MACHINE[EditionFormat(format)]].is_here()


def readers(paper: Paper):
    """Who gets this paper: the people with a seat in its group, or everybody who said yes to us."""
    everybody = Person.objects.filter(is_active=True, held_back=False)
    if paper.group_id is None:
        return everybody
    seats = Membership.objects.filter(group=paper.group_id).exclude(left_on__lte=timezone.localdate())
    return everybody.filter(pk__in=seats.values("person"))


@dataclass(frozen=True)
class Needed:
    """One format and language that readers of a paper need, and how far it is."""

    format: str
    language: str
    people: int
    edition: Edition | None

    @property
    def is_ready(self) -> bool:
        return self.edition is not None and self.edition.is_ready

    @property
    def words(self) -> str:
        return words_for(self.format, self.language)


def words_for(format: str, language: str) -> str:
    """What a format is called on a page: "Easy Read", "Large print, in Urdu"."""
    if format == EditionFormat.WEB and language and not language.lower().startswith("en"):
        return _("In %(language)s") % {"language": language_name(language)}
    name = str(EditionFormat(format).label)
    return (
        name if not language or language.lower().startswith("en") else f"{name} ({language_name(language)})"
    )


def language_name(code: str) -> str:
    from django.conf.locale import LANG_INFO

    known = LANG_INFO.get(code.lower()) or LANG_INFO.get(code.lower().split("-")[0])
    others = {
        "ur": "Urdu",
        "pa": "Punjabi",
        "bn": "Bengali",
        "ps": "Pashto",
        "so": "Somali",
        "gu": "Gujarati",
    }
    name = others.get(code.lower().split("-")[0]) or (known or {}).get("name") or code
    return _(name)


def wanted_by(paper: Paper) -> Counter[Kind]:
    """How many readers need each format and language. One query."""
    rows = readers(paper).values_list("format", "language")
    return Counter(kind_for(format, language, paper) for format, language in rows)


def needed(version: Version, editions: Iterable[Edition] | None = None) -> list[Needed]:
    """Every format that readers need, with its edition, the most wanted first. At most two queries."""
    found = editions_of(version) if editions is None else editions
    known = {(one.format, one.language): one for one in found}
    order = list(EditionFormat.values)
    return [
        Needed(format, language, people, known.get((format, language)))
        for (format, language), people in sorted(
            wanted_by(version.paper).items(), key=lambda row: (-row[1], order.index(row[0][0]), row[0][1])
        )
    ]


def editions_of(version: Version) -> list[Edition]:
    """The editions of this number, whatever was made clearer since, without their contents."""
    rows = Edition.objects.filter(version__paper=version.paper_id, version__number=version.number)
    return list(rows.defer("content", "captions", "transcript").order_by("pk"))


def still_waiting(needs: list[Needed]) -> str:
    """For whoever works here: "3 people are still waiting: Easy Read 2, BSL 1." Empty when nobody waits."""
    waiting = [one for one in needs if not one.is_ready]
    if not waiting:
        return ""
    number = sum(one.people for one in waiting)
    listed = ", ".join(f"{one.words} {one.people}" for one in waiting)
    if number == 1:
        return _("1 person is still waiting: %(list)s.") % {"list": listed}
    return _("%(number)d people are still waiting: %(list)s.") % {"number": number, "list": listed}


@dataclass(frozen=True)
class Clock:
    """Where a version stands. `due_on` None: nobody said for which day it is needed."""

    needs: tuple[Needed, ...]
    due_on: datetime.date | None
    days: Threshold | None
    out_on: datetime.date | None  # None: not out yet
    days_before: int | None  # working days from being out to the day on which people talk about it
    is_late: bool
    stamped: bool

    @property
    def waiting(self) -> str:
        return still_waiting(list(self.needs))


def due_on(paper: Paper, days_off: Holidays | None = None) -> tuple[datetime.date | None, Threshold | None]:
    """The last day on which the paper is out in time, and the number of days with whether it was agreed."""
    if paper.needed_on is None or paper.group is None:
        return None, None
    days = threshold(paper.group, "papers_days")
    return add_working_days(paper.needed_on, -days.value, days_off or our_days()), days


def day_of(moment: datetime.datetime, zone: str) -> datetime.date:
    """The day on the partnership's clocks: half past midnight in summer is still the evening before in UTC."""
    return moment.astimezone(ZoneInfo(zone)).date()


def clock_of(
    version: Version, *, now: datetime.datetime | None = None, editions: Iterable[Edition] | None = None
) -> Clock:
    """The clock of this version, as its page shows it."""
    days_off = our_days()
    zone = site().zone
    today = day_of(now or timezone.now(), zone)
    due, days = due_on(version.paper, days_off)
    out = getattr(version, "out", None)
    out_on = day_of(out.at, zone) if out else None
    stamped = version.late_stamps.exists()
    needed_on = version.paper.needed_on
    return Clock(
        needs=tuple(needed(version, editions)),
        due_on=due,
        days=days,
        out_on=out_on,
        days_before=working_days_between(out_on, needed_on, days_off) if out_on and needed_on else None,
        is_late=stamped or bool(due and (out_on or today) > due),
        stamped=stamped,
    )
