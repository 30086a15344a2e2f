"""Seats in a group, and what a majority of them is."""


def majority_of(seats: int) -> int:
    """The fewest that are more than half.

    >>> [majority_of(seats) for seats in (7, 12, 13, 20, 25)]
    [4, 7, 7, 11, 13]
    """
    return seats // 2 + 1
