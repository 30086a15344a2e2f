"""A document to listen to: MP3, a chapter for each heading, with the second at which each block begins."""

import io
import json
import re
import struct
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.util import find_spec

from alongside.formats.document import (
    AnyBlock,
    Document,
    EasyReadIdea,
    Heading,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Picture,
    Spans,
    Table,
    text_of,
)
from alongside.formats.not_here import NotHere
from alongside.formats.scripts import by_script, first_part
from alongside.formats.speech import Espeak, Spoken, Voice, as_said, espeak_is_here

BITS = 48  # thousand a second: clear speech, a third of a megabyte a minute
AFTER_BLOCK, AFTER_HEADING = 0.45, 0.8  # seconds of silence
MADE_BY_MACHINE = "Read by a computer voice."


@dataclass
class Chapter:
    """One MP3. `timings`: the second at which each block begins in it, by the block's id."""

    title: str
    mp3: bytes
    seconds: float
    timings: dict[str, float] = field(default_factory=dict)


def is_here() -> bool:
    """Can this machine speak and make MP3?"""
    return espeak_is_here() and find_spec("lameenc") is not None


def to_chapters(
    document: Document, voice: Voice | None = None, say_like: Mapping[str, str] | None = None
) -> tuple[Chapter, ...]:
    """Read the document aloud, a chapter for each heading of level 2. Raises `NotHere` without a voice for its language.

    `say_like` writes words as they sound: {"Keighley": "Keethly"}.
    """
    if voice is None:
        return _by_computer(document, tuple((say_like or {}).items()))
    return _read_aloud(document, voice, say_like or {})


@lru_cache(maxsize=1)
def _by_computer(document: Document, say_like: tuple[tuple[str, str], ...]) -> tuple[Chapter, ...]:
    """The last paper that was read is kept: whoever asks for chapters often asks for the whole too."""
    return _read_aloud(document, Espeak(), dict(say_like))


def _read_aloud(document: Document, voice: Voice, say_like: Mapping[str, str]) -> tuple[Chapter, ...]:
    if find_spec("lameenc") is None:
        raise NotHere("MP3 is made with lame, which is not on this machine. Ask us for this.")
    chapters = list(_chapters(document))
    parts = [part for _title, blocks in chapters for _id, said, _pause in blocks for part in said]
    heard = iter(voice.speak([Spoken(as_said(part.text, say_like), part.language) for part in parts]))
    made = []
    for title, blocks in chapters:
        sound, timings = bytearray(), {}
        for name, said, pause in blocks:
            if name:
                timings[name] = round(len(sound) / 2 / voice.rate, 3)
            for _part in said:
                sound += next(heard)
            sound += b"\0\0" * int(voice.rate * pause)
        made.append(
            Chapter(title, _mp3(bytes(sound), voice.rate, title), len(sound) / 2 / voice.rate, timings)
        )
    return tuple(made)


def to_mp3(
    document: Document, voice: Voice | None = None, say_like: Mapping[str, str] | None = None
) -> bytes:
    """The whole document as one MP3."""
    chapters = to_chapters(document, voice, say_like)
    tag = _tag(document.title)
    return tag + b"".join(chapter.mp3[_tag_length(chapter.mp3) :] for chapter in chapters)


def to_talking_book(
    document: Document, voice: Voice | None = None, say_like: Mapping[str, str] | None = None
) -> bytes:
    """A .zip with an MP3 for each chapter in order, a playlist, and the timings as JSON."""
    out = io.BytesIO()
    names, timings = [], {}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
        for number, chapter in enumerate(to_chapters(document, voice, say_like), start=1):
            words = re.sub(r"[^\w]+", "-", chapter.title.lower(), flags=re.UNICODE).strip("-")[:40] or "part"
            names.append(f"{number:02}-{words}.mp3")
            timings[names[-1]] = {
                "title": chapter.title,
                "seconds": round(chapter.seconds, 3),
                "blocks": chapter.timings,
            }
            packed.writestr(zipfile.ZipInfo(names[-1]), chapter.mp3)
        packed.writestr(zipfile.ZipInfo("play-all.m3u8"), "#EXTM3U\n" + "\n".join(names) + "\n")
        packed.writestr(zipfile.ZipInfo("timings.json"), json.dumps(timings, ensure_ascii=False, indent=1))
    return out.getvalue()


# ---------------------------------------------------------------------------------------------------------
# What is said
# ---------------------------------------------------------------------------------------------------------


def _chapters(document: Document) -> Iterator[tuple[str, list[tuple[str, list[Spoken], float]]]]:
    """Chapters as (title, blocks); a block as (id, what is said, silence after it in seconds)."""
    language = document.language
    lead = [document.title, document.subtitle, document.about, document.date]
    blocks = [("", list(_said(text, language)), AFTER_HEADING) for text in lead if text]
    blocks.append(("", [Spoken(MADE_BY_MACHINE)], AFTER_HEADING))
    title = document.title
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 2:
            yield title, blocks
            title, blocks = text_of(block.spans), []
        pause = AFTER_HEADING if isinstance(block, Heading) else AFTER_BLOCK
        spoken = block.language or language
        said = [list(part) for part in _block(block, spoken)]
        for number, part in enumerate(said):
            blocks.append((block.id if number == 0 else "", part, pause))
    if document.source:
        blocks.append(("", list(_said(document.source, language)), AFTER_BLOCK))
    yield title, blocks


def _said(text: str, language: str) -> Iterator[Spoken]:
    """The text in parts of one language each. A sentence without an end gets one, so that the voice comes to rest."""
    text = " ".join(text.split())
    if text and text[-1].isalnum():
        text += "."
    for spoken, part in by_script(text, language):
        yield Spoken(part, language if spoken == first_part(language) else spoken)


def _spans(spans: Spans, language: str) -> Iterator[Spoken]:
    run, spoken = "", language
    for span in spans:
        now = span.language or language
        if now != spoken and run:
            yield from _said(run, spoken)
            run = ""
        run, spoken = run + span.text, now
    if run:
        yield from _said(run, spoken)


def _block(block: AnyBlock, language: str) -> Iterator[Iterator[Spoken]]:
    """What is said of a block, in breaths."""
    match block:
        case Heading() | Paragraph() | Note():
            yield _spans(block.spans, language)
        case ListBlock():
            yield from _list(block.items, block.ordered, language)
        case Table():
            yield from _table(block, language)
        case Picture():
            yield from _picture(block, language)
        case EasyReadIdea():
            yield _spans(block.spans, language)
            yield from _picture(block.picture, language)


def _list(items: tuple[ListItem, ...], ordered: bool, language: str) -> Iterator[Iterator[Spoken]]:
    for number, item in enumerate(items, start=1):
        words = list(_spans(item.spans, language))
        yield iter([Spoken(f"{number}. ", language), *words] if ordered else words)
        yield from _list(item.items, item.ordered, language)


def _table(table: Table, language: str) -> Iterator[Iterator[Spoken]]:
    """Each cell is said with the name of its column, so that nobody has to remember where they are."""
    yield _said(table.caption, language)
    headers = [text_of(header) for header in table.columns]
    if table.row_headers or not table.rows:
        yield _said(", ".join(headers), language)
    for row in table.rows:
        cells = [
            text_of(cell) if table.row_headers and at == 0 else f"{header}: {text_of(cell)}"
            for at, (header, cell) in enumerate(zip(headers, row, strict=True))
            if text_of(cell).strip()
        ]
        yield _said(". ".join(cells), language)


def _picture(picture: Picture, language: str) -> Iterator[Iterator[Spoken]]:
    texts = (
        [] if picture.decorative else [("Picture: " if first_part(language) == "en" else "") + picture.alt]
    )
    yield from (_said(text, language) for text in [*texts, picture.caption, picture.credit] if text)


# ---------------------------------------------------------------------------------------------------------
# MP3
# ---------------------------------------------------------------------------------------------------------


def _mp3(sound: bytes, rate: int, title: str) -> bytes:
    import lameenc

    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_bit_rate(BITS)
    encoder.set_in_sample_rate(rate)
    encoder.set_channels(1)
    encoder.set_quality(7)
    return _tag(title) + bytes(encoder.encode(sound)) + bytes(encoder.flush())


def _tag(title: str) -> bytes:
    """An ID3v2.3 tag with the title, so that a player shows words and not a file name."""
    words = b"\x01" + title[:120].encode("utf-16")
    frame = b"TIT2" + struct.pack(">I", len(words)) + b"\0\0" + words
    size = len(frame)
    seven = bytes((size >> shift) & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\0\0" + seven + frame


def _tag_length(mp3: bytes) -> int:
    seven = mp3[6:10]
    return 10 + (seven[0] << 21 | seven[1] << 14 | seven[2] << 7 | seven[3])
