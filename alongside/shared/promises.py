"""A rule as one small object with a plain sentence.

The same object serves the screen, the refusal, the public figure and the test. A room lists its promises in
`promises.py`; an action settles them with `settle`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from alongside.shared.errors import NeedsReason, Refused


class Strength(StrEnum):
    ENFORCE = "enforce"  # the action refuses
    EXPLAIN = "explain"  # it may happen, and a reason is published beside it
    ADVISE = "advise"  # a prompt; nothing is recorded


class Kept(StrEnum):
    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot tell"
    NOT_PROMISED_YET = "not promised yet"  # the group has only a suggestion, so nothing is broken


@dataclass(frozen=True)
class Promise:
    """One rule, held against the facts. `code` is the rule's number in the partnership's rule book."""

    code: str
    strength: Strength
    sentence: str
    kept: Kept
    found: str = ""
    reason: str = ""

    def with_reason(self, reason: str) -> "Promise":
        return replace(self, reason=reason)


def settle(promises: Iterable[Promise], reasons: Mapping[str, str] | None = None) -> list[Promise]:
    """Refuse what may not be, ask for the reasons that are missing, and return the promises with reasons.

    >>> late = Promise("E1", Strength.EXPLAIN, "Members get 20 working days.", Kept.NO, found="8 working days")
    >>> settle([late], {"E1": "The hall burned down."})[0].reason
    'The hall burned down.'
    """
    promises, reasons = list(promises), reasons or {}
    broken = [promise for promise in promises if promise.kept == Kept.NO]
    for promise in broken:
        if promise.strength == Strength.ENFORCE:
            raise Refused(" ".join(part for part in (promise.sentence, promise.found) if part))
    unexplained = [
        promise
        for promise in broken
        if promise.strength == Strength.EXPLAIN and not reasons.get(promise.code, "").strip()
    ]
    if unexplained:
        raise NeedsReason(unexplained)
    return [promise.with_reason(reasons.get(promise.code, "").strip()) for promise in promises]
