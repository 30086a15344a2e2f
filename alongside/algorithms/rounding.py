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


def groups_to_show(sizes: Mapping[str, int], fewest: int = FEWEST_VOTERS) -> list[tuple[str, ...]]:
    """Which groups of voters may be shown apart: each that has fewer than `fewest` is joined to the smallest other.

    Groups keep the order in which they came. A group of nobody is left out. When all together are fewer than
    `fewest`, the one joined group is still returned; the caller shows only the total.

    >>> groups_to_show({"Corn Hall": 30, "Library": 24, "Online": 12, "By phone": 4})
    [('Corn Hall',), ('Library',), ('Online', 'By phone')]
    """
    order = {name: place for place, name in enumerate(sizes)}
    joined: list[tuple[tuple[str, ...], int]] = [((name,), size) for name, size in sizes.items() if size]
    while len(joined) > 1:
        small = min(joined, key=lambda group: (group[1], order[group[0][0]]))
        if small[1] >= fewest:
            break
        joined.remove(small)
        other = min(joined, key=lambda group: (group[1], order[group[0][0]]))
        joined.remove(other)
        joined.append((tuple(sorted(small[0] + other[0], key=order.__getitem__)), small[1] + other[1]))
    return sorted((names for names, _size in joined), key=lambda names: order[names[0]])
