"""A document to listen to: MP3, a chapter for each heading, with the second at which each block begins."""

import io
import json
import os
import re
import struct
import zipfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Any

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
from alongside.formats.speech import (
    ESPEAK_VOICES,
    Espeak,
    Spoken,
    Voice,
    as_said,
    espeak_is_here,
    voice_for,
)

BITS = 48  # thousand a second: clear speech, a third of a megabyte a minute
AFTER_BLOCK, AFTER_HEADING = 0.45, 0.8  # seconds of silence
PIECE = 10_000  # letters spoken at a time: about ten minutes
SAY_LIKE = {"Keighley": "Keeth-lee"}  # as people there say it
MADE_BY_MACHINE = "Read by a computer voice."


@dataclass(frozen=True)
class Recording:
    """A chapter that a person read aloud. It always wins over a computer voice, and says whose voice it is."""

    mp3: bytes
    read_by: str


# A block: its id, what is said of it, and the silence after it in seconds.
type Said = tuple[str, list[Spoken], float]


@dataclass
class Chapter:
    """One MP3. `timings`: the second at which each block begins in it, by the block's id."""

    title: str
    mp3: bytes
    seconds: float
    timings: dict[str, float] = field(default_factory=dict)
    read_by: str = ""  # a person; empty: a computer voice


def is_here() -> bool:
    """Can this machine speak and make MP3?"""
    return espeak_is_here() and find_spec("lameenc") is not None


def to_chapters(
    document: Document,
    voice: Voice | None = None,
    say_like: Mapping[str, str] = SAY_LIKE,
    recordings: Mapping[str, Recording] | None = None,
) -> list[Chapter]:
    """Read the document aloud, a chapter for each heading of level 2. Raises `NotHere` without a voice for its language.

    `say_like` writes words as they sound: {"Keighley": "Keeth-lee"}. `recordings` are chapters that people read, by the id
    of their heading; "" is what stands before the first. A recording has no timings of its blocks.
    """
    read_aloud = recordings or {}
    if all(key in read_aloud for key, _title, _blocks in _chapters(document)):
        return [_recorded(title, read_aloud[key]) for key, title, _blocks in _chapters(document)]
    if find_spec("lameenc") is None:
        raise NotHere("MP3 is made with lame, which is not on this machine. Ask us for this.")
    if voice is None:
        voice_for(document.language)
    speaker = voice or Espeak()

    def wanted(part: Spoken) -> Spoken:
        # A few words in a language without a voice do not silence the whole paper.
        known = voice is not None or first_part(part.language) in ESPEAK_VOICES
        return Spoken(as_said(part.text, say_like), part.language if known else document.language)

    def read(chapter: tuple[str, str, list[Said]]) -> Chapter:
        key, title, blocks = chapter
        if key in read_aloud:
            return _recorded(title, read_aloud[key])
        encoder = _encoder(speaker.rate)
        made, timings, samples = bytearray(), {}, 0
        # In pieces, so that a book does not lie in memory as sound.
        for piece in _pieces(blocks):
            asked = [wanted(part) for _name, said, _pause in piece for part in said]
            sounds = speaker.speak(asked)
            if len(sounds) != len(asked):
                raise NotHere("The computer voice stopped before it had read everything. Ask us for this.")
            heard = iter(sounds)
            for name, said, pause in piece:
                if name:
                    timings[name] = round(samples / speaker.rate, 3)
                sound = b"".join(next(heard) for _part in said) + bytes(2 * int(speaker.rate * pause))
                samples += len(sound) // 2
                made += encoder.encode(sound)
        made += encoder.flush()
        return Chapter(title, _tag(title) + bytes(made), samples / speaker.rate, timings)

    # Each voice is a process of its own, and lame gives way to other threads while it works.
    with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
        return list(pool.map(read, _chapters(document)))


def to_mp3(
    document: Document,
    voice: Voice | None = None,
    say_like: Mapping[str, str] = SAY_LIKE,
    recordings: Mapping[str, Recording] | None = None,
) -> bytes:
    """The whole document as one MP3."""
    return _whole(document.title, to_chapters(document, voice, say_like, recordings))


def to_talking_book(
    document: Document,
    voice: Voice | None = None,
    say_like: Mapping[str, str] = SAY_LIKE,
    recordings: Mapping[str, Recording] | None = None,
) -> bytes:
    """A .zip with an MP3 for each chapter in order, `whole.mp3`, a playlist, and the timings as JSON."""
    out = io.BytesIO()
    timings: dict[str, object] = {}
    chapters = to_chapters(document, voice, say_like, recordings)

    def put(packed: zipfile.ZipFile, name: str, data: bytes) -> None:
        packed.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)

    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
        for number, chapter in enumerate(chapters, start=1):
            words = re.sub(r"[^\w]+", "-", chapter.title.lower(), flags=re.UNICODE).strip("-")[:40] or "part"
            name = f"{number:02}-{words}.mp3"
            timings[name] = {
                "title": chapter.title,
                "seconds": round(chapter.seconds, 3),
                "blocks": chapter.timings,
                **({"read_by": chapter.read_by} if chapter.read_by else {}),
            }
            put(packed, name, chapter.mp3)
        put(packed, "whole.mp3", _whole(document.title, chapters))
        put(packed, "play-all.m3u8", ("#EXTM3U\n" + "\n".join(timings) + "\n").encode())
        put(packed, "timings.json", json.dumps(timings, ensure_ascii=False, indent=1).encode())
    return out.getvalue()


def _whole(title: str, chapters: list[Chapter]) -> bytes:
    """MP3 is a row of frames, so the chapters one after the other are the whole."""
    return _tag(title) + b"".join(chapter.mp3[_tag_length(chapter.mp3) :] for chapter in chapters)


def _pieces(blocks: list[Said]) -> Iterator[list[Said]]:
    piece: list[Said] = []
    size = 0
    for one in blocks:
        length = sum(len(part.text) for part in one[1])
        if piece and size + length > PIECE:
            yield piece
            piece, size = [], 0
        piece.append(one)
        size += length
    if piece:
        yield piece


# ---------------------------------------------------------------------------------------------------------
# What is said
# ---------------------------------------------------------------------------------------------------------


def _chapters(document: Document) -> Iterator[tuple[str, str, list[Said]]]:
    """Chapters as (id of the heading, title, blocks)."""
    language = document.language
    lead = [document.title, document.subtitle, document.about, document.date]
    blocks: list[Said] = [("", list(_said(text, language)), AFTER_HEADING) for text in lead if text]
    blocks.append(("", [Spoken(MADE_BY_MACHINE)], AFTER_HEADING))
    key, title = "", document.title
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 2:
            yield key, title, blocks
            key, title, blocks = block.id, text_of(block.spans), []
        pause = AFTER_HEADING if isinstance(block, Heading) else AFTER_BLOCK
        spoken = block.language or language
        said = [list(part) for part in _block(block, spoken)]
        for number, part in enumerate(said):
            blocks.append((block.id if number == 0 else "", part, pause))
    if document.source:
        blocks.append(("", list(_said(document.source, language)), AFTER_BLOCK))
    yield key, title, blocks


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


def _encoder(rate: int) -> Any:
    import lameenc

    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_bit_rate(BITS)
    encoder.set_in_sample_rate(rate)
    encoder.set_channels(1)
    encoder.set_quality(7)
    return encoder


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


def _recorded(title: str, recording: Recording) -> Chapter:
    sound = recording.mp3[_tag_length(recording.mp3) :] if recording.mp3[:3] == b"ID3" else recording.mp3
    label = f"{title}. Read by {recording.read_by}"
    return Chapter(title, _tag(label) + sound, mp3_seconds(sound), read_by=recording.read_by)


RATES = {0b11: (44100, 48000, 32000), 0b10: (22050, 24000, 16000), 0b00: (11025, 12000, 8000)}
KBITS = {
    0b11: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    0b10: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}


def mp3_seconds(sound: bytes) -> float:
    """How long an MP3 lasts, by walking from frame to frame (ISO/IEC 11172-3, layer III). What is no frame is passed over.

    >>> mp3_seconds(b"no sound")
    0.0
    """
    at, seconds = 0, 0.0
    while 0 <= at < len(sound) - 4:
        version, layer = sound[at + 1] >> 3 & 3, sound[at + 1] >> 1 & 3
        kbits, rate = sound[at + 2] >> 4, sound[at + 2] >> 2 & 3
        if (
            sound[at] != 0xFF
            or sound[at + 1] < 0xE0
            or version == 1
            or layer != 1
            or kbits in (0, 15)
            or rate == 3
        ):
            at = sound.find(b"\xff", at + 1)
            continue
        samples = 1152 if version == 0b11 else 576
        hertz = RATES[version][rate]
        bits = KBITS[0b11 if version == 0b11 else 0b10][kbits] * 1000
        seconds += samples / hertz
        at += samples // 8 * bits // hertz + (sound[at + 2] >> 1 & 1)
    return seconds
