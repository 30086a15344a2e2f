"""Whoever is erased leaves their place at an event to the next who waits."""

import pytest

from alongside.events.models import Arrangement, Booking
from alongside.events.tasks import look_after_events
from alongside.events.tests.make_bookings import a_booking, an_event_soon, somebody, somebody_who_needs
from alongside.home.actions.erasing import wipe
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
