"""What every way of voting has to say and to do."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.algorithms.counting.result import Result, Total
from alongside.shared.history.models import Route
from alongside.voting.models import Stratum

Paper = Mapping[str, Any]  # what stands beside each option, by its number
Counted = tuple  # a paper as the counting library takes it, in the paper's order


@dataclass(frozen=True)
class Words:
    """What the buttons and headings say, each a text to be translated."""

    begin: Any  # the button that leads to the paper
    fill_in: Any  # the heading of the paper
    check: Any
    is_this: Any
    send: Any
    on_what: Any  # the heading over the options
    unreadable: Any


@dataclass(frozen=True)
class Ways:
    """How votes of each way came together, each a text to be translated, with %(name)s and perhaps %(dots)s."""

    code: Any
    phone: Any
    paper: Any
    openly: Any


class Method(ABC):
    """One way of voting. `prefix` begins the names of its boxes."""

    key: str
    prefix: str
    words: Words
    ways: Ways

    @abstractmethod
    def rules(self, poll) -> list[str]:
        """What everybody may do, in sentences."""

    @abstractmethod
    def how_counted(self, poll) -> list[str]:
        """How papers become a result, in plain sentences."""

    @abstractmethod
    def field(self, poll, option) -> forms.Field:
        """The box beside one option."""

    @abstractmethod
    def read(self, poll, paper: Paper, options: Sequence[str]) -> dict[str, Any]:
        """The paper without its empty boxes, in the paper's order. Refused when it breaks a rule."""

    @abstractmethod
    def lines(self, poll, paper: Paper, options: Sequence) -> list[tuple[Any, str]]:
        """What the voter checks: each option that they said something of, and what, in words."""

    @abstractmethod
    def left(self, poll, paper: Paper) -> str:
        """What they have not used, in a sentence."""

    @abstractmethod
    def for_counting(self, paper: Paper, options: Sequence[str]) -> Counted:
        """The paper as the counting library takes it."""

    @abstractmethod
    def count(
        self, poll, papers: Mapping[Counted, int], options: Sequence[str], order: tuple[str, ...] = ()
    ) -> Result:
        """Count papers. `order`: lots that were drawn."""

    @abstractmethod
    def totals(self, papers: Mapping[Counted, int], options: Sequence[str]) -> Mapping[str, Total]:
        """What stands on the papers, before anything moves."""

    @abstractmethod
    def gives_away(self, poll, totals: Mapping[str, Total], people: int) -> bool:
        """Whether the totals of so many people tell of each of them what they chose: all put the same, in full."""

    @abstractmethod
    def in_words(self, total) -> str:
        """What one option has, as it is said on the page of the result."""

    def by_route(self, note: Mapping, poll) -> str:
        """How the votes of one way came together. `note`: what is kept of it in the result."""
        words = {"name": note["name"], "dots": poll.dots_each}
        if note["kind"] == Stratum.Kind.PAPER:
            said = read_by(note.get("readers", 0), str(self.ways.paper) % words)
        elif note["kind"] == Stratum.Kind.OPEN:
            said = str(self.ways.openly) % words
        else:
            said = str(self.ways.phone if note["route"] == Route.PHONE else self.ways.code) % words
        return " ".join([said, *(str(ALSO[route]) for route in note.get("also", ()) if route in ALSO)])


# Votes that came otherwise than the name of their way says. How many is never told.
ALSO = {
    Route.WEB: gettext_lazy("Somebody voted on the web with a code instead."),
    Route.PHONE: gettext_lazy("Somebody rang instead: a worker wrote down what they said, and read it back."),
    Route.TEXT: gettext_lazy("Somebody sent a text instead: a worker wrote it down, and read it back."),
    Route.VISIT: gettext_lazy("Somebody told a worker on a visit, who wrote it down and read it back."),
    Route.DESK: gettext_lazy("Somebody told a worker at our desk, who wrote it down and read it back."),
    Route.ROOM: gettext_lazy("Somebody told a worker in the room, who wrote it down and read it back."),
}


def read_by(readers: int, had: str) -> str:
    """How voting papers were read, after how people had them. 0 readers: none was given out."""
    if not readers:
        return had
    read = _("Two people from different sides read every paper, and neither saw what the other read.")
    again = _("It was close, so a third person read every paper too.") if readers == 3 else ""
    return " ".join(filter(None, (had, read, again)))


def whole_number(value) -> int:
    """What was typed as a number. ValueError for anything else."""
    return int(str(value).strip() or 0)
