"""Several people at the same moment, with real transactions: nothing that anybody wrote is lost."""

from functools import partial

import pytest

from alongside.documents.actions import answer_comments, comment, open_round, put_version_out, save_writing
from alongside.documents.actions.writing import newest_writing
from alongside.documents.models import Comment, Version, Writing
from alongside.documents.tests.make import a_paper, a_version, day
from alongside.shared.errors import Refused
from alongside.shared.tests.at_once import at_once

pytestmark = [pytest.mark.both_databases, pytest.mark.usefixtures("real_transactions")]
PEOPLE = 6
WORDS = (
    "# A paper\n\n"
    + "\n\n".join(f"Paragraph {n} says its own thing about buses." for n in range(PEOPLE))
    + "\n"
)


def changed(number: int) -> str:
    return WORDS.replace(f"Paragraph {number} says", f"Paragraph {number} now says")


def everything_that_is_kept(paper) -> str:
    rows = [newest_writing(paper), *Writing.objects.filter(paper=paper, aside=True)]
    return " ".join(str(row.document) for row in rows)


def test_six_people_save_at_the_same_moment_and_every_word_is_kept():
    for _again in range(5):
        paper = a_paper(WORDS)
        start = str(newest_writing(paper).ref)

        results = at_once(
            *(
                partial(save_writing, paper, words=changed(number), follows=start, by=None)
                for number in range(PEOPLE)
            )
        )

        assert all(isinstance(result, Writing) for result in results)
        kept = everything_that_is_kept(paper)
        assert all(f"Paragraph {number} now says" in kept for number in range(PEOPLE))


def test_without_looking_at_what_others_saved_words_would_be_lost():
    """The control: the last save written over the others, as most editors do, loses five of six changes."""
    paper = a_paper(WORDS)

    for number in range(PEOPLE):
        save_writing(paper, words=changed(number), follows=str(newest_writing(paper).ref), by=None)

    assert (
        sum(f"Paragraph {number} now says" in str(newest_writing(paper).document) for number in range(PEOPLE))
        == 1
    )


def test_two_who_put_a_paper_out_at_the_same_moment_make_one_version():
    for _again in range(5):
        paper = a_paper(WORDS)

        results = at_once(*(partial(put_version_out, paper, by=None) for _person in range(2)))

        assert sum(isinstance(result, Refused) for result in results) == 1
        assert Version.objects.filter(paper=paper).count() == 1


def test_H2_a_comment_at_the_moment_of_the_answers_is_never_without_its_row():
    round = open_round(a_version(), until=day("2099-01-01"), by=None)
    said = [comment(round, words=f"Comment {number}", by=None) for number in range(4)]

    at_once(
        *(
            lambda one=one: answer_comments(round, comments=[one], kind="changed", words="Done.", by=None)
            for one in said
        ),
        *(lambda number=number: comment(round, words=f"Late {number}", by=None) for number in range(4)),
    )

    assert Comment.objects.filter(answer__kind="changed").count() == 4
    assert Comment.objects.filter(answer=None).count() == 4
