"""Several people at the same moment, with real transactions and one connection each."""

import contextlib
import copy
import threading

import pytest
from django.db import IntegrityError, OperationalError, connection, connections

from alongside.shared.errors import Refused
from alongside.shared.tests.at_once import at_once
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


@pytest.mark.parametrize(
    ("rounds", "voters"), [(20, 5), (1, 60), pytest.param(100, 200, marks=pytest.mark.long)]
)
def test_C2_a_vote_that_was_acknowledged_before_the_close_is_counted_and_no_other(rounds, voters):
    ruth = a_coordinator()
    for _round in range(rounds):
        poll = an_open_poll(online=voters, by=ruth)
        votes = [lambda elector=elector: vote(elector, {"1": 1}) for elector in electors_of(poll)]

        *cast_ones, _closed = at_once(*votes, lambda poll=poll: close_poll(poll, by=ruth))

        acknowledged = {result.receipt for result in cast_ones if not isinstance(result, Exception)}
        assert not any(isinstance(result, OperationalError) for result in cast_ones)
        assert acknowledged == set(Ballot.objects.filter(poll=poll).values_list("receipt", flat=True))
        assert Mark.objects.filter(elector__poll=poll).count() == len(acknowledged)


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


def meet_before_marking(monkeypatch):
    """Hold each vote until the other one has looked too, as a slow moment of the server would."""
    both = threading.Barrier(2, timeout=3)
    cleaned = casting.clean_choice

    def slowly(poll, choice):
        with contextlib.suppress(threading.BrokenBarrierError):
            both.wait()
        return cleaned(poll, choice)

    monkeypatch.setattr(casting, "clean_choice", slowly)
