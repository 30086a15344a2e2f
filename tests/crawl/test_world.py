"""The world holds a word in every place in which one should be hidden."""

import pytest
from django.apps import apps
from django.db import IntegrityError

from alongside.shared.personal_data import everything_kept
from tests.crawl import world as worlds

pytestmark = pytest.mark.django_db


def test_every_sensitive_column_holds_a_word_about_her(world):
    about_her = {planted.column for planted in world.words.values() if planted.about == world.person}
    of_anybody = {planted.column for planted in world.words.values()}

    for kept in everything_kept():
        for name in worlds.sensitive_columns(kept):
            assert f"{kept.model}.{name}" in (about_her if kept.person else of_anybody)


def test_what_is_said_to_be_a_code_is_a_column():
    for name in worlds.CODES:
        table, _dot, column = name.rpartition(".")
        assert apps.get_model(table)._meta.get_field(column)


def test_a_table_that_nothing_can_be_hidden_in_is_named(world, monkeypatch):
    kept = next(one for one in everything_kept() if one.model == "people.OwnWords")
    kept.rows_of(world.person).delete()
    monkeypatch.setattr(worlds, "a_row", raises)

    with pytest.raises(
        AssertionError, match=r"people.OwnWords is in the map and has no row about .* Add one to fill_by_hand"
    ):
        worlds.fill(kept, world.person)


def raises(*anything):
    raise IntegrityError("It takes two.")
