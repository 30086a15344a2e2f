"""What waits for whoever looks after the website: a copy that was found good within the last 8 days."""

import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.keeping.figures import OVERDUE_AFTER, is_check_overdue, last_good_check
from alongside.partnership.facts import the_partnership
from alongside.people.models import Role
from alongside.shared.due import Due


def due(person, today: datetime.date) -> list[Due]:
    partnership = the_partnership()
    if partnership is None or partnership.is_example or not person.has_role(Role.Kind.ADMINISTRATOR):
        return []
    if not is_check_overdue():
        return []
    last = last_good_check()
    on = last.date() + OVERDUE_AFTER if last else today - datetime.timedelta(days=1)
    return [
        Due(
            "check a copy",
            _("Check a copy of everything: it is too long since one was found good."),
            reverse("keeping:copies"),
            on,
        )
    ]
