"""What this room keeps about people. See shared/personal_data.py."""

from django.utils.translation import gettext_lazy as _

from alongside.shared.personal_data import LEGITIMATE, Kept, OnErasure, Who

WHOLE = _("our record is a chain in which nothing can be taken out; the words about you in it are erased")

KEPT = [
    Kept(
        "history.PrivateEntry",
        ("by",),
        what=_("What you did here"),
        why=_("so that it can be seen who did what"),
        basis=LEGITIMATE,
        seen_by=(Who.THEMSELVES,),
        kept=_("as long as the partnership"),
        person="by",
        by_ref=True,
        on_erasure=OnErasure.STAYS,
        stays_because=WHOLE,
    ),
    Kept(
        "history.PrivateEntry",
        ("helping", "at", "kind", "via", "thing", "thing_ref", "public"),
        what=_("What others did for you, when, and by which way"),
        why=_("so that you can see it"),
        basis=LEGITIMATE,
        seen_by=(Who.THEMSELVES,),
        kept=_("as long as the partnership"),
        person="helping",
        by_ref=True,
        on_erasure=OnErasure.STAYS,
        stays_because=WHOLE,
    ),
    # The way to a person leads through its entry.
    Kept(
        "history.Sealed",
        ("entry_hash", "salt", "private"),
        what=_("The locked words that belong to what was done, such as an older name"),
        why=_("so that it can be shown later what was changed"),
        basis=LEGITIMATE,
        seen_by=(Who.NOBODY,),
        kept=_("as long as the partnership, or until you are erased"),
        in_copy=False,
    ),
]
NOT_PERSONAL = {
    "history.Chain": "where each chain ends",
    "history.PrivateEntry.seq": "the place in the chain",
    "history.PrivateEntry.sealed": "a check word",
    "history.PrivateEntry.prev": "a check word",
    "history.PrivateEntry.hash": "a check word",
    "history.PublicEntry": "our public record: nothing personal goes in",
}
