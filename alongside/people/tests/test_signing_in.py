"""Signing in by a code; the same answer for everybody; back to where you were."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from alongside.partnership.tests.make import a_partnership
from alongside.people import signing_in
from alongside.people.actions import add_person
from alongside.people.address_book import reach
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


TELL_NOTHING = {"Content-Length", "Expires"}  # the length of a token, the clock


def answers_to(email: str) -> list[tuple]:
    """Everything that a browser gets while it tries this address, without the tokens of forms and the time of day."""
    client = Client()
    first = client.post(reverse(ASK), {"email": email})
    second = client.get(first["Location"])
    third = client.post(first["Location"], {"code": "AAAA-BBBB"})
    return [
        (
            answer.status_code,
            sorted((name, value) for name, value in answer.headers.items() if name not in TELL_NOTHING),
            sorted(answer.cookies),
            bare_of_tokens(answer),
        )
        for answer in (first, second, third)
    ]


def problems_for(number: int) -> list[str]:
    a_person("Sam", email="sam@example.org")
    known = answers_to("sam@example.org")
    found = []
    for one in range(number):
        a_person(f"Person {one}", email=f"known{one}@example.org")
        cache.clear()
        found += [
            email
            for email in (f"known{one}@example.org", f"unknown{one}@example.org")
            if answers_to(email) != known
        ]
    return found


def test_known_and_unknown_addresses_get_the_same_answer():
    assert problems_for(20) == []
    assert len(mail.outbox) == 21, "only those whom we know get a letter"


@pytest.mark.long
def test_two_hundred_known_and_two_hundred_unknown_addresses_get_the_same_answer():
    assert problems_for(200) == []


def test_a_code_goes_out_after_the_page_was_answered(monkeypatch):
    monkeypatch.undo()
    a_person("Sam", email="sam@example.org")

    Client().post(reverse(ASK), {"email": "sam@example.org"})

    signing_in._senders.submit(int).result(timeout=30)
    signing_in._senders.submit(int).result(timeout=30)
    assert len(mail.outbox) == 1


def test_an_email_that_only_looks_the_same_signs_in_nobody():
    sam = a_person("Sam", email="sam@example.org")
    for lookalike in (
        "s\u0430m@example.org",
        "\u017fam@example.org",
        "sam@ex\u0430mple.org",
        "sam@example.org\u200b",
    ):
        cache.clear()
        Client().post(reverse(ASK), {"email": lookalike})

    assert not mail.outbox
    assert sam.name == "Sam"


def test_a_code_makes_sure_of_somebody_who_joined_alone(client):
    joined = add_person("Farah", by=None, on_their_own=True, kind="email", value="farah@example.org")
    assert reach(joined.ref).way == ""
    asked = client.post(reverse(ASK), {"email": "farah@example.org"})

    client.post(asked["Location"], {"code": code_sent()})

    joined.refresh_from_db()
    assert joined.welcomed_at is not None
    assert reach(joined.ref).address == "farah@example.org"


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
