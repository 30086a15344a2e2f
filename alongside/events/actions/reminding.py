"""Before and after an event: it is soon; and was what you need there?"""

from django.db import transaction
from django.utils import timezone

from alongside.events.letters_to_bookers import queue_reminder, queue_was_it_there
from alongside.events.models import Booking


@transaction.atomic
def remind(booking: Booking) -> None:
    """Whoever booked in the last days has only just got their ticket, and gets no second letter."""
    if booking.made_at.date() < timezone.localdate():
        queue_reminder(booking)
    Booking.objects.filter(pk=booking.pk).update(reminded=True)


@transaction.atomic
def ask_if_it_was_there(booking: Booking) -> None:
    queue_was_it_there(booking, [one for one in booking.arrangements.all() if not one.met])
    Booking.objects.filter(pk=booking.pk).update(asked_if_met=True)
