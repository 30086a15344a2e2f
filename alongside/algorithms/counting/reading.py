"""Files of papers: `.blt` with ranked papers, CSV with a row for each paper or with reported totals.

Everything comes in as bytes and goes out as papers and how many there are of each. What cannot be understood raises
`BadFile` with one sentence that names the line; what can be understood but not counted is counted as spoilt.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from alongside.algorithms.counting.wording import Said

NUMBER = re.compile(r"\d{1,9}", re.ASCII)
WHOLE = re.compile(r"(\d{1,9})(?:\.0*)?", re.ASCII)
SPOILT = ("spoilt", "spoiled")
QUOTED = re.compile(r'"((?:[^"]|"")*)"')
WITHDRAWN = re.compile(r"\[withdrawn ([\d ]+)\]", re.ASCII)  # as Droop writes it
# Signs that steer a screen, and those that turn the order of letters round, so that a name reads as another.
CONTROL = re.compile(r"[\x01-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
OTHER_NAME = re.compile(r"#\s*ALTERNATIVE NAME[^:]*:\s*")
SHOWN = 40  # letters of a word from the file, in a sentence about it
LINES_NAMED = 5


class BadFile(ValueError):
    """A file that cannot be counted; the sentence says why, with the line."""


def wrong(line: int, why: str) -> BadFile:
    return BadFile(f"Line {line}: {why}")


@dataclass(frozen=True)
class Papers[P]:
    """Papers by part (one place or way of voting; all in the part "" when nobody told them apart)."""

    options: tuple[str, ...]
    parts: Mapping[str, Mapping[P, int]]
    spoilt: int = 0
    remarks: tuple[Said, ...] = ()
    seats: int | None = None
    withdrawn: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True)
class Totals:
    """What somebody reported as the totals of each option, by part."""

    options: tuple[str, ...]
    parts: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Row:
    """Rows of a table that are alike: their cells, how many there are, and the line of the first."""

    cells: tuple[str, ...]
    line: int
    number: int
    part: str = ""


@dataclass(frozen=True)
class Table:
    """A table with a column for each option, or `option,total`."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def holds_totals(self) -> bool:
        return tuple(name.casefold() for name in self.columns) == ("option", "total")


def text_of(data: bytes) -> str:
    """The words of a file, whatever program wrote it: UTF-8, UTF-16 with a mark, else Windows. No signs that steer screens.

    >>> text_of("2 1\\r\\n".encode("utf-8-sig"))
    '2 1\\n'
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    if "\0" in text:
        raise BadFile("This is not a file of text.")
    text = CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        raise BadFile("This file is empty.")
    return text


# Ranked papers: .blt


@dataclass
class _Ballots:
    """What the lines of a .blt hold, as numbers of candidates."""

    names: int
    papers: Counter[tuple[int, ...]] = field(default_factory=Counter)
    spoilt: int = 0
    cut: int = 0
    twice: int = 0

    def add(self, line: int, tokens: list[str], number: int) -> None:
        """One paper: how many there are like it, and the preferences in order."""
        many = number * _weight(line, tokens[0])
        order: list[int] = []
        twice = False
        for token in tokens[1:]:
            # A hyphen is a number that the voter left out; what follows is not in consecutive order.
            # Names joined by = got the same number, so it is not clear which of them is meant.
            if token == "-" or "=" in token:
                for level in token.split("=") if token != "-" else ():
                    self._known(line, level)
                if order:
                    self.cut += many
                else:
                    self.spoilt += many
                    return
                break
            name = self._known(line, token)
            twice = twice or name in order
            if name not in order:
                order.append(name)
        self.twice += many if twice else 0
        self.papers[tuple(order)] += many

    def _known(self, line: int, token: str) -> int:
        if not NUMBER.fullmatch(token):
            raise wrong(line, f"“{_short(token)}” is not the number of a candidate.")
        if not 1 <= int(token) <= self.names:
            raise wrong(line, f"there is no candidate {token}; there are {self.names}.")
        return int(token)


def read_blt(data: bytes) -> Papers[tuple[str, ...]]:
    """Ranked papers with their candidates and seats, as a `.blt` holds them.

    The first line has the numbers of candidates and of seats. Then comes a line for each kind of paper, ended by a 0: how
    many there are alike, and the candidates in the order of choice. Candidates who withdrew stand on a line of negative
    numbers. A line with 0 ends the papers; then come a name on each line, with quotation marks or without, and a title.
    A # begins a comment. BadFile when it is otherwise.

    >>> read_blt(b'2 1\\n-2\\n3 1 2 0\\n0\\n"Ann"\\n"Bob" # left\\n"Board"\\n').parts
    {'': {('Ann', 'Bob'): 3}}
    """
    lines = text_of(data).split("\n")
    at, header = _next_line(lines, 0)
    names, seats = _header(at, header)
    ballots = _Ballots(names)
    withdrawn: list[int] = []
    alike: dict[str, list[int]] = {}
    ended = 0
    for number in range(at, len(lines)):
        line = lines[number]
        if line in alike:
            alike[line][1] += 1
            continue
        words = _bare(line)
        if words == ["0"]:
            ended = number + 1
            break
        if gone_as_well := WITHDRAWN.fullmatch(line.strip()):
            words = [f"-{word}" for word in gone_as_well[1].split()]
        if words and words[0].startswith("-"):
            gone = words[:-1] if words[-1] == "0" else words
            withdrawn += [_gone(number + 1, word, names) for word in gone]
        elif words:
            alike[line] = [number + 1, 1]
            _weight(number + 1, words[0])
            if words[-1] != "0":
                raise wrong(number + 1, "this paper is not ended by a 0.")
    if not ended:
        raise wrong(len(lines), "the papers have no end: a line with 0 is missing.")
    for line, (first, many) in alike.items():
        ballots.add(first, _bare(line)[:-1], many)
    called, title = _names(lines, ended, names)
    papers = {tuple(called[name - 1] for name in paper): many for paper, many in ballots.papers.items()}
    remarks = [
        Said(kind, {"papers": many})
        for kind, many in (
            ("marked spoilt", ballots.spoilt),
            ("cut short", ballots.cut),
            ("named twice", ballots.twice),
        )
        if many
    ]
    left = tuple(called[name - 1] for name in dict.fromkeys(withdrawn))
    return Papers(called, {"": papers}, ballots.spoilt, tuple(remarks), seats, left, title)


def _gone(line: int, word: str, names: int) -> int:
    if not NUMBER.fullmatch(word[1:]) or word[0] != "-" or not 1 <= int(word[1:]) <= names:
        raise wrong(line, f"“{_short(word)}” is not the number of a candidate who withdrew.")
    return int(word[1:])


def _bare(line: str) -> list[str]:
    """The words of a line of numbers, without a comment and without commas that a spreadsheet put there."""
    return line.split("#", 1)[0].replace(",", " ").split()


def _next_line(lines: Sequence[str], at: int) -> tuple[int, list[str]]:
    for number in range(at, len(lines)):
        if words := _bare(lines[number]):
            return number + 1, words
    raise BadFile("This file is empty.")


def _header(line: int, words: list[str]) -> tuple[int, int]:
    if len(words) != 2 or not all(NUMBER.fullmatch(word) for word in words):
        raise wrong(line, "here should be two numbers: how many candidates and how many seats.")
    names, seats = int(words[0]), int(words[1])
    if not 1 <= names <= 10_000:
        raise wrong(line, f"there cannot be {names} candidates.")
    if seats < 1:
        raise wrong(line, "there must be at least one seat.")
    return names, seats


def _weight(line: int, token: str) -> int:
    if not WHOLE.fullmatch(token):
        raise wrong(line, f"“{_short(token)}” is not a number of papers.")
    return int(token.split(".")[0])


def _names(lines: Sequence[str], start: int, names: int) -> tuple[tuple[str, ...], str]:
    """The names of the candidates, and the title: a line for each, or several in quotation marks on one line."""
    rest = [(number + 1, lines[number].strip()) for number in range(start, len(lines))]
    found = [(number, _name(line)) for number, line in rest if line and not line.startswith("#")]
    # Files of the Scottish elections of 2007 have some names as notes only.
    noted = [(number, _name(OTHER_NAME.sub("", line))) for number, line in rest if OTHER_NAME.match(line)]
    if noted and len(found) + len(noted) == names + 1:
        found = sorted(found + noted)
    if len(found) < names:
        words = [(number, match[1]) for number, line in rest for match in QUOTED.finditer(line)]
        if len(words) >= names:
            found = [(number, word.replace('""', '"').strip()) for number, word in words]
    if len(found) < names:
        raise wrong(len(lines), f"there should be {names} names, and there are {len(found)}.")
    if len(found) > names + 1:
        raise wrong(
            found[names + 1][0],
            f"something follows after {names} names and a title; is a name missing above?",
        )
    seen: set[str] = set()
    for number, name in found[:names]:
        if not name:
            raise wrong(number, "here is no name.")
        if name in seen:
            raise wrong(number, f"“{_short(name)}” is here twice. Make the two names different.")
        seen.add(name)
    title = found[names][1] if len(found) > names else ""
    return tuple(name for _, name in found[:names]), title


def _name(line: str) -> str:
    """One name: without the marks around it, and without a comment.

    >>> _name('"Ann ""The Ant"" Ng"  # second'), _name("Bo'b Ode (Ind) # first"), _name('"Ann" "Greens"')
    ('Ann "The Ant" Ng', "Bo'b Ode (Ind)", 'Ann "Greens"')
    """
    if first := QUOTED.match(line):
        rest = re.sub(r"(^|\s)#.*", "", line[first.end() :]).strip(" ,")
        name = first[1].replace('""', '"').strip()
        return f"{name} {rest}" if rest else name
    name = re.sub(r"\s#.*", "", line).strip(" ,")
    return name[1:-1] if len(name) > 2 and name[0] == name[-1] == "'" else name


def _short(words: str) -> str:
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"


# Tables: CSV


def read_table(data: bytes, by: str | None = None) -> Table:
    """A CSV with a line of names and a row for each paper; `by` names the column that tells the parts apart.

    Lines with nothing at all are passed over. BadFile when a row is too long or too short, or a name stands twice.

    >>> table = read_table(b"Housing,Health\\n2,1\\n2,1\\n")
    >>> table.columns, table.rows[0].cells, table.rows[0].number
    (('Housing', 'Health'), ('2', '1'), 2)
    """
    text = text_of(data)
    mark = max(",;\t", key=text.lstrip("\n").split("\n", 1)[0].count)
    rows = _rows(text, mark)
    header = next(rows, None)
    if header is None:
        raise BadFile("This file is empty.")
    columns = [name.strip() for name in header[1]]
    for at, name in enumerate(columns):
        if not name:
            raise wrong(header[0], f"column {at + 1} has no name.")
        if name in columns[:at]:
            raise wrong(header[0], f"there are two columns called “{_short(name)}”.")
    if by is not None and by not in columns:
        raise wrong(header[0], f"there is no column called “{_short(by)}”.")
    told_apart = columns.index(by) if by is not None else None
    found = []
    for line, cells, number in rows:
        if len(cells) != len(columns):
            raise wrong(line, f"here are {len(cells)} cells, and the first line has {len(columns)}.")
        kept = [cell.strip() for cell in cells]
        part = kept.pop(told_apart) if told_apart is not None else ""
        if told_apart is not None and not part:
            raise wrong(line, f"the cell of “{_short(str(by))}” is empty.")
        found.append(Row(tuple(kept), line, number, part))
    if told_apart is not None:
        del columns[told_apart]
    if not columns:
        raise wrong(header[0], "here should be a column for each option.")
    return Table(tuple(columns), tuple(found))


def _rows(text: str, mark: str) -> Iterator[tuple[int, list[str], int]]:
    """Rows with their line, and how many there are alike."""
    if '"' in text:
        reader = csv.reader(io.StringIO(text), delimiter=mark, strict=True)
        begins = 1
        try:
            for cells in reader:
                if cells:
                    yield begins, cells, 1
                begins = reader.line_num + 1
        except csv.Error:
            raise wrong(begins, "the quotation marks do not fit.") from None
        return
    lines = text.split("\n")
    first: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        first.setdefault(line, number)
    header = next((line for line in lines if line.strip()), "")
    alike = Counter(lines)
    alike[header] -= 1
    yield first[header], header.split(mark), 1
    for line, number in first.items():
        if alike[line] and line.strip(" "):
            yield number, line.split(mark), alike[line]


def _spoilt(rows: Sequence[Row]) -> tuple[Said, ...]:
    if not rows:
        return ()
    lines = ", ".join(str(row.line) for row in rows[:LINES_NAMED]) + (
        " and others" if len(rows) > LINES_NAMED else ""
    )
    return (Said("spoilt", {"papers": sum(row.number for row in rows), "lines": lines}),)


def _gather[P](table: Table, read: Mapping[Row, P | None]) -> Papers[P]:
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
        _spoilt(spoilt),
    )


def _is_spoilt(row: Row) -> bool:
    return any(cell.casefold() in SPOILT for cell in row.cells)


def _whole(row: Row, cell: str) -> int | None:
    if not cell:
        return None
    found = WHOLE.fullmatch(cell)
    if not found:
        raise wrong(row.line, f"“{_short(cell)}” is not a whole number.")
    return int(found[1])


def dot_papers(table: Table, dots_each: int, *, may_stack: bool = True) -> Papers[tuple[int, ...]]:
    """A row for each paper, with the dots for each option. Too many dots, or several where one is allowed: spoilt."""
    read: dict[Row, tuple[int, ...] | None] = {}
    for row in table.rows:
        if _is_spoilt(row):
            read[row] = None
            continue
        paper = tuple(_whole(row, cell) or 0 for cell in row.cells)
        good = sum(paper) <= dots_each and (may_stack or max(paper) <= 1)
        read[row] = paper if good else None
    return _gather(table, read)


def score_papers(table: Table, highest: int | None) -> Papers[tuple[int | None, ...]]:
    """A row for each paper, with a score for each option or nothing. A score above the highest: spoilt."""
    read: dict[Row, tuple[int | None, ...] | None] = {}
    for row in table.rows:
        paper = None if _is_spoilt(row) else tuple(_whole(row, cell) for cell in row.cells)
        high = max((score for score in paper or () if score is not None), default=0)
        read[row] = None if highest is not None and high > highest else paper
    return _gather(table, read)


def word_papers(table: Table, words: Mapping[str, str]) -> Papers[tuple[str, ...]]:
    """A row for each paper, with a word for each option; `words` are those that there are, and what each means."""
    read: dict[Row, tuple[str, ...] | None] = {}
    for row in table.rows:
        paper = []
        for cell in () if _is_spoilt(row) else row.cells:
            word = " ".join(cell.casefold().replace("-", " ").split())
            if word and word not in words:
                known = ", ".join(dict.fromkeys(words.values()))
                raise wrong(row.line, f"“{_short(cell)}” is not one of: {known}.")
            paper.append(words[word] if word else "")
        read[row] = None if _is_spoilt(row) else tuple(paper)
    return _gather(table, read)


APPROVES = {"1": True, "1.0": True, "x": True, "✓": True, "✔": True, "yes": True, "y": True, "true": True}
LEAVES = {"": False, "0": False, "0.0": False, "no": False, "n": False, "false": False}


def approval_papers(table: Table) -> Papers[frozenset[str]]:
    """A row for each paper; 1, x or yes stands where it approves of an option."""
    read: dict[Row, frozenset[str] | None] = {}
    for row in table.rows:
        if _is_spoilt(row):
            read[row] = None
            continue
        marks = []
        for cell in row.cells:
            marked = {**APPROVES, **LEAVES}.get(cell.casefold())
            if marked is None:
                raise wrong(row.line, f"“{_short(cell)}” should be 1 or 0.")
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
        given = [_whole(row, cell) for cell in row.cells]
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
    """Rows of an option and its reported total."""
    parts: dict[str, dict[str, int]] = {}
    options: dict[str, None] = {}
    for row in table.rows:
        option, cell = row.cells
        total = _whole(row, cell.replace(",", ""))
        if not option or total is None:
            raise wrong(row.line, "here should be an option and its total.")
        part = parts.setdefault(row.part, {})
        if option in part or row.number > 1:
            raise wrong(row.line, f"“{_short(option)}” is here twice.")
        part[option] = total
        options[option] = None
    if not options:
        raise wrong(2, "here should be an option and its total.")
    return Totals(
        tuple(options), {name: {each: part.get(each, 0) for each in options} for name, part in parts.items()}
    )
