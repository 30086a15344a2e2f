"""The thresholds that a group may set for itself, with what we suggest until it has."""

from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.shared.promises import Kept, Promise, Strength


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


def open_to_new_people(*, is_open: bool) -> Promise:
    """A5: as ideas grow, more people can come in; a group that is closed says why and until when."""
    return Promise(
        "A5",
        Strength.EXPLAIN,
        gettext("New people can join, or everybody can read why not and when they can."),
        Kept.YES if is_open else Kept.NO,
    )


def offer_is_said(offer: str) -> Promise:
    """F1: nobody is asked to join before they can read what we pay."""
    return Promise(
        "F1",
        Strength.ENFORCE,
        gettext("Everybody can read what we offer before they say yes."),
        Kept.YES if offer.strip() else Kept.NO,
        found="" if offer.strip() else gettext("Say what we pay people, or why there is no fee."),
    )
