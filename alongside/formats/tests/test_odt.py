"""A paper as an OpenDocument text keeps every word, its order, and what a screen reader needs."""

import io
import zipfile
from xml.etree import ElementTree

import pytest

from alongside.formats.document import Builder, Span, split_words, words
from alongside.formats.odt import to_odt
from alongside.formats.tests import papers
from alongside.formats.tests.test_formats import share_kept

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def files_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def content_of(data: bytes) -> ElementTree.Element:
    files = files_of(data)
    for name in ("styles.xml", "meta.xml", "META-INF/manifest.xml"):
        ElementTree.fromstring(files[name])
    return ElementTree.fromstring(files["content.xml"])


def words_of(data: bytes) -> list[str]:
    """Paragraph by paragraph, so that letters in two styles stay one word."""
    content = content_of(data)
    for sign in ("s", "tab", "line-break"):
        for one in content.iter(f"{TEXT}{sign}"):
            one.text = " "
    parts = [one for one in content.iter() if one.tag in (f"{TEXT}p", f"{TEXT}h")]
    return split_words(" ".join("".join(part.itertext()) for part in parts))


@pytest.mark.parametrize("paper", [*papers.ALL, papers.report])
def test_A2_every_word_is_kept(paper):
    document = paper()

    assert share_kept(words(document), words_of(to_odt(document))) >= 0.995


def test_headings_lists_and_tables_are_real():
    content = content_of(to_odt(papers.ordinary()))

    assert [one.get(f"{TEXT}outline-level") for one in content.iter(f"{TEXT}h")] == ["1", "2", "2"]
    assert len(list(content.iter(f"{TEXT}list-item"))) == 2
    assert len(list(content.iter(f"{TABLE}table-header-rows"))) == 1


def test_a_picture_has_its_words_and_is_in_the_list_of_files():
    files = files_of(to_odt(papers.ordinary()))

    (picture,) = [name for name in files if name.startswith("Pictures/")]
    assert picture in files["META-INF/manifest.xml"].decode()
    assert "<svg:desc>A blue board with dots</svg:desc>" in files["content.xml"].decode()


def test_urdu_runs_from_the_right_and_says_that_it_is_urdu():
    styles = files_of(to_odt(papers.urdu()))["styles.xml"].decode()

    assert 'style:writing-mode="rl-tb"' in styles
    assert 'style:language-complex="ur"' in styles


def test_a_few_words_in_another_language_say_so():
    doc = Builder("t").paragraph("She said ", Span("croeso", language="cy", bold=True), "!")
    content = files_of(to_odt(doc.document()))["content.xml"].decode()

    assert 'fo:language="cy"' in content


def test_only_links_that_lead_out_are_links():
    doc = Builder("t").paragraph(("https://example.org/a?b&c", "out"), ("/inside", "inside"), ("#t", "jump"))
    content = files_of(to_odt(doc.document()))["content.xml"].decode()

    assert content.count("<text:a ") == 1
    assert "inside" in content


def test_the_same_paper_gives_the_same_bytes():
    assert to_odt(papers.ordinary()) == to_odt(papers.ordinary())


@pytest.mark.parametrize(
    "text", ["\x85\x9f", "\ue000", "😀", "\u202eabc", "]]>&amp;<!--", "\ufdd0", "a   b\t c\nd"]
)
def test_no_text_breaks_the_file(text):
    doc = Builder(f"t{text}", about=text).heading(2, f"h{text}").paragraph(f"before {text} after")
    doc.picture(papers.a_png(), alt=f"p{text}", caption=text)

    assert {"before", "after"} <= set(words_of(to_odt(doc.document())))


def test_a_size_that_is_not_offered_is_refused():
    with pytest.raises(ValueError, match="not offered"):
        to_odt(papers.ordinary(), 8)
