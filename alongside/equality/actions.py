"""The only code that writes answers about us all.

Nothing here that touches answers is written into the history, and no key of a form is kept: both would say when.
"""

import datetime
import uuid
from collections.abc import Mapping, Sequence

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from alongside.equality.models import Answers, Part, month_of
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route

BITS = 62


def key_for(page: uuid.UUID) -> int:
    """The number under which the answers of one page are kept. It needs our secret too: who sees the page that was
    sent, in a browser's memory say, cannot find its row."""
    digest = salted_hmac("alongside.equality.key", str(page), secret=settings.SECRET_KEY, algorithm="sha256")
    return int.from_bytes(digest.digest()[:8]) >> (64 - BITS)


@transaction.atomic
def give_answers(answers: Mapping, *, page: uuid.UUID) -> bool:
    """Keep what somebody answered, of nobody in particular. True, also for the same page sent twice.

    It takes no `by`: nobody is written down. `page` is the random key that the page carries.
    """
    if not answers:
        raise Refused(_("You have not answered anything yet. Answer what you like, or leave this page."))
    kept, is_new = Answers.objects.get_or_create(
        key=key_for(page), defaults={"month": month_of(timezone.localdate()), "answers": answers}
    )
    if not is_new and kept.answers != answers:
        raise Refused(
            _(
                "Your answers are in already. They cannot be changed any more, "
                "because nobody can tell which answers are whose."
            )
        )
    return True


@transaction.atomic
def set_parts(names: Sequence[str], *, by, via: str = Route.WEB) -> list[Part]:
    """Say which parts the district has, in this order. One that is left out is asked for no longer."""
    known = {part.name.casefold(): part for part in Part.objects.select_for_update()}
    parts = []
    for order, name in enumerate(names):
        part = known.pop(name.casefold(), None) or Part()
        if (part.name, part.order, part.in_use, bool(part.pk)) != (name, order, True, True):
            part.name, part.order, part.in_use = name, order, True
            part.save()
            record(by, "asked for a part of the district", part, via=via)
        parts.append(part)
    for part in known.values():
        if part.in_use:
            part.in_use = False
            part.save(update_fields=["in_use"])
            record(by, "asked no longer for a part of the district", part, via=via)
    return parts


@transaction.atomic
def clear_old(on: datetime.date) -> int:
    """Delete the answers whose 24 months are over. How many there were."""
    return Answers.objects.over_on(on).delete()[0]


@transaction.atomic
def forget_order() -> None:
    """Take all answers out and put them back in the order of their numbers, which is chance.

    PostgreSQL keeps with each row the transaction that wrote it, and lays rows down in the order in which they come;
    afterwards one transaction has written them all. Call `forget_old_pages()` when this has been committed.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")
    kept = list(Answers.objects.select_for_update().order_by("key"))
    Answers.objects.all().delete()
    Answers.objects.bulk_create(kept)


def forget_old_pages() -> None:
    """Let no old page of PostgreSQL keep the order. Outside any transaction.

    SQLite lays the rows down by their random numbers from the start and needs none of this.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM FULL equality_answers")
