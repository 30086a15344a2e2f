"""What waits for those who work here, about people."""

import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.people.figures import to_look_at_again
from alongside.people.models import HelpWanted, Person
from alongside.shared.due import Due

SAY_HELLO_WITHIN = datetime.timedelta(days=2)
RING_BACK_WITHIN = datetime.timedelta(days=3)


def due(person, today: datetime.date) -> list[Due]:
    if not person.is_worker:
        return []
    return [*newcomers(), *wishes(), *to_ask_again(today)]


def newcomers() -> list[Due]:
    return [
        Due(
            f"welcome {one.ref}",
            _("%(name)s joined alone. Make sure, and say hello.") % {"name": one},
            reverse("people:person", args=[one.ref]),
            one.made_at.date() + SAY_HELLO_WITHIN,
        )
        for one in Person.objects.filter(is_active=True, welcomed_at=None)
    ]


def wishes() -> list[Due]:
    return [
        Due(
            f"help {wish.ref}",
            _("%(name)s asked for a helper. Ring back on a way that is safe.") % {"name": wish.person},
            reverse("people:arrange_help", args=[wish.person.ref]),
            wish.made_at.date() + RING_BACK_WITHIN,
        )
        for wish in HelpWanted.objects.filter(settled_at=None).select_related("person")
    ]


def to_ask_again(today: datetime.date) -> list[Due]:
    number = to_look_at_again(Person.objects.filter(is_active=True)).count()
    if not number:
        return []
    words = ngettext(
        "Ask %(number)d person again what they need: it was a year ago.",
        "Ask %(number)d people again what they need: it was a year ago.",
        number,
    ) % {"number": number}
    return [Due(f"ask again {today:%Y-%m}", words, reverse("people:newcomers"), today)]
