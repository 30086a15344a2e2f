"""Papers that everybody can read: what may keep people out is said, kindly, and nothing else is."""

import doctest
import importlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.algorithms.words import Part, check
from alongside.algorithms.words.reading_age import syllables
from alongside.algorithms.words.sentences import sentences, words_in
from alongside.algorithms.words.swaps import SWAPS, WELL_KNOWN, WORDINGS


def remarks(text: str, **more) -> list[tuple[str, str]]:
    return [(one.kind, one.words) for one in check([Part("p", text)], **more).remarks]


def kinds(text: str, kind: str, **more) -> list[str]:
    return [words for one, words in remarks(text, **more) if one == kind]


@pytest.mark.parametrize("name", ["checking", "reading_age", "sentences"])
def test_the_examples_in_the_words_about_words_hold(name):
    module = importlib.import_module(f"alongside.algorithms.words.{name}")

    assert doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE).failed == 0


def test_L2_a_short_form_that_nobody_explains_is_named_once():
    assert kinds("The CPP met. The CPP agreed.", "short form") == ["CPP"]


@pytest.mark.parametrize(
    "text",
    [
        "The Co-Production Partnership (CPP) met. The CPP agreed.",
        "The CPP (Co-Production Partnership) met.",
        "We asked the CPP. CPP is short for Co-Production Partnership.",
        "CPP means Co-Production Partnership. The CPP met.",
        "Members of the Community Panel for Planning (CPP) came.",
    ],
)
def test_L2_a_short_form_that_is_explained_is_left_alone(text):
    assert kinds(text, "short form") == []


def test_L2_well_known_short_forms_come_explained():
    (one,) = check([Part("p", "Ask for BSL when you book.")]).of("explained")

    assert one.instead == ("British Sign Language",)


def test_L2_a_word_that_the_partnership_explains_is_explained_with_its_words():
    (one,) = check([Part("p", "The WXC met.")], glossary={"WXC": "Wexcombe Council"}).of("explained")

    assert "Wexcombe Council" in one.why


@pytest.mark.parametrize(
    "text", ["SHARING THE POWER, MAKING IT WORK", "Part IV of the plan", "Write to BD9 1AA"]
)
def test_capitals_postcodes_and_numbers_of_kings_are_no_short_forms(text):
    assert kinds(text, "short form") == []


def test_L2_hard_words_come_with_an_everyday_one():
    report = check([Part("p", "We will commence in order to ensure fairness.")])

    assert [(one.words, one.instead[0]) for one in report.of("hard word")] == [
        ("commence", "start"),
        ("in order to", "to"),
        ("ensure", "make sure"),
    ]


def test_names_and_what_is_to_be_kept_are_no_hard_words():
    text = "We met in Keighley at Kala Sangam. The Keighley group sang qawwali."

    assert kinds(text, "hard word") == ["qawwali"]
    assert kinds(text, "hard word", keep=["qawwali"]) == []


def test_british_spellings_are_no_hard_words():
    assert kinds("We organised the colour of the centre and recognised our neighbours.", "hard word") == []


@pytest.mark.parametrize(
    "text",
    [
        "Disabled people decide.",
        "She is a wheelchair user and a disabled person.",
        "Deaf people and blind people came.",
        "The disabled people of Bradford met.",
        "The deaf members use BSL.",
        "People with learning disabilities signed it.",
    ],
)
def test_words_of_the_social_model_are_never_remarked_on(text):
    assert kinds(text, "wording") == []


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("He suffers from arthritis.", "has"),
        ("She is wheelchair bound.", "wheelchair user"),
        ("We help the disabled.", "disabled people"),
        ("Hard to reach groups were asked.", "people we have not reached"),
        ("There is a disabled toilet.", "accessible toilet"),
        ("Our service users came.", "people who use services"),
    ],
)
def test_wordings_of_the_other_model_get_a_kind_remark(text, instead):
    (one,) = check([Part("p", text)]).of("wording")

    assert one.instead[0] == instead
    assert one.why.endswith(".")


def test_a_long_sentence_is_named_with_its_number_of_words():
    text = "We met " + "and met " * 13 + "again."
    (one,) = check([Part("p", text)]).of("long sentence")

    assert "29 words" in one.why
    assert len(check([Part("p", "We met. " * 13)]).of("long sentence")) == 0


def test_passive_voice_is_a_hint_and_feelings_are_none():
    assert kinds("It was decided by the board.", "passive") == ["was decided by the"]
    assert kinds("People were interested and disabled people are tired.", "passive") == []


def test_L2_easy_read_asks_for_short_sentences_figures_and_a_picture():
    part = Part(
        "p",
        "We have three rooms because people asked; come and look at them all when you have the time.",
        has_picture=False,
    )
    report = check([part], mode="easy read")

    said = " ".join(one.why for one in report.of("easy read"))
    assert "One sentence says one thing" in said
    assert "figures" in said
    assert "no picture" in said
    assert report.of("long sentence")


def test_a_pass_by_machine_is_never_called_a_pass():
    assert any(
        "two people with learning disabilities" in said
        for said in check([Part("p", "Come.")], mode="easy read").said
    )


def test_only_english_is_looked_at_word_by_word():
    report = check([Part("p", "Rydyn ni'n penderfynu gyda'n gilydd heddiw.", language="cy")])

    assert report.remarks == ()
    assert "English" in report.said[0]


def test_the_reading_age_of_everyday_words_is_far_below_that_of_officers():
    easy = (
        "We meet on Monday. You can come. The bus stops here. We pay for your trip. Tell us what you need. "
        * 6
    )
    hard = (
        "The commissioning organisation will facilitate multidisciplinary collaboration throughout implementation, "
        "notwithstanding considerable operational constraints affecting statutory responsibilities. "
    ) * 8

    assert check([Part("p", easy)]).reading_age <= 8
    assert check([Part("p", hard)]).reading_age >= 18


@pytest.mark.parametrize(
    ("word", "number"),
    [("people", 2), ("service", 2), ("decide", 2), ("decided", 3), ("idea", 3), ("area", 3), ("played", 1), ("wanted", 2),
     ("places", 2), ("table", 2), ("being", 2), ("strengths", 1), ("organisation", 5), ("every", 3), ("housing", 2)],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_said(word, number):
    assert abs(syllables(word) - number) <= (word in {"every"})


def test_each_easy_word_is_known_and_no_swap_is_offered_for_itself():
    for hard, easy in SWAPS.items():
        assert easy
        assert hard not in easy, hard
    assert all(why.endswith(".") for _instead, why in WORDINGS.values())
    assert "disabled people" not in WORDINGS
    assert {"BSL", "NHS", "GP"} <= set(WELL_KNOWN)


TEXT = st.text(
    st.characters(codec="utf-8") | st.sampled_from(list(". .\n;()ABCabc'’-")), max_size=200
) | st.lists(
    st.sampled_from([*list(SWAPS)[:30], *WORDINGS, *WELL_KNOWN, "Dr.", "e.g.", "4 p.m.", "(", ")", "."])
).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(TEXT, st.sampled_from(["everyday", "easy read"]))
def test_whatever_is_written_remarks_stand_inside_it_and_no_word_is_lost(text, mode):
    report = check([Part("p", text)], mode=mode)

    for one in report.remarks:
        assert 0 <= one.start < one.end <= len(text)
        assert one.why
    whole = sum(len(list(words_in(one.text))) for one in sentences(text))
    assert abs(whole - len(list(words_in(text)))) <= len(sentences(text))


@pytest.mark.parametrize("sign", ["a", "A", ".", "(", "A(", " the", "was ", "-", "'", "a-", "\n"])
def test_no_text_makes_it_slow(sign):
    check([Part("p", sign * 20_000)])


@pytest.mark.parametrize(
    "text",
    ["Carers doesn’t", "She can't come.", "The lesbian, gay, bisexual, trans and queer (LGBTQ+) group met."],
)
def test_everyday_words_and_spelt_out_letters_are_left_alone(text):
    assert remarks(text) == []


def test_what_people_say_of_themselves_is_left_as_they_said_it():
    assert kinds("She said: “I am a service user and proud of it.”", "wording") == []
    assert check([Part("q", "I am a service user.", "quote")]).remarks == ()


def test_a_rare_word_is_named_once():
    assert kinds("The qawwali was long. Another qawwali followed.", "hard word") == ["qawwali"]
