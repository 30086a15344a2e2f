"""What is over is cleared away."""

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.db.models import ProtectedError

from alongside.home.actions.erasing import emptied, files_of
from alongside.shared.personal_data import Kept, OnErasure, everything_kept


@dataclass(frozen=True)
class Over:
    """One line of the map, and how many of its rows are over. `held`: something else still needs them."""

    kept: Kept
    rows: int
    held: bool = False


def clear_what_is_over(day: datetime.date, *, dry_run: bool = False) -> list[Over]:
    """Clear away every row whose time is over on this day, line by line of the map; with `dry_run` only count."""
    found, done = [], set()
    for kept in everything_kept():
        if kept.due is None or (kept.model, kept.due) in done:
            continue
        done.add((kept.model, kept.due))
        rows = kept.due(day)
        number = rows.count()
        if dry_run or not number:
            found.append(Over(kept, number))
            continue
        try:
            clear(kept, rows)
        except ProtectedError:
            found.append(Over(kept, number, held=True))
        else:
            found.append(Over(kept, number))
    return found


@transaction.atomic
def clear(kept: Kept, rows) -> None:
    rows = list(rows)
    table = kept.table._base_manager.filter(pk__in=[row.pk for row in rows])
    blank = None
    if kept.on_erasure == OnErasure.BLANK:
        blank = [kept.table._meta.get_field(name) for name in kept.fields]
    files = files_of(rows, blank)
    if blank is None:
        table.delete()
    else:
        table.update(**{field.name: emptied(field) for field in blank})
    for file in files:
        transaction.on_commit(lambda file=file: file.storage.delete(file.name))
