"""Choosing several so that everybody has a share, against sums by hand and against the methods said plainly."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.algorithms.counting import approvals
from alongside.algorithms.counting.lots import all_outcomes, drawn
from alongside.algorithms.tests.profiles import NAMES, approved, few

METHODS = sorted(approvals.METHODS)

# 12 people want only Housing and what goes with it, 7 only Jobs, 5 only Buses.
TOWN = {
    frozenset({"Housing", "Repairs", "Rents"}): 12,
    frozenset({"Jobs", "Training"}): 7,
    frozenset({"Buses"}): 5,
}
AREAS = ["Housing", "Repairs", "Rents", "Jobs", "Training", "Buses"]
ORDER = tuple(AREAS)


def standing(result, round_number):
    return dict(result.stages[round_number].votes)


def test_D1_by_weight_a_paper_counts_half_once_one_of_its_choices_is_in():
    # 1: Housing 12. 2: Repairs and Rents 12 / 2 = 6, Jobs and Training 7, Buses 5: Jobs. 3: Repairs 6. 4: Rents
    # 12 / 3 = 4, Training 7 / 2 = 3.5, Buses 5: Buses.
    result = approvals.count(TOWN, AREAS, 4, "pav", order=ORDER)

    assert result.elected == ("Housing", "Jobs", "Repairs", "Buses")
    assert standing(result, 3) == {"Rents": 4, "Training": Fraction(7, 2), "Buses": 5}
    assert result.totals["Housing"] == 12


def test_D1_by_load_what_is_chosen_weighs_on_its_papers():
    # 1: Housing, 1 / 12 each. 2: Repairs (1 + 12 / 12) / 12 = 1/6, Jobs 1/7, Buses 1/5: Jobs. 3: Repairs 1/6.
    # 4: Rents (1 + 12 / 6) / 12 = 1/4, Training (1 + 1) / 7 = 2/7, Buses 1/5: Buses.
    result = approvals.count(TOWN, AREAS, 4, "phragmen", order=ORDER)

    assert result.elected == ("Housing", "Jobs", "Repairs", "Buses")
    assert standing(result, 3) == {
        "Rents": Fraction(1, 4),
        "Training": Fraction(2, 7),
        "Buses": Fraction(1, 5),
    }


def test_D1_by_equal_shares_everybody_pays_with_the_same_and_what_is_left_is_filled_up():
    # 4 places, 24 people: each has 4 / 24 = 1/6. 1: Housing, 1/12 each of 12, who keep 1/12. 2: Repairs for the same
    # price, and they have nothing; Jobs would cost 1/7 each. 3: Jobs, 1/7 each; they keep 1/42. Now nobody can pay in
    # full: 5 for Buses have 5/6. To everybody more: Buses needs (1 - 5/6) / 5 = 1/30, Rents 1/12, Training
    # (1 - 7/42) / 7 = 5/42. So Buses.
    result = approvals.count(TOWN, AREAS, 4, "equal-shares", order=ORDER)

    assert result.elected == ("Housing", "Repairs", "Jobs", "Buses")
    assert standing(result, 2) == {"Jobs": Fraction(1, 7), "Training": Fraction(1, 7)}
    assert standing(result, 3) == {
        "Rents": Fraction(1, 12),
        "Training": Fraction(5, 42),
        "Buses": Fraction(1, 30),
    }
    assert result.stages[3].said[0].kind == "shares completed"


def plainly(method, papers, take, first):
    """The methods as their sources say them, voter by voter in fractions. `first` picks of those that are level."""
    left, chosen, voters = list(NAMES), [], list(papers)
    has = (
        [Fraction(0) for _ in voters]
        if method != "equal-shares"
        else [Fraction(take, len(voters))] * len(voters)
    )
    paying = True
    while len(chosen) < take:
        scores = {}
        for name in left:
            who = [at for at, paper in enumerate(voters) if name in paper]
            if not who:
                continue
            if method == "pav":
                scores[name] = -sum(Fraction(1, 1 + len(voters[at].intersection(chosen))) for at in who)
            elif method == "phragmen":
                scores[name] = (1 + sum(has[at] for at in who)) / len(who)
            elif paying:
                owed, payers = Fraction(1), sorted(who, key=lambda at: has[at])
                for number, at in enumerate(payers):
                    each = owed / (len(payers) - number)
                    if each <= has[at]:
                        scores[name] = each
                        break
                    owed -= has[at]
            else:
                scores[name] = (1 - sum(has[at] for at in who)) / len(who)
        if not scores and method == "equal-shares" and paying:
            paying = False
            continue
        if not scores:
            break
        best = min(scores.values())
        name = first([name for name in left if scores.get(name) == best])
        for at, paper in enumerate(voters):
            if method == "phragmen" and name in paper:
                has[at] = best
            elif method == "equal-shares" and paying and name in paper:
                has[at] -= min(has[at], best)
            elif method == "equal-shares" and not paying:
                has[at] = Fraction(0) if name in paper else has[at] + best
        left.remove(name)
        chosen.append(name)
    return chosen


@pytest.mark.parametrize("method", METHODS)
@few
@given(papers=approved, take=st.integers(1, 5), order=st.permutations(NAMES))
def test_D1_every_round_is_what_the_source_says(method, papers, take, order):
    result = approvals.count(Counter(papers), NAMES, take, method, order=tuple(order))

    assert list(result.elected) == plainly(
        method, papers, min(take, 5), lambda tied: min(tied, key=order.index)
    )


@pytest.mark.parametrize("method", METHODS)
@few
@given(
    papers=approved,
    take=st.integers(1, 4),
    names=st.permutations(NAMES),
    dice=st.randoms(use_true_random=False),
)
def test_E6_neither_the_order_of_papers_nor_of_options_changes_anything(method, papers, take, names, dice):
    mixed = list(papers)
    dice.shuffle(mixed)

    first = approvals.count(Counter(papers), NAMES, take, method)
    again = approvals.count(Counter(mixed), names, take, method)

    assert set(first.elected) == set(again.elected)


@pytest.mark.parametrize("method", METHODS)
@few
@given(papers=approved, take=st.integers(1, 4), others=st.permutations(NAMES))
def test_E6_every_option_is_treated_alike(method, papers, take, others):
    other = dict(zip(NAMES, others, strict=True))

    first = approvals.count(Counter(papers), NAMES, take, method)
    renamed = Counter(frozenset(other[name] for name in paper) for paper in papers)
    again = approvals.count(renamed, others, take, method)

    assert {other[name] for name in first.elected} == set(again.elected)


@pytest.mark.parametrize("method", ["pav", "phragmen"])
@few
@given(papers=approved, take=st.integers(1, 4), seed=st.text(max_size=3))
def test_D1_one_place_more_takes_nothing_away(method, papers, take, seed):
    order = drawn(NAMES, seed)

    fewer = approvals.count(Counter(papers), NAMES, take, method, order=order).elected
    more = approvals.count(Counter(papers), NAMES, take + 1, method, order=order).elected

    assert more[: len(fewer)] == fewer


@pytest.mark.parametrize("method", ["pav", "phragmen"])
@few
@given(papers=approved, take=st.integers(1, 4), seed=st.text(max_size=3), more=st.sampled_from(NAMES))
def test_D1_a_paper_more_for_one_option_alone_never_puts_it_out(method, papers, take, seed, more):
    order = drawn(NAMES, seed)
    before = approvals.count(Counter(papers), NAMES, take, method, order=order).elected

    after = approvals.count(Counter([*papers, frozenset({more})]), NAMES, take, method, order=order).elected

    assert more not in before or more in after


@few
@given(approved, st.integers(1, 4))
def test_D1_with_equal_shares_nobody_pays_more_than_their_share(papers, take):
    stages = approvals.count(Counter(papers), NAMES, take, "equal-shares", order=NAMES).stages

    paid = [said.words["votes"] for stage in stages for said in stage.said if said.kind == "shares round"]
    assert all(price <= Fraction(take, len(papers)) for price in paid)
    assert paid == sorted(paid)


@pytest.mark.parametrize("method", METHODS)
def test_D1_a_tie_that_decides_stops_the_count(method):
    result = approvals.count(
        {frozenset({"a"}): 2, frozenset({"b"}): 1, frozenset({"c"}): 1}, ["a", "b", "c"], 2, method
    )

    assert result.elected == ("a",)
    assert (result.ties[-1].names, result.ties[-1].kind) == (("b", "c"), "open")
    assert (result.margin, result.change.papers) == (0, 0)
    assert result.stages[-1].said[-1].kind == "stopped"


@pytest.mark.parametrize("method", METHODS)
def test_D1_what_no_paper_has_is_not_chosen(method):
    result = approvals.count({frozenset({"a"}): 2, frozenset(): 3}, ["a", "b"], 2, method)

    assert (result.elected, result.unused, result.papers) == (("a",), 3, 5)
    assert result.stages[-1].said[-1].kind == "nobody wants more"


@pytest.mark.parametrize("method", METHODS)
def test_D1_no_papers_choose_nothing(method):
    assert approvals.count({}, ["a", "b"], 1, method).elected == ()


def test_D1_an_option_that_there_is_not_is_no_option():
    with pytest.raises(ValueError, match="no such option"):
        approvals.count({frozenset({"z"}): 1}, ["a"], 1, "pav")
    with pytest.raises(ValueError, match="at least one"):
        approvals.count({}, ["a"], 0, "pav")


@pytest.mark.parametrize("method", METHODS)
@few
@given(papers=approved, take=st.integers(1, 3))
def test_C4_a_change_that_we_name_is_small_enough_to_be_made(method, papers, take):
    result = approvals.count(Counter(papers), NAMES, take, method)
    if result.change is not None or not result.margin:
        return

    change = approvals.nearest_change(Counter(papers), NAMES, take, method)

    assert change.papers is None or 0 < change.papers <= len(papers)
    assert change.exact == (change.papers == 1)


def test_C4_one_paper_that_changes_the_result_is_the_fewest():
    change = approvals.nearest_change({frozenset({"a"}): 3, frozenset({"b"}): 2}, ["a", "b"], 1, "pav")

    assert (change.papers, change.exact) == (1, True)


@few
@given(approved, st.integers(1, 4), st.text(max_size=3))
def test_E6_what_lots_choose_is_one_of_the_ways_a_lot_could_fall(papers, take, seed):
    masks, number = approvals._masks(Counter(papers), NAMES)
    ways, all_tried = all_outcomes(
        lambda choose: approvals.METHODS["pav"](masks, number, take, choose).run(), 5000
    )

    elected = approvals.count(Counter(papers), NAMES, take, "pav", order=drawn(NAMES, seed)).elected

    assert all_tried
    assert frozenset(elected) in ways
