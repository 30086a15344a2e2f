import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.shared.dates import RoughDate, at
from alongside.shared.errors import Refused

LONDON = "Europe/London"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2022-09-23", "23 September 2022"),
        ("--11-24", "24 November"),
        ("2023-01?", "January 2023 (not certain yet)"),
        ("2026--", "2026"),
    ],
)
def test_K5_a_date_says_no_more_than_its_source(written, words):
    assert RoughDate.parse(written).in_words == words
    assert str(RoughDate.parse(written)) == written


@pytest.mark.parametrize("rubbish", ["", "tomorrow", "2022-13-01", "2022-02-30", "2022---05", "23/09/2022"])
def test_what_is_no_date_is_not_taken_for_one(rubbish):
    with pytest.raises(ValueError):
        RoughDate.parse(rubbish)


def test_K5_what_is_known_only_by_its_month_comes_after_the_days_of_that_month():
    january, tenth = RoughDate.parse("2023-01?"), RoughDate.parse("2023-01-10")

    assert tenth.sort_key() < january.sort_key() < RoughDate.parse("2023-02-01").sort_key()


@given(st.dates(min_value=datetime.date(1000, 1, 1)), st.booleans())
def test_every_day_comes_back_as_it_was(day, certain):
    rough = RoughDate(day.year, day.month, day.day, certain)

    assert RoughDate.parse(str(rough)) == rough


def test_an_hour_that_the_clocks_leave_out_is_refused():
    with pytest.raises(Refused, match="does not exist"):
        at(datetime.date(2027, 3, 28), datetime.time(1, 30), LONDON)


def test_an_hour_that_comes_twice_asks_which():
    night, half_past_one = datetime.date(2027, 10, 31), datetime.time(1, 30)

    with pytest.raises(Refused, match="comes twice"):
        at(night, half_past_one, LONDON)
    first = at(night, half_past_one, LONDON, second=False)

    assert at(night, half_past_one, LONDON, second=True) - first == datetime.timedelta(hours=1)


def test_an_ordinary_summer_hour_is_one_hour_ahead():
    assert at(datetime.date(2027, 7, 1), datetime.time(10), LONDON).hour == 9
