"""Every column of every table says what it keeps about people, or why it keeps nothing about anybody."""

from collections import Counter

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from alongside.shared.personal_data import WHO_WORDS, Kept, OnErasure


def problems_in_personal_data(tables, kept: list[Kept], not_personal: dict[str, str]) -> list[str]:
    """The whole map against the tables as they stand. `tables` are model classes, those between tables among them."""
    by_name = {table._meta.label: table for table in tables}
    mapped = Counter(f"{one.model}.{name}" for one in kept for name in one.fields)
    return [
        *problems_in_columns(by_name, mapped, not_personal),
        *problems_in_names(by_name, kept, not_personal),
        *(problem for one in kept if one.model in by_name for problem in problems_in_words(one)),
    ]


def problems_in_columns(by_name, mapped: Counter, not_personal) -> list[str]:
    problems = []
    in_map = {column.rpartition(".")[0] for column in mapped}
    for label, table in by_name.items():
        if leads := leads_to_somebody(table):
            if label not in in_map:
                problems.append(f"{label}.{leads} leads to a person, so {label} needs a Kept.")
                continue
        maker = table._meta.auto_created
        if label in not_personal or (maker and maker._meta.label in not_personal):
            continue
        for column in columns(table):
            places = mapped[f"{label}.{column}"] + (f"{label}.{column}" in not_personal)
            if places == 0:
                problems.append(f"{label}.{column} is in no Kept, and nothing says why it is not personal.")
            elif places > 1:
                problems.append(f"{label}.{column} stands in the map {places} times.")
    return problems


def columns(table) -> list[str]:
    """The names of its columns, without its key and `ref`."""
    return [
        field.name for field in table._meta.concrete_fields if not field.primary_key and field.name != "ref"
    ]


def leads_to_somebody(table) -> str:
    """A column that holds a person, or may hold a person's reference: a random id that is not the row's own."""
    for field in table._meta.concrete_fields:
        if field.is_relation and field.related_model._meta.label == settings.AUTH_USER_MODEL:
            return field.name
        if isinstance(field, models.UUIDField) and not field.unique and field.name != "ref":
            return field.name
    return ""


def problems_in_names(by_name, kept, not_personal) -> list[str]:
    """Whatever the map names is there."""
    problems = []
    for one in kept:
        if one.model not in by_name:
            problems.append(f"{one.model} is in the map but is no table.")
            continue
        there = {field.name for field in by_name[one.model]._meta.concrete_fields}
        problems += [
            f"{one.model}.{name} is in the map but is no column." for name in one.fields if name not in there
        ]
    for name in not_personal:
        table, _dot, column = name.rpartition(".")
        if name in by_name:
            continue
        if table not in by_name or column not in {
            field.name for field in by_name[table]._meta.concrete_fields
        }:
            problems.append(f"{name} is said to be not personal but is not there.")
    return problems


def problems_in_words(one: Kept) -> list[str]:
    where = f"{one.model} ({', '.join(one.fields)})"
    problems = [
        f"{where} does not say {words}."
        for words, said in (
            ("which columns", one.fields),
            ("what it is", one.what),
            ("why it is kept", one.why),
            ("on what basis", one.basis),
            ("who sees it", one.seen_by),
            ("how long it is kept", one.kept),
            ("why it stays when somebody is erased", one.on_erasure != OnErasure.STAYS or one.stays_because),
        )
        if not said
    ]
    problems += [
        f"{where} is seen by {who}, whom nobody knows." for who in one.seen_by if who not in WHO_WORDS
    ]
    if one.person and not way_leads_to_somebody(one):
        problems.append(f"{where}: the way {one.person} does not lead to a person.")
    return problems


def way_leads_to_somebody(one: Kept) -> bool:
    table = one.table
    for step in one.person.split("__"):
        if step == "pk":
            break
        try:
            field = table._meta.get_field(step)
        except FieldDoesNotExist:
            return False
        if one.by_ref:
            return isinstance(field, models.UUIDField)
        table = field.related_model
        if table is None:
            return False
    return table._meta.label == settings.AUTH_USER_MODEL
