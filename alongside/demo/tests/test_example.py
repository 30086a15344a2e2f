"""The invented partnership: its sums, its bad states, and that nothing of it is real."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.db.models import Sum
from django.test import override_settings
from django.urls import reverse

from alongside.conversations.models import Question
from alongside.demo import example
from alongside.demo.actions import build_example
from alongside.events.models import AccessFact, Event
from alongside.partnership.facts import may_send
from alongside.people.models import ContactRoute, Person
from alongside.reports.documents import document_of_event
from alongside.shared.history.figures import faults_in
from alongside.shared.history.models import Chain
from alongside.voting.figures import summary
from alongside.voting.models import Ballot, Poll, WallSheet


@pytest.fixture
def built(monkeypatch, db):
    # VACUUM cannot run inside a test's own transaction; the journeys build the example for real.
    monkeypatch.setattr("alongside.voting.actions.forget_old_pages", lambda: None)
    build_example()
    return Poll.objects.order_by("pk").first()


def test_C3_the_vote_on_two_walls_online_and_by_phone_adds_up_to_its_records(built):
    result = summary(built)
    on_walls = WallSheet.objects.filter(count__stratum__poll=built).aggregate(all=Sum("dots"))["all"]
    in_box = sum(sum(ballot.choice.values()) for ballot in Ballot.objects.filter(poll=built))

    assert result.total == on_walls + in_box == sum(row.total for row in result.rows)
    assert [part.name for part in result.parts] == ["Corn Hall", "Wexcombe Library", "Online", "By phone"]
    assert sum(part.total for part in result.parts) == result.total
    assert sum(part.people for part in result.parts) == result.people
    assert result.people * 3 == result.total + result.unused


def test_C3_ten_people_or_more_rang_so_that_the_phone_may_be_shown_apart(built):
    phone = next(part for part in summary(built).parts if part.name == "By phone")

    assert phone.people >= 10


def test_C4_every_area_has_a_fate_and_a_reason(built):
    result = summary(built)

    assert len(result.taken_on) == 3
    assert len(result.parked) == 5
    assert all(str(row.reason) and row.review_on for row in result.parked)


def test_B5_the_report_of_the_example_holds_what_the_records_say(built):
    event = Event.objects.order_by("pk").first()
    text = str(document_of_event(event))
    result = summary(built)

    for row in result.rows:
        assert str(row.option.title) in text
        assert str(row.total) in text
    assert "No conclusion yet." in text
    assert "not checked by the table yet" in text
    for value in example.CONTACT_WAYS.values():
        assert value in text


def test_bad_states_are_shown_too(built):
    event = Event.objects.order_by("pk").first()
    answers = AccessFact.objects.filter(place__event=event).values_list("answer", flat=True)

    assert AccessFact.Answer.NO in answers
    assert AccessFact.Answer.NOT_CHECKED in answers
    assert any(part.notes and "missing" in " ".join(part.notes) for part in summary(built).parts)
    assert [question for question in Question.objects.all() if question.conclusion is None]
    assert Event.objects.filter(published_at=None).exists()


def test_T14_nobody_is_real_and_nothing_is_ever_sent(built):
    assert not may_send()
    for route in ContactRoute.objects.all():
        if route.kind == ContactRoute.Kind.EMAIL:
            assert route.value.endswith("@example.org")
        elif route.kind != ContactRoute.Kind.POST:
            digits = re.sub(r"\D", "", route.value)
            assert digits.startswith(("01632960", "07700900")), route.value


def test_A1_somebody_without_email_stands_in_the_example_and_votes(built):
    hussain = Person.objects.get(name="Tariq Hussain")

    assert not hussain.contact_routes.filter(kind=ContactRoute.Kind.EMAIL).exists()
    assert hussain.electors.filter(poll=built, mark__isnull=False).exists()


def test_both_chains_of_the_example_are_whole(built):
    assert faults_in(Chain.PRIVATE) == []
    assert faults_in(Chain.PUBLIC) == []


def test_the_doors_open_only_for_an_example_on_ones_own_machine(built, client):
    with override_settings(LOOPBACK=False):
        assert client.post(reverse("demo:come_in"), {"as": "ruth"}).status_code == 404
    assert client.get(reverse("demo:come_in")).status_code == 405
    assert client.post(reverse("demo:come_in"), {"as": "nobody"}).status_code == 404
    assert client.post(reverse("demo:come_in"), {"as": "ruth"}).status_code == 302


def test_T13_the_diagram_is_there(built):
    assert finders.find("reports/structure.svg")
