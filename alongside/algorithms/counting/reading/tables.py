"""Tables: CSV with a line of names, and a row for each paper or for each reported total."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alongside.algorithms.counting.reading.files import NUMBER, BadFile, short, text_of, wrong
from alongside.algorithms.counting.wording import Said

LINES_NAMED = 5
# What the first column is called when it only tells papers apart.
NAMES_PAPERS = (
    "# ballot card id name nr number no paper person row sheet timestamp voter".split()
    + [
        f"{what} {how}"
        for what in ("ballot", "card", "paper", "row", "sheet", "voter")
        for how in ("id", "no")
    ]
    + [f"{what} number" for what in ("ballot", "card", "paper", "row", "sheet", "voter")]
    + [""]
)
SUMS = ("grand total", "sum", "total", "totals")
OPTION = "option options choice choices answer answers area idea topic theme name candidate".split()
TOTAL = "total totals dots votes points".split()
COUNTED_UP = 4  # rows from which 1, 2, 3 … in the first column are pointed out


@dataclass(frozen=True)
class Row:
    """Rows of a table that are alike: their cells, how many there are, and the line of the first."""

    cells: tuple[str, ...]
    line: int
    number: int
    part: str = ""


@dataclass(frozen=True)
class Table:
    """A table with a column for each option, or `option,total`.

    `label` is the name of a first column that was left out because it only tells the papers apart.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    holds_totals: bool = False
    comma_in_thousands: bool = True
    label: str | None = None

    @property
    def remarks(self) -> tuple[Said, ...]:
        """What looks as if it were no paper, or no option."""
        found = []
        if self.label:
            found.append(Said("label left out", {"column": self.label}))
        empty = [row for row in self.rows if not any(row.cells)]
        if empty:
            papers = sum(row.number for row in empty)
            found.append(Said("empty rows", {"papers": papers, "lines": lines_of(empty)}))
        firsts = [row.cells[0] for row in sorted(self.rows, key=lambda row: row.line)]
        if len(firsts) >= COUNTED_UP and firsts == [str(at + 1) for at in range(len(firsts))]:
            found.append(Said("numbers papers", {"column": self.columns[0]}))
        return tuple(found)


def lines_of(rows: Sequence[Row]) -> str:
    """The lines of some rows, for a sentence."""
    more = " and others" if len(rows) > LINES_NAMED else ""
    return ", ".join(str(row.line) for row in rows[:LINES_NAMED]) + more


def plain(name: str) -> str:
    """A name of a column as it is compared with others.

    >>> plain(" Paper  No.")
    'paper no'
    """
    return " ".join(name.casefold().strip(" .:").split())


def read_table(data: bytes, by: str | None = None) -> Table:
    """A CSV with a line of names and a row for each paper; `by` names the column that tells the parts apart.

    Cells stand between commas, semicolons or tabs. Lines with nothing at all are passed over. BadFile when there is no
    row, a row is too long or too short, or a name stands twice.

    >>> table = read_table(b"Housing,Health\\n2,1\\n2,1\\n")
    >>> table.columns, table.rows[0].cells, table.rows[0].number
    (('Housing', 'Health'), ('2', '1'), 2)
    """
    lines = text_of(data).split("\n")
    start = next((at for at, line in enumerate(lines) if line.strip(" ,;\t")), None)
    if start is None:
        raise BadFile("This file is empty.")
    # Where there are quotation marks, what is between them does not say what stands between cells.
    mark = max(",;\t", key="".join(lines[start].split('"')[::2]).count)
    rows = _rows([""] * start + lines[start:], mark)
    header = next(rows)
    columns = [name.strip() for name in header[1]]
    while columns and not columns[-1]:
        columns.pop()
    found = [row for row in (_fitted(row, columns, header[0]) for row in rows) if row]
    if not found:
        raise wrong(header[0], "after the names of the options there is no row. Give a row for each paper.")
    return _table(columns, found, header[0], by, mark)


def _fitted(row: tuple[int, list[str], int], columns: Sequence[str], header: int) -> Row | None:
    """A row with as many cells as there are names; None for a line with nothing at all."""
    line, cells, number = row
    kept = [cell.strip() for cell in cells]
    if kept == [""] and len(columns) > 1:
        return None
    while len(kept) > len(columns) and not kept[-1]:
        kept.pop()
    if len(kept) != len(columns):
        raise wrong(
            line, f"here are {len(kept)} cells, and line {header} has {len(columns)}. Make them as many."
        )
    return Row(tuple(kept), line, number)


def _table(columns: list[str], rows: list[Row], header: int, by: str | None, mark: str) -> Table:
    if by is not None and by not in columns:
        raise wrong(header, f"there is no column called “{short(by)}”.")
    seen: set[str] = set()
    for at, name in enumerate(columns):
        if not name and at:
            raise wrong(header, f"column {at + 1} has no name.")
        alike = " ".join(name.casefold().split())
        if alike in seen:
            raise wrong(header, f"there are two columns called “{short(name)}”.")
        seen.add(alike)
    if by is not None:
        at = columns.index(by)
        # A row with nothing in it comes from nowhere, so it is no paper.
        rows = [row for row in rows if any(row.cells)]
        for row in rows:
            if not row.cells[at]:
                raise wrong(row.line, f"the cell of “{short(by)}” is empty.")
        rows = [
            Row((*row.cells[:at], *row.cells[at + 1 :]), row.line, row.number, row.cells[at]) for row in rows
        ]
        del columns[at]
    holds_totals = len(columns) == 2 and plain(columns[0]) in OPTION and plain(columns[1]) in TOTAL
    label = None
    if len(columns) > 1 and not holds_totals and plain(columns[0]) in NAMES_PAPERS and _tells_apart(rows):
        for row in rows:
            if plain(row.cells[0]) in SUMS:
                raise wrong(row.line, "this is a sum, not a paper. Take the line away.")
        label, columns = columns[0] or "column 1", columns[1:]
        rows = [Row(row.cells[1:], row.line, row.number, row.part) for row in rows if any(row.cells)]
    if not columns:
        raise wrong(header, "here should be a column for each option.")
    if not columns[0]:
        raise wrong(header, "column 1 has no name.")
    for name in columns[: 0 if holds_totals else None]:
        if plain(name) in SUMS and any(plain(other) in OPTION for other in columns):
            raise wrong(
                header, "for totals that somebody reported give two columns: option, then total. No others."
            )
        if len(columns) > 1 and plain(name) in SUMS:
            raise wrong(
                header, f"“{short(name)}” looks like a sum, not like an option. Take that column away."
            )
    return Table(tuple(columns), tuple(rows), holds_totals, mark != ";", label)


def _tells_apart(rows: Sequence[Row]) -> bool:
    """Whether the first cells of all rows with anything in them are different; numbers only when they go up."""
    rows = sorted((row for row in rows if any(row.cells)), key=lambda row: row.line)
    firsts = [row.cells[0] for row in rows]
    if not all(firsts) or len(set(firsts)) < len(firsts) or any(row.number > 1 for row in rows):
        return False
    if not all(NUMBER.fullmatch(cell) for cell in firsts):
        return True
    numbers = [int(cell) for cell in firsts]
    return numbers == sorted(numbers)


def _rows(lines: Sequence[str], mark: str) -> Iterator[tuple[int, list[str], int]]:
    """Rows with their line, and how many there are alike; that of the names first."""
    if any('"' in line for line in lines):
        text = io.StringIO("\n".join(lines))
        reader = csv.reader(text, delimiter=mark, strict=True, skipinitialspace=True)
        begins = 1
        try:
            for cells in reader:
                if cells:
                    yield begins, cells, 1
                begins = reader.line_num + 1
        except csv.Error:
            raise wrong(begins, "the quotation marks do not fit.") from None
        return
    header = next(at for at, line in enumerate(lines) if line)
    yield header + 1, lines[header].split(mark), 1
    first: dict[str, int] = {}
    for number, line in enumerate(lines[header + 1 :], header + 2):
        first.setdefault(line, number)
    alike = Counter(lines[header + 1 :])
    for line, number in first.items():
        if line.strip(" "):
            yield number, line.split(mark), alike[line]
