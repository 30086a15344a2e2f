"""What a report says in numbers. What was published comes from records; what is derived is worked out here."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.algorithms.counting import dots
from alongside.algorithms.rounding import percent
from alongside.algorithms.seats import majority_of
from alongside.documents.models import Comment
from alongside.events.models import Event
from alongside.groups.figures import threshold
from alongside.groups.models import Group
from alongside.groups.promises import SUGGESTIONS
from alongside.reports.models import Report, ReportedOption, ReportedSource


@dataclass(frozen=True)
class DotRow:
    """One line of a dots table."""

    label: str
    number: int
    standing: str
    taken_on: bool
    share_percent: int  # how long its bar is; the longest is 100
    cut_after: bool = False

    @property
    def fate(self) -> str:
        return _("Taken on") if self.taken_on else _("Parked")

    @property
    def note(self) -> str:
        """What stands under the label of its bar."""
        return f"{self.standing}. {self.fate}."


@dataclass(frozen=True)
class ReportedView:
    """Everything that Bradford's page and document print."""

    source: ReportedSource
    attendance: int
    organisations: int
    not_connected: int
    connected: int  # worked out
    rows: tuple[DotRow, ...]
    total: int  # worked out
    taken_total: int  # worked out
    taken_share: str  # worked out, in per cent
    cut_words: str  # worked out
    remarks: tuple[str, ...]
    footnote: str
    majorities: tuple[tuple[int, int], ...]  # (seats, majority), worked out

    @property
    def taken_on(self) -> tuple[DotRow, ...]:
        return tuple(row for row in self.rows if row.taken_on)

    @property
    def parked(self) -> tuple[DotRow, ...]:
        return tuple(row for row in self.rows if not row.taken_on)


def reported_view(source: ReportedSource) -> ReportedView:
    """Read one source with `with_everything()` and work out what follows from it."""
    figures = {figure.key: figure.value for figure in source.figures.all()}
    options = list(source.options.all())
    count = dots.Count({option.title: option.dots for option in options}, source.dots_each)
    taken = [option.title for option in options if option.taken_on]
    line = dots.cut(count, taken)
    sizes = [source.seats_good, source.seats_most, source.seats_least]
    return ReportedView(
        source=source,
        attendance=figures["attendance"],
        organisations=figures["organisations"],
        not_connected=figures["not-connected"],
        connected=figures["attendance"] - figures["not-connected"],
        rows=dot_rows(count, options),
        total=count.total,
        taken_total=line.taken_total,
        taken_share=percent(line.taken_total, line.total),
        cut_words=cut_in_words(count, line),
        remarks=tuple(remark_in_words(remark) for remark in dots.remarks(count, line)),
        footnote=_(
            "How many people placed these dots cannot be known from the totals: if everybody had used all "
            "%(each)s dots, it could not be fewer than %(fewest)s."
        )
        % {"each": source.dots_each, "fewest": dots.fewest_people(count)},
        majorities=tuple((seats, majority_of(seats)) for seats in sizes if seats),
    )


def dot_rows(count: dots.Count, options: list[ReportedOption]) -> tuple[DotRow, ...]:
    """The rows from most dots to fewest; the line is drawn where taken on ends, when the numbers part there."""
    taken = {option.title for option in options if option.taken_on}
    lines = dots.lines(count)
    most = max(lines[0].dots, 1)
    cut_at = len(taken) - 1 if {line.option for line in lines[: len(taken)]} == taken else None
    return tuple(
        DotRow(
            line.option,
            line.dots,
            line.standing,
            line.option in taken,
            round(100 * line.dots / most),
            place == cut_at,
        )
        for place, line in enumerate(lines)
    )


def cut_in_words(count: dots.Count, line: dots.Cut) -> str:
    """How close it was, in a sentence; "" when all or nothing was taken on."""
    if line.margin is None:
        return ""
    numbers = {
        "margin": abs(line.margin),
        "inside": _(" and ").join(line.lowest_taken),
        "in_dots": count.totals[line.lowest_taken[0]],
        "outside": _(" and ").join(line.highest_left),
        "out_dots": count.totals[line.highest_left[0]],
    }
    return (
        ngettext(
            "How close it was: %(margin)s dot. %(inside)s had %(in_dots)s and was taken on; "
            "%(outside)s had %(out_dots)s and was not.",
            "How close it was: %(margin)s dots. %(inside)s had %(in_dots)s and was taken on; "
            "%(outside)s had %(out_dots)s and was not.",
            abs(line.margin),
        )
        % numbers
    )


def remark_in_words(remark: dots.Remark) -> str:
    return {
        "not a multiple": _(
            "The %(total)s dots are not a multiple of %(dots_each)s, so some dots were not used, were lost, or were "
            "counted in another way."
        ),
        "close": _("A difference this small is worth a second count."),
        "tie at the line": _("There is a tie at the line: both had %(dots)s dots."),
        "not by number": _("The choice does not follow the number of dots."),
    }[remark.kind] % remark.numbers


def report_about(event: Event) -> Report | None:
    """The report that tells of this event: its own, or that of its series."""
    if hasattr(event, "report"):
        return event.report
    return getattr(event.series, "report", None) if event.series_id else None


def days_to_check() -> int:
    """Working days in which people can correct a report: what the Board agreed, or what we suggest."""
    board = Group.objects.filter(kind=Group.Kind.BOARD).order_by("pk").first()
    return threshold(board, "check_days").value if board else SUGGESTIONS["check_days"].value


def open_corrections(report: Report) -> int:
    """What people said about the draft that has no answer yet."""
    return Comment.objects.filter(round__version__paper=report.paper, answer=None).count()
