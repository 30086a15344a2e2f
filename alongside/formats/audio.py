"""A document to listen to: MP3, one file for each heading and one of the whole, in a zip file.

`timings.json` says for each block when it begins and how long it lasts, so that a page can show the words that are
being read. Names that a voice says wrongly are put right by a list: {"Keighley": "Keeth-lee"}.
"""

import importlib.util
import io
import itertools
import json
import os
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
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
    Span,
    Spans,
    Table,
    text_of,
)
from alongside.formats.not_here import NotHere
from alongside.formats.speech import Utterance, Voice
from alongside.formats.speech.espeak import Espeak, espeak_is_here

BIT_RATE = 48
BATCH = 10_000  # letters spoken at a time: about ten minutes
PAUSE = 0.35  # seconds after each piece
PAUSE_BEFORE_HEADING = 0.7
SAY = {"Keighley": "Keeth-lee"}
# Words of our own: said in English, and left out in languages where nobody has checked them.
MADE = "Read by a computer voice."
SAME_DATE = (1980, 1, 1, 0, 0, 0)


# The block's id, what is said, and whether a longer pause comes first.
type Saying = tuple[str, Utterance, bool]


@dataclass(slots=True)
class _Part:
    """What is said under one heading."""

    title: str
    said: list[Saying] = field(default_factory=list)


def audio_is_here() -> bool:
    return espeak_is_here() and importlib.util.find_spec("lameenc") is not None


def to_audio(document: Document, voice: Voice | None = None, say_like: Mapping[str, str] = SAY) -> bytes:
    """A zip file: `01-title.mp3` and so on, one for each heading; `whole.mp3`; `timings.json`.

    Raises `NotHere` when the voice or the maker of MP3 is missing.
    """
    parts = _parts(document, say_like)
    speaker = voice or Espeak()
    # Each voice is a process of its own, and the maker of MP3 gives way to other threads while it works.
    with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
        chapters = list(pool.map(lambda part: _chapter(part, speaker), parts))
    names = [f"{number:02}-{_slug(part.title)}.mp3" for number, part in enumerate(parts, start=1)]
    timings: list[dict[str, object]] = []
    at = 0.0
    for number, (part, chapter) in enumerate(zip(parts, chapters, strict=True), start=1):
        for (block, utterance, _), (start, seconds) in zip(part.said, chapter.times, strict=True):
            timings.append(
                {
                    "block": block,
                    "chapter": number,
                    "text": utterance.text,
                    "language": utterance.language,
                    "start": round(at + start, 3),
                    "start_in_chapter": round(start, 3),
                    "seconds": round(seconds, 3),
                }
            )
        at += chapter.seconds
    about = {
        "title": document.title,
        "seconds": round(at, 3),
        "chapters": [{"file": name, "title": part.title} for name, part in zip(names, parts, strict=True)],
        "blocks": timings,
    }
    text = json.dumps(about, ensure_ascii=False, indent=1).encode()
    files = [chapter.mp3 for chapter in chapters]
    # MP3 is a row of frames, so the chapters one after the other are the whole.
    return _zip([*zip(names, files, strict=True), ("whole.mp3", b"".join(files)), ("timings.json", text)])


@dataclass(frozen=True, slots=True)
class _Chapter:
    mp3: bytes
    times: list[tuple[float, float]]

    @property
    def seconds(self) -> float:
        return len(self.mp3) * 8 / (BIT_RATE * 1000)


def _chapter(part: _Part, voice: Voice) -> _Chapter:
    """Spoken and made into MP3 piece by piece, so that a whole book does not lie in memory as sound."""
    encoder, made = None, bytearray()
    times: list[tuple[float, float]] = []
    samples_so_far = rate = 0
    for batch in _batches(part.said):
        sounds = voice.speak([utterance for _, utterance, _ in batch])
        if len(sounds) != len(batch):
            raise NotHere("The computer voice stopped before it was done.")
        for (_, _, is_heading), sound in zip(batch, sounds, strict=True):
            if encoder is None:
                rate = sound.rate
                encoder = _encoder(rate)
            if sound.rate != rate:
                raise ValueError(
                    f"A voice spoke at {sound.rate} samples a second after {rate}; it keeps to one."
                )
            before = _silence(PAUSE_BEFORE_HEADING if is_heading and samples_so_far else 0, rate)
            after = _silence(PAUSE, rate)
            times.append(((samples_so_far + len(before) // 2) / rate, sound.seconds))
            samples = before + sound.samples + after
            samples_so_far += len(samples) // 2
            made += encoder.encode(samples)
    if encoder is not None:
        made += encoder.flush()
    return _Chapter(bytes(made), times)


def _batches(said: Sequence[Saying]) -> Iterator[list[Saying]]:
    batch: list[Saying] = []
    size = 0
    for one in said:
        if batch and size + len(one[1].text) > BATCH:
            yield batch
            batch, size = [], 0
        batch.append(one)
        size += len(one[1].text)
    if batch:
        yield batch


def _encoder(rate: int) -> Any:
    """16-bit samples of one channel as MP3 of 48 kbit a second."""
    try:
        import lameenc
    except ImportError as why:
        raise NotHere("The maker of MP3 files is not on this computer.") from why
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(BIT_RATE)
    encoder.set_in_sample_rate(rate)
    encoder.set_channels(1)
    encoder.set_quality(7)
    encoder.silence()
    return encoder


def _silence(seconds: float, rate: int) -> bytes:
    return bytes(2 * int(seconds * rate))


def _zip(files: Iterable[tuple[str, bytes]]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name, SAME_DATE), data)
    return made.getvalue()


def _slug(title: str) -> str:
    """A name that every player and every old CD can show."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "part"


def say_it(text: str, say_like: Mapping[str, str]) -> str:
    """The text with the names written as they are said, whole words only.

    >>> say_it("From Keighley to Keighleyville", {"Keighley": "Keeth-lee"})
    'From Keeth-lee to Keighleyville'
    """
    for word, said in say_like.items():
        if word:
            text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", lambda _, said=said: said, text)  # type: ignore[misc]
    return text


def _parts(document: Document, say_like: Mapping[str, str]) -> list[_Part]:
    parts = [_Part(document.title)]
    own = document.language

    def say(block: str, text: str, language: str | None, heading: bool = False) -> None:
        clean = say_it(" ".join(text.split()), say_like)
        if clean:
            parts[-1].said.append((block, Utterance(_with_stop(clean), language or own), heading))

    say("title", document.title, None, heading=True)
    for text in (document.subtitle, document.about, document.date):
        say("title", text, None)
    if own.lower().startswith("en"):
        say("title", MADE, None)
    for block in document.blocks:
        if isinstance(block, Heading):
            parts.append(_Part(text_of(block.spans)))
        for text, language in _said(block):
            say(block.id, text, language or block.language, heading=isinstance(block, Heading))
    say("source", document.source, None)
    return parts


def _with_stop(text: str) -> str:
    return text if unicodedata.category(text[-1]).startswith("P") else text + "."


type Said = tuple[str, str | None]


def _said(block: AnyBlock) -> list[Said]:
    """What is said of a block, a piece for each language."""
    match block:
        case Heading() | Paragraph() | Note():
            return _runs(block.spans)
        case ListBlock():
            return list(itertools.chain.from_iterable(_items(block.items, block.ordered)))
        case Table():
            return _table(block)
        case Picture():
            return _picture(block)
        case EasyReadIdea():
            return [*_picture(block.picture), *_runs(block.spans)]


def _runs(spans: Spans) -> list[Said]:
    """Bold words and links do not break a sentence; a change of language does."""
    grouped = itertools.groupby(spans, key=lambda span: span.language)
    return [("".join(span.text for span in group), language) for language, group in grouped]


def _items(items: tuple[ListItem, ...], ordered: bool) -> Iterable[list[Said]]:
    for number, item in enumerate(items, start=1):
        yield _runs((Span(f"{number}. "), *item.spans) if ordered else item.spans)
        yield from _items(item.items, item.ordered)


def _table(table: Table) -> list[Said]:
    said: list[Said] = [(table.caption, None)]
    if table.row_headers or not table.rows:
        said.append((", ".join(text_of(header) for header in table.columns), None))
    for row in table.rows:
        cells = []
        for number, (header, cell) in enumerate(zip(table.columns, row, strict=True)):
            names_the_row = table.row_headers and number == 0
            cells.append(text_of(cell) if names_the_row else f"{text_of(header)}: {text_of(cell)}")
        said.append((", ".join(cells), None))
    return said


def _picture(picture: Picture) -> list[Said]:
    if picture.decorative:
        return [(text, picture.language) for text in (picture.caption, picture.credit) if text]
    return [
        (text, picture.language)
        for text in (f"Picture: {picture.alt}", picture.caption, picture.credit)
        if text
    ]
