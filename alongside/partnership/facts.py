"""What the shared parts ask about the partnership, by the names in settings."""

from alongside.partnership.models import Partnership


def the_partnership() -> Partnership | None:
    return Partnership.objects.first()


def may_send() -> bool:
    """Nothing leaves an example partnership."""
    return Partnership.objects.filter(is_example=False, set_up_at__isnull=False).exists()


def is_set_up() -> bool:
    """True once the set-up journey is done; asked of the database only until then."""
    return _known() or _look()


_state = {"set up": False}


def _known() -> bool:
    return _state["set up"]


def _look() -> bool:
    _state["set up"] = Partnership.objects.filter(set_up_at__isnull=False).exists()
    return _state["set up"]


def forget() -> None:
    """Ask again: the tests use it between partnerships."""
    _state["set up"] = False
