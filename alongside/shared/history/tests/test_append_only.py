"""Nobody rewrites the history: the database itself refuses."""

import pytest
from django.db import DatabaseError, connection, transaction

from alongside.shared.history.actions import publish, record
from alongside.shared.history.models import PrivateEntry, PublicEntry
from alongside.shared.texts.actions import write_text

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def entries():
    return [record(None, "wrote", write_text("Hello", by=None)), publish("agreed", {"what": "tea"})]


def test_an_entry_is_never_changed(entries):
    for table in (PrivateEntry, PublicEntry):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            table.objects.update(kind="something else")


def test_an_entry_never_goes(entries):
    for entry in entries:
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            entry.delete()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="INSERT OR REPLACE is SQLite's own")
def test_an_entry_is_never_replaced(entries):
    for table in ("history_privateentry", "history_publicentry"):
        with (
            pytest.raises(DatabaseError, match="append-only"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
