"""Votes by dots: everybody has the same number, and the options with the most come first.

A count is dots by option, added up or reported by somebody. It says what stands where, with ties as ties; how close it
was at the line between what was taken on and what was not; and the fewest dots that would have to move to change that.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from alongside.algorithms.counting.wording import ordinal


class BadPaper(ValueError):
    """A paper that breaks the rules of the vote; the sentence says how."""


@dataclass(frozen=True)
class Count:
    """Dots by option, in the order of the options given. `people` and `unused` are None when nobody knows them."""

    totals: dict[str, int]
    dots_each: int
    people: int | None = None
    unused: int | None = None

    @property
    def total(self) -> int:
        return sum(self.totals.values())


@dataclass(frozen=True)
class Line:
    """One line of a result. `place` is shared by all `tied` options that have the same number of dots."""

    option: str
    dots: int
    place: int
    tied: int

    @property
    def standing(self) -> str:
        """In words: "1st", "joint 6th"."""
        return f"joint {ordinal(self.place)}" if self.tied > 1 else ordinal(self.place)


@dataclass(frozen=True)
class Cut:
    """The line between what was taken on and what was not.

    `margin` is the difference in dots between the lowest taken and the highest not taken; negative when something
    was taken on that has fewer dots than something that was not, None when all or none was taken on. `moves` is the
    fewest dots which, moved from the one to the other, would put them in the other order.
    """

    margin: int | None
    lowest_taken: tuple[str, ...] = ()
    highest_left: tuple[str, ...] = ()
    taken_total: int = 0
    total: int = 0
    moves: int | None = None


@dataclass(frozen=True)
class Remark:
    """Something that a reader of the result should know. `kind` is for programs, `numbers` fill the sentence."""

    kind: str
    numbers: dict[str, int] = field(default_factory=dict)


def check_paper(
    paper: Mapping[str, int], *, options: Collection[str], dots_each: int, may_stack: bool
) -> None:
    """Raise BadPaper when a paper has too many dots, dots on no option, or several where one is allowed.

    >>> check_paper({"Housing": 4}, options=["Housing"], dots_each=3, may_stack=True)
    Traceback (most recent call last):
    ...
    alongside.algorithms.counting.dots.BadPaper: That is 4 dots. Everybody has 3.
    """
    if unknown := set(paper) - set(options):
        raise BadPaper(f"There is no such choice: {', '.join(sorted(unknown))}.")
    if any(dots < 0 for dots in paper.values()):
        raise BadPaper("A choice cannot have fewer than no dots.")
    used = sum(paper.values())
    if used > dots_each:
        raise BadPaper(f"That is {used} dots. Everybody has {dots_each}.")
    if not may_stack and any(dots > 1 for dots in paper.values()):
        raise BadPaper("In this vote each choice can have one of your dots.")


def lines(count: Count) -> list[Line]:
    """The result from most dots to fewest; options with the same number keep their order and share a place.

    >>> [line.standing for line in lines(Count({"a": 5, "b": 7, "c": 5}, 3))]
    ['1st', 'joint 2nd', 'joint 2nd']
    """
    ranked = sorted(count.totals.items(), key=lambda item: -item[1])
    shared = Counter(count.totals.values())
    return [
        Line(option, dots, 1 + sum(other > dots for other in count.totals.values()), shared[dots])
        for option, dots in ranked
    ]


def cut(count: Count, taken: Collection[str]) -> Cut:
    """How close it was between what people took on and what they did not. The choice is theirs, never ours."""
    inside = {option: dots for option, dots in count.totals.items() if option in taken}
    outside = {option: dots for option, dots in count.totals.items() if option not in taken}
    taken_total = sum(inside.values())
    if not inside or not outside:
        return Cut(None, taken_total=taken_total, total=count.total)
    lowest, highest = min(inside.values()), max(outside.values())
    margin = lowest - highest
    return Cut(
        margin,
        tuple(option for option, dots in inside.items() if dots == lowest),
        tuple(option for option, dots in outside.items() if dots == highest),
        taken_total,
        count.total,
        # Moving one dot changes the difference by two; a tie is not yet the other order.
        margin // 2 + 1 if margin >= 0 else None,
    )


def remarks(count: Count, line: Cut | None = None) -> list[Remark]:
    """What the numbers themselves give reason to say."""
    found = []
    if count.people is None and count.total % count.dots_each:
        found.append(Remark("not a multiple", {"total": count.total, "dots_each": count.dots_each}))
    if line is not None and line.margin is not None:
        if line.margin == 0:
            found.append(Remark("tie at the line", {"dots": min_taken(count, line)}))
        elif 0 < line.margin <= 2:
            found.append(Remark("close", {"margin": line.margin}))
        elif line.margin < 0:
            found.append(Remark("not by number", {"margin": -line.margin}))
    return found


def min_taken(count: Count, line: Cut) -> int:
    return count.totals[line.lowest_taken[0]]


def fewest_people(count: Count) -> int:
    """The fewest people who could have placed these dots. Never "how many voted": that cannot be known from it.

    >>> fewest_people(Count({"a": 193}, 3))
    65
    """
    return -(-count.total // count.dots_each)
