"""Somebody is erased from everything, and what stays is whole."""

import datetime
import logging
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from alongside.formats.document import Builder
from alongside.home.actions import (
    ask_for_record,
    clear_what_is_over,
    erase_again,
    erase_person,
    forget_old_pages,
    say_yes_as_second,
)
from alongside.home.models import Erased, RecordRequest
from alongside.home.tasks import clear_tonight
from alongside.partnership.tests.make import a_partnership
from alongside.people import actions as people
from alongside.people.models import Help, Person, Role
from alongside.people.signing_in import BY_REFERENCE
from alongside.people.tests.make import a_coordinator, a_person, an_administrator
from alongside.shared.errors import Refused
from alongside.shared.history.figures import faults_in
from alongside.shared.history.models import PrivateEntry, Sealed
from alongside.shared.personal_data import everything_kept
from alongside.shared.post.actions import queue_letter
from alongside.shared.post.models import Letter
from alongside.voting.actions import add_elector, open_poll
from alongside.voting.models import Ballot, Elector, Mark
from alongside.voting.tests.make import a_poll, vote


@pytest.fixture
def wren(db):
    a_partnership()
    return a_person("Zqname Calloway", email="zqmail@example.org", phone="01632 960111")


def sure_of_erasing(person, ruth) -> RecordRequest:
    return say_yes_as_second(ask_for_record(person, kind="erase", by=person), by=ruth)


def erase(person, ruth=None) -> int:
    ruth = ruth or a_coordinator()
    return erase_person(person, by=ruth, check=sure_of_erasing(person, ruth))


def fill(person, ruth) -> None:
    """What somebody leaves behind who uses everything."""
    people.change_person(person, name="Zqname Later", called="Zqcalled", pronouns="zqpro", by=person)
    people.say_what_i_bring(person, brings="zqbrings", by=person)
    people.write_note_to_myself(person, words="zqnote")
    people.add_contact_route(person, kind="post", value="1 Zqstreet", note="zqcare", by=ruth)
    people.look_at_addresses(person, by=ruth)
    letter = Builder("Zqletter").paragraph("Dear zqname").document()
    queue_letter(f"{person.ref}", to=person, room="people", why="zqwhy", document=letter)


def rows_with(word: str) -> list[str]:
    """Every table of the map in which the word stands, unlocked."""
    found = []
    for kept in everything_kept():
        for row in kept.table._base_manager.all():
            values = [getattr(row, field.attname) for field in row._meta.concrete_fields]
            if any(word in str(value).lower() for value in values):
                found.append(kept.model)
    return found


def test_nobody_is_erased_before_somebody_made_sure(wren):
    asked = ask_for_record(wren, kind="erase", by=wren)

    with pytest.raises(Refused):
        erase_person(wren, by=a_coordinator(), check=asked)


def test_a_copy_that_was_made_sure_of_erases_nobody(wren):
    ruth = a_coordinator()
    asked = say_yes_as_second(ask_for_record(wren, kind="copy", by=wren), by=ruth)

    with pytest.raises(Refused):
        erase_person(wren, by=ruth, check=asked)


def test_the_last_who_looks_after_the_website_stays_until_somebody_takes_over(db):
    ada = an_administrator()

    ruth = a_coordinator()
    asked = sure_of_erasing(ada, ruth)
    with pytest.raises(Refused):
        erase_person(ada, by=ruth, check=asked)
    people.give_role(a_person("Next"), Role.Kind.ADMINISTRATOR, by=ada)
    erase_person(ada, by=ruth, check=asked)

    assert not Person.objects.get(pk=ada.pk).is_active


def test_an_erased_person_is_in_no_table_any_more(wren, caplog):
    ruth = a_coordinator()
    fill(wren, ruth)
    assert {"people.Person", "people.ContactRoute", "post.Letter", "history.Sealed"} <= set(rows_with("zq"))

    with caplog.at_level(logging.DEBUG):
        erase(wren, ruth)

    assert rows_with("zq") == []
    assert rows_with("01632 960111") == []
    assert "zq" not in caplog.text.lower()
    assert Person.objects.get(pk=wren.pk).name == "Somebody who left"
    assert not Letter.objects.filter(to=wren.ref).exists()


def test_the_history_stays_whole_and_says_only_that_somebody_was_erased(wren):
    ruth = a_coordinator()
    fill(wren, ruth)
    before = PrivateEntry.objects.count()

    touched = erase(wren, ruth)

    entry = PrivateEntry.objects.get(kind="erased somebody")
    assert Sealed.objects.get(entry_hash=entry.hash).private == {"rows": touched}
    assert faults_in("private") == []
    assert faults_in("public") == []
    assert PrivateEntry.objects.count() > before


def test_every_sign_in_of_an_erased_person_ends(wren, client):
    client.force_login(wren, backend=BY_REFERENCE)
    ruth = a_coordinator()

    erase(wren, ruth)

    assert not Session.objects.exists()
    assert client.get(reverse("home:my_page")).status_code == 302


def test_helping_ends_when_the_helper_is_erased(wren):
    ruth = a_coordinator()
    people.let_help(a_person("Ines"), wren, rights=["read"], until=timezone.localdate(), by=ruth)

    erase(wren, ruth)

    assert not Help.objects.exists()


def test_a_vote_that_was_cast_stays_counted(wren):
    ruth = a_coordinator()
    poll = a_poll()
    elector = add_elector(poll, stratum=poll.strata.filter(kind="secret").first(), person=wren, by=ruth)
    open_poll(poll, by=ruth)
    vote(elector, {"1": 3})

    erase(wren, ruth)

    assert Ballot.objects.count() == Mark.objects.count() == 1
    assert Elector.objects.get().person is None


def test_an_older_copy_of_the_database_forgets_them_again(wren):
    ref = wren.ref
    Erased.objects.create(ref=ref)  # kept apart, and read in again after the restore

    assert erase_again() == 1
    assert erase_again() == 0

    assert rows_with("zq") == []


def test_the_page_says_beforehand_what_stays_and_why(wren, client):
    ruth = a_coordinator()
    asked = sure_of_erasing(wren, ruth)
    client.force_login(ruth, backend=BY_REFERENCE)

    html = client.get(reverse("home:request_erase", args=[asked.ref])).content.decode()

    assert "a chain in which nothing can be taken out" in html


# The file itself


def copies_of(word: str) -> int:
    file = Path(connection.settings_dict["NAME"])
    places = [*file.parent.glob(file.name + "*"), *Path(settings.MEDIA_ROOT).rglob("*")]
    return sum(path.read_bytes().count(word.encode()) for path in places if path.is_file())


@pytest.mark.usefixtures("real_transactions")
def test_no_old_page_of_the_file_keeps_the_words():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps its old pages in a log of its own; see docs/running")
    a_partnership()
    wren = a_person("Zqname Calloway", email="zqmail@example.org")
    ruth = a_coordinator()
    fill(wren, ruth)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete = OFF")
    assert copies_of("zqmail@example.org") > 0

    erase(wren, ruth)
    # The check can find something: before the file is written anew, old pages keep the words.
    assert copies_of("Zqname") > 0
    forget_old_pages()

    for word in ("Zqname", "Zqcalled", "zqpro", "zqbrings", "zqmail", "Zqstreet", "zqwhy"):
        assert copies_of(word) == 0, word


# What is over


def test_what_is_over_is_counted_first_and_then_cleared_away(wren):
    ask_for_record(wren, kind="copy", by=wren)
    ask_for_record(wren, kind="erase", by=wren)
    RecordRequest.objects.filter(kind="copy").update(state="done", settled_at="2020-01-01T12:00Z")
    today = timezone.localdate()

    def over(**more) -> int:
        return sum(
            one.rows for one in clear_what_is_over(today, **more) if one.kept.model == "home.RecordRequest"
        )

    assert over(dry_run=True) == 1
    assert RecordRequest.objects.count() == 2
    assert over() == 1
    assert over() == 0
    assert RecordRequest.objects.get().kind == "erase"


def test_what_is_not_over_yet_stays(wren):
    ask_for_record(wren, kind="copy", by=wren)
    settled = timezone.now() - datetime.timedelta(days=365 * 3 - 1)
    RecordRequest.objects.update(state="done", settled_at=settled)

    clear_tonight.call()

    assert RecordRequest.objects.count() == 1


def test_every_night_what_is_over_is_cleared_away(wren):
    ask_for_record(wren, kind="copy", by=wren)
    RecordRequest.objects.update(state="done", settled_at="2020-01-01T12:00Z")

    assert clear_tonight.call() == 1

    schedules = settings.TASKS["default"]["OPTIONS"]["SCHEDULES"].values()
    assert "alongside.home.tasks.clear_tonight" in {one["task"] for one in schedules}
