"""Counts of many papers: seconds, beside what we want at most.

python -m bench.counting
"""

import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from alongside.algorithms.counting import approvals, by_number, reading, scottish
from alongside.config.paper_counts import Wishes, count_file

ROUNDS = 3


def seconds(does: Callable[[], object]) -> float:
    """The shortest of a few runs: the others were disturbed by something else."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        does()
        taken.append(time.perf_counter() - start)
    return min(taken)


def say(what: str, most: float | None, does: Callable[[], object]) -> None:
    taken = seconds(does)
    wanted = f"  (we want at most {most} s, {taken / most:.0%} of it)" if most else ""
    print(f"{taken:7.3f} s  {what}{wanted}", flush=True)


def ranked(number: int, names: list[str], dice: random.Random) -> Counter[tuple[str, ...]]:
    """Papers as people fill them in: some names are liked more, most people number a few."""
    liked = [dice.uniform(0.3, 1.5) for _ in names]
    papers: Counter[tuple[str, ...]] = Counter()
    for _ in range(number):
        order = sorted(zip(liked, names, strict=True), key=lambda each: dice.expovariate(each[0]))
        papers[tuple(name for _, name in order[: dice.choice([1, 2, 3, 4, 5, 6, len(names)])])] += 1
    return papers


def main() -> None:
    dice = random.Random(2017)
    names = [f"Candidate {letter}" for letter in "ABCDEFGHIJKL"]
    votes = ranked(100_000, names, dice)
    print(f"100,000 ranked papers, {len(votes):,} of them different, 12 candidates, 5 seats")
    say("counted", 2, lambda: scottish.count(votes, names, 5))
    say(
        "searched for the fewest papers that change it",
        None,
        lambda: scottish.nearest_change(votes, names, 5),
    )

    place = {name: at for at, name in enumerate(names, 1)}
    lines = [
        f"1 {' '.join(str(place[name]) for name in paper)} 0"
        for paper, many in votes.items()
        for _ in range(many)
    ]
    dice.shuffle(lines)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "papers.blt"
        file.write_text("\n".join(["12 5", *lines, "0", *names, "The Board"]), encoding="utf-8")
        say(
            "the whole command: a line for each paper, read, counted, searched",
            2,
            lambda: count_file(file, "scottish-stv", Wishes()),
        )

    options = [f"Area {letter}" for letter in "ABCDEFGH"]
    placed = [Counter(dice.choices(options, k=3)) for _ in range(100_000)]
    rows = [",".join(str(paper[option]) for option in options) for paper in placed]
    table = "\n".join([",".join(options), *rows]).encode()

    def of_a_file() -> object:
        read = reading.dot_papers(reading.read_table(table), 3)
        return by_number.count_dots(read.parts[""], options, 3, take=4)

    print("100,000 papers with 3 dots for 8 areas")
    say("read from a file, counted, and how few papers change it", 0.6, of_a_file)

    areas = [f"Option {number}" for number in range(50)]
    weights = [1 / (number + 3) for number in range(50)]
    marked = Counter(frozenset(dice.choices(areas, weights, k=dice.randint(1, 12))) for _ in range(5_000))
    print("5,000 papers that approve of some of 50 options, 10 places")
    for method, most in (("pav", 0.1), ("phragmen", 0.05), ("equal-shares", 0.5)):
        say(method, most, lambda method=method: approvals.count(marked, areas, 10, method))
    for method in approvals.METHODS:
        say(
            f"{method}: searched for the fewest papers that change it",
            None,
            lambda method=method: approvals.nearest_change(marked, areas, 10, method),
        )


if __name__ == "__main__":
    main()
