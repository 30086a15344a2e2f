"""How we did on access, in public: numbers rounded, small ones not shown, reasons only with their person's yes (B2)."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from alongside.algorithms.rounding import to_nearest
from alongside.events.models import AccessCount, Arrangement, Event

FEWEST = 5


@dataclass(frozen=True)
class Access:
    """True numbers, for the words below; never for a page."""

    asked: int = 0
    met: int = 0
    partly: int = 0
    not_met: int = 0
    no_answer: int = 0
    reasons: tuple[str, ...] = field(default=())

    @property
    def words(self) -> list[str]:
        """Sentences that may be public: each number by itself to the nearest five, none where fewer than five asked."""
        if not self.asked:
            return [_("Nobody told us that they need something.")]
        if self.asked < FEWEST:
            lines = [_("A few people told us what they need.")]
        else:
            lines = [
                _("Things that people need: %(number)s") % {"number": about(self.asked)},
                _("They said that it was there: %(number)s") % {"number": about(self.met)},
                _("It was there in part, or not at all: %(number)s")
                % {"number": about(self.partly + self.not_met)},
                _("They have not told us: %(number)s") % {"number": about(self.no_answer)},
            ]
        return lines + [_("Why one was not met: %(why)s") % {"why": why} for why in self.reasons]


def about(number: int) -> str:
    """A number as it may be printed. What rounds to nothing may still be one or two."""
    shown = to_nearest(number)
    return _("about %(number)d") % {"number": shown} if shown else _("none, or very few")


def access_of(events: Iterable[Event]) -> Access:
    """What people told us, and whether it was there by their own answers alone. A few questions, however many events."""
    events = list(events)
    rows = list(Arrangement.objects.live().filter(booking__event__in=events))
    live = {one.booking_id for one in rows}
    kept = AccessCount.objects.filter(event__in=events).exclude(event__bookings__in=live)
    found = {
        "asked": len(rows),
        "met": sum(one.met == Arrangement.Met.YES for one in rows),
        "partly": sum(one.met == Arrangement.Met.PARTLY for one in rows),
        "not_met": sum(one.met == Arrangement.Met.NO for one in rows),
        "no_answer": sum(not one.met for one in rows),
    }
    for count in kept:
        for name in found:
            found[name] += getattr(count, name)
    reasons = sorted({one.why_not for one in rows if one.may_publish_why and one.why_not})
    return Access(**found, reasons=tuple(reasons))
