import pytest
from django.db import DatabaseError, connection, transaction

from alongside.shared.history.actions import publish, record
from alongside.shared.history.figures import faults_in, public_head
from alongside.shared.history.models import Chain, PrivateEntry, PublicEntry, Sealed
from alongside.shared.texts.actions import write_text


@pytest.fixture
def a_history(db):
    thing = write_text("A thing", by=None)
    for number in range(5):
        record(None, "wrote", thing, private={"words": f"ZQNAME{number}"})
        publish("agreement", {"number": number})
    return thing


@pytest.mark.both_databases
def test_I2_both_chains_are_whole_and_keep_apart(a_history):
    assert faults_in(Chain.PRIVATE) == []
    assert faults_in(Chain.PUBLIC) == []
    assert len(public_head()) == 12
    assert "ZQNAME" not in str(list(PublicEntry.objects.values()))


@pytest.mark.both_databases
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE history_publicentry SET kind = 'other' WHERE seq = 3",
        "DELETE FROM history_publicentry WHERE seq = 3",
        "DELETE FROM history_privateentry WHERE seq = 5",
    ],
)
def test_I2_an_entry_can_be_neither_changed_nor_taken_away(a_history, sql):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="a way round that only SQLite has")
def test_I2_an_entry_cannot_be_replaced_either(a_history):
    columns = "id, seq, at, kind, public, sealed, prev, hash"
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"INSERT OR REPLACE INTO history_publicentry ({columns}) "
            f"SELECT id, seq, at, 'other', public, sealed, prev, hash FROM history_publicentry WHERE seq = 2"
        )


@pytest.mark.both_databases
def test_erasing_what_was_private_leaves_the_chain_whole(a_history):
    Sealed.objects.all().delete()

    assert faults_in(Chain.PRIVATE) == []
    assert PrivateEntry.objects.count() == 5


@pytest.mark.both_databases
def test_I2_a_shorter_log_shows_against_a_head_that_was_printed(a_history):
    printed = public_head()
    publish("agreement", {"number": 6})

    assert faults_in(Chain.PUBLIC, printed_head=printed, printed_seq=5) == []
    assert faults_in(Chain.PUBLIC, printed_head="000000000000", printed_seq=5)
