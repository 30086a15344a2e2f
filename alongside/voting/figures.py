"""What a vote says: counted once, kept in a result, and read from there by every page and report."""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.db.models import Count as CountRows
from django.db.models import Prefetch, Q, prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.algorithms.counting import dots
from alongside.algorithms.rounding import small_ones_joined
from alongside.shared.history.models import Route
from alongside.voting.models import Ballot, Mark, Option, OptionParent, Poll, Result, Selection, Stratum


def with_words(*texts) -> None:
    """Fetch the words of these texts in one go."""
    prefetch_related_objects([text for text in texts if text is not None], "wordings")


def voted(poll: Poll) -> int:
    """How many have voted with a code or by phone so far: all that is shown before the close."""
    return Mark.objects.filter(elector__poll=poll).exclude(channel=Route.ROOM).count()


def ways_not_used(poll: Poll) -> list[str]:
    """The names of the ways by which nobody has voted yet (C6)."""
    used = Q(electors__mark__isnull=False) | Q(wall_counts__people_given_dots__gt=0)
    seen = set(poll.strata.filter(used).values_list("pk", flat=True))
    return [stratum.name for stratum in poll.strata.all() if stratum.pk not in seen]


# Counting


@dataclass
class Part:
    """One place or way, or several that were too small to be shown apart."""

    names: list[str]
    count: dots.Count
    missing: int = 0
    notes: list[dict] = field(default_factory=list)


def parts_of(poll: Poll) -> list[Part]:
    """The counts by place and way, from the rows themselves, small ones joined."""
    options = option_keys(poll)
    strata = list(poll.strata.prefetch_related("wall_counts__sheets__option"))
    papers: dict[int, list] = {stratum.pk: [] for stratum in strata}
    for stratum, choice in Ballot.objects.filter(poll=poll).values_list("stratum_id", "choice"):
        papers[stratum].append(choice)
    counts, missing, notes = {}, {}, {}
    for stratum in strata:
        missing[stratum.pk] = 0
        notes[stratum.pk] = {"name": stratum.name, "kind": stratum.kind, "route": stratum.route}
        if stratum.kind == Stratum.Kind.SECRET:
            counts[stratum.pk] = dots.count_papers(
                papers[stratum.pk], options=options, dots_each=poll.dots_each, may_stack=poll.may_stack
            )
            continue
        wall = list(stratum.wall_counts.all())[-1]
        sheets = {str(sheet.option.order): sheet.dots for sheet in wall.sheets.all()}
        counts[stratum.pk] = dots.Count(
            {option: sheets.get(option, 0) for option in options},
            poll.dots_each,
            wall.people_given_dots,
            wall.unused + wall.missing,
        )
        missing[stratum.pk] = wall.missing
        notes[stratum.pk] |= {
            "counted_by": wall.counted_by,
            "checked_by": wall.checked_by,
            "missing_reason": wall.missing_reason,
        }
    # A way that was joined at the close already has its ballots with the other one.
    homes = {stratum.pk: stratum.joined_to_id or stratum.pk for stratum in strata}
    hosts = small_ones_joined({pk: counts[pk].people or 0 for pk in counts if homes[pk] == pk})
    found = []
    for host in dict.fromkeys(hosts[homes[stratum.pk]] for stratum in strata):
        members = [stratum for stratum in strata if hosts[homes[stratum.pk]] == host]
        found.append(
            Part(
                [stratum.name for stratum in members],
                dots.join([counts[stratum.pk] for stratum in members]),
                sum(missing[stratum.pk] for stratum in members),
                [notes[stratum.pk] for stratum in members],
            )
        )
    return found


def option_keys(poll: Poll) -> list[str]:
    """The numbers of what was on the paper, as text, in the paper's order."""
    return [str(order) for order in poll.options.on_paper().values_list("order", flat=True)]


def count(poll: Poll) -> dict:
    """The whole result as plain data: what is kept, given a check word, and published."""
    parts = parts_of(poll)
    whole = dots.join([part.count for part in parts])
    return {
        "poll": str(poll.ref),
        "title": str(poll.title),
        "dots_each": poll.dots_each,
        "may_stack": poll.may_stack,
        "options": {
            str(option.order): str(option.title)
            for option in poll.options.on_paper().prefetch_related("title__wordings")
        },
        "totals": whole.totals,
        "total": whole.total,
        "people": whole.people,
        "unused": whole.unused,
        "parts": [
            {
                "names": part.names,
                "totals": part.count.totals,
                "people": part.count.people,
                "unused": part.count.unused,
                "missing": part.missing,
                "notes": part.notes,
            }
            for part in parts
        ],
        "check_numbers": list(
            Ballot.objects.filter(poll=poll).order_by("receipt").values_list("receipt", flat=True)
        ),
    }


def is_as_published(result: Result) -> bool:
    """Whether the kept result still has the check word that was published with it."""
    words = json.dumps(result.json, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(words.encode()).hexdigest() == result.sha256


# Reading a result


@dataclass(frozen=True)
class Row:
    """One option. `standing` is "1st" or "joint 6th"; `taken_on` is None until people have decided."""

    option: Option
    total: int
    place: int
    standing: str
    taken_on: bool | None = None
    reason: object = None  # a Text
    review_on: object = None  # datetime.date


@dataclass(frozen=True)
class PartSummary:
    """The dots of one place or way. `names` has several when small ones were joined."""

    names: tuple[str, ...]
    people: int
    total: int
    unused: int
    totals: tuple[int, ...]  # in the order of the summary's rows
    options: tuple[Option, ...]  # the same order
    notes: tuple[str, ...]

    @property
    def name(self) -> str:
        return _(" and ").join(self.names)

    @property
    def listed(self) -> list[tuple[Option, int]]:
        return list(zip(self.options, self.totals, strict=True))

    @property
    def is_joined(self) -> bool:
        return len(self.names) > 1


@dataclass(frozen=True)
class PollSummary:
    """Everything that a page or a report says about a result. All numbers come from the kept result."""

    poll: Poll
    result: Result
    selection: Selection | None
    rows: tuple[Row, ...]  # most dots first; the same number keeps the paper's order
    joined_after: tuple[Row, ...]  # what was joined from others when deciding; it has no dots
    total: int
    people: int
    unused: int
    missing: int
    parts: tuple[PartSummary, ...]
    margin: str  # how close it was, in a sentence; "" until people have decided
    remarks: tuple[str, ...]
    check_numbers: tuple[str, ...]

    @property
    def taken_on(self) -> tuple[Row, ...]:
        return tuple(row for row in (*self.rows, *self.joined_after) if row.taken_on)

    @property
    def parked(self) -> tuple[Row, ...]:
        return tuple(row for row in (*self.rows, *self.joined_after) if row.taken_on is False)

    @property
    def method_notes(self) -> tuple[str, ...]:
        return tuple(note for part in self.parts for note in part.notes)

    @property
    def check_word(self) -> str:
        """The first 12 characters of the check word, in three groups, as printed."""
        return " ".join(self.result.sha256[start : start + 4] for start in (0, 4, 8))


def summary(poll: Poll) -> PollSummary | None:
    """The newest published result with what was decided on it; None while there is none to see."""
    result = poll.results.order_by("-pk").first() if poll.has_result else None
    if result is None:
        return None
    kept = result.json
    selection = poll.selections.order_by("-pk").first()
    lines = selection.lines.select_related("reason") if selection else ()
    decided = {line.option_id: line for line in lines}
    options = options_with_parents(poll)
    with_words(poll.title, poll.about, *texts_of(options), *(line.reason for line in lines))
    by_key = {str(option.order): option for option in options}
    whole = count_of(kept)
    rows = tuple(
        Row(
            by_key[line.option],
            line.dots,
            line.place,
            line.standing,
            **fate(decided.get(by_key[line.option].pk)),
        )
        for line in dots.lines(whole)
    )
    joined_after = tuple(
        Row(option, 0, 0, "", **fate(decided.get(option.pk))) for option in options if option.after_vote
    )
    taken = [str(row.option.order) for row in rows if row.taken_on]
    return PollSummary(
        poll=poll,
        result=result,
        selection=selection,
        rows=rows,
        joined_after=joined_after,
        total=kept["total"],
        people=kept["people"],
        unused=kept["unused"],
        missing=sum(part["missing"] for part in kept["parts"]),
        parts=tuple(part_summary(poll, part, rows) for part in kept["parts"]),
        margin=how_close(poll, result, taken, options) if taken else "",
        remarks=remarks_in_words(whole, taken),
        check_numbers=tuple(kept["check_numbers"]),
    )


def options_with_parents(poll: Poll) -> list[Option]:
    """All options, and what they were joined from. Their words come with `with_words(*texts_of(options))`."""
    parents = Prefetch("parents", OptionParent.objects.select_related("parent__title"))
    return list(poll.options.select_related("title", "explanation").prefetch_related(parents))


def texts_of(options) -> list:
    """The texts of the options and of what they were joined from."""
    found = [text for option in options for text in (option.title, option.explanation)]
    return found + [link.parent.title for option in options for link in option.parents.all()]


def count_of(kept: Mapping) -> dots.Count:
    """The counted dots of a kept result."""
    # JSON may come back in another order; the paper's order is by number.
    totals = {key: kept["totals"][key] for key in sorted(kept["totals"], key=int)}
    return dots.Count(totals, kept["dots_each"], kept["people"], kept["unused"])


def fate(line) -> dict:
    if line is None:
        return {}
    return {"taken_on": line.taken_on, "reason": line.reason, "review_on": line.review_on}


def part_summary(poll: Poll, part: Mapping, rows) -> PartSummary:
    return PartSummary(
        names=tuple(part["names"]),
        people=part["people"],
        total=sum(part["totals"].values()),
        unused=part["unused"],
        totals=tuple(part["totals"][str(row.option.order)] for row in rows),
        options=tuple(row.option for row in rows),
        notes=tuple(sentence for note in part["notes"] for sentence in method_in_words(note, poll.dots_each)),
    )


def method_in_words(note: Mapping, dots_each: int) -> list[str]:
    """How the dots of one place or way came together, in plain words. No number of people is in it."""
    if note["kind"] == Stratum.Kind.WALL:
        words = [
            _(
                "%(name)s: everybody was given %(dots)s stickers and put them on sheets on the wall. "
                "%(counted)s counted and %(checked)s checked."
            )
            % {
                "name": note["name"],
                "dots": dots_each,
                "counted": note["counted_by"],
                "checked": note["checked_by"],
            }
        ]
        if note["missing_reason"]:
            words.append(
                _("%(name)s: some stickers were missing. Why: %(reason)s")
                % {"name": note["name"], "reason": note["missing_reason"]}
            )
        return words
    if note["route"] == Route.PHONE:
        return [
            _(
                "%(name)s: a worker read out the ideas, wrote down where the %(dots)s dots go, read them back "
                "and asked if that was right."
            )
            % {"name": note["name"], "dots": dots_each}
        ]
    return [
        _("%(name)s: everybody had a code and %(dots)s dots, and voted in secret.")
        % {"name": note["name"], "dots": dots_each}
    ]


def how_close(poll: Poll, result: Result, taken: Collection[str], options=None) -> str:
    """How close it was between what was taken on and what was not, in a sentence.

    `taken`: the numbers of the options, as text.
    """
    whole = count_of(result.json)
    line = dots.cut(whole, [key for key in taken if key in whole.totals])
    if line.margin is None:
        return ""
    titles = {str(option.order): str(option.title) for option in options or poll.options.all()}
    inside, outside = line.lowest_taken, line.highest_left
    words = {
        "inside": _(" and ").join(titles[key] for key in inside),
        "outside": _(" and ").join(titles[key] for key in outside),
        "in_dots": whole.totals[inside[0]],
        "out_dots": whole.totals[outside[0]],
        "margin": abs(line.margin),
    }
    if line.margin == 0:
        return (
            _("It was a tie at the line: %(inside)s and %(outside)s both have %(in_dots)s dots.") % words
            + " "
            + _("People decided between them for other reasons.")
        )
    if line.margin < 0:
        return (
            _(
                "%(inside)s (%(in_dots)s) was taken on with fewer dots than %(outside)s (%(out_dots)s). "
                "The reason is given."
            )
            % words
        )
    return (
        ngettext(
            "It was %(margin)s dot apart at the line: "
            "%(inside)s (%(in_dots)s) is in, %(outside)s (%(out_dots)s) waits.",
            "It was %(margin)s dots apart at the line: "
            "%(inside)s (%(in_dots)s) is in, %(outside)s (%(out_dots)s) waits.",
            line.margin,
        )
        % words
    )


def remarks_in_words(whole: dots.Count, taken: Collection[str]) -> tuple[str, ...]:
    """What the numbers give reason to say beside them."""
    line = dots.cut(whole, taken) if taken else None
    said = {
        "close": _("This was close. One more look at the sheets may be wise."),
        "tie at the line": "",  # the sentence on how close it was says so
        "not by number": "",
        "not a multiple": "",
    }
    return tuple(said[remark.kind] for remark in dots.remarks(whole, line) if said.get(remark.kind))


def turnout(poll: Poll) -> dict[str, int]:
    """For workers, before the close: how many are on the list of voters, and how many have voted."""
    return poll.electors.aggregate(electors=CountRows("pk"), voted=CountRows("mark"))
