"""What waits for the people named to keep people safe. Nobody else is told that anything came."""

import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.safeguarding.models import Concern
from alongside.safeguarding.permissions import can_read_log
from alongside.shared.due import Due


def due(person, today: datetime.date) -> list[Due]:
    if not can_read_log(person):
        return []
    return [
        Due(
            f"concern {one.ref}",
            _("Somebody wrote that they are worried. Read it."),
            reverse("safeguarding:concern", args=[one.ref]),
            one.made_at.date(),
        )
        for one in Concern.objects.new().only("ref", "made_at")
    ]
