"""What keeps a move from going wrong. That a whole partnership comes out equal is proved in tests/journeys."""

import pytest
from django.core.management import call_command
from django.db import connections

from alongside.config import move
from alongside.config.settings import sqlite_database
from alongside.people.models import Person
from alongside.people.tests.make import a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def target(tmp_path):
    with move.joined(sqlite_database(tmp_path), "target") as name:
        connections[name].connect()  # by hand, for a test is only let near the database of the tests
        call_command("migrate", database=name, verbosity=0, interactive=False)
        yield name


def names_in(alias: str) -> list[str]:
    return [str(person) for person in Person._base_manager.using(alias)]


def test_every_row_comes_over_and_the_rules_stand_again(target):
    a_person("Amina Aziz", email="amina@example.org")
    with connections[target].cursor() as cursor:
        rules = cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()

    compared = move.carry_over("default", target)

    assert all(one.is_equal for one in compared)
    assert len(names_in(target)) == 1
    with connections[target].cursor() as cursor:
        after = cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    assert sorted(after) == sorted(rules)
    assert rules


def test_locked_words_go_over_still_locked(target):
    a_person("Amina Aziz", email="amina@example.org")

    move.carry_over("default", target)

    tokens = []
    for alias in ("default", target):
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT value FROM people_contactroute")
            tokens.append(cursor.fetchall())
    assert tokens[0] == tokens[1]
    assert "amina@example.org" not in str(tokens)


def test_a_row_that_is_lost_on_the_way_is_noticed_and_nothing_is_kept(target, monkeypatch):
    a_person("Amina Aziz")
    a_person("Callum Reid")
    read = move.rows
    monkeypatch.setattr(move, "write_rows", losing_the_first(move.write_rows, read, monkeypatch))

    with pytest.raises(move.CannotMove, match="people_person"):
        move.carry_over("default", target)

    assert names_in(target) == []


def losing_the_first(write, read, monkeypatch):
    """Writes all but the first row of the people."""

    def write_fewer(model, source, target):
        if model is not Person:
            return write(model, source, target)
        with monkeypatch.context() as meanwhile:
            meanwhile.setattr(move, "rows", lambda *words: list(read(*words))[1:])
            return write(model, source, target)

    return write_fewer


def test_a_changed_word_changes_the_fingerprint():
    person = a_person("Amina Aziz")
    before = move.fingerprint(Person, "default")

    Person.objects.filter(pk=person.pk).update(called="Mina")

    assert move.fingerprint(Person, "default")[0] == before[0]
    assert move.fingerprint(Person, "default") != before


def test_every_table_but_djangos_own_list_is_carried():
    with connections["default"].cursor() as cursor:
        there = set(connections["default"].introspection.table_names(cursor))

    assert there - {model._meta.db_table for model in move.tables()} == {"django_migrations"}


@pytest.mark.parametrize("address", ["mysql://host/name", "sqlite:", "alongside.sqlite3"])
def test_an_address_that_we_do_not_know_is_refused(address):
    with pytest.raises(move.CannotMove, match="Say where to"):
        move.place_of(address)


def test_the_database_in_use_is_refused(settings, tmp_path, monkeypatch):
    monkeypatch.setitem(settings.DATABASES, "default", sqlite_database(tmp_path))

    with pytest.raises(move.CannotMove, match="in use now"):
        move.place_of(f"sqlite:{tmp_path}")
