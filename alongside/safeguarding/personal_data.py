"""What this room keeps about people. See shared/personal_data.py.

Nothing of it stands in a person's own copy of their record: a lead first checks whether it would give away or harm
somebody else, and then hands out what can be handed out. No way leads from a row to its writer, so that nobody who
makes a copy or erases somebody learns that they wrote to us: these lines read the same for everybody.
"""

from django.utils.translation import gettext_lazy as _

from alongside.shared.personal_data import Kept, OnErasure, Who

WHY = _("so that people are kept safe")
BASIS = _("keeping people at risk safe: Data Protection Act 2018, Schedule 1, paragraph 18")
LONG = _("as long as our rules for keeping people safe say")
STAYS = _(
    "We may have to show later what we were told and what we did. The people named to keep people safe decide."
)

KEPT = [
    Kept(
        "safeguarding.Concern",
        (
            "words",
            "about",
            "in_danger",
            "knows",
            "reach_back",
            "reach_is_safe",
            "via",
            "by",
            "made_at",
            "state",
            "ref",
        ),
        what=_("What somebody wrote because they were worried about someone, and their name if they gave it"),
        why=WHY,
        basis=BASIS,
        seen_by=(Who.LEADS,),
        kept=LONG,
        on_erasure=OnErasure.STAYS,
        stays_because=STAYS,
        in_copy=False,
    ),
    Kept(
        "safeguarding.ConcernNote",
        ("concern", "kind", "agreed", "passed_on_on", "by", "made_at"),
        what=_("What was done about a worry, and by whom"),
        why=WHY,
        basis=BASIS,
        seen_by=(Who.LEADS,),
        kept=LONG,
        on_erasure=OnErasure.STAYS,
        stays_because=STAYS,
        in_copy=False,
    ),
    Kept(
        "safeguarding.NoteWords",
        ("note", "words", "to", "salt"),
        what=_("What was done about a worry, and by whom"),
        why=WHY,
        basis=BASIS,
        seen_by=(Who.LEADS,),
        kept=LONG,
        on_erasure=OnErasure.STAYS,
        stays_because=STAYS,
        in_copy=False,
    ),
    Kept(
        "safeguarding.Opening",
        ("concern", "by", "at"),
        what=_("Who opened what somebody wrote, and when"),
        why=_("so that everybody who keeps people safe sees who read it"),
        basis=BASIS,
        seen_by=(Who.LEADS,),
        kept=LONG,
        on_erasure=OnErasure.STAYS,
        stays_because=STAYS,
        in_copy=False,
    ),
]
NOT_PERSONAL = {
    "safeguarding.Number": "numbers to ring, for everybody",
    "safeguarding.ConcernNote.seal": "a check word",
}
