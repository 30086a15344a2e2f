"""L1: "I don't understand this", by anybody, and what was done about it."""

import pytest

from alongside.documents.actions import (
    explain,
    hand_in_translation,
    put_version_out,
    rewrite,
    save_writing,
    say_unclear,
)
from alongside.documents.actions.writing import newest_writing
from alongside.documents.figures import (
    made_clearer_since,
    plain_words_by_organisation,
    unclear_by_writer,
    undone_in,
)
from alongside.documents.models import Fix, Unclear, Version
from alongside.documents.parts import part_of, plain, sections, words_of
from alongside.documents.reading_matter import newest
from alongside.documents.tests.make import WORDS, a_group_of, a_version
from alongside.partnership.figures import glossary
from alongside.people.models import Organisation
from alongside.people.tests.make import a_person
from alongside.shared.errors import Refused
from alongside.shared.history.models import PrivateEntry
from alongside.shared.post.models import Letter

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def hard_part(version) -> str:
    return next(one.part for one in sections(version.document) if one.title == "What is hard now")


def test_L1_a_flag_leads_to_clearer_words_that_everybody_reads_at_once():
    version = a_version()
    part = hard_part(version)
    flag = say_unclear(version.paper, part=part, words="sit down")

    fix = rewrite(
        version.paper,
        part=part,
        words="## What is hard now\n\nThe bus starts too soon.",
        unclear=[flag],
        by=None,
    )

    live = newest(version.paper)
    assert (live.number, live.fix) == (1, 1)
    assert "the bus starts too soon" in plain(live.document)
    assert "Drivers do not always wait" in fix.before
    assert "Drivers do not always wait" in str(Version.objects.get(pk=version.pk).document)
    flag.refresh_from_db()
    assert flag.fix == fix
    assert flag.fixed_on == flag.said_on


def test_L1_nobody_knows_who_did_not_understand():
    version = a_version()
    callum = a_person("Callum")

    flag = say_unclear(version.paper, part=hard_part(version), person=callum, by=callum)

    assert flag.person is None
    assert not PrivateEntry.objects.filter(kind="did not understand", by=callum.ref).exists()
    assert not PrivateEntry.objects.filter(kind="did not understand", helping=callum.ref).exists()


def test_L1_whoever_wants_to_be_told_is_told_and_then_forgotten():
    version = a_version()
    callum = a_person("Callum", email="callum@example.org")
    part = hard_part(version)
    flag = say_unclear(version.paper, part=part, person=callum, tell_me=True)

    rewrite(
        version.paper,
        part=part,
        words="## What is hard now\n\nBuses start too soon.",
        unclear=[flag],
        by=None,
    )

    assert Letter.objects.filter(to=callum.ref).count() == 1
    assert Unclear.objects.get().person is None


def test_L1_a_word_that_is_explained_stands_in_what_words_mean():
    version = a_version()
    flag = say_unclear(version.paper, part=hard_part(version), words="kneel")

    explain(
        paper=version.paper,
        word="kneel",
        meaning="The bus goes down, so that the step is low.",
        unclear=[flag],
        by=None,
    )

    assert glossary()["kneel"] == "The bus goes down, so that the step is low."
    assert Fix.objects.get().kind == Fix.Kind.EXPLAINED


def test_L1_days_to_fix_are_public_by_organisation_and_writers_are_counts():
    council = Organisation.objects.create(name="The council")
    theirs = a_version(organisation=council, written_as="organisation")
    ours = a_version(WORDS.replace("Getting", "Going"))
    flag = say_unclear(theirs.paper, part=hard_part(theirs))
    say_unclear(theirs.paper, part=hard_part(theirs))
    say_unclear(ours.paper, part=hard_part(ours))
    explain(paper=theirs.paper, meaning="It means this.", part=hard_part(theirs), unclear=[flag], by=None)

    rows = {row.name: row for row in plain_words_by_organisation()}

    assert (rows["The council"].said, rows["The council"].explained, rows["The council"].waiting) == (2, 1, 1)
    assert rows["The council"].days == 0
    assert rows[""].said == 1
    assert unclear_by_writer() == [("the people who work here", 1), ("people from an organisation", 2)]


def test_a_page_of_ours_can_be_unclear_too():
    flag = say_unclear(page="/votes/", words="ballot")

    assert flag.paper is None
    assert plain_words_by_organisation()[0].said == 1


def test_clearer_words_reach_the_draft_of_the_next_version_too():
    version = a_version()
    paper = version.paper
    save_writing(paper, words=WORDS + "\nMore.\n", follows=str(newest_writing(paper).ref), by=None)
    part = hard_part(version)

    rewrite(paper, part=part, words="## What is hard now\n\nThe bus starts too soon.", by=None)

    assert "the bus starts too soon" in plain(newest_writing(paper).document)
    assert "more" in plain(newest_writing(paper).document)
    assert put_version_out(paper, by=None).number == 2


def test_L2_clearer_words_may_not_bring_a_short_form_that_nobody_explained():
    version = a_version()

    with pytest.raises(Refused, match="CPP"):
        rewrite(version.paper, part=hard_part(version), words="## What is hard now\n\nAsk the CPP.", by=None)


def test_the_first_part_before_any_heading_can_be_unclear():
    version = a_version()
    first = sections(version.document)[0].part

    fix = rewrite(version.paper, part=first, words="Buses for all of us.", by=None)

    assert fix.after == "Buses for all of us."
    assert len(sections(newest(version.paper).document)) == 3


def test_a_heading_deep_in_a_paper_keeps_its_place_when_its_words_are_made_clearer():
    version = a_version(
        "# Buses\n\n## Stops\n\nWords.\n\n### Seats\n\nOld words.\n\n#### How high\n\nForty.\n"
    )
    section = next(one for one in sections(version.document) if one.title == "Seats")

    rewrite(version.paper, part=section.part, words="## Seats\n\nEvery stop has one.\n", by=None)

    levels = [
        (words_of(one), one.level) for one in newest(version.paper).document.blocks if hasattr(one, "level")
    ]
    assert levels == [("Stops", 2), ("Seats", 3), ("How high", 4)]


def test_a_comment_stays_with_its_part_when_the_section_is_made_clearer():
    version = a_version("# Buses\n\n## Stops\n\nEvery stop has a seat.\n\nDrivers wait until people sit.\n")
    section = sections(version.document)[0]
    said = section.blocks[2]

    rewrite(
        version.paper,
        part=section.part,
        words="## Stops\n\nSomething new.\n\nEvery stop has a seat.\n\nDrivers wait until people all sit.\n",
        by=None,
    )

    assert words_of(part_of(newest(version.paper).document, said.id)) == "Drivers wait until people all sit."


def test_two_workers_who_make_one_part_clearer_at_once_write_over_nobody():
    version = a_version()
    part = hard_part(version)
    rewrite(
        version.paper, part=part, words="## What is hard\n\nDrivers hurry.\n", seen=version.digest, by=None
    )

    with pytest.raises(Refused, match="Copy your words"):
        rewrite(
            version.paper, part=part, words="## What is hard\n\nNobody waits.\n", seen=version.digest, by=None
        )

    assert "drivers hurry" in plain(newest(version.paper).document)


def test_a_worker_makes_another_part_clearer_though_one_changed_meanwhile():
    version = a_version()
    other = next(one.part for one in sections(version.document) if one.title == "What we ask for")
    rewrite(
        version.paper,
        part=hard_part(version),
        words="## Hard\n\nDrivers hurry.\n",
        seen=version.digest,
        by=None,
    )

    rewrite(version.paper, part=other, words="## We ask\n\nWait.\n", seen=version.digest, by=None)

    assert "we ask wait" in plain(newest(version.paper).document)


def test_a_flag_on_a_sentence_is_a_flag_on_its_section_so_that_it_can_be_made_clear():
    version = a_version()
    section = next(one for one in sections(version.document) if one.title == "What is hard now")

    flag = say_unclear(version.paper, part=section.blocks[1].id)

    assert flag.part == section.part


def test_a_draft_that_says_otherwise_what_was_made_clearer_is_named_before_it_goes_out():
    version = a_version()
    paper, part = version.paper, hard_part(version)
    draft = WORDS.replace("Drivers do not always wait", "Drivers never wait")
    save_writing(paper, words=draft, follows=str(newest_writing(paper).ref), by=None)

    fix = rewrite(paper, part=part, words="## What is hard now\n\nThe bus starts too soon.", by=None)

    assert undone_in(newest_writing(paper).document, paper, 1) == [fix]
    clearer = WORDS.replace("Drivers do not always wait until people sit down.", "The bus starts too soon.")
    save_writing(paper, words=clearer, follows=str(newest_writing(paper).ref), by=None)
    assert undone_in(newest_writing(paper).document, paper, 1) == []


def test_a_translation_says_that_a_part_was_made_clearer_after_it():
    version = a_version(group=a_group_of(a_person(language="ur")))
    translation = version.editions.get(format="web", language="ur")
    hand_in_translation(translation, words="# بسیں\n\nبس", by=None)
    assert not made_clearer_since(translation.__class__.objects.get(pk=translation.pk))

    rewrite(
        version.paper, part=hard_part(version), words="## What is hard now\n\nBuses start too soon.", by=None
    )

    assert made_clearer_since(translation.__class__.objects.get(pk=translation.pk))
