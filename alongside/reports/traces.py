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

    def by_record(self) -> dict[str, list[str]]:
        """Each record with its figures, once, in the order in which they are printed."""
        records: dict[str, list[str]] = {}
        for trace in self.found:
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


def sentences_of(document: Document) -> Iterable[str]:
    """All words of a document, without the part that says how far it is."""
    yield from (document.title, document.subtitle, document.about, document.date)
    for block in document.blocks:
        if block.id != STATE:
            yield from texts_of(block)


def all_numbers(document: Document) -> set[str]:
    return {number for words in sentences_of(document) for number in numbers_in(words)}


def loose_in(document: Document, made: Document) -> list[Loose]:
    """Numbers in the draft that the report made from records does not have, each once."""
    known = all_numbers(made)
    found: dict[str, Loose] = {}
    for words in sentences_of(document):
        for number in numbers_in(words):
            if number not in known:
                found.setdefault(number, Loose(number, words))
    return list(found.values())
