"""Nobody who reads the database's files can match answers with the order in which people joined."""

import random
import uuid
from pathlib import Path

import pytest
from django.db import connection

from alongside.equality.actions import forget_old_pages, forget_order, give_answers
from alongside.equality.models import Answers
from alongside.equality.tasks import keep_apart
from alongside.equality.tests.make import a_person, an_answer
from alongside.shared.encryption.keys import lock, lock_again, lock_without_time

PEOPLE = 100
pytestmark = [pytest.mark.both_databases, pytest.mark.usefixtures("real_transactions")]


def in_stored_order() -> list[int]:
    """The keys in the order in which the database keeps its rows, which no page ever asks for."""
    hidden = "rowid" if connection.vendor == "sqlite" else "xmin::text::bigint, ctid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT key FROM equality_answers ORDER BY {hidden}")
        return [row[0] for row in cursor.fetchall()]


def people_join_and_answer() -> list[int]:
    """A watcher knows in which order people joined; each answered on the way. The keys of their answers, so ordered."""
    answered = []
    for number in range(PEOPLE):
        a_person(f"Person {number}")
        answered.append(an_answer(age=[random.Random(number).choice(["75", "25-34"])]).key)
    return answered


def matched(guess: list, true: list) -> int:
    return sum(one == other for one, other in zip(guess, true, strict=True))


def test_C5_no_hidden_order_ties_an_answer_to_who_joined():
    answered = people_join_and_answer()

    forget_order()
    forget_old_pages()

    # Two lists in random order share one place on average; ten or more by chance: one in ten million.
    assert matched(in_stored_order(), answered) < 10
    assert in_stored_order() == sorted(answered)
    assert Answers.objects.count() == PEOPLE
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(DISTINCT xmin::text) FROM equality_answers")
            assert cursor.fetchone() == (1,)


def test_C5_the_attack_can_succeed_a_key_that_counts_up_gives_everybody_away():
    answered = []
    for number in range(PEOPLE):
        a_person(f"Person {number}")
        Answers.objects.create(key=number + 1, month=an_answer().month, answers={})
        answered.append(number + 1)
    Answers.objects.exclude(key__in=answered).delete()

    forget_order()

    assert matched(in_stored_order(), answered) == PEOPLE


def test_C5_on_sqlite_the_key_is_the_rowid_itself():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has no rowid")
    an_answer()

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM equality_answers WHERE rowid = key")
        assert cursor.fetchone() == (1,)


def test_C5_the_lock_does_not_say_when_it_was_closed():
    an_answer(age=["75"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT answers FROM equality_answers")
        (token,) = cursor.fetchone()
    # The check can find something: other locks begin with their second, and begin alike for years.
    assert not lock("x").startswith("gAAAAAAAAAAA")

    assert token.startswith("gAAAAAAAAAAA")
    assert Answers.objects.get().answers == {"age": ["75"]}


def test_C5_a_new_key_for_locked_fields_does_not_bring_the_time_back():
    assert lock_again(lock_without_time("x")).startswith("gAAAAAAAAAAA")


def test_C5_once_a_day_the_order_is_forgotten_and_nothing_is_lost():
    give_answers({"age": ["75"]}, page=uuid.uuid4())

    assert keep_apart.call() == 0

    assert Answers.objects.get().answers == {"age": ["75"]}


def test_C5_no_plain_word_of_an_answer_is_in_the_files():
    if connection.vendor != "sqlite":
        pytest.skip("the file is SQLite's")
    an_answer(gender=["own"], gender_words="canary-of-wibsey")
    file = Path(connection.settings_dict["NAME"])

    assert not any(b"canary-of-wibsey" in path.read_bytes() for path in file.parent.glob(file.name + "*"))
