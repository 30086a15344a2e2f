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
        seen_by=(Who.HOSTS, Who.WORKERS),
        kept=_("as long as the note"),
        on_erasure=OnErasure.STAYS,
        stays_because=_("it is a name in words, which no row of yours leads to; ask us and we look for it"),
        in_copy=False,
    ),
    Kept(
        "conversations.TableNote",
        ("file",),
        what=_("A photo of a sheet on which people wrote, or a recording of what a table said"),
        why=_("so that it can be typed as it was meant"),
        basis=LEGITIMATE,
        seen_by=(Who.HOSTS, Who.WORKERS),
        kept=_("as long as the note"),
        on_erasure=OnErasure.STAYS,
        stays_because=_("no names stand with it; ask us and we look for it"),
        in_copy=False,
    ),
]
NOT_PERSONAL = {
    "conversations.Question": "what an event asks",
    "conversations.TableNote.question": "which question a note answers",
    "conversations.TableNote.table": "the name of a table",
    "conversations.TableNote.text": "what a table said, without names",
    "conversations.TableNote.via": "the way in which a note came",
    "conversations.TableNote.event": "at which event it was said",
    "conversations.TableNote.confirmed_at": "when the table said: yes, this is what we said",
    "conversations.TableNote.media_type": "which kind of file it is",
    "conversations.TableNote.made_at": "when a note was written down",
    "conversations.Idea": "a possible answer, and how much support it had",
    "conversations.SupportSheet": "how a table felt about an idea",
    "conversations.Conclusion": "what came of a question",
}
