"""What this room says about a person, on that person's own page."""

from alongside.home.permissions import can_write_request_down
from alongside.shared.panels import part


def whole_record(request, person):
    """The way to one's whole record; for those who work here, where to write down that somebody asked for theirs."""
    if person == request.user or can_write_request_down(request.user, person):
        return part(request, "home/_record.html", {"owner": person, "is_me": person == request.user})
    return None
