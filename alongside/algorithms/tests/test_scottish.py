"""The single transferable vote, with the sums written out by hand."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.algorithms.counting import scottish
from alongside.algorithms.counting.lots import drawn
from alongside.algorithms.tests.profiles import NAMES, every_way, few, orders, ranked

FOUR = ["Ann", "Bob", "Cat", "Dan"]


def votes(result):
    return [stage["votes"] for stage in result.as_dict()["stages"]]


def kinds(result):
    return [[said.kind for said in stage.said] for stage in result.stages]


def test_D1_what_is_more_than_the_quota_goes_on_to_the_next_choices():
    # 20 papers for 2 seats: the quota is 20 // 3 + 1 = 7. Ann has 10, so 3 go on: each of her 10 papers at
    # 3 / 10 = 0.3. Bob: 3 + 6 x 0.3 = 4.8. Cat: 4 + 4 x 0.3 = 5.2. Dan has 3, the fewest, and goes; his 3 papers are
    # for Bob next: 4.8 + 3 = 7.8, and that is the quota.
    papers = {("Ann", "Bob"): 6, ("Ann", "Cat"): 4, ("Bob",): 3, ("Cat",): 4, ("Dan", "Bob"): 3}

    result = scottish.count(papers, FOUR, seats=2)

    assert (result.quota, result.elected, result.ties) == (7, ("Ann", "Bob"), ())
    assert votes(result) == [
        {"Ann": "10.00000", "Bob": "3.00000", "Cat": "4.00000", "Dan": "3.00000"},
        {"Ann": "7.00000", "Bob": "4.80000", "Cat": "5.20000", "Dan": "3.00000"},
        {"Ann": "7.00000", "Bob": "7.80000", "Cat": "5.20000", "Dan": "0.00000"},
    ]
    assert result.margin == Fraction("2.6")
    assert result.how_close.sentence == "At the last step Bob had 2.6 votes more than Cat."


def test_D1_parts_of_votes_are_cut_after_five_places_and_papers_that_moved_before_move_at_what_they_were_worth():
    # 17 papers for 3 seats: the quota is 17 // 4 + 1 = 5. Ann has 7; 2 / 7 = 0.285714… is cut to 0.28571, and 7 papers
    # of that are 1.99997 for Bob, who has 5.99997. Of Bob's papers 4 are worth 1 and 7 are worth 0.28571:
    # 0.99997 x 1 / 5.99997 = 0.166662… is cut to 0.16666, and 0.99997 x 0.28571 / 5.99997 = 0.047617… to 0.04761.
    # Cat gets 4 x 0.16666 + 7 x 0.04761 = 0.66664 + 0.33327 = 0.99991.
    papers = {("Ann", "Bob", "Cat"): 7, ("Bob", "Cat"): 4, ("Cat",): 3, ("Dan",): 3}

    result = scottish.count(papers, FOUR, seats=3)

    assert votes(result)[1]["Bob"] == "5.99997"
    assert votes(result)[2] == {"Ann": "5.00000", "Bob": "5.00000", "Cat": "3.99991", "Dan": "3.00000"}
    # Dan has fewer than Cat and goes; then as many are left as there are seats.
    assert kinds(result)[3] == ["out", "left behind", "as many as seats", "elected"]
    assert result.elected == ("Ann", "Bob", "Cat")


def test_D1_the_larger_surplus_moves_first_and_no_paper_goes_to_somebody_who_is_in_already():
    # 20 papers for 3 seats: the quota is 20 // 4 + 1 = 6. Ann has 9 and Bob 8, so both are in. Ann's surplus of 3 is
    # larger: 9 papers at 3 / 9 = 0.33333. They name Bob next, who is in, so they go to Cat: 2 + 9 x 0.33333 = 4.99997.
    # Then Bob's 2: 8 papers at 2 / 8 = 0.25 go to Dan: 1 + 2 = 3. Dan has the fewest and goes.
    papers = {("Ann", "Bob", "Cat"): 9, ("Bob", "Ann", "Dan"): 8, ("Cat",): 2, ("Dan",): 1}

    result = scottish.count(papers, FOUR, seats=3)

    assert [stage.said[0].words.get("who") for stage in result.stages[1:]] == ["Ann", "Bob", "Dan"]
    assert votes(result)[1] == {"Ann": "6.00000", "Bob": "8.00000", "Cat": "4.99997", "Dan": "1.00000"}
    assert votes(result)[2]["Dan"] == "3.00000"
    assert result.elected == ("Ann", "Bob", "Cat")


def test_D1_who_was_behind_at_the_latest_stage_that_differed_goes_out():
    # 14 papers for 1 seat: the quota is 8. Dan has 1 and goes, to Cat: 3 + 1 = 4, as many as Bob. At stage 1 Bob had 4
    # and Cat 3, so Cat goes. Her 4 papers are for Bob: 8.
    papers = {("Ann",): 6, ("Bob",): 4, ("Cat", "Bob"): 3, ("Dan", "Cat", "Bob"): 1}

    result = scottish.count(papers, FOUR, seats=1)

    assert result.elected == ("Bob",)
    assert [(tie.names, tie.kind, tie.stage, tie.chosen) for tie in result.ties] == [
        (("Bob", "Cat"), "earlier stage", 3, ("Cat",))
    ]


UNDECIDED = {("Ann",): 3, ("Bob", "Cat"): 2, ("Cat", "Ann"): 2}  # Bob out: Cat 4. Cat out: Ann 5.


def test_D1_a_tie_that_decides_who_is_in_stops_the_count_unless_lots_were_agreed():
    result = scottish.count(UNDECIDED, ["Ann", "Bob", "Cat"], seats=1)

    assert result.elected == ()
    assert [(tie.names, tie.kind) for tie in result.ties] == [(("Bob", "Cat"), "open")]
    assert kinds(result) == [["first choices", "stopped"]]
    assert result.change.papers == 0


@pytest.mark.parametrize(
    ("order", "elected"), [(("Bob", "Cat", "Ann"), "Ann"), (("Ann", "Cat", "Bob"), "Cat")]
)
def test_D1_the_last_in_the_order_of_lots_goes_out(order, elected):
    result = scottish.count(UNDECIDED, ["Ann", "Bob", "Cat"], seats=1, order=order)

    assert result.elected == (elected,)
    assert [(tie.kind, tie.chosen) for tie in result.ties] == [
        ("lots", (order[-1],) if order[-1] != "Ann" else ("Cat",))
    ]
    # Had the lot fallen otherwise, another would be in.
    assert result.change.papers == 0


def test_D1_a_tie_that_changes_nothing_is_said_and_the_count_goes_on():
    # 7 papers for 1 seat: the quota is 4. Bob and Cat have 1 each; whoever goes, Ann gets that paper: 4.
    papers = {("Ann",): 3, ("Dan",): 2, ("Bob", "Ann"): 1, ("Cat", "Ann"): 1}

    result = scottish.count(papers, FOUR, seats=1)

    assert result.elected == ("Ann",)
    assert [(tie.names, tie.kind) for tie in result.ties] == [(("Bob", "Cat"), "without effect")]


def test_D1_who_is_in_however_a_lot_falls_is_in():
    # 9 papers for 2 seats: the quota is 4. Ann is in at once; for the other seat the three others are level.
    papers = {("Ann",): 6, ("Bob",): 1, ("Cat",): 1, ("Dan",): 1}

    result = scottish.count(papers, FOUR, seats=2)

    assert result.elected == ("Ann",)
    assert result.ties[-1].kind == "open"


def test_D1_eight_people_without_a_vote_hold_up_nothing():
    names = [f"Nobody {number}" for number in range(8)]

    result = scottish.count(
        {("Ann",): 3, ("Bob",): 4, ("Cat", "Bob"): 2}, ["Ann", "Bob", "Cat", *names], seats=1
    )

    assert result.elected == ("Bob",)


def test_D1_as_many_people_as_seats_are_all_in():
    result = scottish.count({("Ann",): 1}, ["Ann", "Bob"], seats=3)

    assert set(result.elected) == {"Ann", "Bob"}
    assert (result.margin, result.ties) == (None, ())


def test_D1_papers_for_somebody_who_withdrew_go_on_and_an_empty_paper_is_no_part_of_the_quota():
    # Without Dan and the empty paper there are 5 papers for 1 seat: the quota is 3.
    papers = {("Dan", "Bob"): 2, ("Bob",): 1, ("Ann",): 2, ("Dan",): 4, (): 1}

    result = scottish.count(papers, FOUR, seats=1, withdrawn=["Dan"])

    assert (result.quota, result.elected, result.unused) == (3, ("Bob",), 5)
    assert "Dan" not in result.totals


def test_D1_nothing_is_counted_for_somebody_who_does_not_stand():
    with pytest.raises(ValueError, match="nobody stands"):
        scottish.count({("Zed",): 1}, FOUR, seats=1)
    with pytest.raises(ValueError, match="at least one seat"):
        scottish.count({("Ann",): 1}, FOUR, seats=0)


def test_D1_no_papers_elect_nobody_without_a_lot():
    result = scottish.count({}, ["Ann", "Bob"], seats=1)

    assert (result.elected, result.quota) == ((), 1)


@few
@given(ranked, st.integers(1, 4))
def test_D1_no_vote_is_made_or_lost_and_never_more_are_in_than_seats(papers, seats):
    result = scottish.count(Counter(papers), NAMES, seats)

    gone = 0
    for stage in result.stages:
        gone += sum(said.words["votes"] for said in stage.said if said.kind == "left behind")
        assert sum(stage.votes.values()) + gone == len(papers)
    assert len(result.elected) <= seats
    if not any(tie.kind == "open" for tie in result.ties):
        assert len(result.elected) == min(seats, len(NAMES))
    assert sum(result.totals.values()) == len(papers)


@few
@given(ranked, st.integers(1, 4), st.randoms(use_true_random=False))
def test_E6_neither_the_order_of_papers_nor_of_names_changes_anything(papers, seats, dice):
    mixed, names = list(papers), list(NAMES)
    dice.shuffle(mixed)
    dice.shuffle(names)

    first = scottish.count(Counter(papers), NAMES, seats)
    again = scottish.count(Counter(mixed), names, seats)

    assert set(first.elected) == set(again.elected)
    if not any(tie.kind == "without effect" for tie in first.ties):
        assert votes(first) == votes(again)


@few
@given(ranked, st.integers(1, 4), st.permutations(NAMES))
def test_E6_every_name_is_treated_alike(papers, seats, others):
    other = dict(zip(NAMES, others, strict=True))

    first = scottish.count(Counter(papers), NAMES, seats)
    again = scottish.count(Counter(tuple(other[name] for name in paper) for paper in papers), others, seats)

    assert {other[name] for name in first.elected} == set(again.elected)


@few
@given(ranked, st.integers(1, 4), st.text(max_size=5))
def test_E6_lots_settle_every_tie_the_same_way_whatever_the_order_of_names(papers, seats, seed):
    first = scottish.count(Counter(papers), NAMES, seats, order=drawn(NAMES, seed))
    again = scottish.count(Counter(papers), NAMES[::-1], seats, order=drawn(NAMES[::-1], seed))

    assert set(first.elected) == set(again.elected)
    assert votes(first) == votes(again)
    assert len(first.elected) == seats
    assert all(tie.kind in ("lots", "earlier stage") for tie in first.ties)


@few
@given(
    st.lists(
        orders.map(lambda order: tuple(name for name in order if name in FOUR[:3])), min_size=2, max_size=5
    )
)
def test_C4_papers_that_we_say_would_change_the_result_are_never_fewer_than_the_fewest(papers):
    names, kept = FOUR[:3], Counter(paper for paper in papers if paper)
    result = scottish.count(kept, names, 1)
    if not kept or result.ties:
        return

    change = scottish.nearest_change(kept, names, 1)

    fillings = [("Ann",), ("Bob",), ("Cat",), *((one, two) for one in names for two in names if one != two)]
    for number in range(1, change.papers):
        for after in every_way(kept, number, fillings):
            other = scottish.count(after, names, 1)
            if not other.ties and set(other.elected) != set(result.elected):
                assert not change.exact
                return


def test_C4_how_few_papers_would_change_it_is_said_as_what_it_is():
    # Ann 60, Bob 40: of 100 papers the quota is 51. With 10 papers of Ann's for Bob they are level, and Ann, ahead
    # earlier at no stage, stays in or not by lot; with 11 Bob is in. So 11 is right, and we say: perhaps fewer.
    change = scottish.nearest_change({("Ann",): 60, ("Bob",): 40}, ["Ann", "Bob"], 1)

    assert (change.papers, change.exact) == (11, False)
    assert "perhaps fewer would do" in change.said[0].sentence


def test_C4_one_paper_is_the_fewest_there_can_be():
    change = scottish.nearest_change({("Ann",): 3, ("Bob",): 2}, ["Ann", "Bob"], 1)

    assert (change.papers, change.exact) == (1, True)
