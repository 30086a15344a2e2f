"""What a result says, and what it keeps to itself."""

import datetime

import pytest

from alongside.algorithms.rounding import small_ones_joined
from alongside.shared.errors import Refused
from alongside.voting.actions import Choice, close_poll, count_poll, take_on
from alongside.voting.figures import summary, voted
from alongside.voting.models import Ballot, Selection, Stratum
from alongside.voting.tests.make import (
    a_coordinator,
    a_counted_poll,
    a_wall_count,
    an_open_poll,
    electors_of,
    vote,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

LATER = datetime.date(2030, 1, 7)


def decide(poll, *taken, by=None, reason="We can do this well.", review_on=LATER):
    return take_on(
        poll,
        [Choice(option, option.order in taken, reason, review_on) for option in poll.options.all()],
        decided_by="The Board, with everybody in the room",
        by=by or a_coordinator(),
    )


def test_C3_the_sums_by_place_and_way_match_what_was_put_down():
    ruth = a_coordinator()
    poll = an_open_poll(online=12, phone=11, by=ruth)
    ledger = {"1": 0, "2": 0, "3": 0, "4": 0}
    for place, elector in enumerate(electors_of(poll) + electors_of(poll, "By phone")):
        choice = {"1": 1, str(2 + place % 3): 2}
        vote(elector, choice, by=ruth)
        for option, number in choice.items():
            ledger[option] += number
    wall = (20, 9, 1, 0)
    a_wall_count(poll, *wall, by=ruth)
    close_poll(poll, by=ruth)
    count_poll(poll, by=ruth)
    poll.refresh_from_db()

    found = summary(poll)

    whole = {str(row.option.order): row.total for row in found.rows}
    assert whole == {key: ledger[key] + wall[int(key) - 1] for key in ledger}
    assert [part.names for part in found.parts] == [("Corn Hall",), ("Online",), ("By phone",)]
    for place, row in enumerate(found.rows):
        assert sum(part.totals[place] for part in found.parts) == row.total
    assert found.total == sum(whole.values())
    assert found.people == 10 + 12 + 11
    assert found.people * 3 == found.total + found.unused


def test_C3_fewer_than_ten_people_are_never_shown_apart():
    poll = a_counted_poll(wall=(20, 10, 8, 7), online=12, phone=3)

    found = summary(poll)

    assert [part.names for part in found.parts] == [("Corn Hall",), ("Online", "By phone")]
    assert all(part.people >= 10 for part in found.parts)
    # The box itself no longer tells the three apart.
    by_phone = Stratum.objects.get(name="By phone")
    assert by_phone.joined_to.name == "Online"
    assert not Ballot.objects.filter(stratum=by_phone).exists()


def test_C3_before_the_close_only_how_many_have_voted_is_known():
    poll = an_open_poll()
    vote(electors_of(poll)[0], {"1": 3})

    assert voted(poll) == 1
    assert summary(poll) is None


def test_C3_unused_dots_are_told():
    poll = a_counted_poll(wall=(10, 10, 5, 2), online=12)

    assert summary(poll).unused == 12  # each of the twelve put two of three dots


def test_C4_ties_are_shown_as_ties():
    poll = a_counted_poll(wall=(10, 10, 5, 5), online=0)

    rows = summary(poll).rows

    assert [row.standing for row in rows] == ["joint 1st", "joint 1st", "joint 3rd", "joint 3rd"]


def test_C4_nothing_is_taken_on_by_the_numbers_alone():
    poll = a_counted_poll()

    found = summary(poll)

    assert {row.taken_on for row in found.rows} == {None}
    assert found.margin == ""


def test_C4_parked_options_stay_listed_with_their_scores():
    poll = a_counted_poll(wall=(30, 21, 20, 16), online=0)

    decide(poll, 1, 2)
    found = summary(poll)

    assert [(str(row.option.title), row.total) for row in found.rows] == [
        ("Housing", 30),
        ("Transport", 21),
        ("Day services", 20),
        ("Work", 16),
    ]
    assert [(row.total, row.review_on) for row in found.parked] == [(20, LATER), (16, LATER)]


def test_C4_one_dot_at_the_line_is_said_in_words():
    poll = a_counted_poll(wall=(30, 21, 20, 16), online=0)

    decide(poll, 1, 2)

    told = "It was 1 dot apart at the line: Transport (21) is in, Day services (20) waits."
    assert summary(poll).margin == told
    assert Selection.objects.get().margin == told


def test_C4_people_may_take_on_what_has_fewer_dots_and_it_is_said():
    poll = a_counted_poll(wall=(30, 21, 20, 16), online=0)

    decide(poll, 1, 4)

    assert "with fewer dots than" in summary(poll).margin


@pytest.mark.parametrize(
    ("left_out", "sentence"), [({"reason": " "}, "Give a reason"), ({"review_on": None}, "look at")]
)
def test_C4_each_choice_has_a_reason_and_what_waits_has_a_day(left_out, sentence):
    poll = a_counted_poll()

    with pytest.raises(Refused, match=sentence):
        decide(poll, 1, **left_out)

    assert not Selection.objects.exists()


def test_C4_no_option_can_be_left_out_of_the_decision():
    poll, ruth = a_counted_poll(), a_coordinator()

    with pytest.raises(Refused, match="for every idea"):
        take_on(poll, [Choice(poll.options.first(), True, "Yes.")], decided_by="The Board", by=ruth)


def test_C4_a_new_decision_follows_the_old_one_which_stays():
    poll = a_counted_poll(wall=(30, 21, 20, 16), online=0)
    first = decide(poll, 1)

    second = decide(poll, 1, 2)

    assert second.supersedes == first
    assert [row.option.order for row in summary(poll).taken_on] == [1, 2]


def test_C3_small_parts_join_until_each_hides_its_people():
    assert small_ones_joined({1: 3, 2: 4, 3: 50}) == {1: 3, 2: 3, 3: 3}
    assert small_ones_joined({1: 9}) == {1: 1}
    assert small_ones_joined({1: 9, 2: 0}) == {1: 1, 2: 2}
    assert small_ones_joined({1: 10, 2: 10}) == {1: 1, 2: 2}
