"""What this room keeps about people. See shared/personal_data.py."""

import datetime

from django.utils.translation import gettext_lazy as _

from alongside.arrivals.models import SaidNo, WaitingList
from alongside.shared.personal_data import LEGITIMATE, Kept, OnErasure, Who


def old_lists(day):
    return WaitingList.objects.filter(made_at__date__lt=day - datetime.timedelta(days=7))


def old_noes(day):
    return SaidNo.objects.filter(day__lt=day - datetime.timedelta(days=730))


KEPT = [
    Kept(
        "arrivals.WaitingList",
        ("file_name", "table", "columns", "doubles", "made_at"),
        what=_("A list of people that is being brought in, as it was sent, locked"),
        why=_("so that it can be looked at before anybody is entered"),
        basis=LEGITIMATE,
        seen_by=(Who.WORKERS,),
        kept=_("until it is brought in, and at most 7 days"),
        person="",
        on_erasure=OnErasure.DELETE,
        in_copy=False,
        due=old_lists,
    ),
    Kept(
        "arrivals.WaitingList",
        ("by",),
        what=_("That you sent a list of people to look at"),
        why=_("so that it is known who did it"),
        basis=LEGITIMATE,
        seen_by=(Who.WORKERS,),
        kept=_("until it is brought in, and at most 7 days"),
        person="by",
        by_ref=True,
    ),
    Kept(
        "arrivals.Brought",
        ("by",),
        what=_("That you brought a list of people in"),
        why=_("so that it is known who did it"),
        basis=LEGITIMATE,
        seen_by=(Who.WORKERS,),
        kept=_("while anybody of that list takes part"),
        person="by",
        by_ref=True,
        on_erasure=OnErasure.BLANK,
    ),
    Kept(
        "arrivals.Arrival",
        (
            "person",
            "brought",
            "line",
            "state",
            "times_asked",
            "asked_at",
            "answered_at",
            "answered_via",
            "ref",
        ),
        what=_("That your name came with a list, when we asked you, and that you said yes"),
        why=_("so that nothing is sent to you before you said yes"),
        basis=LEGITIMATE,
        seen_by=(Who.THEMSELVES, Who.WORKERS),
        kept=_("while you take part; 90 days when you do not answer"),
        person="person",
    ),
    Kept(
        "arrivals.SaidNo",
        ("print", "day"),
        what=_("A print of an address or number whose owner said no. Nobody can read it back"),
        why=_("so that the same list does not bring them in again"),
        basis=LEGITIMATE,
        seen_by=(Who.NOBODY,),
        kept=_("2 years"),
        person="",
        on_erasure=OnErasure.STAYS,
        stays_because=_("It keeps you from being asked again, and says nothing else."),
        in_copy=False,
        due=old_noes,
    ),
]
NOT_PERSONAL = {
    "arrivals.Brought.file_name": "the name of a file, and numbers",
    "arrivals.Brought.where_from": "how a whole list came to the partnership",
    "arrivals.Brought.said_no": "a number",
    "arrivals.Brought.let_go": "a number",
    "arrivals.Brought.made_at": "when a list came in",
    "arrivals.Brought.undone_at": "when a list was taken out",
    "arrivals.Brought.ref": "stands in the address of a list",
}
