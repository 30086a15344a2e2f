"""Ways to be involved (A6): one step from home, without an account, each with time, access, pay and how to say yes."""

import pytest
from django.urls import reverse

from alongside.demo.actions import build_example
from alongside.people.models import Person
from alongside.people.signing_in import BY_REFERENCE
from alongside.shared.opportunities import everything_open

pytestmark = pytest.mark.django_db


@pytest.fixture
def built(monkeypatch):
    monkeypatch.setattr("alongside.voting.actions.forget_old_pages", lambda: None)
    build_example()


def test_A6_everything_that_is_open_stands_on_one_page_one_step_from_home(built, client):
    assert 'href="/ways-to-be-involved/"' in client.get("/").content.decode()

    page = client.get("/ways-to-be-involved/").content.decode()

    assert "What makes a good day?" in page  # an event
    assert "A vote." in page
    assert "We pay you: £25 an hour" in page
    assert "Step-free way in".lower() in page.lower()
    assert "01632 960123" in page  # how to say yes by phone


def test_A6_whoever_is_on_the_phone_with_somebody_reads_it_to_them(built, client):
    ruth, hussain = (Person.objects.get(called=name) for name in ("Ruth", "Mr Hussain"))
    client.force_login(ruth, backend=BY_REFERENCE)

    page = client.get(reverse("people:person", args=[hussain.ref])).content.decode()

    assert "Ways to be involved, to read aloud" in page
    assert 'href="/ways-to-be-involved/"' in page


def test_F1_each_way_says_what_we_pay_or_how_to_ask_and_every_one_says_how_we_help(built, client):
    ways = everything_open()
    page = client.get("/ways-to-be-involved/").content.decode()

    assert ways
    for card in page.split('<li class="card">')[1:]:
        assert "We pay" in card or "There is no fee" in card or "Ask us what we pay" in card
    assert all(one.access and one.time for one in ways), [one.what for one in ways]
