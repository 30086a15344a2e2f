"""Captions of a film, written afresh: times and plain words, nothing else (WebVTT, W3C; SRT is turned into it)."""

import re

from django.utils.translation import gettext as _

from alongside.shared.errors import Refused

LARGEST = 1024 * 1024  # bytes
MOST = 5_000  # captions
TIMES = re.compile(
    r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{3})\s+-->\s+(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{3})"
)
TAG = re.compile(r"<[^>]*>?")


def keep_captions(upload, *, field: str = "captions") -> str:
    """The captions as WebVTT of our own: styles, places, notes and tags are left out."""
    if upload.size > LARGEST:
        raise Refused(_("This file is too large for captions."), field=field)
    upload.seek(0)
    try:
        text = upload.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(
            _("The letters in this file are broken. Save the captions as UTF-8."), field=field
        ) from None
    found = list(cues(text))
    if not found:
        raise Refused(_("There are no captions in this file. It should end in .vtt or .srt."), field=field)
    if len(found) > MOST:
        raise Refused(_("This file is too large for captions."), field=field)
    before = 0
    for start, end, _words in found:
        if end <= start or start < before:
            raise Refused(_("The times of the captions are not in order. Save them again."), field=field)
        before = start
    return (
        "WEBVTT\n\n"
        + "\n\n".join(f"{clock(start)} --> {clock(end)}\n{words}" for start, end, words in found)
        + "\n"
    )


def cues(text: str):
    """(start, end, words) of each caption, in thousandths of a second."""
    for block in re.split(r"\r?\n[ \t]*\r?\n+", text.replace("\x00", "")):
        lines = block.strip().splitlines()
        at = next((number for number, line in enumerate(lines[:2]) if TIMES.match(line.strip())), None)
        if at is None:
            continue
        parts = [int(part or 0) for part in TIMES.match(lines[at].strip()).groups()]
        words = "\n".join(
            line
            for line in (TAG.sub("", line).replace("-->", "→").strip() for line in lines[at + 1 :])
            if line
        )
        # What looks like a tag is not one: a player would swallow the words.
        words = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        if words:
            yield thousandths(*parts[:4]), thousandths(*parts[4:]), words


def thousandths(hours: int, minutes: int, seconds: int, rest: int) -> int:
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest


def clock(at: int) -> str:
    """
    >>> clock(3_723_004)
    '01:02:03.004'
    """
    seconds, rest = divmod(at, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def words_of_captions(captions: str) -> str:
    """What is said, to read: the words of the captions without their times.

    >>> words_of_captions("WEBVTT\\n\\n00:00:01.000 --> 00:00:02.000\\nHello &amp; welcome\\n")
    'Hello & welcome'
    """
    lines = [words for _start, _end, words in cues(captions)]
    text = " ".join(" ".join(lines).split())
    for _again in range(2):
        text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return text
