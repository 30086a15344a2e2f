"""No place is ever given twice, whatever happens at once: real HTTP, real transactions, on both databases.

The controls take the lock away and must oversell, or the proofs beside them would prove nothing.
"""

import time
from collections import Counter
from contextlib import nullcontext

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.events.actions import booking as room
from alongside.events.actions.booking import (
    book_as_newcomer,
    cancel_booking,
    change_company,
    offer_next,
    take_offer,
)
from alongside.events.actions.door import check_in
from alongside.events.models import Attendance, Booking, Event
from alongside.events.rooms import fullness
from alongside.events.tests.make_bookings import a_booking, a_full_event, an_event_soon, somebody
from alongside.partnership.tests.make import a_partnership
from alongside.shared.errors import Refused
from alongside.shared.post.models import Letter
from alongside.shared.tests.at_once import at_once
from alongside.shared.tests.real_server import a_real_server, all_together, post

pytestmark = [pytest.mark.both_databases, pytest.mark.usefixtures("real_transactions")]

PEOPLE, PLACES = 50, 20
State = Booking.State


@pytest.fixture(autouse=True)
def _partnership(real_transactions):
    a_partnership()


@pytest.fixture
def port(real_transactions):
    with a_real_server() as port:
        yield port


def rush(port: int, event) -> Counter:
    """Fifty people press "Book" at the same moment. How many got which answer."""
    path = reverse("events:book", args=[event.ref])
    known = {"kind": "text", "value": "07700 900123", "connection": "not asked"}
    answers = all_together(
        lambda number=number: post(port, path, known | {"name": f"Person {number}"})
        for number in range(PEOPLE)
    )
    return Counter(status for status, _page in answers)


def states_of(event) -> Counter:
    return Counter(Booking.objects.filter(event=event).values_list("state", flat=True))


@pytest.mark.parametrize("rounds", [20, pytest.param(80, marks=pytest.mark.long)])
def test_fifty_people_for_twenty_places_fill_them_exactly(port, rounds):
    for number in range(rounds):
        event = an_event_soon(bookable=PLACES, title=f"Round {number}")

        answers = rush(port, event)

        assert answers == {302: PEOPLE}
        assert states_of(event) == {State.PLACED: PLACES, State.WAITING: PEOPLE - PLACES}


def test_control_without_the_lock_places_are_given_twice(port, monkeypatch):
    """The same rush with the lock and the transactions taken away: it has to oversell."""
    no_transaction = type(
        "NoTransaction", (), {"atomic": staticmethod(lambda *_args, **_kwargs: nullcontext())}
    )
    counted = room.fullness

    def slowly(place):
        full = counted(place)
        time.sleep(0.2)  # so long that others surely count meanwhile
        return full

    monkeypatch.setattr("alongside.shared.forms.transaction", no_transaction)
    monkeypatch.setattr(room, "fullness", slowly)
    monkeypatch.setattr(room, "lock", lambda event: event)
    monkeypatch.setattr(room, "book_place", room.book_place.__wrapped__)
    monkeypatch.setattr("alongside.events.views.booking.book_as_newcomer", room.book_as_newcomer.__wrapped__)
    event = an_event_soon(bookable=PLACES)

    rush(port, event)

    assert states_of(event)[State.PLACED] > PLACES


@pytest.mark.parametrize("rounds", [1, pytest.param(20, marks=pytest.mark.long)])
def test_thirty_who_cancel_while_thirty_say_yes_never_make_a_double_offer(rounds):
    for _round in range(rounds):
        event, placed = a_full_event(30)
        waiting = [a_booking(event, somebody(f"Waiting {number}")) for number in range(60)]
        event.places.update(bookable=60)
        assert offer_next(event) == 30
        offered = list(Booking.objects.filter(event=event, state=State.OFFERED))

        results = at_once(
            *(lambda one=one: cancel_booking(one, by=None) for one in placed),
            *(lambda one=one: take_offer(one, by=None) for one in offered),
        )

        assert not [one for one in results if isinstance(one, Exception)]
        assert states_of(event) == {State.CANCELLED: 30, State.PLACED: 30, State.OFFERED: 30}
        letters = Letter.objects.filter(key__startswith="offer ", to__in=[one.person.ref for one in waiting])
        assert Counter(letters.values_list("to", flat=True)).most_common(1)[0][1] == 1
        assert letters.count() == 60


def test_newcomers_who_book_while_others_cancel_never_wait_for_each_other_in_a_ring():
    """Whoever writes takes the lock of the event first: on PostgreSQL two orders would be a deadlock."""
    event, placed = a_full_event(12)

    results = at_once(
        *(lambda one=one: cancel_booking(one, by=None) for one in placed),
        *(
            lambda number=number: book_as_newcomer(
                event, name=f"New {number}", kind="text", value=f"07700 9001{number:02}"
            )
            for number in range(12)
        ),
    )

    assert not [one for one in results if isinstance(one, Exception)]
    states = states_of(event)
    assert states[State.CANCELLED] == 12
    assert states[State.PLACED] + states[State.OFFERED] + states[State.WAITING] == 12
    assert states[State.PLACED] + states[State.OFFERED] <= 12


def test_two_browsers_that_book_the_last_place_give_it_to_one(port):
    event = an_event_soon(bookable=1)
    path = reverse("events:book", args=[event.ref])
    known = {"kind": "text", "value": "07700 900123", "connection": "not asked"}

    all_together(lambda name=name: post(port, path, known | {"name": name}) for name in ("Amina", "Sam"))

    assert states_of(event) == {State.PLACED: 1, State.WAITING: 1}


def test_supporters_who_join_at_once_never_take_the_room_over_its_limit():
    event = an_event_soon(room_limit=10)
    people = [a_booking(event, somebody(f"Person {number}")) for number in range(8)]

    results = at_once(
        *(
            lambda one=one: change_company(one, supporters=1, assistants=0, children=0, by=None)
            for one in people
        )
    )

    assert len([one for one in results if isinstance(one, Refused)]) == 6
    assert fullness(event.places.get()).heads == 10


def test_two_workers_that_offer_at_once_offer_each_place_once():
    event, placed = a_full_event(5)
    for number in range(10):
        a_booking(event, somebody(f"Waiting {number}"))
    Booking.objects.filter(pk__in=[one.pk for one in placed]).update(state=State.CANCELLED)

    made = at_once(*(lambda: offer_next(event) for _worker in range(6)))

    assert sum(made) == 5
    assert states_of(event)[State.OFFERED] == 5


def test_one_person_who_presses_twice_at_once_has_one_booking():
    event, sam = an_event_soon(bookable=5), somebody()

    at_once(*(lambda: a_booking(event, sam) for _press in range(4)))

    assert states_of(event) == {State.PLACED: 1}


def test_four_volunteers_who_press_the_same_name_at_once_count_one_person():
    booking = a_booking(an_event_soon())
    Event.objects.update(starts_at=timezone.now())

    at_once(*(lambda: check_in(booking, by=None) for _volunteer in range(4)))

    assert Attendance.objects.count() == 1
