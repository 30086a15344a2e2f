import pytest
from django.template import Context, Template
from django.utils import translation

from alongside.shared.kit.display import Display
from alongside.shared.texts.actions import add_wording, write_text
from alongside.shared.texts.models import Mode


def shown(text, **display):
    return Template("{% words text %}").render(Context({"text": text, "display": Display(**display)}))


@pytest.fixture
def housing(db):
    text = write_text("Housing: homes that fit us", by=None, shorter="Homes")
    add_wording(text, "رہائش", by=None, language="ur")
    return text


def test_A2_a_reader_gets_their_language_and_their_words(housing):
    assert shown(housing) == "Housing: homes that fit us"
    assert shown(housing, words="shorter") == "Homes"
    assert shown(housing, language="ur") == "رہائش"


def test_A2_words_in_another_language_say_which_and_from_which_side(housing):
    welsh = write_text("Tai", by=None, language="cy")

    assert shown(welsh) == '<span lang="cy" dir="ltr">Tai</span>'


def test_shorter_words_in_a_language_without_them_are_its_everyday_words(housing):
    assert shown(housing, language="ur", words="shorter") == "رہائش"


def test_a_better_wording_is_shown_and_the_old_one_stays(housing):
    add_wording(housing, "Homes and rent", by=None, language="en-GB", mode=Mode.EVERYDAY)

    assert shown(housing) == "Homes and rent"
    assert housing.wordings.filter(words="Housing: homes that fit us").exists()


def test_what_somebody_wrote_is_never_markup(db):
    nasty = write_text("<script>alert(1)</script>", by=None, language="cy")

    assert "<script>" not in shown(nasty)


def test_A2_a_sentence_is_made_of_the_words_in_which_its_page_is_read(housing):
    read = {}
    for catalogue in ("en-gb", "en-easy", "ur", "cy"):
        with translation.override(catalogue):
            read[catalogue] = housing.as_read

    everyday = "Housing: homes that fit us"
    assert read == {"en-gb": everyday, "en-easy": "Homes", "ur": "رہائش", "cy": everyday}
