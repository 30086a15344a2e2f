"""What this room keeps about people. See shared/personal_data.py."""

from django.utils.translation import gettext_lazy as _

from alongside.shared.personal_data import LEGITIMATE, Kept, OnErasure, Who

KEPT = [
    Kept(
        "partnership.Partnership",
        ("contact_name", "contact_hours"),
        what=_("The first name of the person who answers the phone, and when"),
        why=_("so that everybody knows whom they can talk to"),
        basis=LEGITIMATE,
        seen_by=(Who.EVERYBODY,),
        kept=_("until somebody else answers the phone"),
        on_erasure=OnErasure.STAYS,
        stays_because=_("it is changed on the page about the partnership"),
        in_copy=False,
    ),
]
NOT_PERSONAL = {
    "partnership.Partnership.only": "there is one partnership",
    "partnership.Partnership.name": "what the partnership is called",
    "partnership.Partnership.strapline": "what it says of itself",
    "partnership.Partnership.about": "what it is for",
    "partnership.Partnership.logo": "its own sign",
    "partnership.Partnership.closures": "when nobody is here",
    "partnership.Partnership.zone": "where its clocks stand",
    "partnership.Partnership.is_example": "whether its people are invented",
    "partnership.Partnership.set_up_at": "when the house was opened",
    "partnership.Aim": "what it wants",
    "partnership.ContactWay": "the partnership's own numbers and addresses",
    "partnership.GlossaryWord": "words and what they mean",
    "partnership.SetUpCode": "the locked print of the code for opening the house",
}
