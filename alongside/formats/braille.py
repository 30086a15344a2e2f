"""A document in braille: a file for an embosser or a braille display, or cells to look at.

The page is the one that embossers and readers in this country expect: 40 cells by 25 lines, the page number at the
bottom right. Headings of the first level stand in the middle, the others from cell 5; a paragraph begins in cell 3;
a line of a list begins in cell 1 and goes on in cell 3. A table becomes lines of "heading: words", a picture its
description. A computer made it, and it says so: only a reader of braille can sign it off.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from alongside.formats.document import (
    AnyBlock,
    Document,
    EasyReadIdea,
    Heading,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Picture,
    Span,
    Spans,
    Table,
)
from alongside.formats.louis import Writer

CELLS, LINES = 40, 25
BLANK = "\u2800"
# North American Braille ASCII: which sign of a BRF file stands for which cell, in the order of Unicode's cells.
BRF = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
LONGER = chr(0x2810)  # dot 5 at the end of a line: the word goes on below
# Words of our own, where the language is one that we can write.
PICTURE = {"en": "Picture", "cy": "Llun", "ur": "تصویر", "pa": "ਤਸਵੀਰ", "bn": "ছবি"}
MADE = {"en": "A computer made this braille. Tell us what it got wrong."}
CONTENTS = {"en": "What is inside"}


@dataclass(slots=True)
class Line:
    cells: str
    # A heading is never the last line of a page.
    with_next: bool = False
    # The number of the heading that begins here, or that this line of the contents leads to.
    begins: int | None = None
    leads_to: int | None = None


def to_brf(document: Document, grade: int = 2) -> bytes:
    """The document as a BRF file: ASCII, lines ended by CR LF, each page by a form feed.

    Raises `NotHere` when the braille library, or a table for the document's language, is missing.
    """
    pages = _pages(document, grade)
    text = "".join("".join(f"{line}\r\n" for line in page) + "\f" for page in pages)
    return "".join(BRF[ord(sign) & 0x3F] if sign > "\u27ff" else sign for sign in text).encode("ascii")


def to_unicode_braille(document: Document, grade: int = 2) -> str:
    """The same pages in Unicode's braille cells, to look at on a screen."""
    return "\f\n".join("\n".join(page) + "\n" for page in _pages(document, grade))


def _pages(document: Document, grade: int) -> list[list[str]]:
    layout = _Layout(document, Writer(document.language, grade))
    pages = _on_pages(layout.lines)
    starts = {
        line.begins: number
        for number, page in enumerate(pages, start=1)
        for line in page
        if line.begins is not None
    }
    made = []
    for number, page in enumerate(pages, start=1):
        cells = [
            _guided(line.cells, layout.number(starts[line.leads_to]))
            if line.leads_to is not None
            else line.cells
            for line in page
        ]
        cells += [""] * (LINES - 1 - len(cells))
        made.append([*cells, layout.number(number).rjust(CELLS, BLANK)])
    return made


def _on_pages(lines: list[Line]) -> list[list[Line]]:
    pages: list[list[Line]] = []
    page: list[Line] = []
    for line in lines:
        if not page and not line.cells:
            continue
        if len(page) == LINES - 1:
            # What must stay with this line goes over with it; a page of nothing but headings stays as it is.
            keep = len(page)
            while keep and page[keep - 1].with_next:
                keep -= 1
            over = page[keep:] if keep else []
            pages.append(page[:keep] if keep else page)
            page = over
            if not page and not line.cells:
                continue
        page.append(line)
    if page:
        pages.append(page)
    return pages or [[]]


def _guided(cells: str, number: str) -> str:
    room = CELLS - len(cells) - len(number) - 2
    return cells + BLANK + (LONGER * room if room > 1 else BLANK * max(room, 0)) + BLANK + number


def _wrap(cells: str, first: int = 0, then: int = 0, room: int = CELLS) -> list[str]:
    """Lines of at most `room` cells. A word longer than a line is broken, with dot 5 where it goes on."""
    lines: list[str] = []
    now, empty = BLANK * first, True
    for word in cells.split(BLANK):
        if not word:
            continue
        if not empty and len(now) + 1 + len(word) > room:
            lines.append(now)
            now, empty = BLANK * then, True
        now += ("" if empty else BLANK) + word
        empty = False
        while len(now) > room:
            lines.append(now[: room - 1] + LONGER)
            now = BLANK * then + now[room - 1 :]
    if not empty:
        lines.append(now)
    return lines


class _Layout:
    """The lines of one document, before they are put on pages."""

    def __init__(self, document: Document, writer: Writer) -> None:
        self.writer = writer
        self.lines: list[Line] = []
        self._headings = 0
        self._own = document.language
        self._language = document.language.split("-")[0].lower()
        body = [*document.blocks]
        self._centred(document.title)
        for text in (document.subtitle, document.about, document.date, MADE.get(self._language, "")):
            self._text(text, 2, 0)
        self._contents([block for block in body if isinstance(block, Heading) and block.level == 2])
        for block in body:
            self._block(block)
        if document.source:
            self.lines.append(Line(""))
            self._text(document.source, 2, 0)

    def number(self, number: int) -> str:
        return self.writer.cells(str(number))

    def _say(self, spans: Spans, language: str | None) -> Iterator[str]:
        """The cells of some spans, a text for each printed line."""
        runs: list[tuple[str, str | None]] = []
        for span in spans:
            text, spoken = span.text + _address(span), span.language or language
            if runs and runs[-1][1] == spoken:
                runs[-1] = (runs[-1][0] + text, spoken)
            else:
                runs.append((text, spoken))
        line = ""
        for text, spoken in runs:
            first, *rest = text.splitlines() or [""]
            if text.endswith(("\n", "\r")):
                rest.append("")
            line += self.writer.cells(first, spoken)
            for part in rest:
                yield line
                line = self.writer.cells(part, spoken)
        yield line

    def _put(self, spans: Spans, language: str | None, first: int, then: int) -> None:
        for number, cells in enumerate(self._say(spans, language)):
            self.lines += [Line(line) for line in _wrap(cells, first if not number else then, then)]

    def _text(self, text: str, first: int, then: int, language: str | None = None) -> None:
        self._put((Span(text),), language, first, then)

    def _centred(self, title: str) -> None:
        lines = [line for cells in self._say((Span(title),), None) for line in _wrap(cells, room=CELLS - 6)]
        self.lines += [Line(BLANK * ((CELLS - len(line)) // 2) + line, with_next=True) for line in lines]
        self.lines.append(Line(""))

    def _contents(self, headings: list[Heading]) -> None:
        if len(headings) < 3:
            return
        name = CONTENTS.get(self._language, "")
        self.lines += [
            Line(""),
            *(Line(line, with_next=True) for line in _wrap(self.writer.cells(name), 4, 4)),
        ]
        for number, heading in enumerate(headings, start=1):
            cells = BLANK.join(self._say(heading.spans, heading.language))
            *before, last = _wrap(cells, 0, 2, CELLS - 8) or [""]
            self.lines += [*(Line(line) for line in before), Line(last, leads_to=number)]

    def _block(self, block: AnyBlock) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._put(block.spans, block.language, 2, 0)
            case ListBlock():
                self._list(block.items, block.ordered, 0, block.language)
            case Table():
                self._table(block)
            case Picture():
                self._picture(block, block.language)
            case EasyReadIdea():
                self._picture(block.picture, block.picture.language or block.language)
                self._put(block.spans, block.language, 2, 0)
            case Note():
                self._put(block.spans, block.language, 6, 4)

    def _heading(self, heading: Heading) -> None:
        self.lines.append(Line(""))
        before = len(self.lines)
        self._put(heading.spans, heading.language, 4, 4)
        for line in self.lines[before:]:
            line.with_next = True
        if heading.level == 2:
            self._headings += 1
            if before < len(self.lines):
                self.lines[before].begins = self._headings

    def _list(self, items: tuple[ListItem, ...], ordered: bool, deep: int, language: str | None) -> None:
        for number, item in enumerate(items, start=1):
            spans = (Span(f"{number}. "), *item.spans) if ordered else item.spans
            self._put(spans, language, deep, deep + 2)
            self._list(item.items, item.ordered, min(deep + 2, CELLS // 2), language)

    def _table(self, table: Table) -> None:
        self.lines.append(Line(""))
        self._text(table.caption, 4, 4, table.language)
        if table.row_headers or not table.rows:
            headers = [span for header in table.columns for span in (*header, Span(", "))][:-1]
            self._put(tuple(headers), table.language, 0, 2)
        for row in table.rows:
            for number, (header, cell) in enumerate(zip(table.columns, row, strict=True)):
                names_the_row = table.row_headers and number == 0
                spans = cell if names_the_row else (*header, Span(": "), *cell)
                deep = 0 if number == 0 else 2
                self._put(spans, table.language, deep, deep + 2)

    def _picture(self, picture: Picture, language: str | None) -> None:
        name = PICTURE.get((language or self._own).split("-")[0].lower(), PICTURE["en"])
        if not picture.decorative:
            self._text(f"{name}: {picture.alt}", 6, 4, language)
        for text in (picture.caption, picture.credit):
            self._text(text, 6, 4, language)


def _address(span: Span) -> str:
    address = (span.href or "").removeprefix("mailto:").removeprefix("tel:")
    # A jump inside the document leads nowhere on paper.
    return f" ({address})" if address and not address.startswith("#") and address != span.text.strip() else ""
