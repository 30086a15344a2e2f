"""Erasing one person from everything, by the map."""

import datetime
import uuid
from collections import defaultdict
from importlib import import_module

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.home import permissions as may
from alongside.home.models import Erased, RecordRequest
from alongside.keeping.forgotten import remember_erased
from alongside.people.models import Help, Person, Role
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import PrivateEntry, Sealed
from alongside.shared.old_pages import write_anew
from alongside.shared.personal_data import Kept, OnErasure, everything_kept


@transaction.atomic
def erase_person(person: Person, *, by, check: RecordRequest) -> int:
    """Take somebody out of everything, once a request of theirs was made sure of. How many rows were touched.

    Call `forget_old_pages()` after this has been committed.
    """
    check = RecordRequest.objects.select_for_update().get(pk=check.pk)
    if not (check.person_id == person.pk and check.can_be_erased):
        raise Refused(_("Nobody made sure of this yet. First a second person says yes, or we ask back."))
    if not (may_not := may.can_erase(by, check)):
        raise Refused(may_not.why)
    if is_last_administrator(person):
        raise Refused(
            _("They are the last who look after this website. First somebody else takes this on; then erase.")
        )
    check.state, check.settled_at = RecordRequest.State.DONE, timezone.now()
    check.save(update_fields=["state", "settled_at"])
    return wipe(person, by=by)


@transaction.atomic
def mark_erased(refs) -> None:
    """Note the references of people who were erased after the copy was made that was now put back."""
    for ref in refs:
        Erased.objects.get_or_create(ref=ref)


@transaction.atomic
def erase_again(*, by=None) -> int:
    """After an older copy of the database was put back: erase anew whoever was erased. How many people."""
    people = Person.objects.filter(ref__in=Erased.objects.values("ref"), is_active=True)
    for person in people:
        wipe(person, by=by)
    return len(people)


def is_last_administrator(person: Person) -> bool:
    others = Role.objects.filter(kind=Role.Kind.ADMINISTRATOR, ended_on=None, person__is_active=True)
    return person.has_role(Role.Kind.ADMINISTRATOR) and not others.exclude(person=person).exists()


def wipe(person: Person, *, by) -> int:
    """Walk the map. Rows are found before any is changed, since the way to some leads through others."""
    ref = person.ref
    plan = [(rows, blank) for rows, blank in plan_for(person) if rows]
    touched = sum(len(rows) for rows, _blank in plan)
    refs = {str(ref)} | {str(row.ref) for rows, _blank in plan for row in rows if hasattr(row, "ref")}
    forget_sealed_words(ref, refs)
    for rows, blank in plan:
        files = files_of(rows, blank)
        table = type(rows[0])._base_manager.filter(pk__in=[row.pk for row in rows])
        if blank is None:
            table.delete()
        else:
            for field in blank:
                table.update(**{field.name: emptied(field)})
        for file in files:
            transaction.on_commit(lambda file=file: file.storage.delete(file.name))
    Help.objects.filter(helper=person).delete()
    sign_out_everywhere(person)
    Person.objects.filter(pk=person.pk).update(
        name=_("Somebody who left"), is_active=False, hidden=True, session_seal=uuid.uuid4(), last_login=None
    )
    erased, _new = Erased.objects.get_or_create(ref=ref)
    transaction.on_commit(lambda: remember_erased(ref))
    record(by, "erased somebody", erased, private={"rows": touched})
    return touched


def plan_for(person: Person) -> list[tuple[list, list | None]]:
    """Pairs of rows and the columns to empty (None: the rows go). A row of which some part stays is only emptied."""
    by_way: dict[tuple, list[Kept]] = defaultdict(list)
    for kept in everything_kept():
        if kept.person or kept.found:
            by_way[kept.model, kept.person, kept.by_ref].append(kept)
    plan = []
    for parts in by_way.values():
        rows = list(parts[0].rows_of(person))
        if all(part.on_erasure == OnErasure.DELETE for part in parts):
            plan.append((rows, None))
            continue
        names = [name for part in parts if part.on_erasure != OnErasure.STAYS for name in part.fields]
        plan.append((rows, [parts[0].table._meta.get_field(name) for name in names]))
    return plan


def emptied(field: models.Field):
    """What stands in a column from which everything was taken."""
    if field.null:
        return None
    if field.has_default():
        return field.get_default()
    if isinstance(field, models.DateTimeField):
        return datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
    if isinstance(field, models.DateField):
        return datetime.date(2000, 1, 1)
    if isinstance(field, models.UUIDField):
        return uuid.uuid4()
    if isinstance(field, models.BooleanField):
        return False
    if isinstance(field, models.IntegerField | models.FloatField | models.DecimalField):
        return 0
    if isinstance(field, models.JSONField):
        return {}
    return ""


def files_of(rows, blank) -> list:
    """The files that hang on these rows, in columns that are emptied or whose rows go."""
    fields = type(rows[0])._meta.concrete_fields if blank is None else blank
    names = [field.name for field in fields if isinstance(field, models.FileField)]
    return [getattr(row, name) for row in rows for name in names if getattr(row, name)]


def forget_sealed_words(ref, refs: set[str]) -> None:
    """The words behind what they did, what was done for them, and what happened to their rows. The chain stays whole."""
    entries = PrivateEntry.objects.filter(Q(by=ref) | Q(helping=ref) | Q(thing_ref__in=refs))
    Sealed.objects.filter(entry_hash__in=entries.values("hash")).delete()


def sign_out_everywhere(person: Person) -> None:
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    for session in Session.objects.iterator():
        if str(store.decode(session.session_data).get("_auth_user_id")) == str(person.pk):
            session.delete()


def forget_old_pages() -> None:
    """Write the database's file anew, so that no old page keeps what was erased. Outside any transaction."""
    tables = {kept.table._meta.db_table for kept in everything_kept()}
    write_anew(*sorted(tables))
