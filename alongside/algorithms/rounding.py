"""Numbers about people, made safe to publish.

Hiding small cells does not protect when totals are shown: the hidden number is the difference. Rounding every figure
and every total to the nearest five, each by itself, does. Small groups of voters are joined before they are shown.
"""

from collections.abc import Mapping
from fractions import Fraction

BASE = 5
FEWEST_VOTERS = 10


def to_nearest(number: int, base: int = BASE) -> int:
    """The nearest multiple of `base`; halves go up.

    >>> [to_nearest(n) for n in (0, 2, 3, 7, 8, 12)]
    [0, 0, 5, 5, 10, 10]
    """
    return (number + base // 2) // base * base


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


def small_ones_joined(people: Mapping[int, int], fewest: int = FEWEST_VOTERS) -> dict[int, int]:
    """With which part each part is shown, so that none stands for fewer than `fewest` people.

    The smallest joins the next larger one, until all are large enough or only one is left. A part that nobody used
    hides nobody and stays apart.

    >>> small_ones_joined({1: 40, 2: 12, 3: 3, 4: 0})
    {1: 1, 2: 2, 3: 2, 4: 4}
    """
    sizes = {part: number for part, number in people.items() if number}
    host = {part: part for part in people}
    while len(sizes) > 1 and min(sizes.values()) < fewest:
        small, larger = sorted(sizes, key=lambda part: (sizes[part], part))[:2]
        sizes[larger] += sizes.pop(small)
        host = {part: larger if at == small else at for part, at in host.items()}
    return host
