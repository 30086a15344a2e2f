"""When the day, the place or the people change: what was arranged is asked for again, or called back."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.algorithms.working_days import add_working_days
from alongside.events.actions.arranging import (
    arrange,
    arrange_and_tell,
    cannot_get,
    same_for_others,
    say_it_goes_ahead,
    say_needs_for_event,
)
from alongside.events.actions.asking_again import cancelled_with_them
from alongside.events.actions.booking import cancel_booking
from alongside.events.actions.holding import call_off, change_event, change_place, set_programme
from alongside.events.forms.holding import EventForm
from alongside.events.models import Arrangement, Event, Place, ToCancel
from alongside.events.tests.make_bookings import (
    a_booking,
    a_full_event,
    an_event_soon,
    signed_in,
    somebody,
    somebody_who_needs,
)
from alongside.partnership.figures import our_days
from alongside.partnership.tests.make import a_partnership
from alongside.people.actions import take_back
from alongside.people.models import Consent
from alongside.people.tests.make import a_coordinator
from alongside.shared.errors import Refused
from alongside.shared.post.models import Letter

pytestmark = pytest.mark.django_db
State = Arrangement.State


@pytest.fixture(autouse=True)
def _partnership():
    a_partnership()


def booked_with(*needs, days: int = 60, **event):
    return a_booking(an_event_soon(days=days, **event), somebody_who_needs(*needs), use_needs=True)


def changed(event: Event, **new) -> Event:
    """The event with what is new in it, as the page sends it."""
    values = EventForm.filled_from(event)
    values["is_certain"] = values["is_certain"] == "yes"
    values["series"] = event.series
    return change_event(event, **values | new, by=None)


def today(client) -> str:
    signed_in(client, a_coordinator())
    return client.get("/today/?all=1").content.decode()


def test_B2_another_day_means_another_due_day_and_an_interpreter_who_is_asked_again():
    booking = booked_with("bsl interpreter", start="10:30", end="12:00")
    one = booking.arrangements.get()
    arrange_and_tell(one, who="Dana signs.", by=None)
    say_it_goes_ahead(booking.event, by=None)
    later = timezone.localdate() + datetime.timedelta(days=90)

    event = changed(booking.event, day=later, end=datetime.time(16))

    one.refresh_from_db()
    assert one.due_on == add_working_days(later, -20, our_days())
    assert (one.state, one.confirmed_on, one.how_many, one.who) == (State.ASKED, None, 2, "Dana signs.")
    assert Event.objects.get(pk=event.pk).goes_ahead_at is None
    letter = str(Letter.objects.get(key__startswith="changed ").document)
    assert "To be arranged by" in letter
    assert "Dana" not in letter  # nobody knows yet whether she can come on the new day


def test_B2_what_could_not_be_got_for_one_day_is_tried_for_another():
    booking = booked_with("taxi")
    one = cannot_get(booking.arrangements.get(), why="No taxi is free.", by=None)

    changed(booking.event, day=timezone.localdate() + datetime.timedelta(days=61))

    one.refresh_from_db()
    assert (one.state, one.why_not, one.why_not_on) == (State.ASKED, "", None)


def test_B2_a_day_that_is_too_soon_for_an_interpreter_is_late_at_once(client):
    booking = booked_with("bsl interpreter", days=60)

    changed(booking.event, day=timezone.localdate() + datetime.timedelta(days=10))

    assert booking.arrangements.get().due_on < timezone.localdate()
    assert "British Sign Language interpreter" in today(client)


def test_B2_papers_that_are_ready_stay_ready_on_another_day():
    booking = booked_with("easy read", "taxi")
    for one in booking.arrangements.all():
        arrange(one, by=None)

    changed(booking.event, day=timezone.localdate() + datetime.timedelta(days=90))

    assert {one.need: one.state for one in booking.arrangements.all()} == {
        "easy read": State.ARRANGED,
        "taxi": State.ASKED,
    }


def test_B2_another_hall_is_asked_about_again_for_those_who_come_to_it():
    booking = booked_with("quiet room", places=1)
    online = Place.objects.create(event=booking.event, name="Video call", is_online=True, setting="online")
    at_home = a_booking(
        booking.event, somebody_who_needs("speech to text", name="Sam"), place=online, use_needs=True
    )
    for one in Arrangement.objects.all():
        arrange_and_tell(one, by=None)

    change_place(booking.place, "The library", setting="community", by=None)

    assert booking.arrangements.get().state == State.ASKED
    assert at_home.arrangements.get().state == State.CONFIRMED
    assert [one.to for one in Letter.objects.filter(key__startswith="changed ")] == [booking.person.ref]


def test_a_word_put_right_asks_for_nothing_again():
    booking = booked_with("taxi")
    arrange_and_tell(booking.arrangements.get(), by=None)

    changed(booking.event, title="A better title")
    changed(Event.objects.get(pk=booking.event.pk), is_certain=False)

    assert booking.arrangements.get().state == State.CONFIRMED


def test_what_is_put_right_about_an_event_that_is_over_writes_to_nobody():
    booking = booked_with("taxi")
    arrange_and_tell(booking.arrangements.get(), by=None)
    ago = timezone.now() - datetime.timedelta(days=3)
    Event.objects.update(starts_at=ago, ends_at=ago + datetime.timedelta(hours=2))
    event = Event.objects.get()

    change_event(
        event,
        **{**EventForm.filled_from(event), "is_certain": True, "series": None, "mode": "online"},
        by=None,
    )
    place = event.places.get()
    change_place(place, "Corn Hall, upstairs", setting="community", by=None)

    assert not Letter.objects.filter(key__startswith="changed ").exists()
    assert booking.arrangements.get().state == State.CONFIRMED


def test_an_offer_never_lasts_longer_than_until_the_event_begins():
    event, (placed,) = a_full_event(1, days=30)
    waiting = a_booking(event, somebody("Mr Hussain", kind="post", value="1 Mill Lane"))
    cancel_booking(placed, by=None)

    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    event = changed(event, day=tomorrow)

    waiting.refresh_from_db()
    assert waiting.offered_until == event.starts_at


def test_the_programme_moves_with_an_event_that_is_moved_as_a_whole():
    event = an_event_soon(start="10:30", end="12:30")
    set_programme(event, programme="10:30 Welcome\n11:30 Break", by=None)

    event = changed(event, start=datetime.time(14), end=datetime.time(16))

    assert [f"{item.at:%H:%M}" for item in event.programme.all()] == ["14:00", "15:00"]


def test_what_an_event_that_was_called_off_needed_is_not_on_today_and_whoever_was_booked_is(client):
    booking = booked_with("bsl interpreter", "quiet room", "taxi")
    bsl = next(one for one in booking.arrangements.all() if one.need == "bsl interpreter")
    arrange_and_tell(bsl, who="Dana signs.", by=None)

    call_off(booking.event, why="The hall is flooded.", by=None)

    page = today(client)
    assert "A quiet room" not in page
    assert "A taxi" not in page
    assert "Tell them that they are not needed" in page
    assert "Dana signs" in page
    assert not Arrangement.objects.exists()


def test_an_event_that_was_called_off_asks_nobody_to_count_to_find_room_or_to_publish(client):
    over = an_event_soon(title="It was called off")
    call_off(over, why="The hall is flooded.", by=None)
    ago = timezone.now() - datetime.timedelta(days=2)
    Event.objects.update(starts_at=ago, ends_at=ago + datetime.timedelta(hours=1))
    call_off(an_event_soon(title="Only an idea", published=False), why="Nobody wants it.", by=None)
    full = an_event_soon(title="Full and called off", bookable=2, room_limit=2)
    a_booking(full, somebody("A"))
    a_booking(full, somebody("B"), supporters=1)
    call_off(full, why="The hall is flooded.", by=None)

    page = today(client)

    for title in ("It was called off", "Only an idea", "Full and called off"):
        assert title not in page


def test_needs_wait_while_nobody_knows_the_day_and_come_back_with_it(client):
    booking = booked_with("taxi")
    month = timezone.localdate() + datetime.timedelta(days=70)
    event = changed(booking.event, known="month", day=month, start=None, end=None)
    assert "A taxi booked" not in today(client)

    changed(event, known="times", day=month, start=datetime.time(10), end=datetime.time(12))

    assert "A taxi booked" in today(client)


def test_who_cancels_leaves_nobody_who_comes_for_nothing(client):
    booking = booked_with("taxi", "step free")
    for one in booking.arrangements.all():
        arrange_and_tell(one, who="City Cabs, 9.45", by=None)

    cancel_booking(booking, by=booking.person)

    assert not Arrangement.objects.exists()
    assert [one.who for one in ToCancel.objects.all()] == ["City Cabs, 9.45"]  # a step-free way in stays
    page = today(client)
    assert "City Cabs" in page
    client.post(reverse("events:not_needed", args=[ToCancel.objects.get().ref]), {})
    assert "City Cabs" not in today(client)


def test_an_interpreter_whom_others_need_as_well_is_not_called_back():
    event = an_event_soon(days=60)
    first, second = (
        a_booking(event, somebody_who_needs("bsl interpreter", name=name), use_needs=True)
        for name in ("Amina", "Sam")
    )
    arrange_and_tell(first.arrangements.get(), who="Dana", for_all=True, by=None)

    cancel_booking(first, by=None)
    assert not ToCancel.objects.exists()

    cancel_booking(second, by=None)
    assert ToCancel.objects.get().who == "Dana"


def test_what_is_called_back_says_never_for_whom():
    booking = booked_with("bsl interpreter")
    say_needs_for_event(
        booking, needs=["bsl interpreter"], own_words={"practical": "My epilepsy nurse"}, by=booking.person
    )
    for one in booking.arrangements.all():
        arrange(one, who="Booked", by=None)

    cancel_booking(booking, by=None)

    one = ToCancel.objects.get()
    assert one.words == "British Sign Language interpreter"
    assert not [field for field in one._meta.fields if field.name in ("person", "booking", "note")]


def test_two_who_tell_them_at_once_are_told_so():
    booking = booked_with("taxi")
    arrange(booking.arrangements.get(), who="City Cabs", by=None)
    cancel_booking(booking, by=None)
    one = ToCancel.objects.get()
    cancelled_with_them(one, by=None)

    with pytest.raises(Refused, match="already"):
        cancelled_with_them(one, by=None)


def test_C5_a_yes_that_is_taken_back_calls_the_taxi_back_too():
    booking = booked_with("taxi")
    arrange(booking.arrangements.get(), who="City Cabs", by=None)

    take_back(booking.person.consents.get(to=Consent.To.NEEDS, ended_at=None), by=booking.person)

    assert not Arrangement.objects.exists()
    assert ToCancel.objects.get().who == "City Cabs"


def test_to_arrange_for_somebody_who_cancelled_meanwhile_is_refused_in_words():
    booking = booked_with("taxi")
    one = booking.arrangements.get()
    cancel_booking(booking, by=None)

    with pytest.raises(Refused, match="do not need this any more"):
        arrange_and_tell(one, who="City Cabs", by=None)


def test_B2_one_persons_own_words_are_never_answered_with_anothers():
    event = an_event_soon(days=60)
    window, door = a_booking(event, somebody("Nadia")), a_booking(event, somebody("Sam"))
    say_needs_for_event(window, own_words={"place": "A chair by the window"}, yes=True, by=window.person)
    say_needs_for_event(door, own_words={"place": "A seat by the door"}, yes=True, by=door.person)
    one = window.arrangements.get()
    assert same_for_others(one) == []

    arrange_and_tell(one, who="The chair stands there.", for_all=True, by=None)

    assert door.arrangements.get().state == State.ASKED


@pytest.mark.parametrize(
    ("need", "ticked"), [("bsl interpreter", True), ("quiet room", True), ("taxi", False)]
)
def test_B2_one_taxi_is_not_taken_to_serve_everybody(client, need, ticked):
    event = an_event_soon(days=60)
    first, _second = (
        a_booking(event, somebody_who_needs(need, name=name), use_needs=True) for name in ("Amina", "Sam")
    )
    signed_in(client, a_coordinator())

    page = client.get(reverse("events:arrangement", args=[first.arrangements.get().ref])).content.decode()

    box = page[page.index('name="for_all"') :].split(">")[0]
    assert ("checked" in box) == ticked


def test_B2_what_is_arranged_but_not_told_is_told_and_never_called_unmet():
    booking = booked_with("taxi")
    arrange(booking.arrangements.get(), who="City Cabs, 9.45", by=None)

    say_it_goes_ahead(booking.event, by=None)

    assert booking.arrangements.get().state == State.CONFIRMED
    assert Letter.objects.filter(key__startswith="arranged ").exists()
    assert not Letter.objects.filter(key__startswith="cannot ").exists()


def test_once_it_began_nobody_changes_what_was_needed_so_that_the_figures_stay():
    booking = booked_with("taxi")
    ago = timezone.now() - datetime.timedelta(hours=2)
    Event.objects.update(starts_at=ago, ends_at=ago + datetime.timedelta(hours=1))

    with pytest.raises(Refused, match="has begun"):
        say_needs_for_event(booking, needs=[], by=booking.person)
    assert booking.arrangements.count() == 1


def test_a_need_whose_owner_has_no_page_for_it_or_let_it_get_late_is_on_everybodys_today(client):
    booking = booked_with("taxi", days=60)
    one = booking.arrangements.get()
    other = a_coordinator("Rashid")
    Arrangement.objects.update(owner=other)
    assert "A taxi booked" not in today(client)  # Rashid has it on his

    Arrangement.objects.update(owner=somebody("Helen Host"))
    assert "A taxi booked" in today(client)

    Arrangement.objects.update(owner=other, due_on=timezone.localdate() - datetime.timedelta(days=1))
    assert "A taxi booked" in today(client)
    assert one.pk


def test_what_is_still_to_get_stands_first_and_an_old_hour_is_not_filled_in_anew(client):
    booking = booked_with("bsl interpreter", "taxi")
    bsl = next(one for one in booking.arrangements.all() if one.need == "bsl interpreter")
    arrange_and_tell(bsl, who="Dana, at 10.15.", by=None)
    signed_in(client, a_coordinator())
    needed = reverse("events:needed", args=[booking.event.ref])
    page = client.get(needed).content.decode()
    assert page.index("A taxi booked") < page.index("British Sign Language interpreter")

    changed(booking.event, start=datetime.time(14), end=datetime.time(16))

    page = client.get(reverse("events:arrangement", args=[bsl.ref])).content.decode()
    assert "Before the change it was: <bdi>Dana, at 10.15.</bdi>" in page
    assert 'value="Dana' not in page


def test_an_interpreter_of_an_earlier_day_is_told_as_well_when_it_is_called_off():
    booking = booked_with("bsl interpreter")
    arrange_and_tell(booking.arrangements.get(), who="Dana", by=None)
    event = changed(booking.event, day=timezone.localdate() + datetime.timedelta(days=70))

    call_off(event, why="Nobody can come.", by=None)

    assert ToCancel.objects.get().who == "Dana"


def test_an_event_that_was_called_off_says_so_first_and_offers_nothing(client):
    event = an_event_soon(fee="£25 an hour.")
    call_off(event, why="The hall is flooded.", by=None)

    page = client.get(event.get_absolute_url()).content.decode()

    main = page[page.index("<h1") :]
    assert main.index("The hall is flooded.") < main.index("Come and say what matters.")
    assert "£25 an hour" not in main


def test_what_has_to_be_booked_for_the_day_is_asked_first(client):
    booking = a_booking(an_event_soon())

    page = client.get(reverse("events:needs_for_the_day", args=[booking.key])).content.decode()

    assert page.index("British Sign Language interpreter") < page.index("Easy Read, with pictures")
