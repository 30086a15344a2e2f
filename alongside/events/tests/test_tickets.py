"""What opens a ticket, what stands on it, and who learns what from it."""

import datetime
import logging

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.events.actions.arranging import say_needs_for_event
from alongside.events.actions.booking import cancel_booking
from alongside.events.actions.holding import call_off
from alongside.events.actions.hosting import add_host, remove_host
from alongside.events.letters import invitation
from alongside.events.letters_to_bookers import ticket
from alongside.events.models import Booking, Event, Place
from alongside.events.tests.make_bookings import (
    a_booking,
    a_full_event,
    an_event_soon,
    signed_in,
    somebody,
    somebody_who_needs,
)
from alongside.partnership.tests.make import a_partnership
from alongside.people.actions import let_help, write_needs
from alongside.people.models import Right
from alongside.people.tests.make import a_coordinator
from alongside.shared.log import WithoutWhatWeSaid

pytestmark = pytest.mark.django_db
State = Booking.State
LINK = "https://video.example.org/j/12345"


@pytest.fixture(autouse=True)
def _partnership():
    a_partnership()


def opened(client, booking, by="key") -> int:
    return client.get(reverse("events:ticket", args=[getattr(booking, by)])).status_code


def helped_by(client, callum, jo, *rights) -> None:
    """Jo has pressed "Do something for Callum"."""
    until = timezone.localdate() + datetime.timedelta(days=30)
    help = let_help(callum, jo, rights=rights, until=until, by=None)
    signed_in(client, jo)
    client.post(reverse("people:start_helping", args=[help.ref]))


def text_of(document) -> str:
    return str(document)


def test_C4_who_runs_the_event_never_holds_the_key_and_opens_nothing_once_it_is_over(client):
    booking, helen = (
        a_booking(an_event_soon(), somebody_who_needs("taxi"), use_needs=True),
        somebody("Helen Host"),
    )
    host = add_host(booking.event, name="Helen Host", by=None)
    signed_in(client, helen)
    for name in ("bookings", "needed"):
        page = client.get(reverse(f"events:{name}", args=[booking.event.ref])).content.decode()
        assert str(booking.key) not in page
    assert opened(client, booking, "ref") == 200
    page = client.get(reverse("events:ticket", args=[booking.ref])).content.decode()
    assert str(booking.key) not in page
    assert "it opens your ticket" not in page

    remove_host(host, by=None)

    assert opened(client, booking, "ref") == 404


def test_C4_whoever_runs_it_acts_by_the_reference_and_says_how_they_heard(client):
    booking = a_booking(an_event_soon(), somebody("Mr Hussain", kind="phone"))
    signed_in(client, a_coordinator())
    address = reverse("events:cancel", args=[booking.ref])
    assert "How did they tell you?" in client.post(address, {}).content.decode()

    answer = client.post(address, {"via": "phone"})

    assert answer["Location"] == reverse("events:ticket", args=[booking.ref])
    booking.refresh_from_db()
    assert booking.state == State.CANCELLED


def test_C4_a_helper_opens_the_ticket_while_they_help_and_no_longer(client):
    event, callum, jo = an_event_soon(), somebody("Callum"), somebody("Jo")
    helped_by(client, callum, jo, Right.BOOK)

    answer = client.post(reverse("events:book", args=[event.ref]), {"connection": "not asked"})

    booking = Booking.objects.get()
    assert answer["Location"] == reverse("events:ticket", args=[booking.ref])
    assert opened(client, booking, "ref") == 200
    client.post(reverse("people:stop_helping"))
    assert opened(client, booking, "ref") == 403


def test_C4_a_stranger_and_another_member_open_nothing_by_the_reference(client):
    booking = a_booking(an_event_soon())
    assert opened(client, booking, "ref") == 404

    signed_in(client, somebody("Nosy"))

    assert opened(client, booking, "ref") == 404


def test_C4_who_may_book_but_not_say_needs_neither_sees_nor_says_them(client):
    callum, jo = somebody_who_needs("easy read", "accessible toilet", name="Callum"), somebody("Jo")
    booking = a_booking(an_event_soon(), callum)
    helped_by(client, callum, jo, Right.BOOK)

    page = client.get(reverse("events:ticket", args=[booking.ref])).content.decode()
    assert "Say what I need" not in page
    assert client.get(reverse("events:needs_for_the_day", args=[booking.ref])).status_code == 403


def test_C4_who_may_say_needs_does(client):
    callum, jo = somebody_who_needs("easy read", name="Callum"), somebody("Jo")
    booking = a_booking(an_event_soon(), callum)
    helped_by(client, callum, jo, Right.BOOK, Right.NEEDS)

    client.post(reverse("events:needs_for_the_day", args=[booking.ref]), {"needs_format": ["easy read"]})

    assert booking.arrangements.get().need == "easy read"


def test_C5_the_key_of_one_ticket_does_not_open_what_somebody_told_us_for_good(client):
    amina = somebody_who_needs("changing place", "accessible toilet")
    booking = a_booking(an_event_soon(), amina)
    address = reverse("events:needs_for_the_day", args=[booking.key])

    assert "checked" not in client.get(address).content.decode()

    signed_in(client, amina)
    assert "checked" in client.get(address).content.decode()


def test_to_remember_a_need_takes_nothing_away_of_how_somebody_is_reached():
    amina = somebody("Amina", kind="text", value="07700 900123")
    write_needs(
        amina,
        needs=["text me", "not mornings"],
        own_words={"contact": "Never on Fridays", "place": "By the door"},
        yes=True,
        by=amina,
    )
    booking = a_booking(an_event_soon(), amina)

    say_needs_for_event(
        booking, needs=["taxi"], own_words={"place": "By the window"}, remember=True, by=amina
    )

    saved = {need.code: need.note for need in amina.needs.all()}
    assert saved == {
        "text me": "",
        "not mornings": "",
        "taxi": "",
        "own words contact": "Never on Fridays",
        "own words place": "By the window",
    }


def test_the_log_keeps_no_address_that_opens_a_ticket():
    key = "7efdbddd-5821-4039-815a-c0ece3b8d87e"
    line = logging.LogRecord(
        "django.request", logging.WARNING, "", 0, "%s: %s", ("Forbidden", f"/events/ticket/{key}/"), None
    )
    line.status_code = 403

    assert WithoutWhatWeSaid().filter(line)

    assert line.getMessage() == "Forbidden: /events/ticket/7efd…/"


def test_no_page_and_no_feed_for_others_holds_a_key(client):
    booking = a_booking(an_event_soon(), somebody("Sam"))
    pages = [
        "/events/",
        booking.event.get_absolute_url(),
        reverse("events:feed"),
        reverse("events:calendar_file", args=[booking.event.ref]),
        reverse("events:book", args=[booking.event.ref]),
    ]
    for who in (None, somebody("Nosy"), a_coordinator()):
        if who:
            signed_in(client, who)
        for page in pages:
            assert str(booking.key) not in client.get(page).content.decode()

    answer = client.get(booking.get_absolute_url())
    assert answer["Referrer-Policy"] == "same-origin"
    assert "no-cache" in answer["Cache-Control"] or "no-store" in answer["Cache-Control"]


def an_online_event() -> Event:
    event = an_event_soon(places=1)
    Place.objects.filter(event=event).update(
        is_online=True, setting="online", name="Video call", address=LINK
    )
    return event


def test_B1_the_link_to_a_video_call_is_for_whoever_booked(client):
    event = an_online_event()
    booking = a_booking(event, somebody("Sam"))
    page = client.get(event.get_absolute_url()).content.decode()
    assert LINK not in page
    assert "stands on your ticket" in page
    assert LINK not in client.get(reverse("events:feed")).content.decode()
    assert LINK not in text_of(invitation(event))

    assert LINK in client.get(booking.get_absolute_url()).content.decode()
    assert LINK in text_of(ticket(booking))
    signed_in(client, a_coordinator())
    assert LINK in client.get(event.get_absolute_url()).content.decode()


def test_who_waits_has_no_link_to_the_call_yet(client):
    event = an_online_event()
    event.places.update(bookable=1)
    a_booking(event, somebody("Sam"))
    waiting = a_booking(event, somebody("Amina"))

    assert waiting.state == State.WAITING
    assert LINK not in client.get(waiting.get_absolute_url()).content.decode()
    assert LINK not in text_of(ticket(waiting))


@pytest.mark.parametrize("what", ["cancelled", "called off", "waiting"])
def test_a_paper_that_looks_like_a_ticket_is_one(client, what):
    event, (booking,) = a_full_event(1)
    if what == "waiting":
        booking = a_booking(event, somebody("Amina"))
    elif what == "cancelled":
        cancel_booking(booking, by=None)
    else:
        call_off(event, why="The hall is flooded.", by=None)
    booking = Booking.objects.select_related("event", "place").get(pk=booking.pk)

    words = text_of(ticket(booking))

    assert "Your ticket" not in words
    assert {"cancelled": "Cancelled", "called off": "Called off", "waiting": "waiting list"}[what] in words
    page = client.get(booking.get_absolute_url()).content.decode()
    assert "Your code at the door" not in page
    if what == "called off":
        assert "You have a place" not in page
        assert "Say what I need" not in page


def test_who_cancelled_books_again_from_the_ticket(client):
    booking = a_booking(an_event_soon())
    cancel_booking(booking, by=None)

    assert (
        reverse("events:book", args=[booking.event.ref])
        in client.get(booking.get_absolute_url()).content.decode()
    )


def test_B1_the_ticket_puts_the_event_in_a_calendar(client):
    booking = a_booking(an_event_soon())

    assert (
        reverse("events:calendar_file", args=[booking.event.ref])
        in client.get(booking.get_absolute_url()).content.decode()
    )


def test_short_notice_is_said_and_no_day_that_is_past_is_promised(client):
    booking = a_booking(an_event_soon(days=5), somebody_who_needs("bsl interpreter"), use_needs=True)

    page = client.get(booking.get_absolute_url()).content.decode()

    assert "There is less time than this takes" in page
    assert "To be arranged by" not in page


def test_who_has_booked_is_led_to_the_ticket_instead_of_a_second_form(client):
    event, sam = an_event_soon(), somebody("Sam")
    booking = a_booking(event, sam)
    signed_in(client, sam)
    assert client.get(reverse("events:book", args=[event.ref]))["Location"] == booking.get_absolute_url()

    signed_in(client, a_coordinator())
    answer = client.get(reverse("events:book_for", args=[event.ref, sam.ref]))
    assert answer["Location"] == reverse("events:ticket", args=[booking.ref])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"called_off_at": timezone.now()}, "called off"),
        ({"known": "month"}, "cannot be booked yet"),
        ({"starts_at": timezone.now() - datetime.timedelta(hours=1)}, "already started"),
    ],
)
def test_a_form_that_could_only_say_no_is_not_shown(client, change, words):
    event = an_event_soon()
    Event.objects.update(**change)

    page = client.get(reverse("events:book", args=[event.ref])).content.decode()

    assert words in page
    assert 'name="kind"' not in page


def test_the_page_of_an_event_says_that_it_is_full(client):
    event, _placed = a_full_event(1)

    assert "You can go on the waiting list" in client.get(event.get_absolute_url()).content.decode()


def test_F1_the_offer_and_what_it_may_do_to_benefits_are_read_before_anybody_says_yes(client):
    page = client.get(reverse("events:book", args=[an_event_soon().ref])).content.decode()

    before, after = page.split('<form method="post" novalidate', 1)
    for words in ("We pay you: £25 an hour.", "We pay back: Travel", "In cash on the day", "benefits"):
        assert words in before
    assert after


def test_somebody_who_booked_twice_is_found_by_whoever_runs_it_and_by_nobody_else(client):
    event = an_event_soon()
    same = {"kind": "text", "value": "07700 900123", "connection": "not asked"}
    client.post(reverse("events:book", args=[event.ref]), same | {"name": "Mr Hussain"})
    answer = client.post(
        reverse("events:book", args=[event.ref]), same | {"name": "mr hussain", "value": "07700900123"}
    )
    assert "twice" not in client.get(answer["Location"]).content.decode()
    client.post(reverse("events:book", args=[event.ref]), same | {"name": "Nadia"})
    signed_in(client, a_coordinator())

    page = client.get(reverse("events:bookings", args=[event.ref])).content.decode()

    assert page.count("Perhaps booked twice") == 2


def test_the_tablet_of_a_day_centre_books_again_the_next_morning(client):
    event = an_event_soon()
    new = {"kind": "text", "value": "07700 900123", "connection": "not asked"}
    session = client.session
    session["booked from here"] = [(timezone.localdate() - datetime.timedelta(days=1)).isoformat(), 6]
    session.save()

    client.post(reverse("events:book", args=[event.ref]), new | {"name": "Sam"})

    assert Booking.objects.count() == 1
