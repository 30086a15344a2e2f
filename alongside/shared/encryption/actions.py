"""The only code that locks old rows under a new key."""

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction

from alongside.shared.encryption.fields import Locked
from alongside.shared.encryption.keys import keep_only_newest_key, lock_again, put_new_key_first


def locked_columns() -> list[tuple]:
    """Every (model, field) that is locked."""
    return [
        (model, field)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, Locked)
    ]


def change_key() -> int:
    """Make a new key, lock everything again under it, then put the old keys away. The number of values locked again.

    Stopped half way, both keys stay and all is readable; running it again finishes the work. Sessions end: they are
    locked by the same keys.
    """
    path = Path(settings.FIELD_KEYS_FILE)
    put_new_key_first(path)
    done = 0
    with transaction.atomic(), connection.cursor() as cursor:
        quote = connection.ops.quote_name
        for model, field in locked_columns():
            table, column, pk = (
                quote(name) for name in (model._meta.db_table, field.column, model._meta.pk.column)
            )
            cursor.execute(
                f"SELECT {pk}, {column} FROM {table} WHERE {column} IS NOT NULL AND {column} <> ''"
            )
            for key, token in cursor.fetchall():
                cursor.execute(f"UPDATE {table} SET {column} = %s WHERE {pk} = %s", [lock_again(token), key])
                done += 1
    keep_only_newest_key(path)
    return done
