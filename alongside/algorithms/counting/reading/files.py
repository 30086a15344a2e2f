"""What every file of papers has: its words as text, its papers, and a sentence when it cannot be read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from alongside.algorithms.counting.wording import Said

NUMBER = re.compile(r"\d{1,9}", re.ASCII)
WHOLE = re.compile(r"(\d{1,9})(?:\.0*)?", re.ASCII)
# Signs that steer a screen, and those that turn the order of letters round, so that a name reads as another.
CONTROL = re.compile(r"[\x01-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
SHOWN = 40  # letters of a word from the file, in a sentence about it


class BadFile(ValueError):
    """A file that cannot be counted; the sentence says why, with the line."""


def wrong(line: int, why: str) -> BadFile:
    return BadFile(f"Line {line}: {why}")


def short(words: str) -> str:
    """
    >>> short("x" * 99)[-3:]
    'xx…'
    """
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"


@dataclass(frozen=True)
class Papers[P]:
    """Papers by part (one place or way of voting; all in the part "" when nobody told them apart)."""

    options: tuple[str, ...]
    parts: Mapping[str, Mapping[P, int]]
    spoilt: int = 0
    remarks: tuple[Said, ...] = ()
    seats: int | None = None
    withdrawn: tuple[str, ...] = ()
    title: str = ""


def text_of(data: bytes) -> str:
    """The words of a file, whatever program wrote it: UTF-8, UTF-16 with a mark, else Windows. No signs that steer screens.

    >>> text_of("2 1\\r\\n".encode("utf-8-sig"))
    '2 1\\n'
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    if "\0" in text:
        raise BadFile("This is not a file of text. Save it as CSV, and count that.")
    text = CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        raise BadFile("This file is empty.")
    return text
