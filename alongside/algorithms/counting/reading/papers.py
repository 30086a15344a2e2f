"""Papers of each way of voting, and reported totals, as they stand in a table."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alongside.algorithms.counting.reading.files import WHOLE, BadFile, Papers, short, wrong
from alongside.algorithms.counting.reading.tables import SUMS, Row, Table, lines_of, plain
from alongside.algorithms.counting.wording import Said

SPOILT = ("spoilt", "spoiled", "spoilt paper", "spoiled paper", "invalid", "rejected", "void")
MARKS = dict.fromkeys("1 1.0 x ✓ ✔ ☑ ✅ √ yes y true tick ticked".split(), True)
NOTHING = ("", "-", "–", "—")
NO_MARKS = dict.fromkeys([*NOTHING, *"0 0.0 ☐ no n false".split()], False)
MARKED = {**MARKS, **NO_MARKS}
IN_THOUSANDS = re.compile(r"\d{1,3}(?:(,|[ \xa0\u2009\u202f])\d{3})(?:\1\d{3})*", re.ASCII)


@dataclass(frozen=True)
class Totals:
    """What somebody reported as the totals of each option, by part; `lines` say where each option stands first."""

    options: tuple[str, ...]
    parts: Mapping[str, Mapping[str, int]]
    lines: Mapping[str, int]
    remarks: tuple[Said, ...] = ()


def _gather[P](table: Table, read: Mapping[Row, P | None], remarks: tuple[Said, ...] = ()) -> Papers[P]:
    """Papers by part; a row that was read as None is spoilt."""
    parts: dict[str, Counter[P]] = {}
    for row, paper in read.items():
        part = parts.setdefault(row.part, Counter())
        if paper is not None:
            part[paper] += row.number
    spoilt = [row for row, paper in read.items() if paper is None]
    return Papers(
        table.columns,
        {name: dict(part) for name, part in (parts or {"": Counter()}).items()},
        sum(row.number for row in spoilt),
        (*table.remarks, *remarks, *_spoilt(spoilt)),
    )


def _spoilt(rows: Sequence[Row]) -> tuple[Said, ...]:
    if not rows:
        return ()
    return (Said("spoilt", {"papers": sum(row.number for row in rows), "lines": lines_of(rows)}),)


def _sum_of_others(table: Table) -> tuple[Said, ...]:
    """A remark when the last of several rows is the sum of those above it."""
    rows = sorted(table.rows, key=lambda row: row.line)
    numbers = [[WHOLE.fullmatch(cell or "0") for cell in row.cells] for row in rows]
    if len(rows) < 3 or rows[-1].number > 1 or not all(all(cells) for cells in numbers):
        return ()
    *above, last = [
        [row.number * int(found[1]) for found in cells if found]
        for row, cells in zip(rows, numbers, strict=True)
    ]
    if last != [sum(column) for column in zip(*above, strict=True)]:
        return ()
    return (Said("last row is a sum", {"line": str(rows[-1].line)}),)


def _is_spoilt(row: Row) -> bool:
    return any(cell.casefold() in SPOILT for cell in row.cells)


def _whole(row: Row, cell: str) -> int | None:
    if cell in NOTHING:
        return None
    found = WHOLE.fullmatch(cell)
    if found:
        return int(found[1])
    if cell.isascii() and cell.isdigit():
        raise wrong(row.line, f"“{short(cell)}” is too large a number.")
    hint = "Write one, or leave the cell empty."
    if cell == row.cells[0] and len(cell) > 2 and cell.replace(" ", "").isalpha():
        hint = "If the first cells only name the papers, take them away. Reported totals begin with: option,total"
    raise wrong(row.line, f"“{short(cell)}” is not a whole number. {hint}")


def dot_papers(table: Table, dots_each: int, *, may_stack: bool = True) -> Papers[tuple[int, ...]]:
    """A row for each paper, with the dots for each option; a mark such as x is one.

    Too many dots, or several where one is allowed: spoilt.
    """
    read: dict[Row, tuple[int, ...] | None] = {}
    for row in table.rows:
        if _is_spoilt(row):
            read[row] = None
            continue
        paper = tuple(
            int(MARKED[cell.casefold()]) if cell.casefold() in MARKED else _whole(row, cell) or 0
            for cell in row.cells
        )
        good = sum(paper) <= dots_each and (may_stack or max(paper) <= 1)
        read[row] = paper if good else None
    return _gather(table, read, _sum_of_others(table))


def score_papers(table: Table, highest: int | None) -> Papers[tuple[int | None, ...]]:
    """A row for each paper, with a score for each option or nothing. A score above the highest: spoilt."""
    read: dict[Row, tuple[int | None, ...] | None] = {}
    for row in table.rows:
        paper = None if _is_spoilt(row) else tuple(_whole(row, cell) for cell in row.cells)
        high = max((score for score in paper or () if score is not None), default=0)
        read[row] = None if highest is not None and high > highest else paper
    return _gather(table, read, _sum_of_others(table))


def spoken(cell: str) -> str:
    """A word as it is compared with others.

    >>> spoken("Stand-Aside "), spoken("YES.")
    ('stand aside', 'yes')
    """
    return " ".join(cell.casefold().replace("-", " ").replace("_", " ").split()).rstrip(".!")


def not_one_of(line: int, cell: str, words: Mapping[str, str]) -> BadFile:
    return wrong(line, f"“{short(cell)}” is not one of: {', '.join(dict.fromkeys(words.values()))}.")


def word_papers(table: Table, words: Mapping[str, str]) -> Papers[tuple[str, ...]]:
    """A row for each paper, with a word for each option; `words` are those that there are, and what each means."""
    read: dict[Row, tuple[str, ...] | None] = {}
    for row in table.rows:
        paper = []
        for cell in () if _is_spoilt(row) else row.cells:
            word = "" if cell in NOTHING else spoken(cell)
            if word and word not in words:
                raise not_one_of(row.line, cell, words)
            paper.append(words[word] if word else "")
        read[row] = None if _is_spoilt(row) else tuple(paper)
    return _gather(table, read)


def approval_papers(table: Table) -> Papers[frozenset[str]]:
    """A row for each paper; 1, x or yes stands where it approves of an option."""
    read: dict[Row, frozenset[str] | None] = {}
    for row in table.rows:
        if _is_spoilt(row):
            read[row] = None
            continue
        marks = []
        for cell in row.cells:
            marked = MARKED.get(cell.casefold())
            if marked is None:
                raise wrong(row.line, f"“{short(cell)}” should be 1 or 0, or x or nothing.")
            marks.append(marked)
        read[row] = frozenset(name for name, marked in zip(table.columns, marks, strict=True) if marked)
    return _gather(table, read)


def ranked_papers(table: Table) -> Papers[tuple[str, ...]]:
    """A row for each paper, with the number that it gives to each name. Without a clear 1: spoilt."""
    read: dict[Row, tuple[str, ...] | None] = {}
    cut = 0
    for row in table.rows:
        if _is_spoilt(row):
            read[row] = None
            continue
        # A program may write 0 where there is no number.
        given = [_whole(row, cell) or None for cell in row.cells]
        places = Counter(number for number in given if number is not None)
        order: list[str] = []
        while places[len(order) + 1] == 1:
            order.append(table.columns[given.index(len(order) + 1)])
        read[row] = tuple(order) if order or not places else None
        cut += row.number if order and len(order) < places.total() else 0
    papers = _gather(table, read)
    remarks = (*papers.remarks, *((Said("cut short", {"papers": cut}),) if cut else ()))
    return Papers(papers.options, papers.parts, papers.spoilt, remarks)


def totals_of(table: Table) -> Totals:
    """Rows of an option and its reported total. A row with their sum is held against it, and left out."""
    parts: dict[str, dict[str, int]] = {}
    lines: dict[str, int] = {}
    sums: dict[str, Row] = {}
    for row in table.rows:
        if not any(row.cells):
            continue
        option, cell = row.cells
        total = _reported(table, row, cell)
        if not option or total is None:
            raise wrong(row.line, "here should be an option and its total.")
        part = parts.setdefault(row.part, {})
        if option in part or row.number > 1:
            raise wrong(row.line, f"“{short(option)}” is here twice.")
        if plain(option) in SUMS:
            if row.part in sums:
                raise wrong(row.line, f"“{short(option)}” is a second sum.")
            sums[row.part] = row
            continue
        part[option] = total
        lines.setdefault(option, row.line)
    if not lines:
        raise wrong(2, "here should be an option and its total.")
    for name, row in sums.items():
        adds_up = sum(parts[name].values())
        if _reported(table, row, row.cells[1]) != adds_up:
            raise wrong(row.line, f"here is {row.cells[1]} as the sum, but the rows add up to {adds_up}.")
    remarks = [Said("sum left out", {"name": row.cells[0], "line": str(row.line)}) for row in sums.values()]
    options = tuple(sorted(lines, key=lines.__getitem__))
    by_part = {name: {each: part.get(each, 0) for each in options} for name, part in parts.items()}
    return Totals(options, by_part, lines, tuple(remarks))


def _reported(table: Table, row: Row, cell: str) -> int | None:
    """A total, perhaps with its thousands apart. In files with semicolons a comma may begin parts, so none is read."""
    found = IN_THOUSANDS.fullmatch(cell)
    if found and (found[1] != "," or table.comma_in_thousands):
        cell = cell.replace(found[1], "")
    return _whole(row, cell)
