"""Counting a vote from its rows: what is kept in a result, given a check word, and published.

Every vote has the same shape: options, totals, people, parts by place and way (small ones joined), check numbers, and
under "count" what the counting library found: who is in, round by round, how close it was, the fewest papers that would
change it. Sentences are kept as a kind with its words (see `sayings.py`), so each reader gets their own language.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

from alongside.algorithms.counting import dots
from alongside.algorithms.counting.by_number import reported_dots
from alongside.algorithms.counting.lots import drawn
from alongside.algorithms.counting.result import Result as Counted
from alongside.algorithms.counting.wording import Said, short, votes
from alongside.algorithms.rounding import FEWEST_VOTERS, small_ones_joined
from alongside.shared.history.models import Route
from alongside.voting.methods import method_of
from alongside.voting.models import Ballot, Mark, OpenVote, PaperCount, Poll, Result, Stratum, Teller

CLOSE_VOTES = 2
CLOSE_SHARE = Fraction(1, 100)


def option_keys(poll: Poll) -> list[str]:
    """The numbers of what was on the paper, as text, in the paper's order."""
    return [str(order) for order in poll.options.on_paper().values_list("order", flat=True)]


# By which way a vote came

# What a worker writes down for somebody and reads back. Counted with the votes by phone where nothing else was agreed.
TOLD_TO_A_WORKER = {Route.PHONE, Route.TEXT, Route.VISIT, Route.DESK, Route.ROOM}


def way_taken(own: Stratum, via: str, ways: Mapping[str, Stratum]) -> Stratum:
    """The way that a vote is counted under: the one by which it came, where that is counted apart.

    `own` is that of the voter, `ways` are those of secret votes by their route. Else what is told to a worker is counted
    with the votes by phone, and everything else with the voter's own way, or with any way of secret votes when theirs
    is a voting paper.
    """
    if own.kind == Stratum.Kind.SECRET and own.route == via:
        return own
    if via in ways:
        return ways[via]
    if via in TOLD_TO_A_WORKER and Route.PHONE in ways:
        return ways[Route.PHONE]
    if own.kind == Stratum.Kind.SECRET or not ways:
        return own
    return next(iter(ways.values()))


# Papers that people read


@dataclass
class Readings:
    """The readings of the papers of one place or way, in one round."""

    all: list[PaperCount]
    round: int

    def by(self, teller: Teller) -> PaperCount | None:
        return next((count for count in self.all if count.teller_id == teller.pk), None)

    @property
    def both_finished(self) -> bool:
        return len(self.all) >= 2 and all(count.finished_at for count in self.all[:2])

    @cached_property
    def read(self) -> list[dict]:
        return [standing(count) for count in self.all]

    @property
    def numbers(self) -> list[int]:
        return sorted(set(self.read[0]) | set(self.read[1])) if len(self.read) >= 2 else []

    @property
    def third(self) -> dict:
        return self.read[2] if len(self.read) == 3 else {}

    def differ(self, number: int) -> bool:
        return self.read[0].get(number) != self.read[1].get(number)

    @property
    def differing(self) -> list[int]:
        return [number for number in self.numbers if self.differ(number)]

    @property
    def unlike_both(self) -> list[int]:
        """What the third reads as neither of the first two did, or has not read: to be looked at together."""
        return [
            number
            for number in self.differing
            if self.third.get(number) not in (self.read[0].get(number), self.read[1].get(number))
        ]

    @property
    def open_numbers(self) -> list[int]:
        """The papers that nobody has settled yet."""
        if len(self.all) == 3 and self.all[2].finished_at:
            return self.unlike_both
        return self.differing

    @property
    def is_read_again(self) -> bool:
        """Whether a third person has read every paper."""
        return len(self.all) == 3 and bool(self.all[2].finished_at) and set(self.numbers) <= set(self.third)

    def settled(self) -> dict[int, tuple[str, bool]]:
        """Each paper as two of the readers have it. A paper that two did not find is none."""
        found = {
            number: self.third.get(number) if self.differ(number) else self.read[0][number]
            for number in self.numbers
        }
        return {number: line for number, line in found.items() if line is not None}


def readings_of(stratum: Stratum, poll: Poll) -> Readings:
    """The readings of this round: the first count, or the one after so many results."""
    return _round(stratum, poll.results.count() + 1)


def last_readings(stratum: Stratum) -> Readings:
    """The readings of the newest round."""
    last = stratum.paper_counts.filter(is_set_aside=False).order_by("-round").first()
    return _round(stratum, last.round if last else 1)


def _round(stratum: Stratum, number: int) -> Readings:
    found = (
        stratum.paper_counts.filter(round=number, is_set_aside=False)
        .select_related("teller__person")
        .prefetch_related("lines")
    )
    return Readings(list(found), number)


def standing(count: PaperCount) -> dict[int, tuple[str, bool]]:
    """What this reader reads on each paper, by its number: the choice as text, and whether it is spoilt."""
    return {
        line.number: (json.dumps(line.choice, sort_keys=True), line.is_spoilt)
        for line in sorted(count.lines.all(), key=lambda line: line.pk)
    }


# The parts


@dataclass
class Part:
    """One place or way, or several that were too small to be shown apart. `papers`: as they are counted."""

    names: list[str]
    people: int
    totals: Mapping
    papers: Counter = field(default_factory=Counter)
    unused: int = 0
    missing: int = 0
    spoilt: int = 0
    notes: list[dict] = field(default_factory=list)


@dataclass
class Box:
    """What came from one place or way."""

    choices: list[Mapping] = field(default_factory=list)
    spoilt: int = 0
    wall: dots.Count | None = None
    missing: int = 0
    note: dict = field(default_factory=dict)

    @property
    def people(self) -> int:
        return len(self.choices) + (self.wall.people or 0 if self.wall else 0)


def boxes_of(poll: Poll) -> dict[int, Box]:
    """What came from each place and way, from the rows themselves."""
    strata = list(poll.strata.prefetch_related("wall_counts__sheets__option"))
    boxes = {
        stratum.pk: Box(
            note={"name": stratum.name, "kind": stratum.kind, "route": stratum.route, "rule": stratum.rule}
        )
        for stratum in strata
    }
    for stratum, choice in Ballot.objects.filter(poll=poll).values_list("stratum_id", "choice"):
        boxes[stratum].choices.append(choice)
    openly = OpenVote.objects.filter(elector__poll=poll).order_by("elector__card_no")
    for stratum, choice in openly.values_list("elector__stratum_id", "choice"):
        boxes[stratum].choices.append(choice)
    for stratum, routes in other_routes(poll).items():
        boxes[stratum].note["also"] = routes
    options = option_keys(poll)
    for stratum in strata:
        box = boxes[stratum.pk]
        if stratum.is_counted_by_hand:
            counted = list(stratum.wall_counts.all())[-1]
            sheets = {str(sheet.option.order): sheet.dots for sheet in counted.sheets.all()}
            box.wall = dots.Count(
                {option: sheets.get(option, 0) for option in options},
                poll.dots_each,
                counted.people_given_dots,
                counted.unused + counted.missing,
            )
            box.missing = counted.missing
            box.note |= {
                "counted_by": counted.counted_by,
                "checked_by": counted.checked_by,
                "missing_reason": counted.missing_reason,
                "photo_sha256": counted.photo_sha256,
            }
        elif stratum.kind == Stratum.Kind.PAPER and stratum.papers_given.exists():
            papers = readings_of(stratum, poll).settled().values()
            box.choices += [json.loads(choice) for choice, is_spoilt in papers if not is_spoilt]
            box.spoilt = sum(is_spoilt for _choice, is_spoilt in papers)
            box.note["readers"] = 3 if readings_of(stratum, poll).is_read_again else 2
    return boxes


def ways_joined(poll: Poll, ballots: Sequence[Ballot]) -> dict[int, int]:
    """At the close: with which way the ballots of each way are kept, so that none stands for a few, or gives them away."""
    options, method = option_keys(poll), method_of(poll)
    ways = set(poll.strata.filter(kind=Stratum.Kind.SECRET).values_list("pk", flat=True))
    choices: dict[int, list[Mapping]] = {way: [] for way in ways}
    for ballot in ballots:
        choices.setdefault(ballot.stratum_id, []).append(ballot.choice)

    def gives_away(some: frozenset[int]) -> bool:
        papers = Counter(method.for_counting(choice, options) for way in some for choice in choices[way])
        return method.gives_away(poll, method.totals(papers, options), papers.total())

    return small_ones_joined({way: len(found) for way, found in choices.items()}, gives_away=gives_away)


def other_routes(poll: Poll) -> dict[int, list[str]]:
    """By which other routes votes came that are counted with a way. Which routes, and never how many votes."""
    found: dict[int, set[str]] = {}
    marks = Mark.objects.filter(elector__poll=poll, took="").select_related("elector__stratum")
    ways = {way.route: way for way in poll.strata.filter(kind=Stratum.Kind.SECRET)}
    for mark in marks:
        way = way_taken(mark.elector.stratum, mark.channel, ways)
        if way.route != mark.channel or way.kind == Stratum.Kind.PAPER:
            found.setdefault(way.pk, set()).add(mark.channel)
    return {way: sorted(routes) for way, routes in found.items()}


def joined_already(poll: Poll, strata: Sequence[Stratum]) -> dict[int, int]:
    """With which other place or way each is counted, before anything is counted.

    A way that was joined at the close has its ballots with the other one. What the result before showed together stays
    together, for else the difference of the two results would tell of a few people.
    """
    homes = {stratum.pk: stratum.joined_to_id or stratum.pk for stratum in strata}
    before = poll.results.last()
    for part in before.json["parts"] if before else ():
        together = [stratum.pk for stratum in strata if stratum.name in part["names"]]
        homes |= dict.fromkeys(together, homes[together[0]])
    return homes


def what_they_hold(
    boxes: Sequence[Box], poll: Poll, options: Sequence[str]
) -> tuple[Counter, Mapping[str, Any]]:
    """The papers of these boxes as they are counted, and the totals with the dots on walls."""
    method = method_of(poll)
    papers = Counter(method.for_counting(choice, options) for box in boxes for choice in box.choices)
    totals = method.totals(papers, options)
    walls = [box.wall for box in boxes if box.wall]
    if walls:
        totals = {option: totals[option] + sum(wall.totals[option] for wall in walls) for option in options}
    return papers, totals


def parts_of(poll: Poll) -> list[Part]:
    """The counts by place and way. Those that are small, or that tell what each person chose, are joined."""
    options, method = option_keys(poll), method_of(poll)
    boxes = boxes_of(poll)
    strata = list(poll.strata.all())
    homes = joined_already(poll, strata)
    people = dict.fromkeys(homes.values(), 0)
    for pk, box in boxes.items():
        people[homes[pk]] += box.people

    def gives_away(some: frozenset[int]) -> bool:
        inside = [boxes[pk] for pk, home in homes.items() if home in some]
        if not any(box.choices for box in inside):
            return False  # stickers on a wall, which the whole room saw
        _papers, totals = what_they_hold(inside, poll, options)
        return method.gives_away(poll, totals, sum(box.people for box in inside))

    hosts = small_ones_joined(people, gives_away=gives_away)
    found = []
    for host in dict.fromkeys(hosts[homes[stratum.pk]] for stratum in strata):
        members = [stratum for stratum in strata if hosts[homes[stratum.pk]] == host]
        inside = [boxes[stratum.pk] for stratum in members]
        papers, totals = what_they_hold(inside, poll, options)
        people = sum(box.people for box in inside)
        used = sum(totals.values()) if poll.is_dots else 0
        found.append(
            Part(
                [stratum.name for stratum in members],
                people,
                totals,
                papers,
                people * poll.dots_each - used if poll.is_dots else 0,
                sum(box.missing for box in inside),
                sum(box.spoilt for box in inside),
                [box.note for box in inside],
            )
        )
    return found


# The whole


def count(poll: Poll, *, seed: str = "") -> dict:
    """The whole result as plain data. `seed`: what the lots gave."""
    options, method = option_keys(poll), method_of(poll)
    parts = parts_of(poll)
    order = drawn(options, seed) if seed else ()
    papers: Counter = sum((part.papers for part in parts), Counter())
    by_hand = {Stratum.Kind.WALL, Stratum.Kind.TALK}
    walls = any(note["kind"] in by_hand for part in parts for note in part.notes)
    totals = together([part.totals for part in parts], options)
    if walls:
        found = reported_dots(totals, poll.dots_each, take=poll.seats, order=order)
    else:
        found = method.count(poll, papers, options, order)
    kept = {
        "poll": str(poll.ref),
        "title": str(poll.title),
        "method": poll.method,
        "dots_each": poll.dots_each,
        "may_stack": poll.may_stack,
        "seats": poll.seats,
        "highest": poll.highest,
        "options": {
            str(option.order): str(option.title)
            for option in poll.options.on_paper().prefetch_related("title__wordings")
        },
        "totals": plain_totals(totals),
        "people": sum(part.people for part in parts),
        "unused": sum(part.unused for part in parts),
        "spoilt": sum(part.spoilt for part in parts),
        "parts": [
            {
                "names": part.names,
                "totals": plain_totals(part.totals),
                "people": part.people,
                "unused": part.unused,
                "missing": part.missing,
                "spoilt": part.spoilt,
                "notes": part.notes,
                "without": without(poll, parts, part, options, order)
                if sum(bool(other.people) for other in parts if other is not part) and part.people
                else None,
            }
            for part in parts
        ],
        "count": plain(found, options),
        "lots": {"rule": poll.lots, "drawn": seed, "order": list(order)},
        "check_numbers": list(
            Ballot.objects.filter(poll=poll).order_by("receipt").values_list("receipt", flat=True)
        ),
    }
    if poll.is_election and sum(papers.values()) >= FEWEST_VOTERS:
        # An election cannot be counted again from totals. Fewer papers than ten would tell who wrote them.
        kept["papers"] = [[list(paper), number] for paper, number in sorted(papers.items())]
    return kept


def together(parts: Sequence[Mapping], options: Sequence[str]) -> dict:
    """The totals of several parts as one. Answers are added answer by answer."""
    found = {}
    for option in options:
        numbers = [part[option] for part in parts]
        if isinstance(numbers[0], Mapping):
            found[option] = {answer: sum(said[answer] for said in numbers) for answer in numbers[0]}
        else:
            found[option] = sum(numbers)
    return found


def without(poll: Poll, parts, left_out: Part, options: Sequence[str], order) -> list[str]:
    """What would be in if this place or way had not voted: with a number agreed, who; for numbers else the order."""
    rest = [part for part in parts if part is not left_out]
    totals = together([part.totals for part in rest], options)
    if poll.ends_in_numbers and not poll.seats:
        return [line.option for line in dots.lines(dots.Count(totals, poll.dots_each))]
    if poll.is_dots:
        return list(reported_dots(totals, poll.dots_each, take=poll.seats, order=order).elected)
    papers: Counter = sum((part.papers for part in rest), Counter())
    return list(method_of(poll).count(poll, papers, options, order).elected)


def plain_totals(totals: Mapping) -> dict:
    return {
        option: votes(total) if isinstance(total, Fraction) else total for option, total in totals.items()
    }


def plain(found: Counted, options: Sequence[str]) -> dict:
    """What the library found, as data that can be kept."""
    change = found.change
    return {
        "elected": list(found.elected),
        "quota": found.quota,
        "stages": [
            {
                "votes": {
                    option: votes(has) if isinstance(has, Fraction) else has
                    for option, has in stage.votes.items()
                    if option in options
                },
                "said": [said_as_data(said) for said in stage.said],
            }
            for stage in found.stages
        ],
        "margin": short(found.margin) if found.margin is not None else None,
        "how_close": said_as_data(found.how_close) if found.how_close else None,
        "change": change
        and {
            "papers": change.papers,
            "exact": change.exact,
            "at_least": change.least if change.papers else change.papers,
            "dots": change.dots,
            "said": [said_as_data(said) for said in change.said],
        },
        "ties": [
            {
                "names": list(tie.names),
                "kind": tie.kind,
                "stage": tie.stage,
                "chosen": list(tie.chosen),
                "said": said_as_data(tie.said),
            }
            for tie in found.ties
        ],
        "remarks": [said_as_data(said) for said in found.remarks],
    }


def said_as_data(said: Said) -> dict:
    return {
        "kind": said.kind,
        "words": {
            name: list(word)
            if isinstance(word, tuple)
            else short(word)
            if isinstance(word, Fraction)
            else word
            for name, word in said.words.items()
        },
    }


def is_close(counted: Mapping) -> bool:
    """Whether two votes or one in a hundred would have made another result, at the last step or at any before it."""
    limit = max(CLOSE_VOTES, counted["people"] * CLOSE_SHARE)
    margin, change = counted["count"]["margin"], counted["count"]["change"]
    if margin is not None and 0 <= Fraction(str(margin)) <= limit:
        return True
    # A paper that is filled in otherwise moves two by two votes, and level is not yet the other way round.
    papers = change["papers"] if change else None
    return counted["method"] == Poll.Method.NUMBERS and papers is not None and papers <= limit // 2 + 1


def words_of(kept: Mapping) -> str:
    """A kept result as one text, always the same for the same result."""
    return json.dumps(kept, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def check_word_of(kept: Mapping) -> str:
    """SHA-256 of a kept result, as it is published."""
    return hashlib.sha256(words_of(kept).encode()).hexdigest()


def is_as_published(result: Result) -> bool:
    """Whether the kept result still has the check word that was published with it."""
    return check_word_of(result.json) == result.sha256
