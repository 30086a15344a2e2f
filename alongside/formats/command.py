"""`alongside formats PAPER OUT/`: every format of one paper, a line printed for each."""

import argparse
import multiprocessing
import re
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from alongside.formats import ALL, NotHere
from alongside.formats.document import Document, from_dict, to_dict
from alongside.formats.reading import Reading, Unreadable, read

type Made = tuple[str, bytes | None, str]  # name, file or nothing, words about it
PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".webp"}


def formats(chosen: argparse.Namespace) -> int:
    """Make the formats. The exit code: 0 when each was made or can be asked for, 1 when one failed, 2 for wrong words."""
    names = [name.strip() for name in chosen.only.split(",") if name.strip()] or list(ALL)
    if unknown := [name for name in names if name not in ALL]:
        print(f"There is no format {', '.join(unknown)}. There are: {', '.join(ALL)}.")
        return 2
    reading = open_paper(chosen.paper, chosen.language, chosen.title)
    if reading is None:
        return 1
    for sentence in reading.not_kept:
        print(f"  Look: {sentence}")
    chosen.out.mkdir(parents=True, exist_ok=True)
    stem = re.sub(r"[^\w-]+", "-", chosen.paper.stem).strip("-") or "paper"
    failed = False
    for name, made, words in make_all(reading.document, names):
        if made is not None:
            file = chosen.out / f"{stem}-{name}.{ALL[name].extension}"
            file.write_bytes(made)
            words = f"{file.name}  {words}, {len(made):,} bytes"
        failed = failed or words.startswith("failed")
        print(f"{name:16} {words}", flush=True)
    return 1 if failed else 0


def open_paper(paper: Path, language: str, title: str | None) -> Reading | None:
    """Read a paper and the pictures beside it. None, with a sentence printed, when it cannot be read."""
    try:
        data = paper.read_bytes()
        beside = {
            file.name: file.read_bytes()
            for file in paper.parent.iterdir()
            if file.suffix.lower() in PICTURES
            and file.stat().st_size < 10_000_000
            and file.name.encode() in data
        }
        return read(data, paper.name, language=language, title=title, files=beside)
    except OSError as fault:
        print(f"{paper} could not be opened: {fault.strerror}.")
    except Unreadable as no:
        print(f"{paper.name}: {no}")
    return None


def make_all(document: Document, names: list[str]) -> Iterator[Made]:
    """Yield (name, file or None, words about it) for each format, in the order of `names`.

    A long paper is made in two processes side by side; a short one is quicker in one.
    """
    size = sum(len(block.__repr__()) for block in document.blocks)
    if size < 400_000 or len(names) == 1:
        yield from (make_one(document, name) for name in names)
        return
    packed = to_dict(document)
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        waiting = [pool.submit(make_packed, packed, name) for name in names]
        for number, (name, one) in enumerate(zip(names, waiting, strict=True), start=1):
            if sys.stderr.isatty():
                print(f"{number} of {len(names)}: {name}", end="\r", file=sys.stderr)
            yield one.result()


def make_packed(packed: dict[str, Any], name: str) -> Made:
    return make_one(from_dict(packed), name)


def make_one(document: Document, name: str) -> Made:
    start = time.perf_counter()
    try:
        made = ALL[name].make(document)
    except NotHere as why:
        return name, None, f"ask us for this: {why}"
    except Exception as fault:
        return name, None, f"failed: {type(fault).__name__}: {str(fault)[:200]}"
    return name, made, f"{time.perf_counter() - start:.2f} s"
