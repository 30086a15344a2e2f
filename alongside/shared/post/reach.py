"""What the outbox asks of the address book: how is this person reached?"""

from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Reach:
    """A person's own way. `way` is "email", "text", "post" or "phone"; "" when we have no way that is safe."""

    name: str
    way: str
    address: str
    format: str = "web"  # a name in alongside.formats.FORMATS
    size: int = 12  # of print, in points
    language: str = "en-GB"


def reach(ref) -> Reach | None:
    """Ask the address book named in settings. None when the person is gone."""
    return import_string(settings.ADDRESS_BOOK)(ref)


def may_send() -> bool:
    """False in an example partnership: nothing leaves the machine."""
    return import_string(settings.MAY_SEND)()
