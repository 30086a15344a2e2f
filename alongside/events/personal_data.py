"""What this room keeps about people. See shared/personal_data.py."""

import datetime

from django.utils.translation import gettext_lazy as _

from alongside.events.models import DayPass
from alongside.shared.personal_data import LEGITIMATE, Kept, Who


def old_passes(day):
    return DayPass.objects.filter(day__lt=day - datetime.timedelta(days=90))


KEPT = [
    Kept(
        "events.DayPass",
        ("made_by", "volunteer", "event", "digest", "day", "ended_at"),
        what=_("Who stood at the door of an event with a day pass, and who gave it to them"),
        why=_("so that it is known who could open the door page"),
        basis=LEGITIMATE,
        seen_by=(Who.WORKERS,),
        kept=_("90 days after the day"),
        person="made_by",
        in_copy=False,  # the name in it is somebody else's
        due=old_passes,
    ),
]
NOT_PERSONAL = {
    "events.Event": "what is on, when, and what is offered",
    "events.Place": "a venue or a call",
    "events.AccessFact": "how to get in and take part",
    "events.Headcount": "how many came; never who",
}
