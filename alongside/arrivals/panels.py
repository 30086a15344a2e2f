"""What this room says about a person, on their own page."""

from alongside.arrivals.models import Arrival
from alongside.arrivals.permissions import can_bring_in
from alongside.shared.panels import part


def came_with_a_list(request, person):
    """For whoever works here: that nothing may be sent yet, and where their answer is written down."""
    if person == request.user or not person.held_back or not can_bring_in(request.user):
        return None
    arrival = Arrival.objects.filter(person=person).exclude(state=Arrival.State.YES).first()
    return part(request, "arrivals/_came_with_a_list.html", {"arrival": arrival}) if arrival else None
