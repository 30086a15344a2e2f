"""One document in, every format out. A library of its own: it knows nothing of Django or of partnerships.

A *document* is blocks with an id each (`formats.document`); a *reader* makes one of a file (`formats.reading`); a
*writer* makes one format of it. `FORMATS` names those that pages offer under "Get this your way", `ALL` every one that
`alongside formats` makes. A format whose program is not on this machine says so: `is_here()` before, `NotHere` when made.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from alongside.formats import audio, braille
from alongside.formats.document import Document
from alongside.formats.epub import to_epub
from alongside.formats.html import to_html, to_page
from alongside.formats.markdown import to_markdown
from alongside.formats.not_here import NotHere
from alongside.formats.odt import to_odt
from alongside.formats.pdf import to_pdf
from alongside.formats.text import to_text
from alongside.formats.word import to_word

__all__ = ["ALL", "FORMATS", "Format", "NotHere", "to_html"]


def always() -> bool:
    return True


@dataclass(frozen=True)
class Format:
    """One way to have a document. `label` is for people; `make` gives the file, or raises `NotHere`."""

    label: str
    extension: str
    media_type: str
    make: Callable[[Document], bytes]
    is_here: Callable[[], bool] = always


def in_print(size: Literal[12, 16, 18, 24, 28]) -> Callable[[Document], bytes]:
    return lambda document: to_pdf(document, size=size)


PDF = "application/pdf"
TEXT = "text/plain; charset=utf-8"
ASCII = "text/plain; charset=us-ascii"
FORMATS: dict[str, Format] = {
    "large-print": Format("Large print (PDF)", "pdf", PDF, in_print(18)),
    "pdf": Format("PDF", "pdf", PDF, to_pdf),
    "word": Format(
        "Word",
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        to_word,
    ),
    "text": Format("Plain text", "txt", TEXT, lambda document: to_text(document).encode()),
    "epub": Format("Book for a phone or e-reader (EPUB)", "epub", "application/epub+zip", to_epub),
    "audio": Format("To listen to (MP3, a computer voice)", "mp3", "audio/mpeg", audio.to_mp3, audio.is_here),
    "braille": Format(
        "Braille (BRF, made by a computer)",
        "brf",
        ASCII,
        braille.to_brf,
        braille.is_here,
    ),
}
ALL: dict[str, Format] = {
    "web": Format(
        "Web page", "html", "text/html; charset=utf-8", lambda document: to_page(document).encode()
    ),
    **FORMATS,
    "large-print-16": Format("Large print, 16", "pdf", PDF, in_print(16)),
    "large-print-24": Format("Large print, 24", "pdf", PDF, in_print(24)),
    "large-print-28": Format("Large print, 28", "pdf", PDF, in_print(28)),
    "audio-chapters": Format(
        "To listen to, by chapter (MP3)", "zip", "application/zip", audio.to_talking_book, audio.is_here
    ),
    "braille-1": Format(
        "Braille, letter by letter (BRF)",
        "brf",
        ASCII,
        lambda document: braille.to_brf(document, grade=1),
        braille.is_here,
    ),
    "braille-unicode": Format(
        "Braille patterns (Unicode)",
        "txt",
        TEXT,
        lambda document: braille.to_unicode_braille(document).encode(),
        braille.is_here,
    ),
    "odt": Format("OpenDocument (LibreOffice)", "odt", "application/vnd.oasis.opendocument.text", to_odt),
    "markdown": Format(
        "Markdown, to edit",
        "md",
        "text/markdown; charset=utf-8",
        lambda document: to_markdown(document).encode(),
    ),
}
