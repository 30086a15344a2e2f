"""What this room keeps about people. See shared/personal_data.py."""

from alongside.shared.personal_data import Kept

KEPT: list[Kept] = []
NOT_PERSONAL = {
    "events.Event": "what is on, when, and what is offered",
    "events.Place": "a venue or a call",
    "events.AccessFact": "how to get in and take part",
    "events.Headcount": "how many came; never who",
}
