"""Who may do what with somebody's whole record, and why not in a sentence."""

from django.utils.translation import gettext as _

from alongside.home.models import RecordRequest
from alongside.shared.permissions import YES, Decision


def can_see_requests(person) -> Decision:
    """See who asked for their record."""
    if person.is_authenticated and person.is_worker:
        return YES
    return Decision(False, _("Only the people who work here see who asked for their record."))


def can_write_request_down(person, owner) -> Decision:
    """Write down that somebody asked for their record by phone, letter or visit."""
    if person.is_authenticated and person.is_worker and person.pk != owner.pk:
        return YES
    return Decision(False, _("Only the people who work here can write this down, and never for themselves."))


def can_check(person, request: RecordRequest) -> Decision:
    """Make sure, as a second person: not who wrote it down, and not whose record it is."""
    if not (person.is_authenticated and person.is_worker):
        return Decision(False, _("Only the people who work here can do this."))
    if person.pk == request.person_id:
        return Decision(False, _("This is your own record. Somebody else makes sure."))
    if person.ref == request.asked_by:
        return Decision(
            False, _("You wrote this down. Somebody else says yes, or you ask back on a safe way.")
        )
    return YES


def can_ask_back(person, request: RecordRequest) -> Decision:
    """Write down that we rang or wrote back on a safe way."""
    if person.is_authenticated and person.is_worker and person.pk != request.person_id:
        return YES
    return Decision(False, _("Only the people who work here can do this, and never for themselves."))


def can_fetch_copy(person, request: RecordRequest) -> Decision:
    """Get the copy: its owner, or whoever prints and posts it."""
    if person.is_authenticated and (person.is_worker or person.pk == request.person_id):
        return YES
    return Decision(False, _("Only they, or whoever prints it for them, can get this copy."))


def can_erase(person, request: RecordRequest) -> Decision:
    """Press the last button."""
    return can_ask_back(person, request)


def can_see_today(person) -> Decision:
    """See what is due today: whoever has work here."""
    if person.is_authenticated and person.keeps_others_data:
        return YES
    return Decision(False, _("This page is for the people who work here. Yours is “My page”."))
