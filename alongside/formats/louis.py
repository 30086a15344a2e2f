"""Words into braille cells by the library liblouis, called through ctypes.

The program `lou_translate` is not used: it takes a backslash for a sign of its own and loses letters. The library
keeps its tables in memory and is not made for threads, so one lock stands before every call.
"""

import ctypes
import ctypes.util
import os
import sys
import threading
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from alongside.formats.document import RIGHT_TO_LEFT_SCRIPTS
from alongside.formats.not_here import NotHere

# Language -> (grade 1, grade 2). Where a language has no contracted braille here, both are the same.
TABLES = {
    "en": ("en-ueb-g1.ctb", "en-ueb-g2.ctb"),
    "cy": ("cy-cy-g1.utb", "cy-cy-g2.ctb"),
    "ur": ("ur-pk-g1.utb", "ur-pk-g2.ctb"),
    "pa": ("pa.tbl", "pa.tbl"),
    "bn": ("bn.tbl", "bn.tbl"),
}
NAMES = {"en": "English", "cy": "Welsh", "ur": "Urdu", "pa": "Punjabi", "bn": "Bengali", "pl": "Polish"}
# Words in another script are written by that script's table even when nobody has said their language.
SCRIPTS = ((0x0600, 0x06FF, "ur"), (0x0A00, 0x0A7F, "pa"), (0x0980, 0x09FF, "bn"))

LIBRARIES = ("liblouis.so.20", "liblouis.so", "liblouis.dylib", "liblouis.20.dylib", "liblouis.dll")
PLACES = (
    "/usr/share/liblouis/tables",
    "/usr/local/share/liblouis/tables",
    "/opt/homebrew/share/liblouis/tables",
)
DOTS, UNICODE, NO_UNDEFINED, SILENT = 4, 64, 128, 60000
# Long texts go in pieces: the library's time grows faster than the text.
PIECE = 600


class Louis:
    """The library, loaded once. `cells` gives Unicode braille, U+2800 to U+283F."""

    def __init__(self) -> None:
        self._library = _load()
        self._library.lou_setLogLevel(SILENT)
        self._wide = int(self._library.lou_charSize())
        self._code = "utf-16" if self._wide == 2 else "utf-32"
        self._code += "-le" if sys.byteorder == "little" else "-be"
        self._lock = threading.Lock()
        self._tables: dict[str, bytes | None] = {}

    def table(self, name: str) -> bytes | None:
        """What to give the library as table: its name, or its whole path, or nothing when it has none."""
        with self._lock:
            if name not in self._tables:
                self._tables[name] = self._find(name)
            return self._tables[name]

    def _find(self, name: str) -> bytes | None:
        paths = [Path(place) / name for place in PLACES]
        for known in (name.encode(), *(os.fsencode(path) for path in paths if path.exists())):
            if self._library.lou_checkTable(known):
                return known
        return None

    def cells(self, text: str, table: bytes, mode: int = DOTS | UNICODE) -> str:
        """The whole text in cells, by this table."""
        return "".join(self._piece(piece, table, mode) for piece in _pieces(text))

    def _piece(self, text: str, table: bytes, mode: int) -> str:
        made = []
        while text:
            cells, done = self._call(self._library.lou_translateString, text, table, mode)
            made.append(cells)
            # It stops early when it cannot go on; nothing of a text may be lost.
            text = text[max(done, 1) :]
        return "".join(made)

    def back(self, cells: str, table: bytes) -> str:
        """What somebody would read: cells back into words. For checks; contracted braille has gaps here."""
        return self._call(self._library.lou_backTranslateString, cells, table, 0)[0]

    def _call(
        self, function: "ctypes._NamedFuncPointer", text: str, table: bytes, mode: int
    ) -> tuple[str, int]:
        source = text.encode(self._code, "surrogatepass")
        room = len(text) * 10 + 200
        given, got = ctypes.create_string_buffer(source), ctypes.create_string_buffer(room * self._wide)
        length, made = ctypes.c_int(len(source) // self._wide), ctypes.c_int(room)
        with self._lock:
            worked = function(table, given, ctypes.byref(length), got, ctypes.byref(made), None, None, mode)
        if not worked:
            raise NotHere("The braille library could not use its table.")
        return got.raw[: made.value * self._wide].decode(self._code, "replace"), length.value


def _load() -> ctypes.CDLL:
    names = [*LIBRARIES, ctypes.util.find_library("louis")]
    for name in names:
        if name:
            try:
                return ctypes.CDLL(name)
            except OSError:
                continue
    raise NotHere("The braille library is not on this computer.")


@cache
def louis() -> Louis:
    """The library, or `NotHere`."""
    return Louis()


def _pieces(text: str) -> Iterator[str]:
    while len(text) > PIECE:
        cut = text.rfind(" ", 1, PIECE)
        cut = PIECE if cut < 1 else cut
        yield text[:cut]
        text = text[cut:]
    if text:
        yield text


@lru_cache(maxsize=50_000)
def _is_known(character: str, table: bytes) -> bool:
    if len(character.encode("utf-16-le", "surrogatepass")) > 2 and louis()._wide == 2:
        return False
    return louis().cells(character, table, DOTS | UNICODE | NO_UNDEFINED).strip("\u2800") != ""


class Writer:
    """Writes words of one document in cells: `cells(text, language)`.

    `grade` 1 writes every letter, grade 2 is contracted. A language that has no table is refused with a sentence when
    it is the document's own; a few words of it inside another language are written by the document's table.
    """

    def __init__(self, language: str, grade: int = 2) -> None:
        if grade not in (1, 2):
            raise ValueError(f"Braille has grade 1 or 2, not {grade}.")
        self.grade = grade
        self.own = self._table(language)
        if self.own is None:
            first = language.split("-")[0].lower()
            raise NotHere(f"We have no braille for {NAMES.get(first, 'this language')} on this computer.")

    def _table(self, language: str) -> bytes | None:
        first, *rest = language.lower().split("-")
        if first not in TABLES or (first == "pa" and RIGHT_TO_LEFT_SCRIPTS & set(rest)):
            louis()
            return None
        return louis().table(TABLES[first][self.grade - 1])

    def cells(self, text: str, language: str | None = None) -> str:
        """The text in Unicode braille; every run of white space is one blank cell."""
        table = (self._table(language) if language else None) or self.own
        assert table is not None
        text = unicodedata.normalize("NFC", text)
        made = []
        for run, run_table in self._runs(text, table):
            before = "\u2800" if run[:1].isspace() else ""
            after = "\u2800" if run[-1:].isspace() else ""
            words = " ".join(run.split())
            made.append(before + (louis().cells(words, run_table) + after if words else ""))
        return "".join(chr(0x2800 | ord(cell) & 0x3F) for cell in "".join(made))

    def _runs(self, text: str, table: bytes) -> Iterator[tuple[str, bytes]]:
        """The text in runs, each with the table that can write it; no sign is left that no table knows."""
        run, of = "", table
        for character in text:
            said, by = self._sayable(character, table)
            if by != of and not character.isspace():
                if run:
                    yield run, of
                run, of = "", by
            run += said
        if run:
            yield run, of

    def _sayable(self, character: str, table: bytes) -> tuple[str, bytes]:
        """What stands for this sign, and the table that writes it: this one, its script's, or the English one."""
        if character.isspace():
            return " ", table
        for start, end, language in SCRIPTS:
            if start <= ord(character) <= end and (other := self._table(language)):
                return (character if _is_known(character, other) else _told(character)), other
        plain = unicodedata.normalize("NFKD", character)
        english = self._table("en") or table
        for by in (table, english):
            for said in (character, plain):
                if said and all(one.isspace() or _is_known(one, by) for one in said):
                    return said, by
        return _told(character), english


def _told(character: str) -> str:
    """A sign that no table knows, in words; what only joins or steers other signs goes without."""
    kind = unicodedata.category(character)
    if kind in ("Cf", "Cc") or 0xFE00 <= ord(character) <= 0xFE0F:
        return ""
    name = unicodedata.name(character, "").lower()
    name = "".join(one if one.isalnum() else " " for one in name)
    return f" ({name}) " if name else f" (sign {ord(character):x}) "
