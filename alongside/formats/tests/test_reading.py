"""Papers come as people have them. Every word is kept, and what cannot be kept is named."""

import doctest
import importlib
import io
import json
import re
import zipfile
from collections import Counter

import pytest
from docx import Document as new_word
from docx.enum.style import WD_STYLE_TYPE
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.formats.document import (
    Builder,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Picture,
    Span,
    Table,
    spans_from,
    text_of,
    to_dict,
    words,
)
from alongside.formats.html import to_page
from alongside.formats.markdown import to_markdown
from alongside.formats.reading import Unreadable, read
from alongside.formats.tests import papers
from alongside.formats.tests.papers import a_png
from alongside.formats.word import to_word


def lost(document, again) -> Counter:
    return Counter(words(document)) - Counter(words(again))


def pictures_of(document) -> dict[str, bytes]:
    return {f"{block.id}.png": block.data for block in document.blocks if isinstance(block, Picture)}


@pytest.mark.parametrize("name", ["", ".draft", ".markdown", ".web", ".word"])
def test_the_examples_in_the_words_about_reading_hold(name):
    assert doctest.testmod(importlib.import_module(f"alongside.formats.reading{name}")).failed == 0


@pytest.mark.parametrize("paper", papers.ALL)
def test_A2_a_paper_goes_to_markdown_and_comes_back_the_same(paper):
    document = paper()

    again = read(
        to_markdown(document).encode(), "x.md", language=document.language, files=pictures_of(document)
    )

    assert again.document == document
    assert again.not_kept == ()


@pytest.mark.parametrize("paper", papers.ALL)
@pytest.mark.parametrize("kind", ["html", "docx"])
def test_A2_a_paper_goes_to_other_formats_and_comes_back_with_every_word(paper, kind):
    document = paper()
    data = to_page(document).encode() if kind == "html" else to_word(document)

    again = read(data, f"x.{kind}", language=document.language).document

    assert not lost(document, again)
    assert again.title == document.title
    assert again.language == document.language


PLAIN = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.just(" "), min_size=1, max_size=30
)
SAID = PLAIN.map(lambda text: " ".join(text.split())).filter(lambda text: bool(text.strip()))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["heading", "paragraph", "list", "note", "bold"]), SAID), max_size=8),
    SAID,
)
def test_A2_whatever_is_written_comes_back_from_markdown_with_every_word(parts, title):
    doc = Builder(title)
    for kind, text in parts:
        if kind == "heading":
            doc.heading(2, text)
        elif kind == "list":
            doc.list([text, ListItem(spans_from(text), (ListItem(spans_from("inside")),))])
        elif kind == "note":
            doc.note(text, kind="important")
        elif kind == "bold":
            doc.paragraph(text, ("bold", text), text)
        else:
            doc.paragraph(text)
    document = doc.document()

    again = read(to_markdown(document).encode(), "x.md").document

    assert not lost(document, again)


def a_word(fill) -> bytes:
    word = new_word()
    fill(word)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def test_a_word_file_keeps_headings_lists_tables_and_pictures_in_order():
    def fill(word):
        word.add_heading("What matters", 0)
        word.add_heading("Buses", 1)
        word.add_paragraph("They are late.").add_run(" Very.").bold = True
        word.add_paragraph("First", style="List Bullet")
        word.add_paragraph("Inside", style="List Bullet 2")
        word.add_paragraph("Second", style="List Bullet")
        word.add_paragraph("One", style="List Number")
        table = word.add_table(rows=2, cols=2)
        for cell, text in zip(table._cells, ["Idea", "Dots", "Ramps", "12"], strict=True):
            cell.text = text
        word.add_picture(io.BytesIO(a_png()))

    reading = read(a_word(fill), "paper.docx")

    kinds = [type(block).__name__ for block in reading.document.blocks]
    assert reading.document.title == "What matters"
    assert kinds == ["Heading", "Paragraph", "ListBlock", "ListBlock", "Table", "Picture"]
    assert reading.document.blocks[1].spans == (Span("They are late."), Span(" Very.", bold=True))
    assert text_of(reading.document.blocks[2].items[0].items[0].spans) == "Inside"
    assert reading.document.blocks[3].ordered
    assert any("has no words for people who cannot see it" in said for said in reading.not_kept)
    assert any("Table 1 has no name" in said for said in reading.not_kept)


def test_a_short_bold_line_is_named_as_a_likely_heading():
    reading = read(a_word(lambda word: [word.add_paragraph().add_run("Next steps"), setattr(
        word.paragraphs[0].runs[0], "bold", True), word.add_paragraph("We meet.")]), "x.docx")  # fmt: skip

    assert any("“Next steps” looks like a heading" in said for said in reading.not_kept)


def test_a_heading_that_jumps_over_a_level_is_put_right_and_named():
    reading = read(b"# A\n\n## B\n\n#### C\n\nWords.", "x.md")

    assert [block.level for block in reading.document.blocks if isinstance(block, Heading)] == [2, 3]
    assert any("“C” jumped over a level" in said for said in reading.not_kept)


def test_the_only_first_heading_is_the_title_and_two_of_them_are_chapters():
    one, two = read(b"# A\n\n## B", "x.md").document, read(b"# A\n\nx\n\n# B", "report.md").document

    assert (one.title, [block.level for block in one.blocks]) == ("A", [2])
    assert two.title == "report"
    assert [block.level for block in two.blocks if isinstance(block, Heading)] == [2, 2]


def test_words_in_another_script_are_known_by_their_letters():
    reading = read("# A\n\nہم نے کیا سنا اور کیا کیا\n\nਅਸੀਂ ਮਿਲ ਕੇ ਫੈਸਲਾ".encode(), "x.md")

    assert [block.language for block in reading.document.blocks] == ["ur", "pa"]


def test_joined_cells_are_spread_and_named():
    markup = (
        "<table><caption>Dots</caption><tr><th>Idea</th><th colspan=2>Dots</th></tr>"
        "<tr><td rowspan=2>Ramps</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>"
    )

    reading = read(markup.encode(), "x.html")

    (table,) = reading.document.blocks
    assert [text_of(header) for header in table.columns] == ["Idea", "Dots", "Dots"]
    assert [[text_of(cell) for cell in row] for row in table.rows] == [["Ramps", "1", "2"], ["", "3", "4"]]
    assert any("joined cells" in said for said in reading.not_kept)


def test_a_table_that_only_holds_things_in_place_becomes_words():
    reading = read(b"<table><tr><td><p>Hello</p></td></tr><tr><td>there</td></tr></table>", "x.html")

    assert all(isinstance(block, Paragraph) for block in reading.document.blocks)


def test_a_list_copied_from_word_is_a_list_again():
    markup = (
        '<p class="MsoListParagraphCxSpFirst"><span>·<span>&nbsp;&nbsp; </span></span>Buses</p>'
        '<p class="MsoListParagraphCxSpLast"><span>·<span>&nbsp; </span></span>Ramps</p>'
    )

    (block,) = read(markup.encode(), "x.html").document.blocks

    assert isinstance(block, ListBlock)
    assert [text_of(item.spans) for item in block.items] == ["Buses", "Ramps"]


def test_what_google_docs_copies_as_bold_is_bold_and_its_wrapping_is_not():
    markup = (
        '<b style="font-weight:normal"><p><span style="font-weight:700">Now</span> <span>then</span></p></b>'
    )

    (block,) = read(markup.encode(), "x.html").document.blocks

    assert block.spans == (Span("Now", bold=True), Span(" then"))


def test_programs_forms_and_frames_are_left_out_and_named():
    markup = (
        "<h1>A</h1><script>alert(1)</script><p onclick='x()'>Words</p><iframe src=https://x.example></iframe>"
        "<form><input name=a><button>Go</button></form><style>p{}</style><video></video>"
    )

    reading = read(markup.encode(), "x.html")

    assert words(reading.document) == ["A", "Words"]
    assert any("program" in said for said in reading.not_kept)
    assert any("another website" in said for said in reading.not_kept)
    assert any("form" in said for said in reading.not_kept)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd"]
)
def test_a_link_that_is_not_safe_becomes_words_and_is_named(address):
    reading = read(f"# A\n\n[Press here]({address}) now".encode(), "x.md")

    assert all(span.href is None for span in reading.document.blocks[0].spans)
    assert "Press here" in text_of(reading.document.blocks[0].spans)
    assert reading.not_kept


def test_tags_in_markdown_are_words():
    reading = read(b"# A\n\n<script>alert(1)</script> and <b>bold</b>", "x.md")

    assert "<script>alert(1)</script>" in text_of(reading.document.blocks[0].spans)


def test_comments_and_changes_and_hidden_words_are_said():
    from docx.oxml import parse_xml

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

    def fill(word):
        word.add_paragraph("Start ")._p.append(
            parse_xml(f"<w:ins {space}><w:r><w:t>added</w:t></w:r></w:ins>")
        )
        word.paragraphs[0]._p.append(
            parse_xml(f"<w:del {space}><w:r><w:delText>gone</w:delText></w:r></w:del>")
        )
        word.paragraphs[0].add_run("secret").font.hidden = True
        word.sections[0].header.paragraphs[0].text = "Confidential"

    reading = read(a_word(fill), "x.docx")

    text = text_of(reading.document.blocks[0].spans)
    assert text == "Start added"
    assert len([said for said in reading.not_kept if "left out" in said or "kept" in said]) >= 4


def test_a_style_of_ones_own_with_an_outline_level_is_a_heading():
    def fill(word):
        style = word.styles.add_style("Our heading", WD_STYLE_TYPE.PARAGRAPH)
        word.add_paragraph("Title words", style="Title")
        paragraph = word.add_paragraph("Buses", style=style)
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), "0")
        paragraph._p.get_or_add_pPr().append(level)

    assert isinstance(read(a_word(fill), "x.docx").document.blocks[0], Heading)


def test_our_own_blocks_are_read():
    document = papers.ordinary()

    assert read(json.dumps(to_dict(document)).encode(), "x.json").document == document


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return out.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


ORDINARY = a_word(lambda word: word.add_paragraph("Hello"))
HOSTILE = {
    "nothing": (b"", "x.md"),
    "spaces": (b" \n\n ", "x.md"),
    "larger than 10 MB": (b"a" * (10 * 1024 * 1024 + 1), "x.md"),
    "a bomb of 200 MB": (
        packed(parts_of(ORDINARY) | {"word/document.xml": b"<a>" + b" " * 200_000_000}),
        "x.docx",
    ),
    "words that hold words": (
        packed(parts_of(ORDINARY) | {"word/document.xml": b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'}),
        "x.docx",
    ),
    "a zip that is not Word": (packed({"a.txt": b"a"}), "x.docx"),
    "three thousand parts": (packed(parts_of(ORDINARY) | {f"x/{at}": b"" for at in range(3001)}), "x.docx"),
    "half a Word file": (ORDINARY[:2000], "x.docx"),
    "not XML": (packed(parts_of(ORDINARY) | {"word/document.xml": b"\xff\xfe nonsense"}), "x.docx"),
    "an older Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "x.doc"),
    "a PDF": (b"%PDF-1.7", "x.docx"),
    "a picture": (a_png(), "x.md"),
    "noise": (bytes(range(1, 32)) * 50, "x.txt"),
    "half a UTF-16": (b"\xff\xfea\0b", "x.txt"),
    "tags alone": (b"<html><body><script>x</script></body></html>", "x.html"),
    "ten thousand deep": (b"<div>" * 10_000 + b"x", "x.html"),
    "a table of 10 MB": (
        (b"<table>" + b"<tr>" + b"<td>a</td>" * 50 + b"</tr>") * 1
        + b"<tr><td>a</td><td>b</td></tr>" * 60_000,
        "x.html",
    ),
    "blocks that are none": (b'{"title": 3}', "x.json"),
    "deep JSON": (b"[" * 100_000, "x.json"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_a_sentence(name):
    data, file = HOSTILE[name]

    with pytest.raises(Unreadable) as no:
        read(data, file)

    assert str(no.value).endswith(".")
    assert len(str(no.value)) < 250


def test_part_names_that_climb_out_and_links_outside_do_no_harm():
    parts = parts_of(ORDINARY) | {"../../evil.txt": b"x"}

    assert words(read(packed(parts), "x.docx").document) == ["x", "Hello"]


def test_typst_code_in_a_title_stays_words():
    from alongside.formats.pdf import to_pdf
    from alongside.formats.tests.reading_back import from_pdf

    document = read(b'# #panic("x") $1/0$\n\n#include "x"', "x.md").document

    assert "panic" in from_pdf(to_pdf(document))


@pytest.mark.parametrize(
    "markup",
    [
        "<p>a<p>b<li>c</ul></table>d",
        "<table><td>x",
        "<ul><li>a<ul><li>b",
        "<b><i><a href=x>y",
        "</p></div>z",
        "<h1>",
        "<tr><td>1",
    ],
)
def test_broken_markup_loses_no_word(markup):
    try:
        document = read(f"<html>{markup} end".encode(), "x.html").document
    except Unreadable:
        return

    assert "end" in words(document)


NAMES = "p table tr td ul li h2 b blockquote pre caption figcaption a span".split()
TAGS = [f"<{name}>" for name in NAMES] + [f"</{name}>" for name in NAMES]
TAGS += ["<img src=x alt=y>", "<br>", "<a href=https://x.example>", "<span lang=ur>", "word "]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(TAGS), max_size=30))
def test_whatever_tags_come_in_whatever_order_every_word_is_kept(parts):
    try:
        document = read(("<html>" + "".join(parts) + " end").encode(), "x.html").document
    except Unreadable:
        return

    wanted = "".join(parts).count("word") + 1
    found = Counter(words(document))
    assert found["word"] + found["end"] >= wanted


def test_tables_keep_their_names_from_word_captions():
    def fill(word):
        word.add_paragraph("Table 1: Dots for each idea")
        table = word.add_table(rows=2, cols=2)
        for cell, text in zip(table._cells, ["Idea", "Dots", "Ramps", "12"], strict=True):
            cell.text = text

    (table,) = read(a_word(fill), "x.docx").document.blocks

    assert isinstance(table, Table)
    assert table.caption == "Dots for each idea"


def boxes(depth: int, words: str = "deepword") -> bytes:
    inside = f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"
    for _deep in range(depth):
        inside = f"<w:p><w:r><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r></w:p>"
    parts = parts_of(ORDINARY)
    start, _body, end = re.split(rb"(<w:body>.*</w:body>)", parts["word/document.xml"], flags=re.DOTALL)
    return packed(parts | {"word/document.xml": start + b"<w:body>" + inside.encode() + b"</w:body>" + end})


@pytest.mark.parametrize("depth", [1, 2, 20])
def test_words_in_a_box_within_a_box_are_read_once(depth):
    assert words(read(boxes(depth), "x.docx").document).count("deepword") == 1


LONG = {
    "joined cells that reach far": (b"<table>" + b"<tr><td colspan=100 rowspan=1000>a</td></tr>" * 2000, "x.html"),
    "tags without an end": (b"<p>w" + b"<b>" * 20_000 + b"</i>" * 20_000, "x.html"),
    "boxes without an end": (boxes(200), "x.docx"),
    "too many blocks": (
        json.dumps(
            {**to_dict(Builder("T").document()), "blocks": [
                {**to_dict(Builder("T").paragraph("x").document())["blocks"][0], "id": f"p{at}"} for at in range(20_001)
            ]}
        ).encode(),
        "x.json",
    ),
    "a picture that is none": (
        json.dumps(to_dict(Builder("T").picture(b"not a picture", alt="x").document())).encode(),
        "x.json",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LONG)
def test_what_would_keep_the_machine_busy_for_ever_is_refused(name):
    data, file = LONG[name]

    with pytest.raises(Unreadable):
        read(data, file)


@pytest.mark.parametrize(
    "text", ["a" + "\u00a0" * 100_000 + "b", "*a_ " * 20_000, "[" * 20_000 + "]" * 20_000, "{" * 20_000]
)
def test_odd_text_is_read_at_once(text):
    read(text.encode(), "x.md")
