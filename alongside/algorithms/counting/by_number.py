"""Counts by number: dots and scores. What has most comes first, and a tie stays a tie.

The options taken are those with the highest totals, as many as asked; when a tie stands at the line, those tied are in
only by lots. How few papers would change it is exact: a changed result needs one option outside to pass one inside, and
for each such pair the papers that move them furthest are known.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from alongside.algorithms.counting import dots
from alongside.algorithms.counting.result import Change, Result, Stage, Tie
from alongside.algorithms.counting.wording import Said, Word, ordinal

DOTS_NOTE = (
    "Everybody has the same number of dots{each}. {stack} All dots are added up. The options with the most come first; "
    "people decide what to take on."
)
STACK = "Several of them may go on one option."
NO_STACK = "Each option can have one of a person's dots."
SCORES_NOTE = (
    "Everybody gives each option a score, or none. All scores are added up; no score counts as nothing. The options with "
    "the most come first."
)


@dataclass(frozen=True)
class Taken:
    """What is in, what ties there are, and the line: the last inside and the first outside, None without a line."""

    inside: tuple[str, ...]
    ties: tuple[Tie, ...]
    line: tuple[str, str] | None
    margin: int | None

    @property
    def hangs_on_a_lot(self) -> bool:
        return self.margin == 0


def taken(totals: Mapping[str, int], take: int | None, order: tuple[str, ...] = ()) -> Taken:
    """The `take` options with the highest totals, in that order.

    >>> taken({"a": 5, "b": 3, "c": 3}, 2).inside, taken({"a": 5, "b": 3, "c": 3}, 2, ("c", "b", "a")).inside
    (('a',), ('a', 'c'))
    """
    ranked = sorted(totals, key=lambda name: -totals[name])
    groups: dict[int, list[str]] = {}
    for name in ranked:
        groups.setdefault(totals[name], []).append(name)
    inside: list[str] = []
    ties: list[Tie] = []
    place = 1
    for has, names in groups.items():
        room = 0 if any(tie.kind == "open" for tie in ties) else (take or 0) - len(inside)
        if len(names) > 1 and 0 < room < len(names):
            words: dict[str, Word] = {"who": tuple(names), "votes": has, "places": room}
            chosen = tuple(name for name in order if name in names)[:room]
            said = Said("tie at the line by lots", {**words, "chosen": chosen}) if chosen else None
            ties.append(
                Tie(
                    tuple(names),
                    "lots" if chosen else "open",
                    said or Said("tie at the line", words),
                    chosen=chosen,
                )
            )
            inside += chosen
            room = 0
        elif len(names) > 1:
            said = Said("joint place", {"who": tuple(names), "place": ordinal(place), "votes": has})
            ties.append(Tie(tuple(names), "joint place", said))
        if room >= len(names):
            inside += names
        place += len(names)
    return Taken(tuple(inside), tuple(ties), *_line(totals, ranked, inside, ties))


def _line(
    totals: Mapping[str, int], ranked: Sequence[str], inside: Sequence[str], ties: Sequence[Tie]
) -> tuple[tuple[str, str] | None, int | None]:
    for tie in ties:
        if tie.kind in ("open", "lots"):
            left = next(name for name in tie.names if name not in tie.chosen)
            last = tie.chosen[-1] if tie.chosen else next(name for name in tie.names if name != left)
            return (last, left), 0
    outside = [name for name in ranked if name not in inside]
    if not inside or not outside:
        return None, None
    last = next(name for name in reversed(ranked) if name in inside)
    return (last, outside[0]), totals[last] - totals[outside[0]]


def fewest_papers[P](
    papers: Mapping[P, int],
    totals: Mapping[str, int],
    inside: Sequence[str],
    gain: Callable[[P, str, str], int],
    most: int,
) -> int | None:
    """The fewest papers that, filled in otherwise, put one option from outside ahead of one inside.

    `gain(paper, one, other)` is by how much a paper filled in anew can bring `other` nearer to `one`, at most `most`.
    None when all papers together cannot.
    """
    best: int | None = None
    pairs = [
        (totals[one] - totals[other] + 1, one, other)
        for one in inside
        for other in totals
        if other not in inside
    ]
    for needed, one, other in sorted(pairs, key=lambda pair: pair[0]):
        if best is not None and -(-needed // most) >= best:
            break
        gains: Counter[int] = Counter()
        for paper, number in papers.items():
            gains[gain(paper, one, other)] += number
        used = 0
        for value in sorted((value for value in gains if value > 0), reverse=True):
            number = min(gains[value], -(-needed // value))
            used, needed = used + number, needed - number * value
            if needed <= 0:
                break
        if needed <= 0 and (best is None or used < best):
            best = used
    return best


def count_dots(
    papers: Mapping[tuple[int, ...], int],
    options: Sequence[str],
    dots_each: int,
    *,
    may_stack: bool = True,
    take: int | None = None,
    order: tuple[str, ...] = (),
) -> Result:
    """Papers are dots in the order of the options, with how many papers there are of each. `take` is how many to take.

    Raises `dots.BadPaper` for a paper that breaks the rules of the vote, ValueError for one of another length.

    >>> result = count_dots({(2, 1, 0): 3, (0, 1, 2): 2}, ["a", "b", "c"], 3, take=1)
    >>> result.totals, result.elected, result.margin, result.change.papers
    ({'a': 6, 'b': 5, 'c': 4}, ('a',), 1, 1)
    """
    for paper in papers:
        dots.check_paper(
            dict(zip(options, paper, strict=True)), options=options, dots_each=dots_each, may_stack=may_stack
        )
    totals = {
        name: sum(paper[at] * number for paper, number in papers.items()) for at, name in enumerate(options)
    }
    people = sum(papers.values())
    place = {name: at for at, name in enumerate(options)}
    most_on_one = dots_each if may_stack else min(1, dots_each)

    def gain(paper: tuple[int, ...], one: str, other: str) -> int:
        return paper[place[one]] - paper[place[other]] + most_on_one

    def change(line: Taken) -> Change:
        most = 2 * most_on_one
        return _exactly(fewest_papers(papers, totals, line.inside, gain, most), _dots_said(totals, line))

    note = DOTS_NOTE.format(each=f", {dots_each}", stack=STACK if may_stack else NO_STACK)
    count = dots.Count(totals, dots_each, people, people * dots_each - sum(totals.values()))
    return _dots(count, take, order, note, change)


def reported_dots(
    totals: Mapping[str, int], dots_each: int, *, take: int | None = None, order: tuple[str, ...] = ()
) -> Result:
    """Totals that somebody reported; how many people there were and what each did, nobody knows.

    >>> result = reported_dots({"a": 5, "b": 4, "c": 1}, 3, take=1)
    >>> result.remarks[1].sentence
    'The total, 10, cannot be all 3 dots each.'
    """
    count = dots.Count(dict(totals), dots_each)

    def change(line: Taken) -> Change:
        moves = dots.cut(count, line.inside).moves
        if moves is None or line.margin is None:
            return Change(None, True, (Said("nothing to change"),))
        # All dots of a paper can move at once, so it takes at least so many papers; one dot of each is always enough.
        least = -(-(line.margin + 1) // (2 * dots_each))
        said = _dots_said(totals, line)
        if least == moves:
            return _exactly(least, said)
        bounds = Said("papers at least", {"least": least, "papers": moves})
        return Change(moves, False, (*said, bounds), least=least, dots=moves)

    note = DOTS_NOTE.format(each=f", {dots_each}", stack="").replace("  ", " ")
    return _dots(count, take, order, note, change)


def _dots_said(totals: Mapping[str, int], line: Taken) -> tuple[Said, ...]:
    if line.line is None or line.margin is None:
        return ()
    inside, outside = line.line
    moves = line.margin // 2 + 1
    said = [
        Said("one dot" if moves == 1 else "some dots", {"dots": moves, "inside": inside, "outside": outside})
    ]
    if line.margin == 1:
        said.append(Said("one tie", {"outside": outside}))
    return tuple(said)


def _dots(
    count: dots.Count,
    take: int | None,
    order: tuple[str, ...],
    note: str,
    change: Callable[[Taken], Change],
) -> Result:
    line = taken(count.totals, take, order)
    remarks = [] if count.people is not None else [Said("totals only")]
    for remark in dots.remarks(count):
        remarks.append(Said(remark.kind, dict(remark.numbers)))
    if line.line and line.margin == 1:
        remarks.append(Said("one apart", {"inside": line.line[0], "outside": line.line[1]}))
    elif line.margin == 2:
        remarks.append(Said("close", {"margin": 2}))
    stage = Stage(count.totals, (Said("dots counted", {"total": count.total}), *_in(line)))
    moves = line.margin // 2 + 1 if line.margin else None
    result = _result("dots", count.totals, line, take, order, note, stage, remarks, change)
    return _with_people(result, count.people, count.unused, moves)


def _with_people(result: Result, people: int | None, unused: int | None, moves: int | None) -> Result:
    change = result.change
    if change is not None and moves is not None:
        change = Change(change.papers, change.exact, change.said, change.least, moves)
    return result.but(papers=people, unused=unused, change=change)


def count_scores(
    papers: Mapping[tuple[int | None, ...], int],
    options: Sequence[str],
    highest: int | None = None,
    *,
    take: int | None = None,
    order: tuple[str, ...] = (),
) -> Result:
    """Papers are scores in the order of the options, None for no score, with how many papers there are of each.

    Without `highest`, what a paper filled in otherwise could give is at most the highest score on any. ValueError for a
    score above it.

    >>> count_scores({(5, 3): 1, (None, 1): 1}, ["a", "b"], 5, take=1).totals
    {'a': 5, 'b': 4}
    """
    totals = {
        name: sum((paper[at] or 0) * number for paper, number in papers.items())
        for at, name in enumerate(options)
    }
    found = max((score for paper in papers for score in paper if score is not None), default=0)
    if highest is not None and found > highest:
        raise ValueError(f"a score of {found}, and the highest is {highest}")
    top = highest if highest is not None else found
    place = {name: at for at, name in enumerate(options)}

    def gain(paper: tuple[int | None, ...], one: str, other: str) -> int:
        return (paper[place[one]] or 0) - (paper[place[other]] or 0) + top

    def change(line: Taken) -> Change:
        return _exactly(fewest_papers(papers, totals, line.inside, gain, max(1, 2 * top)))

    result = _scores(totals, take, order, change)
    if highest is None:
        result = result.but(remarks=(*result.remarks, Said("no upper limit", {"highest": found})))
    unused = sum(number * paper.count(None) for paper, number in papers.items())
    return result.but(papers=sum(papers.values()), unused=unused)


def reported_scores(
    totals: Mapping[str, int], *, take: int | None = None, order: tuple[str, ...] = ()
) -> Result:
    """Totals of scores that somebody reported.

    >>> reported_scores({"a": 5, "b": 4}, take=1).elected
    ('a',)
    """
    unknown = Change(None, False, (Said("totals only"),))
    result = _scores(totals, take, order, lambda line: unknown)
    return result.but(remarks=(Said("totals only"), *result.remarks))


def _scores(
    totals: Mapping[str, int], take: int | None, order: tuple[str, ...], change: Callable[[Taken], Change]
) -> Result:
    line = taken(totals, take, order)
    stage = Stage(totals, (Said("scores counted", {"total": sum(totals.values())}), *_in(line)))
    return _result("score", totals, line, take, order, SCORES_NOTE, stage, [], change)


def _in(line: Taken) -> tuple[Said, ...]:
    return (Said("taken", {"who": line.inside}),) if line.inside else ()


def _exactly(papers: int | None, said: tuple[Said, ...] = ()) -> Change:
    if papers is None:
        return Change(None, True, (Said("nothing to change"),))
    return Change(papers, True, (*said, Said("papers exactly", {"papers": papers})), least=papers)


def _result(
    method: str,
    totals: Mapping[str, int],
    line: Taken,
    take: int | None,
    order: tuple[str, ...],
    note: str,
    stage: Stage,
    remarks: list[Said],
    change: Callable[[Taken], Change],
) -> Result:
    if take is None:
        remarks.append(Said("nobody agreed on a number"))
    elif take >= len(totals):
        remarks.append(Said("fewer than asked", {"take": take}))
    found = None
    close = None
    if line.hangs_on_a_lot:
        close = Said("level")
        found = Change(0, True, (Said("a lot decides"),), least=0)
    elif line.line:
        found = change(line)
    if line.line and line.margin:
        close = Said(
            "margin of dots" if method == "dots" else "margin of points",
            {"inside": line.line[0], "outside": line.line[1], "margin": line.margin},
        )
    return Result(
        method,
        line.inside,
        dict(totals),
        note,
        (stage,),
        margin=line.margin,
        how_close=close,
        change=found,
        ties=line.ties,
        remarks=tuple(remarks),
        lots=order,
    )
