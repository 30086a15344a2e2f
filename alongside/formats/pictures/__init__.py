"""Pictures for Easy Read: about eighty words of working together, each with a picture that a person picked for it.

Pictures that a program picks by name mislead: it shows a shaking head for a meeting. So a *concept* is a word with one
picture that somebody looked at; `suggest` offers at most six for a sentence, and a person chooses, or takes a photo of
their own. Nothing is ever put beside words by itself. Each picture keeps its source and licence in every format.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FILES = HERE / "files"
SMALL = frozenset("a an the to of in on at it is are we you your our us and or for with".split())


@dataclass(frozen=True, slots=True)
class Concept:
    """A word and its picture. `others` are words that the picture serves too; `checked_by` who with a learning
    disability said that it works, which nobody has yet."""

    word: str
    others: tuple[str, ...]
    alt: str
    file: str
    source: str
    author: str
    licence: str
    checked_by: tuple[str, ...] = ()

    @property
    def svg(self) -> bytes:
        return (FILES / f"{self.file}.svg").read_bytes()

    @property
    def png(self) -> bytes:
        """256 by 256 points, on white: for old phones, Word and braille notes."""
        return (FILES / f"{self.file}.png").read_bytes()

    @property
    def credit(self) -> str:
        """Who made it, and under which licence it may be used: printed wherever the picture is."""
        return f"Picture “{self.word}”: {self.author}, {self.licence}"


@cache
def concepts() -> tuple[Concept, ...]:
    """Every concept, in the order of the file."""
    rows: list[dict[str, Any]] = json.loads((HERE / "concepts.json").read_text(encoding="utf-8"))
    return tuple(
        Concept(**row | {"others": tuple(row["others"]), "checked_by": tuple(row["checked_by"])})
        for row in rows
    )


def concept(word: str) -> Concept | None:
    """The concept of this very word.

    >>> concept("vote").alt
    'A paper that goes into a voting box'
    """
    return next((one for one in concepts() if one.word == word), None)


def suggest(text: str, most: int = 6) -> list[Concept]:
    """At most six pictures that may fit a sentence, the likeliest first, for a person to choose from.

    >>> [one.word for one in suggest("We vote on Monday. The bus stops here.")]
    ['vote', 'travel', 'stop']
    """
    words = re.findall(r"[a-z0-9'’-]+", text.lower())
    spaced = f" {' '.join(words)} "
    found: list[tuple[float, int, Concept]] = []
    for at, one in enumerate(concepts()):
        score = 0.0
        for name, weight in ((one.word, 3.0), *((other, 2.0) for other in one.others)):
            score = max(score, weight * _fit(name.lower(), spaced, words))
        if score:
            found.append((-score, at, one))
    return [one for _score, _at, one in sorted(found, key=lambda row: row[:2])[:most]]


def _fit(name: str, spaced: str, words: list[str]) -> float:
    """How well a name fits: as a whole, the longer the better; or as a form of one word."""
    if f" {name} " in spaced:
        return 1 + 0.1 * len(name.split())
    if " " in name or name in SMALL or len(name) < 4:
        return 0
    stem = re.sub(r"(?:ing|ed|es|s|e)$", "", name)
    if len(stem) >= 4 and any(
        re.fullmatch(rf"{re.escape(stem)}(?:e|s|es|ed|d|ing|er|ers)?", word) for word in words
    ):
        return 0.6
    return 0
