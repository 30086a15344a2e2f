"""Signing in without e-mail: a printed card. And being told when somebody else signs in."""

import datetime
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.partnership.tests.make import a_partnership
from alongside.people.actions import end_cards, give_role, make_card
from alongside.people.models import Person, Role, SignInCard
from alongside.people.signing_in import BY_REFERENCE
from alongside.people.tests.make import a_coordinator, a_person
from alongside.shared.errors import Refused
from alongside.shared.history.models import PrivateEntry
from alongside.shared.post.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _partnership():
    a_partnership()


@pytest.fixture
def hussain() -> Person:
    return a_person("Mr Hussain", phone="01632 960771")


def in_by_card(client, code):
    return client.post(reverse("people:card"), {"code": code})


def test_Mr_Hussain_signs_in_with_the_code_on_his_card(client, hussain):
    _card, code = make_card(hussain, by=a_coordinator())

    done = in_by_card(client, f"{code[:4].lower()} {code[4:8]}-{code[8:]}")

    assert done["Location"] == "/my-page/"
    assert "Hello Mr" in client.get("/my-page/").content.decode()
    assert SignInCard.objects.get().last_used_at is not None


def test_the_picture_opens_a_page_that_does_nothing_until_the_button(client, hussain):
    _card, code = make_card(hussain, by=None)
    address = reverse("people:card_code", args=[code])

    page = client.get(address).content.decode()

    assert "Press the button" in page
    assert "Hussain" not in page
    assert SignInCard.objects.get().last_used_at is None
    assert client.post(address, {"code": code}).status_code == 302


def test_a_worker_prints_a_card_once_and_nowhere_does_its_code_stay(client, hussain):
    client.force_login(a_coordinator(), backend=BY_REFERENCE)
    address = reverse("people:new_card", args=[hussain.ref])

    page = client.post(address).content.decode()

    code = re.search(r"<strong>([0-9A-Z ]{14})</strong>", page)[1].replace(" ", "")
    assert "<svg" in page
    assert code not in str(SignInCard.objects.values())
    assert code not in str(PrivateEntry.objects.values())
    assert in_by_card(Client(), code).status_code == 302
    assert code not in client.get(address).content.decode()


def test_a_new_card_ends_the_old_one(client, hussain):
    _card, old = make_card(hussain, by=None)
    make_card(hussain, by=None)

    assert "We do not know this card" in in_by_card(client, old).content.decode()


def test_a_lost_card_stops_at_once(client, hussain):
    _card, code = make_card(hussain, by=None)

    end_cards(hussain, by=None)

    assert in_by_card(client, code).status_code == 200


def test_a_card_ends_after_a_year(client, hussain):
    _card, code = make_card(hussain, by=None)
    SignInCard.objects.update(until=timezone.localdate() - datetime.timedelta(days=1))

    assert in_by_card(client, code).status_code == 200


def test_after_six_wrong_tries_this_browser_is_asked_to_ring_and_the_hall_is_not(client, hussain):
    _card, code = make_card(hussain, by=None)
    for _try in range(6):
        in_by_card(client, "0000 0000 0000")

    assert "Please ring us" in in_by_card(client, code).content.decode()
    assert in_by_card(Client(), code).status_code == 302


def test_nobody_who_works_here_signs_in_with_a_card(client, hussain):
    with pytest.raises(Refused):
        make_card(a_coordinator(), by=None)
    _card, code = make_card(hussain, by=None)

    give_role(hussain, Role.Kind.EDITOR, by=None)

    assert in_by_card(client, code).status_code == 200


def test_whoever_came_by_card_sees_no_address_and_changes_none(client, hussain):
    _card, code = make_card(hussain, by=None)
    in_by_card(client, code)

    page = client.get(reverse("people:person", args=[hussain.ref])).content.decode()

    assert "960771" not in page
    for name in ("add_route", "want_help"):
        said = client.get(reverse(f"people:{name}", args=[hussain.ref]))
        assert said.status_code == 403
        assert "a card can be lost" in said.content.decode()
    way = hussain.contact_routes.get()
    assert client.post(reverse("people:remove_route", args=[way.ref])).status_code == 403


def test_signing_out_everywhere_ends_every_device_and_the_card(client, hussain):
    _card, code = make_card(hussain, by=None)
    other = Client()
    in_by_card(other, code)
    in_by_card(client, code)

    client.post(reverse("people:sign_out_all"))

    assert other.get("/my-page/").status_code == 302
    assert in_by_card(Client(), code).status_code == 200


def test_a_sign_in_on_an_unknown_device_is_told_by_the_safe_way(client, hussain):
    _card, code = make_card(hussain, by=None)
    in_by_card(client, code)
    in_by_card(client, code)
    assert not Letter.objects.filter(to=hussain.ref).exists()

    in_by_card(Client(), code)

    assert Letter.objects.get(to=hussain.ref).subject == "Somebody signed in as you"
