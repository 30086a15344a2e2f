"""What this room keeps about people. See shared/personal_data.py."""

from django.utils.translation import gettext_lazy as _

from alongside.shared.personal_data import LEGITIMATE, Kept, OnErasure, Who

KEPT = [
    Kept(
        "texts.Wording",
        ("made_by",),
        what=_("That you wrote a text down"),
        why=_("so that it can be put right together"),
        basis=LEGITIMATE,
        seen_by=(Who.THEMSELVES, Who.WORKERS),
        kept=_("as long as the text"),
        person="made_by",
        by_ref=True,
        on_erasure=OnErasure.BLANK,
        in_copy=False,  # in your own history already
    ),
    Kept(
        "texts.Wording",
        ("checked_by", "checked_on"),
        what=_("Who checked that a text is easy to understand"),
        why=_("because only people with learning disabilities can say so"),
        basis=LEGITIMATE,
        seen_by=(Who.EVERYBODY,),
        kept=_("as long as the text"),
        on_erasure=OnErasure.STAYS,
        stays_because=_("it names a group; ask us if it names you"),
        in_copy=False,
    ),
]
NOT_PERSONAL = {
    "texts.Text": "in which language something was first written",
    "texts.Wording.text": "which text this is a wording of",
    "texts.Wording.language": "a language",
    "texts.Wording.mode": "everyday or shorter words",
    "texts.Wording.words": "titles, explanations and answers, written for others to read, without names",
    "texts.Wording.made_at": "when it was written",
}
