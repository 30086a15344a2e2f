"""Ranked papers: `.blt`, the file that most election programs write."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from alongside.algorithms.counting.reading.files import (
    NUMBER,
    WHOLE,
    BadFile,
    Papers,
    short,
    text_of,
    wrong,
)
from alongside.algorithms.counting.wording import Said

QUOTED = re.compile(r'"((?:[^"]|"")*)"')
WITHDRAWN = re.compile(r"\[withdrawn ([\d ]+)\]", re.ASCII)  # as Droop writes it
OTHER_NAME = re.compile(r"#\s*ALTERNATIVE NAME[^:]*:\s*")
ID = re.compile(r"\s*\(([^()]*)\)")  # of one paper, as OpenSTV writes it
A_PAPER = re.compile(r"[\d\s,=-]+[\s,]0[\s,]*", re.ASCII)
COMMA_IN_NUMBER = re.compile(r"\s*\d{1,3},\d{3}\s+\d", re.ASCII)


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
        for at, token in enumerate(tokens[1:], 1):
            # A hyphen is a number that the voter left out; what follows is not in consecutive order.
            # Names joined by = got the same number, so it is not clear which of them is meant.
            if token == "-" or "=" in token:
                for other in " ".join(tokens[at:]).replace("=", " ").split():
                    if other != "-":
                        self._known(line, other)
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
            raise wrong(line, f"“{short(token)}” is not the number of a candidate.")
        if int(token) == 0:
            raise wrong(line, "a 0 ends a paper. Put what follows on a line of its own.")
        if int(token) > self.names:
            raise wrong(line, f"there is no candidate {token}; there are {self.names}.")
        return int(token)


def read_blt(data: bytes) -> Papers[tuple[str, ...]]:
    """Ranked papers with their candidates and seats, as a `.blt` holds them.

    The first line has the numbers of candidates and of seats. Then comes a line for each kind of paper, ended by a 0: how
    many there are alike, and the candidates in the order of choice. One paper may have its own id in front, in brackets.
    Candidates who withdrew stand on a line of negative numbers. A line with 0 ends the papers; then come a name on each
    line, with quotation marks or without, and a title. A # begins a comment. BadFile when it is otherwise.

    >>> read_blt(b'2 1\\n-2\\n3 1 2 0\\n0\\n"Ann"\\n"Bob" # left\\n"Board"\\n').parts
    {'': {('Ann', 'Bob'): 3}}
    """
    lines = text_of(data).split("\n")
    at, header = _next_line(lines, 0)
    names, seats = _header(at, header)
    ballots = _Ballots(names)
    withdrawn: list[int] = []
    first: dict[str, tuple[int, list[str]]] = {}
    alike: Counter[str] = Counter()
    ended = 0
    for number in range(at, len(lines)):
        line = lines[number]
        if line in first:
            alike[line] += 1
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
            first[line] = number + 1, _one_paper(number + 1, line, words)
            alike[line] = 1
    if not ended:
        raise wrong(len(lines), "the papers have no end: a line with 0 is missing.")
    for line, (number, words) in first.items():
        ballots.add(number, words, alike[line])
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
    if not title:
        remarks.append(Said("no title", {"name": called[-1]}))
    left = tuple(called[name - 1] for name in dict.fromkeys(withdrawn))
    return Papers(called, {"": papers}, ballots.spoilt, tuple(remarks), seats, left, title)


def _one_paper(line: int, text: str, tokens: list[str]) -> list[str]:
    """How many there are like it and the preferences, without the id in front and the 0 at the end."""
    if "," in text and COMMA_IN_NUMBER.match(text):
        raise wrong(line, f"“{text.split()[0]}” has a comma in it. Write whole numbers without.")
    one = ID.match(text) if "(" in text else None
    if one:
        tokens = _bare(text[one.end() :])
        if not tokens:
            raise wrong(line, "here is no paper.")
    many = _weight(line, tokens[0])
    if one and many != 1:
        raise wrong(
            line, f"({short(one[1])}) is the id of one paper, but after it stands {tokens[0]}, not 1."
        )
    if len(tokens) < 2 or tokens[-1] != "0":
        raise wrong(line, "this paper is not ended by a 0.")
    return tokens[:-1]


def _gone(line: int, word: str, names: int) -> int:
    if not NUMBER.fullmatch(word[1:]) or word[0] != "-" or not 1 <= int(word[1:]) <= names:
        raise wrong(line, f"“{short(word)}” is not the number of a candidate who withdrew.")
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
        is_a_name = token[0].isalpha() or token[0] in "\"'“"
        hint = " Is the line with 0 missing that ends the papers?" if is_a_name else ""
        raise wrong(line, f"“{short(token)}” is not a number of papers.{hint}")
    return int(token.split(".")[0])


def _names(lines: Sequence[str], start: int, names: int) -> tuple[tuple[str, ...], str]:
    """The names of the candidates, and the title: a line for each, or several in quotation marks on one line."""
    rest = [(number + 1, lines[number].strip()) for number in range(start, len(lines))]
    # A spreadsheet leaves lines of commas, and some programs end the papers with a second 0.
    rest = [(number, line) for number, line in rest if line.strip(" ,")]
    while rest and rest[0][1] == "0":
        del rest[0]
    for number, line in rest:
        if A_PAPER.fullmatch(line):
            raise wrong(number, f"here should be a name, not a paper. Does the 0 in line {start} end them?")
    found = [(number, _name(line)) for number, line in rest if not line.startswith("#")]
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
            f"something follows after {names} names and a title. Is the number in the first line right? Else take this away.",
        )
    seen: set[str] = set()
    for number, name in found[:names]:
        if not name:
            raise wrong(number, "here is no name.")
        if name in seen:
            raise wrong(number, f"“{short(name)}” is here twice. Make the two names different.")
        seen.add(name)
    title = found[names][1] if len(found) > names else ""
    return tuple(name for _, name in found[:names]), title


def _name(line: str) -> str:
    r"""One name: without the marks around it, and without a comment.

    >>> _name('"Ann ""The Ant"" Ng"  # second'), _name("Bo'b Ode (Ind) # first"), _name('"Ann" "Greens"')
    ('Ann "The Ant" Ng', "Bo'b Ode (Ind)", 'Ann "Greens"')
    >>> _name('"Ann "The Ant" Ng"'), _name(r'"Ann \"The Ant\" Ng"'), _name("“Ann”"), _name('"Ann" ""')
    ('Ann "The Ant" Ng', 'Ann "The Ant" Ng', 'Ann', 'Ann')
    """
    line = line.replace('\\"', '""')
    if first := QUOTED.match(line):
        if line[first.end() : first.end() + 1].strip(" ,#\t\xa0"):
            # A quotation mark that is followed by a letter does not end the name.
            return line[1 : line.rindex('"')].replace('""', '"').strip()
        rest = re.sub(r"(^|\s)#.*", "", line[first.end() :]).strip(" ,")
        name = first[1].replace('""', '"').strip()
        return f"{name} {rest}" if rest and rest != '""' else name
    name = re.sub(r"\s#.*", "", line).strip(" ,")
    return name[1:-1].strip() if len(name) > 2 and (name[0], name[-1]) in (("'", "'"), ("“", "”")) else name
