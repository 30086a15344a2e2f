"""Filling in forms as somebody might, and as nobody should."""

import datetime
import re

from django.apps import apps
from django.utils import timezone

from tests.crawl.reading import Field, Form

# Check words and references are new each time.
# References, digests, and the second in which a batch of letters was made.
EACH_TIME = re.compile(r"[0-9a-f]{64}|[0-9a-f]{8}-[0-9a-f-]{27}|20\d{12}")
TEXTS = {"text", "textarea", "email", "tel", "search", "url"}


def filled(form: Form) -> dict[str, str | list[str]]:
    """The form with every field filled in: what stood there stays, the rest is plausible."""
    return {one.name: plausible(one) for one in form.fields.values()} | dict(
        button for button in form.buttons[:1] if button[0]
    )


def plausible(one: Field) -> str | list[str]:
    if one.chosen:
        return one.chosen
    if one.kind in {"checkbox", "radio"}:
        return one.values[:1]
    if one.kind == "select":
        return [value for value in one.values if value][:1]
    if one.values:
        return one.values[0]
    return {
        "number": "1",
        "date": (timezone.localdate() + datetime.timedelta(days=40)).isoformat(),
        "time": "10:30",
        "datetime-local": (timezone.now() + datetime.timedelta(days=40)).strftime("%Y-%m-%dT%H:%M"),
        "email": "somebody@example.org",
    }.get(one.kind, "01632 960777" if "value" in one.name else "Words")


def every_column(besides: set[str]) -> dict[str, str]:
    """Every column of every table, by name, with a value that would change something."""
    found = {}
    for table in apps.get_models(include_auto_created=True):
        for column in table._meta.concrete_fields:
            for name in (column.name, column.attname):
                if name not in besides:
                    found.setdefault(name, another_value(column))
    return found


def another_value(column) -> str:
    if column.choices:
        return str(column.choices[-1][0])
    if column.is_relation:
        return "2"
    return {
        "BooleanField": "on",
        "DateField": "2031-01-01",
        "DateTimeField": "2031-01-01T10:00",
        "UUIDField": "00000000-0000-4000-8000-000000000000",
        "JSONField": '["zqmore"]',
    }.get(type(column).__name__, "7" if "Integer" in type(column).__name__ else "zqmore")


def all_rows(names: set[str] | None = None) -> dict[str, dict]:
    """Everything that is kept, table by table, row by row; or only the tables of these names in the database."""
    return {
        table._meta.label: {row[table._meta.pk.attname]: row for row in table._base_manager.values()}
        for table in apps.get_models(include_auto_created=True)
        if table._meta.managed
        and table._meta.label not in {"sessions.Session", "shared.SentForm"}
        and (names is None or table._meta.db_table in names)
    }


def changes(before: dict, after: dict) -> list[tuple]:
    """What is new, gone or different, as (table, column, value), without what differs each time."""
    found = []
    for label, rows in after.items():
        old_rows = before[label]
        for pk in rows.keys() | old_rows.keys():
            old, new = old_rows.get(pk), rows.get(pk)
            if old == new:
                continue
            for column in new or old:
                was, now = (old or {}).get(column), (new or {}).get(column)
                if was != now and not differs_each_time(label, column, now):
                    found.append((label, column, EACH_TIME.sub("…", repr(now))))
    return sorted(found)


def differs_each_time(label: str, column: str, value) -> bool:
    if label in {"history.Chain", "history.Sealed"}:
        return True
    if label.startswith("history."):
        return column not in {"kind", "by", "helping", "via", "thing"}
    return isinstance(value, datetime.datetime) or column in {
        "ref",
        "id",
        "hmac",
        "finder",
        "nonce",
        "receipt",
        "batch",  # named after the second in which it was sent
    }
