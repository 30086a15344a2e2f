"""How long it takes to get what somebody needs, in working days, until the partnership says otherwise.

Starting points from practice (requirements 2.7): sign language interpreters are booked three to four weeks ahead, and
two of them when the day is longer than two hours. The partnership changes each of these on a page.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from alongside.events.models import Event, LeadTime
from alongside.people.needs_list import GROUP_OF, WORDS

TWO_HOURS = 120  # minutes
# Needs about time, and how somebody joins: nobody has to get anything for the day.
NOT_FOR_THE_DAY = {"not mornings", "not evenings", "short", "online", "camera off"}


@dataclass(frozen=True)
class Takes:
    """So many working days; two people from so many minutes on, or never."""

    days: int
    two_over: int | None = None


# Somebody, or a car, that was booked: when it is not needed any more, they are told.
BOOKED = {"taxi", "minibus", "child care", "care cover"}
# What was arranged for one day and one place, and is asked for again when either is another.
TIED_GROUPS, TIED = {"professional", "place", "practical"}, {"hearing loop"}
# Of these one may well serve everybody who needs it; a taxi or a quiet word is for one person.
SHARED_GROUPS, NOT_SHARED = {"professional", "place"}, {"language interpreter", "advocate", "parking", "seat"}

OF_GROUP = {
    "format": Takes(10),
    "professional": Takes(20),
    "support": Takes(2),
    "place": Takes(5),
    "practical": Takes(5),
}
SUGGESTED = {
    "bsl interpreter": Takes(20, TWO_HOURS),
    "deafblind": Takes(20, TWO_HOURS),
    "lipspeaker": Takes(20, TWO_HOURS),
    "speech to text": Takes(15, TWO_HOURS),
    "language interpreter": Takes(10),
    "note taker": Takes(10),
    "advocate": Takes(10),
    "easy read": Takes(15),
    "bsl film": Takes(20),
    "braille 1": Takes(10),
    "braille 2": Takes(10),
    "large print": Takes(3),
    "plain text": Takes(2),
    "word file": Takes(2),
    "coloured paper": Takes(2),
    "taxi": Takes(3),
    "minibus": Takes(10),
    "travel first": Takes(5),
    "child care": Takes(10),
    "care cover": Takes(10),
    "supporter": Takes(2),
    "personal assistant": Takes(2),
}


def for_the_day(need: str) -> bool:
    """Is there something to get ready at an event for this need? How to reach somebody is not for the day."""
    group = GROUP_OF.get(need)
    return group is not None and group.name != "contact" and need not in NOT_FOR_THE_DAY


def is_booked(need: str) -> bool:
    """Is somebody, or a car, booked for it, who has to hear when it is not needed?"""
    group = GROUP_OF.get(need)
    return need in BOOKED or (group is not None and group.name == "professional")


def is_tied(need: str) -> bool:
    """Does it hold only for the day and the place for which it was arranged?"""
    group = GROUP_OF.get(need)
    return need in TIED or (group is not None and group.name in TIED_GROUPS)


def is_shared(need: str) -> bool:
    """Does one of it most likely serve everybody at the event who needs it?"""
    group = GROUP_OF.get(need)
    return need in WORDS and need not in NOT_SHARED and group is not None and group.name in SHARED_GROUPS


def suggested(need: str) -> Takes:
    """What we suggest: for the need itself, else for its group."""
    return SUGGESTED.get(need) or OF_GROUP[GROUP_OF[need].name]


def our_times() -> dict[str, Takes]:
    """What the partnership said itself. One query."""
    return {row.need: Takes(row.days, row.two_over) for row in LeadTime.objects.all()}


def takes(need: str, ours: Mapping[str, Takes]) -> Takes:
    return ours.get(need) or suggested(need)


def how_many(time: Takes, event: Event) -> int:
    """Two people for a long event, where one alone would tire."""
    minutes = (event.ends_at - event.starts_at).total_seconds() / 60
    return 2 if time.two_over is not None and minutes > time.two_over else 1


def all_times() -> list[tuple]:
    """For the page: (need, its words, what holds, whether the partnership said so), in the order of the list."""
    ours = our_times()
    return [
        (need, words, takes(need, ours), need in ours) for need, words in WORDS.items() if for_the_day(need)
    ]
