"""Ties: settled by lots drawn by a rule that was agreed before, or not at all.

The rule: everybody gets the SHA-256 of the seed, a new line and their name, in UTF-8; the smallest comes first. Who
stands in front wins a tie; the last goes out. The order of names in the file plays no part, and anybody can check it:

    printf 'SEED\\nAnn' | sha256sum

Choose the seed in public and before the count, such as numbers of a lottery drawn that evening.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

from alongside.algorithms.counting.result import Tie
from alongside.algorithms.counting.wording import Said


class Choose(Protocol):
    """Who of the tied comes first, or with `out` who goes. `state` is equal for counts that go on alike.

    `alike` says that whoever it is, the count goes on alike.
    """

    def __call__(
        self, tied: tuple[str, ...], state: Hashable, stage: int, *, out: bool = False, alike: bool = False
    ) -> str: ...


class OpenTie(Exception):
    """Nothing that was agreed settles this tie."""


class _SeenBefore(Exception):
    pass


def drawn(names: Iterable[str], seed: str) -> tuple[str, ...]:
    """Names in the order of their lots.

    >>> drawn(["Ann", "Bob", "Cat"], "7 12 31") == drawn(["Cat", "Ann", "Bob"], "7 12 31")
    True
    """
    return tuple(sorted(names, key=lambda name: (sha256(f"{seed}\n{name}".encode()).digest(), name)))


def all_outcomes(run: Callable[[Choose], Sequence[str]], most: int) -> tuple[frozenset[frozenset[str]], bool]:
    """Every set that could be elected as lots fall, and whether all ways were tried within `most` counts.

    >>> found, all_tried = all_outcomes(lambda choose: [choose(("Ann", "Bob"), "start", 1)], most=10)
    >>> sorted(sorted(elected) for elected in found), all_tried
    ([['Ann'], ['Bob']], True)
    """
    found: set[frozenset[str]] = set()
    seen: set[Hashable] = set()
    waiting: list[tuple[str, ...]] = [()]
    for _ in range(most):
        if not waiting:
            return frozenset(found), True
        script = waiting.pop()
        said: list[str] = []

        def choose(
            tied: tuple[str, ...],
            state: Hashable,
            stage: int,
            *,
            out: bool = False,
            alike: bool = False,
            script: tuple[str, ...] = script,
            said: list[str] = said,
        ) -> str:
            if alike:
                return tied[0]
            if len(said) < len(script):
                said.append(script[len(said)])
                return said[-1]
            if state in seen:
                raise _SeenBefore
            seen.add(state)
            waiting.extend((*said, other) for other in tied[1:])
            said.append(tied[0])
            return tied[0]

        try:
            found.add(frozenset(run(choose)))
        except _SeenBefore:
            continue
    return frozenset(found), not waiting


@dataclass
class Settling:
    """Settles the ties of one count, and keeps what it did.

    With an `order` of lots by that; else, when `harmless`, by the order of the names, for it makes no difference; else
    it raises OpenTie.
    """

    order: tuple[str, ...] = ()
    harmless: bool = False

    def __post_init__(self) -> None:
        self.ties: list[Tie] = []

    def __call__(
        self, tied: tuple[str, ...], state: Hashable, stage: int, *, out: bool = False, alike: bool = False
    ) -> str:
        if self.order:
            ranked = sorted(tied, key=self.order.index)
            chosen, kind, words = ranked[-1 if out else 0], "lots", "tie by lots"
        elif self.harmless or alike:
            chosen, kind, words = tied[0], "without effect", "tie without effect"
        else:
            self.ties.append(Tie(tied, "open", Said("open tie", {"who": tied}), stage))
            raise OpenTie
        said = Said(f"{words}, out" if out else words, {"who": tied, "chosen": chosen})
        self.ties.append(Tie(tied, kind, said, stage, (chosen,)))
        return chosen


class Count(Protocol):
    """One count of papers: `run` gives who is elected, or raises OpenTie; then `elected` is who was in before."""

    elected: list[str]

    def run(self) -> list[str]: ...


@dataclass(frozen=True)
class Settled[C: Count]:
    """A count with its ties settled as far as they can be.

    `elected` are in whichever way a lot falls, where the count stopped at a tie. `by_lot` says that a lot decides who
    is in, drawn already or not.
    """

    count: C
    ties: tuple[Tie, ...]
    elected: tuple[str, ...]
    by_lot: bool


def settled[C: Count](make: Callable[[Choose], C], order: tuple[str, ...], most: int) -> Settled[C]:
    """Count once; when a lot was needed, see in at most `most` counts what hangs on it, and count again if it is nothing.

    When those do not suffice, an open tie counts as one that decides, and nobody more is known to be in.
    """
    settle = Settling(order)
    count = make(settle)
    try:
        elected = tuple(count.run())
        if not any(tie.kind == "lots" for tie in settle.ties):
            return Settled(count, tuple(settle.ties), elected, False)
        outcomes, _ = all_outcomes(lambda choose: make(choose).run(), most)
        return Settled(count, tuple(settle.ties), elected, len(outcomes) > 1)
    except OpenTie:
        outcomes, all_tried = all_outcomes(lambda choose: make(choose).run(), most)
    if all_tried and len(outcomes) == 1:
        settle = Settling(harmless=True)
        count = make(settle)
        elected = tuple(count.run())
        return Settled(count, tuple(settle.ties), elected, False)
    more = sorted(frozenset.intersection(*outcomes).difference(count.elected)) if all_tried else ()
    return Settled(count, tuple(settle.ties), (*count.elected, *more), True)
