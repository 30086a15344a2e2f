"""People enter, and change their name and how they like to get things."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.people.actions.consenting import say_yes, take_back
from alongside.people.actions.reaching import add_contact_route, confirm_route
from alongside.people.actions.roles import give_role
from alongside.people.models import Consent, ContactRoute, Person, Role
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route


@transaction.atomic
def add_person(
    name: str,
    *,
    by,
    via: str = Route.WEB,
    on_their_own: bool = False,
    called: str = "",
    language: str = "en-GB",
    format: str = "web",
    print_size: int = 12,
    pronouns: str = "",
    kind: str = "",
    value: str = "",
    read_back: bool = False,
    **route,
) -> Person:
    """Write down somebody new. A name is enough; `kind` and `value` are their first way to be reached, if any.

    `route` is what else is said about that way: a note, no voicemail, a plain envelope. Who joins on their own is made
    sure of later, by a worker or by a code sent to them; until then nothing is sent to them.
    """
    name = " ".join(name.split())
    if not name:
        raise Refused(_("Write a name. Any name that they use is fine."), field="name")
    if bool(kind) != bool(value.strip()):
        raise Refused(
            _("Say both: which way, and the number or address. Or leave both empty."), field="value"
        )
    person = Person.objects.create(
        name=name,
        called=called.strip(),
        pronouns=pronouns.strip(),
        language=language,
        format=format,
        print_size=print_size,
        joined_via=via,
        welcomed_at=None if on_their_own else timezone.now(),
    )
    by = person if on_their_own else by
    record(by, "entered", person, via=via, helping=person, private={"read back": read_back})
    if kind:
        add_contact_route(person, kind=kind, value=value, is_first_choice=True, by=by, via=via, **route)
    return person


@transaction.atomic
def change_person(
    person: Person,
    *,
    name: str,
    called: str = "",
    pronouns: str = "",
    language: str = "en-GB",
    format: str = "web",
    print_size: int = 12,
    by,
    via: str = Route.WEB,
) -> Person:
    """Change a name, or how somebody likes to get things (A2). It holds for whatever is sent from now on."""
    before = {
        field: getattr(person, field)
        for field in ("name", "called", "pronouns", "language", "format", "print_size")
    }
    person.name, person.called, person.language = " ".join(name.split()), called.strip(), language
    person.format, person.print_size, person.pronouns = format, print_size, pronouns.strip()
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


@transaction.atomic
def hide(person: Person, *, hidden: bool, by, via: str = Route.WEB) -> Person:
    """Keep somebody out of every list that others see, or let them be in again."""
    person.hidden = hidden
    person.save(update_fields=["hidden"])
    record(by, "asked to be in no list" if hidden else "may be in lists", person, via=via, helping=person)
    return person


@transaction.atomic
def welcome(person: Person, *, by, via: str = Route.WEB) -> Person:
    """A worker made sure that somebody who joined by themselves is a real person. Their ways may be used now."""
    person.welcomed_at = timezone.now()
    person.save(update_fields=["welcomed_at"])
    for route in person.contact_routes.filter(confirmed_at=None):
        confirm_route(route, by=by, via=via)
    record(by, "welcomed", person, via=via, helping=person)
    return person


@transaction.atomic
def say_what_i_bring(person: Person, *, brings: str, shown: bool = False, by, via: str = Route.WEB) -> Person:
    """Keep somebody's skills and knowledge in their own words (H9). Found by others only after a yes; off by default."""
    person.brings = " ".join(brings.split())
    person.brings_shown = bool(shown and person.brings)
    person.save(update_fields=["brings", "brings_shown"])
    open_yes = person.consents.filter(to=Consent.To.SKILLS, ended_at=None).first()
    if person.brings_shown:
        say_yes(person, Consent.To.SKILLS, by=by, via=via)
    elif open_yes:
        take_back(open_yes, by=by, via=via)
    record(by, "said what they bring", person, via=via, helping=person)
    return person
