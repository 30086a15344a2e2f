"""Signing in by a code; the same answer for everybody; back to where you were."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from alongside.partnership.tests.make import a_partnership
from alongside.people.models import Person
from alongside.people.signing_in import BY_REFERENCE
from alongside.people.tests.make import a_person

pytestmark = pytest.mark.django_db
ASK, CODE = "account_request_login_code", "account_confirm_login_code"


@pytest.fixture(autouse=True)
def _partnership():
    a_partnership()


def code_sent() -> str:
    return re.search(r"Your code is (\S+)", mail.outbox[-1].body)[1]


def test_a_code_by_email_signs_in_and_leads_back(client):
    a_person("Sam", email="sam@example.org")
    wanted = reverse("people:hats")
    asked = client.get(wanted)
    assert asked["Location"] == f"{reverse(ASK)}?next={wanted}"

    answer = client.post(asked["Location"], {"email": "Sam@Example.org"})
    assert "next=" in answer["Location"]
    answer = client.post(answer["Location"], {"code": code_sent().lower()})

    assert answer["Location"] == wanted
    assert client.get(wanted).status_code == 200


def test_the_code_is_the_first_thing_in_a_plain_letter(client):
    a_person("Sam", email="sam@example.org")

    client.post(reverse(ASK), {"email": "sam@example.org"})

    letter = mail.outbox[0]
    assert letter.body.startswith("Your code is ")
    assert letter.subject.startswith("Your code is ")
    assert not getattr(letter, "alternatives", [])
    assert "01632 960123" in letter.body


def bare_of_tokens(answer) -> bytes:
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", answer.content)


def test_known_and_unknown_addresses_get_the_same_answer(client):
    a_person("Sam", email="sam@example.org")
    pages = []
    for email in ("sam@example.org", "nobody@example.org"):
        client.cookies.clear()
        first = client.post(reverse(ASK), {"email": email})
        second = client.get(first["Location"])
        third = client.post(first["Location"], {"code": "AAAA-BBBB"})
        pages.append(
            [
                (answer.status_code, answer.get("Location"), bare_of_tokens(answer))
                for answer in (first, second, third)
            ]
        )

    assert pages[0] == pages[1]
    assert len(mail.outbox) == 1


def test_guessing_stops_after_six_tries(client):
    a_person("Sam", email="sam@example.org")
    client.post(reverse(ASK), {"email": "sam@example.org"})
    right = code_sent()

    for _try in range(6):
        client.post(reverse(CODE), {"code": "AAAA-BBBB"})
    client.post(reverse(CODE), {"code": right})

    assert client.get(reverse("home:my_page")).status_code == 302


def test_a_whole_hall_behind_one_address_can_ask_for_codes(client):
    for number in range(40):
        a_person(email=f"p{number}@example.org")
        client.cookies.clear()
        assert client.post(reverse(ASK), {"email": f"p{number}@example.org"}).status_code == 302

    assert len(mail.outbox) == 40


def test_somebody_switched_off_is_signed_out_at_once(client):
    sam = a_person("Sam")
    client.force_login(sam, backend=BY_REFERENCE)
    assert client.get(reverse("home:my_page")).status_code == 200

    Person.objects.filter(pk=sam.pk).update(is_active=False)

    assert client.get(reverse("home:my_page")).status_code == 302


def test_no_account_is_made_with_an_email_alone(client):
    answer = client.post(reverse("account_signup"), {"email": "new@example.org"})

    assert answer["Location"] == reverse("people:join")
    assert not Person.objects.exists()


def test_next_leads_to_our_own_pages_only(client):
    a_person("Sam", email="sam@example.org")
    answer = client.post(f"{reverse(ASK)}?next=https://evil.example/", {"email": "sam@example.org"})

    answer = client.post(answer["Location"], {"code": code_sent()})

    assert answer["Location"] == "/my-page/"


def test_signing_out_is_a_button(client):
    client.force_login(a_person("Sam"), backend=BY_REFERENCE)

    assert client.get(reverse("account_logout")).status_code == 200
    assert client.get(reverse("home:my_page")).status_code == 200
    client.post(reverse("account_logout"))
    assert client.get(reverse("home:my_page")).status_code == 302
