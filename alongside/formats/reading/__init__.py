"""A file that somebody has, as a document: Markdown, Word, a web page or what was copied from one, or our own blocks.

What could not be kept is named in sentences, so that a person can put it right; nothing goes in silence. Nothing in a
file is run, and nothing that it names is fetched.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from alongside.formats.document import Document, DocumentError, EasyReadIdea, Picture, Table, from_dict
from alongside.formats.reading.draft import MOST_BLOCKS, MOST_CELLS, Draft, Unreadable, picture_kind
from alongside.formats.reading.markdown import markdown_to_draft
from alongside.formats.reading.web import html_to_draft
from alongside.formats.reading.word import word_to_draft

__all__ = ["Draft", "Reading", "Unreadable", "read"]

LARGEST_FILE = 10 * 1024 * 1024  # bytes
OTHER_KINDS = {
    b"%PDF": "This is a PDF. A PDF keeps only how a page looks. Send us the Word file that it was made from.",
    b"\xd0\xcf\x11\xe0": "This is an older Word file, or it is locked with a password. Save it as .docx without one.",
    b"{\\rtf": "This is an RTF file. Save it as .docx and send that.",
    b"\x89PNG": "This is a picture. Pictures of words cannot be read aloud. Send us the words.",
    b"\xff\xd8\xff": "This is a picture. Pictures of words cannot be read aloud. Send us the words.",
    b"GIF8": "This is a picture. Pictures of words cannot be read aloud. Send us the words.",
}


@dataclass(frozen=True)
class Reading:
    """What was read, and in sentences what could not be kept or was put right on the way."""

    document: Document
    not_kept: tuple[str, ...] = ()


def read(
    data: bytes,
    name: str,
    *,
    language: str = "en-GB",
    title: str | None = None,
    files: Mapping[str, bytes] | None = None,
) -> Reading:
    """A document from a file. `name` is its file name; `files` are pictures that Markdown or a web page names.

    `language` is taken where the file does not say its own, and `title` instead of the file's own. Raises `Unreadable`
    with one sentence.

    >>> read(b"# Dots\\n\\nThree *each*.", "dots.md").document.title
    'Dots'
    """
    if len(data) > LARGEST_FILE:
        raise Unreadable(
            "This file is larger than 10 MB. Make the pictures in it smaller, or cut it into parts."
        )
    if not data.strip(b"\x00 \t\r\n"):
        raise Unreadable("This file is empty.")
    for start, sentence in OTHER_KINDS.items():
        if data.startswith(start):
            raise Unreadable(sentence)
    stem = PurePath(name.replace("\\", "/")).stem.replace("_", " ").strip() or "Paper"
    if data.startswith(b"PK\x03\x04"):
        draft = word_to_draft(data)
    else:
        text, said = as_text(data)
        if name.lower().endswith(".json"):
            return Reading(blocks(text), tuple(said))
        draft = text_to_draft(text, name, files or {})
        draft.not_kept[:0] = said
    draft.language = draft.language or language
    try:
        document = draft.document(title=title, or_else=stem)
    except DocumentError as fault:
        raise Unreadable(f"We could not make a paper of this file. {fault}") from fault
    return Reading(document, tuple(dict.fromkeys(draft.not_kept)))


def text_to_draft(text: str, name: str, files: Mapping[str, bytes]) -> Draft:
    start = text.lstrip()[:300].lower()
    if name.lower().endswith((".html", ".htm")) or start.startswith(
        ("<!doctype html", "<html", "<meta", "<body")
    ):
        return html_to_draft(text, files)
    return markdown_to_draft(text, files)


def blocks(text: str) -> Document:
    """Our own blocks, as JSON of `document.to_dict`."""
    try:
        document = from_dict(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise Unreadable("This file does not hold the blocks of a paper.") from fault
    cells = sum(len(block.columns) * len(block.rows) for block in document.blocks if isinstance(block, Table))
    if len(document.blocks) > MOST_BLOCKS or cells > MOST_CELLS:
        raise Unreadable("This paper is too long. Cut it into smaller papers.")
    for block in document.blocks:
        picture = block.picture if isinstance(block, EasyReadIdea) else block
        if isinstance(picture, Picture) and picture_kind(picture.data) != picture.media_type:
            raise Unreadable("A picture in this paper is not the picture that it says it is.")
    return document


def as_text(data: bytes) -> tuple[str, list[str]]:
    """The letters of a text file, whichever program wrote them; what had to be guessed is said."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            try:
                return data.decode(encoding), []
            except UnicodeDecodeError:
                raise Unreadable("The letters in this file are broken. Save it as UTF-8.") from None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
        strange = sum(not (sign.isprintable() or sign in "\r\n\t") for sign in text[:10_000])
        if strange > len(text[:10_000]) // 20:
            raise Unreadable("This file does not hold words that we can read. Save it as .docx.") from None
        return text, [
            "The letters were written the older way (Windows). Look whether names such as Zoë are right."
        ]
    start = text[:10_000]
    if sum(not (sign.isprintable() or sign.isspace()) for sign in start) > len(start) // 10:
        raise Unreadable("This file does not hold words that we can read. Save it as .docx.")
    return text, []
