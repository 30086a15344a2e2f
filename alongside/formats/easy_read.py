"""The layout of Easy Read: one idea, at most 15 words, a picture beside it. On the web and as PDF, from one document.

A machine lays out and counts; it cannot make words easy. So a paper is called "Easy Read" only with the names of those
with learning disabilities who checked it, and "Shorter words, draft" until then.
"""

from collections.abc import Sequence
from dataclasses import replace

from alongside.formats.document import (
    AnyBlock,
    Document,
    EasyReadIdea,
    Heading,
    ListBlock,
    ListItem,
    Note,
    Picture,
    Span,
    split_words,
    text_of,
    words,
)
from alongside.formats.html import to_html
from alongside.formats.pdf import to_pdf
from alongside.formats.pictures import Concept

MOST_WORDS_AN_IDEA = 15
MOST_WORDS = 1000
SMALLEST = 16  # points
DRAFT = "Shorter words, draft. Nobody with a learning disability has checked it yet."


def idea(id: str, text: str, concept: Concept, language: str | None = None) -> EasyReadIdea:
    """One idea with a picture that a person chose from the concepts."""
    picture = Picture(
        id=f"{id}-picture", alt=concept.alt, data=concept.png, media_type="image/png", credit=concept.credit
    )
    return EasyReadIdea(id=id, language=language, picture=picture, spans=(Span(text),))


def label(checked_by: Sequence[str]) -> str:
    """What a paper may call itself.

    >>> label(["Callum", "Dana"])
    'Easy Read. Checked by Callum and Dana.'
    >>> label([])[:20]
    'Shorter words, draft'
    """
    names = [name.strip() for name in checked_by if name.strip()]
    if len(names) < 2:
        return DRAFT
    return f"Easy Read. Checked by {', '.join(names[:-1])} and {names[-1]}."


def easy_read(document: Document, checked_by: Sequence[str] = ()) -> Document:
    """The document as Easy Read shows it: what it may call itself first, who made the pictures last.

    Two people sign; with fewer it is a draft. Credits move from under each picture to one list at the end, so that
    nothing stands between a picture and its words.
    """
    said = (Span(label(checked_by)),)
    # These lines are in English in a paper of any language, and are read aloud and set out so.
    blocks: list[AnyBlock] = [Note(id="easy-read-label", language="en-GB", kind="important", spans=said)]
    credits: list[str] = []
    for block in document.blocks:
        if isinstance(block, EasyReadIdea) and block.picture.credit:
            if block.picture.credit not in credits:
                credits.append(block.picture.credit)
            block = replace(block, picture=replace(block.picture, credit=""))
        blocks.append(block)
    if credits:
        blocks.append(
            Heading(
                id="easy-read-pictures", language="en-GB", level=2, spans=(Span("Who made the pictures"),)
            )
        )
        items = tuple(ListItem((Span(credit),)) for credit in credits)
        blocks.append(ListBlock(id="easy-read-credits", language="en-GB", items=items))
    return replace(document, blocks=tuple(blocks))


def to_easy_read_html(document: Document, checked_by: Sequence[str] = (), *, level: int = 1) -> str:
    """Easy Read as a piece of a web page: each idea is a part of class `idea`, its picture before its words."""
    return to_html(easy_read(document, checked_by), level=level)


def to_easy_read_pdf(document: Document, checked_by: Sequence[str] = (), size: int = SMALLEST) -> bytes:
    """Easy Read as a tagged PDF, picture beside words, no idea parted over two pages. `size` 16, 18, 24 or 28 points."""
    if size not in (16, 18, 24, 28):
        raise ValueError("Easy Read is at least 16 points.")
    return to_pdf(easy_read(document, checked_by), size=size)  # type: ignore[arg-type]


def not_yet_easy(document: Document) -> list[str]:
    """What keeps the layout from being Easy Read, in sentences; the words themselves are `algorithms.words`'s matter."""
    found = []
    for block in document.blocks:
        if isinstance(block, EasyReadIdea):
            number = len(split_words(text_of(block.spans)))
            if number > MOST_WORDS_AN_IDEA:
                said = text_of(block.spans)[:50]
                found.append(
                    f"“{said}…” has {number} words. At most {MOST_WORDS_AN_IDEA}: can it be two ideas?"
                )
            if block.picture.decorative:
                found.append(f"The picture beside “{text_of(block.spans)[:50]}” has no words of its own.")
        elif not isinstance(block, Heading):
            found.append(f"The part “{block.id}” is not an idea with a picture beside it.")
    number = len(words(document))
    if number > MOST_WORDS:
        found.append(f"There are {number} words. Easy Read has at most {MOST_WORDS}: say what matters most.")
    return found
