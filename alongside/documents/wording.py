"""The words of a paper, looked at before others read them: short forms, hard words, long sentences."""

from collections.abc import Collection
from dataclasses import replace

from alongside.algorithms.words import Report, check
from alongside.algorithms.words.checking import Mode
from alongside.formats.document import Builder, Document
from alongside.partnership.figures import glossary, site
from alongside.shared.plain_words import parts_of


def look_at(document: Document, *, mode: Mode = "everyday", keep: Collection[str] = ()) -> Report:
    """What in a paper may keep people out, with the words that the partnership explains."""
    return check(parts_of(document), mode=mode, glossary=glossary(), keep=keep)


def unexplained(document: Document) -> list[str]:
    """The short forms that nobody has explained, each once, in the order in which they come.

    What stands in our own name and address ("Freepost TOGETHER") is a name, and needs no meaning.
    """
    here = site()
    names = set(" ".join([here.name, *(way.value for way in here.ways)]).split())
    found = dict.fromkeys(remark.words for remark in look_at(document).of("short form"))
    return [word for word in found if word not in names]


def with_meanings(document: Document) -> Document:
    """The document with what its short forms and hard words mean at its end: one tap away, in every format."""
    said = {remark.words: remark.instead[0] for remark in look_at(document).of("explained") if remark.instead}
    if not said or any(block.id == "what-words-mean" for block in document.blocks):
        return document
    made = Builder(document.title, language="en-GB")
    made.heading(2, "What words mean", id="what-words-mean")
    made.list(
        [
            [("bold", word), f": {meaning}"]
            for word, meaning in sorted(said.items(), key=lambda row: row[0].casefold())
        ],
        id="meanings",
    )
    blocks = (*document.blocks, *made.document().blocks)
    return replace(document, blocks=blocks)
