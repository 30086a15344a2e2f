"""Whoever came without a booking and wants to be thanked: written down for that alone, and then forgotten."""

import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.events.models import Attendance, Guest
from alongside.people.actions.reaching import check_value
from alongside.people.models import ContactRoute
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route
from alongside.shared.post.actions import forget_letters
from alongside.shared.post.models import Letter

KEPT_FOR = datetime.timedelta(days=60)  # after the event, if nobody thanked them: Today asks for as long


def write_guest(came: Attendance, *, name: str, kind: str, value: str) -> Guest:
    """A name and one way. Called by `came_without_booking`, in its transaction; history says neither."""
    check_way(name, kind, value)
    value = value.strip() if kind == ContactRoute.Kind.POST else " ".join(value.split())
    return Guest.objects.create(attendance=came, name=" ".join(name.split()), kind=kind, value=value)


def check_way(name: str, kind: str, value: str) -> None:
    """Is it enough to thank somebody: a name, a way, and the number or address that goes with it?"""
    if bool(kind) != bool(value.strip()):
        raise Refused(
            _("Say both: which way, and the number or address. Or leave both empty."), field="value"
        )
    if not name.strip():
        raise Refused(_("Write the name too, so that we know whom to thank."), field="name")
    check_value(kind, value.strip())


@transaction.atomic
def forget_guest(came: Attendance, *, by, via: str = Route.ROOM) -> Attendance:
    """Their name, their way and their letter go at once. That somebody came still counts."""
    guest = Guest.objects.filter(attendance=came).first()
    if guest is not None:
        forget_letters(guest.ref)
        guest.delete()
        record(by, "forgot how to reach somebody who came", came, via=via)
    return came


@transaction.atomic
def forget_tonight(guest: Guest) -> None:
    """They were thanked, or it is too late to."""
    forget_guest(guest.attendance, by=None, via=Route.PROGRAM)


def ready_to_forget(day: datetime.date):
    """Guests to whom their letter went, and those of events so long ago that nobody will thank them any more."""
    midnight = timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
    went = Letter.objects.filter(to=OuterRef("ref"), state=Letter.State.SENT)
    return Guest.objects.filter(
        Q(Exists(went)) | Q(attendance__event__ends_at__lt=midnight - KEPT_FOR)
    ).select_related("attendance")
