"""When was the last copy made, and when was one last found to be good?"""

import datetime

from django.utils import timezone

from alongside.keeping.models import Copy
from alongside.voting.models import Poll

OVERDUE_AFTER = datetime.timedelta(days=8)


def last_copy() -> Copy | None:
    return Copy.objects.order_by("-made_at").first()


def last_good_check() -> datetime.datetime | None:
    """When a copy was last opened and found whole."""
    good = Copy.objects.filter(checked_at__isnull=False, fault="").order_by("-checked_at").first()
    return good.checked_at if good else None


def is_check_overdue() -> bool:
    """More than 8 days since a copy was last found good, or never."""
    last = last_good_check()
    return last is None or timezone.now() - last > OVERDUE_AFTER


def is_secret_vote_open() -> bool:
    """A copy made now could tie voters to votes: it waits (docs/decisions/0012)."""
    # Where there are only voting papers somebody may ring, and that vote is in the box too.
    secret = Poll.objects.filter(state=Poll.State.OPEN, kind=Poll.Kind.SECRET)
    return secret.filter(strata__kind__in=["secret", "paper"]).exists()
