"""What this room says about a person, on that person's own page."""

from alongside.home.permissions import can_see_today, can_write_request_down
from alongside.shared.panels import part


def whole_record(request, person):
    """The way to one's whole record; for those who work here, where to write down that somebody asked for theirs."""
    if person == request.user or can_write_request_down(request.user, person):
        return part(request, "home/_record.html", {"owner": person, "is_me": person == request.user})
    return None


def ways_in_to_read_aloud(request, person):
    """For whoever is on the phone with somebody (A6): what they could join or do now, to be read to them."""
    if person == request.user or not can_see_today(request.user):
        return None
    return part(request, "home/_ways_in_aloud.html", {})
