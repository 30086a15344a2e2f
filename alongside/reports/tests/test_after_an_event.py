"""The day after, and the report: it writes itself, people check it for ten working days, then it is final."""

import datetime
import json
from dataclasses import replace
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
from alongside.events.actions.booking import cancel_booking
from alongside.events.actions.door import came_without_booking, check_in
from alongside.events.actions.ending_the_line import end_the_line, hear_no_more
from alongside.events.actions.holding import call_off
from alongside.events.actions.visits import write_visit_down
from alongside.events.models import Arrangement, Attendance, Event, Guest, Series
from alongside.events.tasks import let_go_tonight
from alongside.events.tests.make_bookings import (
    a_booking,
    a_full_event,
    an_event_soon,
    signed_in,
    somebody,
    somebody_who_needs,
)
from alongside.formats.document import Builder, from_dict, texts_of, to_dict
from alongside.groups.actions import agree, set_thresholds, set_up_group
from alongside.groups.models import Group
from alongside.partnership.figures import our_days
from alongside.partnership.tests.make import a_partnership
from alongside.people.tests.make import a_coordinator
from alongside.reports.access import Access, access_of
from alongside.reports.actions import (
    ask_latecomers_to_check,
    ask_people_to_check,
    finish_report,
    put_right_afterwards,
    put_together_again,
    start_report,
    thank_people,
)
from alongside.reports.documents import document_of, document_of_event
from alongside.reports.letters import thanks
from alongside.reports.models import Report
from alongside.reports.traces import loose_in, numbers_in
from alongside.shared.due import everything_due
from alongside.shared.errors import NeedsReason, Refused
from alongside.shared.post.actions import make_pile, mark_posted, send_letter
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


def add_words(report, words: str, *, by) -> None:
    """Somebody writes a sentence of their own into the draft."""
    draft = newest_writing(report.paper).document
    more = Builder(draft.title).paragraph(words, id="added").document()
    save_document(report.paper, replace(draft, blocks=(*draft.blocks, *more.blocks)), by=by)


def change_words(report, before: str, after: str, *, by) -> None:
    """Somebody changes words that the report made from records."""
    draft = newest_writing(report.paper).document
    document = from_dict(json.loads(json.dumps(to_dict(draft)).replace(before, after)))
    save_document(report.paper, document, by=by)


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
    add_words(report, "Well over 120 people came.", by=ruth)
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
    assert "The numbers stand on the page of the event from" in pages[0]

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
    assert "10 working days" in page

    client.post(reverse("reports:finish", args=[report.ref]), {"reason_B5": "The Board meets tomorrow."})

    report.refresh_from_db()
    assert report.final_at
    client.logout()
    assert "This report is final" in client.get(report.paper.get_absolute_url()).content.decode()


def test_members_make_no_reports(client):
    signed_in(client, somebody("Nosy"))

    for name in ("thank", "start"):
        assert client.get(reverse(f"reports:{name}", args=[held().ref])).status_code == 403


def test_B5_a_number_changed_in_a_part_that_was_made_from_records_is_found_though_it_stands_elsewhere():
    event, ruth = held(people=3), a_coordinator()
    record_headcount(event, people=5, not_connected=2, from_organisations=3, by=None)
    report = start_report(event, next_steps="We meet again on 3 May 2027 at 10.30.", by=ruth)
    made = document_of_event(event)
    assert loose_in(newest_writing(report.paper).document, made) == []  # a day and a time are no figures

    change_words(report, "The bus.", "The bus, said 8 of us.", by=ruth)  # 8 came, but no table said 8

    assert [one.figure for one in loose_in(newest_writing(report.paper).document, made)] == ["8"]


def test_B5_no_number_without_a_record_goes_out_unless_everybody_reads_where_it_comes_from(client):
    event, ruth = held(people=3), a_coordinator()
    report = start_report(event, next_steps="We meet again.", by=ruth)
    add_words(report, "Of 4700 homes here, many have no lift.", by=ruth)
    signed_in(client, ruth)
    address = reverse("reports:ask_to_check", args=[report.ref])

    page = client.post(address, {}).content.decode()
    assert "No record has: 4700" in page
    assert not report.paper.versions.exists()
    client.post(address, {"reason_B3": "The census of 2021, table 3."})

    document = report.paper.versions.get().document
    assert "4700: The census of 2021, table 3." in words_of(document)
    client.logout()
    assert "The census of 2021" in client.get(reverse("reports:records", args=[report.ref])).content.decode()
    report.refresh_from_db()
    finish_report(report, reasons={"B5": "The Board meets."}, by=ruth)  # it is not asked for again


def test_B5_the_records_page_names_only_numbers_that_the_report_prints(client):
    event, ruth = held(people=3), a_coordinator()
    report = start_report(event, next_steps="We meet again.", by=ruth)
    record_headcount(event, people=40, by=None)  # written down after the draft was made
    report = ask_people_to_check(
        report, reasons={"B3": "Counted at the door, before the late list."}, by=ruth
    )

    assert "43" not in {row[0] for row in report.traces}


def test_B5_what_was_written_down_later_comes_into_the_draft_until_people_check_it(client):
    event, ruth = held(people=3), a_coordinator()
    report = start_report(event, intro="We met in a hall.", next_steps="We meet again.\nIn June.", by=ruth)
    record_headcount(event, people=4, by=None)
    signed_in(client, ruth)
    client.post(reverse("reports:again", args=[report.ref]))

    words = words_of(newest_writing(report.paper).document)

    for said in ("7 came", "We met in a hall.", "We meet again.", "In June.", "Nobody has checked it yet"):
        assert said in words
    report.refresh_from_db()
    assert "7" in {row[0] for row in report.traces}
    report = ask_people_to_check(report, by=ruth)
    with pytest.raises(Refused, match="People check it already"):
        put_together_again(report, by=ruth)


def test_B5_a_correction_after_the_days_to_check_still_needs_its_answer_and_after_the_end_a_new_version(
    client,
):
    event, ruth = held(), a_coordinator()
    report = ask_people_to_check(start_report(event, next_steps="We meet again.", by=ruth), by=ruth)
    Report.objects.update(check_until=timezone.localdate() - datetime.timedelta(days=3))
    round = report.paper.versions.get().round
    late = comment(round, words="Not the bus: the stop.", part="", by=ruth, via="phone")
    with pytest.raises(Refused, match="no answer yet"):
        finish_report(report, by=ruth)
    answer_comments(round, comments=[late], kind="changed", words="We wrote: the stop.", by=ruth)
    report = finish_report(report, by=ruth)
    with pytest.raises(Refused, match="over"):
        comment(round, words="The conclusion is another.", part="", by=ruth, via="phone")
    signed_in(client, ruth)

    client.post(
        reverse("reports:put_right", args=[report.ref]), {"words": "We ask the council, not the company."}
    )

    newest = report.paper.versions.order_by("-number").first()
    assert newest.number == 3
    words = words_of(newest.document)
    assert f"Put right on {timezone.localdate().day} " in words
    assert "We ask the council, not the company." in words
    assert "This report is final." in words
    client.logout()
    assert "We ask the council" in client.get(report.paper.get_absolute_url()).content.decode()


def test_a_report_that_is_not_final_is_changed_in_its_words_and_not_put_right_afterwards():
    report = start_report(held(), next_steps="More.", by=a_coordinator())

    with pytest.raises(Refused, match="not final yet"):
        put_right_afterwards(report, words="Wrong.", by=None)


def test_B5_the_days_to_check_are_those_that_the_Board_agreed(client):
    ruth = a_coordinator()
    board = set_up_group(Group.Kind.BOARD, "The Board", by=None)
    agreed = agree(board, on=timezone.localdate(), text="Fifteen days.", how="show of hands", by=None)
    set_thresholds(board, {"check_days": 15}, agreed=agreed, by=None)

    report = ask_people_to_check(start_report(held(), next_steps="More.", by=ruth), by=ruth)

    assert working_days_between(timezone.localdate(), report.check_until, our_days()) == 15
    signed_in(client, ruth)
    page = client.post(reverse("reports:finish", args=[report.ref]), {}).content.decode()
    assert "15 working days" in page


def test_B5_the_report_says_why_we_met_and_where_and_what_was_called_off():
    series = Series.objects.create(
        title=write_text("Making it work", by=None), about=write_text("We want to decide as equals.", by=None)
    )
    events = [held(people=2, title="Day 1"), an_event_soon(title="Day 2")]
    Event.objects.filter(pk__in=[one.pk for one in events]).update(series=series)
    Event.objects.filter(pk=events[1].pk).update(called_off_at=timezone.now(), called_off_why="Snow.")

    report = start_report(series, next_steps="More.", by=a_coordinator())

    words = words_of(newest_writing(report.paper).document)
    assert "We want to decide as equals." in words
    assert "Hall 1" in words
    assert "It was called off." in words


def test_B3_of_several_days_nobody_makes_up_how_many_different_people_came():
    series = Series.objects.create(title=write_text("Days", by=None), about=write_text("Days.", by=None))
    events = [held(people=2, title=f"Day {number}") for number in (1, 2)]
    Event.objects.filter(pk__in=[one.pk for one in events]).update(series=series)
    events = list(Event.objects.filter(series=series))
    assert "4 different people, besides whoever came with them" in words_of(document_of(series, events))

    record_headcount(events[0], people=1, by=None)

    words = words_of(document_of(series, events))
    assert "5 came; somebody who came twice counts twice" in words
    assert "How many different people that is, nobody knows" in words


def test_K3_somebody_who_only_booked_is_not_told_that_they_came():
    event = an_event_soon()
    a_booking(event, somebody("Farah"))
    event = over(event)
    record_headcount(event, people=30, of="everybody", by=None)  # nobody was ticked by name

    thank_people(event, words="So far.", by=None)

    letter = Letter.objects.get(key__startswith="thanks ")
    assert "You booked a place" in str(letter.document)
    assert "You came on" not in str(letter.document)
    assert "because you were there" not in letter.why


def a_day_with_a_line() -> tuple[Event, object, object]:
    """An event that is over: one came, Amina and Callum waited in vain."""
    event, (placed,) = a_full_event(1)
    waited = [a_booking(event, somebody(name)) for name in ("Amina", "Callum")]
    event = over(event)
    end_the_line(event)
    check_in(placed, by=None)
    return event, *waited


def test_K3_who_waited_in_vain_hears_what_was_said_and_is_not_thanked_for_coming():
    event, amina, callum = a_day_with_a_line()
    hear_no_more(callum, by=callum.person)

    thank_people(event, words="The bus is hard.", by=None)

    said = words_of(from_dict(Letter.objects.get(key=f"thanks {event.ref} {amina.person.ref}").document))
    assert "The bus is hard." in said
    assert "You waited for a place" in said
    assert "You came on" not in said
    assert "what it cost you" not in said
    assert not Letter.objects.filter(key=f"thanks {event.ref} {callum.person.ref}").exists()


def test_B5_who_waited_in_vain_reads_the_report_before_it_is_final_and_may_say_what_is_missing():
    event, amina, callum = a_day_with_a_line()
    hear_no_more(callum, by=callum.person)
    report = start_report(event, next_steps="We ask the bus company.", by=None)

    ask_people_to_check(report, by=None)

    letters = {letter.to: letter for letter in Letter.objects.filter(key__startswith="check ")}
    assert "Tell us by" in words_of(from_dict(letters[amina.person.ref].document))
    assert (
        "Is this what you said?"
        not in words_of(from_dict(letters[amina.person.ref].document)).split("draft")[0]
    )
    assert callum.person.ref not in letters
    assert len(letters) == 2


def test_K3_a_guest_is_thanked_by_the_way_that_they_left_and_forgotten_the_night_after(mailoutbox):
    event = held(people=1)
    came_without_booking(event, name="Omar", kind="email", value="omar@example.org", by=None)
    guest = Guest.objects.get()
    ruth = a_coordinator()
    thank_people(event, words="The bus is hard.", by=None)
    letter = Letter.objects.get(to=guest.ref)
    Letter.objects.update(not_before=timezone.now())
    let_go_tonight.call()
    assert Guest.objects.exists(), "the letter has not gone yet"

    send_letter(letter)
    let_go_tonight.call()

    assert mailoutbox[0].to == ["omar@example.org"]
    assert "The bus is hard." in mailoutbox[0].body
    assert "Now we forget both." in " ".join(mailoutbox[0].body.split())
    assert not Guest.objects.exists()
    assert not Letter.objects.filter(to=guest.ref).exists()
    assert not [one for one in everything_due(ruth, timezone.localdate()) if one.key == f"thank {event.ref}"]
    with pytest.raises(Refused, match="is thanked"):
        thank_people(event, words="Again", by=None)


def test_K3_a_guest_who_left_an_address_is_forgotten_once_their_letter_is_in_the_post():
    event = held(people=1)
    came_without_booking(event, name="Omar", kind="post", value="1 Mill Lane\nWexcombe", by=None)
    thank_people(event, words="The bus is hard.", by=None)
    Letter.objects.update(not_before=timezone.now())
    ruth = a_coordinator()
    assert send_letter(Letter.objects.get(to=Guest.objects.get().ref)).state == Letter.State.BY_HAND
    pile = make_pile(by=ruth)
    assert [target.name for _letter, target in pile.letters] == ["Omar"]
    let_go_tonight.call()
    assert Guest.objects.exists()

    mark_posted(by=ruth)
    let_go_tonight.call()

    assert not Guest.objects.exists()


def test_B5_a_guest_is_asked_for_nothing_but_thanked():
    event = held(people=1)
    came_without_booking(event, name="Omar", kind="email", value="omar@example.org", by=None)
    report = start_report(event, next_steps="We ask the bus company.", by=None)

    ask_people_to_check(report, by=None)

    assert not Letter.objects.filter(to=Guest.objects.get().ref).exists()


def test_B5_whoever_is_written_down_after_the_others_were_asked_is_asked_to_check_it_too(client):
    event = held(people=2)
    report = start_report(event, next_steps="We ask the bus company.", by=None)
    ask_people_to_check(report, by=None)
    late = came_without_booking(event, name="", by=None)
    Attendance.objects.filter(pk=late.pk).update(person=somebody("Late"))
    signed_in(client, a_coordinator())
    assert (
        "1 person who was there has not been asked yet."
        in client.get(reverse("reports:report", args=[report.ref])).content.decode()
    )

    client.post(reverse("reports:ask_others", args=[report.ref]))
    client.post(reverse("reports:ask_others", args=[report.ref]))

    assert Letter.objects.filter(key__startswith=f"check {report.ref} ").count() == 3
    Report.objects.update(check_until=timezone.localdate() - datetime.timedelta(days=1))
    with pytest.raises(Refused, match="time to check it is over"):
        ask_latecomers_to_check(report, by=None)


def test_nobody_is_thanked_for_a_month_that_went_by_without_a_day_and_it_has_no_report(client):
    event = an_event_soon()
    a_booking(event)
    now = timezone.now()
    day = datetime.timedelta(days=1)
    Event.objects.update(known=Event.Known.MONTH, starts_at=now - 5 * day, ends_at=now + 5 * day)
    assert client.get(reverse("reports:event_report", args=[event.ref])).status_code == 404
    Event.objects.update(starts_at=now - 35 * day, ends_at=now - 5 * day)

    asked = [one.key for one in everything_due(a_coordinator(), timezone.localdate())]

    assert not [key for key in asked if key.startswith("thank ")]


@pytest.mark.parametrize("who", ["nobody known by name", "everybody cancelled", "somebody booked"])
def test_today_asks_to_thank_people_only_where_there_is_somebody_to_thank(who):
    event = an_event_soon()
    if who != "nobody known by name":
        booking = a_booking(event)
        if who == "everybody cancelled":
            cancel_booking(booking, by=booking.person)
    event = over(event)
    if who == "nobody known by name":
        came_without_booking(event, name="", by=None)

    asked = [one for one in everything_due(a_coordinator(), timezone.localdate()) if "thank" in one.key]

    assert bool(asked) == (who == "somebody booked")


def test_today_still_asks_to_thank_whoever_was_written_down_later_when_others_waited_in_vain(client):
    event, _amina, _callum = a_day_with_a_line()
    thank_people(event, words="Thank you.", by=None)
    ruth = a_coordinator()
    assert not [one for one in everything_due(ruth, timezone.localdate()) if one.key == f"thank {event.ref}"]

    late = came_without_booking(event, name="", by=None)
    Attendance.objects.filter(pk=late.pk).update(person=somebody("Late"))

    assert [one for one in everything_due(ruth, timezone.localdate()) if one.key == f"thank {event.ref}"]


def test_K3_whoever_has_no_e_mail_is_thanked_on_their_own_way_too():
    event = an_event_soon()
    people = [
        somebody("Amina", kind="text", value="07700 900123"),
        somebody("Mr Hussain", kind="phone", value="01632 960771"),
        somebody("Lena", kind="post", value="1 Mill Row\nWexcombe"),
    ]
    bookings = [a_booking(event, one) for one in people]
    event = over(event)
    for one in bookings:
        check_in(one, by=None)

    thank_people(event, words="So far.", by=None)

    found = Letter.objects.filter(key__startswith="thanks ")
    assert {one.to for one in found} == {one.ref for one in people}
    assert not any(one.state == "failed" for one in found)


def test_K3_the_page_of_thanks_says_how_many_get_it_now_and_stays_open_for_the_late_ones(client):
    event, ruth = held(people=2), a_coordinator()
    signed_in(client, ruth)
    address = reverse("reports:thank", args=[event.ref])
    client.post(address, {"words": "So far."})
    assert "Thank the people who came" not in client.get(event.get_absolute_url()).content.decode()
    late = came_without_booking(event, name="", by=None)
    Attendance.objects.filter(pk=late.pk).update(person=somebody("Late"))
    assert "Thank the people who came" in client.get(event.get_absolute_url()).content.decode()
    assert "Thank the people who came to" in client.get("/today/?all=1").content.decode()

    said = client.post(address, {"words": "So far."}, follow=True).content.decode()

    assert "1 person gets it." in said


def test_nobody_is_thanked_for_an_event_that_was_called_off(client):
    event = an_event_soon()
    a_booking(event, somebody("Farah"))
    event = over(event)
    Event.objects.filter(pk=event.pk).update(called_off_at=timezone.now(), called_off_why="Snow.")

    with pytest.raises(Refused, match="called off"):
        thank_people(event, words="So far.", by=None)
    signed_in(client, a_coordinator())
    assert "Thank the people" not in client.get(event.get_absolute_url()).content.decode()


def test_F1_the_letter_of_thanks_says_in_whole_sentences_what_we_pay_and_pay_back():
    words = words_of(thanks(held(), words="So far."))

    assert "We pay you: £25 an hour." in words
    assert "We pay back: Travel, and care while you are here." in words
    assert "How and when: In cash on the day." in words


def test_the_letter_of_thanks_leads_to_the_ways_to_be_involved():
    assert "/ways-to-be-involved/" in str(thanks(held(), words="So far."))


def test_today_asks_for_the_one_report_of_a_series_once_all_its_days_are_over(client):
    series = Series.objects.create(
        title=write_text("Making it work", by=None), about=write_text("D.", by=None)
    )
    ask_question(series, "What first?", by=None)
    done, to_come = held(people=2, title="Day 1"), an_event_soon(title="Day 2")
    Event.objects.filter(pk__in=[done.pk, to_come.pk]).update(series=series)
    signed_in(client, a_coordinator())
    words = "Put the report of “Making it work” together."
    assert words not in client.get("/today/?all=1").content.decode()

    over(to_come)

    assert words in client.get("/today/?all=1").content.decode()


def test_nothing_was_heard_at_an_event_that_is_still_to_come(client):
    event = an_event_soon()
    ask_question(event, "What is hard?", by=None)

    assert client.get(reverse("reports:event_report", args=[event.ref])).status_code == 404
    assert client.get(reverse("reports:event_file", args=[event.ref, "pdf"])).status_code == 404
    assert "What we heard at this event" not in client.get(event.get_absolute_url()).content.decode()


def test_A7_the_report_tells_what_was_heard_on_a_visit_and_what_came_of_it():
    visit = write_visit_down(
        whose="Wexcombe Deaf Club",
        day=timezone.localdate() - datetime.timedelta(days=3),
        setting="community",
        people=12,
        heard="The bus app talks too fast.",
        promised="We ask the company.",
        by=None,
    )

    words = words_of(document_of_event(visit.event))

    for said in (
        "Wexcombe Deaf Club",
        "The bus app talks too fast.",
        "We ask the company.",
        "They have no answer yet.",
    ):
        assert said in words


def test_B5_a_report_goes_out_on_its_own_page_alone_where_its_numbers_are_asked_for(client):
    event, ruth = held(people=3), a_coordinator()
    report = start_report(event, next_steps="We meet again.", by=ruth)
    add_words(report, "Of 4700 homes here, many have no lift.", by=ruth)
    signed_in(client, ruth)

    answer = client.post(reverse("documents:put_out", args=[report.paper.ref]), {})

    assert answer["Location"] == reverse("reports:report", args=[report.ref])
    assert not report.paper.versions.exists()
