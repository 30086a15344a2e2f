"""The count of Scottish elections against the rules, said again paper by paper and with nothing saved.

Source: The Scottish Local Government Elections Order 2007 (SSI 2007/42), Schedule 1, rules 45 to 52.
"""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.algorithms.counting import scottish
from alongside.algorithms.counting.lots import drawn
from alongside.algorithms.tests.profiles import NAMES, few, orders

ONE = 100_000  # a vote, in the smallest part that the rules know

# Many papers that are alike make surpluses, several at once and equal ones.
papers_alike = st.lists(st.tuples(orders, st.integers(1, 6)), min_size=1, max_size=9)
seats_to_fill = st.integers(1, 4)


class Paper:
    def __init__(self, order):
        self.order = order
        self.value = ONE
        self.with_whom = None

    def next_available(self, continuing):
        """Article 2: the next in order after whom it is with, passing over those who are in or out."""
        start = self.order.index(self.with_whom) + 1 if self.with_whom else 0
        return next((name for name in self.order[start:] if name in continuing), None)


def by_the_rules(papers, names, seats, lot):
    """Who is elected in which order, the quota, and what everybody has at the end of each stage.

    `lot(tied)` says whom the lot favours to be taken: to be passed on first, or to be excluded.
    """
    piles = {name: [] for name in names}
    continuing, elected, transferred, stages = set(names), [], set(), []
    quota = len(papers) // (seats + 1) + 1  # rule 46

    def credited(name):
        return quota * ONE if name in transferred else sum(paper.value for paper in piles[name])

    def move(some):
        for paper in some:
            to = paper.next_available(continuing)
            if to is not None:
                paper.with_whom = to
                piles[to].append(paper)

    def before(name):
        """What it had at the end of each stage before this one, the latest first."""
        return [stage[name] for stage in stages[-2::-1]]

    move([Paper(order) for order in papers])  # rule 45
    while True:
        stages.append({name: credited(name) for name in names})
        now = sorted((n for n in names if n in continuing and credited(n) >= quota * ONE), key=credited)[::-1]
        elected += now  # rule 47
        continuing -= set(now)
        left = seats - len(elected)
        if len(continuing) <= left:  # rule 52
            last = [name for name in names if name in continuing]
            return [*elected, *sorted(last, key=credited, reverse=True)], quota, stages
        if not left:
            return elected, quota, stages
        waiting = [name for name in elected if credited(name) > quota * ONE]
        if waiting:  # rules 48 and 49
            most = max(map(credited, waiting))
            tied = [name for name in waiting if credited(name) == most]
            best = max(map(before, tied))
            tied = [name for name in tied if before(name) == best]
            who = tied[0] if len(tied) == 1 else lot(tied, "first")
            total, surplus = credited(who), credited(who) - quota * ONE
            for paper in piles[who]:
                paper.value = surplus * paper.value // total
            transferred.add(who)
        else:  # rules 50 and 51
            fewest = min(map(credited, continuing))
            tied = [name for name in names if name in continuing and credited(name) == fewest]
            worst = min(map(before, tied))
            tied = [name for name in tied if before(name) == worst]
            who = tied[0] if len(tied) == 1 else lot(tied, "out")
            continuing.remove(who)
        pile, piles[who] = piles[who], []
        move(pile)


def every_lot(papers, names, seats):
    """Who could be elected, whichever way each lot falls."""
    found, waiting = set(), [()]
    while waiting:
        script = list(waiting.pop())
        said = []

        def lot(tied, _which, script=script, said=said):
            chosen = script[len(said)] if len(said) < len(script) else tied[0]
            if len(said) >= len(script):
                waiting.extend((*said, other) for other in tied[1:])
            said.append(chosen)
            return chosen

        found.add(frozenset(by_the_rules(papers, names, seats, lot)[0]))
    return found


def one_by_one(alike):
    return [order for order, number in alike for _ in range(number)]


def votes_of(result):
    return [{name: int(has * ONE) for name, has in stage.votes.items()} for stage in result.stages]


@few
@given(papers_alike, seats_to_fill, st.text("abc", min_size=1, max_size=3))
def test_D1_every_stage_is_what_the_rules_say_with_lots_that_were_drawn(alike, seats, seed):
    papers, order = one_by_one(alike), drawn(NAMES, seed)

    result = scottish.count(Counter(papers), NAMES, seats, order=order)

    def lot(tied, which):
        return sorted(tied, key=order.index)[0 if which == "first" else -1]

    elected, quota, stages = by_the_rules(papers, NAMES, seats, lot)
    assert (result.quota, set(result.elected), votes_of(result)) == (quota, set(elected), stages)


@few
@given(papers_alike, seats_to_fill)
def test_D1_without_lots_exactly_those_are_in_who_are_in_however_a_lot_falls(alike, seats):
    papers = one_by_one(alike)

    result = scottish.count(Counter(papers), NAMES, seats)

    possible = every_lot(papers, NAMES, seats)
    assert set(result.elected) == frozenset.intersection(*possible)
    assert any(tie.kind == "open" for tie in result.ties) == (len(possible) > 1)


ABC = ["Ann", "Bob", "Cat", "Dan", "Eve"]


@pytest.mark.parametrize(("seed", "first"), [("a", "Ann"), ("b", "Bob")])
def test_D1_of_two_equal_surpluses_with_no_earlier_stage_the_lot_says_which_moves_first(seed, first):
    # 23 papers for 3 seats: the quota is 6. Ann and Bob have 8 each at the first stage, so only a lot can say.
    papers = {("Ann", "Cat"): 8, ("Bob", "Dan"): 8, ("Cat",): 3, ("Dan",): 3, ("Eve",): 1}
    order = drawn(ABC, seed)
    assert next(name for name in order if name in ("Ann", "Bob")) == first

    result = scottish.count(papers, ABC, seats=3, order=order)

    assert [stage.said[0].words["who"] for stage in result.stages[1:3]] == [
        first,
        "Bob" if first == "Ann" else "Ann",
    ]
    assert (result.ties[0].kind, result.ties[0].chosen, result.ties[0].stage) == ("lots", (first,), 2)


def test_D1_of_two_equal_surpluses_the_one_that_was_ahead_before_moves_first():
    # 31 papers for 3 seats: the quota is 8. Dan has fewest and goes: Ann 6 + 3 = 9, Bob 7 + 2 = 9. Both have 1 too many,
    # and at stage 1 Bob was ahead. Of his 9 papers, each at 1 / 9 = 0.11111, 7 are for Eve next: 6.77777. Then Ann's.
    papers = {
        ("Ann", "Cat"): 6,
        ("Bob", "Eve"): 7,
        ("Dan", "Ann"): 3,
        ("Dan", "Bob"): 2,
        ("Cat",): 7,
        ("Eve",): 6,
    }

    result = scottish.count(papers, ABC, seats=3)

    assert [stage.said[0].words.get("who") for stage in result.stages] == [None, "Dan", "Bob", "Ann", "Eve"]
    assert result.as_dict()["stages"][2]["votes"]["Eve"] == "6.77777"
    assert [(tie.names, tie.kind, tie.chosen) for tie in result.ties] == [
        (("Ann", "Bob"), "earlier stage", ("Bob",))
    ]
    assert result.elected[2:] == ("Cat",)


def test_D1_everybody_at_exactly_the_quota_is_in_and_no_paper_moves():
    # 8 papers for 3 seats: the quota is 8 // 4 + 1 = 3, and two have it; the third seat is for whoever is left.
    result = scottish.count({("Ann", "Cat"): 3, ("Bob", "Cat"): 3, ("Cat",): 2}, ABC[:3], seats=3)

    assert (result.quota, result.elected, len(result.stages)) == (3, ("Ann", "Bob", "Cat"), 1)
