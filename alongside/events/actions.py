"""The only code that writes about events."""

import datetime
import secrets

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from alongside.algorithms.receipts import code_digest, in_signs
from alongside.events.figures import may_be_invited
from alongside.events.letters import invitation, queue_invitation
from alongside.events.models import AccessFact, DayPass, Event, Headcount, Place
from alongside.events.promises import promises_of_event
from alongside.formats.document import Document
from alongside.partnership.figures import site
from alongside.shared.dates import at
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route
from alongside.shared.post.actions import try_out
from alongside.shared.post.models import Letter
from alongside.shared.promises import settle
from alongside.shared.texts.actions import write_text


@transaction.atomic
def hold_event(
    title: str,
    *,
    about: str,
    mode: str,
    day: datetime.date,
    start: datetime.time,
    end: datetime.time,
    offer: str = "",
    title_shorter: str = "",
    about_shorter: str = "",
    language: str = "en-GB",
    by,
    via: str = Route.WEB,
) -> Event:
    """Write an event down; nobody sees it before `publish_event`. Times are those of the partnership's clocks.

    An end that is not after the start is on the next day only when the clock says so by midnight: an event until
    1 am ends on the morning after.
    """
    zone = site().zone
    last_day = day if end > start else day + datetime.timedelta(days=1)
    if last_day != day and end > datetime.time(6):
        raise Refused(_("The end is before the start. Look at the two times again."), field="end")
    event = Event.objects.create(
        title=write_text(title.strip(), by=by, language=language, shorter=title_shorter.strip()),
        about=write_text(about.strip(), by=by, language=language, shorter=about_shorter.strip()),
        mode=mode,
        starts_at=moment(day, start, zone, field="start"),
        ends_at=moment(last_day, end, zone, field="end"),
        offer=offer.strip(),
    )
    record(by, "wrote down an event", event, via=via)
    return event


def moment(day, clock, zone: str, *, field: str) -> datetime.datetime:
    """`shared.dates.at`, with the refusal put beside the field that it is about."""
    try:
        return at(day, clock, zone)
    except Refused as no:
        raise Refused(no.sentence, field=field) from no


@transaction.atomic
def add_place(
    event: Event,
    name: str,
    *,
    address: str = "",
    is_online: bool = False,
    facts=None,
    by,
    via: str = Route.WEB,
) -> Place:
    """Say where it is. `facts` is {kind: answer} or {kind: (answer, note)}, with the names of AccessFact."""
    place = Place.objects.create(
        event=event,
        name=name.strip(),
        address=address.strip(),
        is_online=is_online,
        order=event.places.count(),
    )
    for kind, said in (facts or {}).items():
        answer, note = said if isinstance(said, tuple) else (said, "")
        if answer:
            say_access(place, kind, answer=answer, note=note, by=by, via=via)
    record(by, "added a place", event, via=via)
    return place


@transaction.atomic
def change_place(
    place: Place,
    name: str,
    *,
    address: str = "",
    is_online: bool = False,
    facts=None,
    by,
    via: str = Route.WEB,
) -> Place:
    """Put a place right: what is read by people who plan how to get in has to be true."""
    place.name, place.address, place.is_online = name.strip(), address.strip(), is_online
    place.save(update_fields=["name", "address", "is_online"])
    for kind, (answer, note) in (facts or {}).items():
        say_access(place, kind, answer=answer, note=note, by=by, via=via)
    record(by, "changed a place", place.event, via=via)
    return place


@transaction.atomic
def say_access(
    place: Place, kind: str, *, answer: str, note: str = "", by, via: str = Route.WEB
) -> AccessFact:
    """Answer one fact about getting in; a later answer takes the place of the earlier."""
    if kind not in AccessFact.Kind.values or answer not in AccessFact.Answer.values:
        raise ValueError(f"no such fact or answer: {kind!r}, {answer!r}")
    fact, _new = AccessFact.objects.update_or_create(
        place=place, kind=kind, defaults={"answer": answer, "note": note.strip()}
    )
    return fact


@transaction.atomic
def publish_event(event: Event, *, by, via: str = Route.WEB) -> Event:
    """Show it to everybody. Refused while somebody could not read how to get in, or what we pay."""
    event = Event.objects.select_for_update().get(pk=event.pk)
    if event.is_published:
        return event
    settle(promises_of_event(event))
    event.published_at = timezone.now()
    event.save(update_fields=["published_at"])
    record(by, "published", event, via=via)
    return event


@transaction.atomic
def record_headcount(
    event: Event,
    *,
    people: int,
    from_organisations: int | None = None,
    not_connected: int | None = None,
    not_asked: int = 0,
    organisations: int | None = None,
    came: str = Route.ROOM,
    place: Place | None = None,
    by,
    via: str = Route.WEB,
) -> Headcount:
    """How many came (B3). From an organisation, not connected and not asked make the total, or it is refused.

    `organisations` counts organisations, not people. Leave all three counts of people empty when nobody was asked.
    """
    if place is not None and place.event_id != event.pk:
        raise ValueError("this place belongs to another event")
    if from_organisations is None and not_connected is None:
        not_asked = not_asked or people
        if not_asked != people:
            raise Refused(
                _("Say how many came from an organisation and how many did not."), field="not_connected"
            )
        not_connected = None
    else:
        if not_connected is None:
            not_connected = people - not_asked - from_organisations
        if from_organisations is None:
            from_organisations = people - not_asked - not_connected
        total = from_organisations + not_connected + not_asked
        if total != people or min(from_organisations, not_connected) < 0:
            raise Refused(
                _("The three numbers make %(total)d, but %(people)d people came. Count again.")
                % {"total": total, "people": people},
                field="people",
            )
    if organisations and from_organisations is not None and organisations > from_organisations:
        raise Refused(
            _("There cannot be more organisations than people who came from them."), field="organisations"
        )
    headcount = Headcount.objects.create(
        event=event,
        place=place,
        via=came,
        people=people,
        organisations=organisations,
        not_connected=not_connected,
        not_asked=not_asked,
    )
    record(by, "counted who came", event, via=via)
    return headcount


PASS_SIGNS = 10


def pass_digest(code: str) -> str:
    """HMAC of the code, as in docs/decisions/0010-short-codes-as-hmac.md."""
    key = salted_hmac(
        "alongside.events.day_pass", "", secret=settings.SECRET_KEY, algorithm="sha256"
    ).digest()
    return code_digest(key, "day pass", code)


@transaction.atomic
def make_day_pass(
    event: Event, *, volunteer: str, day: datetime.date, by, via: str = Route.WEB
) -> tuple[DayPass, str]:
    """A pass for one volunteer, one event and one day, and its code, which is shown this once."""
    if day < timezone.localdate():
        raise Refused(_("This day is over. Choose today or a later day."), field="day")
    code = in_signs(secrets.token_bytes(7), PASS_SIGNS)
    made = DayPass.objects.create(
        event=event, digest=pass_digest(code), day=day, volunteer=volunteer.strip(), made_by=by
    )
    record(by, "made a day pass", made, via=via)
    return made, code


@transaction.atomic
def end_day_pass(day_pass: DayPass, *, by, via: str = Route.WEB) -> DayPass:
    """The pass opens nothing any more, at once."""
    if day_pass.ended_at is None:
        day_pass.ended_at = timezone.now()
        day_pass.save(update_fields=["ended_at"])
        record(by, "ended a day pass", day_pass, via=via)
    return day_pass


@transaction.atomic
def use_day_pass(code: str) -> DayPass:
    """Which pass is this? Refused on any other day than its own."""
    found = DayPass.objects.live().filter(digest=pass_digest(code)).first()
    if found is None:
        raise Refused(
            _("This pass does not work today. Look at its code again, or ask the person who gave it to you."),
            field="code",
        )
    record(None, "opened the door page with a day pass", found, via=Route.ROOM)
    return found


@transaction.atomic
def count_at_the_door(day_pass: DayPass, **counted) -> Headcount:
    """How many came, said by whoever holds the day pass."""
    if not DayPass.objects.live().filter(pk=day_pass.pk).exists():
        raise Refused(_("This pass does not work any more. Ask the person who gave it to you."))
    headcount = record_headcount(day_pass.event, **counted, by=None, via=Route.ROOM)
    record(None, "counted who came, by day pass", day_pass, via=Route.ROOM)
    return headcount


@transaction.atomic
def invite_people(event: Event, *, whom: str, by, via: str = Route.WEB) -> int:
    """Invite everybody of one choice, each their own way, once. How many are invited now.

    Who was invited to this event before is left out, so pressing again reaches only those who came since.
    """
    event = Event.objects.select_for_update(of=("self",)).with_texts().get(pk=event.pk)
    if not event.is_published:
        raise Refused(_("Publish the event first, so that people can read about it."))
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
