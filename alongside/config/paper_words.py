"""The command `alongside words PAPER`: what in a paper may keep people out, a line for each remark."""

from collections.abc import Iterator
from pathlib import Path

from alongside.algorithms.words import Report, check
from alongside.algorithms.words.checking import Mode
from alongside.formats.command import opened
from alongside.formats.document import Document
from alongside.shared.plain_words import parts_of

LONGEST = 90  # letters of a remark's words


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
