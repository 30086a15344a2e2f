"""Booking: with a name and one way, by any way; the line of those who wait; and giving a place back."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.events.actions.booking import (
    book_place,
    cancel_booking,
    change_company,
    let_go,
    offer_next,
    take_offer,
)
from alongside.events.actions.holding import change_place
from alongside.events.models import Booking, Event, Place
from alongside.events.rooms import fullness, number_in_line
from alongside.events.tasks import look_after_events
from alongside.events.tests.make import an_event
from alongside.events.tests.make_bookings import (
    a_booking,
    a_full_event,
    an_event_soon,
    signed_in,
    somebody,
    somebody_who_needs,
)
from alongside.partnership.tests.make import a_partnership
from alongside.people.actions import let_help
from alongside.people.models import ContactRoute, Person, Right
from alongside.people.tests.make import a_coordinator
from alongside.shared.errors import Refused
from alongside.shared.history.models import PrivateEntry, Route
from alongside.shared.post.actions import send_letter
from alongside.shared.post.models import Letter

pytestmark = pytest.mark.django_db
State = Booking.State


@pytest.fixture(autouse=True)
def _partnership():
    a_partnership()


def newcomer(**more) -> dict:
    return {
        "name": "Mr Hussain",
        "kind": "text",
        "value": "07700 900123",
        "connection": "not asked",
        "leave_empty": "",
    } | more


def test_B1_a_name_and_one_way_are_enough_to_book_on_the_web(client):
    event = an_event_soon()

    answer = client.post(reverse("events:book", args=[event.ref]), newcomer())

    booking = Booking.objects.get()
    assert answer["Location"] == booking.get_absolute_url()
    assert (booking.state, booking.person.name, booking.via) == (State.PLACED, "Mr Hussain", Route.WEB)
    ticket = client.get(booking.get_absolute_url()).content.decode()
    assert "You have a place" in ticket
    assert booking.code in ticket


@pytest.mark.parametrize("way", ["phone", "text", "post", "visit", "desk", "email"])
def test_A1_whoever_rings_writes_or_comes_by_is_booked_the_same(client, way):
    event = an_event_soon()
    signed_in(client, ruth := a_coordinator())

    client.post(
        reverse("events:book_new", args=[event.ref]),
        newcomer(kind="", value="", via=way, read_back="on"),
    )

    booking = Booking.objects.get()
    assert (booking.state, booking.via) == (State.PLACED, way)
    entry = PrivateEntry.objects.get(kind="booked")
    assert (entry.by, entry.helping, entry.via) == (ruth.ref, booking.person.ref, way)


def test_B1_somebody_known_is_booked_from_their_own_page(client):
    event, hussain = an_event_soon(), somebody("Mr Hussain", kind="phone")
    signed_in(client, a_coordinator())
    page = client.get(reverse("people:person", args=[hussain.ref])).content.decode()
    address = reverse("events:book_for", args=[event.ref, hussain.ref])
    assert address in page

    client.post(address, {"via": "phone", "connection": "not connected", "supporters": "1"})

    booking = Booking.objects.get()
    assert (booking.person, booking.supporters, booking.connection) == (hussain, 1, "not connected")


def test_B1_it_is_cancelled_by_text_as_well_as_on_the_ticket(client):
    event = an_event_soon()
    first, second = a_booking(event, somebody("Sam")), a_booking(event, somebody("Nadia"))
    client.post(reverse("events:cancel", args=[first.key]), {})
    signed_in(client, a_coordinator())

    client.post(reverse("events:cancel", args=[second.key]), {"via": "text"})

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (State.CANCELLED, State.CANCELLED)
    ways = (
        PrivateEntry.objects.filter(kind="cancelled a booking").order_by("seq").values_list("via", flat=True)
    )
    assert list(ways) == ["web", "text"]


def test_the_ticket_comes_in_every_format(client):
    booking = a_booking(an_event_soon())

    for name in ("pdf", "large-print", "text"):
        answer = client.get(reverse("events:ticket_file", args=[booking.key, name]))
        assert answer.status_code == 200


def test_a_ticket_is_opened_by_its_key_and_not_by_its_reference(client):
    booking = a_booking(an_event_soon())

    assert client.get(reverse("events:ticket", args=[booking.key])).status_code == 200
    assert client.get(reverse("events:ticket", args=[booking.ref])).status_code == 404


def test_a_stranger_gets_their_ticket_by_a_way_that_nobody_made_sure_of_and_nothing_else(client):
    event = an_event_soon()
    client.post(reverse("events:book", args=[event.ref]), newcomer(kind="email", value="new@example.org"))
    letter = Letter.objects.get(key__startswith="ticket ")

    assert send_letter(letter).state == Letter.State.SENT

    letter.key, letter.pk, letter.is_expected = "news", None, False
    letter.ref, letter.state = Person.objects.get(name="Mr Hussain").ref, Letter.State.WAITING
    letter.save()
    assert send_letter(letter).state == Letter.State.FAILED


def test_three_letters_a_day_go_to_an_address_that_nobody_made_sure_of(client):
    event = an_event_soon()
    for _number in range(5):
        client.post(reverse("events:book", args=[event.ref]), newcomer(kind="email", value="New@example.org"))

    states = [send_letter(letter).state for letter in Letter.objects.filter(key__startswith="ticket ")]

    assert states.count(Letter.State.SENT) == 3
    assert states.count(Letter.State.FAILED) == 2


def test_one_browser_books_for_six_strangers_and_then_is_asked_to_ring(client):
    event = an_event_soon()
    for number in range(8):
        client.post(reverse("events:book", args=[event.ref]), newcomer(name=f"Person {number}"))

    assert Booking.objects.count() == 6


def test_booking_again_shows_the_first_booking():
    event, sam = an_event_soon(), somebody()

    assert a_booking(event, sam) == a_booking(event, sam)
    assert Booking.objects.count() == 1


def test_F7_supporters_assistants_and_children_never_cost_a_place_that_can_be_booked():
    event = an_event_soon(bookable=2, room_limit=8)

    first = a_booking(event, somebody("Callum"), supporters=1, assistants=1, children=1)
    second = a_booking(event, somebody("Farah"), children=3)

    assert (first.state, second.state) == (State.PLACED, State.PLACED)
    assert fullness(event.places.get()).heads == 8


def test_the_room_never_holds_more_than_it_may_for_fire_safety():
    event = an_event_soon(room_limit=4)
    a_booking(event, somebody("Callum"), supporters=2)

    late = a_booking(event, somebody("Farah"), children=1)
    with pytest.raises(Refused, match="may hold 4 people"):
        a_booking(event, somebody("Nadia"), children=9)

    assert late.state == State.WAITING
    with pytest.raises(Refused, match="may hold 4 people"):
        change_company(Booking.objects.first(), supporters=2, assistants=2, children=0, by=None)


def test_a_supporter_who_joins_later_never_takes_the_room_over_its_limit():
    event = an_event_soon(room_limit=4)
    callum = a_booking(event, somebody("Callum"), supporters=1)
    a_booking(event, somebody("Farah"), children=1)

    with pytest.raises(Refused, match="not hold more"):
        change_company(callum, supporters=2, assistants=0, children=0, by=None)

    assert fullness(event.places.get()).heads == 4


def test_who_waits_never_blocks_the_line_with_more_people_than_the_room_holds():
    event = an_event_soon(bookable=1, room_limit=4)
    a_booking(event, somebody("Sam"))
    waiting = a_booking(event, somebody("Farah"))

    with pytest.raises(Refused, match="may hold 4 people"):
        change_company(waiting, supporters=0, assistants=0, children=4, by=None)


def test_a_room_that_turned_out_smaller_than_who_booked_stands_on_today(client):
    event = an_event_soon(room_limit=30)
    a_booking(event, somebody("Callum"), supporters=3)
    place = event.places.get()

    change_place(place, place.name, address=place.address, setting="community", room_limit=3, by=None)

    signed_in(client, a_coordinator())
    assert "than the room may hold" in client.get("/today/?all=1").content.decode()
    assert (
        "more than the room may hold"
        in client.get(reverse("events:bookings", args=[event.ref])).content.decode()
    )


def test_who_waits_is_offered_a_place_in_the_order_of_the_line():
    event, (placed,) = a_full_event(1)
    waiting = [a_booking(event, somebody(name)) for name in ("Amina", "Callum", "Farah")]
    assert [number_in_line(one) for one in waiting] == [1, 2, 3]

    cancel_booking(placed, by=placed.person)

    states = [Booking.objects.get(pk=one.pk).state for one in waiting]
    assert states == [State.OFFERED, State.WAITING, State.WAITING]


def test_nobody_overtakes_whoever_waits_even_while_a_place_is_free():
    event, (placed,) = a_full_event(1)
    waiting = a_booking(event, somebody("Amina"))
    Booking.objects.filter(pk=placed.pk).update(state=State.CANCELLED)

    late = a_booking(event, somebody("Callum"))

    assert late.state == State.WAITING
    assert offer_next(event) == 1
    waiting.refresh_from_db()
    assert waiting.state == State.OFFERED


def test_twenty_wait_and_seven_places_come_free_so_exactly_the_first_seven_are_asked():
    event, placed = a_full_event(7)
    waiting = [a_booking(event, somebody(f"Waiting {number}")) for number in range(20)]

    for one in placed:
        cancel_booking(one, by=one.person)

    states = [Booking.objects.get(pk=one.pk).state for one in waiting]
    assert states == [State.OFFERED] * 7 + [State.WAITING] * 13
    assert offer_next(event) == 0


def test_an_offer_that_is_taken_twice_is_one_place():
    event, (placed,) = a_full_event(1)
    waiting = a_booking(event, somebody("Amina"))
    cancel_booking(placed, by=placed.person)

    assert take_offer(waiting, by=waiting.person).state == State.PLACED
    assert take_offer(waiting, by=waiting.person).state == State.PLACED
    assert fullness(event.places.get()).booked == 1


def test_an_offer_that_nobody_answers_goes_to_the_next():
    event, (placed,) = a_full_event(1)
    first, second = a_booking(event, somebody("Amina")), a_booking(event, somebody("Callum"))
    cancel_booking(placed, by=placed.person)
    Booking.objects.filter(pk=first.pk).update(offered_until=timezone.now() - datetime.timedelta(minutes=1))

    look_after_events.call()

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (State.LET_GO, State.OFFERED)
    with pytest.raises(Refused, match="over"):
        take_offer(first, by=first.person)
    assert Letter.objects.filter(key=f"let go {first.ref}").exists()


def test_an_offer_by_letter_waits_longer_than_one_by_e_mail():
    event, placed = a_full_event(2)
    by_mail = a_booking(event, somebody("Amina"))
    by_post = a_booking(event, somebody("Mr Hussain", kind="post", value="1 Mill Lane\nWexcombe"))
    for one in placed:
        cancel_booking(one, by=one.person)

    by_mail.refresh_from_db()
    by_post.refresh_from_db()

    assert by_post.offered_until > by_mail.offered_until + datetime.timedelta(days=2)


def test_a_newcomer_who_is_written_to_by_letter_has_as_long_to_answer_as_anybody(client):
    event, (placed,) = a_full_event(1)
    by_mail = a_booking(event, somebody("Amina"))
    cancel_booking(placed, by=placed.person)
    by_mail.refresh_from_db()
    client.post(
        reverse("events:book", args=[event.ref]), newcomer(kind="post", value="1 Mill Lane\nWexcombe")
    )

    cancel_booking(by_mail, by=None)

    by_post = Booking.objects.get(person__name="Mr Hussain")
    assert by_post.state == State.OFFERED
    assert by_post.offered_until > by_mail.offered_until + datetime.timedelta(days=2)


def test_who_gives_back_a_place_that_was_held_out_lets_the_next_have_it():
    event, (placed,) = a_full_event(1)
    first, second = a_booking(event, somebody("Amina")), a_booking(event, somebody("Callum"))
    cancel_booking(placed, by=placed.person)

    cancel_booking(first, by=first.person)

    second.refresh_from_db()
    assert second.state == State.OFFERED
    with pytest.raises(Refused):
        take_offer(first, by=first.person)
    assert fullness(event.places.get()).booked == 1


def test_who_waits_is_not_told_that_the_time_to_answer_is_over():
    event, _placed = a_full_event(1)
    waiting = a_booking(event, somebody("Amina"))

    with pytest.raises(Refused, match="No place is free for you yet"):
        take_offer(waiting, by=waiting.person)


@pytest.mark.parametrize("change", [{"called_off_at": timezone.now()}, {"starts_at": timezone.now()}])
def test_no_letter_says_that_a_place_went_to_another_when_there_is_no_event_to_go_to(change):
    event, (placed,) = a_full_event(1)
    waiting = a_booking(event, somebody("Amina"))
    cancel_booking(placed, by=placed.person)
    Booking.objects.filter(pk=waiting.pk).update(offered_until=timezone.now() - datetime.timedelta(minutes=1))
    Event.objects.filter(pk=event.pk).update(**change)

    look_after_events.call()

    assert not Letter.objects.filter(key=f"let go {waiting.ref}").exists()


@pytest.mark.parametrize("change", [{"called_off_at": timezone.now()}, {"starts_at": timezone.now()}])
def test_once_it_began_or_was_called_off_nobody_changes_who_comes(change):
    booking = a_booking(an_event_soon())
    Event.objects.update(**change)

    with pytest.raises(Refused):
        change_company(booking, supporters=1, assistants=0, children=0, by=None)


def test_who_comes_with_others_is_not_passed_over_and_today_says_so(client):
    event = an_event_soon(bookable=2, room_limit=3)
    first, second = a_booking(event, somebody("A")), a_booking(event, somebody("B"), supporters=1)
    with_two = a_booking(event, somebody("Callum"), supporters=1, assistants=1)
    alone = a_booking(event, somebody("Nadia"))

    cancel_booking(first, by=first.person)

    with_two.refresh_from_db()
    alone.refresh_from_db()
    assert (with_two.state, alone.state) == (State.WAITING, State.WAITING)
    signed_in(client, a_coordinator())
    assert "the next on the waiting list comes with others" in client.get("/today/?all=1").content.decode()
    cancel_booking(second, by=second.person)
    with_two.refresh_from_db()
    assert with_two.state == State.OFFERED


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"called_off_at": timezone.now()}, "called off"),
        ({"known": "month"}, "cannot be booked yet"),
        ({"published_at": None}, "cannot be booked yet"),
        (
            {
                "starts_at": timezone.now() - datetime.timedelta(hours=1),
                "ends_at": timezone.now() + datetime.timedelta(hours=1),
            },
            "already started",
        ),
    ],
)
def test_an_event_that_nobody_is_asked_to_come_to_is_not_booked(change, words):
    event = an_event_soon()
    Event.objects.filter(pk=event.pk).update(**change)

    with pytest.raises(Refused, match=words):
        book_place(event, somebody(), by=None)


def test_in_the_room_and_online_people_choose_where(client):
    event = an_event_soon(places=2)
    online = event.places.last()
    Place.objects.filter(pk=online.pk).update(is_online=True)
    with pytest.raises(Refused, match="Choose where"):
        book_place(event, somebody("A"), by=None)

    client.post(reverse("events:book", args=[event.ref]), newcomer(place=str(online.pk)))

    assert Booking.objects.get().place == online


def test_a_helper_books_for_whoever_lets_them_and_for_nobody_else(client):
    event = an_event_soon()
    callum, jo, other = somebody("Callum"), somebody("Jo"), somebody("Nadia")
    until = timezone.localdate() + datetime.timedelta(days=30)
    help = let_help(callum, jo, rights=[Right.BOOK], until=until, by=None)
    reads = let_help(other, jo, rights=[Right.READ], until=until, by=None)
    signed_in(client, jo)

    client.post(reverse("people:start_helping", args=[help.ref]))
    client.post(reverse("events:book", args=[event.ref]), {"connection": "not asked"})
    assert Booking.objects.get().person == callum

    client.post(reverse("people:start_helping", args=[reads.ref]))
    assert client.get(reverse("events:book", args=[event.ref])).status_code == 403


def test_a_member_sees_their_events_on_their_page(client):
    event, sam = an_event_soon(title="A good day"), somebody()
    a_booking(event, sam)
    signed_in(client, sam)

    assert "A good day" in client.get("/my-page/").content.decode()


def test_only_those_who_run_an_event_see_who_comes(client):
    event = an_event_soon()
    a_booking(event, somebody("Amina"))
    helen, sam = somebody("Helen Host"), somebody("Sam")
    address = reverse("events:bookings", args=[event.ref])
    signed_in(client, a_coordinator())
    assert "Amina" in client.get(address).content.decode()
    client.post(reverse("events:name_host", args=[event.ref]), {"name": "helen host"})

    signed_in(client, helen)
    assert "Amina" in client.get(address).content.decode()
    assert client.get(reverse("events:bookings", args=[an_event().ref])).status_code == 403
    signed_in(client, sam)
    assert client.get(address).status_code == 403


def test_a_reminder_goes_once_by_each_persons_own_way_and_again_when_the_time_changes():
    event = an_event_soon(days=4)
    booking = a_booking(event, somebody("Sam"))
    Booking.objects.update(made_at=timezone.now() - datetime.timedelta(days=10))

    look_after_events.call()
    look_after_events.call()
    assert Letter.objects.filter(key__startswith=f"reminder {booking.ref}").count() == 1

    Event.objects.filter(pk=event.pk).update(changed=1)
    Booking.objects.update(reminded=False)
    look_after_events.call()
    assert Letter.objects.filter(key__startswith=f"reminder {booking.ref}").count() == 2


def test_B3_an_organisation_is_written_or_another_answer_chosen(client):
    event = an_event_soon()
    address = reverse("events:book", args=[event.ref])

    page = client.post(address, newcomer(connection="organisation")).content.decode()
    assert "Write its name" in page

    client.post(address, newcomer(connection="organisation", organisation="Wexcombe Deaf Club"))
    assert Booking.objects.get().organisation == "Wexcombe Deaf Club"


def test_the_booking_page_is_small_enough_for_an_old_phone(client):
    import gzip

    page = client.get(reverse("events:book", args=[an_event_soon().ref])).content

    assert len(gzip.compress(page)) < 30_000


def test_no_line_of_code_books_but_in_one_file():
    """The lock stands in one place: whoever made a booking elsewhere would sell a place twice."""
    from pathlib import Path

    import alongside

    room = Path(alongside.__file__).parent
    makers = [
        path.relative_to(room).as_posix()
        for path in room.rglob("*.py")
        if "/tests/" not in path.as_posix()
        and re.search(r"\bBooking(\.objects\.\w*create|\((?!models))", path.read_text())
    ]

    assert makers == ["events/actions/booking.py"]


def test_letting_go_asks_the_clock_again_under_the_lock():
    event, (placed,) = a_full_event(1)
    waiting = a_booking(event, somebody("Amina"))
    cancel_booking(placed, by=placed.person)

    assert let_go(waiting).state == State.OFFERED


def test_what_a_newcomer_typed_is_nobody_else(client):
    """Somebody with the same address is not told from the booking that we know them."""
    known = somebody("Amina", kind="email", value="amina@example.org")
    client.post(
        reverse("events:book", args=[an_event_soon().ref]),
        newcomer(name="Amina", kind="email", value="amina@example.org"),
    )

    booking = Booking.objects.get()
    assert booking.person != known
    assert ContactRoute.objects.get(person=booking.person).confirmed_at is None


def test_saved_needs_are_one_tick(client):
    event, amina = an_event_soon(days=60), somebody_who_needs("bsl interpreter", "step free")
    signed_in(client, amina)
    assert 'name="use_needs"' in client.get(reverse("events:book", args=[event.ref])).content.decode()

    client.post(reverse("events:book", args=[event.ref]), {"use_needs": "on", "connection": "not asked"})

    assert sorted(one.need for one in Booking.objects.get().arrangements.all()) == [
        "bsl interpreter",
        "step free",
    ]
