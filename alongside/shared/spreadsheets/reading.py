"""The one reader of tables: CSV in any usual letters and signs, and XLSX. Hostile files are refused in a sentence.

A file is measured before it is opened: how large it is, how large it unpacks, and whether it says what it is.
"""

import codecs
import csv
import datetime
import io
import re
import zipfile
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from alongside.shared.errors import Refused

LARGEST_FILE = 10 * 1024 * 1024  # bytes
LARGEST_UNPACKED = 100 * 1024 * 1024  # bytes
MOST_TIMES_LARGER = 200  # an honest sheet packs about ten to one, a very regular one a hundred
MOST_PARTS = 1000
MOST_ROWS = 20_000
MOST_COLUMNS = 100
LONGEST_CELL = 2000  # characters
DELIMITERS = ",;\t|"
ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OTHER_KINDS = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"{\\rtf": "RTF",
    b"\x1f\x8b": "gzip",
    b"7z\xbc\xaf": "7z",
}


@dataclass
class Table:
    """What stands in a spreadsheet. `lines` are the line numbers that people see in it, one for each of `rows`."""

    header: list[str]
    rows: list[list[str]]
    lines: list[int]
    notes: list[str] = field(default_factory=list)  # what was done to read it, in sentences


def read_table(upload) -> Table:
    """The first table in a file that somebody sent: its header, and its rows as words. Empty rows are left out.

    `upload` has a `name`, a `size` and `read()`. Refused with a sentence: what is too large, what is not a table,
    what could not be read.
    """
    if upload.size > LARGEST_FILE:
        raise Refused(_("This file is larger than 10 MB. Cut it into parts, and bring in one at a time."))
    data = upload.read()
    if not data.strip(b"\x00\r\n\t ,;"):
        raise Refused(_("This file is empty. Look whether you chose the right one."))
    if data.startswith(OLD_OFFICE):
        raise Refused(
            _("This is an older kind of file, or it is locked with a password. Save it as .xlsx or as CSV.")
        )
    for start, kind in OTHER_KINDS.items():
        if data.startswith(start):
            raise Refused(
                _("This is a %(kind)s file, not a table. Save the list as .xlsx or as CSV.") % {"kind": kind}
            )
    rows, notes = xlsx_rows(data) if data.startswith(ZIP) else csv_rows(data)
    return as_table(rows, notes)


def as_table(rows: list[list[str]], notes: list[str]) -> Table:
    """Find the header, and leave out what is empty."""
    filled = [(number, row) for number, row in enumerate(rows, start=1) if any(row)]
    # Many lists begin with a title in one cell: the header is the first line with two words or more in it.
    while len(filled) > 1 and sum(map(bool, filled[0][1])) < 2 <= sum(map(bool, filled[1][1])):
        notes.append(
            _("We left out line %(line)d above the table: “%(words)s”.")
            % {"line": filled[0][0], "words": " ".join(filled[0][1]).strip()[:60]}
        )
        filled.pop(0)
    if len(filled) < 2:
        raise Refused(
            _("We found no table in this file: a first line with a name for each column, and people below.")
        )
    width = max(len(row) for _number, row in filled)
    while width and not any(len(row) >= width and row[width - 1] for _number, row in filled):
        width -= 1
    if width > MOST_COLUMNS:
        raise Refused(
            _("This table has %(number)d columns. Keep those that you need, at most 100, and try again.")
            % {"number": width}
        )
    if len(filled) - 1 > MOST_ROWS:
        raise Refused(
            _("This table has more than 20,000 lines. Cut it into parts, and bring in one at a time.")
        )
    full = [(number, (row + [""] * width)[:width]) for number, row in filled]
    header = [words or _("Column %(letter)s") % {"letter": letter(at)} for at, words in enumerate(full[0][1])]
    return Table(header, [row for _number, row in full[1:]], [number for number, _row in full[1:]], notes)


def letter(at: int) -> str:
    """The name that spreadsheets give to a column.

    >>> letter(0), letter(25), letter(26), letter(701), letter(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    name = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(65 + rest) + name
    return name


def tidy(words: str) -> str:
    """A cell as words: no signs that cannot be seen, no lines at its ends, not longer than a cell may be.

    >>> tidy("  Farah\\u200b \\x07Begum\\r\\n")
    'Farah Begum'
    """
    kept = "".join(
        sign if sign.isprintable() or sign == "\n" else "" if sign not in "\t\r\x0b\x0c\xa0" else " "
        for sign in words[: LONGEST_CELL * 2]
    )
    lines = [" ".join(line.split()) for line in kept.split("\n")]
    return "\n".join(line for line in lines if line)[:LONGEST_CELL]


# CSV


def csv_rows(data: bytes) -> tuple[list[list[str]], list[str]]:
    text, notes = as_text(data)
    if "\x00" in text:
        raise Refused(_("This file is not a table that we can read. Save the list as .xlsx or as CSV."))
    start = text.lstrip()[:200].lower()
    if start.startswith(("<!doctype", "<html", "<?xml", "<svg", "<table")):
        raise Refused(_("This is a web page or a program, not a table. Save the list as .xlsx or as CSV."))
    delimiter = delimiter_of(text)
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if len(row) > MOST_COLUMNS * 3 and any(cell.strip() for cell in row[MOST_COLUMNS:]):
                raise Refused(
                    _(
                        "This table has %(number)d columns. Keep those that you need, at most 100, and try again."
                    )
                    % {"number": len(row)}
                )
            rows.append([tidy(cell) for cell in row[: MOST_COLUMNS * 3]])
            if len(rows) > MOST_ROWS * 3:
                break
    except csv.Error:
        raise Refused(
            _(
                "Line %(line)d of this file is broken: one cell goes on for ever. Look for a lone quotation mark."
            )
            % {"line": len(rows) + 1}
        ) from None
    return rows, notes


def as_text(data: bytes) -> tuple[str, list[str]]:
    """The file as text. Which way its letters were written is found out, and said when it had to be guessed."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            try:
                return data.decode(encoding), []
            except UnicodeDecodeError:
                raise Refused(_("The letters in this file are broken. Save it as CSV UTF-8.")) from None
    if data[:200].count(0) > 20:
        encoding = "utf-16-le" if data[1:2] == b"\x00" else "utf-16-be"
        try:
            return data.decode(encoding), []
        except UnicodeDecodeError:
            raise Refused(
                _("This file is not a table that we can read. Save the list as .xlsx or as CSV.")
            ) from None
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    text = data.decode("cp1252", errors="replace")
    strange = sum(not (sign.isprintable() or sign in "\r\n\t") for sign in text[:10_000])
    if strange > len(text[:10_000]) // 20:
        raise Refused(_("This file is not a table that we can read. Save the list as .xlsx or as CSV."))
    return text, [
        _("Its letters were written the older way (Windows). Look whether names such as Zoë are right.")
    ]


def delimiter_of(text: str) -> str:
    """The sign between cells: the one that stands most evenly in the first lines.

    >>> delimiter_of("name;e-mail\\nFarah, the baker;f@example.org\\n")
    ';'
    """
    lines = [line for line in text.splitlines()[:30] if line.strip()]

    def evenness(sign: str) -> tuple:
        counts = [line.count(sign) for line in lines]
        return (sum(count > 0 for count in counts), -len(set(counts)), sum(counts))

    return max(DELIMITERS, key=evenness)


# XLSX


def xlsx_rows(data: bytes) -> tuple[list[list[str]], list[str]]:
    names = measure(data)
    notes = []
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    except (InvalidFileException, KeyError, ValueError, TypeError, zipfile.BadZipFile, OSError, SyntaxError):
        raise Refused(
            _("We could not read this as a spreadsheet. Save it anew as .xlsx or as CSV.")
        ) from None
    try:
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        if not sheets:
            raise Refused(_("This file has no sheet that can be seen. Show the sheet, save, and try again."))
        sheet, others = sheets[0], [other.title for other in book.worksheets if other is not sheets[0]]
        if others:
            notes.append(
                _("We read the first sheet, “%(sheet)s”. We did not read: %(others)s.")
                % {"sheet": sheet.title, "others": ", ".join(others)}
            )
        rows = []
        for row in sheet.iter_rows(max_col=MOST_COLUMNS * 3 + 1):
            rows.append([cell_words(cell) for cell in row])
            if len(rows) > MOST_ROWS * 3:
                break
        widest = sheet.max_column or 0
    except Refused:
        raise
    except Exception:
        # A broken file can make the reader fail in many ways. It is the file that is at fault, and she can mend it.
        raise Refused(
            _("We could not read this as a spreadsheet. Save it anew as .xlsx or as CSV.")
        ) from None
    finally:
        book.close()
    if widest > MOST_COLUMNS and any(any(row[MOST_COLUMNS:]) for row in rows):
        raise Refused(
            _("This table has %(number)d columns. Keep those that you need, at most 100, and try again.")
            % {"number": widest}
        )
    if joined := joined_cells(data, names):
        notes.append(
            _("Some cells are joined in this file (%(cells)s). Their words count for the first cell only.")
            % {"cells": ", ".join(joined[:5])}
        )
    return rows, notes


def measure(data: bytes) -> list[str]:
    """The names of the parts of a packed file, after really unpacking each to see that it is as small as it should be."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            names = [part.filename for part in parts]
            if len(parts) > MOST_PARTS:
                raise Refused(_("This file is packed in a way that is not safe to open."))
            if any(part.flag_bits & 1 for part in parts):
                raise Refused(_("This file is locked with a password. Save it without one, and try again."))
            if "xl/workbook.xml" not in names:
                raise Refused(_("This is not a spreadsheet. Save the list as .xlsx or as CSV."))
            if any("vbaProject" in name for name in names):
                raise Refused(_("This file carries a program (macros). Save it as .xlsx, without them."))
            unpacked = 0
            for part in parts:
                with packed.open(part) as opened:
                    first = True
                    while piece := opened.read(1 << 20):
                        unpacked += len(piece)
                        if unpacked > LARGEST_UNPACKED or unpacked > max(
                            1 << 20, len(data) * MOST_TIMES_LARGER
                        ):
                            raise Refused(
                                _("This file unpacks to far more than it should. It is not safe to open.")
                            )
                        if first and re.search(rb"<!\s*(DOCTYPE|ENTITY)", piece[:4096], re.IGNORECASE):
                            raise Refused(
                                _("This file holds instructions that no list needs. It is not safe to open.")
                            )
                        first = False
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError):
        raise Refused(
            _("We could not read this as a spreadsheet. Save it anew as .xlsx or as CSV.")
        ) from None
    except Exception as fault:
        if isinstance(fault, Refused):
            raise
        # zlib and lzma each have a fault of their own.
        raise Refused(
            _("We could not read this as a spreadsheet. Save it anew as .xlsx or as CSV.")
        ) from None
    return names


def cell_words(cell) -> str:
    """What stands in a cell, as somebody would write it. A formula stays its own text and is never worked out."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return f"{value:%Y-%m-%d}" if value.time() == datetime.time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return tidy(str(value))


def joined_cells(data: bytes, names: list[str]) -> list[str]:
    """Which cells are joined, on the first sheet."""
    sheets = sorted(name for name in names if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name))
    if not sheets:
        return []
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        end = packed.read(sheets[0])[-200_000:]
    return [
        found.decode()
        for found in re.findall(rb'<mergeCell ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"', end)
    ]
