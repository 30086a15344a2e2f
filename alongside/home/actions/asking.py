"""Asking for one's record, making sure, and handing it out."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.home import permissions as may
from alongside.home.models import RecordRequest, a_month_after
from alongside.people.actions import look_at_addresses
from alongside.people.models import ContactRoute, Person
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route

State = RecordRequest.State


@transaction.atomic
def ask_for_record(
    person: Person, *, kind: str, by, via: str = Route.WEB, came_by: ContactRoute | None = None
) -> RecordRequest:
    """Write down that somebody asked for a copy, or to be erased. The month begins today."""
    if by != person and not (may_not := may.can_write_request_down(by, person)):
        raise Refused(may_not.why)
    if RecordRequest.objects.waiting().filter(person=person, kind=kind).exists():
        raise Refused(_("This was asked for already, and is being looked at."), field="kind")
    if came_by is not None and came_by.person_id != person.pk:
        raise Refused(_("This way belongs to somebody else."), field="came_by")
    request = RecordRequest.objects.create(
        person=person,
        kind=kind,
        asked_via=via,
        asked_by=by.ref,
        came_by=came_by,
        due_on=a_month_after(timezone.localdate()),
    )
    record(by, f"asked for their record: {kind}", request, via=via, helping=person)
    return request


def locked(request: RecordRequest) -> RecordRequest:
    return RecordRequest.objects.select_for_update().get(pk=request.pk)


def still_asked(request: RecordRequest) -> RecordRequest:
    request = locked(request)
    if request.state != State.ASKED:
        raise Refused(_("Somebody made sure of this already, or it was stopped."))
    return request


@transaction.atomic
def say_yes_as_second(request: RecordRequest, *, by) -> RecordRequest:
    """A second person says that this is right."""
    request = still_asked(request)
    if not (may_not := may.can_check(by, request)):
        raise Refused(may_not.why)
    return made_sure(request, RecordRequest.Check.SECOND, by)


@transaction.atomic
def ask_back(request: RecordRequest, *, way: ContactRoute, said: str, by) -> RecordRequest:
    """We rang or wrote back on a way that is safe, and it was them."""
    request = still_asked(request)
    if not (may_not := may.can_ask_back(by, request)):
        raise Refused(may_not.why)
    if not request.safe_ways().filter(pk=way.pk).exists():
        raise Refused(
            _("Choose a way that is marked safe, that we knew before, and that this did not come by."),
            field="way",
        )
    if not said.strip():
        raise Refused(_("Write down what was said."), field="said")
    request.called_on, request.said = way.kind, said.strip()
    return made_sure(request, RecordRequest.Check.CALLED, by)


def made_sure(request: RecordRequest, check: str, by) -> RecordRequest:
    request.state, request.check_kind = State.SURE, check
    request.checked_by, request.checked_at = by.ref, timezone.now()
    request.save()
    record(by, f"made sure of a request: {check}", request, helping=request.person)
    return request


@transaction.atomic
def stop_request(request: RecordRequest, *, by, via: str = Route.WEB) -> RecordRequest:
    """They changed their mind, or it was not them."""
    request = locked(request)
    if not request.is_waiting:
        raise Refused(_("This is settled already."))
    request.state, request.settled_at = State.STOPPED, timezone.now()
    request.save(update_fields=["state", "settled_at"])
    record(by, "stopped a request for a record", request, via=via, helping=request.person)
    return request


@transaction.atomic
def hand_out(request: RecordRequest, *, by) -> RecordRequest:
    """Write down that the copy was fetched, by its owner or by whoever posts it."""
    request = locked(request)
    if not request.can_be_fetched:
        raise Refused(_("This copy is not ready, or its time is over. Ask again; it costs nothing."))
    if request.state != State.DONE:
        request.state, request.settled_at = State.DONE, timezone.now()
        request.save(update_fields=["state", "settled_at"])
    record(by, "fetched a copy of a record", request, helping=request.person)
    if by != request.person:
        look_at_addresses(request.person, by=by)
    return request
