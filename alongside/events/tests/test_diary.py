"""The diary: dates of which only the month is known, calendars, changes, programmes, series."""

import datetime
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.events.actions.holding import (
    call_off,
    change_event,
    change_place,
    hold_again,
    hold_event,
    publish_event,
    set_programme,
)
from alongside.events.calendar import calendar_of
from alongside.events.forms.holding import EventForm
from alongside.events.models import Event, Series
from alongside.events.tests.make import an_event
from alongside.events.tests.make_bookings import a_booking, an_event_soon, signed_in, somebody
from alongside.partnership.tests.make import a_partnership
from alongside.people.tests.make import a_coordinator
from alongside.shared.errors import Refused
from alongside.shared.post.models import Letter

pytestmark = pytest.mark.django_db
OFFER = {"fee": "£25 an hour.", "expenses": "Travel.", "paid_when": "On the day."}


@pytest.fixture(autouse=True)
def _partnership():
    a_partnership()


def in_a_month(title: str, day: datetime.date, **more) -> Event:
    event = hold_event(
        title,
        about="We meet.",
        mode="in person",
        day=day,
        known="month",
        is_certain=False,
        **OFFER,
        by=None,
        **more,
    )
    return publish_event(event, by=None)


def values_of(event, **changed) -> dict:
    filled = EventForm.filled_from(event) | changed
    return filled | {"is_certain": filled["is_certain"] == "yes", "series": None}


def test_K5_a_month_that_is_not_certain_says_so_and_stands_before_the_days_in_it(client):
    year = timezone.localdate().year + 1
    in_a_month("Working groups meet", datetime.date(year, 1, 20))
    an_event(title="A day in January", day=datetime.date(year, 1, 5))
    in_a_month("The Board meets", datetime.date(year, 2, 1))

    page = client.get("/events/").content.decode()

    assert f"January {year} (not certain yet)" in page
    assert page.index("Working groups meet") < page.index("A day in January") < page.index("The Board meets")


def test_K5_it_is_made_firm_and_who_booked_is_told(client):
    event = an_event_soon(days=40)
    booking = a_booking(event, somebody("Sam"))
    day = timezone.localdate() + datetime.timedelta(days=50)

    change_event(event, **values_of(event, day=day), by=None)

    event.refresh_from_db()
    assert event.changed == 1
    assert Letter.objects.filter(key=f"changed {booking.ref} 1").exists()


def test_K5_a_month_becomes_a_day_only_when_people_can_read_how_to_get_in():
    event = in_a_month("The Board meets", datetime.date(2027, 2, 1))

    with pytest.raises(Refused, match="how to get in"):
        change_event(
            event,
            **values_of(
                event,
                day=datetime.date(2027, 2, 9),
                known="times",
                start=datetime.time(10),
                end=datetime.time(12),
                is_certain="yes",
            ),
            by=None,
        )


def test_K5_the_page_for_changes_is_sent_back_as_it_came_and_changes_nothing(client):
    event = an_event_soon(start="10:30", end="13:00")
    signed_in(client, a_coordinator())
    address = reverse("events:change", args=[event.ref])
    shown = client.get(address).context["form"]

    sent = {name: shown[name].value() for name in shown.fields if shown[name].value() not in (None, "")}
    page = client.get(address).content.decode()
    assert f'value="{timezone.localtime(event.starts_at):%Y-%m-%d}"' in page
    assert client.post(address, sent)["Location"] == event.get_absolute_url()

    after = Event.objects.get()
    assert (after.starts_at, after.ends_at, after.changed) == (event.starts_at, event.ends_at, 0)


def test_putting_a_word_right_writes_to_nobody():
    event = an_event_soon(days=40)
    a_booking(event, somebody("Sam"))

    change_event(event, **values_of(event, title="A better name"), by=None)

    assert not Letter.objects.filter(key__startswith="changed ").exists()
    assert str(Event.objects.get().title) == "A better name"


def test_an_event_that_is_called_off_says_why_to_everybody(client):
    event = an_event_soon(days=40)
    booking = a_booking(event, somebody("Sam"))

    call_off(event, why="The hall has no heating.", by=None)

    assert Letter.objects.filter(key=f"called off {booking.ref}").exists()
    for page in (event.get_absolute_url(), "/events/", booking.get_absolute_url()):
        assert "The hall has no heating." in client.get(page).content.decode()
    assert "Book a place" not in client.get(event.get_absolute_url()).content.decode()


def test_A4_the_page_asks_which_hour_when_the_clocks_go_back_and_keeps_the_answer(client):
    signed_in(client, a_coordinator())
    values = {
        "title": "Night watch 🌻",
        "about": "We stay up.",
        "kind": "event",
        "mode": "online",
        "known": "times",
        "day": "2027-10-31",
        "start": "01:30",
        "end": "05:00",
        "is_certain": "yes",
        **OFFER,
    }
    page = client.post(reverse("events:hold"), values).content.decode()
    assert "Which one do you mean?" in page
    assert "Night watch 🌻" in page

    for answer, hour in (("no", 0), ("yes", 1)):
        client.post(reverse("events:hold"), values | {"second": answer})
        assert Event.objects.latest("pk").starts_at == datetime.datetime(
            2027, 10, 31, hour, 30, tzinfo=datetime.UTC
        )


def test_A4_an_hour_that_the_spring_leaves_out_is_refused_with_every_word_kept(client):
    signed_in(client, a_coordinator())
    values = {
        "title": "Night watch 🌻",
        "about": "We stay up.",
        "kind": "event",
        "mode": "online",
        "known": "times",
        "day": "2027-03-28",
        "start": "01:30",
        "end": "05:00",
        "is_certain": "yes",
        **OFFER,
    }

    page = client.post(reverse("events:hold"), values).content.decode()

    assert "does not exist" in page
    assert "Night watch 🌻" in page
    assert not Event.objects.exists()


def read(data: bytes) -> list[icalendar.Event]:
    return icalendar.Calendar.from_ical(data).walk("VEVENT")


def test_B1_the_calendar_file_carries_the_zone_and_both_of_the_doubled_hours():
    first, second = (
        an_event(
            day=datetime.date(2027, 10, 31), start="01:30", end="05:00", second=second, title=f"{second}"
        )
        for second in (False, True)
    )

    data = calendar_of([first, second], name="Ours")

    starts = [one.decoded("dtstart") for one in read(data)]
    assert b"TZID:Europe/London" in data
    assert b"DTSTART;TZID=Europe/London:20271031T013000" in data
    assert [one.astimezone(datetime.UTC).hour for one in starts] == [0, 1]
    assert starts[0].astimezone(ZoneInfo("Europe/London")).hour == 1


def test_K5_a_month_stands_in_a_calendar_as_days_that_take_no_time():
    (entry,) = read(calendar_of([in_a_month("The Board", datetime.date(2027, 2, 10))], name="Ours"))

    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (
        datetime.date(2027, 2, 1),
        datetime.date(2027, 3, 1),
    )
    assert entry["STATUS"] == "TENTATIVE"


def test_B1_the_feed_holds_published_events_and_says_what_was_called_off(client):
    called_off = an_event_soon(days=10, title="Off")
    an_event_soon(days=20, title="On; with, signs\\")
    an_event(title="A draft", published=False)
    call_off(called_off, why="Snow.", by=None)

    entries = {
        str(one["SUMMARY"]): str(one["STATUS"]) for one in read(client.get(reverse("events:feed")).content)
    }

    assert entries == {"Off": "CANCELLED", "On; with, signs\\": "CONFIRMED"}


def test_B1_the_programme_shows_breaks_and_advises_one_where_there_is_none(client):
    event = an_event_soon(start="10:00", end="13:00")
    signed_in(client, a_coordinator())
    address = reverse("events:programme", args=[event.ref])

    client.post(address, {"programme": "10:00 Welcome\n10.15 - We talk"})
    assert "longest time without one is 180 minutes" in client.get(event.get_absolute_url()).content.decode()
    client.post(address, {"programme": "10:00 Welcome\n11:15 Break\n11:30 We talk"})

    page = client.get(event.get_absolute_url()).content.decode()
    assert "Break:" in page
    assert "Not kept" not in page


@pytest.mark.parametrize("line", ["Welcome", "25:00 Late", "13 pm Lunch", "10:75 What"])
def test_a_line_of_the_programme_without_a_time_is_named(line):
    with pytest.raises(Refused, match=line.split()[-1]):
        set_programme(an_event(), programme=f"10:00 Start\n{line}", by=None)


def test_the_same_again_takes_everything_over_but_the_day():
    event = an_event(day=datetime.date(2027, 3, 9), fee="£30.")
    set_programme(event, programme="10:30 Welcome\n11:30 Break", by=None)

    made = hold_again(event, day=datetime.date(2027, 7, 6), by=None)

    assert not made.is_published
    assert (made.fee, made.places.count(), made.programme.count()) == ("£30.", 1, 2)
    assert made.places.get().access_facts.count() == event.places.get().access_facts.count()
    local = made.starts_at.astimezone(ZoneInfo("Europe/London"))
    assert (local.date(), local.time()) == (datetime.date(2027, 7, 6), datetime.time(10, 30))


def test_holding_begins_with_plain_choices(client):
    signed_in(client, a_coordinator())
    an_event(title="Last spring")

    page = client.get(reverse("events:hold")).content.decode()
    form = client.get(reverse("events:hold") + "?as=visit").content.decode()

    assert "Hold a public event" in page
    assert "Last spring" in page
    assert '<option value="visit" selected>' in form


def test_a_series_shows_its_events_in_their_order(client):
    signed_in(client, a_coordinator())
    client.post(reverse("events:new_series"), {"title": "Making it work", "about": "Three days."})
    series = Series.objects.get()
    for number, day in ((2, 28), (1, 23)):
        event = an_event(title=f"Day {number}", day=datetime.date(2027, 9, day))
        Event.objects.filter(pk=event.pk).update(series=series)

    client.logout()
    page = client.get(series.get_absolute_url()).content.decode()

    assert page.index("Day 1") < page.index("Day 2")


def test_F1_nothing_is_published_before_the_offer_is_whole():
    for missing in ({"fee": ""}, {"expenses": ""}, {"paid_when": ""}):
        event = an_event(published=False, **({"fee": "£25."} | missing))
        with pytest.raises(Refused, match="what we offer"):
            publish_event(event, by=None)

    assert publish_event(
        an_event(published=False, fee="", no_fee_because="it is a party."), by=None
    ).is_published


def test_K5_another_hall_is_told_to_whoever_booked():
    event = an_event_soon(days=20)
    booking = a_booking(event, somebody("Sam"))
    place = event.places.get()

    change_place(place, place.name, address="2 High Street", by=None)
    change_place(place, place.name, address="2 High Street", bookable=40, by=None)

    assert list(
        Letter.objects.filter(key__startswith=f"changed {booking.ref}").values_list("key", flat=True)
    ) == [f"changed {booking.ref} 1"]
