"""What this room keeps about people. See shared/personal_data.py."""

from django.utils.translation import gettext_lazy as _

from alongside.shared.personal_data import LEGITIMATE, Kept, OnErasure, Who

KEPT = [
    Kept(
        "conversations.TableNote",
        ("facilitator", "scribe"),
        what=_("Who led a table, and who wrote down what it said"),
        why=_("so that somebody can be asked what was meant"),
        basis=LEGITIMATE,
        seen_by=(Who.WORKERS,),
        kept=_("as long as the note"),
        on_erasure=OnErasure.STAYS,
        stays_because=_("it is a name in words, which no row of yours leads to; ask us and we look for it"),
        in_copy=False,
    ),
]
NOT_PERSONAL = {
    "conversations.Question": "what an event asks",
    "conversations.TableNote.question": "which question a note answers",
    "conversations.TableNote.table": "the name of a table",
    "conversations.TableNote.text": "what a table said, without names",
    "conversations.TableNote.via": "the way in which a note came",
    "conversations.TableNote.is_confirmed": "whether the table was asked if this is what it said",
    "conversations.TableNote.made_at": "when a note was written down",
    "conversations.Idea": "a possible answer, and how much support it had",
    "conversations.SupportSheet": "how a table felt about an idea",
    "conversations.Conclusion": "what came of a question",
}
