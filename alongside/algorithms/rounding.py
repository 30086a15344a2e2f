"""Numbers about people, made safe to publish.

Hiding small cells does not protect when totals are shown: the hidden number is the difference. Rounding every figure
and every total to the nearest five, each by itself, does, but for rare tables in which all roundings lean the same way:
`says_too_much` finds those. Small groups of voters are joined before they are shown.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

BASE = 5
FEWEST_VOTERS = 10


def to_nearest(number: int, base: int = BASE) -> int:
    """The nearest multiple of `base`; halves go up.

    >>> [to_nearest(n) for n in (0, 2, 3, 7, 8, 12)]
    [0, 0, 5, 5, 10, 10]
    """
    return (number + base // 2) // base * base


def could_be(shown: int, base: int = BASE) -> range:
    """All true counts that `to_nearest` shows like this.

    >>> list(could_be(0)), list(could_be(25))
    ([0, 1, 2], [23, 24, 25, 26, 27])
    """
    return range(max(0, shown - base // 2), shown + (base - 1) // 2 + 1)


def says_too_much(
    parts: Sequence[int], total: int, *, several: Sequence[int] = (), base: int = BASE, room: int = 1
) -> bool:
    """Whether a one-way table of rounded counts would let somebody work out a true count from it.

    `parts` are the shown counts of which each person is in one, `total` the shown number of people. Where people may
    tick several answers, `several` are the counts of those, of which each person outside `parts` ticked at least one.
    It looks only at what is shown, so that the answer itself tells nothing more.

    Rounding alone is not enough: 7 + 7 + 7 + 2 = 23 is shown as 5, 5, 5, 0 of 25, and only those four numbers can be
    behind it, for at least 23 people must come from parts that hold at most 7, 7, 7 and 2. So there must be room: the
    parts must be able to make more than any total that could be meant, and less. Then even somebody who knows the true
    total finds at least two numbers that each part could be, and no table narrows down another one.

    >>> says_too_much([5, 5, 5, 0], 25), says_too_much([10, 10, 5, 0], 25)
    (True, False)
    """
    fewest = sum(could_be(part, base)[0] for part in parts) + max(
        (could_be(count, base)[0] for count in several), default=0
    )
    most = sum(could_be(part, base)[-1] for part in (*parts, *several))
    totals = could_be(total, base)
    return fewest > totals[0] - room or most < totals[-1] + room


def percent(part: int, whole: int, places: int = 1) -> str:
    """A share in per cent, exactly rounded, halves up. ValueError without a whole.

    >>> percent(119, 193)
    '61.7'
    """
    if whole <= 0:
        raise ValueError("a share needs a whole")
    scaled = Fraction(part * 100 * 10**places, whole)
    rounded = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    text = f"{rounded:0{places + 1}d}"
    return f"{text[:-places]}.{text[-places:]}" if places else text


def small_ones_joined(
    people: Mapping[int, int],
    fewest: int = FEWEST_VOTERS,
    *,
    gives_away: Callable[[frozenset[int]], bool] = lambda parts: False,
) -> dict[int, int]:
    """With which part each part is shown, so that none stands for fewer than `fewest` people.

    The smallest joins the next larger one, until all are large enough or only one is left. A part that nobody used
    hides nobody and stays apart. `gives_away` says of some parts taken together that their numbers tell what each person
    in them did, however many they are, such as when all did the same; they join another as if they were small.

    >>> small_ones_joined({1: 40, 2: 12, 3: 3, 4: 0})
    {1: 1, 2: 2, 3: 2, 4: 4}
    >>> small_ones_joined({1: 40, 2: 12, 3: 11}, gives_away=lambda parts: parts == {2})
    {1: 1, 2: 1, 3: 3}
    """
    sizes = {part: number for part, number in people.items() if number}
    host = {part: part for part in people}
    while len(sizes) > 1:
        in_order = sorted(sizes, key=lambda part: (sizes[part], part))
        together = {part: frozenset(at for at in host if host[at] == part) for part in sizes}
        small = next((part for part in in_order if sizes[part] < fewest or gives_away(together[part])), None)
        if small is None:
            break
        place = in_order.index(small)
        larger = in_order[place + 1] if place + 1 < len(in_order) else in_order[place - 1]
        sizes[larger] += sizes.pop(small)
        host = {part: larger if at == small else at for part, at in host.items()}
    return host
