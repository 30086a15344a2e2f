"""No figure without a record: each number of a report, what it counts, and where it is written down."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from alongside.formats.document import Document, texts_of

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
STATE = "state"  # the part that says how far the report is; we write it ourselves, with a day in it


@dataclass(frozen=True)
class Trace:
    """One printed figure and its record. `link` leads to the page on which the record is shown."""

    figure: str
    counts: str
    record: str
    link: str


class Traces:
    """Collects the figures while a report is made. What it is given comes back, to be printed."""

    def __init__(self) -> None:
        self.found: list[Trace] = []

    def figure(self, number: int, counts: str, record: str, link: str) -> int:
        self.found.append(Trace(str(number), counts, record, link))
        return number

    def sentence(self, words: str, record: str, link: str) -> str:
        """Every number in a sentence that was made from a record."""
        self.found += [Trace(number, words, record, link) for number in numbers_in(words)]
        return words


def by_record(traces: Iterable[Trace]) -> dict[str, list[str]]:
    """Each record with its figures, once, in the order in which they are printed."""
    records: dict[str, list[str]] = {}
    for trace in traces:
        figures = records.setdefault(trace.record, [])
        if trace.figure not in figures:
            figures.append(trace.figure)
    return records


@dataclass(frozen=True)
class Loose:
    """A number that no record has, and the words that it stands in."""

    figure: str
    words: str


def numbers_in(words: str) -> list[str]:
    """Every number in these words, in our digits, without the comma of thousands.

    >>> numbers_in("1,250 people, 61.7 %, ٣ dots")
    ['1250', '61.7', '3']
    """
    plain = "".join(str(unicodedata.digit(one)) if one.isdecimal() else one for one in words)
    return [re.sub(r",(?=\d{3}(?!\d))", "", found) for found in NUMBER.findall(plain)]


# What we write ourselves around the report: how far it is, and where its numbers come from.
OURS = {STATE, "traces", "trace-list"}
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# A day or a time of day is no figure: nobody counted it.
DAY_OR_TIME = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTHS})(?: \d{{4}})?\b|\b(?:{MONTHS}) \d{{4}}\b"
    r"|\b\d{1,2}[.:]\d\d(?: ?[ap]m)?\b|\b\d{1,2} ?[ap]m\b"
)


def figures_in(words: str) -> list[str]:
    """The numbers in these words that count something.

    >>> figures_in("12 people meet on 3 May 2027 at 10.30, and again in June 2027.")
    ['12']
    """
    return numbers_in(DAY_OR_TIME.sub("", words))


def parts_of(document: Document) -> Iterable[tuple[str, list[str]]]:
    """The id and the words of each part, the title first; without what we write around the report."""
    yield "", [document.title, document.subtitle, document.about, document.date]
    for block in document.blocks:
        if block.id not in OURS:
            yield block.id, texts_of(block)


def all_numbers(document: Document) -> set[str]:
    return {number for _id, texts in parts_of(document) for words in texts for number in numbers_in(words)}


def loose_in(document: Document, made: Document) -> list[Loose]:
    """Numbers in the draft that the report made from records does not have, each once.

    A part that was made from records may hold the numbers of that part alone: "15 came" in place of "85 came" is
    found, although 15 stands elsewhere. Words that people added may repeat any number of the report.
    """
    known = all_numbers(made)
    of_part = {id: {n for words in texts for n in numbers_in(words)} for id, texts in parts_of(made)}
    found: dict[str, Loose] = {}
    for id, texts in parts_of(document):
        for words in texts:
            for number in figures_in(words):
                if number not in of_part.get(id, known):
                    found.setdefault(number, Loose(number, words))
    return list(found.values())


def still_in(document: Document, traces: Iterable[Trace]) -> list[Trace]:
    """The traces of the numbers that the document really prints."""
    printed = all_numbers(document)
    return [one for one in traces if one.figure in printed]
