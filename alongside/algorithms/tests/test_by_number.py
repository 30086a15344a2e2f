"""Dots, scores, answers and words, with what would change each result tried out by brute force."""

from collections import Counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from alongside.algorithms.counting import answers, by_number, dots
from alongside.algorithms.counting.lots import drawn
from alongside.algorithms.counting.parts import with_parts
from alongside.algorithms.tests.profiles import dot_papers, every_way, few
from alongside.algorithms.tests.test_counting import BRADFORD

ABC = ["a", "b", "c"]


def test_C4_bradfords_line_was_one_dot_wide_and_its_total_cannot_be_three_dots_each():
    result = by_number.reported_dots(BRADFORD.totals, 3, take=4)

    assert result.elected == (
        "Independence and choice",
        "Access to services",
        "Accessible information",
        "Day services",
    )
    assert (result.margin, result.change.papers, result.change.dots, result.change.exact) == (1, 1, 1, True)
    assert [remark.sentence for remark in result.remarks] == [
        "Only totals were reported. We do not know what was on each paper.",
        "The total, 193, cannot be all 3 dots each.",
        "One dot decides between Day services and Employment.",
    ]
    assert [one.sentence for one in result.change.said][:2] == [
        "One dot moved from Day services to Employment puts them the other way round.",
        "One more dot for Employment makes it a tie.",
    ]
    assert (result.papers, result.unused) == (None, None)


def test_C3_bradfords_tie_is_a_joint_place():
    (tie,) = by_number.reported_dots(BRADFORD.totals, 3, take=4).ties

    assert (tie.names, tie.kind) == (("Commissioning and procurement", "Health"), "joint place")
    assert tie.said.sentence.endswith("are joint 6th, with 19 each.")


def test_C3_a_tie_at_the_line_lets_in_neither_unless_lots_were_agreed():
    # Six are in whatever happens to the two with 19 each, of which one place is left after five.
    open_tie = by_number.reported_dots(BRADFORD.totals, 3, take=6)
    by_lot = by_number.reported_dots(BRADFORD.totals, 3, take=6, order=drawn(BRADFORD.totals, "7 12 31"))

    assert len(open_tie.elected) == 5
    assert (open_tie.margin, open_tie.change.papers, open_tie.ties[-1].kind) == (0, 0, "open")
    assert len(by_lot.elected) == 6
    assert by_lot.ties[-1].chosen == (by_lot.elected[-1],)


def test_C4_how_many_to_take_is_not_for_the_program_to_say():
    result = by_number.reported_dots(BRADFORD.totals, 3)

    assert (result.elected, result.margin, result.change) == ((), None, None)
    assert result.remarks[-1].kind == "nobody agreed on a number"


def test_C2_dots_that_nobody_used_are_counted():
    result = by_number.count_dots({(2, 1, 0): 3, (1, 0, 0): 2, (0, 0, 0): 1}, ABC, 3, take=1)

    # 3 x 3 + 2 x 1 of 6 x 3 dots.
    assert (result.totals, result.papers, result.unused) == ({"a": 8, "b": 3, "c": 0}, 6, 7)


def test_C2_a_fourth_dot_is_no_paper():
    with pytest.raises(dots.BadPaper):
        by_number.count_dots({(4, 0, 0): 1}, ABC, 3)
    with pytest.raises(dots.BadPaper):
        by_number.count_dots({(2, 0, 0): 1}, ABC, 3, may_stack=False)


def test_C4_of_reported_totals_we_say_at_least_and_at_most():
    # 10 and 4: 4 dots moved make 6 and 8, 3 would tie them. With 3 dots on a paper one paper can bring them 6 nearer,
    # so one is too few and two might do; four papers with a dot each are enough.
    change = by_number.reported_dots({"a": 10, "b": 4, "c": 1}, 3, take=1).change

    assert (change.least, change.papers, change.exact, change.dots) == (2, 4, False, 4)


def passed(totals, inside):
    return any(totals[other] > totals[one] for one in inside for other in totals if other not in inside)


@few
@given(dot_papers(), st.booleans(), st.integers(1, 2))
def test_C4_the_fewest_dot_papers_are_the_fewest(papers, may_stack, take):
    papers = [paper for paper in papers if may_stack or max(paper) <= 1]
    assume(papers)
    fillings = [
        (one, two, three)
        for one in range(3)
        for two in range(3 - one)
        for three in range(3 - one - two)
        if may_stack or max(one, two, three) <= 1
    ]
    result = by_number.count_dots(Counter(papers), ABC, 2, may_stack=may_stack, take=take)
    if result.margin == 0:
        return

    fewest = next(
        (
            number
            for number in range(len(papers) + 1)
            for after in every_way(Counter(papers), number, fillings)
            if passed(by_number.count_dots(after, ABC, 2, may_stack=may_stack).totals, result.elected)
        ),
        None,
    )

    assert result.change.papers == fewest


@few
@given(st.lists(st.tuples(*[st.one_of(st.none(), st.integers(0, 3))] * 2), min_size=1, max_size=4))
def test_C4_the_fewest_score_papers_are_the_fewest(papers):
    fillings = [(one, two) for one in range(4) for two in range(4)]
    result = by_number.count_scores(Counter(papers), ["a", "b"], 3, take=1)
    if result.margin == 0:
        return

    fewest = next(
        (
            number
            for number in range(len(papers) + 1)
            for after in every_way(Counter(papers), number, fillings)
            if passed(by_number.count_scores(after, ["a", "b"], 3).totals, result.elected)
        ),
        None,
    )

    assert result.change.papers == fewest


@few
@given(st.lists(st.sampled_from(["yes", "no", "abstain", ""]), max_size=5))
def test_C4_the_fewest_answers_are_the_fewest(said):
    papers = Counter((answer,) for answer in said)
    fillings = [("yes",), ("no",), ("abstain",), ("",)]
    result = answers.count_yes_no(papers, ["Meet monthly"])

    fewest = next(
        (
            number
            for number in range(1, len(said) + 1)
            for after in every_way(papers, number, fillings)
            if answers.count_yes_no(after, ["Meet monthly"]).elected != result.elected
        ),
        None,
    )

    assert result.change.papers == fewest


@few
@given(st.lists(st.sampled_from(["agree", "stand aside", "object", ""]), max_size=5))
def test_E10_the_fewest_papers_to_turn_a_consent_are_the_fewest(said):
    papers = Counter((answer,) for answer in said)
    fillings = [("agree",), ("stand aside",), ("object",), ("",)]
    result = answers.count_consent(papers, ["Meet monthly"])

    fewest = next(
        (
            number
            for number in range(1, len(said) + 1)
            for after in every_way(papers, number, fillings)
            if answers.count_consent(after, ["Meet monthly"]).elected != result.elected
        ),
        None,
    )

    assert result.change.papers == fewest


@few
@given(st.lists(st.sampled_from(["broad", "mixed", "little", "least", "not discussed", ""]), max_size=4))
def test_D1_the_fewest_sheets_for_another_word_are_the_fewest(said):
    papers = Counter((word,) for word in said)
    fillings = [("broad",), ("mixed",), ("little",), ("least",), ("not discussed",)]
    result = answers.count_strength(papers, ["Idea 1"])

    fewest = next(
        (
            number
            for number in range(1, len(said) + 1)
            for after in every_way(papers, number, fillings)
            if answers.count_strength(after, ["Idea 1"]).totals != result.totals
        ),
        None,
    )

    assert result.change.papers == fewest


@few
@given(dot_papers(), st.integers(1, 3), st.permutations(range(3)))
def test_E6_options_in_another_order_are_counted_alike(papers, take, order):
    result = by_number.count_dots(Counter(papers), ABC, 2, take=take)

    again = by_number.count_dots(
        Counter(tuple(paper[at] for at in order) for paper in papers), [ABC[at] for at in order], 2, take=take
    )

    assert set(result.elected) == set(again.elected)
    assert result.totals == again.totals
    assert {(frozenset(tie.names), tie.kind) for tie in result.ties} == {
        (frozenset(tie.names), tie.kind) for tie in again.ties
    }


@few
@given(dot_papers(), st.integers(1, 2), st.integers(0, 2))
def test_C3_a_paper_more_for_an_option_never_puts_it_out(papers, take, at):
    before = by_number.count_dots(Counter(papers), ABC, 2, take=take)

    after = by_number.count_dots(
        Counter([*papers, tuple(2 if place == at else 0 for place in range(3))]), ABC, 2, take=take
    )

    assert ABC[at] not in before.elected or ABC[at] in after.elected


@few
@given(dot_papers(), st.integers(1, 3))
def test_C3_dots_are_neither_made_nor_lost(papers, take):
    result = by_number.count_dots(Counter(papers), ABC, 2, take=take)

    assert sum(result.totals.values()) + result.unused == 2 * len(papers)
    assert len(result.elected) <= take


def test_C3_scores_are_added_up_and_no_score_is_nothing():
    result = by_number.count_scores({(5, None): 2, (0, 3): 1}, ["a", "b"], take=1)

    assert (result.totals, result.unused, result.margin) == ({"a": 10, "b": 3}, 2, 7)
    assert (
        result.remarks[-1].sentence == "Nobody said what the highest score is. The highest on a paper is 5."
    )
    with pytest.raises(ValueError, match="the highest is 3"):
        by_number.count_scores({(5, None): 2}, ["a", "b"], 3)


def test_E6_to_abstain_counts_for_neither():
    result = answers.count_yes_no({("yes",): 3, ("no",): 2, ("abstain",): 9, ("",): 1}, ["Meet monthly"])

    assert result.elected == ("Meet monthly",)
    assert (result.margin, result.unused) == (1, 1)
    assert result.stages[0].action == "Meet monthly: 3 yes, 2 no, 9 abstain. Carried."


def test_E6_as_many_yes_as_no_is_said_and_does_not_carry():
    result = answers.count_yes_no({("yes", "no"): 2, ("no", "no"): 2}, ["Meet monthly", "Meet at night"])

    assert result.elected == ()
    assert [tie.names for tie in result.ties] == [("Meet monthly",)]


def test_E10_one_objection_stops_and_standing_aside_does_not():
    papers = {("agree", "agree", "stand aside"): 4, ("stand aside", "object", "stand aside"): 1}

    result = answers.count_consent(papers, ["One", "Two", "Three"])

    assert result.elected == ("One",)
    assert [stage.said[1].kind for stage in result.stages] == ["agreed", "objected", "nobody agrees"]


def test_D1_strength_comes_out_in_words_without_any_number():
    result = answers.count_strength(
        {("broad", "little", ""): 2, ("broad", "least", ""): 1}, ["One", "Two", "Three"]
    )

    assert result.totals == {"One": "broad", "Two": "mixed", "Three": "not discussed"}
    assert not any(letter.isdigit() for stage in result.stages for letter in stage.action)
    assert all(stage.votes == {} for stage in result.stages)


def test_C3_every_place_is_shown_apart_and_left_out_in_turn():
    parts = {"hall": {(3, 0): 4}, "online": {(0, 3): 3, (1, 2): 10}}

    def count(papers):
        return by_number.count_dots(papers, ["a", "b"], 3, take=1)

    # Hall 12 and 0, online 10 and 29.
    result = with_parts(
        count({(3, 0): 4, (0, 3): 3, (1, 2): 10}), parts, lambda papers: count(papers).totals, count
    )

    assert result.parts["hall"].totals == {"a": 12, "b": 0}
    assert result.parts["online"].totals == {"a": 10, "b": 29}
    assert (result.parts["hall"].without, result.parts["hall"].decides) == (("b",), False)
    assert (result.parts["online"].without, result.parts["online"].decides) == (("a",), True)
    assert [remark.kind for remark in result.remarks] == ["small part", "part decides"]
