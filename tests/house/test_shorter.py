import pytest

from tests.house import catalogue
from tests.house.made_up import a_house
from tests.house.places import ROOT
from tests.house.shorter import problems_in_shorter_words

LONG = "When you come by %(way)s, tell us 2 days before, so that we can meet you."
PAGE = f"""
{{% load i18n %}}{{% translate "Come in" %}} {{% translate "Come in. Sit down. Have some tea. Tell us what you think." %}}
{{% blocktranslate trimmed %}}{LONG.replace("%(way)s", "{{ way }}")}{{% endblocktranslate %}}
{{% translate "Read <b>this</b> if you object." %}}
"""
JOURNEYS = {"coming in": ["attic/templates/attic/page.html"]}


@pytest.fixture
def house(tmp_path):
    house = a_house(tmp_path, {"alongside/attic/templates/attic/page.html": PAGE})
    catalogue.write(house, ["en_Easy"])
    return house


def say(house, everyday, shorter):
    path = catalogue.po_files(house)[0]
    book = catalogue.opened(path)
    book.get(everyday).string = shorter
    path.write_bytes(catalogue.as_po(book))


def test_members_meet_no_long_sentence_in_shorter_words():
    assert problems_in_shorter_words(ROOT) == []


def test_a_long_sentence_without_shorter_words_is_named_and_short_ones_are_not(house):
    said = problems_in_shorter_words(house, JOURNEYS)

    assert len(said) == 1
    assert "attic/page.html says “When you come" in said[0]


def test_a_page_of_no_journey_may_stay_as_it_was_written(house):
    assert problems_in_shorter_words(house, {}) == []


def test_a_long_sentence_said_in_short_ones_is_fine(house):
    say(house, LONG, "Do you come by %(way)s? Tell us 2 days before. We meet you.")

    assert problems_in_shorter_words(house, JOURNEYS) == []


@pytest.mark.parametrize(
    ("shorter", "fault"),
    [
        (
            "Do you come by %(way)s? Tell us 2 days before, so that we can meet you there.",
            "the everyday ones are",
        ),
        ("If you come by %(way)s, tell us 2 days before and we meet you.", "is one sentence of 14 words"),
        ("Tell us 2 days before.", "other gaps"),
        ("Tell us 2 days before. Come by %(wy)s.", "other gaps"),
        ("Tell us 2 days before. <b>Come</b> by %(way)s.", "other gaps or links"),
        ("Tell us before. Come by %(way)s.", "has lost the number 2"),
    ],
)
def test_shorter_words_that_are_long_or_lost_something_are_named(house, shorter, fault):
    say(house, LONG, shorter)

    said = problems_in_shorter_words(house, JOURNEYS)

    assert len(said) == 1
    assert fault in said[0]


def test_a_hard_word_may_be_said_in_more_easy_ones(house):
    say(house, LONG, "Tell us 2 days before. Come by %(way)s.")
    say(house, "Come in", "You can come in here now")
    say(house, "Read <b>this</b> if you object.", "Read <b>this</b> if you say “I can't agree”.")

    assert problems_in_shorter_words(house, JOURNEYS) == []


def test_a_stop_that_is_not_there_is_named(house):
    said = problems_in_shorter_words(house, {"coming in": ["attic/templates/attic/gone.html"]})

    assert said == ["alongside/attic/templates/attic/gone.html is a stop of a journey, but it is not there."]
