"""What a vote says, read from its kept result by every page and report."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Count as CountRows
from django.db.models import Exists, OuterRef, Prefetch, Q, prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.algorithms.counting import dots
from alongside.groups.models import Group, WorkingAgreement
from alongside.shared.history.models import PrivateEntry, Sealed
from alongside.voting import counts
from alongside.voting.methods import method_of
from alongside.voting.models import (
    Elector,
    Mark,
    OpenVote,
    Option,
    OptionParent,
    PaperCount,
    Poll,
    Result,
    Selection,
    Stratum,
    Teller,
)
from alongside.voting.sayings import say

SAID_WRONG = "said that a count is wrong"  # in the private history


def with_words(*texts) -> None:
    """Fetch the words of these texts in one go."""
    prefetch_related_objects([text for text in texts if text is not None], "wordings")


def what_seems_wrong(poll: Poll) -> str:
    """For those who run the vote: what somebody said is wrong with its count; "" when nobody did."""
    if poll.state not in {Poll.State.DISPUTED, Poll.State.RECOUNT}:
        return ""
    said = PrivateEntry.objects.filter(thing_ref=str(poll.ref), kind=SAID_WRONG).order_by("-seq").first()
    sealed = Sealed.objects.filter(entry_hash=said.hash).first() if said else None
    return sealed.private["reason"] if sealed else ""


def voted(poll: Poll) -> int:
    """How many have voted with a code, by phone or openly so far: all that is shown before the close."""
    if not poll.is_secret:
        return OpenVote.objects.filter(elector__poll=poll).count()
    return Mark.objects.filter(elector__poll=poll, took="").count()


def waiting_for(person) -> list[Poll]:
    """The votes that need this person: open ones in which they have not voted, and papers that they were named to read."""
    not_yet = Elector.objects.filter(poll=OuterRef("pk"), person=person, mark=None, open_vote=None)
    counts_it = Teller.objects.filter(poll=OuterRef("pk"), person=person)
    finished = PaperCount.objects.filter(
        teller__poll=OuterRef("pk"), teller__person=person, finished_at__isnull=False, is_set_aside=False
    )
    papers = Stratum.objects.filter(poll=OuterRef("pk"), kind=Stratum.Kind.PAPER)
    return list(
        Poll.objects.visible_to(person)
        .filter(
            Q(Exists(not_yet), state=Poll.State.OPEN)
            | Q(Exists(counts_it), Exists(papers), ~Exists(finished), state=Poll.State.CLOSED)
            | Q(Exists(counts_it), Exists(papers), state=Poll.State.RECOUNT)
        )
        .select_related("title")
        .prefetch_related("title__wordings")
    )


def not_reached(poll: Poll) -> list[str]:
    """The communities whom the working agreement names, and who have had no way into this vote yet (C6).

    Of the group that votes; where it is nobody's alone, of the boards.
    """
    of = {"group": poll.group_id} if poll.group_id else {"group__kind": Group.Kind.BOARD}
    newest: dict[int, list[str]] = {}
    for agreement in WorkingAgreement.objects.filter(**of).order_by("version"):
        newest[agreement.group_id] = agreement.communities
    reached = {one.community.casefold() for one in poll.ways_in.all()}
    named = dict.fromkeys(name for names in newest.values() for name in names)
    return [name for name in named if name.casefold() not in reached]


def ways_not_used(poll: Poll) -> list[str]:
    """The names of the ways by which nobody has voted yet (C6)."""
    used = (
        Q(electors__mark__isnull=False)
        | Q(electors__open_vote__isnull=False)
        | Q(papers_given__isnull=False)
        | Q(wall_counts__people_given_dots__gt=0)
    )
    seen = set(poll.strata.filter(used).values_list("pk", flat=True))
    return [stratum.name for stratum in poll.strata.all() if stratum.pk not in seen]


def readings(poll: Poll, strata) -> list[tuple[Stratum, str, list[PaperCount]]]:
    """For workers: how far the papers of each place and way are, and who is reading. Never what stands on one."""
    found = []
    for stratum in [stratum for stratum in strata if stratum.kind == Stratum.Kind.PAPER]:
        given = stratum.papers_given.count()
        said = ngettext("%(given)s paper given out.", "%(given)s papers given out.", given) % {"given": given}
        here = counts.readings_of(stratum, poll)
        finished = sum(bool(count.finished_at) for count in here.all)
        if poll.is_over:
            said += " " + _("Read to the end by %s of two people.") % min(finished, 2)
        if here.both_finished and here.open_numbers:
            said += " " + _("Read differently, so a third reads: %s.") % ", ".join(
                map(str, here.open_numbers)
            )
        begun = [count for count in here.all if not count.finished_at and poll.takes_paper_counts]
        found.append((stratum, said, begun))
    return found


# Reading a result


@dataclass(frozen=True)
class Row:
    """One option. `standing` is "1st" or "joint 6th"; `taken_on` is None until people have decided."""

    option: Option
    total: object  # dots or points, a mapping of answers to numbers, or first choices as text
    place: int
    standing: str
    said: str = ""  # the total in words
    is_in: bool = False  # elected, carried or agreed by the count itself
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
    totals: tuple  # in the order of the summary's rows
    options: tuple[Option, ...]  # the same order
    notes: tuple[str, ...]
    said: tuple[str, ...] = ()  # the totals in words, the same order
    without: str = ""  # what the result would be if this place or way had not voted, in a sentence

    @property
    def name(self) -> str:
        return _(" and ").join(self.names)

    @property
    def listed(self) -> list[tuple[Option, str]]:
        return list(zip(self.options, self.said, strict=True))

    @property
    def is_joined(self) -> bool:
        return len(self.names) > 1


@dataclass(frozen=True)
class Round:
    """One round of an election: what everybody has at its end, and what was done."""

    number: int
    listed: tuple[tuple[Option, str], ...]  # votes, in the order of the summary's rows
    said: str


@dataclass(frozen=True)
class Earlier:
    """A decision that another one has followed since."""

    decided_by: str
    decided_on: object  # datetime.date
    taken_on: tuple[Option, ...]


@dataclass(frozen=True)
class PollSummary:
    """Everything that a page or a report says about a result. All numbers come from the kept result."""

    poll: Poll
    result: Result
    selection: Selection | None
    earlier: tuple["Earlier", ...]  # decisions that the newest one follows, the newest of them first
    rows: tuple[Row, ...]  # most dots first; the same number keeps the paper's order
    joined_after: tuple[Row, ...]  # what was joined from others when deciding; it has no dots
    total: int
    people: int
    unused: int
    missing: int
    parts: tuple[PartSummary, ...]
    spoilt: int
    margin: str  # how close it was, in a sentence; "" until people have decided
    to_change: str  # the fewest papers or dots that would change it, in sentences
    stages: tuple["Round", ...]  # an election, round by round
    ties: tuple[str, ...]
    remarks: tuple[str, ...]
    check_numbers: tuple[str, ...]

    @property
    def taken_on(self) -> tuple[Row, ...]:
        return tuple(row for row in (*self.rows, *self.joined_after) if row.taken_on)

    @property
    def parked(self) -> tuple[Row, ...]:
        return tuple(row for row in (*self.rows, *self.joined_after) if row.taken_on is False)

    @property
    def is_counted_again_since(self) -> bool:
        """Whether people decided on numbers that another count has followed."""
        return self.selection is not None and self.selection.result_id != self.result.pk

    @property
    def elected(self) -> tuple[Row, ...]:
        """Who or what the count itself says is in."""
        return tuple(row for row in self.rows if row.is_in)

    @property
    def leaders(self) -> tuple[Row, ...]:
        """What stands first, where numbers put the options in order and somebody gave any."""
        return tuple(row for row in self.rows if row.place == 1 and row.total)

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
    rows = rows_of(poll, kept, options, decided)
    taken = [str(row.option.order) for row in rows if row.taken_on]
    titles = {str(option.order): option.title.as_read for option in options}
    found = kept["count"]
    return PollSummary(
        poll=poll,
        result=result,
        selection=selection,
        earlier=earlier_than(selection),
        rows=rows,
        joined_after=tuple(
            Row(option, 0, 0, "", **fate(decided.get(option.pk))) for option in options if option.after_vote
        ),
        total=sum(kept["totals"].values()) if poll.ends_in_numbers else 0,
        people=kept["people"],
        unused=kept["unused"],
        spoilt=kept["spoilt"],
        missing=sum(part["missing"] for part in kept["parts"]),
        parts=tuple(part_summary(poll, kept, part, rows, titles) for part in kept["parts"]),
        margin=closeness(poll, result, taken, options),
        to_change=to_change(poll, kept, taken, titles),
        stages=stages_of(poll, kept, rows, titles),
        ties=tuple(say(tie["said"], titles) for tie in found["ties"]),
        remarks=remarks_in_words(poll, kept, taken),
        check_numbers=tuple(kept["check_numbers"]),
    )


def earlier_than(selection: Selection | None) -> tuple[Earlier, ...]:
    """What was decided before this. Nothing is asked of the database where there was no decision before."""
    if selection is None or selection.supersedes_id is None:
        return ()
    before = Selection.objects.filter(poll=selection.poll_id, pk__lt=selection.pk).order_by("-pk")
    return tuple(
        Earlier(
            one.decided_by,
            one.decided_on,
            tuple(line.option for line in one.lines.all() if line.taken_on),
        )
        for one in before.prefetch_related("lines__option__title__wordings")
    )


def rows_of(poll: Poll, kept: Mapping, options, decided: Mapping) -> tuple[Row, ...]:
    """The options as they stand: by number, or who is elected first, or in the paper's order."""
    by_key = {str(option.order): option for option in options}
    elected, method = kept["count"]["elected"], method_of(poll)
    if poll.ends_in_numbers:
        lines = [(line.option, line.dots, line.place, line.standing) for line in dots.lines(count_of(kept))]
    else:
        keys = sorted(kept["totals"], key=int)
        if poll.is_election:
            rest = sorted(
                (key for key in keys if key not in elected), key=lambda key: -float(kept["totals"][key])
            )
            keys = [*elected, *rest]
        lines = [(key, kept["totals"][key], 0, "") for key in keys]
    return tuple(
        Row(
            by_key[key],
            total,
            place,
            standing,
            method.in_words(total),
            key in elected,
            **fate(decided.get(by_key[key].pk)),
        )
        for key, total, place, standing in lines
    )


def closeness(poll: Poll, result: Result, taken: Collection[str], options: Collection[Option]) -> str:
    """How close it was: at the line that people drew, or else at the line of the count itself."""
    titles = {str(option.order): option.title.as_read for option in options}
    if taken and poll.ends_in_numbers:
        return how_close(poll, result, taken, options)
    close = result.json["count"]["how_close"]
    return say(close, titles) if close else ""


def to_change(poll: Poll, kept: Mapping, taken: Collection[str], titles: Mapping[str, str]) -> str:
    """The fewest papers or dots that would have made another result, as far as the kept numbers tell."""
    found = kept["count"]["change"]
    if poll.is_dots and taken:
        line = dots.cut(count_of(kept), [key for key in taken if key in kept["totals"]])
        if not line.moves:
            return ""
        words = {
            "dots": line.moves,
            "inside": _(" and ").join(titles[key] for key in line.lowest_taken),
            "outside": _(" and ").join(titles[key] for key in line.highest_left),
        }
        papers = -(-(line.margin + 1) // (2 * poll.dots_each))
        said = [
            {"kind": "one dot" if line.moves == 1 else "some dots", "words": words},
            {"kind": "papers at least", "words": {"least": papers, "papers": line.moves}}
            if papers != line.moves
            else {"kind": "papers exactly", "words": {"papers": papers}},
        ]
        return " ".join(say(one, {}) for one in said)
    return " ".join(say(one, titles) for one in found["said"]) if found else ""


def stages_of(poll: Poll, kept: Mapping, rows, titles: Mapping[str, str]) -> tuple[Round, ...]:
    if not poll.is_election:
        return ()
    method = method_of(poll)
    return tuple(
        Round(
            number,
            tuple((row.option, method.in_words(stage["votes"][str(row.option.order)])) for row in rows),
            " ".join(say(one, titles) for one in stage["said"]),
        )
        for number, stage in enumerate(kept["count"]["stages"], start=1)
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
    return dots.Count(totals, kept["dots_each"], kept["people"], kept["unused"])  # of votes by number only


def fate(line) -> dict:
    if line is None:
        return {}
    return {"taken_on": line.taken_on, "reason": line.reason, "review_on": line.review_on}


def part_summary(poll: Poll, kept: Mapping, part: Mapping, rows, titles) -> PartSummary:
    totals = tuple(part["totals"][str(row.option.order)] for row in rows)
    method = method_of(poll)
    return PartSummary(
        names=tuple(part["names"]),
        people=part["people"],
        total=sum(totals) if poll.ends_in_numbers else 0,
        unused=part["unused"],
        totals=totals,
        options=tuple(row.option for row in rows),
        notes=tuple(sentence for note in part["notes"] for sentence in method_in_words(note, poll)),
        said=tuple(method.in_words(total) for total in totals),
        without=if_left_out(poll, kept, part, rows, titles),
    )


def if_left_out(poll: Poll, kept: Mapping, part: Mapping, rows, titles: Mapping[str, str]) -> str:
    """What would be in if this place or way had not voted. "" where nobody has drawn a line."""
    if part["without"] is None:
        return ""
    name = {"name": _(" and ").join(part["names"])}
    now = {str(row.option.order) for row in rows if row.taken_on} or set(kept["count"]["elected"])
    then = part["without"]
    if poll.ends_in_numbers and not poll.seats:
        if not now:
            return ""
        then = then[: len(now)]
    if set(then) == now:
        return _("Without %(name)s the same would be in.") % name
    others = [titles[key] for key in then if key not in now]
    words = name | {"others": _(" and ").join(others)}
    if not others:
        return _("Without %(name)s not all of them would be in.") % words
    return _("Without %(name)s it would be otherwise: %(others)s would be in.") % words


def method_in_words(note: Mapping, poll: Poll) -> list[str]:
    """How the dots of one place or way came together, in plain words. No number of people is in it."""
    if note["kind"] in {Stratum.Kind.WALL, Stratum.Kind.TALK}:
        names = {"name": note["name"], "counted": note["counted_by"], "checked": note["checked_by"]}
        words = [
            _(
                "%(name)s: people talked, and what they said became dots by this rule, stated before the vote: %(rule)s "
                "%(counted)s counted and %(checked)s checked."
            )
            % {**names, "rule": full_stop(note["rule"])}
            if note["kind"] == Stratum.Kind.TALK
            else _(
                "%(name)s: everybody was given %(dots)s stickers and put them on sheets on the wall. "
                "%(counted)s counted and %(checked)s checked."
            )
            % {**names, "dots": poll.dots_each}
        ]
        if note["photo_sha256"]:
            words.append(
                _("%(name)s: there is a photo. Its check word: %(word)s")
                % {"name": note["name"], "word": note["photo_sha256"][:12]}
            )
        if note["missing_reason"]:
            words.append(
                _("%(name)s: some stickers were missing. Why: %(reason)s")
                % {"name": note["name"], "reason": note["missing_reason"]}
            )
        return words
    return [method_of(poll).by_route(note, poll)]


def full_stop(sentence: str) -> str:
    """
    >>> full_stop("Three ideas each")
    'Three ideas each.'
    """
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."


def how_close(poll: Poll, result: Result, taken: Collection[str], options=None) -> str:
    """How close it was between what was taken on and what was not, in a sentence.

    `taken`: the numbers of the options, as text.
    """
    whole = count_of(result.json)
    line = dots.cut(whole, [key for key in taken if key in whole.totals])
    if line.margin is None:
        return ""
    titles = {str(option.order): option.title.as_read for option in options or poll.options.all()}
    inside, outside = line.lowest_taken, line.highest_left
    words = {
        "inside": _(" and ").join(titles[key] for key in inside),
        "outside": _(" and ").join(titles[key] for key in outside),
        "in_dots": whole.totals[inside[0]],
        "out_dots": whole.totals[outside[0]],
        "margin": abs(line.margin),
    }
    if line.margin == 0:
        tie = (
            _("It was a tie at the line: %(inside)s and %(outside)s both have %(in_dots)s dots.")
            if poll.is_dots
            else _("It was a tie at the line: %(inside)s and %(outside)s both have %(in_dots)s points.")
        )
        return tie % words + " " + _("People decided between them for other reasons.")
    if line.margin < 0:
        fewer = (
            _(
                "%(inside)s (%(in_dots)s) was taken on with fewer dots than %(outside)s (%(out_dots)s). "
                "The reason is given."
            )
            if poll.is_dots
            else _(
                "%(inside)s (%(in_dots)s) was taken on with fewer points than %(outside)s (%(out_dots)s). "
                "The reason is given."
            )
        )
        return fewer % words
    apart = (
        ngettext(
            "It was %(margin)s dot apart at the line: "
            "%(inside)s (%(in_dots)s) is in, %(outside)s (%(out_dots)s) waits.",
            "It was %(margin)s dots apart at the line: "
            "%(inside)s (%(in_dots)s) is in, %(outside)s (%(out_dots)s) waits.",
            line.margin,
        )
        if poll.is_dots
        else ngettext(
            "It was %(margin)s point apart at the line: "
            "%(inside)s (%(in_dots)s) is in, %(outside)s (%(out_dots)s) waits.",
            "It was %(margin)s points apart at the line: "
            "%(inside)s (%(in_dots)s) is in, %(outside)s (%(out_dots)s) waits.",
            line.margin,
        )
    )
    return apart % words


def remarks_in_words(poll: Poll, kept: Mapping, taken: Collection[str]) -> tuple[str, ...]:
    """What the numbers give reason to say beside them."""
    close = _("This was close. One more look at the sheets may be wise.")
    if poll.is_dots:
        line = dots.cut(count_of(kept), [key for key in taken if key in kept["totals"]]) if taken else None
        # The sentence on how close it was says the rest.
        found = [close for remark in dots.remarks(count_of(kept), line) if remark.kind == "close"]
        return (*found, *missing_dots(kept))
    blank = [one for one in kept["count"]["remarks"] if one["kind"] in {"blank", "no papers"}]
    return tuple(say(one, {}) for one in blank)


def missing_dots(kept: Mapping) -> list[str]:
    """That the dots counted cannot be all that people had, where some are missing."""
    if not (missing := sum(part["missing"] for part in kept["parts"])):
        return []
    words = {
        "total": sum(kept["totals"].values()),
        "people": kept["people"],
        "each": kept["dots_each"],
        "given": kept["people"] * kept["dots_each"],
        "back": kept["unused"] - missing,
        "missing": missing,
    }
    return [
        ngettext(
            "%(people)s people had %(each)s dots each, which makes %(given)s. %(total)s are on ideas, %(back)s were not "
            "used, and nobody knows where %(missing)s is.",
            "%(people)s people had %(each)s dots each, which makes %(given)s. %(total)s are on ideas, %(back)s were not "
            "used, and nobody knows where %(missing)s are.",
            missing,
        )
        % words
    ]


def turnout(poll: Poll) -> dict[str, int]:
    """For workers, before the close: how many are on the list of voters, and how many have voted."""
    way = "mark" if poll.is_secret else "open_vote"
    return poll.electors.aggregate(electors=CountRows("pk"), voted=CountRows(way))
