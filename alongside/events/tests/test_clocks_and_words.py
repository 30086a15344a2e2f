"""The clocks of spring and autumn; calendars that strict programs read; words that are taken over as they are."""

import datetime
import re
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.events.actions import invite_people
from alongside.events.actions.holding import add_place, call_off, change_event, change_place, hold_again
from alongside.events.figures import may_be_invited
from alongside.events.forms.holding import EventForm
from alongside.events.letter_lines import whats_on
from alongside.events.models import Event
from alongside.events.tests.make import an_event
from alongside.events.tests.make_bookings import a_booking, an_event_soon, signed_in, somebody
from alongside.partnership.tests.make import a_partnership
from alongside.people.tests.make import a_coordinator
from alongside.shared.errors import Refused
from alongside.shared.texts.actions import add_wording

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")
SPRING, AUTUMN = datetime.date(2027, 3, 28), datetime.date(2027, 10, 31)


@pytest.fixture(autouse=True)
def _partnership():
    a_partnership()


def test_A4_the_same_again_keeps_the_time_on_the_clocks_whatever_they_did():
    winter = an_event(day=datetime.date(2027, 3, 9), start="10:30", end="13:00")

    summer = hold_again(winter, day=datetime.date(2027, 4, 6), by=None)

    assert (winter.starts_at.hour, summer.starts_at.hour) == (10, 9)  # in UTC
    assert [moment.astimezone(LONDON).hour for moment in (summer.starts_at, summer.ends_at)] == [10, 13]


def test_A4_the_same_again_asks_which_hour_when_the_clocks_go_back(client):
    night = an_event(day=datetime.date(2027, 10, 23), start="21:00", end="01:30")
    signed_in(client, a_coordinator())
    address = reverse("events:again", args=[night.ref])

    page = client.post(address, {"day": "2027-10-30"}).content.decode()
    assert "comes twice" in page
    assert Event.objects.count() == 1
    client.post(address, {"day": "2027-10-30", "second": "yes"})

    made = Event.objects.exclude(pk=night.pk).get()
    assert made.ends_at == datetime.datetime(2027, 10, 31, 1, 30, tzinfo=datetime.UTC)


def test_A4_the_same_again_is_refused_for_an_hour_that_the_spring_leaves_out():
    night = an_event(day=datetime.date(2027, 3, 20), start="01:30", end="05:00")

    with pytest.raises(Refused, match="does not exist"):
        hold_again(night, day=SPRING, by=None)
    assert Event.objects.count() == 1


def test_the_same_again_takes_the_shorter_words_and_the_other_languages_over():
    event = an_event(title="What matters in the everyday of carers?", title_shorter="What matters to carers?")
    add_wording(event.title, "دیکھ بھال", language="ur", by=None)

    made = hold_again(event, day=datetime.date(2027, 7, 6), by=None)

    assert made.title.wording("en-GB").words == "What matters in the everyday of carers?"
    assert made.title.wording("en-GB", "shorter").words == "What matters to carers?"
    assert made.title.wording("ur").words == "دیکھ بھال"


def test_a_change_is_written_in_the_language_in_which_the_event_was_first_written():
    event = an_event(title="دیکھ بھال", language="ur")
    add_wording(event.title, "Care", language="en-GB", by=None)
    event = Event.objects.get()
    filled = EventForm.filled_from(event)
    assert filled["title"] == "دیکھ بھال"

    change_event(event, **filled | {"is_certain": True, "series": None}, by=None)

    assert Event.objects.get().title.wordings.count() == 2  # nothing was changed, so nothing was written


def strict_problems(data: bytes) -> list[str]:
    """What a strict reader of RFC 5545 would refuse."""
    text = data.decode("utf-8")
    found = [] if text.endswith("\r\n") else ["the last line does not end"]
    lines = text.split("\r\n")[:-1]
    found += [f"a bare line end: {line!r}" for line in lines if "\n" in line or "\r" in line]
    found += [f"too long: {line!r}" for line in lines if len(line.encode()) > 75]
    unfolded = re.sub(r"\r\n[ \t]", "", text).split("\r\n")[:-1]
    found += [f"no name: {line!r}" for line in unfolded if not re.match(r"[A-Z0-9-]+[;:]", line)]
    open_parts = []
    for line in unfolded:
        if line.startswith("BEGIN:"):
            open_parts.append(line[6:])
        elif line.startswith("END:") and (not open_parts or open_parts.pop() != line[4:]):
            found.append(f"ends what is not open: {line}")
    zones = {line[5:] for line in unfolded if line.startswith("TZID:")}
    used = {match for line in unfolded for match in re.findall(r";TZID=([^:;]+)", line)}
    found += [f"a zone that is not told: {zone}" for zone in used - zones]
    for event in text.split("BEGIN:VEVENT")[1:]:
        for name in ("UID", "DTSTAMP", "DTSTART"):
            if len(re.findall(rf"^{name}[;:]", event, re.MULTILINE)) != 1:
                found.append(f"not exactly one {name}")
        if not re.search(r"^DTSTAMP:\d{8}T\d{6}Z\r$", event, re.MULTILINE):
            found.append("DTSTAMP is not in UTC")
    uids = re.findall(r"^UID:(.*)\r$", text, re.MULTILINE)
    return found + (["a UID comes twice"] if len(uids) != len(set(uids)) else [])


def test_B1_a_strict_reader_reads_every_line_of_the_feed(client):
    an_event(day=SPRING, start="03:00", end="05:00", title="دیکھ بھال، " * 20)
    an_event(day=AUTUMN, start="01:30", end="05:00", second=True, title="Comma, semicolon; back\\slash")
    off = an_event_soon(title="Off", about="One line.\nAnother: with a colon.\n\nBEGIN:VEVENT")
    call_off(off, why="Snow,\nand ice; BEGIN:VALARM", by=None)
    an_event_soon(days=50, places=2, about="A line of many words. " * 40)

    answer = client.get(reverse("events:feed"))

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert strict_problems(answer.content) == []
    assert strict_problems(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n") != []  # it can say no
    words = re.sub(rb"\r\n[ \t]", b"", answer.content).decode()
    assert "Called off. Snow\\," in words


def test_K5_letters_name_what_takes_place_and_a_month_as_a_month():
    off = an_event_soon(days=3, title="Called off")
    call_off(off, why="Snow.", by=None)
    an_event(title="The Board", day=datetime.date(2027, 9, 1), known="month", is_certain=False, places=0)
    an_event_soon(days=5, title="This one", start="10:30", end="13:00")

    lines = whats_on()

    assert len(lines) == 2
    assert lines[0].startswith("This one, ")
    assert "10:30 am to 1 pm" in lines[0]
    assert lines[1] == "The Board, September 2027 (not certain yet)"


def test_A6_nobody_is_invited_to_what_was_called_off_or_has_no_day():
    ruth = a_coordinator()
    somebody("Sam")
    off = an_event_soon()
    call_off(off, why="Snow.", by=None)
    month = an_event(day=datetime.date(2027, 9, 1), known="month", places=0)

    with pytest.raises(Refused, match="called off"):
        invite_people(off, whom="everybody", by=ruth)
    with pytest.raises(Refused, match="day and the times"):
        invite_people(month, whom="everybody", by=ruth)


def test_A6_who_has_booked_is_not_invited_to_book():
    event, sam, nadia = an_event_soon(), somebody("Sam"), somebody("Nadia")
    a_booking(event, sam)

    assert may_be_invited(event, "everybody") == [nadia]


def test_B1_a_published_event_never_gets_a_place_of_which_nobody_says_how_to_get_in():
    event = an_event_soon()

    with pytest.raises(Refused, match="say yes, no or"):
        add_place(event, "The annexe", setting="community", by=None)
    assert event.places.count() == 1

    online = add_place(event, "Video call", is_online=True, by=None)
    with pytest.raises(Refused, match="say yes, no or"):
        change_place(online, "The annexe", setting="community", by=None)


def test_an_event_that_was_called_off_is_held_again_and_not_published_again(client):
    draft = an_event(published=False, day=timezone.localdate() + datetime.timedelta(days=9))
    call_off(draft, why="Nobody wants it.", by=None)
    signed_in(client, a_coordinator())

    page = client.post(reverse("events:publish", args=[draft.ref]), {}).content.decode()

    assert "Hold it again on another day" in page
