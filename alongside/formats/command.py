"""The command `alongside formats PAPER OUT/`: one paper in, every format out, a line for each."""

import importlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from alongside.formats import ALL
from alongside.formats.document import Document, DocumentError, from_dict
from alongside.formats.not_here import NotHere

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


def opened(paper: Path) -> Document:
    """The document in a file: JSON of its blocks, or whatever `formats.reading` reads."""
    try:
        data = paper.read_bytes()
        if paper.suffix.lower() == ".json":
            return from_dict(json.loads(data))
        reading = importlib.import_module("alongside.formats.reading")
        document: Document = reading.read(data, paper.name).document
        return document
    except OSError as why:
        raise CannotMake(f"The paper {paper} cannot be opened.") from why
    except ModuleNotFoundError as why:
        raise CannotMake("Only papers as .json, written from a document, can be read here.") from why
    except DocumentError as why:
        broken = isinstance(why.__cause__, (KeyError, TypeError, ValueError))
        raise CannotMake(f"{paper.name} is not a paper of ours." if broken else str(why)) from why
    except (KeyError, TypeError, UnicodeDecodeError, json.JSONDecodeError) as why:
        raise CannotMake(f"{paper.name} is not a paper of ours.") from why
    except ValueError as why:  # Unreadable, with its sentence
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


def make_all(paper: Path, out: Path, only: str, clock: Clock) -> Iterator[Made]:
    """Make each format of the paper in the folder, several at once. `clock` gives seconds.

    The paper is opened and the names are looked at before anything is written.
    """
    document, names = opened(paper), chosen(only)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as why:
        raise CannotMake(f"The folder {out} cannot be made.") from why
    return _made(document, names, out, paper.stem, clock)


def _made(document: Document, names: Sequence[str], out: Path, stem: str, clock: Clock) -> Iterator[Made]:
    workers = min(4, os.cpu_count() or 1, len(names))
    if workers < 2:
        yield from (make_one(document, name, out, stem, clock) for name in names)
        return
    with ProcessPoolExecutor(workers) as pool:
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
