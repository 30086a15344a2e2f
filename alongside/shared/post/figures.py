"""What pages ask about letters."""

from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from alongside.shared.post.models import Letter

FORMAT_WORDS = {
    "easy read": _("Easy Read"),
    "audio": _("To listen to"),
    "bsl": _("BSL (British Sign Language)"),
    "braille": _("Braille"),
}


@dataclass(frozen=True)
class StillWaiting:
    """How many people wait for a format, by format. False when nobody does."""

    by_format: dict[str, int]

    def __bool__(self) -> bool:
        return bool(self.by_format)

    def __str__(self) -> str:
        number = sum(self.by_format.values())
        words = ngettext(
            "%(number)d person is still waiting", "%(number)d people are still waiting", number
        ) % {"number": number}
        if not number:
            return words
        each = ", ".join(f"{FORMAT_WORDS.get(name, name)} {many}" for name, many in self.by_format.items())
        return f"{words}: {each}"


def still_waiting(batch: str = "") -> StillWaiting:
    """Who waits until a letter of these batches is made in their format. `batch` is how the batch's name begins."""
    waiting = Letter.objects.filter(state=Letter.State.UNMADE, batch__startswith=batch)
    counted = waiting.values_list("format").annotate(number=Count("to", distinct=True)).order_by("format")
    return StillWaiting(dict(counted))
