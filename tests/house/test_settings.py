import pytest
from django.conf import settings
from django.db import connection, connections

from alongside.config import sqlite
from tests.house.made_up import a_house
from tests.house.places import ROOT
from tests.house.rules.settings import problems_in_mail_settings

on_sqlite = pytest.mark.skipif(
    bool(settings.DATABASES["default"]["ENGINE"].endswith("postgresql")), reason="SQLite's own settings"
)


def test_letters_are_sent_by_named_mailers_alone():
    assert problems_in_mail_settings(ROOT) == []


def test_a_setting_of_the_old_kind_is_named(tmp_path):
    house = a_house(tmp_path, {"alongside/attic/settings.py": 'MAILERS = {}\nEMAIL_HOST = "mail.example"\n'})

    assert problems_in_mail_settings(house) == [
        "alongside/attic/settings.py:2 sets EMAIL_HOST; name it in MAILERS."
    ]


@on_sqlite
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("wal_autocheckpoint", 0),
        ("recursive_triggers", 1),
        ("foreign_keys", 1),
        ("mmap_size", 0),
        ("busy_timeout", 20000),
    ],
)
def test_sqlite_runs_as_we_set_it_on_a_fresh_connection(name, value):
    fresh = connections.create_connection("default")
    try:
        with fresh.cursor() as cursor:
            cursor.execute(f"PRAGMA {name}")
            assert cursor.fetchone()[0] == value
    finally:
        fresh.close()


@on_sqlite
@pytest.mark.django_db
def test_a_transaction_takes_the_write_lock_at_its_start():
    assert connection.transaction_mode == "IMMEDIATE"


def test_what_we_say_about_sqlite_is_what_we_ask_of_it():
    assert all(f"PRAGMA {name}=" in sqlite.INIT_COMMAND for name in sqlite.PRAGMAS)
    assert "mmap_size" not in sqlite.INIT_COMMAND


def test_every_password_door_is_shut():
    assert settings.ACCOUNT_LOGIN_BY_CODE_ENABLED
    assert "django.contrib.auth.backends.ModelBackend" not in settings.AUTHENTICATION_BACKENDS


def test_a_page_may_fetch_nothing_from_elsewhere():
    assert settings.SECURE_CSP["default-src"] == ["'none'"]
    for kind, sources in settings.SECURE_CSP.items():
        assert set(sources) <= {"'self'", "'none'"}, kind
