"""Visits count: what people said at their own place, and the answer that they get."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.algorithms.working_days import working_days_between
from alongside.events.actions import add_place, change_place
from alongside.events.actions.visits import answer_visit, say_what_was_heard, write_visit_down
from alongside.events.attendance import attendance_of
from alongside.events.models import Event, Place, Visit
from alongside.events.tests.make import an_event
from alongside.events.tests.make_bookings import an_event_soon, signed_in, somebody
from alongside.partnership.figures import our_days
from alongside.partnership.tests.make import a_partnership
from alongside.people.tests.make import a_coordinator
from alongside.shared.errors import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _partnership():
    a_partnership()


def a_visit(*, days_ago: int = 2, setting: str = Place.Setting.COMMUNITY, **more) -> Visit:
    values = {
        "whose": "Wexcombe Deaf Club",
        "day": timezone.localdate() - datetime.timedelta(days=days_ago),
        "setting": setting,
        "people": 12,
        "heard": "The bus app talks too fast.",
        "by": None,
    } | more
    return write_visit_down(**values)


def test_A7_four_of_six_activities_were_outside_council_or_NHS_buildings(client):
    for setting in ("community", "community", "outdoors", "home", "council or nhs", "council or nhs"):
        a_visit(setting=setting)
    nobody_said = an_event(day=datetime.date(2026, 1, 8))
    assert not nobody_said.places.get().setting

    page = client.get(reverse("events:listened")).content.decode()

    assert "4 of 6 activities were outside council or NHS buildings (worked out by us)." in page
    assert "Of 1 more nobody wrote down" in page


def test_A7_what_was_heard_and_promised_stands_on_its_page_and_counts_people_once(client):
    visit = a_visit(promised="We ask the bus company.", hosted_by="Dana Who Hosts")

    page = client.get(visit.event.get_absolute_url()).content.decode()

    assert "The bus app talks too fast." in page
    assert "We ask the bus company." in page
    assert "We owe them an answer" in page
    assert "Dana Who Hosts" not in page
    assert attendance_of(visit.event).attendances == 12


def test_A7_a_visit_without_an_answer_stands_on_today_until_it_has_one(client):
    visit = a_visit(days_ago=30)
    signed_in(client, a_coordinator())
    assert (
        "Answer the people whom we visited: Wexcombe Deaf Club"
        in client.get("/today/?all=1").content.decode()
    )

    client.post(
        reverse("events:answer_visit", args=[visit.event.ref]),
        {"answer": "The company slows it down.", "told": "visit"},
    )

    assert "Answer the people whom we visited" not in client.get("/today/?all=1").content.decode()
    client.logout()
    assert "The company slows it down." in client.get(visit.event.get_absolute_url()).content.decode()


def test_A7_somebodys_home_is_never_written_down_as_an_address(client):
    visit = a_visit(setting=Place.Setting.HOME, where="14 Mill Row")

    assert visit.event.places.get().name == "Somebody's home"
    assert "14 Mill Row" not in client.get(visit.event.get_absolute_url()).content.decode()


def test_a_planned_visit_is_written_down_afterwards_and_only_then(client):
    event = an_event_soon(days=5, kind=Event.Kind.VISIT)
    values = {"whose": "A lunch club", "people": 8, "heard": "More seats.", "by": None}
    with pytest.raises(Refused, match="has not been yet"):
        say_what_was_heard(event, **values)
    then = timezone.now() - datetime.timedelta(days=1)
    Event.objects.update(starts_at=then, ends_at=then + datetime.timedelta(hours=1))
    signed_in(client, a_coordinator())
    assert "Write down what you heard" in client.get("/today/?all=1").content.decode()

    say_what_was_heard(event, **values)

    with pytest.raises(Refused, match="already"):
        say_what_was_heard(event, **values)


def test_an_answer_is_put_right_and_its_day_stays():
    visit = answer_visit(a_visit(), answer="Soon.", told="phone", by=None)
    day = visit.answered_on

    visit = answer_visit(visit, answer="In May.", told="phone", by=None)

    assert (str(visit.answer), visit.answered_on) == ("In May.", day)
    assert visit.answer.wordings.count() == 2


def test_a_visit_is_written_down_on_one_page(client):
    signed_in(client, a_coordinator())

    client.post(
        reverse("events:write_visit"),
        {
            "day": (timezone.localdate() - datetime.timedelta(days=1)).isoformat(),
            "whose": "A lunch club",
            "setting": "community",
            "where": "The Mill",
            "people": "9",
            "heard": "More seats.",
        },
    )

    assert str(Visit.objects.get().heard) == "More seats."


def test_a_visit_of_tomorrow_is_not_written_down_as_one_that_has_been():
    with pytest.raises(Refused, match="has not been yet"):
        a_visit(days_ago=-1)


def test_members_write_no_visits_down(client):
    signed_in(client, somebody("Nosy"))

    assert client.get(reverse("events:write_visit")).status_code == 403
    assert client.get(reverse("events:answer_visit", args=[a_visit().event.ref])).status_code == 403


def test_A7_whom_we_visited_at_home_is_named_only_to_whoever_brings_the_answer(client):
    visit = a_visit(setting=Place.Setting.HOME, whose="Mrs Khan of Mill Row", hosted_by="her daughter")
    signed_in(client, somebody("Nosy"))
    public = [visit.event.get_absolute_url(), reverse("events:listened"), reverse("events:feed")]
    for address in public:
        assert "Khan" not in client.get(address).content.decode()

    signed_in(client, a_coordinator())

    page = client.get(reverse("events:answer_visit", args=[visit.event.ref])).content.decode()
    assert "Mrs Khan of Mill Row, her daughter" in page
    assert "The bus app talks too fast." in page  # what is to be answered stands there


def test_A7_a_visit_to_a_home_that_is_planned_has_no_address_either(client):
    event = an_event_soon(days=5, kind=Event.Kind.VISIT, published=False)
    event.places.all().delete()
    place = add_place(event, "Mrs Khan", address="14 Mill Row", setting=Place.Setting.HOME, by=None)
    assert (place.name, place.address) == ("Somebody's home", "")

    place = change_place(place, "Mrs Khan", address="14 Mill Row", setting=Place.Setting.HOME, by=None)

    assert (place.name, place.address) == ("Somebody's home", "")


def test_A7_the_page_where_we_listened_says_to_whom_we_owe_an_answer(client):
    answered, owed = a_visit(days_ago=20), a_visit(whose="A lunch club")
    answer_visit(answered, answer="In May.", told="visit", by=None)

    page = client.get(reverse("events:listened")).content.decode()

    assert "We owe an answer to 1 group that we visited." in page
    assert "We owe them an answer, by" in page
    assert "They have our answer since" in page
    assert owed.answered_on is None


def test_A7_what_is_promised_without_a_day_is_owed_after_ten_working_days():
    visit = a_visit()

    assert (
        working_days_between(timezone.localtime(visit.event.starts_at).date(), visit.answer_by, our_days())
        == 10
    )
