"""Whoever is erased leaves their place at an event to the next who waits, and nothing at a door."""

import datetime

import pytest
from django.utils import timezone

from alongside.events.actions.door import came_without_booking
from alongside.events.models import Arrangement, Booking, Event, Guest
from alongside.events.tasks import look_after_events
from alongside.events.tests.make_bookings import a_booking, an_event_soon, somebody, somebody_who_needs
from alongside.home.actions.erasing import wipe
from alongside.home.record import whole_record
from alongside.partnership.tests.make import a_partnership


@pytest.mark.django_db
def test_C5_the_place_of_somebody_who_was_erased_is_held_out_to_the_next():
    a_partnership()
    event = an_event_soon(bookable=1)
    amina = somebody_who_needs("taxi", "quiet room")
    a_booking(event, amina, use_needs=True)
    waiting = a_booking(event, somebody("Sam"))

    wipe(amina, by=None)
    look_after_events.call()

    waiting.refresh_from_db()
    assert waiting.state == Booking.State.OFFERED
    assert Booking.objects.count() == 1
    assert not Arrangement.objects.exists()


@pytest.mark.django_db
def test_C5_what_somebody_left_at_a_door_is_in_their_copy_and_goes_when_they_are_erased():
    a_partnership()
    event, now = an_event_soon(), timezone.now()
    Event.objects.update(starts_at=now, ends_at=now + datetime.timedelta(hours=2))
    event.refresh_from_db()
    amina = somebody("Amina Begum", value="amina@example.org")
    came_without_booking(event, name="Amina", kind="email", value="Amina@Example.org", by=None)
    came_without_booking(event, name="Sam", kind="email", value="amina@example.org", by=None)

    copied = str(whole_record(amina, for_whom="copy"))
    wipe(amina, by=None)

    assert "Amina@Example.org" in copied
    assert "Sam" not in copied, "two people may share an inbox"
    assert [one.name for one in Guest.objects.all()] == ["Sam"]
