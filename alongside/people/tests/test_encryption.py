"""Locked columns: nothing to read in the database file, searchable by nobody, locked anew under a new key."""

import pytest
from cryptography.fernet import InvalidToken
from django.contrib.sessions.models import Session
from django.db import connection

from alongside.people.models import ContactRoute
from alongside.people.tests.make import a_person
from alongside.shared.encryption import keys
from alongside.shared.encryption.actions import change_key, locked_columns
from alongside.shared.encryption.sessions import SessionStore

pytestmark = pytest.mark.django_db


@pytest.fixture
def own_keys(settings, tmp_path):
    """Keys of this test alone."""
    settings.FIELD_KEYS_FILE = tmp_path / "fields.key"
    keys.forget_keys()
    yield settings.FIELD_KEYS_FILE
    keys.forget_keys()


def stored() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT value FROM people_contactroute")
        return cursor.fetchone()[0]


def test_a_new_key_locks_everything_anew_and_the_old_one_opens_nothing(own_keys):
    a_person("Amina", phone="01632 960111")
    old_key, old_token = own_keys.read_text(), stored()

    assert change_key() > 0

    assert own_keys.read_text() != old_key
    assert stored() != old_token
    assert ContactRoute.objects.get().value == "01632 960111"
    own_keys.write_text(old_key)
    keys.forget_keys()
    with pytest.raises(InvalidToken):
        ContactRoute.objects.get()


def test_the_key_is_its_owners_alone(own_keys):
    keys.box()

    assert oct(own_keys.stat().st_mode)[-3:] == "600"


def test_a_locked_column_cannot_be_searched():
    with pytest.raises(TypeError, match="locked"):
        ContactRoute.objects.filter(value="01632 960111")


def test_the_same_words_never_look_the_same():
    assert keys.lock("4 Mill Row") != keys.lock("4 Mill Row")


def test_sessions_are_locked_and_a_broken_one_is_empty():
    session = SessionStore()
    session["typed"] = "4 Mill Row"
    session.save()

    assert "Mill Row" not in Session.objects.get().session_data
    assert SessionStore(session.session_key)["typed"] == "4 Mill Row"
    Session.objects.update(session_data="nothing that we wrote")
    assert SessionStore(session.session_key).load() == {}


def test_addresses_needs_and_history_are_among_the_locked():
    names = {f"{model._meta.label}.{field.name}" for model, field in locked_columns()}

    assert names >= {
        "people.ContactRoute.value",
        "people.Need.code",
        "people.Need.note",
        "history.Sealed.private",
        "post.Letter.document",
    }
