"""The computer voice: the library espeak-ng, which comes as a wheel with its voices.

It runs in a process of its own, because it is not made for threads and a fault inside it would end the whole server.
"""

import importlib.util
import json
import struct
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from alongside.formats.not_here import NotHere
from alongside.formats.speech import Sound, Utterance

CHILD = Path(__file__).with_name("espeak_child.py")
# The names of the voices' files; "en" is the voice of Great Britain, language en-gb.
VOICES = {"en": "en", "ur": "ur", "pa": "pa", "bn": "bn", "pl": "pl", "cy": "cy"}
# A hundred thousand words take about a minute; a process that hangs is ended.
PATIENCE = 900
SORRY = "The computer voice is not on this computer."


def voice_for(language: str) -> str:
    """The voice for a language; a language without one is read by the English voice.

    >>> voice_for("en-GB"), voice_for("ur"), voice_for("fr")
    ('en', 'ur', 'en')
    """
    return VOICES.get(language.split("-")[0].lower(), VOICES["en"])


def espeak_is_here() -> bool:
    return importlib.util.find_spec("espeakng_loader") is not None


@dataclass(frozen=True, slots=True)
class Espeak:
    """`speed` is in words a minute."""

    speed: int = 160

    def speak(self, utterances: Sequence[Utterance]) -> list[Sound]:
        if not espeak_is_here():
            raise NotHere(SORRY)
        pieces = [[one.text.replace("\x00", " "), voice_for(one.language)] for one in utterances]
        asked = json.dumps({"speed": self.speed, "pieces": pieces})
        try:
            done = subprocess.run(
                [sys.executable, "-I", str(CHILD)],
                input=asked.encode(),
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=PATIENCE,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as why:
            raise NotHere("The computer voice stopped before it was done.") from why
        if done.returncode:
            raise NotHere("The computer voice stopped before it was done.")
        return _sounds(done.stdout, len(pieces))


def _sounds(data: bytes, wanted: int) -> list[Sound]:
    """The child's answer: the rate, then for each piece its length in bytes and its samples."""
    try:
        (rate,) = struct.unpack_from("<I", data)
        sounds, at = [], 4
        for _ in range(wanted):
            (length,) = struct.unpack_from("<I", data, at)
            sounds.append(Sound(data[at + 4 : at + 4 + length], rate))
            at += 4 + length
    except struct.error as why:
        raise NotHere("The computer voice stopped before it was done.") from why
    if at != len(data):
        raise NotHere("The computer voice stopped before it was done.")
    return sounds
