"""A document in braille: BRF pages of 40 cells by 25 lines for a braille printer or display, and Unicode braille.

The translation is liblouis's, called by ctypes: its program reads a backslash as an escape and so loses words. The
layout is ours, after the UK Association for Accessible Formats: the title in the middle, headings from cell 5,
paragraphs from cell 3, lists from cell 1 with the rest from cell 3, page numbers at the right of the last line.
"""

import ctypes
import ctypes.util
import glob
import threading
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

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
    text_of,
)
from alongside.formats.not_here import NotHere
from alongside.formats.scripts import by_script, first_part

CELLS, LINES = 40, 25
BRF, UNICODE = "en-us-brf.dis", "unicode.dis"
# By the first part of a language's code: grade 1, grade 2. A language without an entry is made by people.
TABLES: dict[str, tuple[str, str]] = {
    "en": ("en-ueb-g1.ctb", "en-ueb-g2.ctb"),
    "cy": ("cy-cy-g1.utb", "cy-cy-g2.ctb"),
    "ur": ("ur-pk-g1.utb", "ur-pk-g2.ctb"),
    "ar": ("ar-ar-g1.utb", "ar-ar-g2.ctb"),
    "pa": ("pa.tbl", "pa.tbl"),
    "bn": ("bn.tbl", "bn.tbl"),
}
CONTINUES = {BRF: '"', UNICODE: "\u2810"}  # dot 5: the word goes on in the next line (UEB 10.13)
GUIDE = {BRF: '"', UNICODE: "\u2810"}
LANGUAGE_NAMES = {
    "pl": "Polish",
    "ro": "Romanian",
    "so": "Somali",
    "fa": "Farsi",
    "ku": "Kurdish",
    "bfi": "BSL",
}
NO_UNDEFINED = 128  # liblouis's mode in which it writes nothing for a sign that it does not know
MADE_BY_MACHINE = "This braille was made by a computer. If something is wrong, please tell us."

_lock = threading.Lock()  # liblouis keeps what it works on in places of its own


def to_brf(document: Document, grade: int = 2) -> bytes:
    """The document as a BRF file: at most 40 cells a line and 25 lines a page, CR LF, form feed after each page.

    `grade`: 1 letter by letter, 2 contracted. Raises `NotHere` without liblouis, or without a table for the language.
    """
    pages = _Pages(document, grade, BRF).pages()
    return "".join("\r\n".join(page) + "\r\n\f" for page in pages).encode("ascii")


def to_unicode_braille(document: Document, grade: int = 2) -> str:
    """The same pages as Unicode braille patterns, to read on a screen with a braille display or to look at."""
    pages = _Pages(document, grade, UNICODE).pages()
    return "\n\n".join("\n".join(page) for page in pages) + "\n"


def is_here() -> bool:
    """Is liblouis on this machine?"""
    return _library() is not None


# ---------------------------------------------------------------------------------------------------------
# liblouis
# ---------------------------------------------------------------------------------------------------------


@cache
def _library() -> ctypes.CDLL | None:
    """liblouis, or None. Debian: `apt install liblouis20 liblouis-data`."""
    names = [ctypes.util.find_library("louis")]
    names += sorted(glob.glob("/usr/lib/*/liblouis.so.*") + glob.glob("/usr/local/lib/liblouis.*"))
    names += [
        "liblouis.so.20",
        "liblouis.so",
        "liblouis.dylib",
        "/opt/homebrew/lib/liblouis.dylib",
        "liblouis.dll",
    ]
    for name in filter(None, names):
        try:
            library = ctypes.CDLL(name)
            library.lou_charSize.restype = ctypes.c_int
            library.lou_setLogLevel(
                ctypes.c_int(60000)
            )  # what it says of missing tables, we say in a sentence
            return library
        except (OSError, AttributeError):
            continue
    return None


def _wide(text: str) -> tuple[Any, Any]:
    """Text as liblouis's wide characters, with their type."""
    library = _library()
    two_bytes = library is not None and library.lou_charSize() == 2
    kind = ctypes.c_uint16 if two_bytes else ctypes.c_uint32
    data = text.encode("utf-16-le" if two_bytes else "utf-32-le")
    return (kind * max(1, len(data) // ctypes.sizeof(kind))).from_buffer_copy(data or b"\0" * 4), kind


def _from_wide(buffer: Any, length: int, kind: Any) -> str:
    data = bytes(buffer)[: length * ctypes.sizeof(kind)]
    return data.decode("utf-16-le" if ctypes.sizeof(kind) == 2 else "utf-32-le", errors="replace")


def _call(function: str, tables: str, text: str, mode: int = 0) -> str:
    """Run one of liblouis's translations over the whole text, however long its answer grows."""
    library = _library()
    if library is None:
        raise NotHere("Braille is made with liblouis, which is not on this machine. Ask us for this.")
    if not text:
        return ""
    room = len(text) * 6 + 100
    with _lock:
        while True:
            given, kind = _wide(text)
            made = (kind * room)()
            read, written = ctypes.c_int(len(given)), ctypes.c_int(room)
            whole = read.value
            worked = getattr(library, function)(
                tables.encode(), given, ctypes.byref(read), made, ctypes.byref(written), None, None, mode
            )
            if not worked:
                raise NotHere("There is no braille table for this language here. Ask us for this.")
            if read.value >= whole or room > len(text) * 200:
                return _from_wide(made, written.value, kind)
            room *= 2


@cache
def table_for(language: str, grade: int) -> str:
    """The table of a language. Raises `NotHere`, with a sentence, for one that people make."""
    first = first_part(language)
    if first not in TABLES:
        name = LANGUAGE_NAMES.get(first, "this language")
        raise NotHere(f"Braille in {name} is made by people. Ask us for this.")
    return TABLES[first][0 if grade == 1 else 1]


def translate(text: str, language: str = "en", grade: int = 2, cells: str = BRF) -> str:
    """Text as braille cells, in one line. Words in another script are said in their own language's braille.

    >>> translate("Three dots each") if is_here() else ",?REE DOTS EA*"
    ',?REE DOTS EA*'
    """
    text = " ".join(text.split())
    made = [
        _call("lou_translateString", f"{cells},{table_for(spoken, grade)}", known_signs(part, spoken, grade))
        for spoken, part in _with_tables(text, language)
    ]
    return _only_cells("".join(made), cells)


def back_translate(cells: str, language: str = "en", grade: int = 2) -> str:
    """Braille cells (BRF) as print again: the proof that nothing was lost."""
    return _call("lou_backTranslateString", f"{BRF},{table_for(language, grade)}", cells)


def _with_tables(text: str, language: str) -> list[tuple[str, str]]:
    """The pieces of a text by language; letters of a language without a table are left to the text's own."""
    return [(spoken if spoken in TABLES else language, part) for spoken, part in by_script(text, language)]


@cache
def _is_known(sign: str, table: str) -> bool:
    """Does the table have this sign?"""
    return bool(_call("lou_translateString", f"{UNICODE},{table}", sign, NO_UNDEFINED).strip("\u2800 "))


def known_signs(text: str, language: str, grade: int) -> str:
    """The text without signs that the table lacks: an emoji becomes its name, the rest the nearest letter."""
    table = table_for(language, grade)
    made = []
    for sign in text:
        if sign.isascii() and sign.isprintable():
            made.append(sign)
        elif unicodedata.category(sign) in ("Cf", "Cc", "Cs", "Co", "Cn", "Me") or sign in "\ufe0e\ufe0f":
            continue
        elif _is_known(sign, table):
            made.append(sign)
        else:
            near = unicodedata.normalize("NFKD", sign)
            near = "".join(one for one in near if not unicodedata.combining(one) and one.isascii())
            made.append(near or f" ({unicodedata.name(sign, 'a sign').lower()}) ")
    return "".join(made)


def _only_cells(made: str, cells: str) -> str:
    """Nothing but cells: a printer cannot say anything else."""
    if cells == BRF:
        return "".join(one if " " <= one <= "_" or "`" <= one <= "~" else " " for one in made)
    return "".join(one if "\u2800" <= one <= "\u283f" else " " for one in made)


# ---------------------------------------------------------------------------------------------------------
# Pages
# ---------------------------------------------------------------------------------------------------------


@dataclass
class _Part:
    """Some lines that belong to one block. `keep`: not parted from the two lines that follow."""

    lines: list[str]
    keep: bool = False
    space_before: bool = False
    entry: str = ""  # its line in the contents


class _Pages:
    def __init__(self, document: Document, grade: int, cells: str) -> None:
        if grade not in (1, 2):
            raise ValueError("Braille has grade 1 and grade 2.")
        table_for(document.language, grade)
        self.document, self.grade, self.cells = document, grade, cells

    def pages(self) -> list[list[str]]:
        """Every page with its number: the title and contents first, then the text."""
        body = [part for block in self.document.blocks for part in self._block(block, self.document.language)]
        if self.document.source:
            body.append(_Part(self._paragraph(self.document.source), space_before=True))
        front = self._front()
        headings = [part for part in body if part.entry]
        if len(headings) < 3:
            return self._number(self._fill([*front, *body]))
        length = 0
        for _try in range(3):
            laid = self._fill(body)
            where = {
                id(part): number + length + 1
                for number, parts in enumerate(self._parts_on(body))
                for part in parts
            }
            contents = [
                _Part(self._middle(self._said("Contents")), space_before=True, keep=True),
                *(_Part(self._entry(part.entry, where[id(part)])) for part in headings),
            ]
            first = self._fill([*front, *contents])
            if len(first) == length:
                break
            length = len(first)
        return self._number([*first, *laid])

    # Words to lines

    def _said(self, text: str, language: str = "") -> str:
        language = language or self.document.language
        if first_part(language) not in TABLES:
            language = "en"  # a word of Polish among English is spelt with the signs of English braille
        grade = 1 if first_part(language) != first_part(self.document.language) else self.grade
        made = translate(text, language, grade, self.cells)
        return made.replace("\u2800", " ")

    def _wrap(self, cells: str, first: int = 0, then: int = 0) -> list[str]:
        """Lines of at most 40 cells, broken between words; a longer word is broken with dot 5."""
        lines, line = [], " " * first
        empty = True
        for word in cells.split():
            while True:
                room = CELLS - len(line) - (0 if empty else 1)
                if len(word) <= room:
                    line += ("" if empty else " ") + word
                    empty = False
                    break
                if not empty:
                    lines.append(line)
                    line, empty = " " * then, True
                    continue
                lines.append(line + word[: room - 1] + CONTINUES[self.cells])
                word, line = word[room - 1 :], " " * then
        if not empty:
            lines.append(line)
        return lines

    def _middle(self, cells: str) -> list[str]:
        lines = self._wrap(cells, 0, 0)
        return [" " * ((CELLS - len(line)) // 2) + line for line in lines]

    def _paragraph(self, text: str, language: str = "") -> list[str]:
        return [
            line
            for one in text.split("\n")
            if one.strip()
            for line in self._wrap(self._said(one, language), 2, 0)
        ]

    def _entry(self, cells: str, page: int) -> list[str]:
        """A line of the contents, with dots that lead to the page."""
        number = self._said(str(page), "en")
        room = CELLS - len(number) - 2
        lines = self._wrap(cells, 0, 2)
        last = lines.pop()
        if len(last) > room - 1:
            cut = last.rfind(" ", 0, room - 1)
            head, last = (last[:cut], "  " + last[cut + 1 :]) if cut > 2 else (last, "  ")
            lines.append(head)
        gap = CELLS - len(last) - len(number) - 2
        lines.append(f"{last} {GUIDE[self.cells] * gap if gap > 1 else ' ' * gap} {number}")
        return lines

    # Blocks to parts

    def _front(self) -> list[_Part]:
        document = self.document
        parts = [_Part(self._middle(self._said(document.title)))]
        parts += [
            _Part(self._paragraph(text), space_before=True)
            for text in (document.subtitle, document.about, document.date)
            if text
        ]
        return [*parts, _Part(self._paragraph(MADE_BY_MACHINE, "en"), space_before=True)]

    def _block(self, block: AnyBlock, language: str) -> list[_Part]:
        spoken = block.language or language
        match block:
            case Heading():
                made = self._spans(block.spans, spoken)
                entry = made if block.level == 2 else ""
                return [_Part(self._wrap(made, 4, 4), keep=True, space_before=True, entry=entry)]
            case Paragraph():
                return [_Part(self._lines_of(block.spans, spoken))]
            case Note():
                return [
                    _Part(self._lines_of(block.spans, spoken), space_before=True),
                    _Part([], space_before=True),
                ]
            case ListBlock():
                return [_Part(lines) for lines in self._list(block.items, block.ordered, spoken, 0)]
            case Table():
                return self._table(block, spoken)
            case Picture():
                return self._picture(block, spoken)
            case EasyReadIdea():
                return [*self._picture(block.picture, spoken), _Part(self._lines_of(block.spans, spoken))]

    def _spans(self, spans: Spans, language: str) -> str:
        """Spans of one language are translated together, since contractions reach over them."""
        made, run, spoken = [], "", ""
        for span in spans:
            now = span.language or language
            if run and now != spoken:
                made.append(self._said(run, spoken))
                run = ""
            run, spoken = run + span.text + _address(span), now
        if run:
            made.append(self._said(run, spoken))
        return " ".join(made)

    def _lines_of(self, spans: Spans, language: str) -> list[str]:
        if any("\n" in span.text for span in spans):
            return self._paragraph(text_of(spans), language)
        return self._wrap(self._spans(spans, language), 2, 0)

    def _list(
        self, items: Iterable[ListItem], ordered: bool, language: str, deep: int
    ) -> Iterable[list[str]]:
        indent = min(2 * deep, 20)
        for number, item in enumerate(items, start=1):
            mark = self._said(f"{number}.", language) + " " if ordered else ""
            yield self._wrap(mark + self._spans(item.spans, language), indent, indent + 2)
            yield from self._list(item.items, item.ordered, language, deep + 1)

    def _table(self, table: Table, language: str) -> list[_Part]:
        parts = [_Part(self._paragraph(table.caption, language), keep=True, space_before=True)]
        headers = [self._spans(header, language) for header in table.columns]
        colon = self._said(":", "en")
        if not table.rows or table.row_headers:
            parts.append(_Part(self._wrap((" " + self._said(";", "en") + " ").join(headers), 2, 0)))
        for row in table.rows:
            lines: list[str] = []
            for at, (header, cell) in enumerate(zip(headers, row, strict=True)):
                words = self._spans(cell, language)
                if table.row_headers and at == 0:
                    lines += self._wrap(words, 0, 2)
                elif words.strip():
                    lines += self._wrap(f"{header}{colon} {words}", 2 if table.row_headers else 0, 4)
            parts.append(_Part(lines))
        return [*parts, _Part([], space_before=True)]

    def _picture(self, picture: Picture, language: str) -> list[_Part]:
        texts = [] if picture.decorative else [f"Picture: {picture.alt}"]
        texts += [text for text in (picture.caption, picture.credit) if text]
        return [_Part(self._paragraph(text, language)) for text in texts]

    # Parts to pages

    def _fill(self, parts: list[_Part]) -> list[list[str]]:
        return [lines for lines, _parts in self._laid(parts)]

    def _parts_on(self, parts: list[_Part]) -> list[list[_Part]]:
        return [on for _lines, on in self._laid(parts)]

    def _laid(self, parts: list[_Part]) -> list[tuple[list[str], list[_Part]]]:
        """Pages of 24 lines, the last line is for the number; and which parts begin on each."""
        pages: list[tuple[list[str], list[_Part]]] = [([], [])]
        room = LINES - 1
        for part in parts:
            page, begun = pages[-1]
            if part.space_before and page and page[-1] and len(page) < room:
                page.append("")
            # A heading stays with what follows it, and a short block on one page.
            needs = len(part.lines) + 2 if part.keep else len(part.lines) if len(part.lines) <= 6 else 2
            if page and len(page) + min(needs, room) > room:
                pages.append(([], []))
                page, begun = pages[-1]
            begun.append(part)
            for line in part.lines:
                if len(page) == room:
                    pages.append(([], []))
                    page = pages[-1][0]
                page.append(line)
        return [one for one in pages if any(one[0])] or pages[:1]

    def _number(self, pages: list[list[str]]) -> list[list[str]]:
        done = []
        for number, page in enumerate(pages, start=1):
            lines = [line.rstrip() for line in page] + [""] * (LINES - 1 - len(page))
            done.append([*lines, self._said(str(number), "en").rjust(CELLS)])
        return done


def _address(span: Span) -> str:
    """The address of a link after its words, as in plain text; a jump inside the document leads nowhere on paper."""
    address = (span.href or "").removeprefix("mailto:").removeprefix("tel:")
    return f" ({address})" if address and not address.startswith("#") and address != span.text.strip() else ""
