"""A volunteer at the door opens one event's door page, for one day, and nothing else."""

import datetime
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.events.actions import end_day_pass, make_day_pass
from alongside.events.models import DayPass, Headcount
from alongside.events.tests.make import an_event
from alongside.partnership.tests.make import a_partnership
from alongside.people.signing_in import BY_REFERENCE
from alongside.people.tests.make import a_coordinator, a_person
from alongside.shared.errors import Refused
from alongside.shared.history.models import PrivateEntry

pytestmark = pytest.mark.django_db
TYPE, DOOR = "/events/day-pass/", "/events/door/"


@pytest.fixture(autouse=True)
def _partnership():
    a_partnership()


def an_event_on(day: datetime.date | None = None):
    return an_event(day=day or timezone.localdate())


def a_pass(**more):
    values = {"volunteer": "Joan", "day": timezone.localdate(), "by": None} | more
    return make_day_pass(values.pop("event", None) or an_event_on(values["day"]), **values)


def test_Joan_counts_at_the_door_and_it_is_written_down_how(client):
    _pass, code = a_pass()

    assert client.post(TYPE, {"code": f"{code[:5].lower()} {code[5:]}"})["Location"] == DOOR
    page = client.get(DOOR).content.decode()
    client.post(DOOR, {"people": "12", "came": "room"})

    assert "Step-free way in" in page
    assert Headcount.objects.get().people == 12
    assert PrivateEntry.objects.filter(kind="counted who came, by day pass").exists()


def test_a_pass_opens_nothing_else(client):
    _pass, code = a_pass()
    client.post(TYPE, {"code": code})

    for page in ("/people/", "/my-page/", "/events/hold/"):
        assert client.get(page)["Location"].startswith("/sign-in/")


def test_a_pass_works_on_its_own_day_only(client):
    _pass, code = a_pass(day=timezone.localdate() + datetime.timedelta(days=1))

    assert client.post(TYPE, {"code": code}).status_code == 200
    assert client.get(DOOR)["Location"] == TYPE
    with pytest.raises(Refused):
        a_pass(day=timezone.localdate() - datetime.timedelta(days=1))


def test_a_pass_opens_nobody_s_list_before_the_day_of_the_event():
    event = an_event_on(timezone.localdate() + datetime.timedelta(days=60))

    with pytest.raises(Refused, match="on the day of the event alone"):
        make_day_pass(event, volunteer="Joan", day=timezone.localdate(), by=None)


def test_a_pass_that_was_stopped_closes_the_page_at_once(client):
    one, code = a_pass()
    client.post(TYPE, {"code": code})
    assert client.get(DOOR).status_code == 200

    end_day_pass(one, by=None)

    assert client.get(DOOR)["Location"] == TYPE


def test_after_six_wrong_tries_this_browser_asks_for_a_new_pass_and_others_do_not(client):
    _pass, code = a_pass()
    for _try in range(6):
        client.post(TYPE, {"code": "00000 00000"})

    assert "That was six tries" in client.post(TYPE, {"code": code}).content.decode()
    assert Client().post(TYPE, {"code": code}).status_code == 302


def test_a_worker_prints_a_pass_once_and_stops_it(client):
    event = an_event_on()
    client.force_login(a_coordinator(), backend=BY_REFERENCE)
    address = reverse("events:make_day_pass", args=[event.ref])

    page = client.post(address, {"volunteer": "Joan", "day": timezone.localdate()}).content.decode()
    code = re.search(r"<strong>([0-9A-Z]{5} [0-9A-Z]{5})</strong>", page)[1].replace(" ", "")
    listed = client.get(address).content.decode()
    client.post(reverse("events:end_day_pass", args=[DayPass.objects.get().ref]))

    assert "Joan" in listed
    assert code not in listed
    assert Client().post(TYPE, {"code": code}).status_code == 200


def test_members_make_no_passes(client):
    client.force_login(a_person(), backend=BY_REFERENCE)

    assert client.get(reverse("events:make_day_pass", args=[an_event().ref])).status_code == 403
