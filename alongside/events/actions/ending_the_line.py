"""An event begins: whoever still waits hears that there was no place, once, and is asked for nothing more."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.events.actions.arranging import forget_needs_of
from alongside.events.actions.booking import settle_booking
from alongside.events.actions.locking import lock
from alongside.events.letters_to_bookers import queue_no_place
from alongside.events.models import Booking, Event
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route

TELL_WITHIN = datetime.timedelta(days=21)  # after that a letter would only puzzle people
HAPPENED = {
    Booking.State.NO_PLACE: "waited for a place in vain",
    Booking.State.UNANSWERED: "did not answer an offer before the event began",
}


@transaction.atomic
def end_the_line(event: Event, *, now: datetime.datetime | None = None) -> int:
    """The event has begun: whoever waits gets one letter, each their own way. How many had no place.

    Nobody can take an offer any more. Whoever was let in at the door all the same has a place, and hears nothing.
    """
    event, now = lock(event), now or timezone.now()
    if not event.takes_bookings or event.starts_at > now:
        return 0
    rows = event.bookings.filter(state__in=[Booking.State.WAITING, Booking.State.OFFERED])
    told = 0
    for booking in rows.select_related("person", "attendance").order_by("pk"):
        booking.event = event
        if hasattr(booking, "attendance"):
            has_a_place(booking)
            continue
        is_offered = booking.state == Booking.State.OFFERED
        forget_needs_of(booking)
        settle_booking(booking, Booking.State.UNANSWERED if is_offered else Booking.State.NO_PLACE)
        record(None, HAPPENED[booking.state], booking, via=Route.PROGRAM, helping=booking.person)
        if event.starts_at > now - TELL_WITHIN:
            queue_no_place(booking)
        told += 1
    return told


def has_a_place(booking: Booking) -> None:
    """They are in the room, so they have one."""
    booking.state, booking.offered_until, booking.settled_at = Booking.State.PLACED, None, None
    booking.save(update_fields=["state", "offered_until", "settled_at"])


@transaction.atomic
def hear_no_more(booking: Booking, *, by, via: str = Route.WEB) -> Booking:
    """Whoever waited in vain does not want to hear what was said. Said twice, it is said once."""
    lock(booking.event)
    booking = Booking.objects.select_related("person", "event").get(pk=booking.pk)
    if not booking.was_in_vain:
        raise Refused(_("This is for people who waited, and had no place."))
    if booking.hears_after:
        booking.hears_after = False
        booking.save(update_fields=["hears_after"])
        record(by, "wants no letter about what was said", booking, via=via, helping=booking.person)
    return booking
