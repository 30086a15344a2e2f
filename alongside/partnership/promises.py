"""The rules of this room."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.partnership.models import ContactWay
from alongside.shared.promises import Kept, Promise, Strength


def promises_of_ways(ways: dict[str, str]) -> list[Promise]:
    """A1, five ways in: one must not need the internet; all five are better. `ways` is {kind: value}."""
    given = {kind for kind, value in ways.items() if value and value.strip()}
    without_internet = given & {ContactWay.Kind.PHONE, ContactWay.Kind.TEXT, ContactWay.Kind.POST}
    return [
        Promise(
            "A1",
            Strength.ENFORCE,
            _("People can reach us without the internet: by phone, text or letter."),
            Kept.YES if without_internet else Kept.NO,
            found="" if without_internet else _("Write at least one of these three."),
        ),
        Promise(
            "A1",
            Strength.ADVISE,
            _("There are five ways to reach us."),
            Kept.YES if len(given) == len(ContactWay.Kind.values) else Kept.NO,
            found=ngettext("You gave %(count)d.", "You gave %(count)d.", len(given)) % {"count": len(given)},
        ),
    ]
