"""Who runs an event."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from alongside.events.models import Event, Host
from alongside.people.models import Person
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route


@transaction.atomic
def add_host(event: Event, *, name: str, by, via: str = Route.WEB) -> Host:
    """Let somebody whom we know run this event: they see who comes, and what each of them needs."""
    name = " ".join(name.split())
    found = list(Person.objects.filter(Q(name__iexact=name) | Q(called__iexact=name), is_active=True)[:2])
    if not found:
        raise Refused(
            _("We do not find this name. Write it as it stands in the list of people."), field="name"
        )
    if len(found) > 1:
        raise Refused(_("We know more than one person of this name. Write the whole name."), field="name")
    host, _new = Host.objects.get_or_create(event=event, person=found[0])
    record(by, "let somebody run an event", event, via=via, helping=host.person)
    return host


@transaction.atomic
def remove_host(host: Host, *, by, via: str = Route.WEB) -> Event:
    """They see nothing of it any more, at once."""
    event = host.event
    record(by, "ended that somebody runs an event", event, via=via, helping=host.person)
    host.delete()
    return event
