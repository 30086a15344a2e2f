"""A word that was typed here stands nowhere but in the locked columns."""

import logging
import uuid

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection
from django.urls import reverse

from alongside.formats.document import Builder
from alongside.people.tests.make import a_coordinator, a_person
from alongside.safeguarding.models import Concern, ConcernNote
from alongside.safeguarding.tests.make import a_lead
from alongside.shared.encryption.sessions import SessionStore
from alongside.shared.post.actions import queue_letter

pytestmark = pytest.mark.django_db
WORD = "zqworry817"


@pytest.fixture(autouse=True)
def any_partnership(settings):
    settings.IS_SET_UP = "tests.house.test_pages.yes"


def tables_that_hold(word: str) -> set[str]:
    """The tables in which the word can be read in the plain, as the database file has them."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            if any(word in str(value) for row in cursor.fetchall() for value in row):
                found.add(table)
    return found


def rows_that_hold(word: str) -> set[str]:
    """The tables in which the program can read the word."""
    return {
        model._meta.label
        for model in apps.get_models()
        if model is not Session
        for row in model._base_manager.values_list()
        if any(word in str(value) for value in row)
    }


def sessions() -> str:
    return str([SessionStore(session.session_key).load() for session in Session.objects.all()])


def the_whole_way(client, monkeypatch) -> str:
    """Somebody types the word in every way that can go wrong. The pages that others see afterwards."""
    helen, ruth = a_lead(email="helen@example.org"), a_coordinator()
    sam = a_person("Sam")
    client.force_login(sam)
    page, form = "/worried/", {"words": f"Words {WORD}", "about": WORD, "reach_back": WORD}
    client.post(page, {**form, "once_key": str(uuid.uuid4())})  # something is missing
    client.post(page, {**form, "in_danger": "no", "once_key": str(uuid.uuid4())})
    client.raise_request_exception = False
    with monkeypatch.context() as broken:
        broken.setattr("alongside.safeguarding.actions.queue_something_came", lambda *_all: 1 / 0)
        broke = client.post(page, {**form, "in_danger": "no", "once_key": str(uuid.uuid4())})
    assert broke.status_code == 500
    seen = broke.content.decode() + client.get("/my-page/").content.decode()
    client.force_login(helen)
    concern = Concern.objects.get()
    client.post(reverse("safeguarding:concern", args=[concern.ref]), {"once_key": str(uuid.uuid4())})
    client.post(
        reverse("safeguarding:pass_on", args=[concern.ref]),
        {"to": WORD, "on": "2026-01-05", "agreed": "yes", "words": WORD, "once_key": str(uuid.uuid4())},
    )
    assert ConcernNote.objects.exists()
    seen += client.get("/worried/log/").content.decode()
    client.force_login(ruth)
    for name in ("note", "concern"):
        seen += client.get(reverse(f"safeguarding:{name}", args=[concern.ref])).content.decode()
    return seen


def test_what_somebody_typed_stands_nowhere_else(client, monkeypatch, caplog):
    with caplog.at_level(logging.DEBUG):
        seen = the_whole_way(client, monkeypatch)

    assert rows_that_hold(WORD) == {"safeguarding.Concern", "safeguarding.NoteWords"}
    assert tables_that_hold(WORD) == set()
    assert WORD not in sessions()
    assert WORD not in seen
    assert "ZeroDivisionError" in caplog.text
    assert WORD not in "\n".join(
        line for line in caplog.text.splitlines() if "django.db.backends" not in line
    )


def test_a_word_in_a_letter_in_a_session_and_in_the_plain_would_be_found(client):
    sam = a_person("Sam")
    client.force_login(sam)
    session = client.session
    session["typed"] = WORD
    session.save()
    letter = Builder("A letter").paragraph(f"Words {WORD}.").document()
    queue_letter("a letter", to=sam, room="people", why="You asked.", document=letter)
    a_lead(f"Helen {WORD}")

    assert {"post.Letter", "people.Person"} <= rows_that_hold(WORD)
    assert "people_person" in tables_that_hold(WORD)
    assert WORD in sessions()
