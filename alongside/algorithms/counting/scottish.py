"""The single transferable vote by the Scottish rules, to the letter.

Source: The Scottish Local Government Elections Order 2007 (SSI 2007/42), Schedule 1, rules 45 to 52, and the meaning of
"next available preference" in its article 2. Votes are whole numbers of hundred-thousandths: what the rules cut off
after the fifth decimal place is cut off here, and nothing else is ever rounded.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from alongside.algorithms.counting.changing import Alteration, fewest_found
from alongside.algorithms.counting.lots import Choose, OpenTie, Settling, settled
from alongside.algorithms.counting.result import Change, Result, Stage, Tie
from alongside.algorithms.counting.wording import Said

ONE = 100_000
NAME = "scottish-stv"
NOTE = (
    "People number as many names as they like: 1 for their first choice, 2 for the next. Whoever has enough votes is in. "
    "Enough is called the quota. What somebody has above it goes on to the next choices, as a part of each paper. When "
    "nobody has more than enough, whoever has the fewest votes is out, and those papers go on. Parts of votes are cut "
    "after five places. When two are level, whoever was ahead at an earlier stage comes first. These are the rules for "
    "councils in Scotland (the Scottish Local Government Elections Order 2007, rules 45 to 52). We find by trying how "
    "few papers would change the result, so perhaps fewer would do."
)
LOOKED_AT = 100_000  # different papers that all the counts of one search may look at
COUNTS = 300  # counts that one search for a change may make
WAYS = 3000  # counts that may be made to see every way that lots could fall

Paper = tuple[str, ...]
Moving = tuple[Paper, int, int]  # a paper, where on it we are, how many there are like it


@dataclass
class _Count:
    """One count. `names` are those who stand, in the order of the paper."""

    papers: Mapping[Paper, int]
    names: Sequence[str]
    seats: int
    choose: Choose
    elected: list[str] = field(default_factory=list)
    history: list[dict[str, int]] = field(default_factory=list)
    stages: list[Stage] = field(default_factory=list)
    level_before: list[Tie] = field(default_factory=list)
    # Who could have gone instead of whom: votes of the continuing, at each exclusion and at the end.
    contests: list[tuple[str, dict[str, int]]] = field(default_factory=list)
    margin: tuple[str, str, int] | None = None

    def run(self) -> list[str]:
        """Count to the end. OpenTie when a tie cannot be settled; what was found until then stands."""
        self.continuing = dict.fromkeys(self.names)
        self.has = dict.fromkeys(self.names, 0)
        self.piles: dict[str, list[tuple[int, list[Moving]]]] = {name: [] for name in self.names}
        self.waiting: list[str] = []
        self.events: list[Hashable] = []
        self.quota = sum(self.papers.values()) // (self.seats + 1) + 1
        self._pass_on(ONE, [(paper, -1, number) for paper, number in self.papers.items()])
        papers = sum(self.has.values()) // ONE
        self._end_of_stage(
            Said("first choices", {"papers": papers, "seats": self.seats, "quota": self.quota})
        )
        try:
            while self.vacancies and self.continuing:
                self._surplus() if self.waiting else self._exclusion()
        except OpenTie:
            self.stages[-1] = Stage(self.stages[-1].votes, (*self.stages[-1].said, Said("stopped")))
            raise
        return self.elected

    @property
    def vacancies(self) -> int:
        return self.seats - len(self.elected)

    def _pass_on(self, value: int, papers: list[Moving]) -> None:
        """Papers to their next available preference, each worth `value`; those without stay behind."""
        continuing = self.continuing
        parcels: defaultdict[str, list[Moving]] = defaultdict(list)
        for paper, at, number in papers:
            for place in range(at + 1, len(paper)):
                if paper[place] in continuing:
                    parcels[paper[place]].append((paper, place, number))
                    break
        for name, parcel in parcels.items():
            self.piles[name].append((value, parcel))
            self.has[name] += value * sum(number for _, _, number in parcel)

    def _surplus(self) -> None:
        """Rules 48 and 49: the highest surplus first, every paper of the whole pile at a part of its value."""
        most = max(self.has[name] for name in self.waiting)
        who = self._one_of([name for name in self.waiting if self.has[name] == most], highest=True)
        self.waiting.remove(who)
        self.events.append(who)
        before, had = sum(self.has.values()), self.has[who]
        surplus = had - self.quota * ONE
        pile, self.piles[who], self.has[who] = self.piles[who], [], self.quota * ONE
        for value, parcel in pile:
            self._pass_on(surplus * value // had, parcel)
        self._end_of_stage(Said("surplus", {"who": who, "surplus": Fraction(surplus, ONE)}), before)

    def _exclusion(self) -> None:
        """Rules 50 and 51: the one with the fewest votes goes; the papers keep their value."""
        votes = {name: self.has[name] for name in self.continuing}
        fewest = min(votes.values())
        who = self._one_of([name for name in votes if votes[name] == fewest], highest=False)
        self.contests.append((who, votes))
        del self.continuing[who]
        ahead = min(self.continuing, key=votes.__getitem__)
        self.margin = (ahead, who, votes[ahead] - fewest)
        if self.events and isinstance(self.events[-1], frozenset):
            self.events[-1] |= {who}
        else:
            self.events.append(frozenset({who}))
        before = sum(self.has.values())
        pile, self.piles[who], self.has[who] = self.piles[who], [], 0
        for value, parcel in pile:
            self._pass_on(value, parcel)
        self._end_of_stage(Said("out", {"who": who, "votes": Fraction(fewest, ONE)}), before)

    def _end_of_stage(self, said: Said, before: int | None = None) -> None:
        """Rules 47 and 52: who has the quota is in; so are all who are left when they are as many as the seats."""
        self.history.append(dict(self.has))
        what = [said]
        if before is not None and (behind := before - sum(self.has.values())):
            what.append(Said("left behind", {"votes": Fraction(behind, ONE)}))
        reached = sorted(
            (name for name in self.continuing if self.has[name] >= self.quota * ONE),
            key=lambda name: -self.has[name],
        )
        self._elect(reached, what)
        if reached and not self.vacancies:
            if self.continuing:
                outside = max(self.continuing, key=self.has.__getitem__)
                self.margin = (reached[-1], outside, self.has[reached[-1]] - self.has[outside])
                self.contests.append(
                    (outside, {name: self.has[name] for name in (*reached, *self.continuing)})
                )
        elif self.vacancies and len(self.continuing) <= self.vacancies:
            what.append(Said("as many as seats"))
            self._elect(sorted(self.continuing, key=lambda name: -self.has[name]), what)
        votes = {name: Fraction(has, ONE) for name, has in self.has.items()}
        self.stages.append(Stage(votes, tuple(what)))

    def _elect(self, names: list[str], what: list[Said]) -> None:
        if not names:
            return
        self.elected += names
        self.waiting += [name for name in names if self.has[name] > self.quota * ONE]
        for name in names:
            del self.continuing[name]
        self.events.append(("elected", frozenset(names)))
        what.append(Said("elected", {"who": tuple(names)}))

    def _one_of(self, tied: list[str], *, highest: bool) -> str:
        """The one of those with equal votes, by the latest stage at which they differed, else by lot."""
        everybody = tuple(tied)
        best = max if highest else min
        for stage in range(len(self.history) - 1, 0, -1):
            if len(tied) == 1:
                break
            then = self.history[stage - 1]
            right = best(then[name] for name in tied)
            if any(then[name] != right for name in tied):
                tied = [name for name in tied if then[name] == right]
                if len(tied) == 1:
                    kind = "tie by earlier stage" if highest else "tie by earlier stage, out"
                    said = Said(kind, {"who": everybody, "stage": stage, "chosen": tied[0]})
                    now = len(self.history) + 1
                    self.level_before.append(Tie(everybody, "earlier stage", said, now, (tied[0],)))
        if len(tied) == 1:
            return tied[0]
        past = tuple(tuple(then[name] for name in self.continuing) for then in self.history)
        state = (tuple(self.events), past, tuple(tied))
        # Names that are on no paper go one after the other; when others are left for the seats, their order is all one.
        others = len(self.continuing) - len(tied)
        alike = not highest and others >= self.vacancies
        alike = alike and not any(name in paper for paper in self.papers for name in tied)
        return self.choose(tuple(tied), state, len(self.history) + 1, out=not highest, alike=alike)


def quota(papers: int, seats: int) -> int:
    """Rule 46: how many votes are enough.

    >>> quota(papers=6689, seats=4)
    1338
    """
    return papers // (seats + 1) + 1


def count(
    papers: Mapping[Paper, int],
    names: Sequence[str],
    seats: int,
    *,
    withdrawn: Sequence[str] = (),
    order: tuple[str, ...] = (),
) -> Result:
    """Count papers, each a tuple of names in the order of choice, with how many there are like it.

    `order` is that of lots drawn before (`lots.drawn`); without it, a tie that only a lot could settle stops the count,
    unless the same people are elected whichever way it falls. ValueError for a name that does not stand, or no seats.

    >>> papers = {("Ann", "Bob"): 6, ("Bob",): 1, ("Cat",): 2}  # quota: 9 // 3 + 1 = 4
    >>> result = count(papers, ["Ann", "Bob", "Cat"], seats=2)
    >>> result.elected  # 2 of Ann's 6 move on, as 6 papers worth 0.33333 each
    ('Ann', 'Bob')
    >>> result.as_dict()["stages"][1]["votes"]
    {'Ann': '4.00000', 'Bob': '2.99998', 'Cat': '2.00000'}
    """
    standing = _standing(papers, names, seats, withdrawn)
    counted, blank = _those_that_count(papers, standing)

    most = min(WAYS, max(20, LOOKED_AT // (len(counted) + 1)))
    settle = settled(lambda choose: _Count(counted, standing, seats, choose), order, most)
    one = settle.count
    ties = sorted((*one.level_before, *settle.ties), key=lambda tie: tie.stage or 0)
    margin, close = None, None
    if settle.by_lot:
        margin, close = Fraction(0), Said("level")
    elif one.margin:
        inside, outside, apart = one.margin
        margin = Fraction(apart, ONE)
        close = Said("margin of votes", {"inside": inside, "outside": outside, "margin": margin})
    remarks = [Said("withdrawn", {"who": tuple(withdrawn)})] if withdrawn else []
    if blank:
        remarks.append(Said("blank", {"papers": blank}))
    if not counted:
        remarks.append(Said("no papers"))
    if len(standing) <= seats:
        remarks.append(Said("fewer than asked", {"take": seats}))
    return Result(
        NAME,
        settle.elected,
        {name: Fraction(has, ONE) for name, has in one.history[0].items()},
        NOTE,
        tuple(one.stages),
        papers=sum(counted.values()),
        unused=blank,
        quota=one.quota,
        margin=margin,
        how_close=close,
        change=Change(0, True, (Said("a lot decides"),), least=0) if settle.by_lot else None,
        ties=tuple(ties),
        remarks=tuple(remarks),
        lots=order,
    )


def nearest_change(
    papers: Mapping[Paper, int],
    names: Sequence[str],
    seats: int,
    *,
    withdrawn: Sequence[str] = (),
    order: tuple[str, ...] = (),
    looked_at: int = LOOKED_AT,
) -> Change:
    """How few papers, filled in otherwise, were found to elect others: an upper bound, each one proved by a count.

    We try where it was close: papers that had the one who stayed first now have the one who went out first, the rest
    as before, or nothing else on them. `looked_at` limits the work: different papers, over all the counts.

    >>> nearest_change({("Ann",): 5, ("Bob",): 3}, ["Ann", "Bob"], seats=1).papers
    2
    """
    standing = _standing(papers, names, seats, withdrawn)
    counted, _ = _those_that_count(papers, standing)

    def elected_by(some: Mapping[Paper, int]) -> tuple[frozenset[str], bool]:
        settle = Settling(order, harmless=True)
        return frozenset(_Count(some, standing, seats, settle).run()), bool(settle.ties)

    first = _Count(counted, standing, seats, Settling(order, harmless=True))
    elected = first.run()
    needed = quota(sum(counted.values()), seats)
    at_once: list[Alteration[Paper]] = []
    for name in standing:
        if name not in elected:
            # With the quota in first choices a name is in at once, so so many papers are always enough.
            at_once.append((needed - first.history[0][name] // ONE, _alone, "", name))
    counts = max(3, min(COUNTS, looked_at // (len(counted) + 1)))
    near = _where_it_was_close(first)
    others = ((put, behind, ahead) for put in (_first, _alone) for behind in standing for ahead in standing)
    return fewest_found(counted, frozenset(elected), elected_by, near, at_once, list(others), counts)


def _where_it_was_close(one: _Count) -> list[Alteration[Paper]]:
    """How many papers would put somebody who went out ahead of somebody who stayed, the fewest first."""
    found = {
        ((votes[ahead] - votes[out]) // (2 * ONE) + 1, out, ahead)
        for out, votes in one.contests
        for ahead in votes
        if ahead != out
    }
    place = {name: at for at, name in enumerate(one.names)}
    ranked = sorted(found, key=lambda each: (each[0], place[each[1]], place[each[2]]))
    return [(number, put, ahead, out) for number, out, ahead in ranked for put in (_first, _alone)]


def _first(paper: Paper, ahead: str, name: str) -> Paper | None:
    """The paper with `name` first, when it had `ahead` first."""
    if paper[0] == name or (ahead and paper[0] != ahead):
        return None
    return (name, *(other for other in paper if other != name))


def _alone(paper: Paper, ahead: str, name: str) -> Paper | None:
    """A paper with `name` alone, instead of one that had `ahead` first."""
    return None if paper[0] == name or (ahead and paper[0] != ahead) else (name,)


def _standing(
    papers: Mapping[Paper, int], names: Sequence[str], seats: int, withdrawn: Sequence[str]
) -> list[str]:
    known = set(names)
    if seats < 1:
        raise ValueError("there must be at least one seat")
    if unknown := {name for paper in papers for name in paper} - known:
        raise ValueError(f"nobody stands under this name: {sorted(unknown)}")
    return [name for name in names if name not in set(withdrawn)]


def _those_that_count(papers: Mapping[Paper, int], standing: Sequence[str]) -> tuple[dict[Paper, int], int]:
    """Papers with a choice for somebody who stands, and how many have none."""
    stand = set(standing)
    counted = {paper: number for paper, number in papers.items() if number and not stand.isdisjoint(paper)}
    return counted, sum(papers.values()) - sum(counted.values())


def first_choices(
    papers: Mapping[Paper, int], names: Sequence[str], withdrawn: Sequence[str] = ()
) -> dict[str, Fraction]:
    """What each name has before anything moves.

    >>> first_choices({("Ann", "Bob"): 2}, ["Ann", "Bob"])["Ann"]
    Fraction(2, 1)
    """
    totals = {name: Fraction(0) for name in names if name not in withdrawn}
    for paper, number in papers.items():
        if first := next(_standing_on(paper, totals), None):
            totals[first] += number
    return totals


def _standing_on(paper: Paper, standing: Mapping[str, Fraction]) -> Iterator[str]:
    return (name for name in paper if name in standing)
