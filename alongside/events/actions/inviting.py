"""Inviting people to an event, each their own way."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.events.figures import may_be_invited
from alongside.events.letters import invitation, queue_invitation
from alongside.events.models import Event
from alongside.formats.document import Document
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route
from alongside.shared.post.actions import try_out
from alongside.shared.post.models import Letter


@transaction.atomic
def invite_people(event: Event, *, whom: str, by, via: str = Route.WEB) -> int:
    """Invite everybody of one choice, each their own way, once. How many are invited now.

    Who was invited to this event before is left out, so pressing again reaches only those who came since.
    """
    event = Event.objects.select_for_update(of=("self",)).with_texts().get(pk=event.pk)
    if not event.is_published:
        raise Refused(_("Publish the event first, so that people can read about it."))
    if event.is_called_off:
        raise Refused(_("This event was called off."))
    if not event.takes_bookings:
        raise Refused(_("Nobody can book it yet. Say the day and the times first."))
    if event.starts_at < timezone.now():
        raise Refused(_("This event has begun. It is too late to invite people."))
    people = may_be_invited(event, whom)
    if not people:
        raise Refused(_("Everybody whom you chose is invited already."), field="whom")
    batch = f"invitation {event.ref} {timezone.now():%Y%m%d%H%M%S}"
    made: dict[str, Document] = {}
    for person in people:
        if person.language not in made:
            made[person.language] = invitation(event, language=person.language)
        queue_invitation(event, person, made[person.language], batch=batch)
    record(by, "invited people", event, via=via, private={"people": len(people), "whom": whom})
    return len(people)


def try_invitation(event: Event, *, by) -> Letter:
    """The invitation as a letter that never goes, to look at in every format."""
    return try_out(invitation(event, language=by.language), by=by)
