"""At the door: by list, by code, on paper or counted; and nobody is counted twice."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.events.actions import make_day_pass, record_headcount
from alongside.events.actions.door import (
    came_without_booking,
    check_in,
    check_in_by_code,
    fold_attendance,
    take_back_coming,
    type_paper_sheet,
)
from alongside.events.attendance import attendance, attendance_of, hats_of
from alongside.events.models import Attendance, Event, Headcount
from alongside.events.tests.make_bookings import (
    a_booking,
    an_event_soon,
    signed_in,
    somebody,
    somebody_who_needs,
)
from alongside.partnership.tests.make import a_partnership
from alongside.people.actions import choose_hats, hide
from alongside.people.models import Hat
from alongside.people.tests.make import a_coordinator
from alongside.shared.errors import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _partnership(db):
    a_partnership()


def today(event: Event) -> Event:
    """The event has begun, today."""
    now = timezone.now()
    Event.objects.filter(pk=event.pk).update(starts_at=now, ends_at=now + datetime.timedelta(hours=2))
    return Event.objects.get(pk=event.pk)


def ten_who_booked():
    event = an_event_soon()
    bookings = [a_booking(event, somebody(f"Person {number}")) for number in range(10)]
    return today(event), bookings


def at_the_door(client, event):
    _pass, code = make_day_pass(event, volunteer="Joan", day=timezone.localdate(), by=None)
    client.post(reverse("events:day_pass"), {"code": code})


def test_B3_85_came_from_20_organisations_15_not_connected_and_no_split_is_made_up():
    event = an_event_soon()
    record_headcount(
        event, people=85, not_connected=15, from_organisations=70, organisations=20, of="everybody", by=None
    )

    came = attendance_of(event)

    assert (came.attendances, came.organisations, came.not_connected) == (85, 20, 15)
    assert (came.from_organisations, came.not_asked, came.people) == (70, 0, None)


def test_B3_ticked_at_the_door_and_typed_from_paper_is_counted_once():
    event, bookings = ten_who_booked()
    for one in bookings[:6]:
        check_in(one, by=None)

    type_paper_sheet(event, came=bookings[:8], others=3, by=None)
    type_paper_sheet(event, came=bookings[:8], others=3, by=None)

    came = attendance_of(event)
    assert (came.attendances, came.not_asked) == (11, 11)
    assert Attendance.objects.count() == 8


def test_B3_the_paper_sheet_takes_a_wrong_tick_back_and_keeps_walk_ins_once():
    event, bookings = ten_who_booked()
    check_in(bookings[0], by=None)
    lines = "Omar, Wexcombe Deaf Club\nSomebody"

    for _typed in range(2):
        type_paper_sheet(event, came=bookings[1:3], more=lines, by=None)

    came = attendance_of(event)
    assert came.attendances == 4
    assert came.organisations == 1
    assert not Attendance.objects.filter(booking=bookings[0]).exists()


def test_B3_a_headcount_of_everybody_holds_those_who_were_ticked():
    event, bookings = ten_who_booked()
    for one in bookings:
        check_in(one, by=None)
    record_headcount(event, people=2, by=None)
    assert attendance_of(event).attendances == 12

    record_headcount(event, people=14, of="everybody", by=None)

    assert attendance_of(event).attendances == 14


def test_B3_the_three_connections_always_make_the_total():
    event, bookings = ten_who_booked()
    for one in bookings[:4]:
        check_in(one, by=None)
    came_without_booking(event, organisation="Deaf Club", by=None)
    came_without_booking(event, connection="not connected", with_them=2, by=None)
    record_headcount(event, people=5, not_connected=2, from_organisations=3, by=None)

    came = attendance_of(event)

    assert came.attendances == 13
    assert came.from_organisations + came.not_connected + came.not_asked == came.attendances
    assert came.supporters == 2


def test_B3_a_sixteen_year_old_is_counted_and_nothing_is_kept_about_them():
    event = today(an_event_soon())

    record_headcount(event, people=1, by=None)

    assert attendance_of(event).attendances == 1
    assert not Attendance.objects.exists()


def test_B3_people_who_come_to_two_events_are_two_attendances_and_one_person():
    sam = somebody()
    events = [an_event_soon(), an_event_soon()]
    for event in events:
        booking = a_booking(event, sam)
        today(event)
        check_in(booking, by=None)

    came = attendance(events)

    assert (came.attendances, came.people) == (2, 1)


def test_F7_whoever_comes_to_support_is_counted_with_whom_they_support():
    event = an_event_soon()
    callum = a_booking(event, somebody("Callum"), supporters=1)
    today(event)

    check_in(callum, by=None)

    came = attendance_of(event)
    assert (came.attendances, came.supporters) == (2, 1)


def test_nobody_can_have_come_before_the_day():
    booking = a_booking(an_event_soon(days=9))

    with pytest.raises(Refused, match="Nobody can have come yet"):
        check_in(booking, by=None)


def test_a_code_lets_in_however_it_is_typed_and_a_wrong_one_does_not():
    event, bookings = ten_who_booked()

    check_in_by_code(event, code=f" {bookings[3].code.lower()} ", by=None)

    assert Attendance.objects.get().person == bookings[3].person
    with pytest.raises(Refused, match="No ticket"):
        check_in_by_code(event, code="nothing", by=None)


def test_a_wrong_press_is_taken_back():
    event, bookings = ten_who_booked()

    take_back_coming(check_in(bookings[0], by=None), by=None)

    assert attendance_of(event) is None


def test_a_volunteer_ticks_people_with_the_day_pass_and_sees_no_need_and_no_address(client):
    event = an_event_soon()
    amina = somebody_who_needs("bsl interpreter", name="Amina")
    booking = a_booking(event, amina, use_needs=True, organisation="Wexcombe Deaf Club")
    event = today(event)
    at_the_door(client, event)

    page = client.get("/events/door/").content.decode()
    client.post(reverse("events:came", args=[booking.ref]))

    assert "Amina" in page
    for hidden in ("interpreter", "amina@example.org", "Wexcombe Deaf Club"):
        assert hidden not in page
    assert Attendance.objects.get().person == amina


def test_a_day_pass_opens_the_door_of_its_own_event_only(client):
    event, bookings = ten_who_booked()
    at_the_door(client, today(an_event_soon()))

    assert client.post(reverse("events:came", args=[bookings[0].ref])).status_code == 403
    assert client.get(reverse("events:without_booking", args=[event.ref])).status_code == 403
    assert not Attendance.objects.exists()


def test_whoever_is_in_no_list_stands_at_the_door_with_a_code_alone(client):
    event = an_event_soon()
    hidden = somebody("Farah Hidden")
    hide(hidden, hidden=True, by=hidden)
    booking = a_booking(event, hidden)
    event = today(event)
    at_the_door(client, event)
    volunteer = client.get("/events/door/").content.decode()
    signed_in(client, a_coordinator())
    printed = client.get(reverse("events:pack", args=[event.ref])).content.decode()

    for page in (volunteer, printed):
        assert booking.code in page
        assert "Farah" not in page


def test_the_pack_tells_what_is_needed_without_names(client):
    event = an_event_soon(days=40)
    for name in ("Amina", "Sam"):
        a_booking(event, somebody_who_needs("bsl interpreter", name=name), use_needs=True)
    signed_in(client, a_coordinator())

    page = client.get(reverse("events:pack", args=[event.ref])).content.decode()

    assert "British Sign Language interpreter</span>: 2. Asked for." in page
    needs = page[page.index("What people need today") : page.index("Cards to hold up")]
    assert "Amina" not in needs


@pytest.mark.parametrize("name", ["pack", "claim_slip", "cash_sheet", "bring_someone"])
def test_everything_that_is_printed_says_which_event_it_is_for(client, name):
    event = an_event_soon(title="A good day")
    signed_in(client, a_coordinator())

    page = client.get(reverse(f"events:{name}", args=[event.ref])).content.decode()

    assert "A good day" in page


def test_B6_who_is_missing_is_said_in_words_and_only_once_ten_have_booked():
    event = an_event_soon()
    for number in range(9):
        person = somebody(f"Person {number}")
        choose_hats(person, [Hat.CARER], by=person)
        a_booking(event, person)
    assert hats_of(event).missing == []

    a_booking(event, somebody("Ten"))

    hats = hats_of(event)
    assert "frontline staff" in hats.missing
    assert hats.here == ["a carer"]
    assert "a carer" not in hats.missing
    assert not any(sign.isdigit() for sign in " ".join(hats.missing))


def test_B6_one_booking_alone_never_tells_what_somebody_is_here_as():
    event = an_event_soon()
    for number in range(10):
        a_booking(event, somebody(f"Person {number}"))
    officer = somebody("David")
    choose_hats(officer, [Hat.FRONTLINE], by=officer)
    before = hats_of(event)

    a_booking(event, officer)

    assert hats_of(event) == before
    for number in range(4):
        a_booking(event, somebody(f"Later {number}"))
    assert hats_of(event) != before


def test_C5_a_year_later_only_numbers_are_left_and_every_figure_stays():
    event, bookings = ten_who_booked()
    for one in bookings[:4]:
        check_in(one, by=None)
    came_without_booking(event, organisation="Deaf Club", with_them=1, by=None)
    record_headcount(event, people=3, not_connected=3, from_organisations=0, by=None)
    before = attendance_of(event)

    fold_attendance(event)

    after = attendance_of(event)
    assert not Attendance.objects.exists()
    assert (
        after.attendances,
        after.from_organisations,
        after.not_connected,
        after.not_asked,
        after.supporters,
    ) == (
        before.attendances,
        before.from_organisations,
        before.not_connected,
        before.not_asked,
        before.supporters,
    )
    assert Headcount.objects.filter(event=event).count() >= 2


def test_an_event_that_was_ticked_is_not_due_for_counting(client):
    event, bookings = ten_who_booked()
    check_in(bookings[0], by=None)
    Event.objects.filter(pk=event.pk).update(
        starts_at=timezone.now() - datetime.timedelta(hours=5),
        ends_at=timezone.now() - datetime.timedelta(hours=3),
    )
    signed_in(client, a_coordinator())

    assert "Write down how many came" not in client.get("/today/?all=1").content.decode()
