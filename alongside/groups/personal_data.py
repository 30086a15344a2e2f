"""What this room keeps about people. See shared/personal_data.py."""

import datetime

from django.utils.translation import gettext_lazy as _

from alongside.groups.models import Interest
from alongside.shared.personal_data import CONSENT, LEGITIMATE, Kept, Who

SEAT = _("as long as the group lasts")


def old_interests(day):
    return Interest.objects.filter(answered_at__date__lt=day - datetime.timedelta(days=365))


KEPT = [
    Kept(
        "groups.Interest",
        (
            "group",
            "person",
            "name",
            "reached",
            "words",
            "file",
            "media_type",
            "via",
            "made_at",
            "answer",
            "answered_at",
        ),
        what=_("That you would like to join a group, and our answer"),
        why=_("so that somebody answers you"),
        basis=LEGITIMATE,
        seen_by=(Who.THEMSELVES, Who.WORKERS),
        kept=_("12 months after our answer"),
        person="person",
        due=old_interests,
    ),
    Kept(
        "groups.Membership",
        ("group", "person", "joined_on", "left_on"),
        what=_("Your seats in groups, and since when"),
        why=_("so that it is known who decides together"),
        basis=LEGITIMATE,
        seen_by=(Who.THEMSELVES, Who.GROUP, Who.WORKERS),
        kept=SEAT,
        person="person",
    ),
    Kept(
        "groups.Membership",
        ("hat", "hat_is_public"),
        what=_("What you are here as in a group, and whether others may see it"),
        why=_("so that everybody knows who is in the room, and who is missing"),
        basis=CONSENT,
        seen_by=(Who.THEMSELVES, Who.GROUP, Who.WORKERS),
        kept=SEAT,
        person="person",
    ),
    Kept(
        "groups.Membership",
        ("here_as_disabled", "consented_at"),
        what=_("Whether you are here as a disabled person, if you said so"),
        why=_("to say of a group that most are disabled people, without saying who"),
        basis=CONSENT,
        seen_by=(Who.THEMSELVES,),
        kept=_("until you take your yes back, or give up the seat"),
        person="person",
    ),
]
NOT_PERSONAL = {
    "groups.Group": "what a group is called and what it is for",
    "groups.Agreed": "what a group agreed, when and how, without names",
    "groups.WorkingAgreement": "the numbers that a group agreed on",
}
