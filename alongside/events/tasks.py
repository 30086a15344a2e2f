"""Work in the background: the waiting list, reminders, the question afterwards, and what is let go when its time is over."""

import datetime
from collections.abc import Callable, Iterable

from django.db.models import Q
from django.tasks import task
from django.utils import timezone

from alongside.algorithms.working_days import add_working_days
from alongside.events.actions.arranging import keep_access_count, ready_to_count
from alongside.events.actions.booking import let_go, offer_next
from alongside.events.actions.door import fold_attendance, ready_to_fold
from alongside.events.actions.ending_the_line import end_the_line
from alongside.events.actions.guests import forget_tonight, ready_to_forget
from alongside.events.actions.reminding import ask_if_it_was_there, remind
from alongside.events.models import Booking, Event
from alongside.partnership.figures import our_days

REMIND_BEFORE = 5  # working days: time for a letter to come
ASK_WITHIN = datetime.timedelta(days=21)


@task
def look_after_events() -> int:
    """Every few minutes: offers that ran out, places that became free, the end of the line when an event begins,
    reminders, and "was it there?". How many things.
    """
    now = timezone.now()
    over = Booking.objects.filter(state=Booking.State.OFFERED, offered_until__lte=now)
    waited_for = Event.objects.filter(bookings__state=Booking.State.WAITING, starts_at__gt=now).distinct()
    return (
        each(lambda booking: let_go(booking, now=now), over)
        + each(offer_next, waited_for)
        + each(end_the_line, begun_with_a_line(now))
        + each(remind, to_remind(now))
        + each(ask_if_it_was_there, to_ask(now))
    )


def each(act: Callable, things: Iterable) -> int:
    """Do it for each by itself; a fault with one keeps nobody from the others."""
    done, faults = 0, []
    for one in list(things):
        try:
            act(one)
            done += 1
        except Exception as fault:
            faults.append(fault)
    if faults:
        raise ExceptionGroup("what could not be done for events", faults)
    return done


def begun_with_a_line(now: datetime.datetime):
    """Events that have begun while somebody still waits, or has not answered an offer."""
    return Event.objects.filter(
        bookings__state__in=[Booking.State.WAITING, Booking.State.OFFERED],
        published_at__isnull=False,
        called_off_at=None,
        known=Event.Known.TIMES,
        starts_at__lte=now,
    ).distinct()


def to_remind(now: datetime.datetime):
    """Who has a place at an event that is soon, and was not reminded of this time and place yet."""
    last = add_working_days(timezone.localdate(), REMIND_BEFORE, our_days())
    end = timezone.make_aware(datetime.datetime.combine(last, datetime.time(23, 59)))
    return (
        Booking.objects.coming()
        .filter(
            event__starts_at__gt=now,
            event__starts_at__lte=end,
            event__called_off_at=None,
            event__known=Event.Known.TIMES,
            reminded=False,
        )
        .select_related("event", "person", "place")
        .prefetch_related("arrangements")
    )


def to_ask(now: datetime.datetime):
    """Whoever needed something at an event that is over, and was not asked yet."""
    return (
        Booking.objects.coming()
        .filter(
            Q(arrangements__met=""),
            event__ends_at__lt=now,
            event__ends_at__gt=now - ASK_WITHIN,
            event__called_off_at=None,
            asked_if_met=False,
        )
        .exclude(event__known=Event.Known.MONTH)  # nobody knows that it has been
        .select_related("event", "person")
        .prefetch_related("arrangements")
        .distinct()
    )


@task
def let_go_tonight() -> int:
    """Keep numbers alone, so that what people needed, and who came, can be let go; forget guests who were thanked."""
    today = timezone.localdate()
    return (
        each(keep_access_count, ready_to_count(today))
        + each(fold_attendance, ready_to_fold(today))
        + each(forget_tonight, ready_to_forget(today))
    )
