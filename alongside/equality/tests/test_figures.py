"""What is published about us all, and what nobody can work out from it."""

import datetime
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.algorithms.rounding import could_be, says_too_much, to_nearest
from alongside.equality.figures import FEWEST, QUARTERS, figures_on, table_of
from alongside.equality.models import KEPT_MONTHS, Answers
from alongside.equality.questions import RATHER_NOT, Question
from alongside.equality.tests.make import an_answer, answers_of

NOVEMBER = datetime.date(2026, 11, 23)
CODES = ("a", "b", "c", "d")
ONE = Question("one", "Which?", tuple((code, code) for code in CODES))
SEVERAL = Question("many", "Which of these?", tuple((code, code) for code in CODES), several=True)


def table(figures, caption: str) -> dict:
    found = next(one for one in figures.tables if str(one.caption) == caption)
    return {str(row.label): row.number for row in found.rows}


@pytest.mark.django_db
def test_D6_every_number_and_the_total_are_rounded_to_5():
    answers_of({"25-34": 11, "75": 12, RATHER_NOT: 4, "": 9})

    figures = figures_on(NOVEMBER)

    ages = table(figures, "How old are you?")
    assert figures.total == 35
    assert (ages["25 to 34"], ages["75 or over"]) == (10, 10)
    assert (ages["I would rather not say"], ages["Not answered"]) == (5, 10)
    assert all(row.number % 5 == 0 for one in figures.tables for row in one.rows)


@pytest.mark.django_db
def test_D6_fewer_than_20_answers_show_nothing(client, settings):
    settings.IS_SET_UP = "tests.house.test_pages.yes"
    answers_of({"75": FEWEST - 1})
    assert figures_on(NOVEMBER).tables == []
    page = client.get("/about-us-all/").content.decode()
    assert "at least 20 people" in page

    an_answer(age=["75"])

    assert figures_on(NOVEMBER).total == 20


@pytest.mark.django_db
def test_D6_the_numbers_do_not_move_when_one_person_answers():
    answers_of({"25-34": 11, "75": 12, "": 9})
    before = figures_on(NOVEMBER)
    answers_of({"75": 30}, month=NOVEMBER)

    assert figures_on(NOVEMBER) == before
    assert figures_on(datetime.date(2026, 12, 31)) == before
    assert figures_on(datetime.date(2027, 1, 1)).total == 60


@pytest.mark.django_db
def test_D6_what_is_deleted_after_24_months_was_never_in_the_numbers_of_its_last_quarter():
    first = figures_on(NOVEMBER).first
    answers_of({"75": 20}, month=first)
    last_day = figures_on(NOVEMBER).next_on - datetime.timedelta(days=1)

    assert 3 * QUARTERS + 3 <= KEPT_MONTHS
    assert figures_on(last_day).total == 20
    assert not Answers.objects.over_on(last_day).exists()
    assert Answers.objects.over_on(figures_on(NOVEMBER).next_on).count() == 20


@pytest.mark.django_db
def test_D6_an_option_that_was_taken_out_is_still_counted():
    answers_of({"75": 20, "a-hundred": 10})

    assert table(figures_on(NOVEMBER), "How old are you?")["Something that is no longer on the list"] == 10


@pytest.mark.django_db
def test_D6_everybody_reads_the_numbers_and_where_they_come_from(client, settings):
    settings.IS_SET_UP = "tests.house.test_pages.yes"
    answers_of({"25-34": 11, "75": 12, "": 9}, month=figures_on(datetime.date.today()).first)

    page = client.get("/about-us-all/").content.decode()

    assert "About 30 people answered" in page
    assert "worked out by us" in page
    assert "We do not show these numbers now." in page  # all else was left out by everybody: 30 of 30


@pytest.mark.django_db
def test_a_page_of_300_answers_takes_no_more_questions_to_the_database(client, django_assert_max_num_queries):
    answers_of({"75": 60}, month=figures_on(datetime.date.today()).first)

    with django_assert_max_num_queries(2):
        figures_on(datetime.date.today())


# Whoever wants to work a number out


def what_each_could_be(shown: Sequence[int], total: int) -> list[set[int]]:
    """Every value that each true count can have, when they make this total. By trying all of them."""

    def sums(ranges) -> set[int]:
        reached = {0}
        for one in ranges:
            reached = {before + value for before in reached for value in one}
        return reached

    ranges = [could_be(number) for number in shown]
    return [
        {value for value in own if total - value in sums([*ranges[:at], *ranges[at + 1 :]])}
        for at, own in enumerate(ranges)
    ]


def what_several_could_be(options: Sequence[int], beside: Sequence[int], total: int) -> list[set[int]]:
    """The same where people tick several: nobody ticks twice, and everybody who answered ticks once at least."""
    found: list[set[int]] = [set() for _number in (*options, *beside)]
    ranges = [could_be(number) for number in options]
    for refused in could_be(beside[0]):
        for left_out in could_be(beside[1]):
            answered = total - refused - left_out
            if answered < 0 or any(one[0] > answered for one in ranges):
                continue
            highest = [min(one[-1], answered) for one in ranges]
            if sum(highest) < answered:
                continue
            found[-2].add(refused)
            found[-1].add(left_out)
            for at, own in enumerate(ranges):
                rest = sum(highest) - highest[at]
                found[at] |= {value for value in own if value <= answered <= value + rest}
    return found


def forms_of(counts: Sequence[int]) -> list[dict]:
    """Filled-in forms: so many for each option, then for "rather not", then without an answer."""
    ways = [*({"one": [code]} for code in CODES), {"one": [RATHER_NOT]}, {}]
    return [way for way, number in zip(ways, counts, strict=True) for _person in range(number)]


counts = st.lists(st.integers(0, 13), min_size=6, max_size=6).filter(lambda numbers: sum(numbers) >= FEWEST)
leaning = st.lists(st.sampled_from([2, 7, 12, 3, 8]), min_size=6, max_size=6).filter(
    lambda numbers: sum(numbers) >= FEWEST
)


@settings(max_examples=300, deadline=None)
@given(counts | leaning)
def test_C5_no_count_can_be_worked_out_even_by_somebody_who_knows_how_many_answered(numbers):
    shown = [row.number for row in table_of(ONE, forms_of(numbers)).rows]

    possible = what_each_could_be(shown, sum(numbers))

    for true, could in zip(numbers, possible, strict=False):
        assert true in could
        assert len(could) > 1


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sets(st.sampled_from([*CODES, RATHER_NOT]), max_size=4), min_size=6, max_size=12),
    st.integers(2, 4),
)
def test_C5_no_count_can_be_worked_out_where_people_tick_several(people, times):
    ticked = [({RATHER_NOT} if RATHER_NOT in one else one) for one in people] * times
    if len(ticked) < FEWEST:
        return
    shown = [row.number for row in table_of(SEVERAL, [{"many": sorted(one)} for one in ticked]).rows]
    if not shown:
        return

    possible = what_several_could_be(shown[:4], shown[4:], len(ticked))

    for code, could in zip((*CODES, RATHER_NOT), possible, strict=False):
        assert sum(code in one for one in ticked) in could
    assert all(len(could) > 1 for could in possible)


def test_C5_most_tables_are_shown():
    spread = [[9, 4, 11, 6, 1, 4], [30, 22, 8, 3, 2, 14], [1, 2, 14, 3, 0, 5], [60, 41, 7, 0, 3, 17]]

    assert all(table_of(ONE, forms_of(numbers)).rows for numbers in spread)


def test_C5_the_attack_can_succeed_hiding_under_5_with_exact_totals_gives_counts_away():
    true = [3, 9, 11, 12]
    hidden = [number < 5 for number in true]
    ranges = [range(5) if hide else [number] for hide, number in zip(hidden, true, strict=True)]

    fits = [value for value in ranges[0] if value + sum(true[1:]) == sum(true)]

    assert fits == [3]


def test_C5_the_attack_can_succeed_rounding_alone_gives_counts_away():
    true = [7, 7, 7, 2, 0, 0]
    shown = [to_nearest(number) for number in true]
    fits = {
        total: what_each_could_be(shown[:4], total)
        for total in could_be(to_nearest(sum(true)))
        if total >= 23
    }

    possible = [set().union(*(fits[total][at] for total in fits)) for at in range(4)]

    assert to_nearest(sum(true)) == 25
    assert possible == [{7}, {7}, {7}, {2}]
    assert says_too_much(shown[:4], 25)
