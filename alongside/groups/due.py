"""What waits for those who keep groups."""

import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.algorithms.working_days import add_working_days
from alongside.groups.models import Group, Interest
from alongside.groups.permissions import can_keep_groups
from alongside.partnership.figures import our_days
from alongside.shared.due import Due

DAYS_TO_ANSWER = 5  # working days


def due(person, today: datetime.date) -> list[Due]:
    """Whoever would like to join a group gets an answer."""
    if not can_keep_groups(person):
        return []
    found = to_look_again(today)
    rows = list(
        Interest.objects.filter(answered_at=None)
        .select_related("group__name")
        .prefetch_related("group__name__wordings")
    )
    if not rows:
        return found
    days_off = our_days()
    return found + [
        Due(
            f"interest {one.ref}",
            _("Answer somebody who would like to join: %(group)s.") % {"group": one.group.name},
            reverse("groups:answer", args=[one.ref]),
            add_working_days(timezone.localtime(one.made_at).date(), DAYS_TO_ANSWER, days_off),
        )
        for one in rows
    ]


def to_look_again(today: datetime.date) -> list[Due]:
    """A5: groups of which the day has come on which they look for people again, or no longer."""
    over = Q(looking_for__isnull=False, looking_until__lt=today) | Q(opens_again__lte=today)
    return [
        Due(
            f"looking {one.ref}",
            _("Say whether %(group)s looks for people.") % {"group": one.name},
            reverse("groups:looking", args=[one.ref]),
            one.opens_again or one.looking_until,
        )
        for one in Group.objects.filter(over).select_related("name").prefetch_related("name__wordings")
    ]
