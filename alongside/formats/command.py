"""The command `alongside formats PAPER OUT/`: one paper in, every format out, a line for each."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from alongside.formats import ALL
from alongside.formats.document import Document
from alongside.formats.not_here import NotHere
from alongside.formats.reading import Reading, Unreadable, read

PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".webp"}

type Clock = Callable[[], float]


class CannotMake(ValueError):
    """The paper cannot be opened, or a format was asked for that there is not. The message is a sentence."""


@dataclass(frozen=True, slots=True)
class Made:
    """One format of the paper. `why` says why it is not there; then there is no file."""

    name: str
    file: str = ""
    size: int = 0
    seconds: float = 0.0
    why: str = ""

    def __str__(self) -> str:
        if self.why:
            return f"{self.name:16} ask us for this: {self.why}"
        return f"{self.name:16} {self.file}  {self.seconds:.2f} s  {self.size:,} bytes"


def opened(paper: Path, language: str = "en-GB", title: str | None = None) -> Reading:
    """The document in a file, with the pictures that lie beside it and that it names."""
    try:
        data = paper.read_bytes()
        beside = {
            file.name: file.read_bytes()
            for file in paper.parent.iterdir()
            if file.suffix.lower() in PICTURES and file.name.encode() in data
        }
        return read(data, paper.name, language=language, title=title, files=beside)
    except OSError as why:
        raise CannotMake(f"The paper {paper} cannot be opened.") from why
    except Unreadable as why:
        raise CannotMake(str(why)) from why


def chosen(only: str) -> list[str]:
    """The names asked for, or all of them.

    >>> chosen("text, pdf")
    ['text', 'pdf']
    """
    names = [name.strip() for name in only.split(",") if name.strip()] or list(ALL)
    for name in names:
        if name not in ALL:
            raise CannotMake(f"There is no format “{name}”. There are: {', '.join(ALL)}.")
    return list(dict.fromkeys(names))


def make_all(
    paper: Path,
    out: Path,
    only: str,
    clock: Clock,
    *,
    language: str = "en-GB",
    title: str | None = None,
    say: Callable[[str], object] = lambda _sentence: None,
) -> Iterator[Made]:
    """Make each format of the paper in the folder, several at once. `clock` gives seconds.

    The paper is opened and the names are looked at before anything is written. `say` is given each sentence about what
    could not be kept of it.
    """
    names = chosen(only)
    reading = opened(paper, language, title)
    for sentence in reading.not_kept:
        say(sentence)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as why:
        raise CannotMake(f"The folder {out} cannot be made.") from why
    return _made(reading.document, names, out, paper.stem, clock)


def _made(document: Document, names: Sequence[str], out: Path, stem: str, clock: Clock) -> Iterator[Made]:
    workers = min(4, os.cpu_count() or 1, len(names))
    if workers < 2:
        yield from (make_one(document, name, out, stem, clock) for name in names)
        return
    # Never by fork: a copy of a process in which a thread holds a lock waits for ever.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        tasks = [pool.submit(make_one, document, name, out, stem, clock) for name in names]
        for task in tasks:
            yield task.result()


def make_one(document: Document, name: str, out: Path, stem: str, clock: Clock) -> Made:
    format, start = ALL[name], clock()
    try:
        data = format.make(document)
    except NotHere as why:
        return Made(name, why=str(why))
    file = out / f"{stem}-{name}.{format.extension}"
    file.write_bytes(data)
    return Made(name, str(file), len(data), clock() - start)
