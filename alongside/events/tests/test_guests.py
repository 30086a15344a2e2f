"""Somebody who comes without a booking may leave a name and one way, to be thanked; then both are forgotten."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.events.actions import make_day_pass
from alongside.events.actions.door import came_without_booking, take_back_coming, type_paper_sheet
from alongside.events.address_book import reach
from alongside.events.attendance import attendance_of, typed_sheet
from alongside.events.models import Attendance, Event, Guest
from alongside.events.tasks import let_go_tonight
from alongside.events.tests.make_bookings import an_event_soon, signed_in
from alongside.partnership.tests.make import a_partnership
from alongside.people.models import Person
from alongside.people.tests.make import a_coordinator
from alongside.shared.errors import Refused
from alongside.shared.history.models import PrivateEntry, Sealed

pytestmark = pytest.mark.django_db
PROMISE = "We use this to thank you and to send what was said. Then we forget it."


@pytest.fixture(autouse=True)
def _partnership():
    a_partnership()


def today() -> Event:
    event = an_event_soon()
    now = timezone.now()
    Event.objects.filter(pk=event.pk).update(starts_at=now, ends_at=now + datetime.timedelta(hours=2))
    return Event.objects.get(pk=event.pk)


def walk_in(**more) -> dict:
    return {"name": "", "kind": "", "value": "", "connection": "not asked", "with_them": ""} | more


def over_for(event: Event, days: int) -> None:
    then = timezone.now() - datetime.timedelta(days=days)
    Event.objects.filter(pk=event.pk).update(starts_at=then, ends_at=then + datetime.timedelta(hours=2))


def test_K3_a_volunteer_at_the_door_writes_down_whom_to_thank_and_reads_them_what_becomes_of_it(client):
    event = today()
    _pass, code = make_day_pass(event, volunteer="Jo", day=timezone.localdate(), by=a_coordinator())
    client.post(reverse("events:day_pass"), {"code": code})
    address = reverse("events:without_booking", args=[event.ref])
    page = client.get(address).content.decode()
    assert PROMISE in page
    assert "<details><summary>They would like to be thanked" in page, "in a queue the button is near"
    people = Person.objects.count()

    client.post(address, walk_in(name="Omar", kind="email", value="omar@example.org"))

    guest = Guest.objects.get()
    assert (guest.name, guest.kind, guest.value) == ("Omar", "email", "omar@example.org")
    assert attendance_of(event).attendances == 1
    assert Person.objects.count() == people, "nobody becomes a person of ours by this"
    door = client.get(reverse("events:door")).content.decode()
    assert "Omar" in door
    assert "omar@example.org" not in door, "whoever stands at the door reads no address"


def test_somebody_of_sixteen_leaves_everything_blank_and_is_counted_as_before(client):
    event = today()
    signed_in(client, a_coordinator())

    client.post(reverse("events:without_booking", args=[event.ref]), walk_in())

    assert attendance_of(event).attendances == 1
    assert not Guest.objects.exists()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"name": "Omar", "kind": "email", "value": "omar at home"}, "does not look like an e-mail"),
        ({"name": "Omar", "kind": "text", "value": ""}, "Say both"),
        ({"name": "Omar", "kind": "", "value": "omar@example.org"}, "Say both"),
        ({"name": "", "kind": "email", "value": "omar@example.org"}, "Write the name too"),
    ],
)
def test_what_cannot_reach_anybody_gets_a_sentence_and_nobody_is_counted_yet(client, given, words):
    event = today()
    signed_in(client, a_coordinator())

    answer = client.post(reverse("events:without_booking", args=[event.ref]), walk_in(**given))

    assert words in answer.content.decode()
    assert "<details open>" in answer.content.decode(), "what they gave stands open"
    assert not Attendance.objects.exists()


def test_C5_history_keeps_neither_the_name_nor_the_way():
    event = today()

    came_without_booking(event, name="Zebedee", kind="email", value="zebedee@example.org", by=None)

    entries = PrivateEntry.objects.filter(kind="came without a booking")
    sealed = Sealed.objects.filter(entry_hash__in=entries.values("hash"))
    assert "zebedee" not in str([one.private for one in sealed]).casefold()
    assert Attendance.objects.get().name == "", "the name stands with the way, and goes with it"


def test_C5_whom_nobody_thanked_is_forgotten_sixty_days_after_the_event_and_still_counts():
    event = today()
    came_without_booking(event, name="Omar", kind="email", value="omar@example.org", by=None)
    over_for(event, days=30)
    let_go_tonight.call()
    guest = Guest.objects.get()

    over_for(event, days=62)
    let_go_tonight.call()

    assert not Guest.objects.exists()
    assert reach(guest.ref, is_expected=True) is None
    assert attendance_of(event).attendances == 1
    assert Attendance.objects.get().called == ""


def test_C5_whoever_does_not_want_to_be_thanked_after_all_is_forgotten_at_once_and_still_counts(client):
    event = today()
    came = came_without_booking(event, name="Omar", kind="email", value="omar@example.org", by=None)
    signed_in(client, a_coordinator())

    client.post(reverse("events:forget", args=[came.ref]))
    client.post(reverse("events:forget", args=[came.ref]))

    assert not Guest.objects.exists()
    assert attendance_of(event).attendances == 1
    assert "Omar" not in client.get(reverse("events:check_in", args=[event.ref])).content.decode()


def test_C5_a_coming_that_is_taken_back_leaves_no_name():
    event = today()
    came = came_without_booking(event, name="Omar", kind="phone", value="01632 960123", by=None)

    take_back_coming(came, by=None)

    assert not Guest.objects.exists()


def test_C4_a_member_forgets_nobody(client):
    came = came_without_booking(today(), name="Omar", kind="phone", value="01632 960123", by=None)
    member = Person.objects.create(name="Sam")
    signed_in(client, member)

    assert client.post(reverse("events:forget", args=[came.ref])).status_code == 403
    assert Guest.objects.exists()


def test_only_what_a_guest_waits_for_reaches_them_and_nothing_else():
    came_without_booking(today(), name="Omar", kind="email", value="omar@example.org", by=None)
    guest = Guest.objects.get()

    assert reach(guest.ref).way == ""
    assert (reach(guest.ref, is_expected=True).way, reach(guest.ref, is_expected=True).name) == (
        "email",
        "Omar",
    )


def test_K3_the_paper_sheet_takes_an_email_or_a_number_to_thank_somebody(client):
    event = today()
    signed_in(client, a_coordinator())
    assert PROMISE in client.get(reverse("events:pack", args=[event.ref])).content.decode()
    lines = (
        "Omar, Deaf Club, omar@example.org, +2\nLena, none, 07700 900123\nJo, 01632 960123\nKim, Deaf Club"
    )

    type_paper_sheet(event, came=[], more=lines, by=None)

    assert {(one.name, one.kind) for one in Guest.objects.all()} == {
        ("Omar", "email"),
        ("Lena", "text"),
        ("Jo", "phone"),
    }
    assert typed_sheet(event).more == lines
    assert attendance_of(event).attendances == 6


def test_K3_a_sheet_typed_again_keeps_whoever_stands_on_it_as_before():
    event = today()
    type_paper_sheet(event, came=[], more="Omar, omar@example.org\nLena", by=None)
    omar, lena = Guest.objects.get(), Attendance.objects.get(guest=None)

    type_paper_sheet(event, came=[], more="Lena\nOmar, omar@example.org\nKim, kim@example.org", by=None)

    assert {one.name: one.ref for one in Guest.objects.all()}["Omar"] == omar.ref
    assert Attendance.objects.get(guest=None).ref == lena.ref
    type_paper_sheet(event, came=[], more="Lena", by=None)
    assert not Guest.objects.exists()
    assert Attendance.objects.get().ref == lena.ref


def test_a_line_of_the_sheet_that_reaches_nobody_is_named_and_nothing_is_lost():
    event = today()

    with pytest.raises(Refused, match=r"omar@home.*e-mail"):
        type_paper_sheet(event, came=[], more="Lena\nOmar, omar@home", by=None)

    assert not Attendance.objects.exists()
