"""One document in, every format out. A library of its own: it knows nothing of Django or of partnerships.

A *document* is blocks with an id each (`formats.document`); a *writer* makes one format of it. `FORMATS` names those
that can be made here, so that pages offer just these under "Get this your way".
"""

from collections.abc import Callable
from dataclasses import dataclass

from alongside.formats.document import Document
from alongside.formats.pdf import to_pdf
from alongside.formats.text import to_text
from alongside.formats.word import to_word

__all__ = ["FORMATS", "Format"]


@dataclass(frozen=True)
class Format:
    """One way to have a document. `label` is for people; `make` gives the file."""

    label: str
    extension: str
    media_type: str
    make: Callable[[Document], bytes]


FORMATS: dict[str, Format] = {
    "large-print": Format(
        "Large print (PDF)", "pdf", "application/pdf", lambda document: to_pdf(document, size=18)
    ),
    "pdf": Format("PDF", "pdf", "application/pdf", to_pdf),
    "word": Format(
        "Word",
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        to_word,
    ),
    "text": Format(
        "Plain text", "txt", "text/plain; charset=utf-8", lambda document: to_text(document).encode()
    ),
}
