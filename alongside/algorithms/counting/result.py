"""What every count gives back, whatever the method."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from alongside.algorithms.counting.wording import Said, votes

Total = int | Fraction | str | Mapping[str, int]


@dataclass(frozen=True)
class Stage:
    """One round: what everybody has at its end, and in sentences what was done to get there."""

    votes: Mapping[str, int | Fraction]
    said: tuple[Said, ...]

    @property
    def action(self) -> str:
        return " ".join(one.sentence for one in self.said)


@dataclass(frozen=True)
class Tie:
    """Names that were level. `kind` says what became of it:

    "joint place" (they share a place, nothing hangs on it), "earlier stage", "lots", "without effect" (whichever way a
    lot fell, the same would be elected) or "open": nobody agreed beforehand how to settle it, so it is not settled.
    `chosen` is who came first of them, or for an exclusion who went out.
    """

    names: tuple[str, ...]
    kind: str
    said: Said
    stage: int | None = None
    chosen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Change:
    """The smallest number of papers that, filled in otherwise, would change who or what is taken on.

    `exact` says whether it is that number; else it is a number that is enough, and at least `least` are needed.
    `papers` is None when no change of the papers there are would do it, 0 when a lot decides. `dots` is the fewest dots
    that would have to move, in a vote by dots.
    """

    papers: int | None
    exact: bool
    said: tuple[Said, ...]
    least: int = 1
    dots: int | None = None


@dataclass(frozen=True)
class Part:
    """One place or way of voting: what came from there, and who would be elected without it (None: it is all)."""

    totals: Mapping[str, Total]
    papers: int | None
    without: tuple[str, ...] | None
    decides: bool


@dataclass(frozen=True)
class Result:
    """A count. `totals` are what stands on the papers, before anything moves; the parts add up to them.

    `papers` are those that count, `spoilt` those that cannot, `unused` what valid papers left free: dots, or whole
    papers with nothing on where a paper is one vote. None is "nobody knows".

    >>> result = Result("dots", ("Jobs",), {"Jobs": 3}, "All dots are added up.", margin=1)
    >>> result.as_dict()["margin"], result.but(margin=Fraction(13, 5)).as_dict()["margin"]
    (1, '2.60000')
    """

    method: str
    elected: tuple[str, ...]
    totals: Mapping[str, Total]
    note: str
    stages: tuple[Stage, ...] = ()
    papers: int | None = None
    unused: int | None = None
    spoilt: int = 0
    quota: int | None = None
    margin: int | Fraction | None = None
    how_close: Said | None = None
    change: Change | None = None
    ties: tuple[Tie, ...] = ()
    remarks: tuple[Said, ...] = ()
    lots: tuple[str, ...] = ()
    parts: Mapping[str, Part] = field(default_factory=dict)
    title: str = ""

    def but(self, **other: Any) -> "Result":
        """The same result with some things otherwise."""
        return replace(self, **other)

    def as_dict(self) -> dict[str, Any]:
        """Ready for JSON: votes as strings to five places, whole numbers as numbers."""
        change = self.change
        return {
            "method": self.method,
            "elected": list(self.elected),
            "totals": _totals(self.totals),
            "papers": self.papers,
            "unused": self.unused,
            "spoilt": self.spoilt,
            "quota": self.quota,
            "stages": [
                {"votes": {name: votes(has) for name, has in stage.votes.items()}, "action": stage.action}
                for stage in self.stages
            ],
            "margin": _number(self.margin),
            "how_close": self.how_close.sentence if self.how_close else None,
            "papers_to_change": change
            and {
                "papers": change.papers,
                "exact": change.exact,
                "at_least": change.least if change.papers else change.papers,
                "dots": change.dots,
                "words": " ".join(one.sentence for one in change.said),
            },
            "ties": [
                {
                    "names": list(tie.names),
                    "kind": tie.kind,
                    "stage": tie.stage,
                    "chosen": list(tie.chosen),
                    "words": tie.said.sentence,
                }
                for tie in self.ties
            ],
            "remarks": [one.sentence for one in self.remarks],
            "lots": list(self.lots),
            "by_stratum": {
                name: {"totals": _totals(part.totals), "papers": part.papers}
                for name, part in self.parts.items()
            },
            "left_out": {
                name: {"elected": list(part.without), "changes": part.decides}
                for name, part in self.parts.items()
                if part.without is not None
            },
            "note": self.note,
            "title": self.title,
        }


def _number(value: int | Fraction | None) -> int | str | None:
    return votes(value) if isinstance(value, Fraction) else value


def _totals(totals: Mapping[str, Total]) -> dict[str, Any]:
    return {
        name: votes(total)
        if isinstance(total, Fraction)
        else dict(total)
        if isinstance(total, Mapping)
        else total
        for name, total in totals.items()
    }
