"""Each thing that is not safe is said, and only then."""

import datetime
import shutil
from collections import namedtuple

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings as the_settings
from django.utils import timezone

from alongside.config import safety
from alongside.keeping.models import Copy
from alongside.partnership.tests.make import a_partnership
from alongside.people.tests.make import a_coordinator, an_administrator
from alongside.safeguarding.tests.make import a_lead

pytestmark = pytest.mark.django_db
Disk = namedtuple("Disk", "total used free")
GB = 1024**3


@pytest.fixture
def all_is_well(settings, monkeypatch, tmp_path):
    """A real partnership on a server that leaves nothing to wish for."""
    monkeypatch.delenv("DJANGO_ALLOW_ASYNC_UNSAFE", raising=False)  # set for the tests, never on a server
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    copies = tmp_path / "copies"
    copies.mkdir()
    settings.ADDRESS = "https://together.example.org"
    settings.SECURE = True
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    settings.DATA = data
    settings.FIELD_KEYS_FILE = data / "fields.key"
    settings.FIELD_KEYS_FILE.touch(mode=0o600)
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend"}}
    settings.DEFAULT_FROM_EMAIL = "hello@together.example.net"
    settings.COPIES = copies
    (data / "copies.pub").touch(mode=0o600)
    monkeypatch.delenv("ALONGSIDE_SECRET_KEY", raising=False)
    monkeypatch.delenv("ALONGSIDE_FIELD_KEYS", raising=False)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Disk(100 * GB, 20 * GB, 80 * GB))
    monkeypatch.setattr(safety, "kind_of_drive", lambda _path: "ext4")
    a_partnership()
    Copy.objects.create(name="last.copy", size=1, checked_at=timezone.now())
    for person in (an_administrator("Ada"), an_administrator("Abbas"), a_lead()):
        Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})


def said() -> str:
    """The only thing that is said."""
    sentences = safety.not_safe_yet()
    assert len(sentences) == 1, sentences
    return sentences[0]


def test_nothing_is_said_when_all_is_well(all_is_well):
    assert safety.not_safe_yet() == []


def test_an_address_without_https_is_said(all_is_well, settings):
    settings.SECURE = settings.SESSION_COOKIE_SECURE = settings.SECURE_SSL_REDIRECT = False
    settings.SECURE_HSTS_SECONDS = 0
    settings.ADDRESS = "http://together.example.org"

    assert "http://together.example.org is not https" in said()


def test_a_door_open_to_other_computers_without_https_is_said(all_is_well, settings):
    settings.SECURE = False
    settings.LOOPBACK = False
    settings.HOST = "0.0.0.0"

    assert any("HOST is 0.0.0.0" in sentence for sentence in safety.not_safe_yet())


@pytest.mark.parametrize("name", ["ALONGSIDE_SECRET_KEY", "ALONGSIDE_FIELD_KEYS"])
def test_a_key_in_the_environment_is_said(all_is_well, monkeypatch, name):
    monkeypatch.setenv(name, "x")

    assert said().startswith(f"{name} stands in the environment")


def test_a_weak_secret_key_is_said_in_our_words(all_is_well, settings):
    settings.SECRET_KEY = "short"

    assert "too short or easy to guess" in said()


def test_a_program_that_shows_its_inside_is_said(all_is_well, settings):
    settings.DEBUG = True

    assert "shows its inside" in said()


def test_a_program_without_an_address_of_its_own_is_said(all_is_well, settings):
    settings.ALLOWED_HOSTS = []

    assert "does not know its own address" in said()


def test_whatever_else_django_finds_is_said_too(all_is_well, settings):
    settings.SECURE_REFERRER_POLICY = None

    assert said().startswith("Django says: ")


def test_a_copy_that_nobody_found_good_for_eight_days_is_said(all_is_well):
    assert said_of_copy(days_ago=7) == []
    assert "No copy was looked at in 8 days" in said_of_copy(days_ago=9)[0]


def test_a_copy_that_was_found_bad_yesterday_is_said(all_is_well):
    assert "the last was not good" in said_of_copy(days_ago=1, fault="The database is not whole.")[0]


def said_of_copy(days_ago: int, fault: str = "") -> list[str]:
    Copy.objects.update(checked_at=timezone.now() - datetime.timedelta(days=days_ago), fault=fault)
    return safety.not_safe_yet()


def test_mail_that_goes_nowhere_is_said(all_is_well, settings):
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}

    assert "No mail leaves" in said()


def test_mail_from_an_address_that_is_nobodys_is_said(all_is_well, settings):
    settings.DEFAULT_FROM_EMAIL = "hello@example.org"

    assert "Set ALONGSIDE_MAIL_FROM" in said()


def test_an_empty_database_is_said(all_is_well):
    from alongside.partnership.models import Partnership

    Partnership.objects.all().delete()

    assert "No partnership is set up yet" in said()


def test_the_example_is_said_to_be_no_place_for_real_people(all_is_well):
    a_partnership(is_example=True)

    assert "example partnership" in said()


def test_a_single_administrator_is_said(all_is_well):
    from alongside.people.models import Person

    Person.objects.filter(name="Abbas").update(is_active=False)

    assert "One person alone looks after this website" in said()


def test_nobody_named_to_keep_people_safe_is_said(all_is_well):
    from alongside.people.models import Person

    Person.objects.filter(name="Helen").update(is_active=False)

    assert "Nobody is named to keep people safe" in said()


def test_a_role_without_a_second_step_is_said(all_is_well):
    a_coordinator()

    assert said().startswith("1 person with a role")


@pytest.mark.parametrize("name", ["", "secret.key", "fields.key", "alongside.sqlite3"])
def test_a_folder_or_a_key_that_others_can_read_is_said(all_is_well, name):
    path = the_settings.DATA / name
    path.touch(mode=0o600)
    path.chmod(0o744 if path.is_dir() else 0o640)

    assert f"Others on this machine can read {path}." in said()


def test_no_folder_for_copies_is_said(all_is_well, settings):
    settings.COPIES = settings.DATA / "copies"

    assert "no folder of its own for copies" in said()


def test_a_folder_for_copies_that_is_not_there_is_said(all_is_well, settings, tmp_path):
    settings.COPIES = tmp_path / "gone"

    assert "is not there" in said()


def test_copies_without_a_key_are_said(all_is_well, settings):
    (settings.DATA / "copies.pub").unlink()

    assert "alongside backup-key" in said()


@pytest.mark.parametrize("disk", [Disk(100 * GB, 95 * GB, 5 * GB), Disk(4 * GB, 3.5 * GB, GB // 2)])
def test_a_disk_that_is_nearly_full_is_said(all_is_well, monkeypatch, disk):
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: disk)

    assert "nearly full" in said()


def test_sqlite_on_a_network_drive_is_said(all_is_well, monkeypatch):
    monkeypatch.setattr(safety, "kind_of_drive", lambda _path: "nfs4")

    assert "network drive (nfs4)" in said()


def test_the_kind_of_a_drive_is_read_from_the_nearest_mount(tmp_path):
    mounts = tmp_path / "mounts"
    mounts.write_text("disk / ext4 rw 0 0\nbox:/x /srv/our\\040data nfs4 rw 0 0\n")

    from pathlib import Path

    assert safety.kind_of_drive(Path("/srv/our data/alongside"), mounts) == "nfs4"
    assert safety.kind_of_drive(Path("/srv/other"), mounts) == "ext4"
    assert safety.kind_of_drive(Path("/srv"), tmp_path / "none") == ""
