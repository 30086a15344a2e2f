"""At the door: by list, by code, on paper or counted; and nobody is counted twice."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.events.actions import make_day_pass, record_headcount
from alongside.events.actions.booking import cancel_booking
from alongside.events.actions.door import (
    came_without_booking,
    check_in,
    check_in_by_code,
    end_day_pass,
    fold_attendance,
    say_who_came_with_them,
    take_back_coming,
    take_back_count,
    type_paper_sheet,
    write_organisations_alike,
)
from alongside.events.actions.holding import add_place
from alongside.events.attendance import attendance, attendance_of, hats_of
from alongside.events.models import Attendance, DayPass, Event, Headcount
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
    event = today(an_event_soon())
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
        type_paper_sheet(event, came=bookings[1:3], was=bookings[:1], more=lines, by=None)

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


def test_B3_an_organisation_spelt_two_ways_is_one_and_people_put_slips_together(client):
    event = today(an_event_soon())
    for spelling in ("Wexcombe Deaf Club", "the wexcombe  deaf club.", "Wexcombe Death Club", "Age & Care"):
        came_without_booking(event, organisation=spelling, by=None)
    assert attendance_of(event).organisations == 3
    signed_in(client, a_coordinator())
    address = reverse("events:organisations", args=[event.ref])
    assert "3 organisations are written down" in client.get(address).content.decode()

    client.post(
        address,
        {
            "spellings": ["Wexcombe Deaf Club", "Wexcombe Death Club"],
            "organisation": "Wexcombe Deaf Club",
        },
    )

    assert attendance_of(event).organisations == 2


def test_B3_one_young_person_without_a_name_does_not_hide_how_many_organisations_came():
    event = today(an_event_soon())
    for number in range(4):
        came_without_booking(event, organisation=f"Organisation {number}", by=None)
    assert (attendance_of(event).organisations, attendance_of(event).all_organisations) == (4, True)

    record_headcount(event, people=1, by=None)

    came = attendance_of(event)
    assert (came.attendances, came.organisations, came.all_organisations) == (5, 4, False)


def test_B3_where_nobody_was_asked_no_number_of_organisations_is_made_up():
    event, bookings = ten_who_booked()
    check_in(bookings[0], by=None)

    assert attendance_of(event).organisations is None


def test_B3_a_count_of_the_whole_event_holds_the_count_of_each_of_its_places():
    event = today(an_event_soon(places=2))
    hall, _room = event.places.all()
    record_headcount(event, people=30, of="everybody", place=hall, by=None)

    record_headcount(event, people=50, of="everybody", by=None)

    assert attendance_of(event).attendances == 50


def test_B3_where_there_is_one_place_whoever_came_was_there_said_or_not():
    event = today(an_event_soon())
    came_without_booking(event, name="Omar", by=None)

    record_headcount(event, people=9, of="everybody", place=event.places.get(), by=None)

    assert attendance_of(event).attendances == 9


def test_B3_a_wrong_count_is_taken_back(client):
    event = today(an_event_soon())
    wrong = record_headcount(event, people=120, by=None)
    record_headcount(event, people=12, by=None)
    signed_in(client, a_coordinator())
    assert (
        "<strong>120</strong>" in client.get(reverse("events:headcount", args=[event.ref])).content.decode()
    )

    for _press in range(2):
        client.post(reverse("events:no_count", args=[event.ref, wrong.pk]))

    assert attendance_of(event).attendances == 12


def test_nobody_is_counted_before_the_day():
    with pytest.raises(Refused, match="Nobody can have come yet"):
        record_headcount(an_event_soon(days=9), people=3, by=None)


def the_sheet_as_shown(client, event) -> dict:
    """The page of the paper sheet as somebody opened it: what it would send if nothing was changed."""
    form = client.get(reverse("events:paper_sheet", args=[event.ref])).context["form"]
    return {
        "came": [str(ref) for ref in form["came"].value()],
        "was": form["was"].value(),
        "more": form["more"].value() or "",
        "others": form["others"].value() or "",
        "seen": form["seen"].value(),
    }


def test_B3_an_old_page_of_the_paper_sheet_takes_nobody_back_who_was_ticked_since(client):
    event, bookings = ten_who_booked()
    check_in(bookings[0], by=None)
    signed_in(client, a_coordinator())
    old_page = the_sheet_as_shown(client, event)
    for one in bookings[1:5]:
        check_in(one, by=None)  # at the door, in the meantime

    client.post(reverse("events:paper_sheet", args=[event.ref]), old_page | {"came": [str(bookings[9].ref)]})

    here = set(Attendance.objects.values_list("booking", flat=True))
    assert here == {one.pk for one in (*bookings[1:5], bookings[9])}  # the first one was un-ticked on paper


def test_B3_two_people_who_type_the_same_sheet_lose_nothing(client):
    event, _bookings = ten_who_booked()
    signed_in(client, a_coordinator())
    address = reverse("events:paper_sheet", args=[event.ref])
    first, second = the_sheet_as_shown(client, event), the_sheet_as_shown(client, event)
    client.post(address, first | {"more": "Omar, Deaf Club", "others": "2"})

    page = client.post(address, second | {"more": "Lena, none, +1"}).content.decode()

    assert "Somebody typed more of this sheet" in page
    assert "Lena, none, +1" in page  # what they typed is still there
    assert attendance_of(event).attendances == 3


def test_B3_a_line_of_the_paper_sheet_says_no_organisation_and_who_came_with_them(client):
    event = today(an_event_soon())

    type_paper_sheet(event, came=[], more="Omar, Deaf Club, +2\nLena, none\nJo", by=None)

    came = attendance_of(event)
    assert (came.attendances, came.from_organisations, came.not_connected) == (5, 1, 1)
    signed_in(client, a_coordinator())
    assert the_sheet_as_shown(client, event)["more"] == "Omar, Deaf Club, +2\nLena, none\nJo"


def test_B3_ticked_by_list_by_code_and_typed_from_paper_twice_is_one(client):
    event, bookings = ten_who_booked()
    check_in(bookings[0], by=None)
    check_in_by_code(event, code=bookings[0].code, by=None)
    signed_in(client, a_coordinator())

    for _typed in range(2):
        sheet = the_sheet_as_shown(client, event)
        client.post(reverse("events:paper_sheet", args=[event.ref]), sheet | {"others": "1"})

    assert attendance_of(event).attendances == 2


def test_F7_more_or_fewer_supporters_came_than_were_booked(client):
    event = an_event_soon()
    callum = a_booking(event, somebody("Callum"), supporters=1)
    event = today(event)
    at_the_door(client, event)
    client.post(reverse("events:came", args=[callum.ref]))

    client.post(reverse("events:with_them", args=[Attendance.objects.get().ref]), {"with_them": "0"})
    assert (attendance_of(event).attendances, attendance_of(event).supporters) == (1, 0)
    say_who_came_with_them(Attendance.objects.get(), with_them=3, by=None)

    assert attendance_of(event).attendances == 4


def test_the_same_press_sent_twice_when_the_network_drops_is_one_press(client):
    event, bookings = ten_who_booked()
    at_the_door(client, event)
    for _press in range(2):
        assert client.post(reverse("events:came", args=[bookings[0].ref])).status_code == 302
    wrong = Attendance.objects.get()

    for _press in range(2):
        assert client.post(reverse("events:not_here", args=[wrong.ref])).status_code == 302

    assert not Attendance.objects.exists()


def test_from_an_old_page_somebody_who_cancelled_since_is_named_and_not_lost(client):
    event = an_event_soon()
    booking = a_booking(event, somebody("Farah"))
    cancel_booking(booking, by=None)
    at_the_door(client, today(event))

    answer = client.post(reverse("events:came", args=[booking.ref]), follow=True).content.decode()

    assert "This booking was cancelled. Let them in as somebody who came without one." in answer
    assert not Attendance.objects.exists()


def test_a_press_after_the_pass_ended_says_so_and_counts_nobody(client):
    event, bookings = ten_who_booked()
    at_the_door(client, event)
    end_day_pass(DayPass.objects.get(), by=None)

    answer = client.post(reverse("events:came", args=[bookings[0].ref]), follow=True).content.decode()

    assert "Your day pass does not work any more." in answer
    assert "The code on your day pass" in answer
    assert not Attendance.objects.exists()


def test_after_a_press_the_list_is_open_at_the_same_letter(client):
    event = an_event_soon()
    booking = a_booking(event, somebody("Nasreen"))
    at_the_door(client, today(event))

    assert client.post(reverse("events:came", args=[booking.ref]))["Location"].endswith("#letter-N")


def test_a_code_says_who_was_let_in_so_that_a_wrong_one_is_seen(client):
    event = an_event_soon()
    booking = a_booking(event, somebody("Nasreen"), assistants=1)
    at_the_door(client, today(event))

    answer = client.post(reverse("events:by_code", args=[event.ref]), {"code": booking.code}, follow=True)

    assert "Nasreen is here, and 1 with them." in answer.content.decode()


def test_C5_after_a_year_a_day_in_two_rooms_keeps_its_organisations():
    event = today(an_event_soon(places=2))
    for place in event.places.all():
        came_without_booking(event, organisation=f"Club of {place.name}", place=place, by=None)
    add_place(event, "Online", is_online=True, by=None)

    fold_attendance(event)

    came = attendance_of(event)
    assert (came.attendances, came.organisations, came.all_organisations) == (2, 2, True)


def test_C5_whoever_is_within_a_count_of_everybody_is_not_counted_again_after_a_year():
    event, bookings = ten_who_booked()
    check_in(bookings[0], by=None)
    record_headcount(event, people=10, of="everybody", by=None)

    fold_attendance(event)

    assert attendance_of(event).attendances == 10
    assert Headcount.objects.count() == 1


def test_history_keeps_which_count_was_taken_back():
    from alongside.shared.history.models import PrivateEntry

    take_back_count(record_headcount(today(an_event_soon()), people=120, by=None), by=None)

    assert PrivateEntry.objects.filter(kind="took back a count").exists()


def test_putting_spellings_together_touches_no_other_organisation():
    event = today(an_event_soon())
    for name in ("Deaf Club", "Deaf Centre", "Age & Care"):
        came_without_booking(event, organisation=name, by=None)

    write_organisations_alike(event, spellings=["Deaf Centre"], organisation="Deaf Club", by=None)

    assert attendance_of(event).organisations == 2


def test_every_printed_sheet_ends_with_who_we_are_and_how_to_reach_us(client):
    event = an_event_soon()
    for number in range(3):
        a_booking(event, somebody(f"Person {number}"))
    signed_in(client, a_coordinator())

    for name in ("pack", "claim_slip", "cash_sheet"):
        page = client.get(reverse(f"events:{name}", args=[event.ref])).content.decode()
        sheets = page.split('class="sheet')[1:]
        sheets = [part for part in sheets if not part.startswith("-end")]
        assert len(sheets) >= 1
        for sheet in page.split('<section class="sheet')[1:]:
            assert "01632 960123" in sheet.split("</section>")[0], name


def test_the_printed_list_says_how_many_that_is_for_a_fire_and_names_no_organisation(client):
    event = an_event_soon(room_limit=40)
    a_booking(event, somebody("Callum"), supporters=2, organisation="Wexcombe Deaf Club")
    signed_in(client, a_coordinator())

    page = client.get(reverse("events:pack", args=[event.ref])).content.decode()

    assert "1 booked, and 2 come with them: 3 in all." in page
    assert "Hall 1 may hold 40." in page
    assert "Wexcombe Deaf Club" not in page


def test_F2_the_slip_asks_for_costs_and_the_fee_and_never_for_what_an_office_would(client):
    event = an_event_soon()
    signed_in(client, a_coordinator())

    page = client.get(reverse("events:claim_slip", args=[event.ref])).content.decode()

    for words in ("Travel", "Support worker", "£25 an hour.", "No fee", "I say later", "We never ask why"):
        assert words in page
    for never in (
        "National Insurance",
        "date of birth",
        "Jobcentre",
        "sort code",
        "account number",
        "which benefit",
    ):
        assert never.casefold() not in page.casefold()
    supporter = page.split("support somebody</h2>")[1]
    assert "My time: hours" in supporter  # F7: whoever supports claims for themselves
    assert "£25 an hour." not in supporter


def test_F1_where_there_is_no_fee_the_slip_offers_none(client):
    event = an_event_soon(fee="", no_fee_because="we have no money for it.")
    signed_in(client, a_coordinator())

    assert "The fee:" not in client.get(reverse("events:claim_slip", args=[event.ref])).content.decode()


def test_F1_the_card_to_bring_someone_says_what_we_pay_and_which_number_takes_a_text(client):
    event = an_event_soon()

    page = client.get(reverse("events:bring_someone", args=[event.ref])).content.decode()

    card = page.split("Come with me")[1]
    assert "We pay you: £25 an hour." in card
    assert "Ring: <bdi>01632 960123</bdi>" in card


def test_there_are_no_cards_for_an_event_that_is_over(client):
    event = an_event_soon()
    Event.objects.filter(pk=event.pk).update(
        starts_at=timezone.now() - datetime.timedelta(days=2),
        ends_at=timezone.now() - datetime.timedelta(days=1),
    )

    page = client.get(reverse("events:bring_someone", args=[event.ref])).content.decode()

    assert "Come with me" not in page
    assert "There are no cards" in page


def test_B6_whoever_runs_it_reads_that_frontline_staff_are_missing_and_why_the_mix_matters(client):
    event = an_event_soon()
    for number in range(10):
        person = somebody(f"Person {number}")
        choose_hats(person, [Hat.CARER], by=person)
        a_booking(event, person)
    signed_in(client, a_coordinator())

    page = client.get(reverse("events:bookings", args=[event.ref])).content.decode()

    assert "frontline staff" in page
    assert "York calls a wide mix the fourth sign" in page
    assert "Print cards: bring someone with you" in page
    at_the_door(client, today(event))
    client.logout()
    assert "York calls" not in client.get("/events/door/").content.decode()  # not for whoever is at the door
