"""Many events and many bookings ask the database no more than few do."""

import datetime
from itertools import cycle

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alongside.events.actions.door import check_in
from alongside.events.models import Arrangement, Attendance, Booking, Event
from alongside.events.tests.make_bookings import (
    a_booking,
    an_event_soon,
    signed_in,
    somebody,
    somebody_who_needs,
)
from alongside.partnership.tests.make import a_partnership
from alongside.people.tests.make import a_coordinator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _partnership():
    a_partnership()


def asked(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        answer = client.get(address)
    assert answer.status_code == 200, address
    return len(found)


def many_more(event: Event, booking: Booking, *, events: int, bookings: int) -> None:
    """Rows as they are after years, written straight into the tables: what is measured is reading."""
    columns = [column.attname for column in Event._meta.concrete_fields if column.name not in ("id", "ref")]
    same = {name: getattr(event, name) for name in columns}
    new = Event.objects.bulk_create(
        Event(
            **same
            | {
                "starts_at": event.starts_at + datetime.timedelta(days=number * 7 % 100 - 50),
                "ends_at": event.ends_at + datetime.timedelta(days=number * 7 % 100 - 50),
            }
        )
        for number in range(events)
    )
    people = [somebody(f"Person {number}", kind="phone") for number in range(20)]
    made = Booking.objects.bulk_create(
        Booking(
            event=one,
            place=booking.place,
            person=people[number // len(new) % 20],
            state="placed",
            code=f"{number:06}",
        )
        for number, one in zip(range(bookings), cycle(new), strict=False)
    )
    here = [
        Booking(
            event=event,
            place=booking.place,
            person=person,
            state="placed",
            code=f"{person.pk % 1000:03}{number:03}",
        )
        for number, person in enumerate(people)
    ]
    made += Booking.objects.bulk_create(here)
    Arrangement.objects.bulk_create(
        Arrangement(booking=one, need="taxi", due_on=timezone.localdate(), asked_on=timezone.localdate())
        for one in made[-40:]
    )
    Attendance.objects.bulk_create(
        Attendance(event=event, booking=one, person=one.person, how="list") for one in here[:10]
    )


@pytest.mark.parametrize(
    ("events", "bookings"), [(60, 120), pytest.param(1000, 5000, marks=pytest.mark.long)]
)
def test_the_pages_of_events_ask_no_more_when_there_is_much(client, events, bookings):
    event = an_event_soon(days=3)
    booking = a_booking(event, somebody_who_needs("taxi"), use_needs=True)
    signed_in(client, a_coordinator())
    pages = [
        "/events/",
        event.get_absolute_url(),
        booking.get_absolute_url(),
        *(
            reverse(f"events:{name}", args=[event.ref])
            for name in ("bookings", "needed", "check_in", "pack", "paper_sheet")
        ),
        reverse("events:feed"),
        reverse("events:listened"),
        "/ways-to-be-involved/",
        "/my-page/",
        "/today/",
    ]
    many_more(event, booking, events=20, bookings=20)
    few = {page: asked(client, page) for page in pages}

    many_more(event, booking, events=events, bookings=bookings)

    many = {page: asked(client, page) for page in pages}
    # A list that has a second page counts it: one more, whatever the number.
    assert {page: (few[page], many[page]) for page in pages if many[page] > few[page] + 1} == {}


def test_the_day_asks_the_database_as_often_for_85_people_as_for_12(client):
    few, many = an_event_soon(), an_event_soon()
    for event, people in ((few, 12), (many, 85)):
        for number in range(people):
            person = somebody(f"Person {number}", value=f"p{people}.{number}@example.org")
            a_booking(event, person, organisation=f"Club {number}")
        now = timezone.now()
        Event.objects.filter(pk=event.pk).update(starts_at=now, ends_at=now + datetime.timedelta(hours=2))
        for booking in event.bookings.all()[: people // 2]:
            check_in(booking, by=None)
    signed_in(client, a_coordinator())

    for name in ("check_in", "pack", "paper_sheet", "organisations", "headcount"):
        addresses = [reverse(f"events:{name}", args=[event.ref]) for event in (few, many)]
        assert asked(client, addresses[1]) <= asked(client, addresses[0]), name
