"""Choosing several so that everybody has a share: three methods on papers that approve of options, all exact.

A paper is the set of options that it approves of. Who supports an option is a bit mask over the papers, so that a round
is a few sums over masks. Options that no paper approves of are never chosen; their places stay empty.

Sequential proportional approval voting: T. N. Thiele, "Om Flerfoldsvalg", 1895. Phragmén's sequential method:
L. E. Phragmén, 1894; both as described by S. Janson, "Phragmén's and Thiele's election methods", 2016. The method of equal
shares: D. Peters and P. Skowron, "Proportionality and the limits of welfarism", 2020, rule X, with unit cost.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import gcd, lcm

from alongside.algorithms.counting.changing import Alteration, fewest_found
from alongside.algorithms.counting.lots import Choose, OpenTie, Settling, settled
from alongside.algorithms.counting.result import Change, Result, Stage
from alongside.algorithms.counting.wording import Said

Paper = frozenset[str]
BY_TRYING = " We find by trying how few papers would change the result, so perhaps fewer would do."
NOTES = {
    "pav": "Everybody marks all that they agree to. Each round chooses what weighs most. A paper counts in full while "
    "nothing on it is in, then a half, then a third, and so on. So a small group gets its share too. (This is called "
    "sequential proportional approval voting.)" + BY_TRYING,
    "phragmen": "Everybody marks all that they agree to. What we choose is a load, and the papers for it share it. Each "
    "round chooses what leaves the smallest load on its papers. So those who got little so far come next. (This is called "
    "Phragmén's sequential method.)" + BY_TRYING,
    "equal-shares": "Everybody marks all that they agree to, and has the same to spend. Each round chooses what its people "
    "can pay for with the least from each. When nobody can pay in full any more, everybody gets more, the same for all, "
    "until somebody can. (This is called the method of equal shares, filled up by Phragmén's method from what is left.)"
    + BY_TRYING,
}
LOOKED_AT = 150_000  # papers that all the counts of one search may look at
COUNTS = 300


@dataclass
class _Rounds:
    """One count by rounds. `masks` say which papers approve of each option, in the order of the options."""

    masks: Mapping[str, int]
    papers: int
    take: int
    choose: Choose
    keep: bool = False
    elected: list[str] = field(default_factory=list)
    stages: list[Stage] = field(default_factory=list)
    # Chosen against the best of the others, round by round: (best, chosen, how they stood).
    margin: tuple[str, str, Fraction] | None = None

    def run(self) -> list[str]:
        self.left = {name: mask for name, mask in self.masks.items() if mask}
        try:
            while len(self.elected) < self.take and self.left:
                self.round()
        except OpenTie:
            if self.keep:
                last = self.stages.pop() if self.stages else Stage({}, ())
                self.stages.append(Stage(last.votes, (*last.said, Said("stopped"))))
            raise
        if self.keep and len(self.elected) < self.take and self.stages:
            last = self.stages.pop()
            self.stages.append(Stage(last.votes, (*last.said, Said("nobody wants more"))))
        return self.elected

    def round(self) -> None:
        raise NotImplementedError

    def take_in(self, standing: Mapping[str, Fraction], state: Hashable, *, lowest: bool) -> str:
        """The best of those left; `standing` holds their weights, loads or prices."""
        best = min(standing.values()) if lowest else max(standing.values())
        tied = tuple(name for name, value in standing.items() if value == best)
        who = tied[0] if len(tied) == 1 else self.choose(tied, state, len(self.elected) + 1)
        others = [(abs(value - best), name) for name, value in standing.items() if name != who]
        if others:
            apart, next_best = min(others, key=lambda other: other[0])
            self.margin = (who, next_best, apart)
        self.elected.append(who)
        del self.left[who]
        return who

    def say(self, standing: Mapping[str, Fraction], kind: str, **words: str | int | Fraction) -> None:
        if self.keep:
            self.stages.append(Stage(dict(standing), (Said(kind, words),)))


class _Weights(_Rounds):
    """Sequential proportional approval voting. `groups[n]` are the papers of which n choices are in."""

    def run(self) -> list[str]:
        self.groups = [(1 << self.papers) - 1]
        return super().run()

    def round(self) -> None:
        # In units of 1 / whole, so that every weight is a whole number.
        whole = lcm(*range(1, len(self.groups) + 1))
        worth = [whole // (number + 1) for number in range(len(self.groups))]
        weights = {
            name: Fraction(
                sum(
                    value * (mask & group).bit_count()
                    for value, group in zip(worth, self.groups, strict=True)
                ),
                whole,
            )
            for name, mask in self.left.items()
        }
        who = self.take_in(weights, frozenset(self.elected), lowest=False)
        mask = self.masks[who]
        self.groups.append(0)
        for number in range(len(self.groups) - 2, -1, -1):
            moved = self.groups[number] & mask
            self.groups[number] ^= moved
            self.groups[number + 1] |= moved
        self.say(weights, "pav round", who=who, votes=weights[who])


class _Loads(_Rounds):
    """Phragmén's method. `loads` says which papers bear which load; what a paper bears is that of its last choice."""

    def run(self) -> list[str]:
        self.loads: dict[Fraction, int] = {Fraction(0): (1 << self.papers) - 1}
        return super().run()

    def round(self) -> None:
        loads = {
            name: (1 + sum(load * (mask & group).bit_count() for load, group in self.loads.items()))
            / Fraction(mask.bit_count())
            for name, mask in self.left.items()
        }
        state = (frozenset(self.elected), frozenset(self.loads.items()))
        who = self.take_in(loads, state, lowest=True)
        mask = self.masks[who]
        after = {load: group & ~mask for load, group in self.loads.items()}
        after[loads[who]] = after.get(loads[who], 0) | mask
        self.loads = {load: group for load, group in after.items() if group}
        self.say(loads, "phragmen round", who=who, papers=mask.bit_count(), votes=loads[who])


class _Shares(_Rounds):
    """The method of equal shares, unit cost, completed by Phragmén's method from the money that is left.

    `money` says which papers have how much, in units of 1 / `one`; a choice costs `one`.
    """

    def run(self) -> list[str]:
        self.one = max(1, self.papers)
        self.money: dict[int, int] = {min(self.take, len(self.masks)): (1 << self.papers) - 1}
        self.paying = True
        self.known: dict[str, Fraction] = {}
        return super().run()

    def round(self) -> None:
        if self.paying:
            prices = self._prices()
            if prices:
                who = self.take_in(prices, self._state(), lowest=True)
                price = prices[who] * self.one
                self._pay(self.masks[who], price)
                self.say(
                    prices, "shares round", who=who, papers=self.masks[who].bit_count(), votes=prices[who]
                )
                return
            self.paying = False
        # How much more everybody must get until the supporters can pay together.
        waits = {
            name: Fraction(self.one - self._has(mask), self.one * mask.bit_count())
            for name, mask in self.left.items()
        }
        who = self.take_in(waits, self._state(), lowest=True)
        mask, more = self.masks[who], waits[who] * self.one
        scale = more.denominator
        after: dict[int, int] = {}
        for has, group in self.money.items():
            for amount, some in ((0, group & mask), (has * scale + more.numerator, group & ~mask)):
                if some:
                    after[amount] = after.get(amount, 0) | some
        self._keep(after, scale)
        self.say(waits, "shares completed", who=who, papers=mask.bit_count(), votes=waits[who])

    def _state(self) -> Hashable:
        return (frozenset(self.elected), self.paying, frozenset(self.money.items()), self.one)

    def _has(self, mask: int) -> int:
        return sum(has * (mask & group).bit_count() for has, group in self.money.items())

    def _prices(self) -> dict[str, Fraction]:
        """The lowest price at which its supporters can pay, for the options that could be the cheapest.

        Prices only rise from round to round, so an option whose last price is above the cheapest of this round need
        not be looked at again, but for the record.
        """
        purses = sorted(self.money.items())
        best: Fraction | None = None
        found: dict[str, Fraction] = {}
        for name in sorted(self.left, key=lambda name: self.known.get(name, Fraction(0))):
            if not self.keep and best is not None and self.known.get(name, Fraction(0)) > best:
                break
            price = self._price(self.left[name], purses)
            if price is None:
                continue
            found[name] = self.known[name] = price
            best = price if best is None else min(best, price)
        return {name: found[name] for name in self.left if name in found}

    def _price(self, mask: int, purses: list[tuple[int, int]]) -> Fraction | None:
        owed, payers = self.one, mask.bit_count()
        for has, group in purses:
            # All who have not paid can pay the same: the price.
            if owed <= has * payers:
                return Fraction(owed, payers * self.one)
            number = (mask & group).bit_count()
            owed -= has * number
            payers -= number
            if not payers:
                return None
        return None

    def _pay(self, mask: int, price: Fraction) -> None:
        after: dict[int, int] = {}
        scale = price.denominator
        for has, group in self.money.items():
            left = max(0, has * scale - price.numerator)
            for amount, some in ((left, group & mask), (has * scale, group & ~mask)):
                if some:
                    after[amount] = after.get(amount, 0) | some
        self._keep(after, scale)

    def _keep(self, after: dict[int, int], scale: int) -> None:
        """Money in the smallest whole numbers that hold it exactly."""
        one = self.one * scale
        common = gcd(one, *after)
        self.one = one // common
        self.money = {has // common: group for has, group in after.items()}


METHODS: dict[str, type[_Rounds]] = {"pav": _Weights, "phragmen": _Loads, "equal-shares": _Shares}


def _masks(papers: Mapping[Paper, int], options: Sequence[str]) -> tuple[dict[str, int], int]:
    """For each option a bit for each paper that approves of it, and how many papers there are."""
    masks = dict.fromkeys(options, 0)
    at = 0
    # Papers that are alike lie together, so that one stretch of bits stands for all of them.
    stretches: dict[str, list[tuple[int, int]]] = {name: [] for name in options}
    for paper, number in papers.items():
        for name in paper:
            stretches[name].append((at, number))
        at += number
    for name, some in stretches.items():
        bits = bytearray(at // 8 + 1)
        mask = 0
        for start, number in some:
            if number == 1:
                bits[start >> 3] |= 1 << (start & 7)
            else:
                mask |= ((1 << number) - 1) << start
        masks[name] = int.from_bytes(bits, "little") | mask
    return masks, at


def count(
    papers: Mapping[Paper, int],
    options: Sequence[str],
    take: int,
    method: str,
    *,
    order: tuple[str, ...] = (),
) -> Result:
    """Choose `take` options by "pav", "phragmen" or "equal-shares".

    `papers` are sets of options with how many there are of each. `order` is that of lots drawn before; without it, a tie
    stops the count, unless the same are chosen whichever way a lot falls. ValueError for an option that there is not.

    >>> papers = {frozenset({"Housing", "Health"}): 2, frozenset({"Jobs"}): 1}
    >>> count(papers, ["Housing", "Health", "Jobs"], 2, "pav", order=("Jobs", "Housing", "Health")).elected
    ('Housing', 'Jobs')
    """
    _check(papers, options, take)
    masks, number = _masks(papers, options)
    rounds = METHODS[method]

    most = min(COUNTS, max(20, LOOKED_AT // (number + 1)))
    settle = settled(lambda choose: rounds(masks, number, take, choose, keep=True), order, most)
    one = settle.count
    margin, close = None, None
    if settle.by_lot:
        margin, close = Fraction(0), Said("level")
    elif one.margin:
        inside, outside, margin = one.margin
        close = Said("margin of rounds", {"inside": inside, "outside": outside, "margin": margin})
    blank = papers.get(frozenset(), 0)
    remarks = [Said("blank", {"papers": blank})] if blank else []
    if not number:
        remarks.append(Said("no papers"))
    if take >= len(options):
        remarks.append(Said("fewer than asked", {"take": take}))
    return Result(
        method,
        settle.elected,
        {name: mask.bit_count() for name, mask in masks.items()},
        NOTES[method],
        tuple(one.stages),
        papers=number,
        unused=blank,
        margin=margin,
        how_close=close,
        change=Change(0, True, (Said("a lot decides"),), least=0) if settle.by_lot else None,
        ties=settle.ties,
        remarks=tuple(remarks),
        lots=order,
    )


def nearest_change(
    papers: Mapping[Paper, int],
    options: Sequence[str],
    take: int,
    method: str,
    *,
    order: tuple[str, ...] = (),
    looked_at: int = LOOKED_AT,
) -> Change:
    """How few papers, filled in otherwise, were found to choose others: an upper bound, proved by a count.

    Papers that approved of something chosen now approve of something not chosen instead, or of that alone.

    >>> papers = {frozenset({"Housing"}): 5, frozenset({"Jobs"}): 3}
    >>> nearest_change(papers, ["Housing", "Jobs"], 1, "pav").papers
    2
    """
    _check(papers, options, take)

    def chosen_by(some: Mapping[Paper, int]) -> tuple[frozenset[str], bool]:
        masks, number = _masks(some, options)
        settle = Settling(order, harmless=True)
        return frozenset(METHODS[method](masks, number, take, settle).run()), bool(settle.ties)

    chosen = chosen_by(papers)[0]
    weights = dict.fromkeys(options, 0)
    for paper, number in papers.items():
        for name in paper:
            weights[name] += number
    outside = sorted((name for name in options if name not in chosen), key=lambda name: -weights[name])
    inside = sorted(chosen, key=lambda name: (weights[name], options.index(name)))
    near: list[Alteration[Paper]] = []
    total = sum(papers.values())
    for name in outside[:2]:
        for ahead in inside[:2]:
            number = 1
            while number < min(weights[ahead], total):
                near += [(number, put, ahead, name) for put in (_instead, _only)]
                number *= 2
            near.append((weights[ahead], _only, ahead, name))
    near.sort(key=lambda one: one[0])
    counts = max(3, min(COUNTS, looked_at // (total + 1)))
    if len(near) > counts:
        near = near[:: -(-len(near) // counts)]
    alone = [(total - papers.get(frozenset({name}), 0), _only, "", name) for name in outside[:1]]
    others = [
        (put, ahead, name)
        for put in (_instead, _only)
        for name in outside
        for ahead in (*inside, "")
        if put is _only or ahead
    ]
    return fewest_found(papers, chosen, chosen_by, [*near, *alone], [], others, counts)


def _instead(paper: Paper, ahead: str, name: str) -> Paper | None:
    """The paper with `name` instead of `ahead`."""
    return None if ahead not in paper or name in paper else (paper - {ahead}) | {name}


def _only(paper: Paper, ahead: str, name: str) -> Paper | None:
    """A paper with `name` alone, instead of one with `ahead`."""
    return frozenset({name}) if (not ahead or ahead in paper) and paper != {name} else None


def _check(papers: Mapping[Paper, int], options: Sequence[str], take: int) -> None:
    if take < 1:
        raise ValueError("at least one must be chosen")
    if unknown := {name for paper in papers for name in paper} - set(options):
        raise ValueError(f"there is no such option: {sorted(unknown)}")


def approvals(papers: Mapping[Paper, int], options: Sequence[str]) -> dict[str, int]:
    """On how many papers each option is.

    >>> approvals({frozenset({"Jobs"}): 3}, ["Housing", "Jobs"])
    {'Housing': 0, 'Jobs': 3}
    """
    return {name: sum(number for paper, number in papers.items() if name in paper) for name in options}
