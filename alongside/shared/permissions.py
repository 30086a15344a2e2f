"""The answer to "may they?": yes, or no with the reason in a sentence."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Decision:
    allowed: bool
    why: str = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = Decision(True)
