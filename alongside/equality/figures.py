"""How many of us there are of each, in numbers that tell nothing about anybody.

Only from quarters that are finished, so that no number moves when one person answers; every number rounded by itself;
one question at a time, never one against another.
"""

import datetime
from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from alongside.algorithms.rounding import says_too_much, to_nearest
from alongside.equality.models import Answers, Part, month_of
from alongside.equality.questions import RATHER_NOT, Question, sections

FEWEST = 20
# 21 months, not 24: what is counted at the start of a quarter must still be there at its end.
QUARTERS = 7


@dataclass(frozen=True)
class Row:
    label: str
    number: int
    share_percent: int  # how long its bar is


@dataclass(frozen=True)
class Table:
    """One question. Without rows when its numbers, rounded as they are, would still tell too much."""

    caption: str
    rows: list[Row] = field(default_factory=list)
    several: bool = False


@dataclass(frozen=True)
class Figures:
    """`total` and `tables` are empty until there are enough answers."""

    first: datetime.date  # first day of the first month that counts
    last: datetime.date  # last day of the last one
    next_on: datetime.date  # when these numbers are made anew
    total: int = 0
    tables: list[Table] = field(default_factory=list)


def quarter_of(day: datetime.date) -> datetime.date:
    """The first day of the quarter that this day is in."""
    return month_of(day, back=(day.month - 1) % 3)


def figures_on(day: datetime.date) -> Figures:
    """What is published on this day: the same on every day of a quarter."""
    end = quarter_of(day)
    start = month_of(end, back=3 * QUARTERS)
    period = {"first": start, "last": end - datetime.timedelta(days=1), "next_on": month_of(end, back=-3)}
    forms = [row.answers for row in Answers.objects.filter(month__gte=start, month__lt=end)]
    if len(forms) < FEWEST:
        return Figures(**period)
    tables = [
        table_of(question, forms)
        for section in sections(Part.objects.all())
        for question in section.questions
    ]
    return Figures(**period, total=to_nearest(len(forms)), tables=tables)


def table_of(question: Question, forms: list[dict]) -> Table:
    given = [form.get(question.code, []) for form in forms]
    known = {code for code, _label in question.options}
    counts = Counter(
        one if one in known or one == RATHER_NOT else "" for ticked in given for one in set(ticked)
    )
    total = to_nearest(len(forms))
    shown = [(label, to_nearest(counts[code])) for code, label in question.options]
    if counts[""]:
        shown.append((_("Something that is no longer on the list"), to_nearest(counts[""])))
    beside = [
        (_("I would rather not say"), to_nearest(counts[RATHER_NOT])),
        (_("Not answered"), to_nearest(sum(not ticked for ticked in given))),
    ]
    parts = [number for _label, number in beside]
    options = [number for _label, number in shown]
    if question.several:
        hide = says_too_much(parts, total, several=options)
    else:
        hide = says_too_much([*options, *parts], total)
    if hide:
        return Table(question.words, several=question.several)
    rows = [Row(label, number, min(100, 100 * number // total)) for label, number in [*shown, *beside]]
    return Table(question.words, rows, question.several)
