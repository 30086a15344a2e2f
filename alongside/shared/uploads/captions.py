"""Captions of a film or a recording: read strictly, and written afresh as WebVTT with times and plain words only."""

import html
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.shared.errors import Refused
from alongside.shared.uploads.arriving import Broken

LARGEST = 1024 * 1024  # bytes
MOST_CUES = 5000
LONGEST_CUE = 1000  # characters
PAUSE = 3000  # milliseconds without a word: a new paragraph in what people read
TIME = r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]?\d)[.,](\d{1,3})"
TIMES = re.compile(rf"\s*{TIME}\s*-->\s*{TIME}(?:\s+\S.*)?\s*$")
SPEAKER = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]{1,100})>")
TAG = re.compile(r"<[^<>\n]*>|\{\\[^{}\n]*\}")
# Signs that turn a line around without being seen. The two marks that Urdu needs (200E, 200F) stay.
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")


@dataclass(frozen=True)
class Cue:
    start: int  # milliseconds
    end: int
    words: str


def keep_captions(upload, *, field: str = "captions") -> str:
    """The captions as WebVTT of our own: styles, places, notes and tags are left out; who speaks (`<v Amina>`) stays.

    Refused with the line at fault: times that cannot be read, times out of order, an end before its start.
    """
    if upload.size > LARGEST:
        raise Refused(_("This file is too large for captions."), field=field)
    upload.seek(0)
    try:
        return written(cues_in(letters(upload.read())))
    except Broken as broken:
        raise Refused(broken.sentence, field=field) from broken


def letters(data: bytes) -> str:
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise Broken(_("The letters in this file are broken. Save the captions as UTF-8.")) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def words_of_captions(captions: str) -> str:
    """What is said, to read: paragraphs with an empty line between them, a new one after a pause or for a new speaker.

    >>> words_of_captions("WEBVTT\\n\\n00:00:01.000 --> 00:00:02.000\\nHello &amp; welcome\\n")
    'Hello & welcome'
    """
    paragraphs: list[str] = []
    last = None
    for cue in cues_in(captions):
        words = " ".join(cue.words.split())
        if last is not None and words == last[1]:
            pass  # a line that stays on the screen while the next one comes
        elif (
            last is None or cue.start - last[0] >= PAUSE or re.match(r"[^\s:]{1,30}( [^\s:]{1,30})?: ", words)
        ):
            paragraphs.append(words)
        else:
            paragraphs[-1] += f" {words}"
        last = (cue.end, words)
    return "\n\n".join(paragraphs)


def written(cues: list[Cue]) -> str:
    parts = ["WEBVTT"]
    for cue in cues:
        words = html.escape(cue.words, quote=False)
        parts.append(f"{clock(cue.start)} --> {clock(cue.end)}\n{words}")
    return "\n\n".join(parts) + "\n"


def clock(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def cues_in(text: str) -> list[Cue]:
    """Every caption in order. `Broken` with a sentence that names the line."""
    lines = text.lstrip("\ufeff").split("\n")
    cues: list[Cue] = []
    is_webvtt = re.match(r"WEBVTT([ \t]|$)", lines[0]) is not None
    at = after_block(lines, 0) if is_webvtt else 0
    if "-->" not in text:
        raise Broken(_("There are no captions in this file. It should end in .vtt or .srt."))
    while at < len(lines):
        end = after_block(lines, at)
        block = lines[at:end]
        if any(block) and not (is_webvtt and re.match(r"(NOTE|STYLE|REGION)\b", block[0])):
            cue = cue_in(block, at + 1, cues)
            if cue.words:
                cues.append(cue)
        if len(cues) > MOST_CUES:
            raise Broken(_("This file is too large for captions."))
        at = end + 1
    if not cues:
        raise Broken(_("There are no captions in this file. It should end in .vtt or .srt."))
    return cues


def after_block(lines: list[str], at: int) -> int:
    while at < len(lines) and lines[at].strip():
        at += 1
    return at


def cue_in(block: list[str], line: int, before: list[Cue]) -> Cue:
    first = 0 if "-->" in block[0] else 1  # a caption may have a number or a name first
    times = TIMES.match(block[first]) if first < len(block) else None
    if times is None:
        raise Broken(_("We could not read the times of the caption at line %(line)s.") % {"line": line})
    start, end = milliseconds(times.groups()[:4]), milliseconds(times.groups()[4:])
    if end <= start:
        raise Broken(_("The caption at line %(line)s ends before it starts.") % {"line": line})
    if before and start < before[-1].start:
        raise Broken(
            _("The caption at line %(line)s starts before the one above it. Put them in order.")
            % {"line": line}
        )
    words = "\n".join(filter(None, (plain(said) for said in block[first + 1 :])))
    if "-->" in words:
        raise Broken(
            _("There is no empty line before the caption at line %(line)s. Add one.")
            % {"line": line + first + 1}
        )
    if len(words) > LONGEST_CUE:
        raise Broken(
            _("The caption at line %(line)s is too long to read. Cut it into parts.") % {"line": line}
        )
    return Cue(start, end, words)


def milliseconds(parts) -> int:
    hours, minutes, seconds, rest = parts
    return ((int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(rest.ljust(3, "0"))


def plain(said: str) -> str:
    """Words only. Written as `<v Amina>Hello</v>`, who speaks stays: "Amina: Hello"."""
    said = SPEAKER.sub(lambda found: f"{found[1].strip()}: ", said)
    while said != (bare := TAG.sub("", said)):
        said = bare
    return UNSEEN.sub("", html.unescape(said)).strip()
