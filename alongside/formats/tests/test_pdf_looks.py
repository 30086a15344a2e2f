"""How a paper looks in print: nothing cut off, nothing alone, lines of every script apart."""

import pymupdf
import pytest

from alongside.formats.document import Builder, Document
from alongside.formats.easy_read import easy_read
from alongside.formats.pdf import to_pdf
from alongside.formats.tests.papers import a_png

LONG = " ".join(["We meet on Monday and talk about buses."] * 60)
URDU = "ہم مل کر فیصلہ کرتے ہیں۔ آپ کسی کو ساتھ لا سکتے ہیں۔ ہم سنتے ہیں اور جواب دیتے ہیں۔"


def many_columns(number: int) -> Document:
    columns = ["Idea", *(f"Place {at}" for at in range(1, number))]
    rows = [["Getting about", *range(number - 1)]] * 2
    return Builder("Ideas").table(caption="Dots by place", columns=columns, rows=rows).document()


def tall_cell() -> Document:
    rows = [["Buses", LONG], ["Work", "Nothing yet"]]
    return Builder("Said").table(caption="What you said", columns=["Idea", "Said"], rows=rows).document()


def tall_column_names() -> Document:
    return (
        Builder("Said").table(caption="What you said", columns=["Idea", LONG], rows=[["Buses", 1]]).document()
    )


def long_idea() -> Document:
    return Builder("Easy").idea(a_png(), LONG, alt="Dots").document()


def pages_of(document: Document, size: int) -> pymupdf.Document:
    return pymupdf.open(stream=to_pdf(document, size=size), filetype="pdf")  # type: ignore[arg-type]


PAPERS = {
    "13 columns": lambda: many_columns(13),
    "25 columns": lambda: many_columns(25),
    "40 columns": lambda: many_columns(40),
    "tall cell": tall_cell,
    "tall column names": tall_column_names,
    "long idea": long_idea,
}


@pytest.mark.parametrize("size", [12, 18, 28])
@pytest.mark.parametrize("paper", PAPERS)
def test_A2_no_word_is_cut_off_at_the_edge_of_a_page(paper, size):
    for page in pages_of(PAPERS[paper](), size):
        for left, top, right, bottom, word, *_ in page.get_text("words", clip=pymupdf.INFINITE_RECT()):
            assert page.rect.contains(pymupdf.Rect(left, top, right, bottom)), word


@pytest.mark.parametrize("size", [12, 18, 28])
def test_a_caption_is_never_left_alone_on_a_page(size):
    for page in pages_of(many_columns(13), size):
        text = page.get_text()
        assert "Dots by place" not in text or "Place 1" in text


@pytest.mark.parametrize("size", [12, 18, 28])
def test_letters_of_urdu_touch_no_line_of_a_table(size):
    doc = Builder("ہم نے کیا سنا", language="ur")
    doc.table(
        caption="نقطے", columns=["لوگوں نے کیا کہا", "نقطے"], rows=[[URDU, 23], ["معلومات کہاں سے", 36]]
    )
    seen = 0
    for page in pages_of(doc.document(), size):
        for drawn in page.get_drawings():
            line = drawn["rect"]
            if line.width > 20 and line.height < 2:
                seen += 1
                for top in (line.y0 - 2.5, line.y1 + 1.0):
                    band = page.get_pixmap(clip=pymupdf.Rect(line.x0, top, line.x1, top + 1.5), dpi=144)
                    assert min(band.samples) > 200
    assert seen >= 3


def test_what_is_in_english_says_so_in_an_easy_read_paper_in_urdu():
    paper = Builder("ہماری اگلی میٹنگ", language="ur").idea(
        a_png(), "آپ آ سکتے ہیں۔", alt="Dots", credit="Sam"
    )

    made = easy_read(paper.document())

    assert {block.language for block in made.blocks if block.id.startswith("easy-read-")} == {"en-GB"}
