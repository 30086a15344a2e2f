"""A document as a tagged PDF (PDF/UA-1) in the reader's size of letter and colour of paper, made by Typst.

Source of the large print rules: UKAAF G003 (no italics, no split words, aligned at the start, page numbers
at the same size). Typst refuses to write PDF/UA without a title, a language and descriptions of pictures.
"""

import json
import math
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import typst

from alongside.formats.document import (
    PICTURE_ENDINGS,
    AnyBlock,
    Document,
    EasyReadIdea,
    Heading,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Picture,
    Spans,
    Table,
    direction_of,
    text_of,
)

HERE = Path(__file__).parent
FONTS = HERE / "fonts"
SIZES = (12, 16, 18, 24, 28)
PAPERS: dict[str, str | None] = {"white": None, "cream": "#fff8e7", "yellow": "#fff3a3"}
# Tried in this order for each letter, so Latin first and then each script that Latin lacks.
FONT_FAMILIES = (
    "Atkinson Hyperlegible",
    "Atkinson Hyperlegible Ext",
    "Noto Sans Latin",
    "Noto Sans Latin Ext",
    "Noto Sans Gurmukhi",
    "Noto Sans Bengali",
    "Noto Nastaliq Urdu",
)
TEXT_WIDTH = 481.9  # points: A4 less two margins of 2 cm
IDEA_WIDTH = 340.0  # points: what a picture leaves at its side


def to_pdf(
    document: Document,
    size: Literal[12, 16, 18, 24, 28] = 12,
    paper: Literal["white", "cream", "yellow"] = "white",
) -> bytes:
    """The document as a PDF file. `size` in points, one of `SIZES`; `paper` one of `PAPERS`.

    >>> from alongside.formats.document import Builder
    >>> to_pdf(Builder("Notes").paragraph("Three dots each").document(), size=18)[:5]
    b'%PDF-'
    """
    if size not in SIZES:
        raise ValueError(f"A size of {size} is not offered; choose from {SIZES}.")
    if paper not in PAPERS:
        raise ValueError(f"Paper “{paper}” is not offered; choose from {tuple(PAPERS)}.")
    page = _Page(document, size)
    content = page.content() | {"paper": PAPERS[paper]}
    files = {"main.typ": _template(), "document.json": json.dumps(content).encode(), **page.files}
    # Typst reads pictures from files alone, and may read nothing outside this folder.
    with TemporaryDirectory(prefix="alongside-") as name:
        folder = Path(name)
        for file, data in files.items():
            (folder / file).write_bytes(data)
        made: bytes = typst.compile(
            str(folder / "main.typ"),
            root=name,
            format="pdf",
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            pdf_standards="ua-1",
        )
    return made


@cache
def _template() -> bytes:
    return (HERE / "data" / "paper.typ").read_bytes()


def language_parts(language: str) -> dict[str, Any]:
    """A language code in the parts that Typst wants.

    >>> language_parts("en-GB")
    {'lang': 'en', 'region': 'GB', 'script': None, 'rtl': False}
    """
    first, *rest = language.split("-")
    region = next((part.upper() for part in rest if len(part) == 2 and part.isalpha()), None)
    script = next((part.title().lower() for part in rest if len(part) == 4 and part.isalpha()), None)
    return {"lang": first.lower(), "region": region, "script": script, "rtl": direction_of(language) == "rtl"}


class _Page:
    """Turns one document into the plain values that the template shows, at one size of letter."""

    def __init__(self, document: Document, size: int) -> None:
        self.document = document
        self.size = size
        self.files: dict[str, bytes] = {}
        self.targets = {block.id for block in document.blocks}

    def content(self) -> dict[str, Any]:
        document = self.document
        return {
            "title": breakable(document.title, self.size),
            "subtitle": breakable(document.subtitle, self.size),
            "about": breakable(document.about, self.size),
            "date": breakable(document.date, self.size),
            "source": breakable(document.source, self.size),
            "language": language_parts(document.language),
            "size": self.size,
            "fonts": self._fonts(),
            "blocks": [self._block(block) for block in document.blocks],
        }

    def _fonts(self) -> list[str]:
        return list(FONT_FAMILIES)

    def _spans(self, spans: Spans) -> list[dict[str, Any]]:
        made = []
        for span in spans:
            href = span.href or ""
            inside = href.startswith("#") and href[1:] in self.targets
            # An address within the website leads nowhere from a file, so only its words are printed.
            outside = href.lower().startswith(("https://", "mailto:", "tel:"))
            made.append(
                {
                    "text": breakable(span.text, self.size),
                    "bold": span.bold,
                    "link": href[1:] if inside else href if outside else None,
                    "inside": inside,
                    "language": language_parts(span.language) if span.language else None,
                }
            )
        return made

    def _item(self, item: ListItem) -> dict[str, Any]:
        inner = [self._item(below) for below in item.items]
        return {"spans": self._spans(item.spans), "items": inner, "ordered": item.ordered}

    def _block(self, block: AnyBlock) -> dict[str, Any]:
        language = language_parts(block.language) if block.language else None
        common: dict[str, Any] = {"id": block.id, "language": language}
        match block:
            case Heading():
                return common | {"kind": "heading", "level": block.level, "spans": self._spans(block.spans)}
            case Paragraph():
                return common | {"kind": "paragraph", "spans": self._spans(block.spans)}
            case ListBlock():
                items = [self._item(item) for item in block.items]
                return common | {"kind": "list", "ordered": block.ordered, "items": items}
            case Table():
                return common | self._table(block)
            case Picture():
                return common | self._picture(block)
            case EasyReadIdea():
                picture = self._picture(block.picture)
                # An idea never parts, unless it could stand on no page whole: what is cut off cannot be read.
                whole = height_of(text_of(block.spans), IDEA_WIDTH, self.size) < 0.8 * room_on_page(self.size)
                spans = self._spans(block.spans)
                return common | {"kind": "idea", "picture": picture, "spans": spans, "whole": whole}
            case Note():
                right = direction_of(block.language or self.document.language) == "rtl"
                return common | {"kind": block.kind, "right": right, "spans": self._spans(block.spans)}

    def _table(self, table: Table) -> dict[str, Any]:
        widths = column_widths(table, self.size)
        most = 0.75 * room_on_page(self.size)  # the rest is for the caption and the names of columns
        if widths and row_height(table.columns, widths, self.size) > most / 2:
            widths = None
        names = [text_of(header) for header in table.columns]

        def height(row: Sequence[Spans]) -> float:
            if widths:
                return row_height(row, widths, self.size)
            lines = (f"{name}: {text_of(cell)}" for name, cell in zip(names, row, strict=True))
            return sum(height_of(line, TEXT_WIDTH - 2 * self.size, self.size) for line in lines)

        return {
            "kind": "table",
            "caption": table.caption,
            "row_headers": table.row_headers,
            "stacked": widths is None,
            "widths": widths or [],
            "columns": [self._spans(header) for header in table.columns],
            "rows": [
                {"cells": [self._spans(cell) for cell in row], "whole": height(row) < most}
                for row in table.rows
            ],
        }

    def _picture(self, picture: Picture) -> dict[str, Any]:
        name = f"picture-{len(self.files)}.{PICTURE_ENDINGS[picture.media_type]}"
        self.files[name] = picture.data
        return {
            "kind": "picture",
            "file": name,
            "alt": picture.alt,
            "decorative": picture.decorative,
            "caption": picture.caption,
            "credit": picture.credit,
            "width": 300.0,
        }


def breakable(text: str, size: int) -> str:
    """The text, with a place to break in a word that is longer than a line: cut off at the edge it could not be read.

    >>> breakable("short words", 28)
    'short words'
    >>> len(breakable("x" * 100, 28)) > 100
    True
    """
    room = int((TEXT_WIDTH - 4 * size) / (0.62 * size))
    if len(text) <= room:
        return text
    return re.sub(rf"(\S{{{room}}})(?=\S)", "\\1\u200b", text)


def room_on_page(size: int) -> float:
    """Points from the top margin to the bottom margin, which grows with the number of the page."""
    return 841.9 - 56.7 - 39.7 - 2.2 * size


def height_of(text: str, width: float, size: int) -> float:
    """About how high the text stands, rather too much: Urdu, whose lines are highest, taken for every language.

    >>> height_of("two words", 480, 12) < height_of("two words " * 40, 480, 12)
    True
    """
    return math.ceil((len(text) + 1) * 0.62 * size / width) * 2 * size


def row_height(row: Sequence[Spans], widths: Sequence[float], size: int) -> float:
    """About how high a row of a table stands: as high as its highest cell."""
    cells = zip(row, widths, strict=True)
    return size + max(
        (height_of(text_of(cell), width - 0.8 * size, size) for cell, width in cells), default=0
    )


def column_widths(table: Table, size: int) -> list[float] | None:
    """Widths in points so that no word is split, or None when the table cannot fit the page at this size.

    Letters are taken as 0.6 of their size wide, which is generous for the fonts that we ship.
    """
    letter, padding = 0.6 * size, 0.9 * size
    least, wanted = [], []
    for number, header in enumerate(table.columns):
        texts = [text_of(header), *(text_of(row[number]) for row in table.rows)]
        longest_word = max((len(word) for text in texts for word in text.split()), default=1)
        least.append(longest_word * letter + padding)
        wanted.append(max(len(text) for text in texts) * letter + padding)
    room = TEXT_WIDTH - sum(least)
    if room < 0:
        return None
    more = [want - need for want, need in zip(wanted, least, strict=True)]
    share = min(1.0, room / sum(more)) if sum(more) else 0.0
    return [round(need + extra * share, 2) for need, extra in zip(least, more, strict=True)]
