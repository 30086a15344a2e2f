"""Booking a place, the line of those who wait, and giving a place back. Every write takes the lock of the event first."""

import datetime
import secrets
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.algorithms.receipts import in_signs
from alongside.algorithms.working_days import add_working_days
from alongside.events.actions.arranging import arrange_what_they_need, forget_needs_of
from alongside.events.actions.locking import lock, lock_before_it_begins
from alongside.events.letters_to_bookers import (
    queue_cancelled,
    queue_let_go,
    queue_offer,
    queue_ticket,
    queue_waiting,
)
from alongside.events.models import Booking, Event, Place
from alongside.events.models.booking import Connection
from alongside.events.rooms import fullness
from alongside.partnership.figures import our_days, site
from alongside.people.actions import add_person
from alongside.people.models import Person
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route
from alongside.shared.post.reach import reach

CODE_SIGNS = 6
# Working days to answer an offer, by the way on which it goes: a letter takes its time.
DAYS_TO_ANSWER = {"post": 5, "phone": 3}
DAYS_TO_ANSWER_OTHERWISE = 2


@transaction.atomic
def book_place(
    event: Event,
    person: Person,
    *,
    place: Place | None = None,
    supporters: int = 0,
    assistants: int = 0,
    children: int = 0,
    connection: str = Connection.NOT_ASKED,
    organisation: str = "",
    use_needs: bool = False,
    by,
    via: str = Route.WEB,
) -> Booking:
    """Give the person a place, or put them on the waiting list.

    Whoever comes with them is held together with them; they cost none of the places that can be booked, but count for
    the limit of the room. Nobody overtakes those who wait. Booking twice gives the first booking.
    """
    event = lock(event)
    if (mine := Booking.objects.live().filter(event=event, person=person).first()) is not None:
        return mine
    place = the_place(event, place)
    check_open(event)
    heads = 1 + supporters + assistants + children
    refuse_more_than_the_room_holds(place, heads)
    full = fullness(place)
    waits = full.waiting > 0 or not full.holds(heads)
    booking = Booking.objects.create(
        event=event,
        place=place,
        person=person,
        code=new_code(event),
        state=Booking.State.WAITING if waits else Booking.State.PLACED,
        in_line_since=timezone.now() if waits else None,
        via=via,
        supporters=supporters,
        assistants=assistants,
        children=children,
        connection=Connection.ORGANISATION if organisation.strip() else connection,
        organisation=organisation.strip(),
    )
    record(by, "went on the waiting list" if waits else "booked", booking, via=via, helping=person)
    if use_needs:
        arrange_what_they_need(booking, by=by, via=via)
    (queue_waiting if waits else queue_ticket)(booking)
    return booking


@transaction.atomic
def book_as_newcomer(
    event: Event,
    *,
    name: str,
    kind: str = "",
    value: str = "",
    read_back: bool = False,
    by=None,
    via: str = Route.WEB,
    **booked,
) -> Booking:
    """Book for somebody without an account: a name and one way to reach them is all we ask (B1).

    On the web they write themselves down; by phone, text, letter or at the desk somebody who works here does.
    """
    event = lock(event)
    check_open(event)
    person = add_person(
        name, kind=kind, value=value, by=by, via=via, on_their_own=by is None, read_back=read_back
    )
    return book_place(event, person, **booked, by=by or person, via=via)


def check_open(event: Event) -> None:
    if event.is_called_off:
        raise Refused(_("This event was called off."))
    if not event.takes_bookings:
        raise Refused(_("This event cannot be booked yet: we do not know its time for sure."))
    if event.starts_at <= timezone.now():
        raise Refused(
            _("This event has already started, so it can no longer be booked. You can still ring us.")
        )


def the_place(event: Event, place: Place | None) -> Place:
    """Where they come: the one place that there is, or the one that they chose."""
    places = list(event.places.all())
    if place is None and len(places) == 1:
        return places[0]
    if place is None or place.event_id != event.pk:
        raise Refused(_("Choose where you want to take part."), field="place")
    return next(one for one in places if one.pk == place.pk)


def refuse_more_than_the_room_holds(place: Place, heads: int) -> None:
    """So many could never come, whoever else cancels."""
    if place.room_limit is not None and heads > place.room_limit:
        raise Refused(
            _("The room may hold %(limit)d people. Ring us, and we find a way for all of you.")
            % {"limit": place.room_limit}
        )


def new_code(event: Event) -> str:
    """A short code that no other ticket of this event has."""
    taken = set(Booking.objects.filter(event=event).values_list("code", flat=True))
    while (code := in_signs(secrets.token_bytes(4), CODE_SIGNS)) in taken:
        pass
    return code


@transaction.atomic
def change_company(
    booking: Booking, *, supporters: int, assistants: int, children: int, by, via: str = Route.WEB
) -> Booking:
    """More or fewer come with them. Refused when the room would hold too many."""
    event = lock_before_it_begins(booking.event)
    booking = live_again(booking)
    heads = 1 + supporters + assistants + children
    refuse_more_than_the_room_holds(booking.place, heads)
    more = heads - 1 - booking.with_them
    full = fullness(booking.place)
    if booking.state != Booking.State.WAITING and full.heads_left is not None and more > full.heads_left:
        raise Refused(_("The room may not hold more people. Ring us, and we look for a way."))
    booking.supporters, booking.assistants, booking.children = supporters, assistants, children
    booking.save(update_fields=["supporters", "assistants", "children"])
    record(by, "said who comes with them", booking, via=via, helping=booking.person)
    if more < 0:
        offer_next(event)
    return booking


@transaction.atomic
def cancel_booking(booking: Booking, *, by, via: str = Route.WEB) -> Booking:
    """Give the place back, by any way. It goes to the next in line at once. What they needed is let go."""
    event = lock(booking.event)
    booking = Booking.objects.select_related("person", "event").get(pk=booking.pk)
    if not booking.is_live:
        return booking
    if event.has_begun:
        raise Refused(
            _("This event has started. If you could not come, there is nothing to do: it is all right.")
        )
    forget_needs_of(booking)
    settle_booking(booking, Booking.State.CANCELLED)
    record(by, "cancelled a booking", booking, via=via, helping=booking.person)
    queue_cancelled(booking)
    offer_next(event)
    return booking


@transaction.atomic
def take_offer(booking: Booking, *, by, via: str = Route.WEB) -> Booking:
    """Say yes to the place that is held out. Saying it twice keeps the place."""
    event = lock(booking.event)
    booking = Booking.objects.select_related("person", "event").get(pk=booking.pk)
    if booking.state == Booking.State.PLACED:
        return booking
    if booking.state == Booking.State.WAITING:
        raise Refused(_("No place is free for you yet. We tell you when one is."))
    if booking.state != Booking.State.OFFERED or booking.offered_until <= timezone.now():
        raise Refused(
            _("The time to answer is over, and the place went to the next person. Ring us: we help.")
        )
    check_open(event)
    booking.state, booking.offered_until = Booking.State.PLACED, None
    booking.save(update_fields=["state", "offered_until"])
    record(by, "took a place from the waiting list", booking, via=via, helping=booking.person)
    queue_ticket(booking)
    return booking


@transaction.atomic
def offer_next(event: Event, *, now: datetime.datetime | None = None) -> int:
    """Hold free places out to those who wait, in their order. Nobody overtakes. How many offers were made.

    Who comes with more people than the room may still hold is not passed over: the place stays free until somebody who
    works here has found a way, and Today says so.
    """
    event, now = lock(event), now or timezone.now()
    if not event.takes_bookings or event.starts_at <= now:
        return 0
    made = 0
    for place in event.places.all():
        for booking in Booking.objects.in_line().filter(place=place).select_related("person", "event"):
            if not fullness(place).holds(1 + booking.with_them):
                break
            booking.state = Booking.State.OFFERED
            booking.offered_until = time_to_answer(booking, now)
            booking.save(update_fields=["state", "offered_until"])
            record(None, "was offered a place", booking, via=Route.PROGRAM, helping=booking.person)
            queue_offer(booking)
            made += 1
    return made


def time_to_answer(booking: Booking, now: datetime.datetime) -> datetime.datetime:
    """The end of a working day, later for letters and calls; never after the event begins."""
    target = reach(booking.person.ref, is_expected=True)  # they wait for it, as the offer itself says
    days = DAYS_TO_ANSWER.get(target.way if target else "", DAYS_TO_ANSWER_OTHERWISE)
    zone = ZoneInfo(site().zone)
    last = add_working_days(now.astimezone(zone).date(), days, our_days())
    end = datetime.datetime.combine(last, datetime.time(23, 59), zone).astimezone(datetime.UTC)
    return min(end, booking.event.starts_at)


@transaction.atomic
def let_go(booking: Booking, *, now: datetime.datetime | None = None) -> Booking:
    """Nobody answered in time: the place goes to the next.

    Once the event began the line ends as a whole (`end_the_line`); once it was called off, no letter says anything.
    """
    event = lock(booking.event)
    booking = Booking.objects.select_related("person", "event").get(pk=booking.pk)
    now = now or timezone.now()
    if booking.state != Booking.State.OFFERED or booking.offered_until > now:
        return booking
    if event.takes_bookings and event.starts_at <= now:
        return booking
    forget_needs_of(booking)
    settle_booking(booking, Booking.State.LET_GO)
    record(None, "did not answer an offer in time", booking, via=Route.PROGRAM, helping=booking.person)
    if event.takes_bookings:
        queue_let_go(booking)
    offer_next(event, now=now)
    return booking


def settle_booking(booking: Booking, state: str) -> None:
    booking.state, booking.settled_at = state, timezone.now()
    booking.offered_until = None
    booking.save(update_fields=["state", "settled_at", "offered_until"])


def live_again(booking: Booking) -> Booking:
    """The booking as it stands in the database now, refused once it is over."""
    booking = Booking.objects.select_related("person", "event", "place").get(pk=booking.pk)
    if not booking.is_live:
        raise Refused(_("This booking was cancelled. You can book again."))
    return booking
