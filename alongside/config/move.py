"""Moves everything from one database to another: SQLite to PostgreSQL, and back.

The rows are read and written through their fields, so that a date is a date on both sides. Locked columns go over as
they stand, still locked. All is written in one transaction, compared table by table, and kept only when equal.
"""

import hashlib
import json
import socket
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

BATCH = 500
# Written by Django itself when it makes the tables. They are replaced by the rows of the source.
MADE_WITH_THE_TABLES = ("contenttypes.ContentType", "auth.Permission")


class CannotMove(Exception):
    """Why nothing was moved, in a sentence."""


@dataclass(frozen=True)
class Compared:
    """One table on both sides: how many rows, and a fingerprint of them all."""

    table: str
    here: tuple[int, str]
    there: tuple[int, str]

    @property
    def is_equal(self) -> bool:
        return self.here == self.there


def place_of(address: str) -> dict:
    """The settings of the database at `postgresql://…` or `sqlite:FOLDER`."""
    from django.conf import settings

    from alongside.config.settings import postgres_database, sqlite_database

    if address.startswith(("postgresql://", "postgres://")):
        found = postgres_database(address)
    elif address.startswith("sqlite:") and address != "sqlite:":
        folder = Path(address.removeprefix("sqlite:")).resolve()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        found = sqlite_database(folder)
    else:
        raise CannotMove("Say where to: --to postgresql://name@host/database, or --to sqlite:FOLDER.")
    here = settings.DATABASES["default"]
    if all(
        str(found.get(part, "")) == str(here.get(part, "")) for part in ("ENGINE", "NAME", "HOST", "PORT")
    ):
        raise CannotMove("This is the database that is in use now. Choose another.")
    return found


@contextmanager
def joined(place: dict, name: str = "target"):
    """A second database, by this name, for as long as it is needed."""
    from django.db import connections

    connections.settings[name] = connections.configure_settings({"default": {}, name: place})[name]
    try:
        yield name
    finally:
        connections[name].close()
        del connections[name]
        del connections.settings[name]


def tables() -> list:
    """Every model with a table of its own, those that others point to first where that is possible."""
    from django.apps import apps

    waiting = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and not model._meta.swapped
    ]
    ordered: list = []
    while waiting:
        ready = [model for model in waiting if not points_to(model) & set(waiting) - {model}]
        ordered += ready or waiting[:1]
        waiting = [model for model in waiting if model not in ordered]
    return ordered


def points_to(model) -> set:
    return {field.remote_field.model for field in model._meta.local_concrete_fields if field.remote_field}


def columns(model) -> list:
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def rows(model, alias: str):
    """Each row as a list of Python values, in the order of the key; what is locked stays locked."""
    from django.db import connections

    from alongside.shared.encryption.fields import Locked

    connection = connections[alias]
    quote = connection.ops.quote_name
    readers = []
    for field in columns(model):
        column = field.get_col(model._meta.db_table)
        readers.append(
            [
                (read, column)
                for read in connection.ops.get_db_converters(column)
                + ([] if isinstance(field, Locked) else column.get_db_converters(connection))
            ]
        )
    names = ", ".join(quote(field.column) for field in columns(model))
    key = quote(model._meta.pk.column)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {names} FROM {quote(model._meta.db_table)} ORDER BY {key}")
        while found := cursor.fetchmany(BATCH):
            for row in found:
                yield [
                    passed_through(value, steps, connection)
                    for value, steps in zip(row, readers, strict=True)
                ]


def passed_through(value, steps, connection):
    for read, column in steps:
        value = read(value, column, connection)
    return value


def fingerprint(model, alias: str) -> tuple[int, str]:
    """How many rows, and SHA-256 over the sorted SHA-256 of each; so it does not hang on how a database sorts words."""
    each = sorted(
        hashlib.sha256(json.dumps(row, sort_keys=True, default=plain).encode()).digest()
        for row in rows(model, alias)
    )
    return len(each), hashlib.sha256(b"".join(each)).hexdigest()


def plain(value):
    """A value that JSON does not know, as words that are the same on both databases."""
    import datetime
    import decimal

    if isinstance(value, datetime.datetime) and value.tzinfo:
        return value.astimezone(datetime.UTC).isoformat()
    if isinstance(value, decimal.Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return str(value)


def write_rows(model, source: str, target: str) -> None:
    """Write every row of the source into the target, as it is."""
    from django.db import connections

    from alongside.shared.encryption.fields import Locked

    connection = connections[target]
    quote = connection.ops.quote_name
    fields = columns(model)
    names = ", ".join(quote(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    insert = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({places})"

    def ready(row):
        return [
            value if isinstance(field, Locked) else field.get_db_prep_save(value, connection)
            for field, value in zip(fields, row, strict=True)
        ]

    with connection.cursor() as cursor:
        batch = []
        for row in rows(model, source):
            batch.append(ready(row))
            if len(batch) == BATCH:
                cursor.executemany(insert, batch)
                batch = []
        if batch:
            cursor.executemany(insert, batch)


@contextmanager
def triggers_aside(alias: str):
    """The rules that hold votes and history in place step aside, inside our transaction, and come back before it ends."""
    from django.db import connections

    connection = connections[alias]
    quote = connection.ops.quote_name
    names = [model._meta.db_table for model in tables()]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            kept = cursor.fetchall()
            for name, _sql in kept:
                cursor.execute(f"DROP TRIGGER {quote(name)}")
            yield
            for _name, sql in kept:
                cursor.execute(sql)
        else:
            for name in names:
                cursor.execute(f"ALTER TABLE {quote(name)} DISABLE TRIGGER USER")
            yield
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else PostgreSQL refuses to alter a table
            for name in names:
                cursor.execute(f"ALTER TABLE {quote(name)} ENABLE TRIGGER USER")


def empty_of_what_django_made(alias: str) -> None:
    from django.apps import apps
    from django.db import connections

    connection = connections[alias]
    with connection.cursor() as cursor:
        for name in reversed(MADE_WITH_THE_TABLES):
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(apps.get_model(name)._meta.db_table)}")


def refuse_unless_empty(alias: str) -> None:
    for model in tables():
        if model._meta.label not in MADE_WITH_THE_TABLES and next(rows(model, alias), None) is not None:
            raise CannotMove(
                f"The new database is not empty: {model._meta.db_table} has rows. Choose an empty one."
            )


def refuse_while_at_work() -> None:
    """Nobody may vote or write while everything is carried over."""
    from alongside.config.settings import HOST, PORT
    from alongside.voting.models import Poll

    if Poll.objects.filter(state__in=[Poll.State.OPEN, Poll.State.CLOSING]).exists():
        raise CannotMove("A vote is open. Close it first, or wait until it is over.")
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(HOST, HOST)
    try:
        socket.create_connection((host, PORT), timeout=2).close()
    except OSError:
        return
    raise CannotMove(
        f"Something answers at {host}:{PORT}. Stop Alongside first, so that nobody writes meanwhile."
    )


def move(address: str) -> list[Compared]:
    """Carry everything to the database at this address. Raises CannotMove, and then nothing was carried."""
    from django.core.management import call_command
    from django.db import OperationalError, connections

    refuse_while_at_work()
    with joined(place_of(address)) as target:
        try:
            connections[target].ensure_connection()
        except OperationalError as fault:
            raise CannotMove(f"The new database does not answer: {str(fault).splitlines()[0]}") from None
        call_command("migrate", database=target, verbosity=0, interactive=False)
        return carry_over("default", target)


def carry_over(source: str, target: str) -> list[Compared]:
    """Write all tables of one database into the other and compare them; keep them only when all are equal."""
    from django.core.management.color import no_style
    from django.db import connections, transaction

    with transaction.atomic(using=source), transaction.atomic(using=target):
        if connections[source].vendor == "postgresql":
            with connections[source].cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        refuse_unless_empty(target)
        with triggers_aside(target):
            empty_of_what_django_made(target)
            for model in tables():
                write_rows(model, source, target)
        connections[target].check_constraints()
        with connections[target].cursor() as cursor:
            for sql in connections[target].ops.sequence_reset_sql(no_style(), tables()):
                cursor.execute(sql)
        compared = [
            Compared(model._meta.db_table, fingerprint(model, source), fingerprint(model, target))
            for model in tables()
        ]
        if different := [one.table for one in compared if not one.is_equal]:
            raise CannotMove(f"These tables came out different: {', '.join(different)}. Nothing was kept.")
    return compared
