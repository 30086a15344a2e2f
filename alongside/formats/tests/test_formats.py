"""Every word of the paper is in every format, and every format can be read by those who need it."""

import doctest
import importlib
import io
import pkgutil
import re
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import pymupdf
import pytest
from docx import Document as Word
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

import alongside.formats
from alongside.formats import ALL, FORMATS, NotHere
from alongside.formats.document import Builder, DocumentError, from_dict, split_words, to_dict, words
from alongside.formats.html import to_html
from alongside.formats.pdf import SIZES, to_pdf
from alongside.formats.tests import papers
from alongside.formats.tests.reading_back import from_pdf, text_in
from alongside.formats.text import to_text
from alongside.formats.word import to_word

KEPT = 0.995
PROGRAMS = Path(sys.executable).parent


def words_in_pdf(data: bytes) -> list[str]:
    return split_words(from_pdf(data))


def share_kept(wanted: list[str], found: list[str]) -> float:
    missing = Counter(wanted) - Counter(found)
    return 1 - sum(missing.values()) / len(wanted)


LATIN = [papers.ordinary, papers.nested, papers.wide, papers.hostile]


# Letters of these scripts are drawn joined in a PDF and cannot be told apart again; braille reads back in English alone.
ENGLISH = [
    papers.ordinary, papers.nested, papers.wide, papers.hostile, papers.no_headings_and_long_words,
    papers.two_hundred_pictures, papers.telephone_numbers,
]  # fmt: skip


@pytest.mark.parametrize("paper", papers.ALL)
@pytest.mark.parametrize("name", [name for name in ALL if not name.startswith("audio")])
def test_A2_every_word_of_every_awkward_paper_is_kept_in_every_format(paper, name):
    """At least 995 words in 1,000, in each format that can be read back."""
    if name.startswith("braille") and paper not in ENGLISH:
        pytest.skip("braille reads back in English alone")
    document = paper()
    try:
        text = text_in(name, ALL[name].make(document))
    except NotHere:
        pytest.skip("made by people in this language")
    if text is None:
        return
    wanted = words(document)
    if ALL[name].extension == "pdf":
        if paper in (*ENGLISH, papers.polish, papers.welsh):
            whole = "".join(split_words(text))
            missing = [word for word in wanted if word not in whole]
            assert len(missing) / len(wanted) <= 1 - KEPT, missing
    else:
        assert share_kept(wanted, split_words(text)) >= KEPT


@pytest.mark.parametrize("paper", LATIN)
@pytest.mark.parametrize("size", [12, 18, 28])
def test_A2_every_word_is_kept_in_print_of_every_size(paper, size):
    document = paper()
    # A letter pair may be drawn as one sign, and a long word broken over two lines: compare without spaces.
    found = "".join(words_in_pdf(to_pdf(document, size=size)))
    missing = [word for word in words(document) if word not in found]

    assert len(missing) / len(words(document)) <= 1 - KEPT, missing


@pytest.mark.parametrize(
    ("paper", "size"),
    [
        (paper, size)
        for paper in (papers.ordinary, papers.urdu, papers.many_scripts, papers.wide)
        for size in (12, 18, 24)
    ]
    + [(paper, 18) for paper in papers.AWKWARD if paper not in (papers.urdu, papers.wide)]
    + [(papers.no_headings_and_long_words, 28)],
)
def test_A2_a_pdf_passes_the_checks_for_everybody(paper, size, tmp_path):
    file = tmp_path / "paper.pdf"
    file.write_bytes(to_pdf(paper(), size=size))

    checked = subprocess.run([PROGRAMS / "pdfua", "check", file], capture_output=True, text=True, check=False)
    assert checked.returncode in (0, 2), checked.stdout


@pytest.mark.long
@pytest.mark.parametrize("paper", [papers.ordinary, papers.report, *papers.AWKWARD])
def test_A2_a_pdf_reads_well_aloud(paper, tmp_path):
    file = tmp_path / "paper.pdf"
    file.write_bytes(to_pdf(paper(), size=18))

    checked = subprocess.run(
        [PROGRAMS / "outloud", "--fail-on", "error", file], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("size", SIZES)
def test_large_print_keeps_a_caption_with_its_table(size):
    doc = Builder("Caption").paragraph("Words. " * 90)
    doc.table(caption="Dots by idea", columns=["Idea", "Dots"], rows=[["Late buses", 3], ["Ramps", 2]])
    pages = pymupdf.open(stream=to_pdf(doc.document(), size=size), filetype="pdf")
    found = [page.number for page in pages if "Dots by idea" in page.get_text()]

    assert "Late buses" in pages[found[0]].get_text()


def test_typst_code_in_a_title_is_only_words():
    text = " ".join(words_in_pdf(to_pdf(papers.hostile())))

    assert "panic" in text
    assert "7 7" in text


def test_markup_in_a_title_is_only_words():
    page = to_html(papers.hostile())

    assert "<b>" not in page
    assert "&lt;b&gt;" in page


def test_word_has_real_headings_header_rows_and_its_language():
    document = Word(io.BytesIO(to_word(papers.ordinary())))
    body = document.element

    assert [one.text for one in document.paragraphs if one.style.name == "Heading 2"] == [
        "Who came",
        "What they chose",
    ]
    assert body.xpath("//w:tblHeader")
    assert {node.get(qn("w:val")) for node in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    assert document.core_properties.title == "What should we work on first?"
    assert "A blue board with dots" in body.xml
    assert not body.xpath("//w:i")


def test_urdu_runs_from_the_right_in_word_and_on_the_web():
    body = Word(io.BytesIO(to_word(papers.urdu()))).element

    assert body.xpath("//w:pPr/w:bidi")
    assert body.xpath("//w:tblPr/w:bidiVisual")
    assert 'lang="ur" dir="rtl"' in to_html(papers.urdu())


def test_plain_text_says_tables_and_links_in_words():
    text = to_text(papers.ordinary())

    assert "https://wexcombe.example.org/votes" in text
    assert re.search(r"Getting about.*38", text, re.DOTALL)
    assert max(len(line) for line in text.splitlines()) <= 72


@pytest.mark.parametrize(
    "make",
    [
        lambda: Builder("").document(),
        lambda: Builder("A").heading(3, "Too deep").document(),
        lambda: Builder("A").picture(b"x", alt="").document(),
        lambda: Builder("A").table(caption="", columns=["a"], rows=[]).document(),
        lambda: Builder("A").table(caption="c", columns=["a"], rows=[["b", "c"]]).document(),
        lambda: Builder("A").paragraph(("javascript:alert(1)", "press")).document(),
        lambda: Builder("A").paragraph("a\x00b").document(),
    ],
)
def test_what_could_not_be_read_aloud_is_refused(make):
    with pytest.raises(DocumentError):
        make()


printable = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=40).filter(
    str.strip
)


@settings(max_examples=60, deadline=None)
@given(printable, st.lists(printable, min_size=1, max_size=4), st.booleans())
def test_a_document_comes_back_from_storage_as_it_was(title, lines, ordered):
    doc = Builder(title).heading(2, title).list(lines, ordered=ordered)
    doc.table(caption=title, columns=["a", "b"], rows=[[line, 1] for line in lines])
    document = doc.document()

    assert from_dict(to_dict(document)) == document


def test_a_block_keeps_its_id_when_others_come_before_it():
    before = {block.id for block in Builder("A").paragraph("Stays").document().blocks}
    after = {block.id for block in Builder("A").paragraph("New").paragraph("Stays").document().blocks}

    assert before < after


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_that_is_offered_can_be_made(name):
    assert len(FORMATS[name].make(papers.ordinary())) > 100


@pytest.mark.parametrize(
    "name",
    [module.name for module in pkgutil.iter_modules(alongside.formats.__path__) if module.name != "tests"],
)
def test_every_example_in_the_words_about_a_format_is_true(name):
    assert doctest.testmod(importlib.import_module(f"alongside.formats.{name}")).failed == 0


@pytest.mark.parametrize(
    ("paper", "fonts"),
    [
        (papers.ordinary, []),
        (papers.polish, []),
        (papers.urdu, ["NotoNastaliqUrdu-Regular.ttf"]),
        (papers.punjabi, ["NotoSansGurmukhi-Regular.ttf"]),
        (papers.bengali, ["NotoSansBengali-Regular.ttf"]),
    ],
)
def test_a_book_and_a_page_bring_the_letters_that_many_machines_lack(paper, fonts):
    with zipfile.ZipFile(io.BytesIO(ALL["epub"].make(paper()))) as book:
        assert [Path(name).name for name in book.namelist() if name.endswith(".ttf")] == fonts

    assert ALL["web"].make(paper()).count(b"@font-face") == len(fonts)
