"""The day after, and the report: it writes itself, people check it for ten working days, then it is final."""

import datetime
from itertools import product

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.algorithms.working_days import working_days_between
from alongside.conversations.actions import ask_question, conclude, write_note
from alongside.documents.actions import answer_comments, comment, save_document
from alongside.documents.actions.writing import newest_writing
from alongside.events.actions import record_headcount
from alongside.events.actions.arranging import (
    cannot_get,
    keep_access_count,
    may_say_why,
    say_if_met,
    say_it_goes_ahead,
)
from alongside.events.actions.door import came_without_booking, check_in
from alongside.events.actions.holding import call_off
from alongside.events.models import Arrangement, Attendance, Event, Series
from alongside.events.tests.make_bookings import (
    a_booking,
    a_full_event,
    an_event_soon,
    signed_in,
    somebody,
    somebody_who_needs,
)
from alongside.formats.document import Builder, texts_of
from alongside.partnership.figures import our_days
from alongside.partnership.tests.make import a_partnership
from alongside.people.tests.make import a_coordinator
from alongside.reports.access import Access, access_of
from alongside.reports.actions import ask_people_to_check, finish_report, start_report, thank_people
from alongside.reports.documents import document_of_event
from alongside.reports.models import Report
from alongside.reports.traces import loose_in, numbers_in
from alongside.shared.errors import NeedsReason, Refused
from alongside.shared.post.models import Letter
from alongside.shared.texts.actions import write_text
from alongside.voting.tests.make import a_counted_poll

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _partnership():
    a_partnership()


def over(event: Event, *, days: int = 1) -> Event:
    then = timezone.now() - datetime.timedelta(days=days)
    Event.objects.filter(pk=event.pk).update(starts_at=then, ends_at=then + datetime.timedelta(hours=2))
    return Event.objects.get(pk=event.pk)


def held(people: int = 3, **more) -> Event:
    """An event that is over, with people who came by name, one question and a conclusion."""
    event = an_event_soon(**more)
    bookings = [a_booking(event, somebody(f"Person {number}")) for number in range(people)]
    event = over(event)
    for one in bookings:
        check_in(one, by=None)
    question = ask_question(event, "What is hard?", by=None)
    write_note(question, "The bus.", table="Red table", is_confirmed=True, by=None)
    conclude(question, "We ask the bus company.", by=None)
    return event


def words_of(document) -> str:
    return " ".join(words for block in document.blocks for words in texts_of(block))


def test_K3_everybody_who_came_is_thanked_once_and_told_what_we_heard(client):
    event = held(people=3)
    signed_in(client, a_coordinator())
    address = reverse("reports:thank", args=[event.ref])
    assert (
        "We ask the bus company." in client.get(address).content.decode()
    )  # what came of it is there already

    client.post(address, {"words": "The bus is hard.\nWe ask the company in May."})

    letters = Letter.objects.filter(key__startswith=f"thanks {event.ref}")
    assert letters.count() == 3
    assert "We ask the company in May." in str(letters[0].document)
    with pytest.raises(Refused, match="is thanked"):
        thank_people(event, words="Again", by=None)


def test_whoever_is_written_down_later_is_thanked_later():
    event = held(people=2)
    thank_people(event, words="Thank you.", by=None)
    late = came_without_booking(event, name="", by=None)
    Attendance.objects.filter(pk=late.pk).update(person=somebody("Late"))

    assert thank_people(event, words="Thank you too.", by=None).people == 3
    assert Letter.objects.filter(key__startswith=f"thanks {event.ref}").count() == 3


def test_the_letter_of_thanks_is_looked_at_before_anybody_gets_it(client):
    event = held()
    signed_in(client, a_coordinator())

    answer = client.post(reverse("reports:thank", args=[event.ref]), {"words": "So far.", "look": "1"})

    assert "/try/" in answer["Location"] or "letters" in answer["Location"]
    assert not Letter.objects.filter(key__startswith="thanks ").exists()


def test_B5_the_report_has_the_sections_of_the_seed_and_every_question_a_conclusion_or_none():
    event = held()
    ask_question(event, "What next?", by=None)

    report = start_report(
        event, intro="We met in May.", next_steps="The group meets in June.", by=a_coordinator()
    )

    document = newest_writing(report.paper).document
    headings = [
        texts_of(block)[0]
        for block in document.blocks
        if block.id in ("who-came", "access", "next", "contact")
    ]
    assert headings == [
        "Who came",
        "What people needed, and whether it was there",
        "What comes next",
        "Talk to us",
    ]
    words = words_of(document)
    assert "We ask the bus company." in words
    assert "No conclusion yet." in words
    assert "We met in May." in words
    assert "This is a draft. Nobody has checked it yet." in words


def test_B5_people_check_it_for_ten_working_days_and_every_correction_gets_an_answer():
    event, ruth = held(people=4), a_coordinator()
    report = start_report(event, next_steps="We meet again.", by=ruth)
    report = ask_people_to_check(report, by=ruth)
    assert working_days_between(timezone.localdate(), report.check_until, our_days()) == 10
    assert Letter.objects.filter(key__startswith=f"check {report.ref}").count() == 4
    round = report.paper.versions.get().round
    said = comment(round, words="Not the bus: the stop.", part="", by=ruth, via="phone")

    with pytest.raises(NeedsReason):
        finish_report(report, by=ruth)
    Report.objects.update(check_until=timezone.localdate() - datetime.timedelta(days=1))
    with pytest.raises(Refused, match="no answer yet"):
        finish_report(report, by=ruth)
    answer_comments(round, comments=[said], kind="changed", words="We wrote: the stop.", by=ruth)
    report = finish_report(report, by=ruth)

    assert report.final_at
    final = report.paper.versions.order_by("-number").first()
    assert "This report is final." in words_of(final.document)
    assert "This is a draft" not in words_of(final.document)


def test_B5_a_report_that_is_final_early_says_why_in_public():
    event, ruth = held(), a_coordinator()
    report = ask_people_to_check(start_report(event, next_steps="We meet again.", by=ruth), by=ruth)

    report = finish_report(report, reasons={"B5": "The council decides on Monday."}, by=ruth)

    final = report.paper.versions.order_by("-number").first()
    assert "because: The council decides on Monday." in words_of(final.document)


def test_B5_nobody_makes_a_report_final_that_nobody_was_asked_to_check():
    with pytest.raises(Refused, match="Ask the people"):
        finish_report(start_report(held(), next_steps="More.", by=a_coordinator()), by=None)


def test_B5_a_number_that_no_record_has_is_named(client):
    event, ruth = held(people=3), a_coordinator()
    report = start_report(event, next_steps="We meet again.", by=ruth)
    draft = newest_writing(report.paper).document
    made_up = Builder(draft.title).paragraph("Well over 120 people came.").document()
    from dataclasses import replace

    save_document(report.paper, replace(draft, blocks=(*draft.blocks, *made_up.blocks)), by=ruth)
    signed_in(client, ruth)

    page = client.get(reverse("reports:report", args=[report.ref])).content.decode()

    assert "Numbers that no record has" in page
    assert "120" in page


def test_B5_what_the_report_makes_itself_has_no_number_without_a_record():
    event = held(people=3)
    record_headcount(event, people=5, not_connected=2, from_organisations=3, by=None)
    document = document_of_event(event)

    assert loose_in(document, document_of_event(event)) == []
    assert "8 came" in words_of(document)
    assert "ticked by name at the door, a count without names" in words_of(document)


def test_B5_every_figure_of_the_report_leads_to_its_record(client):
    event, ruth = held(people=3), a_coordinator()
    ask_question(event, "What first?", poll=a_counted_poll(), by=ruth)
    report = ask_people_to_check(start_report(event, next_steps="We meet again.", by=ruth), by=ruth)

    page = client.get(reverse("reports:records", args=[report.ref])).content.decode()

    figures = {row[0] for row in report.traces}
    document = report.paper.versions.get().document
    vote = " ".join(
        words
        for block in document.blocks
        if block.id.startswith(("dots-", "voted-", "came"))
        for words in texts_of(block)
    )
    assert set(numbers_in(vote)) <= figures
    assert event.get_absolute_url() in page
    assert "The count of the vote" in page
    assert "Where each number comes from" in client.get(report.paper.get_absolute_url()).content.decode()


def test_B5_a_series_has_one_report_of_all_its_events():
    series = Series.objects.create(
        title=write_text("Making it work", by=None), about=write_text("Days.", by=None)
    )
    events = [held(people=number, title=f"Day {number}") for number in (2, 3)]
    Event.objects.filter(pk__in=[one.pk for one in events]).update(series=series)

    report = start_report(Event.objects.get(pk=events[0].pk), next_steps="More.", by=a_coordinator())

    assert report.series == series
    words = words_of(newest_writing(report.paper).document)
    assert "5 came; somebody who came twice counts twice" in words
    assert "Day 2" in words
    assert "Day 3" in words
    with pytest.raises(Refused, match="There is a report already"):
        start_report(series, next_steps="More.", by=None)


def test_B2_small_numbers_of_needs_are_not_published_and_larger_ones_rounded():
    event = an_event_soon(days=60)
    for number in range(3):
        a_booking(event, somebody_who_needs("taxi", name=f"Few {number}"), use_needs=True)
    assert access_of([event]).words == ["Nobody, or only a few people, told us what they need."]
    for number in range(11):
        a_booking(event, somebody_who_needs("taxi", name=f"Many {number}"), use_needs=True)
    event = over(event)
    for one in Arrangement.objects.all()[:13]:
        say_if_met(one, met="yes", by=None)

    words = " ".join(access_of([event]).words)

    assert "Things that people need: about 15" in words
    assert "They said that it was there: about 15" in words
    assert "none, or very few" in words
    assert "14" not in words
    assert "13" not in words


def test_B2_no_printed_numbers_pin_a_true_one_down():
    """Everything that could stand behind what is shown, for up to 60 needs: each number may always be another."""
    behind = {}
    for met, not_met, no_answer in product(range(61), repeat=3):
        if met + not_met + no_answer <= 60:
            numbers = (met + not_met + no_answer, met, not_met, no_answer)
            shown = Access(asked=numbers[0], met=met, not_met=not_met, no_answer=no_answer).words
            behind.setdefault(tuple(shown), []).append(numbers)

    pinned = [
        shown
        for shown, all_of_them in behind.items()
        # What more than 60 needs could show as well is not judged by its lower half.
        if max(numbers[0] for numbers in all_of_them) < 58
        and any(len({numbers[place] for numbers in all_of_them}) == 1 for place in range(4))
    ]

    assert pinned == []
    assert len(behind) > 500


def test_B2_the_page_of_an_event_does_not_tell_day_by_day_who_has_just_answered(client):
    event = an_event_soon(days=60)
    ask_question(event, "What matters?", by=None)
    for number in range(12):
        a_booking(event, somebody_who_needs("taxi", name=f"Many {number}"), use_needs=True)
    event = over(event)
    needs = list(Arrangement.objects.all())
    pages = []
    for one in needs[:9]:
        say_if_met(one, met="yes", by=None)
        pages.append(access_on(client, event))
    assert len(set(pages)) == 1
    assert "The numbers stand here from" in pages[0]

    keep_access_count(event)

    kept = access_on(client, event)
    assert "They said that it was there: about 10" in kept
    for one in needs[9:]:
        say_if_met(one, met="no", by=None)
    assert access_on(client, event) == kept


def access_on(client, event) -> str:
    page = client.get(event.get_absolute_url()).content.decode()
    start = page.index("What people needed, and whether it was there")
    return page[start : page.index("<h", start)] if "<h" in page[start:] else page[start:]


def test_B2_what_somebody_needed_who_never_had_a_place_or_no_event_to_go_to_is_not_counted():
    event, _placed = a_full_event(1)
    for number in range(6):
        a_booking(event, somebody_who_needs("taxi", name=f"Waits {number}"), use_needs=True)
    assert access_of([event]).asked == 0

    off = an_event_soon()
    for number in range(6):
        a_booking(off, somebody_who_needs("taxi", name=f"Comes {number}"), use_needs=True)
    assert access_of([off]).asked == 6
    call_off(off, why="The hall is flooded.", by=None)
    assert access_of([off]).asked == 0


def test_B2_the_yes_of_one_never_publishes_a_reason_that_was_given_to_another_too():
    event = an_event_soon(days=60)
    for name in ("Amina", "Sam"):
        a_booking(event, somebody_who_needs("bsl interpreter", name=name), use_needs=True)
    say_it_goes_ahead(event, reasons={"B2": "Both interpreters are ill."}, by=None)
    amina, sam = Arrangement.objects.order_by("pk")

    may_say_why(amina, yes=True, by=None)
    assert access_of([event]).reasons == ()
    may_say_why(sam, yes=False, by=None)
    assert access_of([event]).reasons == ()
    may_say_why(sam, yes=True, by=None)
    assert access_of([event]).reasons == ("Both interpreters are ill.",)


def test_B2_a_reason_is_printed_only_with_that_persons_yes():
    event = an_event_soon(days=60)
    a_booking(event, somebody_who_needs("taxi"), use_needs=True)
    one = cannot_get(Arrangement.objects.get(), why="No taxi with a ramp was free.", by=None)
    assert "ramp" not in " ".join(access_of([event]).words)

    may_say_why(one, yes=True, by=None)
    assert "ramp" in " ".join(access_of([event]).words)
    may_say_why(one, yes=False, by=None)
    assert "ramp" not in " ".join(access_of([event]).words)


def test_today_says_what_comes_next_after_an_event(client):
    held()
    signed_in(client, a_coordinator())

    page = client.get("/today/?all=1").content.decode()

    assert "Thank the people who came to" in page
    assert "Put the report of" in page


def test_the_public_page_leads_to_the_paper_once_people_can_check_it(client):
    event, ruth = held(), a_coordinator()
    address = reverse("reports:event_report", args=[event.ref])
    assert client.get(address).status_code == 200
    report = ask_people_to_check(start_report(event, next_steps="We meet again.", by=ruth), by=ruth)

    assert client.get(address)["Location"] == report.paper.get_absolute_url()
    assert "Is this what you said?" in client.get(event.get_absolute_url()).content.decode()


def test_a_worker_walks_from_thanks_to_the_final_report(client):
    event = held()
    signed_in(client, a_coordinator())
    client.post(reverse("reports:start", args=[event.ref]), {"next_steps": "We meet again."})
    report = Report.objects.get()
    client.post(reverse("reports:ask_to_check", args=[report.ref]), {})
    page = client.post(reverse("reports:finish", args=[report.ref]), {}).content.decode()
    assert "ten working days" in page

    client.post(reverse("reports:finish", args=[report.ref]), {"reason_B5": "The Board meets tomorrow."})

    report.refresh_from_db()
    assert report.final_at
    client.logout()
    assert "This report is final" in client.get(report.paper.get_absolute_url()).content.decode()


def test_members_make_no_reports(client):
    signed_in(client, somebody("Nosy"))

    for name in ("thank", "start"):
        assert client.get(reverse(f"reports:{name}", args=[held().ref])).status_code == 403
