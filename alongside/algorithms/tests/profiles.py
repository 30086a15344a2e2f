"""Papers for the tests of counting, invented by Hypothesis. `EXAMPLES=3000 ./test …` tries more of them."""

import os
from collections import Counter

from hypothesis import settings
from hypothesis import strategies as st

EXAMPLES = int(os.environ.get("EXAMPLES", "40"))
few = settings(max_examples=EXAMPLES, deadline=None)

NAMES = ("Ann", "Bob", "Cat", "Dan", "Eve")

orders = st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True).map(tuple)
ranked = st.lists(orders, min_size=1, max_size=30)
approved = st.lists(st.frozensets(st.sampled_from(NAMES)), min_size=1, max_size=15)


def dot_papers(options: int = 3, dots: int = 2):
    """Lists of papers with at most so many dots each."""
    cells = st.lists(st.integers(0, dots), min_size=options, max_size=options).map(tuple)
    return st.lists(cells.filter(lambda paper: sum(paper) <= dots), min_size=1, max_size=4)


def every_way(papers: Counter, number: int, fillings: list):
    """All the papers that there could be after `number` of them were filled in otherwise."""
    found = [papers]
    for _ in range(number):
        found = [
            after
            for some in found
            for paper in some
            for other in fillings
            if other != paper
            for after in [some - Counter([paper]) + Counter([other])]
        ]
        found = [Counter(dict(key)) for key in {frozenset(some.items()) for some in found}]
    return found
