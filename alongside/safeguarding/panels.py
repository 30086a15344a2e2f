"""What this room says on a lead's own page."""

from alongside.safeguarding.models import Concern
from alongside.safeguarding.permissions import can_read_log
from alongside.shared.panels import part


def what_came_in(request, person):
    """How many worries are new. Only for leads."""
    if not can_read_log(request.user):
        return None
    return part(request, "safeguarding/_what_came_in.html", {"new": Concern.objects.new().count()})
