"""One person's whole record, read from the map, in words."""

import datetime
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.formats.document import Document, from_dict, texts_of
from alongside.people.models import Person
from alongside.shared.history.models import PrivateEntry
from alongside.shared.personal_data import Kept, OnErasure, Who, everything_kept

# Columns for the program alone: keys, prints and addresses of rows
FOR_THE_PROGRAM = {"key", "idem_key", "session_seal", "code_digest", "room", "fault"}
HISTORY = "history.PrivateEntry"

# The names of columns in the words of people; the others are named as the table names them
LABELS = {
    "name": gettext_lazy("Name"),
    "called": gettext_lazy("What to call you"),
    "pronouns": gettext_lazy("Pronouns"),
    "language": gettext_lazy("Language"),
    "format": gettext_lazy("How we send you things"),
    "print_size": gettext_lazy("Size of print"),
    "display": gettext_lazy("How pages look"),
    "brings": gettext_lazy("What you bring"),
    "brings_shown": gettext_lazy("Groups may find you by it"),
    "hidden": gettext_lazy("In no list that others see"),
    "joined_via": gettext_lazy("How you joined"),
    "welcomed_at": gettext_lazy("When we made sure of you"),
    "is_active": gettext_lazy("You take part"),
    "made_at": gettext_lazy("Written down"),
    "last_login": gettext_lazy("Last signed in"),
    "kind": gettext_lazy("Kind"),
    "since": gettext_lazy("Since"),
    "ended_on": gettext_lazy("Until"),
    "ended_at": gettext_lazy("Ended"),
    "ended_via": gettext_lazy("How it ended"),
    "until": gettext_lazy("Until"),
    "value": gettext_lazy("Number or address"),
    "note": gettext_lazy("Note"),
    "is_safe": gettext_lazy("Safe to use"),
    "is_first_choice": gettext_lazy("The way you like best"),
    "no_voicemail": gettext_lazy("Never leave a message"),
    "neutral_envelope": gettext_lazy("Plain envelopes"),
    "confirmed_at": gettext_lazy("When we made sure that it reaches you"),
    "hat": gettext_lazy("Here as"),
    "hat_is_public": gettext_lazy("Others may see it"),
    "here_as_disabled": gettext_lazy("Here as a disabled person"),
    "consented_at": gettext_lazy("When you said yes"),
    "words": gettext_lazy("In words"),
    "organisation": gettext_lazy("Organisation"),
    "code": gettext_lazy("What you need"),
    "step": gettext_lazy("What was done"),
    "on": gettext_lazy("Day"),
    "via": gettext_lazy("By which way"),
    "helper": gettext_lazy("Who helps"),
    "helper_name": gettext_lazy("Who helps"),
    "helper_reached": gettext_lazy("How to reach them"),
    "rights": gettext_lazy("With what"),
    "agreed_via": gettext_lazy("How you agreed"),
    "how_confirmed": gettext_lazy("How we made sure"),
    "settled_at": gettext_lazy("Settled"),
    "to": gettext_lazy("Yes to"),
    "taken_by": gettext_lazy("Who heard it"),
    "read_back": gettext_lazy("Read back to you"),
    "given_at": gettext_lazy("When"),
    "group": gettext_lazy("Group"),
    "joined_on": gettext_lazy("Joined"),
    "left_on": gettext_lazy("Left"),
    "poll": gettext_lazy("Vote"),
    "stratum": gettext_lazy("Place"),
    "card_no": gettext_lazy("Number on the list"),
    "channel": gettext_lazy("By which way"),
    "help_given": gettext_lazy("With help"),
    "why": gettext_lazy("Why it came"),
    "subject": gettext_lazy("About"),
    "document": gettext_lazy("What it says"),
    "way": gettext_lazy("By which way"),
    "state": gettext_lazy("How far it is"),
    "asked_via": gettext_lazy("How you asked"),
    "asked_at": gettext_lazy("When you asked"),
    "due_on": gettext_lazy("Answer due"),
    "check_kind": gettext_lazy("How we made sure"),
    "checked_at": gettext_lazy("When we made sure"),
    "came_by": gettext_lazy("How it came"),
    "called_on": gettext_lazy("How we asked back"),
    "said": gettext_lazy("What was said"),
}


@dataclass
class Part:
    """One thing that we keep, as its owner reads it. `rows` are lists of pairs: a label, and words."""

    what: str
    why: str
    who: list[str]
    kept: str
    rows: list[list[tuple[str, str]]] = field(default_factory=list)


@dataclass(frozen=True)
class Done:
    """Something that somebody did, and when."""

    who: str
    what: str
    at: datetime.datetime
    how: str


READERS = {
    "page": lambda kept: bool({Who.THEMSELVES, Who.EVERYBODY} & set(kept.seen_by)),
    "copy": lambda kept: True,
    "print": lambda kept: Who.WORKERS in kept.seen_by,
}


# What a card that was found or taken does not open
NOT_BY_CARD = {"people.ContactRoute", "people.HelpWanted", "post.Letter"}


def whole_record(person: Person, *, for_whom: str, by_card: bool = False) -> list[Part]:
    """What the map says is theirs: on their "page", in their "copy", or in the "print" that a worker makes for them.

    Into the print goes only what those who work here may read anyway.
    """
    shown = [
        kept
        for kept in everything_kept()
        if kept.in_copy and kept.model != HISTORY and READERS[for_whom](kept)
    ]
    if by_card:
        shown = [kept for kept in shown if kept.model not in NOT_BY_CARD]
    rows_by_way = {}
    for kept in shown:
        if way_of(kept) not in rows_by_way:
            rows_by_way[way_of(kept)] = list(with_its_relations(kept, person))
    names = names_in(row for rows in rows_by_way.values() for row in rows)
    parts = []
    for kept in shown:
        rows = [words for row in rows_by_way[way_of(kept)] if (words := row_in_words(kept, row, names))]
        if rows:
            who = [str(one) for one in kept.who]
            parts.append(Part(str(kept.what), str(kept.why), who, str(kept.kept), rows))
    return parts


def way_of(kept: Kept) -> tuple:
    return kept.model, kept.person, kept.by_ref


def names_in(rows: Iterable[models.Model]) -> dict[UUID, str]:
    """The names of the people whose references stand in these rows."""
    refs = {
        value
        for row in rows
        for column in row._meta.concrete_fields
        if isinstance(column, models.UUIDField) and (value := getattr(row, column.attname))
    }
    return {person.ref: str(person) for person in Person.objects.filter(ref__in=refs)}


def with_its_relations(kept: Kept, person: Person):
    rows = kept.rows_of(person).order_by("pk")
    names = [one.name for one in kept.table._meta.concrete_fields if one.is_relation]
    return rows.select_related(*names) if names else rows


def row_in_words(kept: Kept, row, names: dict[UUID, str]) -> list[tuple[str, str]]:
    owner = kept.person.split("__")[0]
    words = []
    for name in kept.fields:
        if name == owner or name in FOR_THE_PROGRAM:
            continue
        column = kept.table._meta.get_field(name)
        said = in_words(row, column, names)
        if said:
            words.append((str(LABELS.get(name) or column.verbose_name.capitalize()), said))
    return words


def in_words(row, column: models.Field, names: dict[UUID, str]) -> str:
    """One value as people say it; "" when there is nothing to say."""
    own_words = getattr(row, f"{column.name}_words", None)
    if own_words is not None:
        return str(own_words)
    value = getattr(row, column.name)
    if column.choices:
        return str(dict(column.flatchoices).get(value, value) or "")
    if isinstance(value, UUID):
        return names.get(value, "")
    return value_in_words(value)


def value_in_words(value) -> str:
    match value:
        case None | "" | [] | {}:
            return ""
        case bool():
            return _("Yes") if value else _("No")
        case datetime.datetime():
            return date_format(timezone.localtime(value), "j F Y, H:i")
        case datetime.date():
            return date_format(value, "j F Y")
        case models.Model():
            return str(getattr(value, "title", None) or getattr(value, "name", None) or named(value))
        case list() | tuple():
            return ", ".join(filter(None, map(value_in_words, value)))
        case dict() if "blocks" in value:
            return document_in_words(from_dict(value))
        case dict():
            return ", ".join(f"{name}: {value_in_words(one)}" for name, one in value.items())
    return str(value)


def named(row: models.Model) -> str:
    """What a row calls itself; "" when it has no name but its number."""
    words = str(row)
    return "" if words.startswith(f"{type(row).__name__} object") else words


def document_in_words(document: Document) -> str:
    return "\n".join(text for block in document.blocks for text in texts_of(block))


def done_by_others(person: Person) -> dict[bool, list[Done]]:
    """What others did for them: under True those who looked at addresses, under False the rest. Newest first."""
    entries = PrivateEntry.objects.filter(helping=person.ref).exclude(by=person.ref).order_by("-seq")[:500]
    found: dict[bool, list[Done]] = {True: [], False: []}
    for done, looked in in_turn(entries):
        found[looked].append(done)
    return found


def in_turn(entries: Iterable[PrivateEntry]):
    entries = list(entries)
    refs = {entry.by for entry in entries if entry.by}
    names = {person.ref: str(person) for person in Person.objects.filter(ref__in=refs)}
    for entry in entries:
        who = names.get(entry.by, _("the program")) if entry.by else _("the program")
        yield (
            Done(who, entry.kind, entry.at, str(entry.get_via_display())),
            entry.kind == "looked at addresses",
        )


def done_by_them(person: Person) -> list[Done]:
    """What they did themselves, without whom it was for."""
    entries = PrivateEntry.objects.filter(by=person.ref).order_by("-seq")
    return [done for done, _looked in in_turn(entries)]


def what_stays(person: Person) -> list[tuple[str, str]]:
    """What an erasure cannot take away, and why: of this person's, and of what no row leads from."""
    found = {}
    for kept in everything_kept():
        if kept.on_erasure != OnErasure.STAYS:
            continue
        if not kept.person or kept.rows_of(person).exists():
            found[str(kept.what)] = str(kept.stays_because)
    return list(found.items())


def files_of_record(person: Person, for_whom: str) -> list[tuple[str, object]]:
    """Names and files of everything of theirs that is a file."""
    found = []
    for kept in everything_kept():
        names = [
            name for name in kept.fields if isinstance(kept.table._meta.get_field(name), models.FileField)
        ]
        if not (names and kept.in_copy and READERS[for_whom](kept)):
            continue
        for row in kept.rows_of(person):
            found += [
                (f"{kept.table._meta.model_name}-{row.pk}-{name}", getattr(row, name))
                for name in names
                if getattr(row, name)
            ]
    return found


def as_json(person: Person, parts: list[Part]) -> str:
    """The record for a program to read."""
    others = done_by_others(person)
    values = {
        "made_on": timezone.localdate().isoformat(),
        "kept": [
            {
                "what": part.what,
                "why": part.why,
                "who_may_see_it": part.who,
                "how_long": part.kept,
                "rows": [[{"label": label, "words": words} for label, words in row] for row in part.rows],
            }
            for part in parts
        ],
        "who_looked_at_addresses": [as_values(one) for one in others[True]],
        "what_others_did_for_you": [as_values(one) for one in others[False]],
        "what_you_did": [as_values(one) for one in done_by_them(person)],
    }
    return json.dumps(values, ensure_ascii=False, indent=2)


def as_values(done: Done) -> dict:
    return {"who": done.who, "what": done.what, "at": done.at.isoformat(), "how": done.how}
