"""The only code that writes about people. `by` is a person, or None for the program itself."""

import datetime

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.people.models import (
    Affiliation,
    ContactRoute,
    Hat,
    Help,
    Organisation,
    Person,
    PersonHat,
    Right,
    Role,
)
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route

LONGEST_HELP = datetime.timedelta(days=366)  # twelve months, a leap year among them


@transaction.atomic
def add_person(
    name: str,
    *,
    by,
    via: str = Route.WEB,
    called: str = "",
    language: str = "en-GB",
    format: str = "web",
    print_size: int = 12,
    kind: str = "",
    value: str = "",
    read_back: bool = False,
) -> Person:
    """Write down somebody new. A name is enough; `kind` and `value` are their first way to be reached, if any."""
    name = " ".join(name.split())
    if not name:
        raise Refused(_("Write a name. Any name that they use is fine."), field="name")
    if bool(kind) != bool(value.strip()):
        raise Refused(
            _("Say both: which way, and the number or address. Or leave both empty."), field="value"
        )
    person = Person.objects.create(
        name=name, called=called.strip(), language=language, format=format, print_size=print_size
    )
    record(by, "entered", person, via=via, helping=person, private={"read back": read_back})
    if kind:
        add_contact_route(person, kind=kind, value=value, is_first_choice=True, by=by, via=via)
    return person


@transaction.atomic
def change_person(
    person: Person,
    *,
    name: str,
    called: str = "",
    language: str = "en-GB",
    format: str = "web",
    print_size: int = 12,
    by,
    via: str = Route.WEB,
) -> Person:
    """Change a name, or how somebody likes to get things (A2). It holds for whatever is sent from now on."""
    before = {
        field: getattr(person, field) for field in ("name", "called", "language", "format", "print_size")
    }
    person.name, person.called, person.language = " ".join(name.split()), called.strip(), language
    person.format, person.print_size = format, print_size
    person.save(update_fields=list(before))
    record(by, "changed details", person, via=via, helping=person, private={"before": before})
    return person


@transaction.atomic
def make_first_person(name: str, *, email: str = "") -> Person:
    """The person who set the partnership up: they look after the website and are its first coordinator."""
    person = add_person(name, by=None, kind=ContactRoute.Kind.EMAIL if email else "", value=email)
    for kind in (Role.Kind.ADMINISTRATOR, Role.Kind.COORDINATOR):
        give_role(person, kind, by=person)
    return person


@transaction.atomic
def add_contact_route(
    person: Person,
    *,
    kind: str,
    value: str,
    is_safe: bool = True,
    is_first_choice: bool = False,
    by,
    via: str = Route.WEB,
) -> ContactRoute:
    """Add a way to reach somebody. The only code that touches allauth's table of e-mails, which mirrors ours.

    An e-mail lets its owner sign in only when a worker or the set-up wrote it down, and only if it signs in nobody
    else: two people may share an inbox and both get their letters there, but a code can open one account only.
    """
    value = value.strip() if kind == ContactRoute.Kind.POST else " ".join(value.split())
    check_value(kind, value)
    if is_first_choice and not is_safe:
        raise Refused(_("A way that is not safe cannot be the first choice."), field="is_first_choice")
    if is_first_choice:
        person.contact_routes.filter(is_first_choice=True).update(is_first_choice=False)
    trusted = by is None or by.is_worker
    route = ContactRoute.objects.create(
        person=person,
        kind=kind,
        value=value,
        is_safe=is_safe,
        is_first_choice=is_first_choice,
        confirmed_at=timezone.now() if trusted else None,
    )
    if kind == ContactRoute.Kind.EMAIL and is_safe and trusted:
        mirror_email(person, value)
    record(by, "added a way to reach", route, via=via, helping=person, private={"kind": kind, "value": value})
    return route


def mirror_email(person: Person, value: str) -> None:
    email = value.lower()
    if EmailAddress.objects.filter(email=email).exists():
        return
    is_primary = not EmailAddress.objects.filter(user=person).exists()
    EmailAddress.objects.create(user=person, email=email, verified=True, primary=is_primary)


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
def keep_display(person: Person, display: dict) -> Person:
    """Keep how pages look for this person, so that another device looks the same."""
    person.display = {
        str(name): value for name, value in display.items() if isinstance(value, str | int | bool)
    }
    person.save(update_fields=["display"])
    return person


@transaction.atomic
def give_role(person: Person, kind: str, *, by, via: str = Route.WEB) -> Role:
    """Let somebody do this work. Giving it twice is the same as once."""
    role, is_new = Role.objects.get_or_create(person=person, kind=kind, ended_on=None)
    forget_roles(person)
    if is_new:
        record(by, f"gave the role {role.kind}", person, via=via)
    return role


@transaction.atomic
def take_role(person: Person, kind: str, *, by, via: str = Route.WEB) -> None:
    """End a role. The last administrator stays, or nobody could let anybody in again."""
    roles = Role.objects.select_for_update().filter(kind=kind, ended_on=None)
    if kind == Role.Kind.ADMINISTRATOR and not roles.exclude(person=person).exists():
        raise Refused(
            _("This is the last person who looks after the website. Give the role to somebody else first.")
        )
    roles.filter(person=person).update(ended_on=timezone.localdate())
    forget_roles(person)
    record(by, f"took the role {kind}", person, via=via)


@transaction.atomic
def set_roles(person: Person, roles, *, by, via: str = Route.WEB) -> Person:
    """Give the roles that are named and take the others."""
    has = set(person.roles.filter(ended_on=None).values_list("kind", flat=True))
    for kind in sorted(set(roles) - has):
        give_role(person, kind, by=by, via=via)
    for kind in sorted(has - set(roles)):
        take_role(person, kind, by=by, via=via)
    return person


def forget_roles(person: Person) -> None:
    person.__dict__.pop("_roles", None)


@transaction.atomic
def choose_hats(person: Person, hats, *, by, via: str = Route.WEB) -> list[PersonHat]:
    """Set the person's own list of what they are here as. Nobody else sees it."""
    hats = set(hats)
    if unknown := hats - set(Hat.values):
        raise ValueError(f"unknown hats: {sorted(unknown)}")
    person.hats.exclude(hat__in=hats).delete()
    for hat in sorted(hats):
        PersonHat.objects.get_or_create(person=person, hat=hat)
    record(by, "chose what they are here as", person, via=via, helping=person, private={"hats": sorted(hats)})
    return list(person.hats.order_by("hat"))


@transaction.atomic
def connect_to(person: Person, organisation: Organisation | None, *, by, via: str = Route.WEB) -> Affiliation:
    """Say where somebody comes from. None is an answer: "not connected to an organisation"."""
    if organisation is None:
        person.affiliations.exclude(organisation=None).delete()
    else:
        person.affiliations.filter(organisation=None).delete()
    affiliation, _new = Affiliation.objects.get_or_create(person=person, organisation=organisation)
    record(by, "said where they come from", person, via=via, helping=person)
    return affiliation


@transaction.atomic
def let_help(
    helped: Person, helper: Person, *, rights, until: datetime.date, by, via: str = Route.WEB
) -> Help:
    """One person lets another help them, right by right, until a day within twelve months. Never a vote."""
    rights = sorted(set(rights))
    if helped == helper:
        raise Refused(_("Choose somebody else: nobody needs a letter to help themselves."), field="helper")
    if not rights or set(rights) - set(Right.values):
        raise Refused(_("Tick at least one thing that they may do."), field="rights")
    today = timezone.localdate()
    if not today <= until <= today + LONGEST_HELP:
        raise Refused(_("Choose a day within the next 12 months. You can say yes again then."), field="until")
    Help.objects.live().filter(helped=helped, helper=helper).update(ended_at=timezone.now())
    help = Help.objects.create(helped=helped, helper=helper, rights=rights, until=until, agreed_via=via)
    record(by, "let somebody help", help, via=via, helping=helped)
    return help


@transaction.atomic
def stop_help(help: Help, *, by, via: str = Route.WEB) -> Help:
    """End it at once. The row stays, so that it can be seen who could do what and when."""
    help = Help.objects.select_for_update().get(pk=help.pk)
    if help.ended_at is None:
        help.ended_at = timezone.now()
        help.save(update_fields=["ended_at"])
        record(by, "stopped help", help, via=via, helping=help.helped)
    return help
