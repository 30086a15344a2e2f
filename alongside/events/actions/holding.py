"""Holding an event: what, when, where, how to get in, what we offer."""

import datetime
from calendar import monthrange
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.events.actions.asking_again import (
    ask_again,
    drop,
    end_offers_before_it_begins,
    hold_offers_back,
    open_the_line_again,
)
from alongside.events.actions.locking import lock
from alongside.events.letters_to_bookers import tell_who_booked
from alongside.events.models import AccessFact, Arrangement, Event, Place, ProgrammeItem, Series
from alongside.events.programme import read_programme
from alongside.events.promises import promises_of_event
from alongside.partnership.figures import site
from alongside.shared.dates import at
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route
from alongside.shared.promises import settle
from alongside.shared.texts.actions import add_wording, write_text
from alongside.shared.texts.models import Mode, Text, Wording


@transaction.atomic
def hold_event(
    title: str,
    *,
    about: str,
    mode: str,
    day: datetime.date,
    start: datetime.time | None = None,
    end: datetime.time | None = None,
    second: bool | None = None,
    known: str = Event.Known.TIMES,
    is_certain: bool = True,
    kind: str = Event.Kind.EVENT,
    series: Series | None = None,
    fee: str = "",
    no_fee_because: str = "",
    expenses: str = "",
    paid_when: str = "",
    title_shorter: str = "",
    about_shorter: str = "",
    language: str = "en-GB",
    by,
    via: str = Route.WEB,
) -> Event:
    """Write an event down; nobody sees it before `publish_event`. Times are those of the partnership's clocks.

    `known` says how much of the date is known: of a month, `day` is any day in it. `second` answers, for an hour that
    the clocks show twice, whether the second one is meant.
    """
    starts_at, ends_at = span(day, start, end, known, second=second)
    event = Event.objects.create(
        kind=kind,
        series=series,
        title=write_text(title.strip(), by=by, language=language, shorter=title_shorter.strip()),
        about=write_text(about.strip(), by=by, language=language, shorter=about_shorter.strip()),
        mode=mode,
        starts_at=starts_at,
        ends_at=ends_at,
        known=known,
        is_certain=is_certain,
        fee=fee.strip(),
        no_fee_because=no_fee_because.strip(),
        expenses=expenses.strip(),
        paid_when=paid_when.strip(),
    )
    record(by, "wrote down an event", event, via=via)
    return event


def span(
    day: datetime.date,
    start: datetime.time | None,
    end: datetime.time | None,
    known: str,
    *,
    second: bool | None = None,
) -> tuple[datetime.datetime, datetime.datetime]:
    """The first and the last moment of an event, in UTC.

    An end that is not after the start is on the next day only when the clock says so by six in the morning: an event
    until 1 am ends on the morning after. Of a day or a month of which no more is known, the first and the last minute.
    """
    zone = site().zone
    if known != Event.Known.TIMES:
        first = day.replace(day=1) if known == Event.Known.MONTH else day
        last = (
            first.replace(day=monthrange(first.year, first.month)[1]) if known == Event.Known.MONTH else first
        )
        midnight, last_minute = datetime.time(0), datetime.time(23, 59)
        return moment(first, midnight, zone, field="day"), moment(last, last_minute, zone, field="day")
    for clock, field in ((start, "start"), (end, "end")):
        if clock is None:
            raise Refused(
                _("Say when it starts and when it ends, or that the times are not known yet."), field=field
            )
    last_day = day if end > start else day + datetime.timedelta(days=1)
    if last_day != day and end > datetime.time(6):
        raise Refused(_("The end is before the start. Look at the two times again."), field="end")
    return moment(day, start, zone, field="start", second=second), moment(
        last_day, end, zone, field="end", second=second
    )


def moment(day, clock, zone: str, *, field: str, second: bool | None = None) -> datetime.datetime:
    """`shared.dates.at`, with the refusal put beside the field that it is about."""
    try:
        return at(day, clock, zone, second=second)
    except Refused as no:
        raise type(no)(no.sentence, field=field) from no


@transaction.atomic
def change_event(
    event: Event,
    *,
    title: str,
    about: str,
    mode: str,
    day: datetime.date,
    start: datetime.time | None = None,
    end: datetime.time | None = None,
    second: bool | None = None,
    known: str = Event.Known.TIMES,
    is_certain: bool = True,
    fee: str = "",
    no_fee_because: str = "",
    expenses: str = "",
    paid_when: str = "",
    kind: str = Event.Kind.EVENT,
    series: Series | None = None,
    by,
    via: str = Route.WEB,
) -> Event:
    """Put right what is said about an event. A new time, or one made certain, is told to everybody who booked (K5)."""
    event = Event.objects.select_for_update(of=("self",)).with_texts().get(pk=event.pk)
    if event.is_called_off:
        raise Refused(_("This event was called off. Write down a new one."))
    before = when_and_how(event)
    event.starts_at, event.ends_at = span(day, start, end, known, second=second)
    event.mode, event.known, event.is_certain, event.kind, event.series = (
        mode,
        known,
        is_certain,
        kind,
        series,
    )
    event.fee, event.no_fee_because = fee.strip(), no_fee_because.strip()
    event.expenses, event.paid_when = expenses.strip(), paid_when.strip()
    for text, words in ((event.title, title), (event.about, about)):
        if text.wording(text.language).words != words.strip():
            add_wording(text, words.strip(), language=text.language, by=by)
    if event.is_published:
        settle(promises_of_event(event))
    event.save()
    now = when_and_how(event)
    if before[:2] != now[:2]:
        move_programme(event, *before[:2])
        end_offers_before_it_begins(event)
    if event.known != Event.Known.TIMES:
        hold_offers_back(event)
    if not event.has_begun:
        open_the_line_again(event)
    if before[:-1] != now[:-1]:
        ask_again(event)
    if before != now:
        told_again(event)
    record(by, "changed an event", event, via=via)
    return event


def when_and_how(event: Event) -> tuple:
    """What people plan by; that it became certain stands last, for it asks for nothing anew."""
    return (event.starts_at, event.ends_at, event.known, event.mode, event.is_certain)


def move_programme(event: Event, started: datetime.datetime, ended: datetime.datetime) -> None:
    """An event that is moved as a whole takes the times of its programme along, on the clocks of its day."""
    zone = ZoneInfo(site().zone)
    old, new = (moment.astimezone(zone).replace(tzinfo=None) for moment in (started, event.starts_at))
    end = event.ends_at.astimezone(zone).replace(tzinfo=None)
    if end - new != ended.astimezone(zone).replace(tzinfo=None) - old:
        return
    later = datetime.datetime.combine(old.date(), new.time()) - old
    for item in event.programme.all() if later else ():
        item.at = (datetime.datetime.combine(old.date(), item.at) + later).time()
        item.save(update_fields=["at"])


@transaction.atomic
def add_place(
    event: Event,
    name: str,
    *,
    address: str = "",
    is_online: bool = False,
    setting: str = "",
    bookable: int | None = None,
    room_limit: int | None = None,
    facts=None,
    by,
    via: str = Route.WEB,
) -> Place:
    """Say where it is. `facts` is {kind: answer} or {kind: (answer, note)}, with the names of AccessFact."""
    check_room(bookable, room_limit)
    event = lock(event)
    name, address = never_a_home(name, address, setting)
    place = Place.objects.create(
        event=event,
        name=name,
        address=address,
        is_online=is_online,
        setting=Place.Setting.ONLINE if is_online else setting,
        bookable=bookable,
        room_limit=room_limit,
        order=event.places.count(),
    )
    for kind, said in (facts or {}).items():
        answer, note = said if isinstance(said, tuple) else (said, "")
        if answer:
            say_access(place, kind, answer=answer, note=note, by=by, via=via)
    if event.is_published:
        settle(promises_of_event(event))
    record(by, "added a place", event, via=via)
    return place


def never_a_home(name: str, address: str, setting: str) -> tuple[str, str]:
    """Somebody's home is never written down as a name or an address (A7): an event is public."""
    if setting == Place.Setting.HOME:
        return _("Somebody's home"), ""
    return name.strip(), address.strip()


def check_room(bookable: int | None, room_limit: int | None) -> None:
    if bookable is not None and room_limit is not None and bookable > room_limit:
        raise Refused(
            _("More people could book than the room may hold. Put one of the two numbers right."),
            field="bookable",
        )


@transaction.atomic
def change_place(
    place: Place,
    name: str,
    *,
    address: str = "",
    is_online: bool = False,
    setting: str = "",
    bookable: int | None = None,
    room_limit: int | None = None,
    facts=None,
    by,
    via: str = Route.WEB,
) -> Place:
    """Put a place right: what is read by people who plan how to get in has to be true.

    Who has a place keeps it, even when fewer can book from now on.
    """
    check_room(bookable, room_limit)
    event = lock(place.event)
    before = (place.name, place.address, place.is_online)
    place.name, place.address = never_a_home(name, address, setting)
    place.is_online = is_online
    place.setting = Place.Setting.ONLINE if is_online else setting
    place.bookable, place.room_limit = bookable, room_limit
    place.save()
    for kind, (answer, note) in (facts or {}).items():
        say_access(place, kind, answer=answer, note=note, by=by, via=via)
    if event.is_published:
        settle(promises_of_event(event))
    if not event.is_called_off and before != (place.name, place.address, place.is_online):
        ask_again(event, place=place)
        told_again(event, place=place)
    record(by, "changed a place", event, via=via)
    return place


def told_again(event: Event, *, place: Place | None = None) -> None:
    """Whoever booked, here or at all, hears of the change, and is reminded of it; not once the event is over."""
    if not event.is_published or event.ends_at <= timezone.now():
        return
    event.changed += 1
    event.save(update_fields=["changed"])
    concerned = event.bookings.filter(place=place) if place else event.bookings.all()
    concerned.update(reminded=False)
    tell_who_booked(event, "changed", place=place)


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
    if event.is_called_off:
        raise Refused(_("This event was called off. Hold it again on another day."))
    settle(promises_of_event(event))
    event.published_at = timezone.now()
    event.save(update_fields=["published_at"])
    record(by, "published", event, via=via)
    return event


@transaction.atomic
def call_off(event: Event, *, why: str, by, via: str = Route.WEB) -> Event:
    """It does not take place. Everybody who booked is told why, each their own way. Nobody needs anything any more."""
    event = Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
    if event.is_called_off:
        return event
    if event.ends_at <= timezone.now():
        raise Refused(_("This event is over. It cannot be called off any more."))
    event.called_off_at, event.called_off_why = timezone.now(), why.strip()
    event.save(update_fields=["called_off_at", "called_off_why"])
    tell_who_booked(event, "called off")
    drop(event, Arrangement.objects.filter(booking__event=event))
    record(by, "called an event off", event, via=via)
    return event


@transaction.atomic
def set_programme(event: Event, *, programme: str, by, via: str = Route.WEB) -> Event:
    """What happens when, a line each; see `programme.read_programme`."""
    items = read_programme(programme)
    event.programme.all().delete()
    ProgrammeItem.objects.bulk_create(
        ProgrammeItem(event=event, at=item.at, words=item.words, is_break=item.is_break, order=order)
        for order, item in enumerate(items, start=1)
    )
    record(by, "wrote the programme", event, via=via)
    return event


@transaction.atomic
def hold_again(
    event: Event, *, day: datetime.date, second: bool | None = None, by, via: str = Route.WEB
) -> Event:
    """The same on another day: words, offer, places with their facts, and programme. Nobody sees it before it is published.

    At the same time on the clocks, whatever they did in between; `second` as in `hold_event`.
    """
    zone = ZoneInfo(site().zone)
    start, end = event.starts_at.astimezone(zone), event.ends_at.astimezone(zone)
    times = {"start": start.time(), "end": end.time()} if event.known == Event.Known.TIMES else {}
    made = hold_event(
        event.title.wording(event.title.language).words,
        about=event.about.wording(event.title.language).words,
        mode=event.mode,
        day=day,
        second=second,
        known=event.known,
        kind=event.kind,
        series=event.series,
        fee=event.fee,
        no_fee_because=event.no_fee_because,
        expenses=event.expenses,
        paid_when=event.paid_when,
        language=event.title.language,
        by=by,
        via=via,
        **times,
    )
    copy_wordings(event.title, made.title, by=by)
    copy_wordings(event.about, made.about, by=by)
    for place in event.places.prefetch_related("access_facts"):
        add_place(
            made,
            place.name,
            address=place.address,
            is_online=place.is_online,
            setting=place.setting,
            bookable=place.bookable,
            room_limit=place.room_limit,
            facts={fact.kind: (fact.answer, fact.note) for fact in place.access_facts.all()},
            by=by,
            via=via,
        )
    ProgrammeItem.objects.bulk_create(
        ProgrammeItem(event=made, at=item.at, words=item.words, is_break=item.is_break, order=item.order)
        for item in event.programme.all()
    )
    return made


def copy_wordings(old: Text, new: Text, *, by) -> None:
    """The newest words of each other language, and the shorter ones, as they are."""
    newest = {(one.language, one.mode): one for one in Wording.objects.filter(text=old).order_by("pk")}
    newest.pop((new.language, Mode.EVERYDAY), None)
    for (language, mode), one in newest.items():
        add_wording(new, one.words, by=by, language=language, mode=mode)


@transaction.atomic
def make_series(*, title: str, about: str, by, via: str = Route.WEB) -> Series:
    """Events that belong together and ask the same questions."""
    series = Series.objects.create(
        title=write_text(title.strip(), by=by), about=write_text(about.strip(), by=by)
    )
    record(by, "made a series of events", series, via=via)
    return series
