"""When something goes wrong: plain words, what to do next, and nothing typed is lost."""

import re

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.db import OperationalError, connection
from django.test import Client, RequestFactory
from django.urls import reverse

from alongside.events.models import Event
from alongside.home import faults
from alongside.partnership.tests.make import a_partnership
from alongside.people.signing_in import BY_REFERENCE
from alongside.people.tests.make import a_coordinator, a_person

pytestmark = pytest.mark.django_db

EVENT = {
    "title": "Board meeting",
    "about": "We decide together.\r\nBring a friend 🌻",
    "mode": "online",
    "day": "2027-03-18",
    "start": "14:00",
    "end": "16:00",
    "kind": "event",
    "known": "times",
    "is_certain": "yes",
    "no_fee_because": "it is a party.",
    "expenses": "Travel.",
    "paid_when": "In cash on the day.",
}


@pytest.fixture(autouse=True)
def _partnership():
    a_partnership()


@pytest.mark.parametrize(
    "address",
    [
        "/no-such-page/",
        "/events/7/",
        "/events/not-a-uuid/",
        "/events/00000000-0000-4000-8000-000000000000/",
        "/people/../etc/passwd",
        "/%F0%9F%8C%BB/",
        "/events/%FF%FE/",
    ],
)
def test_an_address_that_leads_nowhere_gets_a_way_on(client, address):
    client.force_login(a_person("Sam"), backend=BY_REFERENCE)

    answer = client.get(address)

    assert answer.status_code == 404
    html = answer.content.decode()
    assert "We cannot find this page" in html
    assert "01632 960123" in html
    assert "Traceback" not in html


@pytest.mark.parametrize("address", ["/events/%00/", "/events/?name=%00"])
def test_an_address_with_a_nul_byte_is_turned_away(client, address):
    assert client.get(address).status_code == 400


def test_a_search_with_odd_signs_is_only_a_search(client):
    client.force_login(a_coordinator(), backend=BY_REFERENCE)

    for asked in ("%FF%FE", "🌻", "' OR 1=1 --", "%25", "x" * 5000, "محمد"):
        assert client.get(f"{reverse('people:all')}?name={asked}&page=minus").status_code == 200


def test_who_may_not_is_told_why(client):
    client.force_login(a_person("Sam"), backend=BY_REFERENCE)

    answer = client.get(reverse("events:hold"))

    assert answer.status_code == 403
    assert "Only the people who work here can put an event on this page" in answer.content.decode()


def test_a_refusal_without_words_still_says_what_to_do(rf):
    request = rf.get("/")
    request.session = {}
    request.user = a_person("Sam")

    assert b"Tell us what you want to do" in faults.not_allowed(request, PermissionDenied()).content


def checking_client(person) -> Client:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person, backend=BY_REFERENCE)
    return client


def test_a_form_that_is_too_old_comes_back_with_every_word_and_can_be_sent():
    client = checking_client(a_coordinator())

    answer = client.post(reverse("events:hold"), EVENT)

    assert answer.status_code == 403
    html = answer.content.decode()
    assert "Here is what you wrote" in html
    assert "Bring a friend 🌻" in html
    assert f'action="{reverse("events:hold")}"' in html
    token = re.search(r'<main.*?name="csrfmiddlewaretoken" value="([^"]+)"', html, re.S)[1]
    # A browser sends every hidden and shown field back as it stands in the page.
    names = set(re.findall(r'name="([^"]+)"', html.split("<main")[1].split("</main")[0]))
    assert set(EVENT) <= names
    client.post(reverse("events:hold"), EVENT | {"csrfmiddlewaretoken": token})
    assert Event.objects.count() == 1


def test_words_that_look_like_html_come_back_as_words():
    client = checking_client(a_coordinator())

    answer = client.post(
        reverse("events:hold"), EVENT | {"about": "</textarea><script>alert(1)</script> hello"}
    )

    assert "<script>alert" not in answer.content.decode()


def test_a_form_from_another_website_is_not_shown_to_be_sent_on():
    client = checking_client(a_coordinator())

    answer = client.post(reverse("events:hold"), EVENT, headers={"origin": "https://evil.example"})

    assert answer.status_code == 403
    html = answer.content.decode()
    assert "Bring a friend" not in html
    assert "another website" in html


def test_too_much_at_once_is_said_in_words(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    client.force_login(a_coordinator(), backend=BY_REFERENCE)

    answer = client.post(reverse("events:hold"), EVENT | {"about": "x" * 5000})

    assert answer.status_code == 413
    assert "That was too much at once" in answer.content.decode()
    assert "01632 960123" in answer.content.decode()


def test_a_broken_request_is_400_in_words():
    answer = faults.could_not_read(RequestFactory().get("/"), ValueError())

    assert answer.status_code == 400
    assert faults.could_not_read(RequestFactory().get("/"), RequestDataTooBig()).status_code == 413


def test_our_own_fault_is_said_plainly_with_a_phone_number(client, monkeypatch):
    def breaks(*_args, **_more):
        raise ZeroDivisionError("ZQSECRET9")

    monkeypatch.setattr("alongside.home.views.pages.panels", breaks)
    client.raise_request_exception = False

    answer = client.get("/")

    assert answer.status_code == 500
    html = answer.content.decode()
    assert "our fault" in html
    assert "01632 960123" in html
    assert "ZQSECRET9" not in html


def test_our_own_fault_page_needs_no_database(client):
    def gone(*_args):
        raise OperationalError("no database")

    client.raise_request_exception = False
    with connection.execute_wrapper(gone):
        answer = client.get("/about/")

    assert answer.status_code == 500
    assert "our fault" in answer.content.decode()


def test_health_says_when_the_database_is_not_there(client):
    def gone(*_args):
        raise OperationalError("no database")

    client.get("/health")
    with connection.execute_wrapper(gone):
        answer = client.get("/health")

    assert answer.status_code == 503
    assert "not there" in answer.content.decode()


def test_sign_in_lost_in_the_middle_loses_nothing_that_was_typed(client):
    ruth = a_coordinator()
    client.force_login(ruth, backend=BY_REFERENCE)
    client.get(reverse("events:hold"))
    client.session.flush()
    client.cookies.clear()

    answer = client.post(reverse("events:hold"), EVENT)
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"next={reverse('home:kept')}")
    assert not Event.objects.exists()

    client.force_login(ruth, backend=BY_REFERENCE)
    kept = client.get(reverse("home:kept")).content.decode()
    assert f'action="{reverse("events:hold")}"' in kept
    assert all(value in kept for value in EVENT.values())


def test_words_in_another_encoding_never_break_a_page(client):
    client.force_login(a_coordinator(), backend=BY_REFERENCE)

    answer = client.post(
        reverse("events:hold"),
        b"title=caf\xe9%FF&about=\xff\xfe&mode=online",
        content_type="application/x-www-form-urlencoded; charset=utf-8",
    )

    assert answer.status_code == 200
    assert "put right" in answer.content.decode()
