from dataclasses import replace

import pytest
from django.apps import apps

from alongside.shared.personal_data import OnErasure, everything_else, everything_kept
from tests.house.rules.personal_data import problems_in_personal_data

TABLES = [table for table in apps.get_models(include_auto_created=True) if table._meta.managed]


def problems(kept=None, not_personal=None, tables=TABLES) -> list[str]:
    return problems_in_personal_data(
        tables,
        everything_kept() if kept is None else kept,
        everything_else() if not_personal is None else not_personal,
    )


def without(column: str):
    """The map without one column."""
    table, _dot, name = column.rpartition(".")
    return [
        replace(one, fields=tuple(field for field in one.fields if field != name))
        if one.model == table
        else one
        for one in everything_kept()
    ]


def altered(column: str, **changes):
    """The map with one part of it said otherwise."""
    table, _dot, name = column.rpartition(".")
    return [
        replace(one, **changes) if one.model == table and name in one.fields else one
        for one in everything_kept()
    ]


def test_every_column_says_what_is_kept_about_people_or_why_it_is_not_about_anybody():
    assert problems() == []


def test_a_column_that_the_map_forgot_is_named():
    assert problems(without("people.Person.pronouns")) == [
        "people.Person.pronouns is in no Kept, and nothing says why it is not personal."
    ]


def test_a_column_that_stands_twice_is_named():
    assert problems(not_personal=everything_else() | {"people.Person.name": "a name"}) == [
        "people.Person.name stands in the map 2 times."
    ]


@pytest.mark.parametrize(
    ("table", "column"), [("people.NeedStep", "person"), ("texts.Wording", "made_by"), ("post.Letter", "to")]
)
def test_a_table_about_somebody_cannot_be_called_not_personal(table, column):
    kept = [one for one in everything_kept() if one.model != table]

    assert problems(kept, everything_else() | {table: "nothing"}) == [
        f"{table}.{column} leads to a person, so {table} needs a Kept."
    ]


def test_tables_and_columns_that_are_gone_are_named():
    kept = altered("people.NoteToMyself.words", fields=("person", "words", "made_at", "mood"))
    others = everything_else() | {"people.Attic": "boxes", "people.Organisation.attic": "boxes"}

    assert problems([*kept, replace(kept[0], model="people.Cellar")], others) == [
        "people.NoteToMyself.mood is in the map but is no column.",
        "people.Cellar is in the map but is no table.",
        "people.Attic is said to be not personal but is not there.",
        "people.Organisation.attic is said to be not personal but is not there.",
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"what": ""}, "does not say what it is."),
        ({"why": ""}, "does not say why it is kept."),
        ({"basis": ""}, "does not say on what basis."),
        ({"seen_by": ()}, "does not say who sees it."),
        ({"kept": ""}, "does not say how long it is kept."),
        ({"on_erasure": OnErasure.STAYS}, "does not say why it stays when somebody is erased."),
        ({"seen_by": ("neighbours",)}, "is seen by neighbours, whom nobody knows."),
    ],
)
def test_a_line_of_the_map_that_lacks_words_is_named(change, said):
    where = "people.NoteToMyself (person, words, made_at)"

    assert problems(altered("people.NoteToMyself.words", **change)) == [f"{where} {said}"]


@pytest.mark.parametrize(
    "change",
    [{"person": "words"}, {"person": "friend"}, {"by_ref": True}],
    ids=["words", "gone", "no reference"],
)
def test_a_way_that_does_not_lead_to_a_person_is_named(change):
    said = problems(altered("people.NoteToMyself.words", **change))

    assert len(said) == 1
    assert said[0].endswith("does not lead to a person.")
