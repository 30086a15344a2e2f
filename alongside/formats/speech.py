"""Voices: words in, sound out.

A *voice* speaks parts of text, each in its language, as 16-bit sound with one channel. espeak-ng comes with a wheel, so
there is always one; a natural voice is another class with the same two members, and a recording by a person always wins
over both. espeak-ng runs in a process of its own: its library keeps what it works on in one place, and if it should
break, it takes nothing with it.
"""

import json
import re
import struct
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from alongside.formats.not_here import NotHere
from alongside.formats.scripts import first_part

# The voices that we promise, by the first part of a language's code
ESPEAK_VOICES = {
    "en": "gmw/en", "ur": "ur", "pa": "pa", "bn": "bn", "pl": "pl", "cy": "cy", "ar": "ar", "fa": "fa", "gu": "gu",
    "hi": "hi", "ro": "ro", "ku": "ku",
}  # fmt: skip
PROCESS = Path(__file__).with_name("espeak_process.py")
PATIENCE = 600  # seconds for one document


@dataclass(frozen=True)
class Spoken:
    """Words to be said in one breath, in one language."""

    text: str
    language: str = "en-GB"


class Voice(Protocol):
    """Whatever can speak. `rate` is in samples a second; each part becomes signed 16-bit little-endian sound.

    `speak` may be called from several threads at once.
    """

    rate: int

    def speak(self, parts: Sequence[Spoken]) -> list[bytes]: ...


class Espeak:
    """The computer voice of espeak-ng, in British English and the languages of `ESPEAK_VOICES`."""

    rate = 22050

    def __init__(self, words_a_minute: int = 160) -> None:
        self.words_a_minute = words_a_minute

    def speak(self, parts: Sequence[Spoken]) -> list[bytes]:
        """Sound for each part. Raises `NotHere` without espeak-ng, or for a language that it does not speak."""
        if not espeak_is_here():
            raise NotHere("Sound is made with espeak-ng, which is not on this machine. Ask us for this.")
        asked = [
            {"voice": voice_for(part.language), "text": part.text, "speed": self.words_a_minute}
            for part in parts
        ]
        try:
            done = subprocess.run(
                [sys.executable, "-P", str(PROCESS)],
                input=json.dumps(asked).encode(),
                capture_output=True,
                timeout=PATIENCE,
                check=True,
            )
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired, OSError) as fault:
            raise NotHere(
                "The computer voice stopped before it had read everything. Ask us for this."
            ) from fault
        return _parts_of(done.stdout, len(parts))


def _parts_of(data: bytes, number: int) -> list[bytes]:
    sounds, at = [], 0
    for _one in range(number):
        (length,) = struct.unpack_from("<I", data, at)
        sounds.append(data[at + 4 : at + 4 + length])
        at += 4 + length
    return sounds


@cache
def espeak_is_here() -> bool:
    return find_spec("espeakng_loader") is not None


def voice_for(language: str) -> str:
    """The name of the voice for a language. Raises `NotHere` with a sentence for one that is not spoken."""
    name = ESPEAK_VOICES.get(first_part(language))
    if name is None:
        raise NotHere("No computer voice here speaks this language. Ask us for this.")
    return name


def as_said(text: str, say_like: Mapping[str, str]) -> str:
    """The text as a voice should read it: some words are written as they sound.

    >>> as_said("Keighley, and keighley's hall", {"Keighley": "Keethly"})
    "Keethly, and Keethly's hall"
    """

    if not say_like:
        return text
    sounds = {word.casefold(): sound for word, sound in say_like.items()}
    longest_first = sorted(sounds, key=len, reverse=True)
    found = re.compile(r"(?<!\w)(" + "|".join(map(re.escape, longest_first)) + r")(?!\w)", re.IGNORECASE)
    return found.sub(lambda word: sounds[word[0].casefold()], text)
