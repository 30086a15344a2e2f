"""People enter, and change their name and how they like to get things."""

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.people.actions.reaching import add_contact_route
from alongside.people.actions.roles import give_role
from alongside.people.models import ContactRoute, Person, Role
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route


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
def keep_display(person: Person, display: dict) -> Person:
    """Keep how pages look for this person, so that another device looks the same."""
    person.display = {
        str(name): value for name, value in display.items() if isinstance(value, str | int | bool)
    }
    person.save(update_fields=["display"])
    return person
