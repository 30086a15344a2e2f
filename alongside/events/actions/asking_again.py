"""When what was arranged does not hold any more: another day or place, or nobody who needs it."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.algorithms.working_days import add_working_days
from alongside.events.lead_times import how_many, is_booked, is_tied, our_times, takes
from alongside.events.models import Arrangement, Booking, Event, Place, ToCancel
from alongside.partnership.figures import our_days
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route

SETTLED = [Arrangement.State.ARRANGED, Arrangement.State.CONFIRMED]


def ask_again(event: Event, *, place: Place | None = None) -> int:
    """The event is on another day, at other times or in another place: each need gets its new day.

    What was arranged for the old ones is asked for again, and nobody has said yet that the event goes ahead. How many
    are asked for again. Of an event that is over, only what is said of it was put right.
    """
    if event.ends_at <= timezone.now():
        return 0
    rows = Arrangement.objects.live().filter(booking__event=event)
    if place is not None:
        rows = rows.filter(booking__place=place)
    ours, today, days_off = our_times(), timezone.localdate(), our_days()
    day, again = timezone.localtime(event.starts_at).date(), 0
    for one in rows:
        time = takes(one.need, ours)
        one.due_on, one.how_many = add_working_days(day, -time.days, days_off), how_many(time, event)
        if one.state != Arrangement.State.ASKED and is_tied(one.need):
            one.state, one.asked_on, one.why_not = Arrangement.State.ASKED, today, ""
            one.arranged_on = one.confirmed_on = one.why_not_on = one.may_publish_why = None
            one.confirmed_via = ""
            again += 1
        one.save()
    Event.objects.filter(pk=event.pk).update(goes_ahead_at=None)
    return again


def end_offers_before_it_begins(event: Event) -> None:
    """An event that begins earlier has no offers that last longer than until then."""
    held = event.bookings.filter(state=Booking.State.OFFERED, offered_until__gt=event.starts_at)
    held.update(offered_until=event.starts_at)


def hold_offers_back(event: Event) -> None:
    """Nobody can say yes while the times are not known: whoever was offered a place waits again, the first in line."""
    offered = event.bookings.filter(state=Booking.State.OFFERED)
    offered.update(state=Booking.State.WAITING, offered_until=None)


def open_the_line_again(event: Event) -> None:
    """It had begun without them, and is held later after all: whoever waited in vain waits again, where they stood."""
    event.bookings.in_vain().update(state=Booking.State.WAITING, settled_at=None)


def drop(event: Event, rows: Iterable[Arrangement]) -> None:
    """Let these needs go at once. Whoever was booked for them, and for nobody else, is to be told."""
    rows = list(rows)
    dropped = {one.pk for one in rows}
    others = [
        one
        for one in Arrangement.objects.live().filter(booking__event=event, state__in=SETTLED)
        if one.pk not in dropped
    ]
    needed = {(one.need, one.who) for one in others}
    booked = {(one.need, one.who) for one in rows if is_booked(one.need) and somebody_comes(one)}
    for need, who in booked - needed:
        ToCancel.objects.create(event=event, need=need, who=who, made_on=timezone.localdate())
    Arrangement.objects.filter(pk__in=dropped).delete()


def somebody_comes(one: Arrangement) -> bool:
    """Is somebody booked for it, be it only for the time before a change?"""
    return one.state in SETTLED or (one.state == Arrangement.State.ASKED and one.who != "")


@transaction.atomic
def cancelled_with_them(one: ToCancel, *, by, via: str = Route.WEB) -> Event:
    """Whoever was booked knows that they are not needed."""
    one = ToCancel.objects.select_for_update(of=("self",)).select_related("event").filter(pk=one.pk).first()
    if one is None:
        raise Refused(_("Somebody has told them already."))
    record(by, "told somebody who was booked that they are not needed", one.event, via=via)
    event = one.event
    one.delete()
    return event
