"""Strength of support in words, and words only: no number, no percentage comes in or goes out."""

from collections import Counter
from collections.abc import Iterable

BROAD, MIXED, LITTLE, LEAST, NOT_DISCUSSED = "broad", "mixed", "little", "least", "not discussed"
WORDS = (BROAD, MIXED, LITTLE, LEAST, NOT_DISCUSSED)


def suggest(sheets: Iterable[str]) -> str:
    """What the sheets of several tables say together: the word of all that discussed it, else "mixed".

    A suggestion for the people who put the sheets together; they choose the word.

    >>> suggest(["broad", "broad", "not discussed"])
    'broad'
    >>> suggest(["broad", "little"])
    'mixed'
    """
    said = Counter(sheets)
    if unknown := set(said) - set(WORDS):
        raise ValueError(f"not a word for support: {sorted(unknown)}")
    del said[NOT_DISCUSSED]
    if not said:
        return NOT_DISCUSSED
    return next(iter(said)) if len(said) == 1 else MIXED
