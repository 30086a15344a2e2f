"""The thresholds that a group may set for itself, with what we suggest until it has."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Suggestion:
    """One threshold: a whole number between `least` and `most`, and what it says."""

    value: int
    least: int
    most: int
    words: str


SUGGESTIONS = {
    "notice_days": Suggestion(20, 1, 90, _("Working days of notice before a meeting")),
    "papers_days": Suggestion(10, 1, 60, _("Working days to read papers before a meeting")),
    "check_days": Suggestion(10, 1, 60, _("Working days to correct a report before it is final")),
    "answer_days": Suggestion(20, 1, 90, _("Working days to answer a question")),
}
