"""Tests with real transactions, on tables that refuse to be emptied."""

import pytest
from django.db import connection

TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"


@pytest.fixture
def triggers_back(django_db_setup, django_db_blocker):
    """Put the triggers back after the tables were emptied. It is asked for first, so it ends last."""
    kept = []
    yield kept
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        for _name, sql in kept:
            cursor.execute(sql)


@pytest.fixture
def real_transactions(triggers_back, transactional_db):
    """A database in which transactions are real, as they are for several processes at once.

    Afterwards the tests' own machinery empties every table. On SQLite it does so with DELETE, which our triggers
    refuse, so they step aside for that moment. (PostgreSQL uses TRUNCATE.)
    """
    yield
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        triggers_back.extend(cursor.execute(TRIGGERS).fetchall())
        for name, _sql in triggers_back:
            cursor.execute(f"DROP TRIGGER {name}")
