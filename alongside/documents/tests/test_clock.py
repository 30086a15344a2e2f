"""E2, A2: a paper is out when the last format that its readers need is out."""

import datetime
from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction

from alongside.documents.actions import (
    ask_for_format,
    change_paper,
    make_edition,
    put_version_out,
    save_writing,
    send_paper,
    sign_off,
    stamp_what_is_late,
    write_easy_read,
)
from alongside.documents.actions.getting_out import to_make
from alongside.documents.clock import clock_of, needed, still_waiting
from alongside.documents.models import Edition, LateStamp, Out, Version
from alongside.documents.promises import in_time
from alongside.documents.reading_matter import matter_of
from alongside.documents.tasks import look_after_papers, make_formats
from alongside.documents.tests.make import WORDS, a_file, a_group_of, a_paper, a_version, agreed_days, day
from alongside.formats import FORMATS
from alongside.groups.actions import leave_seat, seat
from alongside.people.models import Hat
from alongside.people.tests.make import a_person
from alongside.shared.errors import Refused
from alongside.shared.post.models import Letter
from alongside.shared.promises import Kept

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def made(version: Version) -> Version:
    """What the machine makes, without waiting for the worker."""
    for one in to_make(version):
        make_edition(one)
    return Version.objects.get(pk=version.pk)


def easy(version: Version, *names: str) -> Edition:
    edition = Edition.objects.get(version=version, format="easy read")
    write_easy_read(
        edition, title="Buses", ideas=[("Drivers wait.", "wait"), ("Every stop has a seat.", "")], by=None
    )
    for name in names:
        sign_off(edition, name=name, on=datetime.date(2026, 1, 5), by=None)
    return Edition.objects.get(pk=edition.pk)


def test_A2_the_formats_are_counted_from_what_readers_need_and_nobody_is_named():
    callum, amina, hussain = (
        a_person("Callum", format="easy read"),
        a_person("Amina", format="bsl"),
        a_person("Mr Hussain", format="large print"),
    )
    version = made(a_version(group=a_group_of(callum, amina, hussain, a_person("Dana", format="easy read"))))

    found = {(one.format, one.people, one.is_ready) for one in needed(version)}

    assert found == {("easy read", 2, False), ("bsl", 1, False), ("large print", 1, True)}
    assert still_waiting(needed(version)) == (
        "3 people are still waiting: Easy Read 2, British Sign Language film 1."
    )


def test_E2_a_paper_is_out_when_the_last_format_is_signed_not_before():
    group = a_group_of(a_person("Callum", format="easy read"), a_person("David", format="docx"))
    version = made(a_version(group=group))
    assert not Out.objects.filter(version=version).exists()

    easy(version, "Callum")
    assert not Out.objects.filter(version=version).exists()
    easy(version, "Dana")

    out = Out.objects.get(version=version)
    assert out.at == Edition.objects.get(version=version, format="easy read").ready_at
    assert {one["format"] for one in out.needed} == {"easy read", "docx"}


def test_E2_word_in_time_and_easy_read_three_days_before_is_late_for_ever(at):
    group = agreed_days(a_group_of(a_person("Callum", format="easy read"), a_person("Dana")), papers_days=10)
    with at("2027-05-10 09:00"):
        # The meeting is on 25 May; ten working days before it is 11 May (no bank holiday between).
        version = made(a_version(group=group, needed_on=day("2027-05-25")))
        assert clock_of(version).due_on == day("2027-05-11")
        assert not LateStamp.objects.exists()
    with at("2027-05-12 00:30"):
        assert stamp_what_is_late() == 1
    with at("2027-05-20 09:00"):
        easy(version, "Callum", "Dana")
        clock = clock_of(Version.objects.get(pk=version.pk))

    assert clock.is_late
    assert clock.days_before == 3
    assert in_time(clock).kept == Kept.NO
    assert "LATE" in str(matter_of(version.document, version))
    with pytest.raises(DatabaseError), transaction.atomic():
        LateStamp.objects.all().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        LateStamp.objects.update(due_on=day("2027-06-11"))


def test_E2_until_a_group_has_agreed_a_number_nothing_counts_as_late(at):
    group = a_group_of(a_person())
    with at("2027-05-20 09:00"):
        version = made(a_version(group=group, needed_on=day("2027-05-25")))
        stamp_what_is_late()
        clock = clock_of(version)

    assert not LateStamp.objects.exists()
    assert in_time(clock).kept == Kept.NOT_PROMISED_YET


def test_E2_the_clock_counts_working_days_over_easter_and_the_change_of_the_clocks(at):
    """In 2027 Good Friday is 26 March, Easter Monday the 29th, and the clocks go forward on the 28th."""
    group = agreed_days(a_group_of(a_person()), papers_days=10)
    with at("2027-03-23 23:30"):
        version = made(a_version(group=group, needed_on=day("2027-04-08")))
        clock = clock_of(Version.objects.get(pk=version.pk))

    # Back from Thursday 8 April: 7, 6, 5, 2, 1 April, 31, 30 March, then 25, 24, 23 March.
    assert clock.due_on == day("2027-03-23")
    assert clock.out_on == day("2027-03-23")
    assert not clock.is_late


def test_E2_half_past_midnight_in_summer_is_the_next_day_though_it_is_yesterday_in_UTC(at):
    group = agreed_days(a_group_of(a_person()), papers_days=10)
    with at("2027-06-02 00:30"):
        version = made(a_version(group=group, needed_on=day("2027-06-15")))
        clock = clock_of(Version.objects.get(pk=version.pk))

    assert clock.due_on == day("2027-06-01")
    assert clock.out_on == day("2027-06-02")
    assert clock.is_late


def test_A2_a_paper_is_sent_when_everybody_has_it_and_each_gets_it_when_theirs_is_there():
    group = a_group_of(a_person("Callum", format="easy read"), a_person("David"), a_person("Ruth"))
    version = made(a_version(group=group))

    sending = send_paper(version, by=None)

    assert Letter.objects.filter(room="documents").count() == 2
    sending.refresh_from_db()
    assert sending.sent_at is None
    easy(version, "Callum", "Dana")
    sending.refresh_from_db()
    assert Letter.objects.filter(room="documents").count() == 3
    assert sending.sent_at is not None
    mine = Letter.objects.get(
        to__in=[one.person.ref for one in group.memberships.filter(person__format="easy read")]
    )
    assert "Easy Read. Checked by Callum and Dana." in str(mine.document)


def test_A2_easy_read_is_called_so_only_when_two_people_have_signed():
    version = a_version(group=a_group_of(a_person(format="easy read")))

    edition = easy(version, "Callum")
    assert edition.state == Edition.State.DRAFT
    edition = easy(version, "Dana")

    assert edition.is_ready


def test_A2_new_words_need_new_checks():
    version = a_version(group=a_group_of(a_person(format="easy read")))
    edition = easy(version, "Callum")

    write_easy_read(edition, title="Buses", ideas=[("Other words.", "")], by=None)

    assert not edition.sign_offs.exists()


def test_A2_asking_for_a_format_gives_a_day_and_asking_twice_gives_the_same():
    amina = a_person("Amina", email="amina@example.org", format="bsl")
    version = a_version()

    asked = ask_for_format(version.paper, format="bsl", person=amina, by=amina)
    again = ask_for_format(version.paper, format="bsl", person=amina, by=amina)

    assert asked == again
    assert asked.promised_on > asked.asked_on
    (letter,) = Letter.objects.filter(to=amina.ref)
    assert "British Sign Language film" in letter.subject


def test_whoever_asks_for_what_is_there_gets_it_at_once():
    version = made(a_version())
    hussain = a_person("Mr Hussain", format="large print")

    asked = ask_for_format(version.paper, format="large print", person=hussain, by=hussain, via="phone")

    assert asked.ready_on == asked.asked_on
    assert Letter.objects.filter(to=hussain.ref).count() == 1


def test_a_reader_with_another_language_waits_for_a_person_who_translates():
    version = made(a_version(group=a_group_of(a_person(language="ur"), a_person())))

    assert still_waiting(needed(version)) == "1 person is still waiting: In Urdu 1."


def test_the_worker_finds_what_is_not_made_and_what_is_stale_and_nothing_else():
    from alongside.documents.actions import rewrite

    version = a_version()
    assert Edition.objects.behind().count() == len(to_make(version))
    made(version)
    assert not Edition.objects.behind().exists()

    rewrite(version.paper, part=version.document.blocks[0].id, words="Buses for all of us.", by=None)
    assert {one.pk for one in Edition.objects.behind()} == {one.pk for one in to_make(version)}
    before = Edition.objects.get(version=version, format="pdf").ready_at
    made(version)
    assert not Edition.objects.behind().exists()
    assert Edition.objects.get(version=version, format="pdf").ready_at == before


def test_the_draft_of_a_paper_has_no_editions():
    a_paper()

    assert not Edition.objects.exists()


def test_a_second_version_has_a_clock_of_its_own():
    version = made(a_version(group=a_group_of(a_person(format="easy read"))))
    easy(version, "Callum", "Dana")
    paper = version.paper
    save_writing(paper, words=WORDS + "\nMore.\n", by=None)

    second = made(put_version_out(paper, by=None))

    assert not Out.objects.filter(version=second).exists()
    assert Out.objects.filter(version=version).exists()


def test_large_print_in_punjabi_is_made_of_the_translation_when_that_is_there():
    from alongside.documents.actions import hand_in_translation, promise_edition

    version = made(a_version(group=a_group_of(a_person(language="pa", format="large print"))))
    translation = Edition.objects.get(version=version, format="web", language="pa")
    assert translation.by_person
    promise_edition(translation, promised_on=day("2099-03-09"), by=None)
    assert Edition.objects.get(version=version, format="large print", language="pa").promised_on == day(
        "2099-03-09"
    )

    hand_in_translation(translation, words="# ਬੱਸਾਂ\n\nਸਭ ਲਈ ਬੱਸਾਂ।", by=None)
    made(version)

    assert Edition.objects.get(version=version, format="large print", language="pa").is_ready
    assert Out.objects.filter(version=version).exists()


def test_a_letter_to_very_many_tells_heavy_pictures_in_words(monkeypatch):
    from alongside.documents import letters
    from alongside.formats.document import Builder
    from alongside.formats.pictures import concept

    heavy = Builder("Plan").picture(concept("vote").png, alt="Where the crossing is").document()
    assert letters.lighter(heavy) == heavy

    monkeypatch.setattr(letters, "HEAVY", 100)
    assert "Picture: Where the crossing is" in str(letters.lighter(heavy))


def test_A2_somebody_who_joins_the_group_later_gets_the_paper_their_way_too():
    group = a_group_of(a_person("David"))
    version = made(a_version(group=group))
    amina = a_person("Amina", format="easy read")
    seat(group, amina, hat=Hat.USES_SERVICES, by=None)
    send_paper(version, by=None)

    look_after_papers.call()

    assert Edition.objects.filter(version=version, format="easy read").exists()
    easy(version, "Callum", "Dana")
    assert Letter.objects.filter(to=amina.ref).exists()


def test_E2_a_paper_is_out_when_the_only_one_who_waited_has_left(at):
    callum = a_person("Callum", format="easy read")
    group = agreed_days(a_group_of(callum, a_person("Dana")), papers_days=10)
    with at("2027-05-10 09:00"):
        version = made(a_version(group=group, needed_on=day("2027-05-25")))
    with at("2027-05-11 09:00"):
        leave_seat(group.memberships.get(person=callum), by=None)
    with at("2027-05-12 00:30"):
        look_after_papers.call()

    assert Out.objects.filter(version=version).exists()
    assert not LateStamp.objects.exists()


def test_large_print_in_punjabi_that_somebody_asks_for_gets_a_place_for_its_translation():
    version = made(a_version())

    ask_for_format(version.paper, format="large print", language="pa", person=a_person(), by=None)

    assert Edition.objects.get(version=version, format="web", language="pa").by_person


def test_a_groups_own_paper_goes_to_nobody_who_left_the_group_since_they_asked():
    amina = a_person("Amina", format="bsl")
    group = a_group_of(amina)
    version = made(a_version(group=group, audience="group"))
    ask_for_format(version.paper, format="easy read", person=amina, by=amina)
    before = Letter.objects.filter(to=amina.ref).count()
    leave_seat(group.memberships.get(person=amina), by=None)

    easy(version, "Callum", "Dana")

    assert Letter.objects.filter(to=amina.ref).count() == before


def test_a_groups_own_paper_cannot_be_asked_for_on_behalf_of_somebody_outside_it():
    version = made(a_version(group=a_group_of(a_person()), audience="group"))

    with pytest.raises(Refused, match="Only the people in its group"):
        ask_for_format(version.paper, format="easy read", person=a_person(), by=None)


def test_a_format_that_fails_keeps_nobody_from_the_others_and_no_paper_from_its_stamp(at, monkeypatch):
    group = agreed_days(a_group_of(a_person(format="bsl")), papers_days=10)
    broken = replace(FORMATS["pdf"], make=lambda document: 1 / 0)
    monkeypatch.setitem(FORMATS, "pdf", broken)
    with at("2027-05-10 09:00"):
        version = a_version(group=group, needed_on=day("2027-05-25"))

        with pytest.raises(ExceptionGroup):
            make_formats.call(version.pk)

    assert Edition.objects.get(version=version, format="docx").is_ready
    with at("2027-05-12 00:30"), pytest.raises(ExceptionGroup):
        look_after_papers.call()
    assert LateStamp.objects.filter(version=version).exists()


def test_E2_a_file_that_was_being_made_when_the_stamp_came_is_made_again_with_it(at, monkeypatch):
    group = agreed_days(a_group_of(a_person(format="bsl")), papers_days=10)
    with at("2027-05-10 09:00"):
        version = a_version(group=group, needed_on=day("2027-05-25"))
    edition = Edition.objects.get(version=version, format="docx")
    real = FORMATS["word"].make

    def stamped_meanwhile(document):
        stamp_what_is_late()
        return real(document)

    monkeypatch.setitem(FORMATS, "word", replace(FORMATS["word"], make=stamped_meanwhile))
    with at("2027-05-12 00:30"):
        make_edition(edition)

    assert edition.pk in [one.pk for one in to_make(version)]


def test_E2_a_second_version_in_time_takes_the_place_of_a_first_that_was_late(at):
    group = agreed_days(a_group_of(a_person(format="easy read")), papers_days=10)
    with at("2027-05-03 09:00"):
        first = made(a_version(group=group, needed_on=day("2027-05-25")))
        save_writing(first.paper, words=WORDS + "\nMore.\n", by=None)
    with at("2027-05-11 23:40"):
        second = made(put_version_out(first.paper, by=None))
        easy(second, "Callum", "Dana")
    with at("2027-05-12 00:30"):
        look_after_papers.call()

    assert not LateStamp.objects.exists()


def test_E2_a_second_version_half_an_hour_after_the_last_day_saves_no_first_that_was_late(at):
    group = agreed_days(a_group_of(a_person(format="easy read")), papers_days=10)
    with at("2027-05-03 09:00"):
        first = made(a_version(group=group, needed_on=day("2027-05-25")))
        save_writing(first.paper, words=WORDS + "\nMore.\n", by=None)
    with at("2027-05-12 00:30"):
        second = made(put_version_out(first.paper, by=None))
        easy(second, "Callum", "Dana")
        easy(first, "Callum", "Dana")

    assert {stamp.version for stamp in LateStamp.objects.all()} == {first, second}


def test_E2_an_earlier_day_that_is_set_later_counts(at):
    ruth = a_person()
    group = agreed_days(a_group_of(a_person(format="easy read")), papers_days=10)
    with at("2027-05-10 09:00"):
        version = made(a_version(group=group, needed_on=day("2027-06-25")))
        change_paper(version.paper, group=group, needed_on=day("2027-05-12"), by=ruth)
        look_after_papers.call()

    assert LateStamp.objects.filter(version=version, needed_on=day("2027-05-12")).exists()


def test_E2_taking_the_day_away_takes_no_stamp_away(at):
    group = agreed_days(a_group_of(a_person(format="easy read")), papers_days=10)
    with at("2027-05-20 09:00"):
        version = made(a_version(group=group, needed_on=day("2027-05-25")))
        change_paper(version.paper, group=group, needed_on=None, by=None)
        clock = clock_of(Version.objects.get(pk=version.pk))

    assert clock.stamped
    assert clock.is_late


def files_of(edition: Edition) -> list[str]:
    storage = edition.file.storage
    _folders, names = storage.listdir("papers") if storage.exists("papers") else ([], [])
    return [name for name in names if name.startswith(str(edition.ref))]


def test_a_file_that_could_not_be_written_down_does_not_stay_on_the_disk(monkeypatch):
    edition = Edition.objects.get(version=a_version(), format="docx")
    monkeypatch.setattr("alongside.documents.actions.getting_out.tell_who_asked", lambda edition: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        make_edition(edition)

    assert files_of(edition) == []


def test_a_file_left_over_when_the_machine_stopped_is_not_kept_beside_the_next():
    edition = Edition.objects.get(version=a_version(), format="docx")
    edition.file.storage.save(f"papers/{edition.ref}-0.docx", a_file(b"half a file", "half.docx"))

    made = make_edition(edition)

    assert files_of(edition) == [made.file.name.removeprefix("papers/")]
    assert made.file.read() != b"half a file"


def test_what_a_person_handed_in_stays_though_the_machine_was_still_making_one(monkeypatch):
    edition = Edition.objects.get(version=a_version(), format="docx")
    real = FORMATS["word"].make

    def handed_in_meanwhile(document):
        mine = Edition.objects.get(pk=edition.pk)
        mine.by_person = True
        mine.file.save("mine.docx", a_file(b"read aloud by Dana", "mine.docx"), save=False)
        mine.save()
        return real(document)

    monkeypatch.setitem(FORMATS, "word", replace(FORMATS["word"], make=handed_in_meanwhile))
    make_edition(edition)

    assert Edition.objects.get(pk=edition.pk).file.read() == b"read aloud by Dana"


def test_a_paper_for_a_group_without_anybody_is_out_at_once():
    version = made(a_version(group=a_group_of()))

    assert Out.objects.get(version=version).at == version.made_at
