"""What people need: asked, arranged, told to them, and was it there? Only the person says whether it was met."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.algorithms.working_days import add_working_days
from alongside.events.actions.arranging import (
    arrange,
    arrange_and_tell,
    cannot_get,
    keep_access_count,
    say_if_met,
    say_it_goes_ahead,
    say_needs_for_event,
    set_lead_times,
    tell_them,
)
from alongside.events.actions.booking import cancel_booking
from alongside.events.actions.hosting import add_host
from alongside.events.models import AccessCount, Arrangement, Event
from alongside.events.personal_data import old_arrangements
from alongside.events.tasks import let_go_tonight, look_after_events
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
from alongside.people.models import Consent, NeedStep, Step
from alongside.people.tests.make import a_coordinator
from alongside.shared.errors import NeedsReason, Refused
from alongside.shared.post.models import Letter

pytestmark = pytest.mark.django_db
State, Met = Arrangement.State, Arrangement.Met


@pytest.fixture(autouse=True)
def _partnership():
    a_partnership()


def booked_with(*needs, days: int = 60, **event):
    amina = somebody_who_needs(*needs)
    return a_booking(an_event_soon(days=days, **event), amina, use_needs=True)


def over(event) -> None:
    """The event was yesterday."""
    now = timezone.now()
    Event.objects.filter(pk=event.pk).update(
        starts_at=now - datetime.timedelta(hours=26), ends_at=now - datetime.timedelta(hours=24)
    )


def test_B2_each_need_becomes_a_task_with_its_day():
    booking = booked_with("bsl interpreter", "taxi", "text me")

    due = {one.need: one.due_on for one in booking.arrangements.all()}
    day = timezone.localtime(booking.event.starts_at).date()
    assert set(due) == {"bsl interpreter", "taxi"}  # how to reach her is nothing to get ready
    assert due["bsl interpreter"] == add_working_days(day, -20, our_days())
    assert due["taxi"] == add_working_days(day, -3, our_days())


def test_B2_an_interpreter_that_takes_28_days_is_late_at_once_when_the_event_is_in_20(client):
    booking = booked_with("bsl interpreter", days=20)

    one = booking.arrangements.get()
    assert one.due_on < timezone.localdate()
    signed_in(client, a_coordinator())
    today = client.get("/today/").content.decode()
    assert "British Sign Language interpreter" in today
    assert "late already" in client.get(reverse("events:needed", args=[booking.event.ref])).content.decode()


@pytest.mark.parametrize(("end", "number"), [("12:30", 1), ("12:31", 2), ("16:00", 2)])
def test_2_7_two_interpreters_for_more_than_two_hours(end, number):
    booking = booked_with("bsl interpreter", start="10:30", end=end)

    assert booking.arrangements.get().how_many == number


def test_2_7_the_partnership_says_itself_how_long_things_take(client):
    signed_in(client, a_coordinator())
    address = reverse("events:how_long_things_take")
    page = client.get(address).content.decode()
    assert "British Sign Language interpreter: working days" in page
    set_lead_times({"bsl interpreter": (30, 60)}, by=a_coordinator("Ruth Two"))

    booking = booked_with("bsl interpreter", start="10:30", end="12:00")

    one, day = booking.arrangements.get(), timezone.localtime(booking.event.starts_at).date()
    assert one.due_on == add_working_days(day, -30, our_days())
    assert one.how_many == 2


def test_B2_amina_books_and_reads_where_her_interpreter_stands(client):
    amina = somebody_who_needs("bsl interpreter", kind="text", value="07700 900123")
    booking = a_booking(an_event_soon(days=60), amina, use_needs=True)
    one = booking.arrangements.get()
    ticket = client.get(booking.get_absolute_url()).content.decode()
    assert "British Sign Language interpreter" in ticket
    assert "To be arranged by" in ticket

    arrange_and_tell(one, who="Dana signs. She meets you at the door.", by=a_coordinator())

    letter = Letter.objects.get(key__startswith="arranged ")
    assert "Dana signs" in letter.short
    assert len(letter.short) <= 300
    assert "Dana signs" in client.get(booking.get_absolute_url()).content.decode()


def test_B2_one_interpreter_is_booked_once_for_everybody_who_needs_one(client):
    event = an_event_soon(days=60)
    bookings = [
        a_booking(event, somebody_who_needs("bsl interpreter", name=name), use_needs=True)
        for name in ("Amina", "Sam", "Jo")
    ]
    signed_in(client, a_coordinator())

    client.post(
        reverse("events:arrangement", args=[bookings[0].arrangements.get().ref]),
        {"who": "Dana and Lee", "for_all": "on", "told": "web"},
    )

    assert {one.state for one in Arrangement.objects.all()} == {State.CONFIRMED}
    assert Letter.objects.filter(key__startswith="arranged ").count() == 3


def test_B2_it_is_told_by_phone_and_no_letter_follows():
    booking = booked_with("bsl interpreter")
    one = booking.arrangements.get()
    with pytest.raises(Refused, match="Arrange it first"):
        tell_them(one, by=None)
    arrange(one, who="Dana", by=None)

    one = tell_them(one, by=None, via="phone")

    assert (one.state, one.confirmed_via) == (State.CONFIRMED, "phone")
    assert not Letter.objects.filter(key__startswith="arranged ").exists()


def test_B2_it_goes_ahead_with_an_unmet_need_only_with_a_reason_that_its_person_reads_first():
    booking = booked_with("bsl interpreter", "taxi")
    arrange_and_tell(next(one for one in booking.arrangements.all() if one.need == "taxi"), by=None)

    with pytest.raises(NeedsReason):
        say_it_goes_ahead(booking.event, by=None)
    assert not Letter.objects.filter(key__startswith="cannot ").exists()
    event = say_it_goes_ahead(
        booking.event,
        reasons={"B2": "Both interpreters are ill. We film the meeting and sign it later."},
        by=None,
    )

    assert event.goes_ahead_at
    letter = Letter.objects.get(key__startswith="cannot ")
    assert letter.to == booking.person.ref
    assert "Both interpreters are ill" in str(letter.document)
    states = {one.need: one.state for one in booking.arrangements.all()}
    assert states == {"bsl interpreter": State.CANNOT, "taxi": State.CONFIRMED}


def test_B2_a_need_that_is_said_later_takes_the_yes_back_until_somebody_looks():
    booking = booked_with("taxi")
    arrange_and_tell(booking.arrangements.get(), by=None)
    say_it_goes_ahead(booking.event, by=None)

    say_needs_for_event(booking, needs=["taxi", "quiet room"], by=booking.person)

    assert Event.objects.get(pk=booking.event.pk).goes_ahead_at is None


def test_B2_only_the_persons_own_answer_says_whether_it_was_met(client):
    booking = booked_with("bsl interpreter")
    one = booking.arrangements.get()
    arrange_and_tell(one, who="Dana", by=None)
    with pytest.raises(Refused, match="has not been yet"):
        say_if_met(one, met=Met.YES, by=None)
    over(booking.event)
    assert keep_access_count(booking.event).met == 0  # arranged is not met

    client.post(
        reverse("events:was_it_there", args=[booking.key, one.ref]),
        {"met": "no", "words": "Dana came an hour late."},
    )

    one.refresh_from_db()
    assert (one.met, one.met_words) == (Met.NO, "Dana came an hour late.")
    assert keep_access_count(booking.event).not_met == 1
    assert not NeedStep.objects.filter(step=Step.MEET).exists()


def test_B2_the_answer_comes_by_phone_as_well(client):
    booking = booked_with("taxi")
    over(booking.event)
    one = booking.arrangements.get()
    signed_in(client, a_coordinator())

    client.post(
        reverse("events:was_it_there", args=[booking.key, one.ref]),
        {"met": "yes", "words": "", "via": "phone"},
    )

    one.refresh_from_db()
    assert (one.met, one.met_via) == (Met.YES, "phone")
    assert NeedStep.objects.filter(person=booking.person, step=Step.MEET).exists()


def test_B2_a_helper_does_not_answer_whether_it_was_there(client):
    from alongside.people.actions import let_help
    from alongside.people.models import Right

    booking, jo = booked_with("taxi"), somebody("Jo")
    over(booking.event)
    until = timezone.localdate() + datetime.timedelta(days=30)
    help = let_help(booking.person, jo, rights=[Right.BOOK], until=until, by=None)
    signed_in(client, jo)
    client.post(reverse("people:start_helping", args=[help.ref]))

    answer = client.post(
        reverse("events:was_it_there", args=[booking.key, booking.arrangements.get().ref]), {"met": "yes"}
    )

    assert answer.status_code == 403


def test_B2_afterwards_everybody_who_needed_something_is_asked_once():
    booking = booked_with("taxi")
    over(booking.event)

    look_after_events.call()
    look_after_events.call()

    assert Letter.objects.filter(key=f"was it there {booking.ref}").count() == 1


def test_B2_the_reason_is_public_only_with_that_persons_yes(client):
    booking = booked_with("taxi")
    one = cannot_get(booking.arrangements.get(), why="No taxi with a ramp was free.", by=None)
    assert one.may_publish_why is None

    client.post(reverse("events:why_in_public", args=[booking.key, one.ref]), {"yes": "no"})

    one.refresh_from_db()
    assert one.may_publish_why is False


def test_needs_are_kept_only_with_a_clear_yes(client):
    booking = a_booking(an_event_soon(), somebody("Nadia"))
    address = reverse("events:needs_for_the_day", args=[booking.key])

    page = client.post(address, {"needs_place": ["quiet room"]}).content.decode()
    assert "only with a clear yes" in page
    assert not booking.arrangements.exists()

    client.post(address, {"needs_place": ["quiet room"], "yes": "on"})
    assert booking.arrangements.get().need == "quiet room"
    assert booking.person.needs.count() == 0  # for this day alone: she did not ask us to remember it
    assert Consent.objects.filter(person=booking.person, to=Consent.To.NEEDS).exists()


def test_needs_in_ones_own_words_are_a_task_as_well():
    booking = a_booking(an_event_soon(), somebody("Nadia"))

    say_needs_for_event(
        booking, own_words={"place": "A chair by the window"}, yes=True, remember=True, by=booking.person
    )

    assert booking.arrangements.get().words == "A chair by the window"
    assert booking.person.needs.get().note == "A chair by the window"


def test_changing_needs_keeps_what_was_arranged_already():
    booking = booked_with("taxi", "quiet room")
    taxi = next(one for one in booking.arrangements.all() if one.need == "taxi")
    arrange(taxi, who="City Cabs, 9.45", by=None)

    say_needs_for_event(booking, needs=["taxi"], by=booking.person)

    assert booking.arrangements.get().who == "City Cabs, 9.45"


def test_who_cancels_needs_nothing_any_more():
    booking = booked_with("taxi")

    cancel_booking(booking, by=booking.person)

    assert not Arrangement.objects.exists()


def test_who_waits_is_arranged_for_too_because_interpreters_take_weeks():
    event, _placed = a_full_event(1, days=60)

    booking = a_booking(event, somebody_who_needs("bsl interpreter"), use_needs=True)

    assert booking.state == "waiting"
    assert Arrangement.objects.open().count() == 1


def test_nobody_but_those_who_run_it_sees_what_somebody_needs(client):
    booking = booked_with("bsl interpreter")
    one = booking.arrangements.get()
    signed_in(client, somebody("Nosy"))

    for name in ("arrangement", "could_not_get", "whose_task"):
        assert client.get(reverse(f"events:{name}", args=[one.ref])).status_code == 404
    assert client.get(reverse("events:needed", args=[booking.event.ref])).status_code == 403


def test_C5_four_weeks_after_the_event_only_numbers_are_left():
    booking = booked_with("taxi", "quiet room")
    say_it_goes_ahead(booking.event, reasons={"B2": "No taxi."}, by=None)
    over(booking.event)
    say_if_met(booking.arrangements.first(), met=Met.YES, by=booking.person)
    long_ago = timezone.now() - datetime.timedelta(days=40)
    Event.objects.update(starts_at=long_ago - datetime.timedelta(hours=2), ends_at=long_ago)
    assert not old_arrangements(timezone.localdate()).exists()  # not before its numbers are kept

    let_go_tonight.call()
    old_arrangements(timezone.localdate()).delete()

    count = AccessCount.objects.get()
    assert (count.asked, count.met, count.no_answer) == (2, 1, 1)
    assert not Arrangement.objects.exists()


def test_B2_another_interpreter_on_the_same_day_is_told_again():
    booking = booked_with("bsl interpreter")
    one = booking.arrangements.get()
    arrange_and_tell(one, who="Dana", by=None)

    arrange_and_tell(one, who="Lee, because Dana is ill", by=None)

    assert Letter.objects.filter(key__startswith="arranged ").count() == 2


def test_C5_who_takes_back_the_yes_has_nothing_kept_at_any_event():
    booking = booked_with("taxi", "quiet room")
    consent = booking.person.consents.get(to=Consent.To.NEEDS, ended_at=None)

    take_back(consent, by=booking.person)

    assert not Arrangement.objects.exists()


def test_B2_whoever_runs_the_event_writes_an_answer_down_as_heard_and_never_as_theirs(client):
    booking, helen = booked_with("taxi"), somebody("Helen Host")
    add_host(booking.event, name="Helen Host", by=None)
    over(booking.event)
    address = reverse("events:was_it_there", args=[booking.key, booking.arrangements.get().ref])
    signed_in(client, helen)

    page = client.post(address, {"met": "yes"}).content.decode()
    assert "How did they tell you?" in page
    assert Arrangement.objects.get().met == ""
    client.post(address, {"met": "yes", "via": "phone"})

    assert Arrangement.objects.get().met_via == "phone"
