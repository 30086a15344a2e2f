"""Joining by any route: alone on the web, through somebody on the phone, or only for news."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from alongside.formats.document import from_dict
from alongside.formats.text import to_text
from alongside.partnership.tests.make import a_partnership
from alongside.people.address_book import reach
from alongside.people.forms import joining as forms
from alongside.people.models import Consent, ContactRoute, Joining, Organisation, Person
from alongside.people.signing_in import BY_REFERENCE
from alongside.people.tests.make import a_coordinator, a_person
from alongside.shared.history.models import PrivateEntry
from alongside.shared.post.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _partnership(monkeypatch):
    a_partnership()
    monkeypatch.setattr(forms, "QUICKEST", 0)


def begin(client) -> None:
    client.post(reverse("people:join_age"), {"adult": "yes"})


def answer(client, key, **values):
    return client.post(reverse("people:join_step", args=[key]), values)


def finish(client):
    return client.post(reverse("people:join_check"), {})


def test_A1_a_name_alone_is_enough_to_join(client):
    begin(client)
    answer(client, "name", name="  Shabnam   Akhtar ")

    done = finish(client)

    person = Person.objects.get()
    assert (done["Location"], person.name) == (reverse("people:joined"), "Shabnam Akhtar")
    assert not person.contact_routes.exists()
    assert not Joining.objects.exists()
    assert "Welcome, Shabnam" in client.get(done["Location"]).content.decode()


def test_A1_A2_A3_A4_everything_that_was_answered_is_kept(client):
    speak_up = Organisation.objects.create(name="Speak Up")
    begin(client)
    answer(client, "name", name="Shabnam Akhtar")
    answer(client, "called", called="Shab", pronouns="she/her")
    answer(client, "reach", kind="text", value="07700 900321")
    answer(client, "safe", no_voicemail="on", hidden="on", note="after six")
    answer(client, "format", format="large print", print_size="18")
    answer(client, "language", language="ur")
    answer(client, "needs", needs_place=["step free"], own_format="Black on yellow", yes_needs="on")
    answer(client, "here-as", hats=["carer", "disabled person"], hat_words="neighbour")
    answer(client, "from", organisations=[str(speak_up.ref)], another="The Tuesday Club")
    answer(client, "news", yes_news="yes")

    finish(client)

    person = Person.objects.get()
    route = person.contact_routes.get()
    assert (str(person), person.pronouns, person.language) == ("Shab", "she/her", "ur")
    assert (person.format, person.print_size, person.hidden) == ("large print", 18, True)
    assert (route.kind, route.value, route.no_voicemail, route.note) == (
        "text",
        "07700 900321",
        True,
        "after six",
    )
    assert {need.code: need.note for need in person.needs.all()} == {
        "step free": "",
        "own words format": "Black on yellow",
    }
    assert {hat.hat for hat in person.hats.all()} == {"carer", "disabled person"}
    assert person.own_words.words == "neighbour"
    assert {one.organisation.name for one in person.affiliations.all()} == {"Speak Up", "The Tuesday Club"}
    assert set(person.consents.values_list("to", flat=True)) == {Consent.To.NEEDS, Consent.To.NEWS}


def test_no_question_but_the_name_has_to_be_answered(client):
    begin(client)
    for key in ("called", "reach", "safe", "format", "language", "needs", "here-as", "from", "news"):
        assert answer(client, key).status_code == 302, key

    assert answer(client, "name").status_code == 200
    assert "Only your name is missing" in client.get(reverse("people:join_check")).content.decode()
    assert not Person.objects.exists()


def test_somebody_stops_and_comes_back_on_another_device(client):
    begin(client)
    answer(client, "name", name="Farah")
    later = client.get(reverse("people:join_later")).content.decode()
    code = re.search(r"<strong>([0-9A-Z ]{14})</strong>", later)[1]

    other = Client()
    came = other.post(reverse("people:join_back"), {"code": code.lower()})

    assert came["Location"] == reverse("people:join_check")
    assert "Farah" in other.get(came["Location"]).content.decode()
    assert code.replace(" ", "") not in str(Joining.objects.values())


def test_a_wrong_code_opens_nothing(client):
    said = client.post(reverse("people:join_back"), {"code": "0000 0000 0000"}).content.decode()

    assert "We do not find this code" in said


def test_nobody_reads_what_another_browser_wrote(client):
    begin(client)
    answer(client, "name", name="Farah")

    assert Client().get(reverse("people:join_check"))["Location"] == reverse("people:join")


def test_O4_under_18s_read_how_they_take_part_and_nothing_is_kept(client):
    sent = client.post(reverse("people:join_age"), {"adult": "no"})

    assert sent["Location"] == reverse("people:young")
    assert "through an adult" in client.get(sent["Location"]).content.decode()
    assert not Joining.objects.exists()
    names = {field.name for model in (Person, Joining) for field in model._meta.get_fields()}
    assert not {name for name in names if "birth" in name or "age" in name.split("_")}


def test_needs_are_kept_only_with_a_clear_yes(client):
    begin(client)
    answer(client, "name", name="Farah")

    said = answer(client, "needs", needs_place=["step free"]).content.decode()

    assert "only with your clear yes" in said
    assert 'value="step free"' in said
    assert re.search(r'value="step free"[^>]*checked', said)


def test_nothing_is_sent_to_an_address_that_nobody_made_sure_of(client):
    ruth = a_coordinator()
    begin(client)
    answer(client, "name", name="Farah")
    answer(client, "reach", kind="email", value="somebody.else@example.org")
    finish(client)
    farah = Person.objects.get(name="Farah")
    assert reach(farah.ref).way == ""

    client.force_login(ruth, backend=BY_REFERENCE)
    assert "Farah" in client.get(reverse("people:newcomers")).content.decode()
    client.post(reverse("people:welcome", args=[farah.ref]))

    assert reach(farah.ref).address == "somebody.else@example.org"
    client.get(reverse("people:newcomers"))
    assert "Farah" not in client.get(reverse("people:newcomers")).content.decode()


def test_a_machine_that_is_too_quick_is_asked_once_more(client, monkeypatch):
    monkeypatch.setattr(forms, "QUICKEST", 3)
    begin(client)
    answer(client, "name", name="Bot")

    said = finish(client).content.decode()

    assert "That was very quick" in said
    assert not Person.objects.exists()


def test_a_machine_that_fills_in_everything_is_stopped(client):
    begin(client)
    answer(client, "name", name="Bot")

    client.post(reverse("people:join_check"), {"leave_empty": "https://spam.example"})

    assert not Person.objects.exists()


def test_just_send_me_news_is_one_step(client):
    client.get(reverse("people:news"))

    client.post(reverse("people:news"), {"name": "Amina", "kind": "text", "value": "07700 900111"})

    amina = Person.objects.get()
    assert amina.consents.get().to == Consent.To.NEWS
    assert amina.contact_routes.get().value == "07700 900111"


CALL = {
    "name": "Tariq Hussain",
    "called": "Mr Hussain",
    "via": "phone",
    "kind": "phone",
    "value": "01632 960771",
    "no_voicemail": "on",
    "format": "large print",
    "print_size": "18",
    "language": "pa",
    "needs_professional": ["language interpreter"],
    "hats": ["uses services"],
    "not_connected": "on",
    "yes_needs": "on",
    "yes_news": "on",
    "read_back": "on",
}


def by_phone(client, **changed):
    ruth = a_coordinator()
    client.force_login(ruth, backend=BY_REFERENCE)
    return client.post(reverse("people:enter"), CALL | changed)


def test_A1_Mr_Hussain_joins_by_phone_on_one_screen_without_email_or_password(client):
    done = by_phone(client)

    him = Person.objects.get(name="Tariq Hussain")
    page = client.get(done["Location"]).content.decode()
    assert "Entered by Ruth for Mr Hussain, by phone, read back: yes." in page
    assert him.contact_routes.get().no_voicemail
    assert not him.contact_routes.filter(kind=ContactRoute.Kind.EMAIL).exists()
    entry = PrivateEntry.objects.get(kind="entered", thing_ref=str(him.ref))
    assert entry.via == "phone"


def test_A1_a_yes_said_aloud_is_kept_with_its_words_and_who_heard_it(client):
    by_phone(client)

    consent = Consent.objects.get(to=Consent.To.NEEDS)
    ruth = Person.objects.get(name="Ruth")
    assert (consent.via, consent.taken_by) == ("phone", ruth.ref)
    assert "I can change it or take it back at any time" in consent.words


def test_nobody_is_entered_whom_nothing_was_read_back_to(client):
    said = by_phone(client, read_back="").content.decode()

    assert "Read it back to them first" in said
    assert "Tariq Hussain" in said
    assert not Person.objects.filter(name="Tariq Hussain").exists()


def test_what_somebody_needs_is_not_kept_without_the_yes_that_they_said(client):
    said = by_phone(client, yes_needs="").content.decode()

    assert "only with a clear yes" in said
    assert not Person.objects.filter(name="Tariq Hussain").exists()


def test_A2_the_welcome_letter_waits_in_his_own_way_and_size(client):
    done = by_phone(client)
    him = Person.objects.get(name="Tariq Hussain")

    letter = Letter.objects.get(to=him.ref)
    words = to_text(from_dict(letter.document))
    pdf = client.get(reverse("people:letter", args=[him.ref]))

    assert "print size 18" in words
    assert "01632 960123" in words
    assert "interpreter" not in words
    assert pdf.content.startswith(b"%PDF")
    assert done.status_code == 302


def test_only_workers_enter_people(client):
    client.force_login(a_person("Amina"), backend=BY_REFERENCE)

    assert client.get(reverse("people:enter")).status_code == 403
    assert client.get(reverse("people:newcomers")).status_code == 403
