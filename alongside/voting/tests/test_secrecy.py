"""Who voted how: before the close it can be worked out with effort, after the close it cannot."""

import contextlib
import random
import sqlite3
from pathlib import Path

import pytest
from django.db import connection
from django.urls import reverse

from alongside.partnership.tests.make import a_partnership
from alongside.voting.actions import close_poll, count_poll, dispute, forget_old_pages, recount
from alongside.voting.models import Ballot, Mark
from alongside.voting.tests.make import a_coordinator, a_wall_count, an_open_poll, electors_of, vote

VOTERS = 300
pytestmark = pytest.mark.both_databases


def a_full_box():
    """300 voters in an order that a watcher wrote down, and the check number that each was shown."""
    ruth = a_coordinator()
    poll = an_open_poll(online=VOTERS, phone=0, by=ruth)
    queue = electors_of(poll)
    random.Random(7).shuffle(queue)
    shown = [(elector.pk, vote(elector, {"1": 1 + place % 3}).receipt) for place, elector in enumerate(queue)]
    return poll, ruth, shown


def in_stored_order(table: str, column: str) -> list:
    """The rows in the order in which the database keeps them, which no page ever asks for."""
    hidden = "rowid" if connection.vendor == "sqlite" else "xmin::text::bigint, ctid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} ORDER BY {hidden}")
        return [row[0] for row in cursor.fetchall()]


def found_by(guess: list, shown: list) -> int:
    """How many voters a watcher ties to their ballot who matches the queue with the stored order."""
    return sum(receipt == guessed for (_voter, receipt), guessed in zip(shown, guess, strict=True))


def tied_by_transaction() -> int:
    """PostgreSQL keeps with each row the transaction that wrote it: how many marks stand alone with one ballot."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM (SELECT m.xmin::text FROM voting_mark m JOIN voting_ballot b"
            " ON m.xmin::text = b.xmin::text GROUP BY m.xmin::text HAVING count(*) = 1) AS pairs"
        )
        return cursor.fetchone()[0]


@pytest.mark.usefixtures("real_transactions")
def test_C2_after_the_close_no_hidden_order_ties_a_voter_to_a_ballot():
    poll, ruth, shown = a_full_box()
    # The check can find something: while the vote is open, the order in which the rows lie gives everybody away.
    assert found_by(in_stored_order("voting_ballot", "receipt"), shown) == VOTERS
    if connection.vendor == "postgresql":
        assert tied_by_transaction() == VOTERS

    close_poll(poll, by=ruth)
    forget_old_pages()

    # Two of 300 lists in random order share one place on average; ten or more by chance: one in ten million.
    assert found_by(in_stored_order("voting_ballot", "receipt"), shown) < 10
    if connection.vendor == "postgresql":
        assert tied_by_transaction() == 0
    assert sorted(receipt for _voter, receipt in shown) == list(
        Ballot.objects.values_list("receipt", flat=True)
    )


@pytest.mark.usefixtures("real_transactions")
def test_C2_after_the_close_the_marks_no_longer_lie_in_the_order_of_voting():
    poll, ruth, shown = a_full_box()
    queue = [voter for voter, _receipt in shown]
    assert in_stored_order("voting_mark", "elector_id") == queue

    close_poll(poll, by=ruth)
    forget_old_pages()

    marks = in_stored_order("voting_mark", "elector_id")
    assert sum(voter == mark for voter, mark in zip(queue, marks, strict=True)) < 10


@pytest.mark.usefixtures("real_transactions")
def test_C2_the_close_drops_the_keys_that_told_a_double_tap():
    poll, ruth, _shown = a_full_box()
    assert not Mark.objects.filter(idem_key="").exists()

    close_poll(poll, by=ruth)

    assert not Mark.objects.exclude(idem_key="").exists()


@pytest.mark.usefixtures("real_transactions")
def test_C2_old_pages_keep_no_copy_of_a_ballot():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps its old pages in a log of its own; see docs/running")
    poll, ruth, shown = a_full_box()
    file = Path(connection.settings_dict["NAME"])
    secret = Ballot.objects.get(receipt=shown[0][1]).nonce.encode()

    def copies() -> int:
        return sum(path.read_bytes().count(secret) for path in file.parent.glob(file.name + "*"))

    before = copies()
    close_poll(poll, by=ruth)
    forget_old_pages()

    assert before > 1
    assert copies() == 1


@pytest.mark.usefixtures("real_transactions")
def test_C2_a_page_that_somebody_still_reads_is_not_said_to_be_cleared(client):
    """A slow report holds the file as it was before the close: the order of the votes is still in it."""
    if connection.vendor != "sqlite":
        pytest.skip("about SQLite's files")
    a_partnership()
    poll, ruth, shown = a_full_box()
    secret = Ballot.objects.get(receipt=shown[0][1]).nonce.encode()
    file = Path(connection.settings_dict["NAME"])
    with connection.cursor() as cursor:
        (usual,) = cursor.execute("PRAGMA busy_timeout").fetchone()
        cursor.execute("PRAGMA busy_timeout = 50")
    client.force_login(ruth)
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as slow:
        slow.execute("BEGIN")
        slow.execute("SELECT count(*) FROM voting_ballot").fetchone()

        page = client.post(reverse("voting:step", args=[poll.ref, "close"]), follow=True).content.decode()

        assert "too busy to clear the traces" in page
        assert "are cleared" not in page
    # The count clears them too, for whoever forgets.
    a_wall_count(poll, 0, 0, 0, 0, people=0, unused=0, by=ruth)
    client.post(reverse("voting:step", args=[poll.ref, "count"]))
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {usual}")

    assert sum(path.read_bytes().count(secret) for path in file.parent.glob(file.name + "*")) == 1


@pytest.mark.django_db
def test_C3_a_way_by_which_all_chose_the_same_is_never_shown_apart_however_many_they_are():
    poll, ruth = an_open_poll(online=12, phone=12), a_coordinator()
    for place, elector in enumerate(electors_of(poll)):
        vote(elector, {"1": 1, str(2 + place % 3): 2})
    for elector in electors_of(poll, "By phone"):
        vote(elector, {"2": 3}, by=ruth)
    a_wall_count(poll, 30, 0, 0, 0, people=10, unused=0)

    close_poll(poll, by=ruth)
    result = count_poll(poll, by=ruth)

    # The stickers of the wall were put there before everybody's eyes, so they hide nothing.
    assert [part["names"] for part in result.json["parts"]] == [["Corn Hall"], ["Online", "By phone"]]
    assert not Ballot.objects.filter(stratum__name="By phone").exists(), (
        "the box does not tell them apart either"
    )


@pytest.mark.django_db
def test_C3_what_one_result_showed_together_the_recount_does_not_take_apart():
    poll, ruth = an_open_poll(online=9, phone=0), a_coordinator()
    for elector in electors_of(poll):
        vote(elector, {"1": 1, "2": 1})
    a_wall_count(poll, 10, 5, 5, 5, people=9, unused=2)
    close_poll(poll, by=ruth)
    first = count_poll(poll, by=ruth)
    dispute(poll, reason="A sheet was behind the door.", by=ruth)
    recount(poll, by=ruth)
    a_wall_count(poll, 10, 10, 10, 10, people=16, unused=8)

    second = count_poll(poll, by=ruth, reason="A sheet was behind the door.")

    together = [["Corn Hall", "Online"], ["By phone"]]
    assert [part["names"] for part in first.json["parts"]] == together
    assert [part["names"] for part in second.json["parts"]] == together
