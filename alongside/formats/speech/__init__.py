"""Words into sound. A `Voice` speaks pieces of text; which voice it is, no other part needs to know.

A natural voice can be put in as another `Voice`, and a recording by a person wins over every voice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

__all__ = ["Sound", "Utterance", "Voice"]


@dataclass(frozen=True, slots=True)
class Utterance:
    """One piece to say, in one language."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Sound:
    """Sound as 16-bit samples, one channel, and how many there are in a second."""

    samples: bytes
    rate: int

    @property
    def seconds(self) -> float:
        return len(self.samples) / 2 / self.rate


class Voice(Protocol):
    """Somebody or something that speaks."""

    def speak(self, utterances: Sequence[Utterance]) -> list[Sound]:
        """A sound for each piece, in order, all of one rate. Raises `NotHere` when it cannot speak here.

        It may be called from several threads at once.
        """
        ...
