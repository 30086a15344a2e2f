import doctest
import importlib
import pkgutil
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import alongside.algorithms
from alongside.algorithms.counting import dots, strength
from alongside.algorithms.counting.by_number import count_dots
from alongside.algorithms.counting.parts import joined
from alongside.algorithms.rounding import percent
from alongside.algorithms.seats import majority_of

BRADFORD = dots.Count(
    {
        "Accessible information": 23,
        "Access to services": 36,
        "Commissioning and procurement": 19,
        "Day services": 21,
        "Employment": 20,
        "Health": 19,
        "Housing": 16,
        "Independence and choice": 39,
    },
    dots_each=3,
)
TAKEN = ["Accessible information", "Access to services", "Day services", "Independence and choice"]


def modules():
    package = alongside.algorithms
    return [
        module.name
        for module in pkgutil.walk_packages(package.__path__, "alongside.algorithms.")
        if ".tests" not in module.name
    ]


@pytest.mark.parametrize("name", modules())
def test_every_example_in_the_words_about_a_sum_is_true(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_C3_bradfords_order_shows_its_tie():
    lines = dots.lines(BRADFORD)

    assert [line.dots for line in lines] == [39, 36, 23, 21, 20, 19, 19, 16]
    assert [line.standing for line in lines[5:7]] == ["joint 6th", "joint 6th"]
    assert lines[7].standing == "8th"


def test_C4_bradford_was_decided_by_one_dot():
    line = dots.cut(BRADFORD, TAKEN)

    assert (line.margin, line.lowest_taken, line.highest_left) == (1, ("Day services",), ("Employment",))
    assert (line.taken_total, line.total, percent(line.taken_total, line.total)) == (119, 193, "61.7")
    assert line.moves == 1


def test_C3_bradfords_total_is_no_multiple_of_three_and_both_remarks_are_made():
    found = dots.remarks(BRADFORD, dots.cut(BRADFORD, TAKEN))

    assert [remark.kind for remark in found] == ["not a multiple", "close"]
    assert found[0].numbers == {"total": 193, "dots_each": 3}


def test_C2_a_fourth_dot_is_refused():
    with pytest.raises(dots.BadPaper, match="4 dots"):
        dots.check_paper({"a": 3, "b": 1}, options=["a", "b"], dots_each=3, may_stack=True)


def test_C2_two_dots_on_one_choice_are_refused_where_the_group_said_so():
    with pytest.raises(dots.BadPaper, match="one of your dots"):
        dots.check_paper({"a": 2}, options=["a"], dots_each=3, may_stack=False)


def test_C4_what_was_taken_on_against_the_numbers_is_said():
    found = dots.remarks(BRADFORD, dots.cut(BRADFORD, ["Housing"]))

    assert found[-1] == dots.Remark("not by number", {"margin": 23})


papers = st.lists(
    st.lists(st.integers(0, 3), min_size=4, max_size=4).map(tuple).filter(lambda paper: sum(paper) <= 3),
    min_size=1,
    max_size=60,
)


@given(papers, papers)
def test_C3_two_rooms_counted_apart_and_joined_are_as_one(first, second):
    rooms = {"one": Counter(first), "two": Counter(second)}
    apart = [count_dots(room, "abcd", 3).totals for room in rooms.values()]

    together = count_dots(joined(rooms), "abcd", 3).totals

    assert together == {option: sum(totals[option] for totals in apart) for option in "abcd"}


@given(papers, st.sets(st.sampled_from("abcd"), min_size=1, max_size=3))
def test_C4_moving_the_dots_that_we_name_changes_the_order_and_one_fewer_does_not(some, taken):
    count = dots.Count(count_dots(Counter(some), "abcd", 3).totals, dots_each=3)
    line = dots.cut(count, taken)
    if line.moves is None:
        return
    lowest, highest = line.lowest_taken[0], line.highest_left[0]

    def after(moved):
        return count.totals[lowest] - moved, count.totals[highest] + moved

    assert after(line.moves)[0] < after(line.moves)[1]
    assert after(line.moves - 1)[0] >= after(line.moves - 1)[1]


def test_D1_words_stay_words():
    assert strength.suggest(["broad", "broad"]) == "broad"
    assert strength.suggest([]) == "not discussed"
    with pytest.raises(ValueError):
        strength.suggest(["61.7 %"])


def test_D5_a_majority_is_more_than_half():
    assert [majority_of(seats) for seats in (20, 25, 12)] == [11, 13, 7]
