"""Builders for tests."""

import datetime

from alongside.events.actions import add_place, hold_event, publish_event
from alongside.events.models import AccessFact, Event

ALL_CHECKED = dict.fromkeys(AccessFact.Kind.values, AccessFact.Answer.YES)


def an_event(
    title: str = "What makes a good day?",
    *,
    day: datetime.date = datetime.date(2027, 3, 9),
    start: str = "10:30",
    end: str = "13:00",
    places: int = 1,
    published: bool = True,
    by=None,
    **more,
) -> Event:
    """An event with its places, all facts answered, published unless told otherwise."""
    values = {
        "about": "Come and say what matters.",
        "mode": Event.Mode.IN_PERSON,
        "fee": "£25 an hour.",
        "expenses": "Travel, and care while you are here.",
        "paid_when": "In cash on the day.",
    } | more
    event = hold_event(
        title,
        day=day,
        start=datetime.time.fromisoformat(start),
        end=datetime.time.fromisoformat(end),
        by=by,
        **values,
    )
    for number in range(places):
        add_place(event, f"Hall {number + 1}", address="1 High Street", facts=ALL_CHECKED, by=by)
    return publish_event(event, by=by) if published else event
