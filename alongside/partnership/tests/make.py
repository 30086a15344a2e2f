"""Builders for tests."""

from alongside.partnership import facts
from alongside.partnership.actions import write_partnership
from alongside.partnership.models import Partnership

WAYS = {
    "phone": "01632 960123",
    "text": "07700 900456",
    "email": "hello@example.org",
    "post": "Freepost TOGETHER",
    "web": "https://example.org",
}


def a_partnership(name: str = "Wexcombe Together", *, ways: dict | None = None, **more) -> Partnership:
    """A partnership that is set up and reached in five ways."""
    facts.forget()
    more = {"contact_name": "Ruth", "contact_hours": "Monday to Thursday"} | more
    return write_partnership(name, ways=WAYS if ways is None else ways, **more)
