"""What this room keeps about people. See shared/personal_data.py."""

import datetime

from django.utils.translation import gettext_lazy as _

from alongside.shared.personal_data import LEGITIMATE, TAKE_PART, Kept, Who, helper
from alongside.shared.post.models import Letter


def old_letters(day: datetime.date):
    return Letter.objects.filter(settled_at__date__lt=day - datetime.timedelta(days=365))


KEPT = [
    Kept(
        "post.Letter",
        (
            "to",
            "key",
            "room",
            "why",
            "subject",
            "document",
            "way",
            "state",
            "made_at",
            "settled_at",
            "fault",
            "batch",
            "is_news",
            "is_expected",
            "unsure_print",
            "short",
            "link",
            "format",
            "not_before",
            "is_made",
            "printed_at",
            "ring_on",
            "rung",
        ),
        what=_("The letters and e-mails that we send you"),
        why=TAKE_PART,
        basis=LEGITIMATE,
        seen_by=(Who.THEMSELVES, helper("letters"), Who.WORKERS),
        kept=_("12 months after it went"),
        person="to",
        by_ref=True,
        due=old_letters,
    ),
]
NOT_PERSONAL = {
    "post.Letter.tries": "how often a provider was not there",
    "post.Letter.going_until": "of the program that sends",
    "post.Letter.going_with": "of the program that sends",
    "post.Letter.provider": "the number that the provider gave it",
}
