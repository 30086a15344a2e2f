"""Letters and pages say what is so at the moment at which they are made, whatever was planned before."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.events.actions.arranging import say_if_met
from alongside.events.actions.booking import cancel_booking, offer_next, take_offer
from alongside.events.actions.ending_the_line import end_the_line
from alongside.events.actions.holding import call_off, change_event
from alongside.events.actions.reminding import ask_if_it_was_there, remind
from alongside.events.due import due
from alongside.events.letters_to_bookers import ticket
from alongside.events.models import Booking, Event
from alongside.events.tasks import look_after_events
from alongside.events.tests.make_bookings import (
    a_booking,
    a_full_event,
    an_event_soon,
    signed_in,
    somebody,
    somebody_who_needs,
)
from alongside.formats.document import from_dict, texts_of
from alongside.partnership.tests.make import a_partnership
from alongside.people.tests.make import a_coordinator
from alongside.shared.errors import Refused
from alongside.shared.post.models import Letter

pytestmark = pytest.mark.django_db
State = Booking.State


@pytest.fixture(autouse=True)
def _partnership():
    a_partnership()


def words_of(document) -> str:
    return " ".join(words for block in document.blocks for words in texts_of(block))


def fresh(booking: Booking) -> Booking:
    return Booking.objects.select_related("event", "person", "place").get(pk=booking.pk)


def moved(event: Event, *, days: int = 40, known: str = Event.Known.TIMES) -> Event:
    """The coordinator changes the day, or how much is known of it."""
    times = {"start": datetime.time(14), "end": datetime.time(16)} if known == Event.Known.TIMES else {}
    return change_event(
        Event.objects.get(pk=event.pk),
        title="What makes a good day?",
        about="Come and say what matters.",
        mode=event.mode,
        day=timezone.localdate() + datetime.timedelta(days=days),
        known=known,
        fee="£25 an hour.",
        expenses="Travel.",
        paid_when="In cash on the day.",
        by=None,
        **times,
    )


def lasts(event: Event, *, first: int, last: int, known: str = Event.Known.TIMES) -> None:
    now = timezone.now()
    Event.objects.filter(pk=event.pk).update(
        starts_at=now + datetime.timedelta(days=first),
        ends_at=now + datetime.timedelta(days=last),
        known=known,
    )


def an_offer() -> tuple[Event, Booking, Booking]:
    event, (placed,) = a_full_event(1)
    offered, behind = a_booking(event, somebody("Amina")), a_booking(event, somebody("Callum"))
    cancel_booking(placed, by=placed.person)
    return event, fresh(offered), behind


def test_K5_who_was_offered_a_place_keeps_their_turn_while_the_times_are_not_known():
    event, offered, behind = an_offer()

    moved(event, known=Event.Known.MONTH)
    Booking.objects.filter(offered_until__isnull=False).update(offered_until=timezone.now())
    look_after_events.call()

    assert (fresh(offered).state, fresh(behind).state) == (State.WAITING, State.WAITING)
    again = moved(event, days=70)
    offer_next(again)
    assert (fresh(offered).state, fresh(behind).state) == (State.OFFERED, State.WAITING)
    assert take_offer(offered, by=offered.person).state == State.PLACED


def test_B1_who_waited_in_vain_waits_again_when_the_event_is_held_later_after_all():
    event, offered, behind = an_offer()
    lasts(event, first=-1, last=1)
    end_the_line(event)

    later = moved(event, days=30)

    assert (fresh(offered).state, fresh(behind).state) == (State.WAITING, State.WAITING)
    assert Letter.objects.filter(key=f"changed {offered.ref} {later.changed}").exists()
    offer_next(later)
    assert fresh(offered).state == State.OFFERED


def test_who_waits_reads_first_that_they_wait_when_something_changed():
    event, offered, behind = an_offer()

    changed = moved(event).changed

    to_behind = Letter.objects.get(key=f"changed {behind.ref} {changed}")
    to_offered = Letter.objects.get(key=f"changed {offered.ref} {changed}")
    assert "You are on the waiting list." in words_of(from_dict(to_behind.document))
    assert "You are on the waiting list." in to_behind.short
    assert "say yes or no." in words_of(from_dict(to_offered.document))
    assert "Say yes or no by" in to_offered.short
    placed = a_booking(an_event_soon(), somebody("Sam"))
    assert "You have a place." not in words_of(ticket(placed))


def test_nobody_is_reminded_of_what_they_cancelled_while_the_worker_was_at_it():
    booking = a_booking(an_event_soon(days=4), somebody("Sam"))
    Booking.objects.update(made_at=timezone.now() - datetime.timedelta(days=10))
    listed = fresh(booking)
    cancel_booking(booking, by=booking.person)

    remind(listed)

    assert not Letter.objects.filter(key__startswith=f"reminder {booking.ref}").exists()


def test_a_reminder_names_the_new_day_when_the_event_is_moved_while_the_worker_is_at_it():
    event = an_event_soon(days=4)
    booking = a_booking(event, somebody("Sam"))
    Booking.objects.update(made_at=timezone.now() - datetime.timedelta(days=10))
    listed = fresh(booking)
    changed = moved(event, days=5)

    remind(listed)

    letter = Letter.objects.get(key__startswith=f"reminder {booking.ref}")
    assert letter.key.endswith(f" {changed.changed}")
    assert "2 pm" in words_of(from_dict(letter.document))


def test_B2_nobody_is_asked_what_they_have_answered_while_the_worker_was_at_it():
    booking = a_booking(an_event_soon(), somebody_who_needs("taxi"), use_needs=True)
    lasts(booking.event, first=-2, last=-1)
    listed = Booking.objects.select_related("event", "person").prefetch_related("arrangements").get()
    list(listed.arrangements.all())
    say_if_met(listed.arrangements.get(), met="yes", by=booking.person)

    ask_if_it_was_there(listed)

    assert not Letter.objects.filter(key__startswith="was it there").exists()


def test_K5_an_event_of_which_only_the_month_is_known_can_be_cancelled_all_through_that_month(client):
    booking = a_booking(an_event_soon(), somebody("Sam"))
    lasts(booking.event, first=-10, last=10, known=Event.Known.MONTH)
    assert "Cancel my booking" in client.get(booking.get_absolute_url()).content.decode()

    cancel_booking(booking, by=booking.person)

    assert fresh(booking).state == State.CANCELLED
    lasts(booking.event, first=-30, last=-1, known=Event.Known.MONTH)
    other = Booking.objects.create(
        event=booking.event, place=booking.place, person=somebody("Jo"), state="placed", code="ABCDEF"
    )
    with pytest.raises(Refused, match="started"):
        cancel_booking(other, by=other.person)


def test_K5_a_month_that_went_by_without_a_day_asks_when_it_is_and_asks_nobody_what_was_there():
    booking = a_booking(an_event_soon(), somebody_who_needs("taxi"), use_needs=True)
    lasts(booking.event, first=-31, last=-1, known=Event.Known.MONTH)

    look_after_events.call()

    assert not Letter.objects.filter(key__startswith="was it there").exists()
    asked = {one.key.rsplit(" ", 1)[0]: one for one in due(a_coordinator(), timezone.localdate())}
    assert "count" not in asked
    assert "Say when it is now." in asked["say when"].words
    assert asked["say when"].url == reverse("events:change", args=[booking.event.ref])


def test_my_page_and_the_page_of_a_person_say_that_an_event_was_called_off(client):
    event = an_event_soon()
    booking = a_booking(event, somebody("Sam"))
    an_event_called_off = an_event_soon(title="The other one")
    call_off(event, why="The heating broke.", by=None)
    call_off(an_event_called_off, why="Snow.", by=None)

    signed_in(client, booking.person)
    mine = client.get("/my-page/").content.decode()
    signed_in(client, a_coordinator())
    theirs = client.get(reverse("people:person", args=[booking.person.ref])).content.decode()

    assert "Called off" in mine
    assert "You have a place" not in mine
    assert "The other one" not in mine, "it is not coming next"
    assert "Called off" in theirs


def test_a_booking_that_is_over_asks_for_no_needs_on_paper():
    event, _placed = a_full_event(1)
    waiting = a_booking(event, somebody("Amina"))
    assert "we arrange it" in words_of(ticket(fresh(waiting)))
    lasts(event, first=-1, last=1)

    end_the_line(event)

    assert "we arrange it" not in words_of(ticket(fresh(waiting)))
