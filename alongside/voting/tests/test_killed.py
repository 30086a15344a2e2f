"""kill -9 while people vote, at any moment of a vote: none lost, none twice, none half, and a second try is told so.

Budget of the long proof: 2 minutes on SQLite, half a minute on PostgreSQL. (`tests/journeys/test_killed_while_voting.py`
kills the whole server, over HTTP.)
"""

import json
import os
import random
import signal
import subprocess
import sys
from contextlib import suppress

import pytest
from django.db import connection

from alongside.voting.actions import cast
from alongside.voting.models import Ballot, Mark
from alongside.voting.tests.make import an_open_poll, electors_of

PROCESSES, PAPERS = 4, 4  # of each round, and of each process
KILLS = 200 if connection.vendor == "sqlite" else 20
CHOICE = {"1": 2, "3": 1}
pytestmark = [pytest.mark.both_databases, pytest.mark.usefixtures("real_transactions")]


class Voters:
    """The process that starts voters, and what they were told."""

    def __init__(self):
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "alongside.voting.tests.voter_process",
                str(connection.settings_dict["NAME"]),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.told: dict[int, list[str]] = {}
        self.killed = 0

    def round(self, poll, papers: list[list], after: int) -> None:
        """Let them vote, and kill them all when so many acknowledgements were heard."""
        self.process.stdin.write(json.dumps([poll.pk, papers]) + "\n")
        self.process.stdin.flush()
        heard, children = 0, []
        for line in self.process.stdout:
            said = json.loads(line)
            if said == "over":
                return
            if isinstance(said, dict):
                children = said["children"]
            else:
                self.told.setdefault(said[0], []).append(said[1])
                heard += 1
            if children and heard >= after:
                for child in children:
                    with suppress(ProcessLookupError):
                        os.kill(child, signal.SIGKILL)
                        self.killed += 1
                children = []

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(30)


@pytest.mark.parametrize("rounds", [10, pytest.param(KILLS, marks=pytest.mark.long)])
def test_C2_whoever_is_killed_while_voting_no_vote_is_lost_or_counts_twice(rounds):
    dice = random.Random(rounds)
    poll = an_open_poll(online=rounds * PROCESSES * PAPERS, phone=0)
    electors = electors_of(poll)
    keys = {elector.pk: f"paper of {elector.pk}" for elector in electors}
    waiting = list(keys.items())

    with Voters() as voters:
        for _round in range(rounds):
            papers = [[waiting.pop() for _paper in range(PAPERS)] for _process in range(PROCESSES)]
            voters.round(poll, papers, dice.randrange(2 * PROCESSES * PAPERS - PROCESSES))

    # Whoever was told a number has exactly this one vote in the box; a second tap was told the same.
    in_the_box = set(Ballot.objects.values_list("receipt", flat=True))
    heard = {receipt for told in voters.told.values() for receipt in told}
    assert all(len(set(told)) == 1 for told in voters.told.values())
    assert heard <= in_the_box
    # Nothing is half: a mark has a ballot, and a ballot a mark.
    assert Mark.objects.count() == len(in_the_box)
    # Some votes came in and nobody heard. Whoever tries again is told that theirs is already in, once and for all.
    unheard = Mark.objects.exclude(elector__in=voters.told).count()
    for elector in electors:
        again = cast(poll, elector, CHOICE, idem=keys[elector.pk])
        assert again.receipt in voters.told.get(elector.pk, [again.receipt])
    assert Ballot.objects.count() == Mark.objects.count() == len(electors)
    # Or nothing was tried.
    assert voters.killed > rounds
    assert len(voters.told) < len(electors)
    assert unheard or rounds < KILLS
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
