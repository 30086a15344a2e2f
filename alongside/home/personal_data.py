"""What this room keeps about people. See shared/personal_data.py."""

import datetime

from django.utils.translation import gettext_lazy as _

from alongside.home.models import NotToday, RecordRequest
from alongside.shared.personal_data import Kept, OnErasure, Who


def old_requests(day: datetime.date):
    return RecordRequest.objects.filter(settled_at__date__lt=day - datetime.timedelta(days=365 * 3))


LAW = _("a legal duty")
THREE_YEARS = _("3 years after it was settled")
SHOWN = _("so that it can be shown that we did what you asked")
WITHOUT_NAME = _("it shows that we did what you asked; your name is not in it any more")


def old_put_off(day: datetime.date):
    return NotToday.objects.filter(until__lt=day)


KEPT = [
    Kept(
        "home.NotToday",
        ("person", "key", "until"),
        what=_("What you put off until tomorrow, if you work here"),
        why=_("so that it comes again"),
        basis=_("legitimate interests or public task"),
        seen_by=(Who.THEMSELVES,),
        kept=_("until the day after"),
        person="person",
        in_copy=False,
        due=old_put_off,
    ),
    Kept(
        "home.RecordRequest",
        (
            "person",
            "kind",
            "asked_via",
            "asked_at",
            "due_on",
            "state",
            "check_kind",
            "checked_at",
            "settled_at",
        ),
        what=_("When you asked for your record, or to be erased"),
        why=SHOWN,
        basis=LAW,
        seen_by=(Who.THEMSELVES, Who.WORKERS),
        kept=THREE_YEARS,
        person="person",
        on_erasure=OnErasure.STAYS,
        stays_because=WITHOUT_NAME,
        due=old_requests,
    ),
    Kept(
        "home.RecordRequest",
        ("came_by", "called_on", "said"),
        what=_("How we made sure that it was you who asked"),
        why=_("so that nobody else gets your record"),
        basis=LAW,
        seen_by=(Who.THEMSELVES, Who.WORKERS),
        kept=THREE_YEARS,
        person="person",
        on_erasure=OnErasure.BLANK,
        due=old_requests,
    ),
    Kept(
        "home.RecordRequest",
        ("asked_by", "checked_by"),
        what=_("Who wrote a request for a record down, and who made sure"),
        why=SHOWN,
        basis=LAW,
        seen_by=(Who.WORKERS,),
        kept=THREE_YEARS,
        on_erasure=OnErasure.STAYS,
        stays_because=WITHOUT_NAME,
        in_copy=False,
    ),
    Kept(
        "home.Erased",
        ("on",),
        what=_("A random number in place of somebody who was erased, and the day"),
        why=_("so that an older copy of the database forgets them again"),
        basis=LAW,
        seen_by=(Who.NOBODY,),
        kept=_("as long as the partnership"),
        person="ref",
        by_ref=True,
        on_erasure=OnErasure.STAYS,
        stays_because=_("it is a random number and a day, and nothing else"),
        in_copy=False,
    ),
]
NOT_PERSONAL: dict[str, str] = {}
