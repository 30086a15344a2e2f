"""What did not arrive, on the page of the person."""

from alongside.shared.panels import part
from alongside.shared.post.models import Letter
from alongside.shared.post.permissions import can_send_by_hand


def what_came_back(request, person):
    """Letters that came back or did not go, for the person and for those who work here."""
    if person != request.user and not can_send_by_hand(request.user):
        return None
    lost = Letter.objects.filter(to=person.ref, state__in=[Letter.State.CAME_BACK, Letter.State.FAILED])
    letters = list(lost.order_by("-settled_at")[:5])
    return part(request, "post/_came_back.html", {"letters": letters}) if letters else None
