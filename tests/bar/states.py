"""The ways in which a page is shown: width, size, colours, side, spacing, words."""

import itertools
from typing import NamedTuple


class State(NamedTuple):
    width: int = 1280
    size: str = "100"
    colours: str = "paper"
    language: str = "en-GB"
    spacing: str = "normal"
    words: str = "everyday"

    @property
    def display(self) -> dict:
        return {
            "size": self.size,
            "colours": self.colours,
            "language": self.language,
            "spacing": self.spacing,
            "words": self.words,
        }

    def __str__(self) -> str:
        return ", ".join(str(part) for part in self)


ORDINARY = State()
EXTREME = State(320, "200", "yellow-on-black", "ur", "wide", "everyday")
VALUES = State(
    (320, 1280),
    ("100", "200"),
    ("paper", "white", "cream", "dark", "yellow-on-black"),
    ("en-GB", "ur"),
    ("normal", "wide"),
    ("everyday", "shorter"),
)


def pairs_of(state: State) -> set:
    return set(itertools.combinations(enumerate(state), 2))


def every_state() -> list[State]:
    return [State(*values) for values in itertools.product(*VALUES)]


def pairwise() -> list[State]:
    """Few states in which every pair of values of any two settings stands together at least once; greedy, from the extreme."""
    missing = set().union(*(pairs_of(state) for state in every_state())) - pairs_of(EXTREME)
    chosen = [EXTREME]
    while missing:
        best = max(every_state(), key=lambda state: len(pairs_of(state) & missing))
        chosen.append(best)
        missing -= pairs_of(best)
    return chosen
