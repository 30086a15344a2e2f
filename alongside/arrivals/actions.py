"""The only code that writes about lists that are brought in."""

import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from alongside.arrivals.figures import (
    as_stored,
    look_over,
    prints_of_ways,
    table_of,
    to_be_asked,
    without_a_way,
)
from alongside.arrivals.letters import example_for, queue_question
from alongside.arrivals.matching import FIELDS, Newcomer, guess
from alongside.arrivals.models import Arrival, Brought, SaidNo, WaitingList
from alongside.people.actions import confirm_route, say_yes
from alongside.people.models import Affiliation, Consent, ContactRoute, Organisation, Person
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route
from alongside.shared.post.actions import try_out
from alongside.shared.post.models import Letter
from alongside.shared.spreadsheets import read_table


@transaction.atomic
def keep_list(*, file, by) -> WaitingList:
    """Read a spreadsheet and keep it, locked, until she has looked at it. Nobody is entered yet."""
    table = read_table(file)
    waiting = WaitingList.objects.create(
        by=by.ref,
        file_name=str(file.name)[-200:],
        table=as_stored(table),
        columns=guess(table.header, table.rows),
    )
    record(by, "sent a list to look at", waiting)
    return waiting


@transaction.atomic
def match_columns(waiting: WaitingList, *, columns: list[str], by) -> WaitingList:
    """Say what each column is."""
    waiting = WaitingList.objects.select_for_update().get(pk=waiting.pk)
    known = [name if name in FIELDS else "" for name in columns]
    if not {"name", "first", "last"} & set(known):
        raise Refused(_("Say which column holds the names."))
    for name in set(known) - {"", "post", "phone", "text", "email"}:
        if known.count(name) > 1:
            raise Refused(
                _("Two columns cannot both be “%(field)s”. Leave one of them out.") % {"field": FIELDS[name]}
            )
    waiting.columns = known
    waiting.save(update_fields=["columns"])
    return waiting


@transaction.atomic
def decide_doubles(waiting: WaitingList, *, choices: dict[str, str], by) -> WaitingList:
    """Say of pairs whether they are the same person or two people."""
    waiting = WaitingList.objects.select_for_update().get(pk=waiting.pk)
    kept = {
        **waiting.doubles,
        **{key: choice for key, choice in choices.items() if choice in ("same", "two")},
    }
    for key, choice in choices.items():
        if choice == "later":
            kept.pop(key, None)
    waiting.doubles = kept
    waiting.save(update_fields=["doubles"])
    return waiting


@transaction.atomic
def throw_list_away(waiting: WaitingList, *, by) -> WaitingList:
    """Forget a list that was sent. Nobody of it comes in."""
    record(by, "threw a list away", waiting)
    waiting.delete()
    return waiting


@transaction.atomic
def bring_in(waiting: WaitingList, *, by) -> Brought:
    """Enter everybody of a list about whom nothing is unclear. Nothing is sent to them (A1, A2).

    Whoever waits for a decision stays on the list that waits. All or nothing, and it can be undone for a day.
    """
    waiting = WaitingList.objects.select_for_update().get(pk=waiting.pk)
    found, _faults = look_over(waiting)
    if not found.come_in:
        raise Refused(
            _(
                "Nobody on this list can come in. Look at what is wrong in it, or whom you have to decide about."
            )
        )
    brought = Brought.objects.create(by=by.ref, file_name=waiting.file_name)
    now = timezone.now()
    people = Person.objects.bulk_create(
        [
            Person(
                name=one.name,
                called=one.called,
                language=one.language,
                format=one.format,
                print_size=one.size,
                joined_via=Route.WEB,
                welcomed_at=now,
                held_back=True,
            )
            for one in found.come_in
        ],
        batch_size=500,
    )
    ContactRoute.objects.bulk_create(
        [
            ContactRoute(person=person, kind=kind, value=value, is_first_choice=at == 0)
            for person, one in zip(people, found.come_in, strict=True)
            for at, (kind, value) in enumerate(one.ways)
        ],
        batch_size=500,
    )
    organisations = organisations_of(found.come_in)
    Affiliation.objects.bulk_create(
        [
            Affiliation(person=person, organisation=organisations[one.organisation.casefold()])
            for person, one in zip(people, found.come_in, strict=True)
            if one.organisation
        ],
        batch_size=500,
    )
    Arrival.objects.bulk_create(
        [
            Arrival(brought=brought, person=person, line=one.line)
            for person, one in zip(people, found.come_in, strict=True)
        ],
        batch_size=500,
    )
    record(by, "brought a list in", brought, private={"people": len(people)})
    keep_what_waits(waiting, {pair.line for pair in found.wait})
    return brought


def organisations_of(people: list[Newcomer]) -> dict[str, Organisation]:
    known = {one.name.casefold(): one for one in Organisation.objects.all()}
    for one in people:
        name = one.organisation
        if name and name.casefold() not in known:
            known[name.casefold()] = Organisation.objects.create(name=name)
    return known


def keep_what_waits(waiting: WaitingList, lines: set[int]) -> None:
    """Only whom somebody has to decide about stays on the list that waits."""
    if not lines:
        waiting.delete()
        return
    table = table_of(waiting)
    kept = [(line, row) for line, row in zip(table.lines, table.rows, strict=True) if line in lines]
    table.lines, table.rows = [line for line, _row in kept], [row for _line, row in kept]
    waiting.table, waiting.doubles = as_stored(table), {}
    waiting.save(update_fields=["table", "doubles"])


@transaction.atomic
def undo_bringing_in(brought: Brought, *, by) -> int:
    """Take a list out again, within a day and before anybody of it was asked. How many people went.

    Somebody about whom anything was written down since stays.
    """
    brought = Brought.objects.select_for_update().get(pk=brought.pk)
    if brought.undone_at is not None or timezone.now() > brought.can_be_undone_until:
        raise Refused(
            _("A list can be taken out for a day. Now take people out one by one, on their own page.")
        )
    if brought.arrivals.exclude(state=Arrival.State.NOT_ASKED).exists():
        raise Refused(_("Some of them were asked already. Take people out one by one, on their own page."))
    people = Person.objects.filter(arrival__brought=brought)
    people = people.exclude(pk__in=with_more_written_down(people))
    number = people.count()
    pks = list(people.values_list("pk", flat=True))
    for start in range(0, len(pks), 500):
        Person.objects.filter(pk__in=pks[start : start + 500]).delete()
    brought.undone_at = timezone.now()
    brought.save(update_fields=["undone_at"])
    record(by, "took a list out again", brought, private={"people": number})
    return number


def with_more_written_down(people) -> set[int]:
    """Those of these people who stand in any other table than the ones that bringing in fills."""
    ours = {ContactRoute, Affiliation, Arrival}
    found: set[int] = set()
    for relation in Person._meta.related_objects:
        if relation.related_model in ours:
            continue
        name = relation.field.name
        rows = relation.related_model._base_manager.filter(**{f"{name}__in": people})
        found |= set(rows.values_list(name, flat=True))
    return found


@transaction.atomic
def ask(brought: Brought, *, where_from: str, by) -> int:
    """Ask everybody of a list who was not asked yet, each their own way, in one batch. How many were asked."""
    brought = Brought.objects.select_for_update().get(pk=brought.pk)
    where_from = " ".join(where_from.split())
    if not where_from:
        raise Refused(
            _("Say how their names came to you. They read it, and have a right to know."), field="where_from"
        )
    waiting = to_be_asked(brought)
    lost = {one.pk for one in without_a_way(waiting)}
    reached = [one for one in waiting if one.pk not in lost]
    if not reached:
        raise Refused(_("There is nobody to ask: everybody was asked, or we have no way to reach them."))
    brought.where_from = where_from
    brought.save(update_fields=["where_from"])
    now = timezone.now()
    batch = f"ask {brought.ref} {now:%Y%m%d%H%M%S}"
    for one in reached:
        one.brought = brought
        one.state, one.asked_at, one.times_asked = Arrival.State.ASKED, now, one.times_asked + 1
        one.save(update_fields=["state", "asked_at", "times_asked"])
        queue_question(one, batch=batch)
    record(by, "asked the people of a list", brought, private={"people": len(reached)})
    return len(reached)


@transaction.atomic
def try_question_out(brought: Brought, *, where_from: str, by) -> Letter:
    """The question as a letter that never goes, to look at in every format."""
    return try_out(example_for(by, where_from=where_from), by=by)


@transaction.atomic
def answer_question(
    arrival: Arrival, *, answer: str, news: bool = False, by, via: str = Route.WEB, read_back: bool = False
) -> Arrival:
    """Keep a yes, or take somebody out who said no. `by` is None when they answered on their own, by their link."""
    arrival = Arrival.objects.select_for_update().select_related("person", "brought").get(pk=arrival.pk)
    person = arrival.person
    who = by or person
    if answer != "yes":
        take_out(arrival, by=by)
        return arrival
    if arrival.state == Arrival.State.YES:
        return arrival
    arrival.state, arrival.answered_at, arrival.answered_via = Arrival.State.YES, timezone.now(), via
    arrival.save(update_fields=["state", "answered_at", "answered_via"])
    person.held_back = False
    person.save(update_fields=["held_back"])
    say_yes(person, Consent.To.LIST, by=who, via=via, read_back=read_back)
    if news:
        say_yes(person, Consent.To.NEWS, by=who, via=via, read_back=read_back)
    for route in person.contact_routes.filter(confirmed_at=None, failed_at=None):
        confirm_route(route, by=who, via=via)
    return arrival


def take_out(arrival: Arrival, *, by) -> None:
    """They said no: everything about them goes, and a print of their ways keeps the same list from bringing them back."""
    person, brought = arrival.person, arrival.brought
    today = timezone.localdate()
    for print_ in prints_of_ways(person.contact_routes.values_list("kind", "value")):
        SaidNo.objects.update_or_create(print=print_, defaults={"day": today})
    Brought.objects.filter(pk=brought.pk).update(said_no=F("said_no") + 1)
    record(by or person, "said no to being on the list", brought)
    import_string(settings.TAKE_OUT)(person, by=by or person)


@transaction.atomic
def let_go(arrival: Arrival) -> None:
    """Nobody heard from them in 90 days: their name is taken out, as the letter said."""
    Brought.objects.filter(pk=arrival.brought_id).update(let_go=F("let_go") + 1)
    import_string(settings.TAKE_OUT)(arrival.person, by=None)


def let_go_unanswered(today: datetime.date) -> int:
    """Take out everybody whose time to answer is over. How many went."""
    over = list(Arrival.objects.unanswered_on(today).select_related("person"))
    for arrival in over:
        let_go(arrival)
    return len(over)
