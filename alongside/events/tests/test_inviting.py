"""People are invited by their own way, once, and only who said that we may write."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.events.actions import invite_people
from alongside.events.models import Event
from alongside.events.tests import make
from alongside.groups.actions import seat
from alongside.groups.tests.make import a_group
from alongside.partnership.tests.make import a_partnership
from alongside.people.actions import add_contact_route, add_person, say_yes
from alongside.people.models import Person
from alongside.people.tests.make import a_coordinator, a_person
from alongside.shared.errors import Refused
from alongside.shared.post.actions import send_letter
from alongside.shared.post.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ruth(settings):
    a_partnership()
    settings.MAY_SEND = f"{__name__}.yes"
    return a_coordinator(email="ruth@example.org")


def yes() -> bool:
    return True


def an_event():
    return make.an_event(day=timezone.localdate() + datetime.timedelta(days=30))


def test_A6_everybody_is_invited_their_own_way(ruth, mailoutbox):
    event = an_event()
    hussain = a_person("Mr Hussain", print_size=18)
    add_contact_route(hussain, kind="post", value="1 Mill Lane\nBD1 1AA", is_first_choice=True, by=None)
    a_person("Farah", phone="01632 960111")
    a_person("Callum", email="callum@example.org")

    assert invite_people(event, whom="everybody", by=ruth) == 4

    states = {letter.to: send_after_a_minute(letter) for letter in Letter.objects.all()}
    ways = sorted((letter.way, letter.state) for letter in states.values())
    assert ways == [("email", "sent"), ("email", "sent"), ("phone", "by hand"), ("post", "by hand")]
    body = mailoutbox[0].body
    assert str(event.title) in body
    assert all(line in body for line in event.offer)
    assert "01274" in body or "@" in body


def send_after_a_minute(letter: Letter) -> Letter:
    Letter.objects.filter(pk=letter.pk).update(not_before=timezone.now())
    return send_letter(letter)


def test_nobody_is_invited_twice_and_who_came_since_is(ruth):
    event = an_event()
    a_person("Callum", email="callum@example.org")
    invite_people(event, whom="everybody", by=ruth)
    with pytest.raises(Refused):
        invite_people(event, whom="everybody", by=ruth)

    a_person("Sam", email="sam@example.org")

    assert invite_people(event, whom="everybody", by=ruth) == 1


def test_who_came_with_a_list_and_has_not_said_yes_is_not_invited(ruth):
    event = an_event()
    Person.objects.filter(pk=a_person("Farah", phone="01632 960111").pk).update(held_back=True)
    add_person("Joined alone", by=None, on_their_own=True)

    assert invite_people(event, whom="everybody", by=ruth) == 1


def test_news_reaches_only_who_wants_it_and_a_group_only_its_people(ruth):
    event = an_event()
    callum, sam = a_person("Callum", email="c@example.org"), a_person("Sam", email="s@example.org")
    say_yes(callum, "news", by=callum)
    group = a_group()
    seat(group, sam, hat="carer", by=ruth)

    assert invite_people(event, whom="news", by=ruth) == 1
    assert invite_people(event, whom=f"group {group.ref}", by=ruth) == 1
    assert set(Letter.objects.values_list("to", flat=True)) == {callum.ref, sam.ref}


def test_an_event_that_is_over_or_not_published_invites_nobody(ruth):
    over, draft = an_event(), an_event()
    ago = timezone.now() - datetime.timedelta(days=2)
    Event.objects.filter(pk=over.pk).update(starts_at=ago, ends_at=ago + datetime.timedelta(hours=1))
    Event.objects.filter(pk=draft.pk).update(published_at=None)

    for event in (over, draft):
        with pytest.raises(Refused):
            invite_people(event, whom="everybody", by=ruth)


def test_the_page_shows_the_words_and_how_many(client, ruth):
    event = an_event()
    a_person("Callum", email="callum@example.org")
    client.force_login(ruth)

    page = client.get(reverse("events:invite", args=[event.ref])).content.decode()
    answer = client.post(reverse("events:invite", args=[event.ref]), {"whom": "everybody"}, follow=True)

    assert "Everybody who takes part: 2" in page
    assert "You are invited" in page
    assert "2 people are invited." in answer.content.decode()


def test_a_member_invites_nobody(client):
    client.force_login(a_person("Callum"))

    assert client.get(reverse("events:invite", args=[an_event().ref])).status_code == 403
