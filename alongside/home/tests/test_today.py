"""Today: what is due, one thing at a time; closed, and back on a day; somebody who stands in."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.algorithms.working_days import add_working_days
from alongside.events.tests.make import an_event
from alongside.formats.document import Builder
from alongside.home.today import today_for
from alongside.partnership.actions import close_until, open_again
from alongside.partnership.figures import days_off, site
from alongside.partnership.tests.make import a_partnership
from alongside.people.actions import add_person, ask_for_help, hand_over
from alongside.people.models import Person, Role
from alongside.people.signing_in import BY_REFERENCE
from alongside.people.tests.make import a_coordinator, a_person
from alongside.shared.errors import Refused
from alongside.shared.post.actions import queue_letter
from alongside.shared.post.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _partnership():
    a_partnership()


@pytest.fixture
def ruth(client):
    ruth = a_coordinator()
    client.force_login(ruth, backend=BY_REFERENCE)
    return ruth


def in_days(days: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=days)


def somebody_joined(name: str, days_ago: int) -> Person:
    person = add_person(name, by=None, on_their_own=True)
    Person.objects.filter(pk=person.pk).update(made_at=timezone.now() - datetime.timedelta(days=days_ago))
    return person


def test_Ruth_sees_at_most_five_things_the_longest_due_first(client, ruth):
    for number in range(7):
        somebody_joined(f"Person {number}", days_ago=number)

    page = client.get(reverse("home:today")).content.decode()

    assert "Person 6 joined alone" in page
    assert "Person 1 joined alone" not in page
    assert page.index("Person 6") < page.index("Person 5") < page.index("Person 2")
    assert "2 more things wait" in page
    assert "Person 1 joined alone" in client.get(reverse("home:today") + "?all").content.decode()


def test_not_today_puts_one_thing_off_until_tomorrow(client, ruth):
    joined = somebody_joined("Shabnam", days_ago=5)
    key = f"welcome {joined.ref}"

    client.post(reverse("home:today"), {"key": key})

    today = timezone.localdate()
    assert [one.key for one in today_for(ruth, today).shown] == []
    assert today_for(ruth, today).put_off == 1
    assert [one.key for one in today_for(ruth, in_days(1)).shown] == [key]
    assert today_for(a_coordinator("Bea"), today).shown, "what Ruth put off is not put off for others"


def test_what_is_done_is_not_due_any_more(client, ruth):
    callum = a_person("Callum", phone="01632 960222")
    ask_for_help(callum, helper_name="Jo", rights=["read"], until=in_days(30), by=callum)
    event = an_event("Draft", published=False)
    assert {one.key.split()[0] for one in today_for(ruth, timezone.localdate()).shown} == {"help", "publish"}

    client.post(reverse("people:no_help", args=[callum.helps_wanted.get().ref]))
    type(event).objects.update(published_at=timezone.now())

    assert today_for(ruth, timezone.localdate()).shown == []


def test_a_member_has_no_today(client):
    client.force_login(a_person("Amina"), backend=BY_REFERENCE)

    assert client.get(reverse("home:today")).status_code == 403
    assert client.get(reverse("home:sheet")).status_code == 403


def test_the_sheet_for_whoever_stands_in_shows_everything_and_no_address(client, ruth):
    for number in range(7):
        somebody_joined(f"Person {number}", days_ago=number)

    sheet = client.get(reverse("home:sheet")).content.decode()

    assert all(f"Person {number}" in sheet for number in range(7))


def test_closed_is_said_on_every_page_and_clocks_stand_still(client, ruth):
    first, back = datetime.date(2026, 12, 7), datetime.date(2026, 12, 14)
    before = add_working_days(datetime.date(2026, 12, 4), 3, days_off)

    close_until(first=first, back_on=back, words="Ring 999 in danger.", by=ruth)

    assert before == datetime.date(2026, 12, 9)
    assert add_working_days(datetime.date(2026, 12, 4), 3, days_off) == datetime.date(2026, 12, 16)


def test_everybody_reads_until_when(client, ruth):
    client.post(
        reverse("set_up:closed"),
        {"first": timezone.localdate(), "back_on": in_days(7), "words": "Ring 999 in danger."},
    )

    front = Client().get(reverse("home:front")).content.decode()
    assert "We are closed. We are back on" in front
    assert "Ring 999 in danger." in front
    client.post(reverse("set_up:closed"))
    assert "We are closed" not in Client().get(reverse("home:front")).content.decode()
    assert site().closure is None


def test_nobody_closes_for_ever(ruth):
    with pytest.raises(Refused):
        close_until(first=in_days(0), back_on=in_days(200), by=ruth)
    with pytest.raises(Refused):
        open_again(by=ruth)


def test_Bea_stands_in_for_Ruth_on_set_days_and_not_a_day_longer(client, ruth):
    bea = a_person("Bea")
    form = {
        "cover": bea.ref,
        "roles": [Role.Kind.COORDINATOR],
        "first_day": in_days(0),
        "last_day": in_days(7),
    }

    client.post(reverse("people:stand_in"), form)

    bea = Person.objects.get(pk=bea.pk)
    assert bea.is_worker
    Role.objects.filter(person=bea).update(last_day=in_days(-1))
    assert not Person.objects.get(pk=bea.pk).is_worker
    Role.objects.filter(person=bea).update(first_day=in_days(1), last_day=in_days(9))
    assert not Person.objects.get(pk=bea.pk).is_worker


def test_nobody_hands_over_what_they_do_not_have(ruth):
    with pytest.raises(Refused):
        hand_over(
            ruth,
            a_person("Bea"),
            roles=[Role.Kind.ADMINISTRATOR],
            first_day=in_days(0),
            last_day=in_days(3),
            by=ruth,
        )


def test_Ruth_comes_back_early(client, ruth):
    bea = a_person("Bea")
    hand_over(ruth, bea, roles=[Role.Kind.COORDINATOR], first_day=in_days(0), last_day=in_days(30), by=ruth)
    role = Role.objects.get(person=bea)

    client.post(reverse("people:end_stand_in", args=[role.ref]))

    assert not Person.objects.get(pk=bea.pk).is_worker
    client.force_login(bea, backend=BY_REFERENCE)
    assert client.post(reverse("people:end_stand_in", args=[role.ref])).status_code == 404


def test_letters_that_wait_for_a_person_are_due_within_two_days(client, ruth):
    hussain = add_person("Mr Hussain", by=None, kind="post", value="4 Mill Row, BD1 1AA")
    letter = queue_letter(
        "hello", to=hussain, room="people", why="You joined.", document=Builder("Hello").document()
    )
    Letter.objects.filter(pk=letter.pk).update(state=Letter.State.BY_HAND, way="post")

    assert [(one.words, one.on) for one in today_for(ruth, timezone.localdate()).shown] == [
        ("Print and post 1 letter.", in_days(2))
    ]
