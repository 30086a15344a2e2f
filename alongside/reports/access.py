"""How we did on access, in public: numbers rounded, small ones not shown, reasons only with their person's yes (B2)."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.algorithms.rounding import to_nearest
from alongside.events.actions.arranging import DAYS_TO_COUNT
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
        if self.asked < FEWEST:
            lines = [_("Nobody, or only a few people, told us what they need.")]
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
    """What people told us, and whether it was there by their own answers alone. A few questions, however many events.

    Once the numbers of an event were kept they stay as they are: a page that moved with each answer would tell whoever
    looks at it every day who has just answered.
    """
    events = list(events)
    rows = list(Arrangement.objects.counted().filter(booking__event__in=events).select_related("booking"))
    kept = counts_of(events)
    open_ones = [one for one in rows if one.booking.event_id not in kept]
    found = {
        "asked": len(open_ones),
        "met": sum(one.met == Arrangement.Met.YES for one in open_ones),
        "partly": sum(one.met == Arrangement.Met.PARTLY for one in open_ones),
        "not_met": sum(one.met == Arrangement.Met.NO for one in open_ones),
        "no_answer": sum(not one.met for one in open_ones),
    }
    for count in kept.values():
        for name in found:
            found[name] += getattr(count, name)
    return Access(**found, reasons=tuple(reasons_of(rows)))


def counts_of(events: Iterable[Event]) -> dict[int, AccessCount]:
    """The numbers that were kept for good, by event. No question where they were read with their events."""
    return {event.pk: event.access_count for event in events if hasattr(event, "access_count")}


def words_about(events: Iterable[Event]) -> list[str]:
    """What may be public now: the numbers, once those of every event are kept for good; until then, from which day."""
    events = list(events)
    kept = counts_of(events)
    waiting = [settled_on(event) for event in events if event.pk not in kept and not event.is_called_off]
    if not waiting:
        return access_of(events).words
    return [
        _(
            "We are asking everybody who needed something. The numbers stand on the page of the event from %(day)s."
        )
        % {"day": date_format(max(waiting), "j F Y")}
    ]


def settled_on(event: Event) -> datetime.date:
    """The day from which the numbers of an event are kept."""
    return timezone.localtime(event.ends_at).date() + DAYS_TO_COUNT


def reasons_of(rows: Iterable[Arrangement]) -> list[str]:
    """Why needs were not met, where everybody to whom the reason was given says that it may be public.

    One reason may have been given to several people; the yes of one never publishes what was said to another.
    """
    said: dict[tuple, list[bool]] = {}
    for one in rows:
        if one.why_not:
            said.setdefault((one.booking.event_id, one.why_not), []).append(bool(one.may_publish_why))
    return sorted({why for (_event, why), yes in said.items() if all(yes)})
