"""Who still waits when an event begins hears that there was no place: once, by their own way, and in plain words."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.events.actions.booking import cancel_booking, take_offer
from alongside.events.actions.door import check_in, check_in_by_code, type_paper_sheet
from alongside.events.actions.ending_the_line import end_the_line, hear_no_more
from alongside.events.actions.holding import call_off
from alongside.events.models import Arrangement, Booking, Event
from alongside.events.tasks import look_after_events
from alongside.events.tests.make_bookings import (
    a_booking,
    a_full_event,
    signed_in,
    somebody,
    somebody_who_needs,
)
from alongside.formats.document import from_dict, texts_of
from alongside.partnership.tests.make import a_partnership
from alongside.people.tests.make import a_coordinator
from alongside.shared.errors import Refused
from alongside.shared.history.models import PrivateEntry
from alongside.shared.post.actions import send_letter
from alongside.shared.post.models import Letter

pytestmark = pytest.mark.django_db
State = Booking.State


@pytest.fixture(autouse=True)
def _partnership():
    a_partnership()


def begins(event: Event, *, days_ago: int = 0) -> Event:
    """The event began a minute ago, or so many days."""
    then = timezone.now() - datetime.timedelta(days=days_ago, minutes=1)
    Event.objects.filter(pk=event.pk).update(starts_at=then, ends_at=then + datetime.timedelta(hours=2))
    event.bookings.filter(offered_until__gt=then).update(offered_until=then)
    event.refresh_from_db()
    return event


def words_of(letter: Letter) -> str:
    return " ".join(words for block in from_dict(letter.document).blocks for words in texts_of(block))


def no_place_letters():
    return Letter.objects.filter(key__startswith="no place ")


def a_line() -> tuple[Event, Booking, Booking]:
    """An event with one place, which is held out to Amina; Callum waits behind her."""
    event, (placed,) = a_full_event(1)
    amina = a_booking(event, somebody("Amina"))
    callum = a_booking(event, somebody("Callum", kind="text", value="07700 900123"))
    cancel_booking(placed, by=placed.person)
    amina.refresh_from_db()
    return event, amina, callum


def test_B1_who_still_waits_when_it_begins_hears_once_by_their_own_way_that_there_was_no_place(mailoutbox):
    event, _placed = a_full_event(1)
    by_mail = a_booking(event, somebody("Amina"))
    by_post = a_booking(event, somebody("Mr Hussain", kind="post", value="1 Mill Lane\nWexcombe"))
    begins(event)

    look_after_events.call()
    look_after_events.call()

    letters = {letter.to: letter for letter in no_place_letters()}
    assert set(letters) == {by_mail.person.ref, by_post.person.ref}
    said = words_of(letters[by_mail.person.ref])
    assert "We are sorry. You waited, and there was no place for you." in said
    assert event.get_absolute_url() in said, "where to read what comes of it"
    assert "You can still tell us." in said
    assert "01632" in said or "Ring" in said, "whom to ring"
    assert send_letter(letters[by_mail.person.ref]).state == Letter.State.SENT
    assert send_letter(letters[by_post.person.ref]).state == Letter.State.BY_HAND
    assert {one.state for one in (fresh(by_mail), fresh(by_post))} == {State.NO_PLACE}
    assert PrivateEntry.objects.filter(kind="waited for a place in vain").count() == 2


def fresh(booking: Booking) -> Booking:
    return Booking.objects.get(pk=booking.pk)


def test_B1_who_did_not_answer_an_offer_reads_that_and_not_that_there_was_no_place():
    event, amina, callum = a_line()
    assert (amina.state, callum.state) == (State.OFFERED, State.WAITING)
    begins(event)

    look_after_events.call()

    assert (fresh(amina).state, fresh(callum).state) == (State.UNANSWERED, State.NO_PLACE)
    said = words_of(Letter.objects.get(key__startswith=f"no place {amina.ref}"))
    assert "We did not hear from you. That is all right." in said
    assert "no place for you" not in said
    with pytest.raises(Refused, match="over"):
        take_offer(amina, by=amina.person)


def test_who_has_a_place_or_cancelled_hears_nothing_of_it():
    event, amina, callum = a_line()
    take_offer(amina, by=amina.person)
    cancel_booking(callum, by=callum.person)
    begins(event)

    look_after_events.call()

    assert not no_place_letters().exists()
    assert fresh(amina).state == State.PLACED


def test_the_line_is_not_ended_before_the_event_begins_nor_when_it_was_called_off():
    event, _amina, callum = a_line()
    assert end_the_line(event) == 0
    call_off(event, why="The heating broke.", by=None)
    begins(event)

    look_after_events.call()

    assert not no_place_letters().exists()
    assert fresh(callum).state == State.WAITING
    assert Letter.objects.filter(key=f"called off {callum.ref}").exists()


def test_nobody_gets_a_letter_about_a_line_that_ended_long_ago():
    event, _amina, callum = a_line()
    begins(event, days_ago=200)

    look_after_events.call()

    assert not no_place_letters().exists()
    assert fresh(callum).state == State.NO_PLACE


def test_B2_who_had_no_place_is_asked_for_nothing_more():
    event, _placed = a_full_event(1)
    amina = a_booking(event, somebody_who_needs("bsl interpreter"), use_needs=True)
    begins(event)
    look_after_events.call()
    begins(event, days_ago=2)

    look_after_events.call()

    assert not Letter.objects.filter(key__startswith="was it there").exists()
    assert not Arrangement.objects.filter(booking=amina).exists()


def test_B3_who_waited_and_came_all_the_same_is_let_in_by_their_code_and_has_a_place():
    event, amina, callum = a_line()
    Event.objects.filter(pk=event.pk).update(starts_at=timezone.now() + datetime.timedelta(minutes=5))
    check_in_by_code(event, code=callum.code, by=None)
    begins(event)
    look_after_events.call()
    assert fresh(callum).state == State.PLACED
    assert not Letter.objects.filter(key__startswith=f"no place {callum.ref}").exists()

    check_in_by_code(event, code=amina.code, by=None)

    assert fresh(amina).state == State.PLACED


def test_B3_the_paper_sheet_still_lists_whoever_waited(client):
    event, _amina, callum = a_line()
    begins(event)
    look_after_events.call()
    signed_in(client, a_coordinator())
    assert callum.code in client.get(reverse("events:paper_sheet", args=[event.ref])).content.decode()

    type_paper_sheet(event, came=[fresh(callum)], by=None)

    assert fresh(callum).attendance.event == event


def test_the_ticket_my_page_and_who_comes_say_honestly_how_it_ended(client):
    event, _amina, callum = a_line()
    begins(event)
    look_after_events.call()

    ticket = client.get(callum.get_absolute_url()).content.decode()
    assert "You waited. There was no place." in ticket
    assert "Cancel my booking" not in ticket
    assert (
        "There was no place for you"
        in client.get(reverse("events:ticket_file", args=[callum.key, "text"])).content.decode()
    )
    signed_in(client, callum.person)
    assert "You waited. There was no place." in client.get("/my-page/").content.decode()
    signed_in(client, a_coordinator())
    page = client.get(reverse("events:bookings", args=[event.ref])).content.decode()
    assert "They waited until it began, and did not come in" in page
    assert "Callum" in page


def test_who_waited_in_vain_may_say_on_their_ticket_or_by_phone_that_they_want_no_more_letters(client):
    event, amina, callum = a_line()
    begins(event)
    look_after_events.call()

    client.post(reverse("events:no_more", args=[callum.key]))
    signed_in(client, a_coordinator())
    client.post(reverse("events:no_more", args=[amina.ref]), {"via": "phone"})

    assert not fresh(callum).hears_after
    assert not fresh(amina).hears_after
    assert (
        "We do not write to you about what was said."
        in client.get(callum.get_absolute_url()).content.decode()
    )
    placed = a_booking(a_full_event(1)[0], somebody("Sam"))
    with pytest.raises(Refused):
        hear_no_more(placed, by=placed.person)


@pytest.mark.both_databases
def test_who_is_checked_in_while_the_line_ends_is_never_told_that_there_was_no_place():
    event, _amina, callum = a_line()
    begins(event)
    check_in(callum, by=None)

    assert end_the_line(event) == 1, "Amina alone"

    assert fresh(callum).state == State.PLACED
