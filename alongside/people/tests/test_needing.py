"""What people need: said once, with a clear yes, never a diagnosis, looked at again each year."""

import datetime

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from alongside.formats import FORMATS
from alongside.partnership.tests.make import a_partnership
from alongside.people.actions import (
    review_needs,
    say_what_i_bring,
    say_yes,
    take_back,
    write_needs,
    write_note_to_myself,
    write_working_with_me,
)
from alongside.people.figures import look_again_on, needs_by_group, steps_of, to_look_at_again
from alongside.people.models import Consent, Need, NeedStep, NoteToMyself, Person, Step, WorkingWithMe
from alongside.people.needs_list import GROUPS, OWN, WORDS
from alongside.people.signing_in import BY_REFERENCE
from alongside.people.tests.make import a_coordinator, a_person, an_administrator
from alongside.shared.errors import Refused
from alongside.shared.history.models import PrivateEntry, Sealed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _partnership():
    a_partnership()


def signed_in(client, person):
    client.force_login(person, backend=BY_REFERENCE)
    return client


def test_A2_Amina_says_what_she_needs_once_and_changes_it(client):
    amina = a_person("Amina")
    page = reverse("people:change_needs", args=[amina.ref])
    signed_in(client, amina).post(
        page, {"needs_professional": ["bsl interpreter"], "own_contact": "Never ring.", "yes": "on"}
    )

    client.post(page, {"needs_professional": ["bsl interpreter"], "needs_support": ["breaks"]})

    shown = client.get(reverse("people:needs", args=[amina.ref])).content.decode()
    assert {need.code for need in amina.needs.all()} == {"bsl interpreter", "breaks"}
    assert "British Sign Language interpreter" in shown
    assert "Never ring." not in shown


def test_needs_are_refused_without_a_yes_and_stay_typed(client):
    amina = a_person("Amina")

    said = signed_in(client, amina).post(
        reverse("people:change_needs", args=[amina.ref]), {"own_place": "A calm room"}
    )

    assert "only with a clear yes" in said.content.decode()
    assert "A calm room" in said.content.decode()
    assert not Need.objects.exists()


def test_taking_the_yes_back_takes_the_needs_away_at_once(client):
    amina = a_person("Amina")
    write_needs(amina, needs=["step free"], yes=True, by=amina)
    write_working_with_me(amina, please_do="Face me", by=amina)
    consent = amina.consents.get()

    signed_in(client, amina).post(reverse("people:take_back_yes", args=[consent.ref]))

    assert not Need.objects.exists()
    assert not WorkingWithMe.objects.exists()
    consent.refresh_from_db()
    assert (consent.ended_via, consent.ended_at is not None) == ("web", True)


def test_A1_a_yes_is_taken_back_by_phone_too(client):
    amina, ruth = a_person("Amina"), a_coordinator()
    say_yes(amina, Consent.To.NEWS, by=ruth, via="phone")

    signed_in(client, ruth).post(
        reverse("people:take_back_yes", args=[amina.consents.get().ref]), {"via": "text"}
    )

    entry = PrivateEntry.objects.get(kind="took back the yes to news")
    assert (entry.by, entry.helping, entry.via) == (ruth.ref, amina.ref, "text")
    assert not amina.consents.filter(ended_at=None).exists()


def test_a_new_yes_may_follow_one_that_was_taken_back():
    amina = a_person("Amina")
    take_back(say_yes(amina, Consent.To.NEWS, by=amina), by=amina)

    say_yes(amina, Consent.To.NEWS, by=amina)

    assert amina.consents.filter(ended_at=None).count() == 1


def test_the_six_steps_of_the_standard_each_have_a_date():
    amina = a_person("Amina")
    write_needs(amina, needs=["step free"], yes=True, by=amina)
    today = timezone.localdate()

    dates = dict(zip(Step.values, (day for _step, day in steps_of(amina)), strict=True))

    assert dates == {
        "identify": today,
        "record": today,
        "flag": today,
        "share": None,
        "meet": None,
        "review": None,
    }
    review_needs(amina, by=amina)
    assert dict(zip(Step.values, (day for _step, day in steps_of(amina)), strict=True))["review"] == today


def test_what_somebody_needs_falls_due_after_twelve_months(client):
    amina, ruth = a_person("Amina"), a_coordinator()
    write_needs(amina, needs=["step free"], yes=True, by=amina)
    assert look_again_on(amina) == timezone.localdate() + datetime.timedelta(days=365)
    assert not to_look_at_again(Person.objects.all()).exists()

    NeedStep.objects.update(on=timezone.localdate() - datetime.timedelta(days=365))

    assert list(to_look_at_again(Person.objects.all())) == [amina]
    assert "Amina" in signed_in(client, ruth).get(reverse("people:newcomers")).content.decode()
    client.post(reverse("people:needs", args=[amina.ref]))
    assert not to_look_at_again(Person.objects.all()).exists()


def test_G6_we_ask_what_helps_and_never_why():
    said = " ".join(str(words) for words in WORDS.values()).lower()

    for word in ("diagnos", "condition", "impair", "illness", "suffer", "disorder", "autis", "deaf "):
        assert word not in said
    assert {group.name for group in GROUPS} >= {"contact", "format", "professional", "support"}
    assert all(not code.startswith(OWN) for code in WORDS)


def test_a_need_that_is_not_on_the_list_is_refused():
    with pytest.raises(Refused):
        write_needs(a_person(), needs=["a castle"], yes=True, by=None)


def test_A2_a_need_is_seen_by_workers_and_by_no_other_member(client):
    amina = a_person("Amina")
    write_needs(amina, own_words={"place": "A calm room"}, yes=True, by=amina)
    page = reverse("people:needs", args=[amina.ref])

    assert signed_in(client, a_coordinator()).get(page).status_code == 200
    assert signed_in(client, a_person("Farah")).get(page).status_code == 404
    assert signed_in(client, an_administrator()).get(page).status_code == 403


def test_what_people_need_is_locked_in_the_database():
    amina = a_person("Amina")
    write_needs(amina, needs=["step free"], own_words={"place": "A calm room"}, yes=True, by=amina)

    with connection.cursor() as cursor:
        cursor.execute("SELECT code, note FROM people_need")
        stored = str(cursor.fetchall())

    assert "step free" not in stored
    assert "calm room" not in stored
    assert "step free" not in str(list(Sealed.objects.values()))


def test_working_with_me_is_one_page_in_every_format(client):
    callum = a_person("Callum")
    write_working_with_me(callum, please_do="One thing at a time", yes=True, by=callum)
    signed_in(client, callum)

    page = client.get(reverse("people:working_with_me", args=[callum.ref])).content.decode()

    assert "One thing at a time" in page
    for name in FORMATS:
        made = client.get(reverse("people:working_with_me_file", args=[callum.ref, name]))
        assert made.status_code == 200
        assert len(made.content) > 50
    assert client.get(reverse("people:working_with_me_file", args=[callum.ref, "stone"])).status_code == 404


def test_H9_nobody_is_found_by_a_skill_unless_they_said_yes(client):
    farah, ruth = a_person("Farah"), a_coordinator()
    assert not farah.brings_shown
    say_what_i_bring(farah, brings="Bookkeeping", by=farah)
    search = reverse("people:all") + "?skill=bookkeeping"
    assert "Farah" not in signed_in(client, ruth).get(search).content.decode()

    say_what_i_bring(farah, brings="Bookkeeping", shown=True, by=farah)

    assert "Farah" in client.get(search).content.decode()
    say_what_i_bring(farah, brings="Bookkeeping", by=farah)
    assert "Farah" not in client.get(search).content.decode()
    assert farah.consents.filter(to=Consent.To.SKILLS, ended_at=None).count() == 0


def test_J6_a_note_to_oneself_is_read_by_nobody_else(client):
    david = a_person("David")
    write_note_to_myself(david, "I assumed that Jo decides for Callum.")
    notes = reverse("people:notes", args=[david.ref])

    assert "I assumed that Jo" in signed_in(client, david).get(notes).content.decode()
    assert signed_in(client, a_coordinator()).get(notes).status_code == 403
    assert signed_in(client, an_administrator()).get(notes).status_code == 403
    note = NoteToMyself.objects.get()
    assert client.post(reverse("people:throw_away", args=[note.ref])).status_code == 404
    assert not PrivateEntry.objects.filter(thing="people.NoteToMyself").exists()


def test_a_note_is_thrown_away_for_good(client):
    david = a_person("David")
    note = write_note_to_myself(david, "Oh.")

    signed_in(client, david).post(reverse("people:throw_away", args=[note.ref]))

    assert not NoteToMyself.objects.exists()


def test_needs_by_group_shows_own_words_in_their_group():
    amina = a_person("Amina")
    write_needs(amina, needs=["step free"], own_words={"place": "A calm room"}, yes=True, by=amina)

    assert [[str(line) for line in lines] for _title, lines in needs_by_group(amina)] == [
        ["No steps, all the way in", "A calm room"]
    ]
