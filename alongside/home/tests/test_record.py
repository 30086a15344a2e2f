"""Seeing one's whole record, asking for it, and the check before anything is handed out."""

import io
import json
import zipfile

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.home.actions import ask_back, ask_for_record, hand_out, say_yes_as_second
from alongside.home.models import RecordRequest, a_month_after
from alongside.partnership.tests.make import a_partnership
from alongside.people.actions import add_contact_route, let_help, look_at_addresses, write_note_to_myself
from alongside.people.signing_in import BY_REFERENCE, CARD, SIGNED_IN_BY
from alongside.people.tests.make import a_coordinator, a_person
from alongside.shared.errors import Refused
from alongside.shared.history.models import PrivateEntry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _partnership():
    a_partnership()


@pytest.fixture
def wren():
    return a_person("Wren Calloway", email="wren@example.org", phone="01632 960111")


def come_in(client, person):
    client.force_login(person, backend=BY_REFERENCE)
    return client


def page(client, name, *args) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def a_request(person, by=None, kind="copy", **more) -> RecordRequest:
    return ask_for_record(person, kind=kind, by=by or person, **more)


def files_in(answer) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(answer.content)) as folder:
        return {name: folder.read(name) for name in folder.namelist()}


def test_A1_somebody_reads_everything_that_is_kept_about_them_in_words(client, wren):
    write_note_to_myself(wren, words="I talk too much")

    html = page(come_in(client, wren), "home:record")

    for words in (
        "Wren Calloway",
        "wren@example.org",
        "01632 960111",
        "I talk too much",
        "The way you like best",
    ):
        assert words in html
    for code in (str(wren.session_seal), "object (", "is_first_choice"):
        assert code not in html


def test_nobody_reads_the_record_of_somebody_else(client, wren):
    write_note_to_myself(wren, words="I talk too much")

    assert "I talk too much" not in page(come_in(client, a_coordinator()), "home:record")


def test_people_see_who_looked_at_their_addresses_and_what_was_done_for_them(client, wren):
    ruth = a_coordinator("Ruth Ashe")
    add_contact_route(wren, kind="text", value="07700 900111", by=ruth, via="phone")
    assert "Nobody." in page(come_in(client, wren), "home:record").split('id="looked"')[1]
    look_at_addresses(wren, by=ruth)

    looked, helped = page(client, "home:record").split('id="looked"')[1].split('id="helped"')

    assert "Ruth Ashe" in looked
    assert "added a way to reach" in helped
    assert "by phone" in helped


def test_somebody_asks_for_a_copy_on_the_web_and_gets_nothing_before_the_check(client, wren):
    come_in(client, wren).post(reverse("home:ask_record"), {"kind": "copy"})
    asked = RecordRequest.objects.get()

    answer = client.post(reverse("home:request_copy", args=[asked.ref]))

    assert asked.due_on == a_month_after(asked.asked_at.date())
    assert answer["Content-Type"].startswith("text/html")
    assert "Ask again; it costs nothing." in answer.content.decode()


def test_A1_a_worker_writes_a_call_down_and_another_says_yes(client, wren):
    ruth, sam = a_coordinator("Ruth"), a_coordinator("Sam")
    come_in(client, ruth).post(
        reverse("home:write_request_down", args=[wren.ref]), {"kind": "copy", "via": "phone", "came_by": ""}
    )
    asked = RecordRequest.objects.get()

    client.post(reverse("home:request_yes", args=[asked.ref]))
    asked.refresh_from_db()
    assert asked.state == "asked"  # not whoever wrote it down

    come_in(client, sam).post(reverse("home:request_yes", args=[asked.ref]))
    asked.refresh_from_db()
    assert (asked.state, asked.checked_by) == ("sure", sam.ref)


def test_a_worker_never_makes_sure_of_their_own_record():
    ruth = a_coordinator()
    asked = a_request(ruth)

    for act in (
        lambda: say_yes_as_second(asked, by=ruth),
        lambda: ask_back(asked, way=ruth.contact_routes.first(), said="Me", by=ruth),
    ):
        with pytest.raises(Refused):
            act()


def test_a_member_cannot_say_yes(client, wren):
    asked = a_request(wren)

    assert come_in(client, wren).post(reverse("home:request_yes", args=[asked.ref])).status_code == 403
    with pytest.raises(Refused):
        say_yes_as_second(asked, by=wren)


def test_one_worker_is_enough_when_they_ask_back_on_a_way_that_was_safe_before(wren):
    ruth = a_coordinator()
    email, phone = wren.contact_routes.order_by("kind")
    unsafe = add_contact_route(wren, kind="text", value="07700 900111", is_safe=False, by=ruth)
    asked = a_request(wren, by=ruth, via="phone", came_by=phone)
    new = add_contact_route(wren, kind="text", value="07700 900222", by=ruth)

    for way in (phone, unsafe, new):
        with pytest.raises(Refused):
            ask_back(asked, way=way, said="She said yes.", by=ruth)
    asked = ask_back(asked, way=email, said="She said yes.", by=ruth)

    assert (asked.state, asked.called_on) == ("sure", "email")


def test_the_owner_gets_a_copy_to_read_to_print_and_for_a_computer(client, wren):
    write_note_to_myself(wren, words="I talk too much")
    asked = say_yes_as_second(a_request(wren), by=a_coordinator())

    files = files_in(come_in(client, wren).post(reverse("home:request_copy", args=[asked.ref])))

    assert set(files) == {"record.json", "record.html", "record-large-print.pdf"}
    assert "I talk too much" in files["record.html"].decode()
    assert "a named person looks at those notes first" in files["record.html"].decode()
    assert files["record-large-print.pdf"].startswith(b"%PDF-")
    assert "wren@example.org" in json.dumps(json.loads(files["record.json"]))
    assert PrivateEntry.objects.filter(kind="fetched a copy of a record", by=wren.ref).count() == 1
    asked.refresh_from_db()
    assert asked.state == "done"


def test_a_worker_who_prints_a_copy_reads_no_private_notes_and_is_seen_to_have_looked(client, wren):
    write_note_to_myself(wren, words="I talk too much")
    ruth = a_coordinator()
    asked = say_yes_as_second(a_request(wren), by=ruth)

    files = files_in(come_in(client, ruth).post(reverse("home:request_copy", args=[asked.ref])))

    assert "01632 960111" in files["record.html"].decode()
    assert not any(b"I talk too much" in file for file in files.values())
    assert PrivateEntry.objects.filter(kind="looked at addresses", helping=wren.ref, by=ruth.ref).exists()


def test_a_helper_reads_their_own_record_only_when_they_stopped_helping(client, wren):
    otis = a_person("Otis")
    help = let_help(wren, otis, rights=["read"], until=timezone.localdate(), by=a_coordinator())
    come_in(client, otis).post(reverse("people:start_helping", args=[help.ref]))

    assert client.get(reverse("home:record")).status_code == 403


def test_the_list_says_when_each_answer_is_due(client, wren):
    asked = a_request(wren)

    html = page(come_in(client, a_coordinator()), "home:requests")

    assert f"due in {asked.days_left} days" in html
    assert client.get(reverse("home:request", args=[asked.ref])).status_code == 200


def test_a_request_can_be_stopped_by_whoever_asked(client, wren):
    asked = a_request(wren)

    come_in(client, wren).post(reverse("home:request_stop", args=[asked.ref]))

    asked.refresh_from_db()
    assert asked.state == "stopped"
    with pytest.raises(Refused):
        say_yes_as_second(asked, by=a_coordinator())


def test_nobody_asks_twice_for_the_same(wren):
    a_request(wren)

    with pytest.raises(Refused):
        a_request(wren)


def test_a_copy_can_be_fetched_for_28_days(wren):
    asked = say_yes_as_second(a_request(wren), by=a_coordinator())
    RecordRequest.objects.update(checked_at="2020-01-01T12:00Z")

    with pytest.raises(Refused):
        hand_out(asked, by=wren)


def test_A1_everybody_reads_what_is_kept_why_and_how_to_ask(client):
    html = page(client, "home:privacy")

    for words in (
        "Your numbers and addresses",
        "to be confirmed by a data protection lead",
        "or to be erased",
    ):
        assert words in html
    assert "01632" in html  # ways to ask without the web


def test_a_card_that_was_found_shows_no_addresses_and_fetches_no_copy(client, wren):
    asked = say_yes_as_second(a_request(wren), by=a_coordinator())
    session = come_in(client, wren).session
    session[SIGNED_IN_BY] = CARD
    session.save()

    assert "wren@example.org" not in page(client, "home:record")
    assert client.post(reverse("home:request_copy", args=[asked.ref])).status_code == 403
