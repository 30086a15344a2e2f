"""What pages ask about papers, without writing."""

import datetime
from dataclasses import dataclass
from statistics import median

from django.db.models import Count, Q

from alongside.algorithms.working_days import Holidays, working_days_between
from alongside.documents.clock import words_for
from alongside.documents.models import (
    Answer,
    Comment,
    Edition,
    Fix,
    FormatWanted,
    Paper,
    Round,
    Unclear,
    Version,
)
from alongside.documents.parts import plain
from alongside.formats.document import Document, split_words
from alongside.partnership.figures import our_days


@dataclass(frozen=True)
class Came:
    """What came of the comments on one version: "31 comments: 18 changed it, 9 did not, 4 still thinking"."""

    comments: int
    changed: int
    not_changed: int
    thinking: int
    waiting: int


def what_came(round: Round) -> Came:
    """One query."""
    counted = round.comments.aggregate(
        comments=Count("pk"),
        changed=Count("pk", filter=Q(answer__kind=Answer.Kind.CHANGED)),
        not_changed=Count("pk", filter=Q(answer__kind=Answer.Kind.NOT_CHANGED)),
        thinking=Count("pk", filter=Q(answer__kind=Answer.Kind.THINKING)),
        waiting=Count("pk", filter=Q(answer=None)),
    )
    return Came(**counted)


def comments_by_part(round: Round) -> dict[str, int]:
    """How many comments each part has. One query."""
    rows = round.comments.order_by().values_list("part").annotate(number=Count("pk"))
    return dict(rows)


def unclear_by_part(paper: Paper) -> dict[str, int]:
    """How many people wait for each part to be made clearer. One query."""
    rows = Unclear.objects.filter(paper=paper, fix=None).order_by().values_list("part")
    return dict(rows.annotate(number=Count("pk")))


def search(papers, typed: str):
    """Those papers that hold every word that was typed, small and capital letters alike, on each database the same."""
    for word in typed.casefold().split()[:8]:
        papers = papers.filter(search__contains=word)
    return papers


@dataclass(frozen=True)
class Asked:
    """A format that somebody asked for, as everybody may read it: never who."""

    paper: Paper
    words: str
    asked_on: datetime.date
    promised_on: datetime.date
    ready_on: datetime.date | None
    days: int | None  # working days that it took


def asked_for(papers, *, most: int = 200) -> list[Asked]:
    """What people asked for, the newest first. `papers`: those that the reader may see."""
    days_off = our_days()
    rows = (
        FormatWanted.objects.filter(edition__version__paper__in=papers)
        .select_related("edition__version__paper")
        .defer("edition__version__content", "edition__content", "edition__version__paper__search")
        .order_by("-asked_on", "-pk")[:most]
    )
    return [
        Asked(
            row.edition.version.paper,
            words_for(row.edition.format, row.edition.language),
            row.asked_on,
            row.promised_on,
            row.ready_on,
            working_days_between(row.asked_on, row.ready_on, days_off) if row.ready_on else None,
        )
        for row in rows
    ]


def median_days(asked: list[Asked]) -> float | None:
    """Half of those that are there took fewer working days, half more. None while nothing is there yet."""
    days = [one.days for one in asked if one.days is not None]
    return median(days) if days else None


@dataclass(frozen=True)
class Plain:
    """How one organisation did with plain words."""

    name: str  # "" for the partnership itself
    said: int
    rewritten: int
    explained: int
    waiting: int
    days: float | None  # median working days until it was clear


def plain_words_by_organisation() -> list[Plain]:
    """L1: how often people said that they do not understand, and how long it took. Two queries."""
    found: dict[str, list[Unclear]] = {}
    for one in Unclear.objects.select_related("organisation", "fix").defer("part_words"):
        found.setdefault(one.organisation.name if one.organisation else "", []).append(one)
    days_off = our_days()
    return [plain_words(name, rows, days_off) for name, rows in sorted(found.items())]


def plain_words(name: str, rows: list[Unclear], days_off: Holidays) -> Plain:
    days = [
        working_days_between(one.said_on, one.fixed_on, days_off) for one in rows if one.fixed_on is not None
    ]
    return Plain(
        name,
        said=len(rows),
        rewritten=sum(one.fix is not None and one.fix.kind == "rewritten" for one in rows),
        explained=sum(one.fix is not None and one.fix.kind == "explained" for one in rows),
        waiting=sum(one.fix is None for one in rows),
        days=median(days) if days else None,
    )


def unclear_by_writer() -> list[tuple[str, int]]:
    """By whom the hard words were written, as counts alone."""
    rows = dict(Unclear.objects.order_by().values_list("written_as").annotate(number=Count("pk")))
    return [(str(label), rows[kind]) for kind, label in Paper.WrittenAs.choices if kind in rows]


def older_versions(paper: Paper) -> list[Version]:
    """Every number once, the newest first, without the words."""
    rows = paper.versions.light().filter(fix=0).select_related("out").order_by("-number")
    for row in (found := list(rows)):
        row.paper = paper
    return found


def comments_of(round: Round):
    """The comments with their answers, in the order in which they came."""
    return Comment.objects.filter(round=round).select_related("answer")


def undone_in(draft: Document, paper: Paper, number: int) -> list[Fix]:
    """Parts that were made clearer in what people read, and that the draft of the next version says otherwise."""
    now = plain(draft)
    fixes = Fix.objects.filter(paper=paper, kind=Fix.Kind.REWRITTEN, version__number=number).order_by(
        "part", "pk"
    )
    newest = {fix.part: fix for fix in fixes}
    return [fix for fix in newest.values() if " ".join(split_words(fix.after)).casefold() not in now]


def made_clearer_since(edition: Edition) -> bool:
    """Was a part of the paper made clearer after a person made this format of it?"""
    if edition.ready_at is None or not edition.by_person:
        return False
    version = edition.version
    return Version.objects.filter(
        paper=version.paper_id, number=version.number, fix__gt=0, made_at__gt=edition.ready_at
    ).exists()
