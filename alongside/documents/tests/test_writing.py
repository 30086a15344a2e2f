"""Writing together: nothing that anybody wrote is lost."""

import pytest

from alongside.documents.actions import put_version_out, save_writing, settle_writing
from alongside.documents.actions.writing import clashes, newest_writing
from alongside.documents.models import Writing
from alongside.documents.parts import differences, plain
from alongside.documents.tests.make import WORDS, a_file, a_paper, a_version
from alongside.formats.document import Builder
from alongside.formats.word import to_word
from alongside.people.tests.make import a_person
from alongside.shared.errors import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def words(paper) -> str:
    return plain(newest_writing(paper).document)


def test_an_officer_sends_a_word_file_and_reads_it_as_a_draft():
    file = a_file(to_word(Builder("Bus stops").paragraph("Every stop has a seat.").document()), "stops.docx")

    paper = a_paper("", upload=file)

    assert paper.title == "Bus stops"
    assert "every stop has a seat" in words(paper)
    assert not paper.is_out


def test_a_file_and_typed_words_together_are_refused_so_that_nothing_is_lost():
    file = a_file(b"# One\n\nWords.", "one.md")

    with pytest.raises(Refused, match="not both"):
        a_paper(WORDS, upload=file)


def test_a_save_follows_the_save_before():
    paper = a_paper()
    first = newest_writing(paper)

    second = save_writing(paper, words=WORDS.replace("sit down", "sit"), follows=str(first.ref), by=None)

    assert second.follows == first
    assert Writing.objects.filter(paper=paper).count() == 2


def test_two_people_who_change_different_parts_lose_nothing():
    sam, ruth, paper = a_person("Sam"), a_person("Ruth"), a_paper()
    start = str(newest_writing(paper).ref)

    save_writing(
        paper, words=WORDS.replace("buses that everybody", "trams that everybody"), follows=start, by=sam
    )
    save_writing(paper, words=WORDS.replace("Drivers wait.", "Drivers always wait."), follows=start, by=ruth)

    assert "trams that everybody" in words(paper)
    assert "drivers always wait" in words(paper)


def test_two_people_who_change_the_same_words_choose_and_both_stay_to_be_read():
    paper = a_paper()
    start = str(newest_writing(paper).ref)
    save_writing(paper, words=WORDS.replace("buses", "trams"), follows=start, by=a_person("Sam"))

    beside = save_writing(paper, words=WORDS.replace("buses", "trains"), follows=start, by=a_person("Ruth"))

    assert beside.aside
    assert "trams" in words(paper)
    assert "trains" not in words(paper)
    (clash,) = clashes(beside)
    assert "trains" in str(clash.mine)
    assert "trams" in str(clash.theirs)
    settle_writing(beside, choices=["both"], by=None)
    assert "trams" in words(paper)
    assert "trains" in words(paper)
    assert "trains" in plain(Writing.objects.get(pk=beside.pk).document)


def test_a_draft_with_two_unsettled_saves_does_not_go_out():
    paper = a_paper()
    start = str(newest_writing(paper).ref)
    save_writing(paper, words=WORDS.replace("buses", "trams"), follows=start, by=None)
    save_writing(paper, words=WORDS.replace("buses", "trains"), follows=start, by=None)

    with pytest.raises(Refused, match="Choose whose words"):
        put_version_out(paper, by=None)


def test_settling_is_refused_when_somebody_saved_meanwhile():
    paper = a_paper()
    start = str(newest_writing(paper).ref)
    seen = save_writing(paper, words=WORDS.replace("buses", "trams"), follows=start, by=None)
    beside = save_writing(paper, words=WORDS.replace("buses", "trains"), follows=start, by=None)
    save_writing(paper, words=WORDS.replace("buses", "trams and boats"), follows=str(seen.ref), by=None)

    with pytest.raises(Refused, match="once more"):
        settle_writing(beside, choices=["mine"], seen=str(seen.ref), by=None)


def test_a_part_keeps_its_id_while_its_words_and_the_parts_around_it_change():
    paper = a_paper()
    first = newest_writing(paper)
    part = next(block for block in first.document.blocks if "Drivers do not" in str(block))

    changed = WORDS.replace("always wait until people sit down", "always wait until everybody sits down")
    changed = changed.replace("## What is hard now", "Something new before it.\n\n## What is hard now")
    second = save_writing(paper, words=changed, follows=str(first.ref), by=None)

    kept = next(block for block in second.document.blocks if block.id == part.id)
    assert "everybody sits down" in str(kept)


def test_L2_a_short_form_that_nobody_explained_keeps_a_paper_in():
    paper = a_paper(WORDS + "\nThe CPP decides.\n")

    with pytest.raises(Refused, match="CPP"):
        put_version_out(paper, by=None)

    version = put_version_out(paper, meanings={"CPP": "the Co-Production Partnership"}, by=None)
    assert version.number == 1
    again = put_version_out(a_paper(WORDS + "\nAsk the CPP.\n"), by=None)
    assert again.number == 1


def test_a_version_never_changes_its_words():
    version = a_version()

    from django.db import DatabaseError, transaction

    from alongside.documents.models import Version

    with pytest.raises(DatabaseError), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(content={})
    with pytest.raises(DatabaseError), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(number=7)
    Version.objects.filter(pk=version.pk).update(made_by=None)


def test_what_changed_can_be_read_part_by_part():
    paper = a_version().paper
    save_writing(paper, words=WORDS.replace("a seat", "a roof and a seat"), by=None)

    second = put_version_out(paper, by=None)

    (one,) = differences(paper.versions.get(number=1).document, second.document)
    assert one.change == "changed"
    assert one.under == "What we ask for"
    assert ("added", " roof and a") in [(run.change, run.words) for run in one.runs]


def test_a_drawing_goes_out_only_with_what_it_shows_in_words():
    paper = a_paper("# The new crossing\n\nA plan.", kind="drawing")

    with pytest.raises(Refused, match="picture"):
        put_version_out(paper, by=None)


def test_a_heading_typed_under_the_title_is_not_taken_for_the_title_and_lost():
    paper = a_paper()
    first = newest_writing(paper)

    save_writing(
        paper, title="Getting out", words="# Nobody asked us\n\nSo we ask.", follows=str(first.ref), by=None
    )

    assert newest_writing(paper).document.title == "Getting out"
    assert "nobody asked us" in words(paper)
