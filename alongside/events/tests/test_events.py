"""Events: how to get in stands there before anybody is asked to come; who came is counted honestly."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.events.actions import add_place, hold_event, publish_event, record_headcount
from alongside.events.attendance import attendance, attendance_of
from alongside.events.models import AccessFact, Event, Headcount
from alongside.events.templatetags.times import when
from alongside.events.tests.make import ALL_CHECKED, an_event
from alongside.partnership.tests.make import a_partnership
from alongside.people.signing_in import BY_REFERENCE
from alongside.people.tests.make import a_coordinator, a_person
from alongside.shared.errors import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _partnership():
    a_partnership()


def signed_in(client, person):
    client.force_login(person, backend=BY_REFERENCE)
    return client


def page_of(client, event) -> str:
    return client.get(event.get_absolute_url()).content.decode()


def test_B1_an_event_with_a_blank_fact_is_not_published():
    event = an_event(published=False, places=0)
    facts = {kind: answer for kind, answer in ALL_CHECKED.items() if kind != AccessFact.Kind.LOOP}
    add_place(event, "Corn Hall", facts=facts, by=None)

    with pytest.raises(Refused, match="hearing loop"):
        publish_event(event, by=None)

    assert not Event.objects.get().is_published


def test_B1_we_have_not_checked_is_an_answer_and_is_shown(client):
    event = an_event(published=False, places=0)
    add_place(event, "Corn Hall", facts=dict.fromkeys(ALL_CHECKED, AccessFact.Answer.NOT_CHECKED), by=None)

    publish_event(event, by=None)

    assert page_of(client, event).count("We have not checked") == len(AccessFact.Kind.values)


def test_B1_an_event_without_a_place_is_not_published():
    with pytest.raises(Refused, match="no place"):
        publish_event(an_event(published=False, places=0), by=None)


def test_B1_every_place_needs_its_facts_but_a_video_call_has_none():
    event = an_event(published=False)
    add_place(event, "Video call", is_online=True, by=None)

    assert publish_event(event, by=None).is_published


def test_B1_what_we_pay_is_said_before_publishing():
    with pytest.raises(Refused, match="what we offer"):
        publish_event(an_event(published=False, fee=" ", expenses=""), by=None)


def test_an_event_that_is_not_published_is_not_there(client):
    event = an_event(published=False)

    assert client.get(event.get_absolute_url()).status_code == 404
    assert "good day" not in client.get(reverse("events:all")).content.decode()
    signed_in(client, a_person("Sam"))
    assert client.get(event.get_absolute_url()).status_code == 404
    signed_in(client, a_coordinator())
    assert client.get(event.get_absolute_url()).status_code == 200


def test_only_workers_hold_publish_and_count(client):
    event = an_event()
    signed_in(client, a_person("Sam"))

    for name in ("add_place", "publish", "headcount"):
        assert client.post(reverse(f"events:{name}", args=[event.ref])).status_code == 403
    assert client.post(reverse("events:hold")).status_code == 403


def test_a_worker_holds_an_event_in_three_pages(client):
    signed_in(client, a_coordinator())
    answer = client.post(
        reverse("events:hold"),
        {
            "title": "Board meeting",
            "about": "We decide.",
            "mode": "in person",
            "day": "2027-03-18",
            "start": "14:00",
            "end": "16:00",
            "kind": "event",
            "known": "times",
            "is_certain": "yes",
            "fee": "£25 an hour.",
            "expenses": "Travel.",
            "paid_when": "In cash on the day.",
        },
    )
    event = Event.objects.get()
    assert answer["Location"] == reverse("events:add_place", args=[event.ref])

    facts = {f"fact{number}": "no" for number in range(len(AccessFact.Kind.values))}
    client.post(answer["Location"], {"name": "Corn Hall", "setting": "community", **facts})
    client.post(reverse("events:publish", args=[event.ref]))

    client.logout()
    page = page_of(client, event)
    assert "Thursday 18 March 2027, 2 pm to 4 pm, UK time" in page
    assert "Corn Hall" in page


def test_B1_the_form_for_a_place_asks_for_each_fact(client):
    event = an_event(published=False, places=0)
    signed_in(client, a_coordinator())

    answer = client.post(reverse("events:add_place", args=[event.ref]), {"name": "Corn Hall", "fact0": "yes"})

    assert answer.content.decode().count("Choose yes, no, or") >= len(AccessFact.Kind.values) - 1
    assert not event.places.exists()


def test_a_time_that_the_clocks_leave_out_is_refused_beside_its_field():
    with pytest.raises(Refused) as no:
        an_event(day=datetime.date(2027, 3, 28), start="01:30", end="05:00")

    assert no.value.field == "start"


def test_summer_time_is_kept_and_shown():
    event = an_event(day=datetime.date(2027, 7, 1), start="10:00", end="12:00")

    assert event.starts_at.hour == 9
    assert when(event) == "Thursday 1 July 2027, 10 am to midday, UK time"


def test_an_evening_may_end_after_midnight():
    event = an_event(start="19:00", end="01:00")

    assert (event.ends_at - event.starts_at) == datetime.timedelta(hours=6)


def test_an_end_before_the_start_is_refused():
    with pytest.raises(Refused):
        an_event(start="14:00", end="13:00")


def test_B3_eighty_five_people_from_twenty_organisations():
    event = an_event(day=timezone.localdate())

    record_headcount(
        event, people=85, organisations=20, from_organisations=70, not_connected=15, not_asked=0, by=None
    )

    found = attendance_of(event)
    assert (found.attendances, found.organisations, found.not_connected) == (85, 20, 15)
    assert found.from_organisations + found.not_connected + found.not_asked == 85


@pytest.mark.parametrize(
    "counts",
    [
        {"from_organisations": 70, "not_connected": 10},
        {"from_organisations": 70, "not_connected": 15, "not_asked": 1},
        {"not_connected": 90},
        {"from_organisations": 10, "not_connected": 75, "organisations": 11},
    ],
)
def test_B3_counts_that_do_not_make_the_total_are_refused(counts):
    with pytest.raises(Refused):
        record_headcount(an_event(day=timezone.localdate()), people=85, by=None, **counts)

    assert not Headcount.objects.exists()


def test_B3_nobody_asked_is_said_so():
    event = an_event(day=timezone.localdate())

    record_headcount(event, people=12, by=None)

    assert attendance_of(event).not_asked == 12
    assert attendance_of(event).organisations is None


def test_B3_organisations_at_two_places_are_not_added_up():
    event = an_event(day=timezone.localdate(), places=2)
    for place in event.places.all():
        record_headcount(
            event, people=10, organisations=3, from_organisations=5, not_connected=5, place=place, by=None
        )

    found = attendance([event])

    assert (found.attendances, found.organisations, found.all_organisations) == (20, 3, False)


def test_B3_no_count_is_not_a_count_of_nobody(client):
    event = an_event()

    assert attendance_of(event) is None
    assert "Who came" not in page_of(client, event)


def test_B3_a_worker_counts_on_a_page(client):
    event = an_event(day=timezone.localdate())
    signed_in(client, a_coordinator())

    answer = client.post(
        reverse("events:headcount", args=[event.ref]),
        {"people": 85, "from_organisations": 60, "not_connected": 15, "came": "room"},
    )
    assert "make 75" in answer.content.decode()
    client.post(
        reverse("events:headcount", args=[event.ref]),
        {"people": 85, "from_organisations": 70, "not_connected": 15, "organisations": 20, "came": "room"},
    )

    client.logout()
    assert "85" in page_of(client, event)


def test_a_page_of_events_costs_the_same_for_one_and_for_forty(client, django_assert_max_num_queries):
    signed_in(client, a_coordinator())
    for _number in range(40):
        an_event()

    with django_assert_max_num_queries(12):
        client.get(reverse("events:all"))


def test_a_double_tap_holds_one_event(client):
    signed_in(client, a_coordinator())
    values = {
        "title": "Twice",
        "about": "Once",
        "mode": "online",
        "day": "2027-03-18",
        "start": "14:00",
        "end": "16:00",
        "kind": "event",
        "known": "times",
        "is_certain": "yes",
        "no_fee_because": "it is a party.",
        "expenses": "Travel.",
        "paid_when": "In cash on the day.",
        "once_key": "6b9f4f2c-7f5e-4a57-8d6f-0d3f5d2e9a11",
    }

    answers = [client.post(reverse("events:hold"), values)["Location"] for _tap in range(2)]

    assert answers[0] == answers[1]
    assert Event.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "a\x00b"),
        ("title", "x" * 1_000_000),
        ("day", "31 February"),
        ("start", "25:61"),
        ("mode", "moon"),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_the_rest(client, field, value):
    signed_in(client, a_coordinator())
    values = {
        "title": "Board",
        "about": "Kept words 🌻",
        "mode": "online",
        "day": "2027-03-18",
        "start": "14:00",
        "end": "16:00",
        "kind": "event",
        "known": "times",
        "is_certain": "yes",
        "no_fee_because": "it is a party.",
        "expenses": "Travel.",
        "paid_when": "In cash on the day.",
    }

    answer = client.post(reverse("events:hold"), values | {field: value})

    assert answer.status_code == 200
    assert "Kept words 🌻" in answer.content.decode()
    assert not Event.objects.exists()


def test_a_title_in_arabic_script_is_kept_as_it_is():
    event = hold_event(
        "ہمارا اجلاس",
        about="سب کو خوش آمدید",
        mode="online",
        day=datetime.date(2027, 3, 9),
        start=datetime.time(10),
        end=datetime.time(11),
        language="ur",
        by=None,
    )

    assert str(event.title) == "ہمارا اجلاس"
    assert event.title.language == "ur"


def test_B1_a_fact_that_turned_out_wrong_is_put_right(client):
    event = an_event()
    place = event.places.get()
    signed_in(client, a_coordinator())
    address = reverse("events:change_place", args=[event.ref, place.pk])
    assert "1 High Street" in client.get(address).content.decode()

    facts = {f"fact{number}": "yes" for number in range(len(AccessFact.Kind.values))}
    client.post(
        address,
        {"name": "Hall 1", "setting": "community", **facts, "fact2": "no", "note2": "It broke in May."},
    )

    client.logout()
    assert "It broke in May." in page_of(client, event)


def test_B1_in_person_needs_more_than_a_video_call():
    event = an_event(published=False, places=0)
    add_place(event, "Video call", is_online=True, by=None)

    with pytest.raises(Refused, match="no room"):
        publish_event(event, by=None)
