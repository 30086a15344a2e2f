"""The report of one of our own events: put together from what was recorded, in every format."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.conversations.actions import ask_question, conclude, put_idea, write_note, write_support
from alongside.conversations.panels import questions_of_event
from alongside.events.actions import record_headcount
from alongside.events.actions.holding import make_series
from alongside.events.models import Event
from alongside.events.tests.make import an_event
from alongside.events.tests.make_bookings import signed_in
from alongside.formats import FORMATS
from alongside.formats.document import texts_of
from alongside.formats.tests.reading_back import text_in
from alongside.partnership.tests.make import a_partnership
from alongside.people.tests.make import a_coordinator
from alongside.reports.documents import document_of_event
from alongside.reports.panels import report_of_event
from alongside.shared.errors import Refused
from alongside.voting.actions import close_poll
from alongside.voting.tests.make import a_counted_poll, a_poll, an_open_poll

pytestmark = pytest.mark.django_db


@pytest.fixture
def held():
    """An event with three questions: one said, one weighed, one voted on, and none of them made up."""
    a_partnership()
    ruth = a_coordinator()
    event = an_event(day=timezone.localdate() - datetime.timedelta(days=2))
    record_headcount(event, people=30, from_organisations=18, not_connected=10, not_asked=2, by=ruth)
    said = ask_question(event, "What is hard?", by=ruth)
    write_note(said, "The bus app talks too fast.", table="Red table", is_confirmed=True, by=ruth)
    write_note(said, "One place to ring.", table="Blue table", by=ruth)
    weighed = ask_question(event, "Who decides?", by=ruth)
    first, second = put_idea(weighed, "People decide", by=ruth), put_idea(weighed, "A panel decides", by=ruth)
    write_support(first, "broad", table="Red table", by=ruth)
    write_support(second, "little", table="Red table", change="Only for one year.", by=ruth)
    joined = put_idea(weighed, "People decide, a panel helps", joined_from=[first, second], by=ruth)
    conclude(weighed, "The joined idea.", adopts=joined, by=ruth)
    poll = a_counted_poll()
    ask_question(event, "What first?", poll=poll, by=ruth)
    return event


@pytest.mark.parametrize("name", FORMATS)
def test_B5_our_own_report_holds_what_was_said_in_every_format(held, client, name):
    answer = client.get(reverse("reports:event_file", args=[held.ref, name]))
    text = text_in(name, answer.content)

    assert answer["Content-Type"] == FORMATS[name].media_type
    assert answer["X-Content-Type-Options"] == "nosniff"
    if text is None:
        return  # sound: nobody can read it back
    text = re.sub(r"\s+", " ", text)
    for words in (
        "30 came",
        "The bus app talks too fast.",
        "not checked by the table yet",
        "Broad support",
        "Only for one year.",
        "The joined idea.",
        "How we counted",
    ):
        assert words in text, words


def test_B4_the_report_goes_question_by_question_and_says_where_there_is_no_conclusion(held):
    blocks = document_of_event(held).blocks
    headings = [texts_of(block)[0] for block in blocks if block.id.startswith("question-")]

    assert headings == ["1. What is hard?", "2. Who decides?", "3. What first?"]
    assert [
        texts_of(block)[0].endswith("No conclusion yet.")
        for block in blocks
        if block.id.startswith("came-of")
    ] == [
        True,
        False,
        True,
    ]


def test_D1_no_percentage_is_made_of_words(held):
    ideas = next(block for block in document_of_event(held).blocks if block.id == "ideas-2")

    assert "%" not in " ".join(texts_of(ideas))


def test_B4_the_report_says_how_far_a_vote_is_and_nobody_reads_of_one_that_is_being_written(client):
    a_partnership()
    day = timezone.localdate() - datetime.timedelta(days=2)
    with_draft, with_open, with_closed = (an_event(day=day) for _number in range(3))
    ask_question(with_draft, "What first?", poll=a_poll(title="Which bus first?"), by=None)
    ask_question(with_open, "What first?", poll=an_open_poll(title="Which bus first?"), by=None)
    ask_question(with_closed, "What first?", poll=close_poll(an_open_poll(), by=a_coordinator()), by=None)

    said = [text_in_parts(document_of_event(event)) for event in (with_draft, with_open, with_closed)]

    assert "The vote has not begun." in said[0]
    assert "People vote on this now." in said[1]
    assert "People voted on this. There is no result yet." in said[2]
    assert "Which bus first?" not in client.get(with_draft.get_absolute_url()).content.decode()
    assert "Which bus first?" in client.get(with_open.get_absolute_url()).content.decode()


def text_in_parts(document) -> str:
    return " ".join(words for block in document.blocks for words in texts_of(block))


def test_D2_a_joined_idea_names_the_ideas_it_came_from(held):
    ideas = next(block for block in document_of_event(held).blocks if block.id == "ideas-2")

    assert "Joined from: People decide; A panel decides" in texts_of(ideas)


def test_D1_a_tables_sheet_is_written_down_once(held):
    idea = held.questions.get(order=2).ideas.first()

    with pytest.raises(Refused, match="already"):
        write_support(idea, "least", table="Red table", by=a_coordinator())


def test_A1_the_report_ends_with_every_way_to_reach_us(held):
    *_rest, ways = document_of_event(held).blocks

    assert ways.id == "ways-to-us"
    assert texts_of(ways)


def test_a_report_of_an_event_that_nobody_may_see_is_not_there(held, client):
    held.published_at = None
    held.save()

    assert client.get(reverse("reports:event_report", args=[held.ref])).status_code == 404
    assert client.get(reverse("reports:event_file", args=[held.ref, "pdf"])).status_code == 404
    assert client.get(reverse("reports:event_file", args=[held.ref, "exe"])).status_code == 404


@pytest.mark.parametrize("more", [0, 40])
def test_the_report_asks_the_database_as_often_for_few_notes_as_for_many(
    held, client, more, django_assert_max_num_queries
):
    question = held.questions.get(order=1)
    for number in range(more):
        write_note(question, f"Note {number}", table="Green table", by=None)
    with django_assert_max_num_queries(30):
        assert client.get(reverse("reports:event_report", args=[held.ref])).status_code == 200


@pytest.mark.parametrize("in_series", [False, True], ids=["alone", "in a series"])
@pytest.mark.parametrize("more", [0, 40])
def test_a_stranger_reads_the_page_of_an_event_in_sixteen_questions_to_the_database(
    held, client, more, in_series, django_assert_max_num_queries
):
    question = held.questions.get(order=1)
    for number in range(more):
        write_note(question, f"Note {number}", table="Green table", by=None)
    if in_series:
        Event.objects.filter(pk=held.pk).update(series=make_series(title="Three days", about="One.", by=None))
    client.get("/about/")  # the first page of a program looks whether there is a partnership
    with django_assert_max_num_queries(16):
        page = client.get(held.get_absolute_url()).content.decode()
    assert "The bus app talks too fast." in page
    assert ("Three days" in page) == in_series


def test_a_coordinator_reads_the_page_of_an_event_in_twenty_two(held, client, django_assert_max_num_queries):
    signed_in(client, a_coordinator())
    client.get("/about/")
    with django_assert_max_num_queries(22):
        client.get(held.get_absolute_url())


def test_the_questions_and_the_report_hang_on_the_events_page(held, rf):
    from django.contrib.auth.models import AnonymousUser

    request = rf.get("/")
    request.user = AnonymousUser()

    assert "The bus app talks too fast." in questions_of_event(request, held)
    assert reverse("reports:event_report", args=[held.ref]) in report_of_event(request, held)
