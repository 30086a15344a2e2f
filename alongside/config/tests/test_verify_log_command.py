"""`alongside verify-log`: is the record of what was done whole, and is it the one whose check word was printed?"""

import pytest

from alongside.config.cli import main
from alongside.shared.history.actions import publish, record
from alongside.shared.history.figures import newest_line
from alongside.shared.history.models import PublicEntry
from alongside.voting.tests.make import a_counted_poll

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(monkeypatch, capsys):
    """The command on the database of this test. Its exit code, and what it printed."""
    monkeypatch.setattr("alongside.config.ready.start_django", lambda: None)

    def run(*words: str) -> tuple[int, str]:
        code = main(["verify-log", *words])
        return code, capsys.readouterr().out

    return run


def test_a_whole_record_is_said_to_be_whole(said):
    a_counted_poll()

    code, words = said()

    assert code == 0
    assert "Both records are whole." in words
    assert newest_line() in words


def test_a_printed_check_word_is_held_against_the_record(said):
    a_counted_poll()
    printed = newest_line()
    publish("result", {"poll": "another"})

    assert said("--head", printed)[0] == 0
    assert said("--head", f"{printed.split(':')[0]}:000000000000")[0] == 1
    assert said("--head", "9999:" + printed.split(":")[1])[0] == 1
    assert said("--head", "nonsense")[0] == 2


def test_a_line_that_is_not_what_was_written_is_named(said, monkeypatch):
    a_counted_poll()
    rows = list(
        PublicEntry.objects.order_by("seq").values("seq", "at", "kind", "public", "sealed", "prev", "hash")
    )
    rows[0]["public"] = {"poll": "changed"}
    monkeypatch.setattr(
        "django.db.models.query.QuerySet.iterator",
        lambda query: iter(rows if query.model is PublicEntry else query),
    )

    code, words = said()

    assert code == 1
    assert "Entry 1 was changed after it was written." in words


def test_an_empty_record_is_whole_too(said):
    assert said()[0] == 0
    record(None, "began", PublicEntry(pk=1))
    assert said()[0] == 0
