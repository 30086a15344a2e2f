"""Every write about the door: who came, and who may open the door page."""

import datetime
import re
import secrets
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.algorithms.names import spelled_alike
from alongside.algorithms.receipts import as_typed, code_digest, in_signs
from alongside.events.actions.ending_the_line import has_a_place
from alongside.events.actions.guests import forget_guest, write_guest
from alongside.events.attendance import is_within, line_of, typed_by_hand, typed_sheet, whole_of
from alongside.events.models import Attendance, Booking, DayPass, Event, Headcount, Place
from alongside.events.models.booking import Connection
from alongside.partnership.figures import site
from alongside.people.models import ContactRoute
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route


@transaction.atomic
def record_headcount(
    event: Event,
    *,
    people: int,
    from_organisations: int | None = None,
    not_connected: int | None = None,
    not_asked: int = 0,
    organisations: int | None = None,
    supporters: int = 0,
    of: str = Headcount.Of.OTHERS,
    came: str = Route.ROOM,
    place: Place | None = None,
    is_paper_sheet: bool = False,
    by,
    via: str = Route.WEB,
) -> Headcount:
    """How many came (B3), without names: everybody who was there, or only those who are not on the list.

    From an organisation, not connected and not asked make the total, or it is refused. `organisations` counts
    organisations, not people. Leave all three counts of people empty when nobody was asked.
    """
    if place is not None and place.event_id != event.pk:
        raise ValueError("this place belongs to another event")
    has_come(event)
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
        place=place or only_place_of(event),
        via=came,
        people=people,
        organisations=organisations,
        not_connected=not_connected,
        not_asked=not_asked,
        supporters=min(supporters, people),
        of=of,
        is_paper_sheet=is_paper_sheet,
    )
    record(by, "counted who came", event, via=via)
    return headcount


def only_place_of(event: Event) -> Place | None:
    """Where there is one place alone, whoever came was there, said or not: so nobody is counted twice."""
    places = list(event.places.all()[:2])
    return places[0] if len(places) == 1 else None


@transaction.atomic
def take_back_count(headcount: Headcount, *, by, via: str = Route.WEB) -> Event:
    """A number that was written down wrongly counts nobody any more. History keeps which one it was."""
    event = headcount.event
    record(by, "took back a count", event, via=via, private={"people": headcount.people})
    headcount.delete()
    return event


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
    first, last = days_of(event)
    if not first <= day <= last:
        raise Refused(
            _("The event is on %(day)s. A pass works on the day of the event alone.")
            % {"day": date_format(first, "j F Y")},
            field="day",
        )
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
    still_open(day_pass)
    headcount = record_headcount(day_pass.event, **counted, by=None, via=Route.ROOM)
    record(None, "counted who came, by day pass", day_pass, via=Route.ROOM)
    return headcount


def still_open(day_pass: DayPass) -> None:
    if not DayPass.objects.live().filter(pk=day_pass.pk).exists():
        raise Refused(_("This pass does not work any more. Ask the person who gave it to you."))


def days_of(event: Event) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of an event, on our clocks."""
    zone = ZoneInfo(site().zone)
    return event.starts_at.astimezone(zone).date(), event.ends_at.astimezone(zone).date()


def has_come(event: Event) -> None:
    """Nobody comes before the day."""
    day, _last = days_of(event)
    if timezone.now().astimezone(ZoneInfo(site().zone)).date() < day:
        raise Refused(
            _("The event is on %(day)s. Nobody can have come yet.") % {"day": date_format(day, "j F Y")}
        )


@transaction.atomic
def check_in(
    booking: Booking,
    *,
    how: str = Attendance.How.LIST,
    by,
    day_pass: DayPass | None = None,
    via: str = Route.ROOM,
) -> Attendance:
    """They are here, with whoever comes with them. Pressed twice, or by two people at once, it is one coming."""
    if day_pass is not None:
        still_open(day_pass)
    event = Event.objects.select_for_update(of=("self",)).get(pk=booking.event_id)
    has_come(event)
    booking = Booking.objects.select_related("person").get(pk=booking.pk)
    if not (booking.is_live or booking.was_in_vain):
        raise Refused(_("This booking was cancelled. Let them in as somebody who came without one."))
    found = Attendance.objects.filter(event=event, person=booking.person).first()
    if found is not None:
        return found
    came = Attendance.objects.create(
        event=event,
        place=booking.place,
        booking=booking,
        person=booking.person,
        connection=booking.connection,
        organisation=booking.organisation,
        with_them=booking.with_them,
        how=how,
    )
    if booking.was_in_vain:
        has_a_place(booking)
    record(by, "came", came, via=via, helping=booking.person)
    return came


@transaction.atomic
def check_in_by_code(
    event: Event, *, code: str, by, day_pass: DayPass | None = None, via: str = Route.ROOM
) -> Attendance:
    """They are here: the code on their ticket, as it was typed."""
    booking = Booking.objects.to_the_end().filter(event=event, code=as_typed(code)).first()
    if booking is None:
        raise Refused(
            _("No ticket of this event has this code. Look at it again, or ask for the name."), field="code"
        )
    return check_in(booking, how=Attendance.How.CODE, by=by, day_pass=day_pass, via=via)


@transaction.atomic
def take_back_coming(
    attendance: Attendance, *, by, day_pass: DayPass | None = None, via: str = Route.ROOM
) -> Event:
    """It was somebody else, or a wrong press."""
    if day_pass is not None:
        still_open(day_pass)
    event = attendance.event
    forget_guest(attendance, by=by, via=via)
    record(by, "took back that somebody came", event, via=via, helping=attendance.person)
    attendance.delete()
    return event


@transaction.atomic
def came_without_booking(
    event: Event,
    *,
    name: str = "",
    kind: str = "",
    value: str = "",
    connection: str = Connection.NOT_ASKED,
    organisation: str = "",
    with_them: int = 0,
    place: Place | None = None,
    how: str = Attendance.How.AT_THE_DOOR,
    by,
    day_pass: DayPass | None = None,
    via: str = Route.ROOM,
) -> Attendance:
    """Somebody came without a booking. A name is asked for and not needed.

    With `kind` and `value`, one way to reach them, we thank them and send what was said; then name and way are forgotten.
    """
    if day_pass is not None:
        still_open(day_pass)
    has_come(event)
    came = Attendance.objects.create(
        event=event,
        place=place or only_place_of(event),
        name="" if kind or value else " ".join(name.split()),
        connection=Connection.ORGANISATION if organisation.strip() else connection,
        organisation=organisation.strip(),
        with_them=with_them,
        how=how,
    )
    if kind or value:
        write_guest(came, name=name, kind=kind, value=value)
    record(by, "came without a booking", came, via=via)
    return came


@transaction.atomic
def say_who_came_with_them(
    attendance: Attendance, *, with_them: int, by, day_pass: DayPass | None = None, via: str = Route.ROOM
) -> Attendance:
    """More or fewer came with them than they had booked: supporters, assistants, children."""
    if day_pass is not None:
        still_open(day_pass)
    attendance = Attendance.objects.select_for_update(of=("self",)).get(pk=attendance.pk)
    attendance.with_them = with_them
    attendance.save(update_fields=["with_them"])
    record(by, "said who came with somebody", attendance, via=via, helping=attendance.person)
    return attendance


@transaction.atomic
def write_organisations_alike(
    event: Event, *, spellings: Sequence[str], organisation: str, by, via: str = Route.WEB
) -> Event:
    """Several spellings are one organisation: each of them is written in one way from now on, and counts once."""
    alike = {spelled_alike(one) for one in spellings}
    for one in Attendance.objects.select_for_update(of=("self",)).filter(event=event):
        if one.organisation and spelled_alike(one.organisation) in alike:
            one.organisation = organisation.strip()
            one.save(update_fields=["organisation"])
    record(by, "wrote organisations in one way", event, via=via)
    return event


@transaction.atomic
def type_paper_sheet(
    event: Event,
    *,
    came: Sequence[Booking],
    was: Sequence[Booking] = (),
    more: str = "",
    others: int = 0,
    seen: str | None = None,
    by,
    via: str = Route.WEB,
) -> Event:
    """The paper sheet, typed afterwards. Who was ticked at the door already is not counted again.

    `came` has a tick; `was` had one when the page was opened: of these alone a tick that is gone is taken back, so that
    nobody is lost who was ticked at the door in the meantime. `more` has a line for each person without a booking
    (`without_booking_in`); `others` is how many nobody wrote down, such as young people. Typed again, these two take the
    place of what was typed before; `seen` is the mark of what the page showed, and refused when somebody typed since.
    """
    event = Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
    has_come(event)
    if seen is not None and seen != typed_sheet(event).mark:
        raise Refused(
            _(
                "Somebody typed more of this sheet after you opened this page. Open it again, so that nothing is lost: "
                "keep what you wrote here, and add it there."
            ),
            field="more",
        )
    ticked, ticked_before = {booking.pk for booking in came}, {booking.pk for booking in was}
    for one in Attendance.objects.filter(event=event, booking__in=ticked_before - ticked):
        take_back_coming(one, by=by, via=via)
    for booking in came:
        check_in(booking, how=Attendance.How.PAPER, by=by, via=via)
    type_lines(event, more, by=by, via=via)
    Headcount.objects.filter(event=event, is_paper_sheet=True).delete()
    if others:
        record_headcount(event, people=others, not_asked=others, is_paper_sheet=True, by=by, via=via)
    record(by, "typed the paper sheet", event, via=via)
    return event


def type_lines(event: Event, more: str, *, by, via: str) -> None:
    """A row for each line. A line that stands there as before is the same person, who is not thanked a second time."""
    there: dict[str, list[Attendance]] = defaultdict(list)
    for one in typed_by_hand(event):
        there[line_of(one)].append(one)
    for line in filter(None, (line.strip() for line in more.splitlines())):
        if there[line]:
            there[line].pop(0)
        else:
            type_line(event, line, by=by, via=via)
    for one in chain.from_iterable(there.values()):
        forget_guest(one, by=by, via=via)
        one.delete()


def type_line(event: Event, line: str, *, by, via: str) -> Attendance:
    """One of them; what is wrong with it is said beside the box with all of them."""
    try:
        return came_without_booking(
            event, **without_booking_in(line), how=Attendance.How.PAPER, by=by, via=via
        )
    except Refused as no:
        words = _("In the line “%(line)s”: %(why)s") % {"line": line[:80], "why": no.sentence}
        raise Refused(words, field="more") from no


MOST_WITH_ONE = 20
FEWEST_FIGURES = 5  # of a number to ring or to text
NONE = {"none", "no", "-", "–"}


def without_booking_in(line: str) -> dict:
    """What a line of the sheet says: name, organisation or "none", "+2" for two who came with them.

    An e-mail or a number in it is how to thank them; the number of a mobile phone gets a text.

    >>> found = without_booking_in("Omar, Deaf Club, 07700 900123, +2")
    >>> found["name"], found["organisation"], found["kind"], found["value"], found["with_them"]
    ('Omar', 'Deaf Club', 'text', '07700 900123', 2)
    >>> without_booking_in("Lena, none")["connection"], without_booking_in("Lena")["connection"]
    ('not connected', 'not asked')
    """
    name, *parts = [part.strip() for part in line.split(",")]
    with_them = 0
    if parts and re.fullmatch(r"\+ ?\d{1,2}", parts[-1]):
        with_them = min(int(parts.pop().lstrip("+ ")), MOST_WITH_ONE)
    kind, value = next(((kind, part) for part in parts if (kind := way_in(part))), ("", ""))
    organisation = ", ".join(part for part in parts if part and part != value)
    is_none = organisation.casefold() in NONE | {str(_("none")).casefold()}
    return {
        "name": name,
        "kind": kind,
        "value": value,
        "organisation": "" if is_none else organisation,
        "connection": (Connection.NOT_CONNECTED if is_none else Connection.NOT_ASKED).value,
        "with_them": with_them,
    }


def way_in(part: str) -> str:
    """Which way this is, if any: an e-mail, a mobile phone to text, another one to ring.

    >>> [way_in(part) for part in ("lena@example.org", "07700 900123", "01632 960123", "Deaf Club 12345", "+2")]
    ['email', 'text', 'phone', '', '']
    """
    if "@" in part:
        return ContactRoute.Kind.EMAIL.value
    figures = re.sub(r"[\s()+.-]", "", part)
    if not (figures.isdecimal() and len(figures) >= FEWEST_FIGURES):
        return ""
    is_mobile = figures.startswith(("07", "447"))
    return (ContactRoute.Kind.TEXT if is_mobile else ContactRoute.Kind.PHONE).value


@transaction.atomic
def fold_attendance(event: Event) -> None:
    """A year later only numbers are left: who came by name becomes a headcount of the same number.

    Whoever stands within a headcount of everybody is in that number already.
    """
    Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
    rows = list(Attendance.objects.filter(event=event))
    whole = whole_of(Headcount.objects.filter(event=event).order_by("pk"))
    if told := [one for one in rows if not is_within(one, whole)]:
        places = {one.place_id for one in told}
        Headcount.objects.create(
            event=event,
            place_id=places.pop() if len(places) == 1 else None,
            via=Route.ROOM,
            people=sum(1 + one.with_them for one in told),
            not_connected=sum(one.connection == Connection.NOT_CONNECTED for one in told),
            not_asked=sum(one.with_them + (one.connection == Connection.NOT_ASKED) for one in told),
            organisations=len({spelled_alike(one.organisation) for one in told} - {""}) or None,
            supporters=sum(one.with_them for one in told),
        )
    Attendance.objects.filter(pk__in=[one.pk for one in rows]).delete()


def ready_to_fold(today: datetime.date):
    """Events that were over a year ago and still know who came."""
    day = timezone.make_aware(
        datetime.datetime.combine(today - datetime.timedelta(days=365), datetime.time())
    )
    return Event.objects.filter(ends_at__lt=day, attendances__isnull=False).distinct()
