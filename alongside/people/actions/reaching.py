"""Ways to reach people."""

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.people.models import ContactRoute, Person
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route


@transaction.atomic
def add_contact_route(
    person: Person,
    *,
    kind: str,
    value: str,
    is_safe: bool = True,
    is_first_choice: bool = False,
    no_voicemail: bool = False,
    neutral_envelope: bool = False,
    note: str = "",
    by,
    via: str = Route.WEB,
) -> ContactRoute:
    """Add a way to reach somebody. The only code that touches allauth's table of e-mails, which mirrors ours.

    An e-mail lets its owner sign in only when a worker or the set-up wrote it down, and only if it signs in nobody
    else: two people may share an inbox and both get their letters there, but a code can open one account only.
    """
    value = value.strip() if kind == ContactRoute.Kind.POST else " ".join(value.split())
    check_value(kind, value)
    make_room_for_first_choice(person, is_safe, is_first_choice)
    trusted = by is None or by.is_worker
    route = ContactRoute.objects.create(
        person=person,
        kind=kind,
        value=value,
        is_safe=is_safe,
        is_first_choice=is_first_choice,
        no_voicemail=no_voicemail,
        neutral_envelope=neutral_envelope,
        note=note.strip(),
        confirmed_at=timezone.now() if trusted else None,
    )
    if kind == ContactRoute.Kind.EMAIL and is_safe:
        mirror_email(person, value, verified=trusted)
    record(by, "added a way to reach", route, via=via, helping=person, private={"kind": kind, "value": value})
    return route


def make_room_for_first_choice(person: Person, is_safe: bool, is_first_choice: bool) -> None:
    if is_first_choice and not is_safe:
        raise Refused(_("A way that is not safe cannot be the first choice."), field="is_first_choice")
    if is_first_choice:
        person.contact_routes.filter(is_first_choice=True).update(is_first_choice=False)


@transaction.atomic
def change_contact_route(
    route: ContactRoute,
    *,
    value: str,
    is_safe: bool,
    is_first_choice: bool,
    no_voicemail: bool = False,
    neutral_envelope: bool = False,
    note: str = "",
    by,
    via: str = Route.WEB,
) -> ContactRoute:
    """Change a way to reach somebody. A new e-mail address signs in nobody until it is made sure of; the old one stops."""
    route = ContactRoute.objects.select_for_update().select_related("person").get(pk=route.pk)
    value = value.strip() if route.kind == ContactRoute.Kind.POST else " ".join(value.split())
    check_value(route.kind, value)
    before = {"kind": route.kind, "value": route.value, "safe": route.is_safe}
    if (is_first_choice and not route.is_first_choice) or (is_first_choice and not is_safe):
        make_room_for_first_choice(route.person, is_safe, True)
    is_new = value != route.value
    if is_new or not is_safe:
        forget_email(route)
    trusted = by is None or by.is_worker
    if is_new:
        route.failed_at, route.failed_why = None, ""
        route.confirmed_at = timezone.now() if trusted else None
    route.value, route.note = value, note.strip()
    route.is_safe, route.is_first_choice = is_safe, is_first_choice
    route.no_voicemail, route.neutral_envelope = no_voicemail, neutral_envelope
    route.save()
    if route.kind == ContactRoute.Kind.EMAIL and is_safe and route.confirmed_at:
        mirror_email(route.person, value, verified=True)
    record(by, "changed a way to reach", route, via=via, helping=route.person, private=before)
    return route


@transaction.atomic
def remove_contact_route(route: ContactRoute, *, by, via: str = Route.WEB) -> Person:
    """Take a way away. It is gone at once, and can sign in nobody."""
    forget_email(route)
    person = route.person
    record(by, "took away a way to reach", route, via=via, helping=person, private={"kind": route.kind})
    route.delete()
    return person


@transaction.atomic
def confirm_route(route: ContactRoute, *, by, via: str = Route.WEB) -> ContactRoute:
    """Somebody made sure that this way reaches them: a worker, or they themselves with a code sent to it."""
    route.confirmed_at, route.failed_at, route.failed_why = timezone.now(), None, ""
    route.save(update_fields=["confirmed_at", "failed_at", "failed_why"])
    if route.kind == ContactRoute.Kind.EMAIL and route.is_safe:
        mirror_email(route.person, route.value, verified=True)
    record(by, "made sure of a way to reach", route, via=via, helping=route.person)
    return route


def forget_email(route: ContactRoute) -> None:
    """The e-mail of this way signs in nobody any more."""
    if route.kind == ContactRoute.Kind.EMAIL:
        EmailAddress.objects.filter(user=route.person, email=route.value.lower()).delete()


def mirror_email(person: Person, value: str, *, verified: bool) -> None:
    """Let this e-mail sign its person in. One that nobody made sure of gives way to one that somebody did."""
    email = value.lower()
    same = EmailAddress.objects.filter(email=email)
    if verified and same.filter(user=person).exists():
        same.filter(user=person).update(verified=True)
        return
    if same.filter(verified=True).exists() or (not verified and same.exists()):
        return
    same.delete()
    is_primary = not EmailAddress.objects.filter(user=person).exists()
    EmailAddress.objects.create(user=person, email=email, verified=verified, primary=is_primary)


def check_value(kind: str, value: str) -> None:
    if kind not in ContactRoute.Kind.values:
        raise Refused(_("Choose e-mail, text message, phone or letter."), field="kind")
    if not value:
        raise Refused(_("Write the number or the address."), field="value")
    if kind == ContactRoute.Kind.EMAIL:
        try:
            validate_email(value)
        except ValidationError:
            raise Refused(
                _("This does not look like an e-mail address. It has an @ in it, like name@example.org."),
                field="value",
            ) from None
    digits = sum(sign.isdigit() for sign in value)
    if kind in (ContactRoute.Kind.PHONE, ContactRoute.Kind.TEXT) and not 5 <= digits <= 15:
        raise Refused(
            _("This does not look like a phone number. Write all its figures, like 01632 960123."),
            field="value",
        )


@transaction.atomic
def look_at_addresses(person: Person, *, by, via: str = Route.WEB) -> Person:
    """Write down that a worker looked at how somebody is reached."""
    record(by, "looked at addresses", person, via=via, helping=person)
    return person


@transaction.atomic
def way_did_not_work(ref, *, kind: str, value: str, why: str, by=None) -> ContactRoute | None:
    """Something came back from this way. It is not used again until somebody changes it or makes sure of it."""
    for route in ContactRoute.objects.filter(person__ref=ref, kind=kind).select_related("person"):
        if route.value == value:
            route.failed_at, route.failed_why = timezone.now(), why[:300]
            route.save(update_fields=["failed_at", "failed_why"])
            record(by, "a way to reach did not work", route, helping=route.person)
            return route
    return None
