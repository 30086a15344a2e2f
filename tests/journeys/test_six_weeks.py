"""Six weeks of a series as Bradford held it in September 2022, with 85 invented people: from the invitation to the report.

Two days in a room and one online, three questions, everybody reached their own way. Nothing in it is made up by the
program: the report says 85, 20 and 15 because that is what was written down at the door.
"""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.conversations.models import Question
from alongside.documents.models import Round
from alongside.events.models import Arrangement, Attendance, Booking, Event, Series
from alongside.formats.document import texts_of
from alongside.partnership.tests.make import a_partnership
from alongside.people.signing_in import BY_REFERENCE
from alongside.people.tests.make import a_coordinator
from alongside.reports.models import Report
from alongside.shared.post.models import Letter
from alongside.voting.tests.make import a_counted_poll

pytestmark = pytest.mark.django_db

QUESTIONS = [
    "What sort of people do we want to be members?",
    "How do we appoint members?",
    "Which areas come first?",
]
OFFER = {
    "fee": "£25 an hour.",
    "expenses": "your travel, and whoever supports you.",
    "paid_when": "in cash on the day, or to your bank within 10 working days.",
}
IN_EACH = {"Central Hall": 32, "The arts house": 31, "Online": 22}
ORGANISATIONS, NOT_CONNECTED = 20, 15


@pytest.fixture
def ruth(client):
    a_partnership()
    ruth = a_coordinator("Ruth")
    client.force_login(ruth, backend=BY_REFERENCE)
    return client


def page(client, name: str, *args) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200, name
    return answer.content.decode()


def send(client, name: str, values: dict, *args) -> str:
    """Fill in a page; it has to lead on. Where it leads."""
    answer = client.post(reverse(name, args=args), values)
    assert answer.status_code == 302, answer.content.decode()[:20_000]
    return answer["Location"]


def hold_three_days(ruth) -> list[Event]:
    """Week one: a series with its three questions, three events that can be booked, and invitations."""
    send(
        ruth,
        "events:new_series",
        {"title": "Making it work together", "about": "Three days, the same questions."},
    )
    series = Series.objects.get()
    for text in QUESTIONS:
        send(ruth, "conversations:ask_series", {"text": text}, series.ref)
    day = timezone.localdate() + datetime.timedelta(days=42)
    for number, (place, people) in enumerate(IN_EACH.items()):
        online = place == "Online"
        send(
            ruth,
            "events:hold",
            {
                "title": "Making it work together",
                "about": "Come and say how we decide as equals.",
                "kind": "event",
                "mode": "online" if online else "in person",
                "series": series.pk,
                "known": "times",
                "day": (day + datetime.timedelta(days=number)).isoformat(),
                "start": "10:30",
                "end": "13:30",
                "is_certain": "yes",
                **OFFER,
            },
        )
        event = Event.objects.latest("pk")
        facts = {f"fact{fact}": "not checked" for fact in range(7)}
        where = (
            {"is_online": "on"}
            if online
            else {"setting": "community", "bookable": people, "room_limit": 60, **facts}
        )
        send(ruth, "events:add_place", {"name": place, "address": "1 High Street", **where}, event.ref)
        send(
            ruth,
            "events:programme",
            {"programme": "10:30 Welcome\n12:00 Lunch\n12:30 What comes first"},
            event.ref,
        )
        send(ruth, "events:publish", {}, event.ref)
        send(ruth, "events:invite", {"whom": "everybody"}, event.ref)
    return list(Event.objects.order_by("pk"))


def book_everybody(ruth, events: list[Event]) -> None:
    """Weeks two to four: 85 people book, on the web without an account and by phone, and say what they need."""
    number = 0
    for event in events:
        for _person in range(IN_EACH[event.places.get().name]):
            connected = number >= NOT_CONNECTED
            values = {
                "name": f"Person {number}",
                "kind": ["text", "email", "phone", "post"][number % 4],
                "value": ["07700 900123", f"p{number}@example.org", "01632 960123", "1 Mill Row\nWexcombe"][
                    number % 4
                ],
                "connection": "organisation" if connected else "not connected",
                "organisation": f"Organisation {number % ORGANISATIONS}" if connected else "",
            }
            if number % 3:
                send(Client(), "events:book", values, event.ref)
            else:
                send(ruth, "events:book_new", values | {"via": "phone", "read_back": "on"}, event.ref)
            number += 1
    for place, booking in enumerate(Booking.objects.order_by("pk")[:12]):
        need = {"needs_professional": ["bsl interpreter"]} if place < 4 else {"needs_practical": ["taxi"]}
        send(Client(), "events:needs_for_the_day", need | {"yes": "on"}, booking.key)


def arrange_everything(ruth, events: list[Event]) -> None:
    """An interpreter for all who sign; taxis; and one that we could not get, of which its person hears first."""
    sign = next(one for one in Arrangement.objects.all() if one.need == "bsl interpreter")
    send(ruth, "events:arrangement", {"who": "Dana and Lee", "for_all": "on", "told": "web"}, sign.ref)
    assert sum(one.who == "Dana and Lee" for one in Arrangement.objects.all()) == 4
    cannot, *taxis = [one for one in Arrangement.objects.all() if one.need == "taxi"]
    for one in taxis:
        send(ruth, "events:arrangement", {"who": "City Cabs", "told": "phone"}, one.ref)
    send(ruth, "events:could_not_get", {"why": "No taxi with a ramp was free."}, cannot.ref)
    for event in events:
        send(ruth, "events:goes_ahead", {}, event.ref)
        assert "Everything on paper" in page(ruth, "events:pack", event.ref)


def hold_a_day(ruth, event: Event) -> None:
    """The day: people are let in by list, the rest from the paper sheet; tables write, and are read back to."""
    Event.objects.filter(pk=event.pk).update(
        starts_at=timezone.now() - datetime.timedelta(hours=3),
        ends_at=timezone.now() - datetime.timedelta(minutes=1),
    )
    bookings = list(event.bookings.order_by("pk"))
    for booking in bookings[:10]:
        send(ruth, "events:came", {}, booking.ref)
    send(
        ruth,
        "events:paper_sheet",
        {"came": [one.ref for one in bookings], "more": "", "others": ""},
        event.ref,
    )
    for question in Question.objects.order_by("order"):
        for table in ("Red table", "Blue table"):
            values = {
                "table": table,
                "text": f"{table}: {question.text} People who use services.",
                "event": event.pk,
            }
            send(ruth, "conversations:note", values, question.ref)
    for table in ("Red table", "Blue table"):
        note = event.notes.filter(table=table).first()
        assert "Is this what you said?" in page(ruth, "conversations:read_back", note.ref)
        send(ruth, "conversations:read_back", {}, note.ref)


def conclude_and_thank(ruth, events: list[Event]) -> None:
    who, how, what = Question.objects.order_by("order")
    send(ruth, "conversations:idea", {"title": "From the working groups"}, how.ref)
    send(ruth, "conversations:idea", {"title": "From disability organisations"}, how.ref)
    parents = [idea.pk for idea in how.ideas.all()]
    send(ruth, "conversations:idea", {"title": "Both together", "joined_from": parents}, how.ref)
    for number, felt in ((1, "broad"), (2, "broad"), (3, "broad")):
        values = {"table": "Red table", "support": felt, "event": events[0].pk}
        answer = ruth.post(reverse("conversations:support", args=[how.ref, number]), values)
        assert answer.status_code == 302
    Question.objects.filter(pk=what.pk).update(poll=a_counted_poll())
    for question, came_of_it in ((who, "People with a mix of skills."), (how, "Both ideas together.")):
        send(ruth, "conversations:conclude", {"text": came_of_it}, question.ref)
    for event in events:
        send(
            ruth,
            "reports:thank",
            {"words": "You want a mix of people. The groups start in January."},
            event.ref,
        )


def report(ruth) -> Report:
    """Weeks five and six: the report writes itself, people check it, one corrects it, and it is final."""
    series = Series.objects.get()
    send(ruth, "reports:start_series", {"next_steps": "The working groups meet in January."}, series.ref)
    made = Report.objects.get()
    assert "Numbers that no record has" not in page(ruth, "reports:report", made.ref)
    send(ruth, "reports:ask_to_check", {}, made.ref)
    round = Round.objects.get()
    values = {"words": "We said: people who use services first.", "shown": "on"}
    assert Client().post(reverse("documents:say", args=[made.paper.ref]), values).status_code == 302
    answer = {
        "comments": [one.ref for one in round.comments.all()],
        "kind": "changed",
        "words": "It says so now.",
    }
    assert ruth.post(reverse("documents:answer", args=[made.paper.ref]), answer).status_code == 302
    Report.objects.update(check_until=timezone.localdate() - datetime.timedelta(days=1))
    send(ruth, "reports:finish", {}, made.ref)
    made.refresh_from_db()
    return made


def test_B5_six_weeks_from_the_invitation_to_the_published_report(ruth):
    events = hold_three_days(ruth)
    book_everybody(ruth, events)
    assert Booking.objects.count() == 85
    assert Letter.objects.filter(key__startswith="ticket ").count() == 85
    arrange_everything(ruth, events)
    for event in events:
        hold_a_day(ruth, event)
    assert Attendance.objects.count() == 85
    conclude_and_thank(ruth, events)
    assert Letter.objects.filter(key__startswith="thanks ").count() == 85

    made = report(ruth)

    assert made.final_at
    assert Letter.objects.filter(key__startswith="check ").count() == 85
    document = made.paper.versions.order_by("-number").first().document
    words = " ".join(text for block in document.blocks for text in texts_of(block))
    for figure in (
        "85 came; somebody who came twice counts twice",
        "70 came from an organisation",
        "15 are not connected to an organisation",
        "0 were not asked",
        "20 different organisations",
        "32",
        "31",
        "22",
    ):
        assert figure in words, figure
    for question in QUESTIONS:
        assert question in words
    assert "People with a mix of skills." in words
    assert "No conclusion yet." in words  # the third question: only people decide what the dots mean
    assert "Person 7" not in words
    assert "ramp" not in words  # the reason is public only with that person's yes
    assert "This report is final." in Client().get(made.paper.get_absolute_url()).content.decode()
