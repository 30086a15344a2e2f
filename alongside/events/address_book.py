"""How somebody is reached: the people whom we know, and guests of an event, whom we only thank."""

from alongside.events.models import Guest
from alongside.people.address_book import reach as reach_person
from alongside.shared.post.reach import Reach


def reach(ref, *, is_expected: bool = False) -> Reach | None:
    """As `people` says; else the one way that a guest left for the thanks. None when they are gone or forgotten."""
    found = reach_person(ref, is_expected=is_expected)
    return found if found is not None else reach_guest(ref, is_expected=is_expected)


def reach_guest(ref, *, is_expected: bool) -> Reach | None:
    """Nobody made sure of the way, so nothing goes there but what they wait for."""
    guest = Guest.objects.filter(ref=ref).first()
    if guest is None:
        return None
    way, address = (guest.kind, guest.value) if is_expected else ("", "")
    return Reach(name=guest.name, way=way, address=address, is_sure=False)
