"""Easy Read: a picture beside each idea, picked by a person, and called so only when people have checked it."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pymupdf
import pytest
from PIL import Image

from alongside.formats.document import Builder, words
from alongside.formats.easy_read import (
    easy_read,
    idea,
    label,
    not_yet_easy,
    to_easy_read_html,
    to_easy_read_pdf,
)
from alongside.formats.pictures import FILES, concept, concepts, suggest
from alongside.formats.tests.papers import a_png
from alongside.formats.tests.reading_back import from_pdf

PROGRAMS = Path(sys.executable).parent
LICENCES = {"CC BY-SA 4.0", "MIT"}


def a_paper(language: str = "en-GB", ideas: int = 14):
    doc = Builder("Our next meeting", language=language)
    doc.heading(2, "What we do")
    document = doc.document()
    names = ["meeting", "vote", "money", "travel", "easy read", "help", "quiet room"]
    blocks = [
        idea(
            f"idea-{at}", f"Number {at}. We meet on Monday and you can come.", concept(names[at % len(names)])
        )
        for at in range(ideas)
    ]
    from dataclasses import replace

    return replace(document, blocks=(*document.blocks, *blocks))


def test_A2_every_picture_is_there_in_two_forms_with_words_licence_and_author():
    for one in concepts():
        assert all((one.alt, one.author, one.licence in LICENCES)), one.word
        assert (FILES / f"{one.file}.svg").read_text().lstrip().startswith("<svg")
        with Image.open(FILES / f"{one.file}.png") as picture:
            assert picture.size == (256, 256)
        assert "<script" not in (FILES / f"{one.file}.svg").read_text()
    assert len(concepts()) >= 60
    assert len({one.word for one in concepts()}) == len(concepts())


def test_no_two_words_share_a_picture_by_mistake():
    prints = Counter((FILES / f"{one.file}.svg").read_bytes() for one in concepts())

    assert max(prints.values()) == 1


def test_each_word_suggests_its_own_picture_first_and_at_most_six_are_offered():
    assert [one.word for one in concepts() if suggest(one.word)[0] != one] == []
    assert len(suggest(" ".join(one.word for one in concepts()))) == 6
    assert suggest("Zymurgy qua zeugma") == []


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("You can bring a supporter.", "supporter"),
        ("We pay for your travel.", "travel"),
        ("Ask for British Sign Language.", "sign language"),
        ("The board decided in May.", "decision"),
        ("There is a quiet room.", "quiet room"),
        ("Come by bus or train.", "travel"),
    ],
)
def test_a_sentence_suggests_what_it_is_about(sentence, word):
    assert word in [one.word for one in suggest(sentence)]


def test_A2_a_paper_is_called_easy_read_only_when_two_people_have_checked_it():
    assert "Easy Read" not in label([])
    assert "Easy Read" not in label(["Callum"])
    assert label(["Callum", "Dana", "Femi"]) == "Easy Read. Checked by Callum, Dana and Femi."
    assert "draft" in to_easy_read_html(a_paper())


def test_every_picture_says_who_made_it_once_at_the_end():
    document = easy_read(a_paper())

    found = words(document).count("OpenMoji")
    assert found == len(
        {one.picture.credit for one in a_paper().blocks[1:] if "OpenMoji" in one.picture.credit}
    )


def test_each_idea_stands_beside_its_picture_and_is_never_parted(tmp_path):
    pages = pymupdf.open(stream=to_easy_read_pdf(a_paper(), size=24), filetype="pdf")

    for page in pages:
        for picture in page.get_image_info():
            _left, top, right, bottom = picture["bbox"]
            beside = page.get_text(clip=(right, top - 12, page.rect.width, bottom + 12))
            assert "We meet on Monday" in " ".join(beside.split())
    assert pages.page_count > 1


def test_A2_words_are_kept_and_the_pdf_passes(tmp_path):
    document = a_paper()
    data = to_easy_read_pdf(document, ["Callum", "Dana"])
    file = tmp_path / "easy.pdf"
    file.write_bytes(data)

    text = from_pdf(data)
    assert not [word for word in words(easy_read(document, ["Callum", "Dana"])) if word not in text]
    checked = subprocess.run([PROGRAMS / "pdfua", "check", file], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


@pytest.mark.long
@pytest.mark.parametrize("language", ["en-GB", "ur"])
def test_A2_easy_read_reads_well_aloud(language, tmp_path):
    file = tmp_path / "easy.pdf"
    file.write_bytes(to_easy_read_pdf(a_paper(language)))

    checked = subprocess.run(
        [PROGRAMS / "outloud", "--fail-on", "error", file], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout


def test_what_is_not_easy_yet_is_said():
    doc = Builder("A plan").paragraph("Words without a picture.")
    doc.idea(
        a_png(),
        "This idea goes on and on with far more than the fifteen words that an idea may have.",
        alt="Dots",
    )

    said = " ".join(not_yet_easy(doc.document()))

    assert "not an idea with a picture" in said
    assert "can it be two ideas" in said
    assert not_yet_easy(a_paper()) == []
