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
    wants_news: bool = False  # said yes, and did not take it back
    no_voicemail: bool = False
    neutral_envelope: bool = False
    note: str = ""
    only_ask: bool = False  # they have not said yes: only a letter that they expect may go
    is_sure: bool = True  # somebody made sure that this way reaches them


def reach(ref, *, is_expected: bool = False) -> Reach | None:
    """Ask the address book named in settings. None when the person is gone.

    `is_expected`: they asked for it, so a way that nobody has made sure of will do.
    """
    return import_string(settings.ADDRESS_BOOK)(ref, is_expected=is_expected)


def reach_of(letter) -> Reach | None:
    """How this letter reaches its person."""
    return reach(letter.to, is_expected=letter.is_expected)


def way_failed(ref, way: str, address: str, why: str) -> None:
    """Tell the address book that this way did not work, so that it is not used again before somebody looks."""
    import_string(settings.WAY_FAILED)(ref, kind=way, value=address, why=why)


def stop_news(ref) -> None:
    """Tell the address book that this person wants no more news."""
    import_string(settings.STOP_NEWS)(ref)


def may_send() -> bool:
    """False in an example partnership: nothing leaves the machine."""
    return import_string(settings.MAY_SEND)()
