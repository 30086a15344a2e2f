"""What waits for a person with letters: to print, to ring, and to decide."""

import datetime

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from alongside.shared.due import Due
from alongside.shared.post.models import Letter
from alongside.shared.post.permissions import can_send_by_hand

WITHIN = datetime.timedelta(days=2)
State = Letter.State


def due(person, today: datetime.date) -> list[Due]:
    if not can_send_by_hand(person):
        return []
    to_print = Q(state=State.BY_HAND, way="post")
    to_ring = Q(state=State.BY_HAND, way__in=["phone", "text"]) & (Q(ring_on=None) | Q(ring_on__lte=today))
    # One question for all three.
    found = Letter.objects.aggregate(
        print=Count("pk", filter=to_print),
        print_since=Min("made_at", filter=to_print),
        ring=Count("pk", filter=to_ring),
        ring_since=Min("made_at", filter=to_ring),
        unsure=Count("pk", filter=Q(state=State.NOT_SURE)),
        unsure_since=Min("made_at", filter=Q(state=State.NOT_SURE)),
    )
    lines = [
        (
            "print",
            "post:pile",
            ngettext("Print and post %d letter.", "Print and post %d letters.", found["print"]),
        ),
        (
            "ring",
            "post:calls",
            ngettext("Ring or text %d person.", "Ring or text %d people.", found["ring"]),
        ),
        (
            "unsure",
            "post:outbox",
            ngettext(
                "We are not sure that %d letter went. Decide what to do.",
                "We are not sure that %d letters went. Decide what to do.",
                found["unsure"],
            ),
        ),
    ]
    return [
        Due(
            f"letters to {name}",
            words % found[name],
            reverse(address),
            timezone.localdate(found[f"{name}_since"]) + WITHIN,
        )
        for name, address, words in lines
        if found[name]
    ]
