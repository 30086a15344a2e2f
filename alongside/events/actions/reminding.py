"""Before and after an event: it is soon; and was what you need there?

Both are asked anew under the lock of the event: since the worker made its list, somebody may have cancelled, answered,
or been told of another day.
"""

from django.db import transaction
from django.utils import timezone

from alongside.events.actions.locking import lock
from alongside.events.letters_to_bookers import queue_reminder, queue_was_it_there
from alongside.events.models import Booking


@transaction.atomic
def remind(booking: Booking) -> None:
    """Whoever booked in the last days has only just got their ticket, and gets no second letter."""
    event = lock(booking.event)
    now = placed_still(booking)
    if now is None or now.reminded or not event.takes_bookings or event.has_begun:
        return
    if timezone.localtime(now.made_at).date() < timezone.localdate():
        queue_reminder(now)
    Booking.objects.filter(pk=now.pk).update(reminded=True)


@transaction.atomic
def ask_if_it_was_there(booking: Booking) -> None:
    lock(booking.event)
    now = placed_still(booking)
    if now is None or now.asked_if_met:
        return
    if rows := [one for one in now.arrangements.all() if not one.met]:
        queue_was_it_there(now, rows)
    Booking.objects.filter(pk=now.pk).update(asked_if_met=True)


def placed_still(booking: Booking) -> Booking | None:
    """The booking as it stands now, if they still have a place."""
    rows = (
        Booking.objects.coming().select_related("event", "person", "place").prefetch_related("arrangements")
    )
    return rows.filter(pk=booking.pk).first()
