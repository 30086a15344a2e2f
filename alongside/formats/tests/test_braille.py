"""A paper in braille loses no word, fits the page, and is refused in plain words where it cannot be made."""

import os
import re
import time

import pytest

from alongside.formats import braille
from alongside.formats.braille import CELLS, LINES, TABLES, back_translate, to_brf, to_unicode_braille
from alongside.formats.document import Builder, ListItem, spans_from, split_words, words
from alongside.formats.not_here import NotHere
from alongside.formats.tests import papers
from alongside.formats.tests.test_formats import share_kept

needs_louis = pytest.mark.skipif(
    not braille.is_here() and not os.environ.get("CI"), reason="liblouis is not here; CI never skips"
)
KEPT = 0.995


def pages_of(brf: bytes) -> list[list[str]]:
    text = brf.decode("ascii")
    assert text.endswith("\f")
    return [page.split("\r\n")[:-1] for page in text.split("\f")[:-1]]


def read_back(brf: bytes, grade: int, language: str = "en") -> list[str]:
    """What a reader of braille would read: lines joined, page numbers and the guides of the contents left out."""
    text = "\n".join(line for page in pages_of(brf) for line in page[:-1])
    text = re.sub(' "{2,} [^\n]*', "", text)
    text = re.sub('"\n *(?=[^\n ])', "", text)
    lines = (back_translate(line, language, grade) for line in text.split("\n") if line.strip())
    return split_words(" ".join(lines))


def fits(brf: bytes) -> bool:
    return all(len(page) == LINES and all(len(line) <= CELLS for line in page) for page in pages_of(brf))


@needs_louis
@pytest.mark.parametrize("grade", [1, 2])
@pytest.mark.parametrize("paper", [one for one in (*papers.ALL, papers.report) if one is not papers.polish])
def test_every_page_is_plain_signs_forty_cells_wide_and_twenty_five_lines_long(paper, grade):
    brf = to_brf(paper(), grade)

    assert brf.isascii()
    assert fits(brf)
    assert b"\r\n" in brf
    assert b"\n" not in brf.replace(b"\r\n", b"")


@needs_louis
@pytest.mark.parametrize("grade", [1, 2])
@pytest.mark.parametrize("paper", [papers.report, papers.ordinary, papers.nested])
def test_A2_a_reader_of_braille_meets_every_word(paper, grade):
    document = paper()

    found = [word.lower() for word in read_back(to_brf(document, grade), grade)]

    assert share_kept([word.lower() for word in words(document)], found) >= KEPT


@needs_louis
def test_A2_backslashes_and_signs_of_computers_keep_their_letters():
    document = Builder("Files").paragraph(r"C:\new folder\our group\tables {braces} $5 50% a_b").document()

    found = read_back(to_brf(document, 1), 1)

    assert {"new", "folder", "our", "group", "tables", "braces"} <= set(found)


@needs_louis
@pytest.mark.parametrize("language", sorted(TABLES))
def test_each_language_has_both_grades(language):
    text = {"ur": "کل آئے۔ Bradford میں", "pa": "ਅਸੀਂ ਮਿਲ ਕੇ", "bn": "আমরা একসাথে"}.get(
        language, "Popeth yn iawn"
    )
    document = Builder("1", language=language).paragraph(text).document()

    for grade in (1, 2):
        cells = to_unicode_braille(document, grade)
        assert cells.strip("\u2800\n ")
        assert set(cells) <= {chr(0x2800 + number) for number in range(64)} | {"\n", " "}


@needs_louis
def test_english_words_inside_urdu_are_written_as_english():
    document = Builder("ا", language="ur").paragraph("یہ Bradford میں").document()

    assert "⠃⠗⠁⠙⠋⠕⠗⠙" in to_unicode_braille(document, 1)


@needs_louis
def test_a_language_without_braille_is_said_in_a_sentence():
    with pytest.raises(NotHere, match=r"Braille in Polish is made by people\."):
        to_brf(Builder("Razem", language="pl").document())


@needs_louis
def test_a_few_polish_words_inside_english_stay_in():
    document = Builder("Names").paragraph("Zażółć gęślą", language="pl").paragraph("after").document()

    assert "after" in read_back(to_brf(document, 1), 1)


@needs_louis
@pytest.mark.parametrize(
    "text",
    [
        "before \ue000\uf8ff after",
        "before 😀👩🏽‍🦽🇬🇧 after",
        "before 漢字 ዓለም after",
        "before \u202e\u200b\u2066 after",
        "before e\u0301\u0323\u0316 after",
        "before \U0010fffd after",
        "before\u00a0\tafter\nafter",
    ],
)
def test_signs_that_no_table_knows_never_take_their_neighbours_along(text):
    brf = to_brf(Builder("t").paragraph(text).document(), 1)

    found = read_back(brf, 1)
    assert fits(brf)
    assert "before" in found
    assert "after" in found
    assert "xue000" not in "".join(found)


@needs_louis
def test_a_wheelchair_sign_is_told_by_its_name():
    document = Builder("t").paragraph("Way in ♿ here 🦽").document()

    assert {"wheelchair"} <= set(read_back(to_brf(document, 1), 1))


@needs_louis
def test_a_word_longer_than_a_line_goes_on_below_and_loses_nothing():
    document = Builder("t").paragraph("x" * 500, " end").document()

    brf = to_brf(document, 1)

    assert fits(brf)
    assert brf.count(b"X") == 500
    assert "end" in read_back(brf, 1)


@needs_louis
def test_lists_far_inside_lists_stay_on_the_page():
    item = ListItem(spans_from("the innermost words"))
    for number in range(60):
        item = ListItem(spans_from(f"inside {number}"), (item,))
    brf = to_brf(Builder("t").list([item]).document(), 1)

    assert fits(brf)
    assert "innermost" in read_back(brf, 1)


@needs_louis
def test_a_heading_never_stands_last_on_its_page():
    for filled in range(30):
        doc = Builder("t").list([f"line {number}" for number in range(filled + 1)])
        doc.heading(2, "zebra").paragraph("giraffe")
        for page in pages_of(to_brf(doc.document(), 1)):
            text = [line.strip() for line in page[:-1] if line.strip()]
            assert text[-1] != "ZEBRA"


@needs_louis
def test_the_contents_lead_to_the_page_where_the_part_begins():
    document = papers.report()
    pages = pages_of(to_brf(document, 1))

    leading = [line for page in pages[:2] for line in page if '"""' in line]

    assert len(leading) >= 3
    number = leading[-1].split("#")[-1]
    page = "".join(str("JABCDEFGHI".index(sign)) for sign in number)
    heading = leading[-1].split("  ")[0].split(' "')[0].strip()
    assert any(line.strip() == heading for line in pages[int(page) - 1])


@needs_louis
def test_a_table_says_the_name_of_the_column_beside_each_cell():
    brf = to_brf(papers.ordinary(), 1).decode()

    assert ",DOTS3 #DA" in brf
    assert ",PLACE3 #AST" in brf


@needs_louis
@pytest.mark.long
def test_a_hundred_thousand_words_lose_nothing():
    document = papers.report(100_000)

    start = time.perf_counter()
    brf = to_brf(document, 1)
    assert time.perf_counter() - start < 120
    assert fits(brf)
    assert share_kept([w.lower() for w in words(document)], [w.lower() for w in read_back(brf, 1)]) >= KEPT


def test_without_the_library_it_says_so(monkeypatch):
    monkeypatch.setattr(braille, "_library", lambda: None)

    assert not braille.is_here()
    with pytest.raises(NotHere, match=r"not on this machine\."):
        to_brf(papers.ordinary())


@needs_louis
def test_there_are_two_grades_and_no_third():
    with pytest.raises(ValueError, match="grade 1 and grade 2"):
        to_brf(papers.ordinary(), 3)
