"""The only code that writes about events."""

from alongside.events.actions.door import (
    count_at_the_door,
    end_day_pass,
    make_day_pass,
    record_headcount,
    use_day_pass,
)
from alongside.events.actions.holding import add_place, change_place, hold_event, publish_event, say_access
from alongside.events.actions.inviting import invite_people, try_invitation

__all__ = [
    "add_place",
    "change_place",
    "count_at_the_door",
    "end_day_pass",
    "hold_event",
    "invite_people",
    "make_day_pass",
    "publish_event",
    "record_headcount",
    "say_access",
    "try_invitation",
    "use_day_pass",
]
