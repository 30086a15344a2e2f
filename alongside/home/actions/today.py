"""Putting things off, and clearing away what was put off and is over."""

import datetime

from django.db import transaction
from django.utils import timezone

from alongside.home.models import NotToday


@transaction.atomic
def put_off(key: str, *, by) -> NotToday:
    """Not today: it comes again tomorrow. Nobody else is told, and it is due no later for that."""
    put, _new = NotToday.objects.update_or_create(
        person=by, key=key[:120], defaults={"until": timezone.localdate() + datetime.timedelta(days=1)}
    )
    return put
