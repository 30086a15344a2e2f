"""What waits for those who work here, about records."""

import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.home.models import RecordRequest
from alongside.home.permissions import can_see_requests
from alongside.shared.due import Due


def due(person, today: datetime.date) -> list[Due]:
    if not can_see_requests(person):
        return []
    waiting = RecordRequest.objects.visible_to(person).waiting().select_related("person")
    return [
        Due(
            f"record {one.ref} {one.state}",
            _("%(name)s asked for: %(what)s. Make sure of it, and answer.")
            % {"name": one.person, "what": one.get_kind_display()},
            reverse("home:request", args=[one.ref]),
            one.due_on,
        )
        for one in waiting
    ]
