"""The command `alongside words PAPER`: what in a paper may keep people out, a line for each remark."""

from collections.abc import Iterator
from pathlib import Path

from alongside.algorithms.words import Part, Report, check
from alongside.algorithms.words.checking import Mode
from alongside.formats.command import opened
from alongside.formats.document import (
    Document,
    EasyReadIdea,
    Heading,
    ListBlock,
    Note,
    Paragraph,
    Table,
    texts_of,
)

LONGEST = 90  # letters of a remark's words


def parts_of(document: Document) -> list[Part]:
    """The words of a document as the checks want them: a part for each text that a reader meets."""
    return list(_parts(document))


def _parts(document: Document) -> Iterator[Part]:
    home = document.language
    for name in ("title", "subtitle", "about"):
        if text := getattr(document, name):
            yield Part(name, text, "heading" if name == "title" else "paragraph", home)
    for block in document.blocks:
        kind = "quote" if isinstance(block, Note) and block.kind == "quote" else "paragraph"
        if isinstance(block, Heading | Table):
            kind = "heading" if isinstance(block, Heading) else "cell"
        alone = isinstance(block, Paragraph | ListBlock)
        for number, text in enumerate(texts_of(block)):
            name = block.id if number == 0 else f"{block.id}.{number}"
            shown = not alone or isinstance(block, EasyReadIdea)
            yield Part(name, text, kind, block.language or home, has_picture=shown)


def look(paper: Path, mode: Mode = "everyday", keep: tuple[str, ...] = ()) -> tuple[Document, Report]:
    """Open a paper and look at its words. Raises `CannotMake` with a sentence."""
    document = opened(paper).document
    return document, check(parts_of(document), mode=mode, keep=keep)


def lines(document: Document, report: Report) -> Iterator[str]:
    """The report in words."""
    age = f"about age {report.reading_age}; a guide only" if report.reading_age else "too few words to say"
    yield f"{document.title}: {report.words:,} words in {report.sentences:,} sentences. Reading age: {age}."
    yield from report.said
    texts = {part.id: part.text for part in parts_of(document)}
    for one in report.remarks:
        words = " ".join(one.words.split())
        cut = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
        # The first everyday word stands in the reason already.
        others = one.instead[1:] if one.kind == "hard word" else one.instead if one.kind == "wording" else ()
        instead = f" Perhaps: {', '.join(others)}." if others else ""
        number = texts[one.part].count("\n", 0, one.start) + 1
        place = one.part if number == 1 else f"{one.part}, line {number}"
        yield f"{place}: “{cut}”. {one.why}{instead}"
