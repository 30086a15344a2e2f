"""Somebody lets somebody help: made sure of, right by right, seen on every page, stopped with one tap."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.partnership.tests.make import a_partnership
from alongside.people.actions import ask_for_help, let_help, write_needs
from alongside.people.models import Help, HelpWanted
from alongside.people.signing_in import BY_REFERENCE
from alongside.people.tests.make import a_coordinator, a_person
from alongside.shared.history.models import PrivateEntry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _partnership():
    a_partnership()


def signed_in(client, person):
    client.force_login(person, backend=BY_REFERENCE)
    return client


def in_days(days: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=days)


@pytest.fixture
def callum():
    return a_person("Callum", phone="01632 960222")


@pytest.fixture
def jo():
    return a_person("Jo", email="jo@example.org")


def helping(client, helper, helped, rights) -> Help:
    help = let_help(helped, helper, rights=rights, until=in_days(100), by=helped)
    signed_in(client, helper).post(reverse("people:start_helping", args=[help.ref]))
    return help


def test_a_wish_for_help_lets_nobody_in_until_somebody_rang_back(client, callum, jo):
    asked = {"helper_name": "Jo", "helper_reached": "01632 960333", "rights": ["needs"], "until": in_days(90)}
    signed_in(client, callum).post(reverse("people:want_help", args=[callum.ref]), asked)

    assert not Help.objects.exists()
    assert "Jo was asked for" in client.get(reverse("people:person", args=[callum.ref])).content.decode()
    ruth = a_coordinator()
    page = reverse("people:arrange_help", args=[callum.ref])
    shown = signed_in(client, ruth).get(page).content.decode()
    assert "01632 960333" in shown
    sure = {
        "helper": jo.ref,
        "rights": ["needs"],
        "until": in_days(90),
        "how_confirmed": "rang back, alone",
        "via": "phone",
    }
    client.post(page, sure)

    help = Help.objects.get()
    assert (help.helper, help.how_confirmed) == (jo, "rang back, alone")
    assert HelpWanted.objects.get().settled_at is not None


def test_nobody_makes_themselves_a_helper(client, callum, jo):
    signed_in(client, jo)

    assert client.get(reverse("people:want_help", args=[callum.ref])).status_code == 404
    assert client.get(reverse("people:arrange_help", args=[callum.ref])).status_code == 404
    assert client.get(reverse("people:arrange_help", args=[jo.ref])).status_code == 403


def test_a_wish_that_was_not_theirs_is_settled_with_no(client, callum):
    wanted = ask_for_help(callum, helper_name="Jo", rights=["read"], until=in_days(9), by=callum)

    signed_in(client, a_coordinator()).post(reverse("people:no_help", args=[wanted.ref]))

    assert not Help.objects.exists()
    assert HelpWanted.objects.get().settled_at is not None


def test_Jo_helps_Callum_say_what_he_needs_and_it_is_written_down_as_hers(client, callum, jo):
    write_needs(callum, needs=["cards"], yes=True, by=callum)
    helping(client, jo, callum, ["needs"])

    shown = client.get(reverse("people:needs", args=[callum.ref])).content.decode()
    client.post(reverse("people:change_needs", args=[callum.ref]), {"needs_support": ["cards", "more time"]})

    assert "You are helping Callum." in shown
    assert {need.code for need in callum.needs.all()} == {"cards", "more time"}
    entry = PrivateEntry.objects.filter(kind="said what they need").last()
    assert (entry.by, entry.helping) == (jo.ref, callum.ref)


def test_every_page_says_whom_Jo_is_helping(client, callum, jo):
    helping(client, jo, callum, ["needs"])

    for page in ("home:front", "home:my_page", "events:all", "voting:all", "people:hats"):
        assert "You are helping Callum." in client.get(reverse(page)).content.decode(), page


def test_Jo_acts_for_Callum_only_while_every_page_says_so(client, callum, jo):
    let_help(callum, jo, rights=["needs"], until=in_days(100), by=callum)

    refused = signed_in(client, jo).get(reverse("people:needs", args=[callum.ref]))

    assert refused.status_code == 403
    assert "Do something for Callum" in refused.content.decode()


@pytest.mark.parametrize("right", ["read", "book", "say", "letters"])
def test_another_right_does_not_open_what_he_needs(client, callum, jo, right):
    helping(client, jo, callum, [right])

    assert client.get(reverse("people:needs", args=[callum.ref])).status_code == 403


@pytest.mark.parametrize(
    "page",
    ["change", "add_route", "lists", "where_from", "brings", "yeses", "notes", "want_help", "roles"],
)
def test_a_helper_never_touches_how_he_is_reached_or_what_he_said_yes_to(client, callum, jo, page):
    helping(client, jo, callum, ["read", "book", "needs", "say", "letters"])

    assert client.get(reverse(f"people:{page}", args=[callum.ref])).status_code == 403


def test_a_helper_never_sees_his_addresses(client, callum, jo):
    helping(client, jo, callum, ["read", "book", "needs", "say", "letters"])
    page = reverse("people:person", args=[callum.ref])
    way = callum.contact_routes.get()

    assert "960222" not in client.get(page).content.decode()
    assert client.post(page).status_code == 403
    assert client.get(reverse("people:change_route", args=[way.ref])).status_code == 403
    assert client.post(reverse("people:remove_route", args=[way.ref])).status_code == 403


def test_Callum_stops_it_with_one_tap_and_Jo_is_stopped_at_once(client, callum, jo):
    help = helping(client, jo, callum, ["needs"])
    page = reverse("people:needs", args=[callum.ref])
    assert client.get(page).status_code == 200
    his = type(client)()

    assert "Stop the help of Jo" in signed_in(his, callum).get(reverse("home:my_page")).content.decode()
    his.post(reverse("people:end_help", args=[help.ref]))

    assert client.get(page).status_code == 404
    assert "You are helping" not in client.get(reverse("home:front")).content.decode()


def test_help_that_ran_out_opens_nothing(client, callum, jo):
    help = helping(client, jo, callum, ["needs"])
    Help.objects.filter(pk=help.pk).update(until=in_days(-1))

    assert client.get(reverse("people:needs", args=[callum.ref])).status_code == 404
