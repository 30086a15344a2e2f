"""What this room keeps about people. See shared/personal_data.py."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.events.actions.guests import ready_to_forget
from alongside.events.models import Arrangement, Booking, DayPass, Guest, Host, ToCancel
from alongside.shared.personal_data import CONSENT, LEGITIMATE, TAKE_PART, Kept, OnErasure, Who, helper


def old_passes(day):
    return DayPass.objects.filter(day__lt=day - datetime.timedelta(days=90))


def old_bookings(day):
    return Booking.objects.filter(event__ends_at__lt=at_midnight(day - datetime.timedelta(days=365)))


def old_arrangements(day):
    """Four weeks after the event, once their numbers alone were kept."""
    return Arrangement.objects.filter(
        booking__event__ends_at__lt=at_midnight(day - datetime.timedelta(days=28)),
        booking__event__access_count__isnull=False,
    )


def old_to_cancel(day):
    return ToCancel.objects.filter(event__ends_at__lt=at_midnight(day - datetime.timedelta(days=28)))


def old_hosts(day):
    return Host.objects.filter(event__ends_at__lt=at_midnight(day - datetime.timedelta(days=28)))


def guests_of(person):
    """What somebody left at a door: the same number or address as one of theirs, and the same first name.

    Both, since two people may share an inbox. No row leads from one to the other.
    """
    ways = {alike(route.value) for route in person.contact_routes.all()}
    names = {first_of(name) for name in (person.name, person.called)} - {""}
    mine = [one.pk for one in Guest.objects.all() if alike(one.value) in ways and first_of(one.name) in names]
    return Guest.objects.filter(pk__in=mine)


def alike(value: str) -> str:
    return "".join(value.casefold().split())


def first_of(name: str) -> str:
    return next(iter(name.casefold().split()), "")


def at_midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))


KEPT = [
    Kept(
        "events.Booking",
        (
            "event",
            "place",
            "person",
            "state",
            "via",
            "supporters",
            "assistants",
            "children",
            "connection",
            "organisation",
            "reminded",
            "asked_if_met",
            "hears_after",
            "in_line_since",
            "offered_until",
            "made_at",
            "settled_at",
            "code",
            "key",
        ),
        what=_("The events that you booked, who comes with you in numbers, and your place in a waiting list"),
        why=TAKE_PART,
        basis=LEGITIMATE,
        seen_by=(Who.THEMSELVES, helper("book"), Who.HOSTS, Who.WORKERS),
        kept=_("12 months after the event; then only how many came"),
        person="person",
        due=old_bookings,
    ),
    Kept(
        "events.Arrangement",
        (
            "booking",
            "need",
            "note",
            "how_many",
            "due_on",
            "state",
            "asked_on",
            "arranged_on",
            "who",
            "confirmed_on",
            "confirmed_via",
            "why_not",
            "why_not_on",
            "may_publish_why",
            "met",
            "met_on",
            "met_via",
            "met_words",
        ),
        what=_("What you need at an event, what was arranged, and whether it was there"),
        why=TAKE_PART,
        basis=CONSENT,
        seen_by=(Who.THEMSELVES, helper("book"), Who.HOSTS, Who.WORKERS),
        kept=_("four weeks after the event; then only numbers"),
        person="booking__person",
        due=old_arrangements,
    ),
    Kept(
        "events.Attendance",
        ("person", "name", "organisation", "booking"),
        what=_("The events that you came to"),
        why=TAKE_PART,
        basis=LEGITIMATE,
        seen_by=(Who.THEMSELVES, Who.HOSTS, Who.WORKERS),
        kept=_("12 months after the event; then only how many came"),
        person="person",
        on_erasure=OnErasure.BLANK,
    ),
    Kept(
        "events.Guest",
        ("attendance", "name", "kind", "value"),
        what=_("A name and one way, of whoever came without a booking and wants to be thanked"),
        why=_("so that we can thank them, and send what was said; for nothing else"),
        basis=CONSENT,
        seen_by=(Who.HOSTS, Who.WORKERS),
        kept=_("until the night after we thanked them, and 60 days after the event at the longest"),
        found=guests_of,
        due=ready_to_forget,
    ),
    Kept(
        "events.ToCancel",
        ("event", "need", "who", "made_on"),
        what=_("An interpreter or a driver who was booked and is not needed; never for whom"),
        why=_("so that nobody comes for nothing"),
        basis=LEGITIMATE,
        seen_by=(Who.HOSTS, Who.WORKERS),
        kept=_("until they know, and four weeks after the event at the longest"),
        on_erasure=OnErasure.STAYS,
        stays_because=_("it says whom to ring, and nothing about you"),
        in_copy=False,
        due=old_to_cancel,
    ),
    Kept(
        "events.Visit",
        ("hosted_by",),
        what=_("Who welcomed us on a visit"),
        why=_("so that our answer comes to the right person"),
        basis=LEGITIMATE,
        seen_by=(Who.HOSTS, Who.WORKERS),
        kept=_("as long as the visit"),
        on_erasure=OnErasure.STAYS,
        stays_because=_("it is a name in words, which no row of yours leads to; ask us and we look for it"),
        in_copy=False,
    ),
    Kept(
        "events.Host",
        ("event", "person"),
        what=_("The events that you run"),
        why=_("so that you see who comes and what they need"),
        basis=LEGITIMATE,
        seen_by=(Who.THEMSELVES, Who.WORKERS),
        kept=_("four weeks after the event"),
        person="person",
        due=old_hosts,
    ),
    Kept(
        "events.DayPass",
        ("made_by", "volunteer", "event", "digest", "day", "ended_at"),
        what=_("Who stood at the door of an event with a day pass, and who gave it to them"),
        why=_("so that it is known who could open the door page"),
        basis=LEGITIMATE,
        seen_by=(Who.WORKERS,),
        kept=_("90 days after the day"),
        person="made_by",
        in_copy=False,  # the name in it is somebody else's
        due=old_passes,
    ),
]
NOT_PERSONAL = {
    "events.Series": "events that belong together",
    "events.ProgrammeItem": "what happens when",
    "events.LeadTime": "how long it takes to get something",
    "events.AccessCount": "how many needs were met, in numbers",
    "events.Attendance.event": "which event somebody came to; who it was is a column of its own",
    "events.Attendance.place": "the same, where",
    "events.Attendance.connection": "from an organisation, not, or not asked; a number in the end",
    "events.Attendance.with_them": "how many came with them",
    "events.Attendance.how": "by list, by code or on paper",
    "events.Attendance.made_at": "when it was written down",
    "events.Visit.event": "which visit it was",
    "events.Visit.whose": "the group that was visited",
    "events.Visit.heard": "what was said, without names",
    "events.Visit.promised": "what we promised a group",
    "events.Visit.answer_by": "by when a group gets our answer",
    "events.Visit.answer": "our answer to a group",
    "events.Visit.answered_on": "when it got it",
    "events.Visit.answered_via": "by which way",
    "events.Arrangement.owner": "who of those who work here gets it",
    "events.Event": "what is on, when, and what is offered",
    "events.Place": "a venue or a call",
    "events.AccessFact": "how to get in and take part",
    "events.Headcount": "how many came; never who",
}
