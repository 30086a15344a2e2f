"""Several people at the same moment, with real transactions and one connection each."""

import contextlib
import copy
import threading

import pytest
from django.db import IntegrityError, OperationalError, connection, connections

from alongside.shared.errors import Refused
from alongside.shared.tests.at_once import a_crowd, at_once
from alongside.voting.actions import (
    add_elector,
    add_stratum,
    cast,
    casting,
    close_poll,
    hand_out,
    open_poll,
)
from alongside.voting.models import Ballot, Mark
from alongside.voting.tests.make import a_coordinator, a_poll, a_voter, an_open_poll, electors_of, vote

PHONES_AT_ONCE = 4

pytestmark = [pytest.mark.both_databases, pytest.mark.usefixtures("real_transactions")]


def test_C2_a_double_tap_at_the_same_moment_is_one_vote_with_one_check_number():
    poll = an_open_poll(online=8)
    for elector in electors_of(poll):
        tap = lambda elector=elector: vote(elector, {"1": 3}, idem=f"paper {elector.pk}")  # noqa: E731

        one, two = at_once(tap, tap)

        assert {one.already_in, two.already_in} == {False, True}
        assert one.receipt == two.receipt

    assert Ballot.objects.count() == Mark.objects.count() == 8


def test_E6_two_phones_with_one_code_at_the_same_moment_are_one_vote():
    poll = an_open_poll(online=8)
    for elector in electors_of(poll):
        both = at_once(*(lambda elector=elector: vote(elector, {"1": 3}) for _phone in range(2)))

        assert sum(isinstance(result, Refused) for result in both) == 1

    assert Ballot.objects.count() == 8


@pytest.mark.parametrize("other", ["by phone", "stickers", "a paper", "a card"])
def test_E6_a_code_and_another_way_at_the_same_moment_are_one_vote(other):
    ruth = a_coordinator()
    poll = a_poll(by=ruth)
    add_stratum(poll, "Papers", kind="paper", route="room", by=ruth)
    for _voter in range(6):
        add_elector(poll, poll.strata.get(name="Online"), person=a_voter(), by=ruth)
    open_poll(poll, by=ruth)
    took = {"stickers": "stickers", "a paper": "paper", "a card": "card"}

    def otherwise(elector):
        if other == "by phone":
            return cast(poll, elector, {"2": 3}, idem="ruth", by=ruth, via="phone", read_back=True)
        return hand_out(elector, took=took[other], by=ruth)

    for elector in electors_of(poll):
        both = at_once(
            lambda elector=elector: vote(elector, {"1": 3}), lambda elector=elector: otherwise(elector)
        )

        assert sum(isinstance(result, Refused) for result in both) == 1, both

    taken = Mark.objects.exclude(took="").count()
    assert Mark.objects.count() == 6 == Ballot.objects.count() + taken


@pytest.mark.parametrize("rounds", [20, pytest.param(100, marks=pytest.mark.long)])
def test_C2_a_vote_that_was_acknowledged_before_the_close_is_counted_and_no_other(rounds):
    ruth, voters = a_coordinator(), 200
    too_late = 0
    with a_crowd(PHONES_AT_ONCE) as crowd:
        for number in range(rounds):
            poll = an_open_poll(online=voters, phone=0, by=ruth)
            # A little before the first vote, in the middle, near the last: in each round at another moment.
            after = number * voters // rounds

            acknowledged = race_the_close(crowd, poll, after=after, by=ruth)

            assert len(acknowledged) >= after
            assert what_the_race_spoilt(poll, acknowledged) == []
            too_late += voters - len(acknowledged)
    # The close came between votes, not after them all.
    assert too_late >= rounds


def race_the_close(crowd, poll, *, after, by):
    """Everybody votes while the vote is closed, once so many are in. The check numbers that voters were shown."""
    votes = crowd.begin([lambda elector=elector: vote(elector, {"1": 1}) for elector in electors_of(poll)])
    votes.wait_for(after)
    close_poll(poll, by=by)
    results = votes.results()
    refused = [result for result in results if isinstance(result, Exception)]
    assert all(isinstance(one, Refused) and "not open" in str(one) for one in refused), refused
    return {result.receipt for result in results if result not in refused}


def what_the_race_spoilt(poll, acknowledged):
    """What is not as it should be in the box and on the list after the close."""
    found = []
    if acknowledged != set(Ballot.objects.filter(poll=poll).values_list("receipt", flat=True)):
        found.append("not the same votes are counted as were acknowledged")
    marks = Mark.objects.filter(elector__poll=poll)
    if marks.count() != len(acknowledged):
        found.append("not as many have voted as there are votes")
    if marks.exclude(idem_key="").exists():
        found.append("a key of a paper is left")
    return found


# The checks above can fail: each of these takes one safeguard away and finds the fault that it keeps out.


def test_C2_without_the_lock_a_double_tap_is_not_answered_as_it_should(monkeypatch):
    """Two taps both see that nobody has voted yet. The unique mark still keeps the second out, but with an error."""
    monkeypatch.setattr(casting, "locked", lambda poll: type(poll).objects.get(pk=poll.pk))
    poll = an_open_poll(online=1)
    elector = electors_of(poll)[0]
    meet_before_marking(monkeypatch)

    with without_immediate():
        results = at_once(*(lambda: vote(elector, {"1": 3}, idem="one paper") for _tap in range(2)))

    assert any(isinstance(result, (OperationalError, IntegrityError)) for result in results)
    assert Ballot.objects.count() == 1


def test_E6_without_transaction_lock_and_unique_mark_one_voter_has_two_ballots(monkeypatch):
    """Both phones look, see no mark, and write: what would happen if nothing held them."""
    monkeypatch.setattr(casting, "locked", lambda poll: type(poll).objects.get(pk=poll.pk))
    monkeypatch.setattr(Mark.objects, "create", lambda **row: Mark(**row))
    monkeypatch.setattr(casting, "cast", casting.cast.__wrapped__)
    meet_before_marking(monkeypatch)
    poll = an_open_poll(online=1)
    elector = electors_of(poll)[0]

    at_once(
        *(
            lambda key=key: casting.cast(poll, elector, {"1": 3}, idem=key)
            for key in ("one phone", "another phone")
        )
    )

    assert Ballot.objects.count() == 2


def test_C2_without_the_lock_the_close_and_a_vote_do_not_know_of_each_other(monkeypatch):
    """A vote has looked, and the vote is open; it closes; then the vote is written."""
    monkeypatch.setattr(casting, "locked", lambda poll: type(poll).objects.get(pk=poll.pk))
    has_looked, is_closed = hold_after_looking(monkeypatch)
    poll, ruth = an_open_poll(online=1, phone=0), a_coordinator()
    (elector,) = electors_of(poll)

    def close():
        has_looked.wait(10)
        # On PostgreSQL nothing holds the close back, on SQLite nothing but the file's own lock.
        close_poll(poll, by=ruth)
        is_closed.set()

    with without_immediate():
        voted, _closed = at_once(lambda: vote(elector, {"1": 1}), close)

    if isinstance(voted, Exception):
        assert isinstance(voted, OperationalError | IntegrityError), voted
    else:
        assert what_the_race_spoilt(poll, {voted.receipt}) != []


def test_C2_with_deferred_transactions_votes_at_the_same_moment_fail():
    """What Django does on SQLite if nobody asks for IMMEDIATE: a reader that wants to write is turned away."""
    if connection.vendor != "sqlite":
        pytest.skip("about SQLite's settings")
    poll = an_open_poll(online=12)

    with without_immediate():
        results = at_once(*(lambda elector=elector: vote(elector, {"1": 1}) for elector in electors_of(poll)))

    assert any(isinstance(result, OperationalError) for result in results)


@contextlib.contextmanager
def without_immediate():
    """New connections begin their transactions as Django would without our setting."""
    if connection.vendor != "sqlite":
        yield
        return
    options = connections.settings["default"]["OPTIONS"]
    kept = copy.copy(options)
    options["transaction_mode"] = "DEFERRED"
    try:
        yield
    finally:
        options.update(kept)


def hold_after_looking(monkeypatch):
    """Hold a vote after it has looked whether the vote is open, until that is closed."""
    has_looked, is_closed = threading.Event(), threading.Event()
    cleaned = casting.clean_choice

    def slowly(poll, choice):
        has_looked.set()
        is_closed.wait(3)
        return cleaned(poll, choice)

    monkeypatch.setattr(casting, "clean_choice", slowly)
    return has_looked, is_closed


def meet_before_marking(monkeypatch):
    """Hold each vote until the other one has looked too, as a slow moment of the server would."""
    both = threading.Barrier(2, timeout=3)
    cleaned = casting.clean_choice

    def slowly(poll, choice):
        with contextlib.suppress(threading.BrokenBarrierError):
            both.wait()
        return cleaned(poll, choice)

    monkeypatch.setattr(casting, "clean_choice", slowly)
