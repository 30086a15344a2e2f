"""Every format of a 1,300-word report as a ratio to plain text, and how the time grows from 10,000 to 100,000 words.

python -m bench.formats [longest]
"""

import statistics
import sys
import time

from alongside.formats import ALL, NotHere
from alongside.formats.document import Document, words
from alongside.formats.tests.papers import report

ROUNDS = 3


def seconds(name: str, document: Document, rounds: int = ROUNDS) -> float | None:
    """The median time to make one format; None when it cannot be made here."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        try:
            ALL[name].make(document)
        except NotHere:
            return None
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def main() -> None:
    longest = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    paper = report(1300)
    base = seconds("text", paper, 9)
    print(f"a report of {len(words(paper)):,} words; plain text {base * 1000:.1f} ms")
    whole = 0.0
    for name in ALL:
        taken = seconds(name, paper)
        whole += taken or 0
        print(
            f"{name:16} ask us for this"
            if taken is None
            else f"{name:16} {taken / base:7.1f} x text  {taken:6.3f} s"
        )
    print(f"all of them, one after the other: {whole:.1f} s (we want at most 6, two at a time)")
    short, long = report(longest // 10), report(longest)
    more = len(words(long)) / len(words(short))
    print(
        f"from {len(words(short)):,} to {len(words(long)):,} words, {more:.1f} times as many, the time grows:"
    )
    for name in ("text", "web", "epub", "odt", "braille", "braille-1", "markdown", "word", "pdf", "audio"):
        first, then = seconds(name, short, 1), seconds(name, long, 1)
        if first is not None and then is not None:
            print(f"{name:16} {then / first:6.1f} times  {first:6.2f} s  {then:6.2f} s", flush=True)


if __name__ == "__main__":
    main()
