"""How few papers, filled in otherwise, would change a result: found by trying, where no sum tells.

Each number given here was proved by a count of the papers so altered, in which no tie had to be settled. It is an upper
bound: perhaps a cleverer change needs fewer papers.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from alongside.algorithms.counting.result import Change
from alongside.algorithms.counting.wording import Said

type Put[P] = Callable[[P, str, str], P | None]
# How many papers; how one is altered; from whom (anybody when empty) to whom.
type Alteration[P] = tuple[int, Put[P], str, str]


def altered[P](papers: Mapping[P, int], alteration: Alteration[P]) -> dict[P, int] | None:
    """The papers with some of them altered, in their order; None when there are not enough to alter.

    >>> altered({"a": 3, "b": 1}, (2, lambda paper, ahead, name: name if paper == ahead else None, "a", "b"))
    {'a': 1, 'b': 3}
    """
    left, put, ahead, name = alteration
    after: Counter[P] = Counter(papers)
    for paper, number in papers.items():
        if left == 0:
            break
        other = put(paper, ahead, name)
        if other is None or other == paper:
            continue
        some = min(left, number)
        left -= some
        after[paper] -= some
        after[other] += some
    return None if left else {paper: number for paper, number in after.items() if number}


def fewest_found[P](
    papers: Mapping[P, int],
    elected: frozenset[str],
    elected_by: Callable[[Mapping[P, int]], tuple[frozenset[str], bool]],
    near: Sequence[Alteration[P]],
    sure: Sequence[Alteration[P]],
    others: Sequence[tuple[Put[P], str, str]],
    counts: int,
) -> Change:
    """Try the alterations of `near` in their order, then fewer and fewer papers; at most `counts` counts.

    `sure` need no trying. `elected_by` counts papers and says who is elected and whether a tie had to be settled.
    `others` are tried with few papers when there are counts left over.

    >>> def most(papers):
    ...     return frozenset({max(papers, key=papers.get)}), len(set(papers.values())) < len(papers)
    >>> near = [(2, lambda paper, ahead, name: name if paper == ahead else None, "a", "b")]
    >>> fewest_found({"a": 4, "b": 1}, frozenset({"a"}), most, near, [], [], counts=9).papers
    2
    """
    best = min((one for one in sure if altered(papers, one)), key=lambda one: one[0], default=None)
    left = counts

    def changes(alteration: Alteration[P]) -> bool:
        nonlocal left
        after = altered(papers, alteration)
        if not after:
            return False
        left -= 1
        now, tied = elected_by(after)
        return now != elected and not tied

    for one in near:
        if not left or (best and one[0] >= best[0]):
            break
        if changes(one):
            best = one
            break
    # Half as many papers by the same change, and half again: it need not work, and it costs few counts.
    if best:
        low, (high, put, ahead, name) = 0, best
        while left and high - low > 1:
            middle = (low + high) // 2
            if changes((middle, put, ahead, name)):
                best, high = (middle, put, ahead, name), middle
            else:
                low = middle
    number = 1
    while left and (best is None or number < best[0]) and number <= sum(papers.values()):
        for put, ahead, name in others:
            if not left:
                break
            if ahead != name and changes((number, put, ahead, name)):
                best = (number, put, ahead, name)
                break
        number += 1
    if best is None:
        return Change(None, False, (Said("nothing to change"),))
    # One paper is the fewest that there can be.
    exact = best[0] == 1
    return Change(
        best[0], exact, (Said("papers exactly" if exact else "papers at most", {"papers": best[0]}),)
    )
