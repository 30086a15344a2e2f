"""Every state of a vote and everything that somebody may try in it: only what the drawing allows happens, all else is refused."""

import datetime
from unittest import mock

import pytest
from django.utils import timezone

from alongside.shared.errors import Refused
from alongside.voting import actions
from alongside.voting.actions import Choice
from alongside.voting.models import Poll, Stratum
from alongside.voting.tests.make import (
    a_coordinator,
    a_poll,
    a_voter,
    a_wall_count,
    electors_of,
    vote,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

STATES = [state for state in Poll.State.values if state != Poll.State.CLOSING]
ALLOWED = {
    "add an idea": {"draft"},
    "add a way to vote": {"draft"},
    "settle the paper": {"draft"},
    "add a voter": {"draft", "frozen"},
    "open": {"draft", "frozen"},
    "give a code": {"draft", "frozen", "open"},
    "hand out stickers": {"open"},
    "vote": {"open"},
    "write down a wall": {"open", "closed", "recount"},
    "close": {"open"},
    "count": {"closed", "recount"},
    "question the result": {"provisional"},
    "begin to count again": {"disputed"},
    "make it final": {"provisional"},
    "decide": {"provisional", "locked"},
    "name somebody who counts": {"draft", "frozen", "open", "closed", "recount"},
    "read a paper": {"closed", "recount"},
    "write down a way in": {"draft", "frozen", "open"},
    "open the check numbers": {"provisional", "disputed", "recount", "locked"},
}
WAY = ["draft", "frozen", "open", "closed", "provisional", "disputed", "recount", "locked"]


def brought_to(state: str) -> Poll:
    """A vote brought to this state by what people do, with two voters, a wall of stickers and somebody who counts."""
    ruth = a_coordinator()
    poll = a_poll(by=ruth)
    actions.add_stratum(poll, "Papers", kind=Stratum.Kind.PAPER, route="room", by=ruth)
    actions.name_teller(poll, a_voter("Sam"), side="draws", by=ruth)
    for _card in range(2):
        actions.add_elector(poll, poll.strata.get(name="Online"), by=ruth)
    steps = {
        "frozen": lambda: actions.freeze_poll(poll, by=ruth),
        "open": lambda: (
            actions.open_poll(poll, by=ruth),
            vote(electors_of(poll)[0], {"1": 1}),
            a_wall_count(poll, 3, 2, 1, 0),
        ),
        "closed": lambda: actions.close_poll(poll, by=ruth),
        "provisional": lambda: actions.count_poll(poll, by=ruth),
        "disputed": lambda: actions.dispute(poll, reason="A sheet fell down.", by=ruth),
        "recount": lambda: actions.recount(poll, by=ruth),
        "locked": lambda: actions.count_poll(poll, reason="Counted again.", by=ruth),
    }
    # "Counted" is passed through in the one transaction of the count.
    for step in WAY[1 : WAY.index(state) + 1]:
        steps[step]()
    poll.refresh_from_db()
    assert poll.state == state
    return poll


def tries(poll: Poll) -> dict:
    ruth, later = a_coordinator(), timezone.localdate() + datetime.timedelta(days=90)
    voter, papers, teller = electors_of(poll)[1], poll.strata.get(name="Papers"), poll.tellers.get()

    def make_final():
        later = (poll.challenge_until or timezone.localdate()) + datetime.timedelta(days=1)
        with mock.patch.object(timezone, "localdate", return_value=later):
            return actions.lock_poll(poll, by=ruth)

    def decide():
        choices = [Choice(option, True, "It matters.", later) for option in poll.options.all()]
        return actions.take_on(poll, choices, decided_by="The Board", by=ruth)

    return {
        "add an idea": lambda: actions.add_option(poll, "One more", by=ruth),
        "add a way to vote": lambda: actions.add_stratum(
            poll, "By post", kind=Stratum.Kind.SECRET, route="post", by=ruth
        ),
        "settle the paper": lambda: actions.freeze_poll(poll, by=ruth),
        "add a voter": lambda: actions.add_elector(poll, poll.strata.get(name="Online"), by=ruth),
        "open": lambda: actions.open_poll(poll, by=ruth),
        "give a code": lambda: actions.give_code(voter, by=ruth),
        "hand out stickers": lambda: actions.hand_out(voter, took="stickers", by=ruth),
        "vote": lambda: vote(voter, {"2": 1}),
        "write down a wall": lambda: a_wall_count(poll, 1, 1, 1, 0),
        "close": lambda: actions.close_poll(poll, by=ruth),
        "count": lambda: actions.count_poll(poll, reason="Counted again.", by=ruth),
        "question the result": lambda: actions.dispute(poll, reason="It looks wrong.", by=ruth),
        "begin to count again": lambda: actions.recount(poll, by=ruth),
        "make it final": make_final,
        "decide": decide,
        "name somebody who counts": lambda: actions.name_teller(poll, a_voter("Jo"), side="runs", by=ruth),
        "read a paper": lambda: actions.read_paper(
            papers, teller, number=1, choice={"1": 1}, by=teller.person
        ),
        "write down a way in": lambda: actions.note_way_in(
            poll, community="Deaf people", how="We went.", on=timezone.localdate(), by=ruth
        ),
        "open the check numbers": lambda: actions.open_the_box(poll, teller, by=teller.person),
    }


@pytest.mark.parametrize("what", ALLOWED)
@pytest.mark.parametrize("state", [state for state in STATES if state != "counted"])
def test_C2_only_the_drawn_moves_are_made(state, what):
    poll = brought_to(state)
    act = tries(poll)[what]

    if state in ALLOWED[what]:
        act()
    else:
        with pytest.raises(Refused):
            act()
        assert Poll.objects.get(pk=poll.pk).state == state
