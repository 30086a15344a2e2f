"""What waits for whoever looks after the website: a copy that was found good within the last 8 days."""

import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.keeping.actions import public_key_file
from alongside.keeping.figures import OVERDUE_AFTER, is_check_overdue, last_good_check
from alongside.partnership.facts import the_partnership
from alongside.people.models import Role
from alongside.shared.due import Due


def due(person, today: datetime.date) -> list[Due]:
    if not person.has_role(Role.Kind.ADMINISTRATOR):
        return []
    partnership = the_partnership()
    if partnership is None or partnership.is_example:
        return []
    if not is_check_overdue():
        return []
    last = last_good_check()
    since = last.date() if last else partnership.set_up_at.date()
    if public_key_file().exists():
        words = _("Check a copy of everything: it is time to see that one is good.")
    else:
        words = _("Make the key for copies of everything, and write it on paper.")
    return [Due("check a copy", words, reverse("keeping:copies"), since + OVERDUE_AFTER)]
