"""What a reader gathers, and how it becomes a document that can be read aloud in order.

Papers as people have them jump from one heading to a deeper one, leave out what a table is called, or show a picture
without words. Each is put right in the plainest way, and said.
"""

import io
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import groupby

from PIL import Image

from alongside.formats.document import (
    RELATIVE_LINK,
    SAFE_LINK,
    UNPRINTABLE,
    Builder,
    Document,
    ListItem,
    Span,
    text_of,
)
from alongside.formats.scripts import WRITTEN_SO, first_part, language_of_word

MOST_BLOCKS = 20_000
MOST_CELLS = 50_000
MOST_PIXELS = 24_000_000
DEEPEST = 60  # lists in lists, tables in tables
NO_WORDS_YET = "A picture without words yet"


class Unreadable(ValueError):
    """A file that cannot become a document. The message is one plain sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one voice as a reader met them: a span of a document before it was looked at."""

    text: str
    bold: bool = False
    href: str | None = None
    language: str | None = None


@dataclass
class Item:
    """A line of a list while it is read."""

    spans: list[Run] = field(default_factory=list)
    items: list["Item"] = field(default_factory=list)
    ordered: bool = False


@dataclass
class Cell:
    spans: list[Run]
    is_header: bool = False
    across: int = 1
    down: int = 1


@dataclass
class RawTable:
    rows: list[list[Cell]]
    caption: str = ""
    first_row_names: bool | None = None  # None: nobody said, so the first row is taken
    first_cells_name: bool | None = None


class Draft:
    """Blocks in reading order, gathered by a reader. `document()` puts them right and makes the document."""

    def __init__(self) -> None:
        self.title: list[Run] = []
        self.title_besides = ""  # what the file is called inside, when its words name no title
        self.lead: dict[str, str] = {}  # subtitle, about, date, source
        self.language = ""
        self.not_kept: list[str] = []
        self.blocks: list[tuple] = []
        self.cells = 0

    def say(self, sentence: str) -> None:
        """Name something that could not be kept."""
        self.not_kept.append(sentence)

    def add(self, *block) -> None:
        self.blocks.append(block)
        if len(self.blocks) > MOST_BLOCKS:
            raise Unreadable("This paper has more than 20,000 parts. Cut it into smaller papers.")

    def heading(self, level: int, spans: list[Run], language: str | None = None) -> None:
        if text_of(spans).strip():
            self.add("heading", level, trimmed(spans), language)

    def paragraph(self, spans: list[Run], language: str | None = None) -> None:
        if text_of(spans).strip():
            self.add("paragraph", trimmed(spans), language)

    def note(self, kind: str, spans: list[Run], language: str | None = None) -> None:
        if text_of(spans).strip():
            self.add("note", kind, trimmed(spans), language)

    def items(self, items: list[Item], ordered: bool, language: str | None = None) -> None:
        if items := kept_items(items):
            self.add("list", items, ordered, language)

    def table(self, table: RawTable, language: str | None = None) -> None:
        self.cells += sum(len(row) for row in table.rows)
        if self.cells > MOST_CELLS:
            raise Unreadable(
                "The tables in this paper have more than 50,000 cells. Send them as a spreadsheet."
            )
        if any(text_of(cell.spans).strip() for row in table.rows for cell in row):
            self.add("table", table, language)
        else:
            self.paragraph([Run(table.caption)], language)

    def picture(
        self, data: bytes | None, *, alt: str | None, name: str = "", caption: str = "", credit: str = ""
    ) -> None:
        """A picture. `alt` None: nobody wrote words for it; "": it adds nothing to the words."""
        self.add("picture", data, alt, name, caption, credit)

    # Into a document

    def document(self, *, title: str | None = None, or_else: str = "Paper") -> Document:
        """The document. Its title is the one given, or its own, or its only heading of the first level."""
        blocks = self.blocks
        spans = self.title
        firsts = [at for at, block in enumerate(blocks) if block[0] == "heading" and block[1] == 1]
        if not spans and len(firsts) == 1 and all(block[0] == "picture" for block in blocks[: firsts[0]]):
            own = blocks[firsts[0]][2]
            # Under another title that was given, its words stay as a heading: nothing that was written goes.
            if title is None or one_line(text_of(own)) == one_line(title):
                spans = own
                blocks = [*blocks[: firsts[0]], *blocks[firsts[0] + 1 :]]
                firsts = []
        words = (
            title or one_line(text_of(spans)) or one_line(UNPRINTABLE.sub("", self.title_besides)) or or_else
        )
        if not blocks and not spans:
            raise Unreadable("We found no words in this file.")
        self.builder = Builder(words, language=self.language or "en-GB", **self.lead)
        self.level, self.deepen = 1, 1 if firsts else 0
        self.tables = self.pictures = 0
        for kind, *rest in blocks:
            getattr(self, f"_{kind}")(*rest)
        return self.builder.document()

    def _safe(self, spans, language: str | None = None) -> list[Span]:
        """Spans without what no format can hold, and without links that lead anywhere unsafe.

        `language` is that of their block: a span says its own only when it is another.
        """
        around = language or self.builder_language
        made = []
        for span in spans:
            text, href = UNPRINTABLE.sub("", span.text), span.href
            if href is not None:
                href = UNPRINTABLE.sub("", href).strip()
                if not (SAFE_LINK.match(href) or RELATIVE_LINK.match(href)) or not text.strip():
                    if href.lower().startswith("http://"):
                        if href not in text:
                            text = f"{text.rstrip()} ({href}){' ' if text.endswith(' ') else ''}"
                        self.say(f"The link to {href[:80]} is not safe (no https), so it is words now.")
                    elif text.strip():
                        self.say(
                            f"The link “{text.strip()[:60]}” leads to a place that is not safe, so it is words now."
                        )
                    href = None
            if text:
                spoken = None if span.language == around else span.language
                made.append(Span(text, bold=span.bold, href=href, language=spoken))
        return joined(made)

    def _speaks(self, text: str, language: str | None) -> str | None:
        """The language of a block: the one that it says, or the one that its letters show."""
        if language:
            return None if language == self.builder_language else language
        home = first_part(self.builder_language)
        found = Counter(language_of_word(word, home) for word in text.split() if any(map(str.isalpha, word)))
        if not found:
            return None
        most, number = found.most_common(1)[0]
        written = WRITTEN_SO.get(most)
        if most != home and written != WRITTEN_SO.get(home) and written and number * 2 > sum(found.values()):
            return most
        return None

    @property
    def builder_language(self) -> str:
        return self.language or "en-GB"

    def _heading(self, level: int, spans, language) -> None:
        wanted = min(6, max(2, level + self.deepen))
        if wanted > self.level + 1:
            self.say(
                f"The heading “{one_line(text_of(spans))[:60]}” jumped over a level. It now follows the one before."
            )
            wanted = self.level + 1
        self.level = wanted
        spans = [
            Span(one_line_kept(span.text), href=span.href, language=span.language)
            for span in self._safe(spans)
        ]
        self.builder.heading(wanted, *spans, language=self._speaks(text_of(spans), language))

    def _paragraph(self, spans, language) -> None:
        spans = self._safe(spans, language)
        if text_of(spans).strip():
            self.builder.paragraph(*spans, language=self._speaks(text_of(spans), language))

    def _note(self, kind, spans, language) -> None:
        spans = self._safe(spans, language)
        if text_of(spans).strip():
            self.builder.note(*spans, kind=kind, language=self._speaks(text_of(spans), language))

    def _list(self, items, ordered, language) -> None:
        made = self._made_items(items, language)
        if made:
            words = " ".join(text_of(item.spans) for item in made)
            self.builder.list(made, ordered=ordered, language=self._speaks(words, language))

    def _made_items(self, items: list[Item], language: str | None) -> list[ListItem]:
        made = []
        for item in items:
            spans = self._safe(item.spans, language)
            below = tuple(self._made_items(item.items, language))
            if text_of(spans).strip():
                made.append(ListItem(tuple(spans), below, item.ordered if below else False))
            else:
                made += below
        return made

    def _table(self, table: RawTable, language) -> None:
        self.tables += 1
        name = one_line(UNPRINTABLE.sub("", table.caption))
        if not name:
            name = f"Table {self.tables}"
            self.say(f"Table {self.tables} has no name. Say in a few words what it shows.")
        raw, was_joined = spread(table.rows)
        if was_joined:
            self.say(
                f"“{name}” has joined cells. Each stands alone now: look whether it still says the same."
            )
        grid = [[self._safe(cell, language) for cell in row] for row in raw]
        if len(grid[0]) == 1 or len(grid) == 1:
            for line in raw:
                self._paragraph([part for cell in line for part in (*cell, Run(" "))][:-1], language)
            self.say(f"“{name}” was a table of one row or column. It is words now.")
            return
        first, rows = grid[0], grid[1:]
        if table.first_row_names is None and not any(cell.is_header for cell in table.rows[0]):
            self.say(
                f"“{name}” does not say what its columns hold. We took its first row for that: look whether it is right."
            )
        for at, cell in enumerate(first):
            if not text_of(cell).strip():
                first[at] = [Span(f"Column {at + 1}")]
                if at or table.first_cells_name is False:
                    self.say(f"Column {at + 1} of “{name}” has no name.")
        names = table.first_cells_name
        firsts = [text_of(row[0]).strip() for row in rows]
        if names is None:
            names = len(set(firsts)) == len(firsts)
        names = bool(names and all(firsts))
        words = " ".join(text_of(cell) for row in rows for cell in row)
        self.builder.table(
            caption=name,
            columns=first,
            rows=[[tuple(cell) for cell in row] for row in rows],
            row_headers=names,
            language=self._speaks(words, language),
        )

    def _picture(self, data, alt, name, caption, credit) -> None:
        self.pictures += 1
        kind = picture_kind(data) if data else None
        words = one_line(UNPRINTABLE.sub("", alt or ""))
        caption, credit = (one_line(UNPRINTABLE.sub("", text)) for text in (caption, credit))
        if data is None or kind is None:
            why = "was not sent along" if data is None else "is of a kind that not every format can show"
            label = words or name or f"number {self.pictures}"
            self.say(f"The picture “{label[:60]}” {why}. Add it as PNG or JPEG.")
            for text in (f"Picture: {words}" if words else "", caption, credit):
                if text:
                    self.builder.paragraph(text)
            return
        if alt is None:
            self.say(
                f"Picture {self.pictures} has no words for people who cannot see it. Write what it shows."
            )
        decorative = alt is not None and not words
        self.builder.picture(
            data,
            alt="" if decorative else words or NO_WORDS_YET,
            media_type=kind,
            caption=caption,
            credit=credit,
            decorative=decorative,
        )


def kept_items(items: list[Item]) -> list[Item]:
    return [item for item in items if text_of(item.spans).strip() or item.items]


def trimmed(spans: list[Run]) -> list[Run]:
    """The spans without spaces at their two ends."""
    spans = [span for span in spans if span.text]
    if spans:
        spans[0] = with_text(spans[0], spans[0].text.lstrip())
        spans[-1] = with_text(spans[-1], spans[-1].text.rstrip())
    return [span for span in spans if span.text]


def with_text(span: Run, text: str) -> Run:
    return replace(span, text=text, href=span.href if text.strip() else None)


def joined(spans: list[Span]) -> list[Span]:
    """Neighbours of one voice as one span.

    >>> len(joined([Span("Three "), Span("dots"), Span("!", bold=True)]))
    2
    """
    made: list[Span] = []
    for (bold, href, language), alike in groupby(
        spans, key=lambda span: (span.bold, span.href, span.language)
    ):
        made.append(Span("".join(span.text for span in alike), bold=bold, href=href, language=language))
    return made


def one_line(text: str) -> str:
    return " ".join(text.split())


def one_line_kept(text: str) -> str:
    """The text without line breaks, its spaces at the ends kept."""
    return " ".join(line.strip() if "\n" in text else line for line in text.split("\n"))


def spread(rows: list[list[Cell]]) -> tuple[list[list[list[Run]]], bool]:
    """Cells in a plain grid: a cell that reached over several keeps its words in the first. Was any so?"""
    grid: list[dict[int, list[Run]]] = []
    taken: dict[tuple[int, int], bool] = {}
    was_joined = False
    spread_over = 0
    for y, row in enumerate(rows):
        line: dict[int, list[Run]] = {}
        x = 0
        for cell in row:
            while taken.get((y, x)):
                line[x] = []
                x += 1
            line[x] = cell.spans
            across, down = min(cell.across, 100), min(cell.down, len(rows) - y)
            spread_over += across * down
            if spread_over > MOST_CELLS:
                raise Unreadable("The joined cells in this paper reach too far. Make its tables simpler.")
            was_joined = was_joined or across > 1 or down > 1
            for dy in range(down):
                for dx in range(across):
                    if dy or dx:
                        taken[y + dy, x + dx] = True
            for dx in range(1, across):
                # A heading that stands over two columns names both.
                line[x + dx] = list(cell.spans) if y == 0 else []
            x += across
        while taken.get((y, x)):
            line[x] = []
            x += 1
        grid.append(line)
    width = max((max(line, default=-1) + 1 for line in grid), default=0)
    full = [[line.get(x, []) for x in range(width)] for line in grid]
    return [row for row in full if any(text_of(cell).strip() for cell in row)], was_joined


def picture_kind(data: bytes) -> str | None:
    """The kind of a picture that every format can show, or None. It is really opened, and not larger than is safe."""
    try:
        picture = Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "GIF", "WEBP"))
        if picture.width * picture.height > MOST_PIXELS:
            return None
        picture.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, EOFError):
        return None
    kinds = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif", "WEBP": "image/webp"}
    return kinds.get(picture.format or "")
