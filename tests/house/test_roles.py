from types import ModuleType

import pytest

from tests.house.places import ROOT
from tests.house.roles import TARGET, permissions, problems_in_page, problems_in_sentences, written

pytestmark = pytest.mark.django_db


def test_the_page_of_who_may_do_what_is_what_the_rooms_say():
    assert problems_in_page(ROOT) == []


def test_every_question_says_what_it_lets_people_do():
    assert [said for _room, module in permissions() for said in problems_in_sentences(module)] == []


def test_a_question_without_a_sentence_is_named():
    module = ModuleType("attic")
    exec(
        "def can_climb(person):\n    '''Climb'''\n\n\ndef can_sit(person):\n    '''Sit down.'''\n",
        module.__dict__,
    )

    assert problems_in_sentences(module) == [
        "attic.can_climb does not say in a sentence what it lets people do."
    ]


def test_a_page_of_an_older_house_is_named(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / TARGET).write_text(written().replace("yes", "no", 1), encoding="utf-8")

    assert problems_in_page(tmp_path) == [
        "docs/who-may-do-what.md:1 is not what the rooms say; run python -m tests.house.roles."
    ]


def test_only_they_themselves_read_their_notes_and_nobody_alone_hands_out_roles():
    lines = {line.split(" | ")[0].removeprefix("| "): line for line in written().splitlines()}

    assert lines["Read the notes that somebody makes to themselves."].count("yes") == 1
    assert lines["Say who does what work here."].count("yes") == 1
