"""What changed between two texts: part by part, then word by word; and two people's changes put together.

Parts are compared by their words, so that a comment can stay with its part when words around it, or in it, change.
The matching of equal parts is that of `difflib` (Ratcliff and Metzener, "Pattern Matching: The Gestalt Approach",
Dr. Dobb's Journal, July 1988); putting together follows diff3 (Khanna, Kunal and Pierce, "A Formal Investigation of
Diff3", FSTTCS 2007): where only one of the two changed something, that change is taken.
"""

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

type Change = Literal["same", "changed", "added", "taken out"]

MOST_WORDS = 2_000  # of a part, to be compared word by word; longer parts are shown whole
LIKE_ENOUGH = 0.5  # the share of common words from which on two parts are one part that was changed
MANY = 200  # from here on, parts that come again and again are not used as landmarks: they cost too much
PIECES = re.compile(r"\s*(?:\w+|[^\w\s])|\s+")  # a word with the space before it, or one sign


@dataclass(frozen=True, slots=True)
class Pair:
    """One part: where it stood before and where it stands now. None: it was not there."""

    change: Change
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Run:
    """Some words that stayed, came or went."""

    change: Change
    words: str


@dataclass(frozen=True, slots=True)
class Clash[T]:
    """Both changed the same place, each in another way."""

    base: tuple[T, ...]
    mine: tuple[T, ...]
    theirs: tuple[T, ...]


def likeness(before: str, after: str) -> float:
    """How much of two texts is common, from 0 to 1, counted in words.

    >>> likeness("We meet on Monday", "We meet on Tuesday")
    0.75
    """
    one, two = before.casefold().split()[:MOST_WORDS], after.casefold().split()[:MOST_WORDS]
    if not one or not two:
        return 0.0
    matcher = SequenceMatcher(None, one, two, autojunk=len(two) > MANY)
    if matcher.real_quick_ratio() < LIKE_ENOUGH or matcher.quick_ratio() < LIKE_ENOUGH:
        return matcher.quick_ratio() * 0.99  # cheap, and never over what the slow way would say
    return matcher.ratio()


def pair_parts(before: Sequence[str], after: Sequence[str]) -> list[Pair]:
    """Which part of `after` is which part of `before`, in the order of `after`, what was taken out in its old place.

    >>> [pair.change for pair in pair_parts(["Hello.", "We meet on Monday."], ["We meet on Tuesday.", "Bye."])]
    ['taken out', 'changed', 'added']
    """
    found: list[Pair] = []
    matcher = SequenceMatcher(None, before, after, autojunk=len(after) > MANY)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            found += [Pair("same", first + at, start + at) for at in range(last - first)]
        else:
            found += _pair_changed(before, after, range(first, last), range(start, end))
    return found


def _pair_changed(before: Sequence[str], after: Sequence[str], old: range, new: range) -> Iterator[Pair]:
    """Between two places that stayed: parts that are alike enough are one part that was changed, in order."""
    left = old.start
    for at in new:
        # Looking further than a few parts ahead costs much and finds little.
        candidates = [
            (likeness(before[one], after[at]), -one) for one in range(left, min(left + 8, old.stop))
        ]
        best, minus = max(candidates, default=(0.0, 0))
        if best >= LIKE_ENOUGH:
            yield from (Pair("taken out", one, None) for one in range(left, -minus))
            yield Pair("changed", -minus, at)
            left = -minus + 1
        else:
            yield Pair("added", None, at)
    yield from (Pair("taken out", one, None) for one in range(left, old.stop))


def word_changes(before: str, after: str) -> list[Run]:
    """One part word by word. A part that is too long, or quite another one, is shown as gone and come.

    >>> [(run.change, run.words) for run in word_changes("We meet on Monday.", "We meet on Tuesday.")]
    [('same', 'We meet on'), ('taken out', ' Monday'), ('added', ' Tuesday'), ('same', '.')]
    """
    one, two = PIECES.findall(before), PIECES.findall(after)
    if max(len(one), len(two)) > 2 * MOST_WORDS:
        return [Run("taken out", before), Run("added", after)]
    runs: list[Run] = []
    for tag, first, last, start, end in SequenceMatcher(
        None, one, two, autojunk=len(two) > MANY
    ).get_opcodes():
        if tag == "equal":
            runs.append(Run("same", "".join(one[first:last])))
            continue
        if first < last:
            runs.append(Run("taken out", "".join(one[first:last])))
        if start < end:
            runs.append(Run("added", "".join(two[start:end])))
    return runs


def put_together[T: Hashable](
    base: Sequence[T], mine: Sequence[T], theirs: Sequence[T]
) -> list[tuple[T, ...] | Clash[T]]:
    """Two people's changes of one text as one. Each item is parts that are clear, or a clash that a person decides.

    >>> put_together(["a", "b", "c"], ["a", "B", "c"], ["a", "b", "c", "d"])
    [('a',), ('B',), ('c',), ('d',)]
    >>> put_together(["a"], ["mine"], ["theirs"])
    [Clash(base=('a',), mine=('mine',), theirs=('theirs',))]
    """
    kept_by_mine = _kept(base, mine)
    kept_by_theirs = _kept(base, theirs)
    stable = [at for at in range(len(base)) if at in kept_by_mine and at in kept_by_theirs]
    found: list[tuple[T, ...] | Clash[T]] = []
    before, left, right = 0, 0, 0
    for at in [*stable, None]:
        end = (
            (len(base), len(mine), len(theirs)) if at is None else (at, kept_by_mine[at], kept_by_theirs[at])
        )
        was, ours, others = (
            tuple(base[before : end[0]]),
            tuple(mine[left : end[1]]),
            tuple(theirs[right : end[2]]),
        )
        if ours == others or others == was:
            piece: tuple[T, ...] | Clash[T] = ours
        elif ours == was:
            piece = others
        else:
            piece = Clash(was, ours, others)
        if piece != ():
            found.append(piece)
        if at is not None:
            found.append((base[at],))
            before, left, right = end[0] + 1, end[1] + 1, end[2] + 1
    return found


def _kept[T: Hashable](base: Sequence[T], other: Sequence[T]) -> dict[int, int]:
    """Where each part of the base that was kept stands in the other."""
    kept = {}
    matcher = SequenceMatcher(None, base, other, autojunk=len(other) > MANY)
    for block in matcher.get_matching_blocks():
        for at in range(block.size):
            kept[block.a + at] = block.b + at
    return kept
