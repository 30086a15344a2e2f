"""H2: a draft, comments by any way, every one answered, the next draft, agreed."""

import pytest
from django.utils import timezone

from alongside.documents.actions import (
    agree_paper,
    answer_comments,
    close_round,
    comment,
    open_round,
    put_version_out,
    save_writing,
)
from alongside.documents.actions.writing import newest_writing
from alongside.documents.figures import what_came
from alongside.documents.models import Comment
from alongside.documents.parts import part_of, sections
from alongside.documents.templatetags.papers import came_words
from alongside.documents.tests.make import WORDS, a_group_of, a_version, day
from alongside.people.tests.make import a_person
from alongside.shared.errors import NeedsReason, Refused
from alongside.shared.post.models import Letter

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def a_round(version=None, **more):
    return open_round(version or a_version(**more), until=day("2099-05-12"), by=None)


def saving(paper, words):
    return save_writing(paper, words=words, follows=str(newest_writing(paper).ref), by=None)


def test_H2_the_next_version_waits_until_every_comment_has_an_answer():
    round = a_round()
    said = comment(round, words="Who pays?", by=None)
    saving(round.version.paper, WORDS + "\nThe council pays.\n")

    with pytest.raises(Refused, match="no answer"):
        put_version_out(round.version.paper, by=None)

    answer_comments(round, comments=[said], kind="changed", words="We wrote who pays.", by=None)
    assert put_version_out(round.version.paper, by=None).number == 2


def test_H2_the_page_says_what_came_of_thirty_one_comments():
    round = a_round()
    said = [comment(round, words=f"Comment {number}", by=None) for number in range(31)]

    answer_comments(round, comments=said[:18], kind="changed", words="Yes, done.", by=None)
    answer_comments(round, comments=said[18:27], kind="not changed", words="It costs too much now.", by=None)
    answer_comments(round, comments=said[27:], kind="thinking", words="We ask the drivers first.", by=None)

    assert came_words(what_came(round)) == (
        "31 comments: 18 changed it, 9 did not, with the reason, 4 still thinking."
    )


def test_H2_a_round_does_not_close_with_a_comment_unanswered():
    round = a_round()
    comment(round, words="Who pays?", by=None)

    with pytest.raises(Refused, match="no answer"):
        close_round(round, by=None)


def test_A2_a_round_that_ends_before_everybody_could_read_says_why():
    round = a_round(a_version(group=a_group_of(a_person(format="bsl"))))

    with pytest.raises(NeedsReason):
        close_round(round, by=None)

    closed = close_round(round, reasons={"A2": "The film studio closed."}, by=None)
    assert closed.why_early == "The film studio closed."


def test_a_comment_by_phone_is_answered_by_text():
    farah = a_person("Farah", phone="07700 900123")
    ruth = a_person("Ruth")
    round = a_round()

    said = comment(round, words="Buses must kneel.", person=farah, by=ruth, via="phone")
    answer_comments(round, comments=[said], kind="changed", words="We added it.", by=ruth)

    (letter,) = Letter.objects.filter(to=farah.ref)
    assert letter.short == "What you said changed “Getting out and about”. We added it."
    assert "Buses must kneel." in str(letter.document)


def test_one_answer_for_several_reaches_each_person_once():
    farah = a_person("Farah", email="farah@example.org")
    round = a_round()
    said = [comment(round, words=f"Point {number}", person=farah, by=farah) for number in range(3)]

    answer_comments(round, comments=said, kind="changed", words="All three.", by=None)

    assert Letter.objects.filter(to=farah.ref).count() == 1


def test_a_comment_stays_with_its_part_when_words_in_it_and_around_it_change():
    round = a_round()
    paper = round.version.paper
    part = next(block.id for block in round.version.document.blocks if "Drivers do not" in str(block))
    said = comment(round, part=part, words="Say which drivers.", by=None)
    answer_comments(round, comments=[said], kind="changed", words="Bus drivers.", by=None)

    saving(
        paper,
        WORDS.replace("Drivers do not", "Bus drivers do not").replace("## What is", "A word.\n\n## What is"),
    )
    second = put_version_out(paper, by=None)

    assert "Bus drivers do not" in str(part_of(second.document, Comment.objects.get().part))
    assert [one.title for one in sections(second.document) if part in str(one.blocks)] == ["What is hard now"]


def test_a_comment_on_a_part_that_was_taken_out_keeps_what_it_said():
    round = a_round()
    part = next(block.id for block in round.version.document.blocks if "Drivers do not" in str(block))
    said = comment(round, part=part, words="Not true.", by=None)
    answer_comments(round, comments=[said], kind="changed", words="Taken out.", by=None)

    saving(round.version.paper, WORDS.replace("Drivers do not always wait until people sit down.", ""))
    second = put_version_out(round.version.paper, by=None)

    assert part_of(second.document, part) is None
    assert "Drivers do not always wait" in Comment.objects.get().part_words


def test_still_thinking_can_become_a_yes_and_both_stay():
    round = a_round()
    said = comment(round, words="Who pays?", by=None)
    answer_comments(round, comments=[said], kind="thinking", words="We ask.", by=None)

    answer_comments(round, comments=[said], kind="changed", words="The council.", by=None)

    said.refresh_from_db()
    assert said.answer.kind == "changed"
    assert said.answered.count() == 2


def test_H2_a_group_agrees_when_nothing_is_still_being_thought_about():
    group = a_group_of(a_person())
    round = a_round(a_version(group=group))
    said = comment(round, words="Who pays?", by=None)
    answer_comments(round, comments=[said], kind="thinking", words="We ask.", by=None)
    close_round(round, by=None)

    with pytest.raises(Refused, match="still being thought about"):
        agree_paper(round.version.paper, on=timezone.localdate(), how="all agreed", by=None)

    answer_comments(round, comments=[said], kind="not changed", words="Nobody pays.", by=None)
    agreed = agree_paper(round.version.paper, on=timezone.localdate(), how="all agreed", by=None)
    assert agreed.agreed_version == 1
    assert agreed.agreed.how == "all agreed"


def test_nobody_comments_after_the_comments_are_over():
    round = a_round()
    close_round(round, by=None)

    with pytest.raises(Refused, match="over"):
        comment(round, words="Late.", by=None)
