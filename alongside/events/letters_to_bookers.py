"""The letters to those who booked: their ticket, the waiting list, an offer, what is arranged, a reminder, a change."""

from collections.abc import Sequence

from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.events.letters import facts_in_words
from alongside.events.models import Arrangement, Booking, Event, Place
from alongside.events.rooms import number_in_line
from alongside.events.templatetags.times import clock, when
from alongside.formats.document import Builder, Document
from alongside.partnership.figures import site
from alongside.shared.post.actions import queue_letter
from alongside.shared.post.models import Letter

IN_ENGLISH = translation.override("en-gb")


def send(booking: Booking, doc: Builder, *, key: str, short: str) -> Letter:
    """To the person themselves, by their own way, with how to change or stop it."""
    contact(doc, booking)
    return queue_to(booking, doc, key=key, short=short)


def queue_to(booking: Booking, doc: Builder, *, key: str, short: str) -> Letter:
    """They expect it, for they booked."""
    return queue_letter(
        key,
        to=booking.person,
        room="events",
        why=_("This came to you because you booked."),
        document=doc.document(),
        link=booking.get_absolute_url(),
        short=short,
        is_expected=True,
    )


def next_key(about: str) -> str:
    """The key of the next letter about the same thing, which may be arranged, lost and arranged again."""
    return f"{about} {Letter.objects.filter(key__startswith=f'{about} ').count() + 1}"


def contact(doc: Builder, booking: Booking) -> None:
    """How to change it or to stop it, by every way: the end of each of these letters."""
    here = site()
    doc.heading(2, _("To change or cancel, or to ask"), id="contact")
    doc.paragraph(
        _("Tell us your name and this code: %(code)s. Any way is fine.") % {"code": booking.code},
        id="say-code",
    )
    if here.ways:
        doc.list([f"{way.label}: {way.value}" for way in here.ways], id="ways")
    doc.paragraph(
        _("Your own page: %(address)s") % {"address": settings.ADDRESS + booking.get_absolute_url()},
        id="page",
    )


def short_of(event: Event) -> dict[str, str]:
    """For text messages: the title, and the day with the time."""
    start = timezone.localtime(event.starts_at)
    return {
        "title": str(event.title)[:60],
        "day": f"{date_format(start, 'j F')}, {clock(start)}" if event.known == "times" else when(event),
    }


def ticket(booking: Booking) -> Document:
    """The ticket as a document, for every format."""
    with IN_ENGLISH:
        doc = about_the_event(booking, titled(booking) % {"title": booking.event.title})
        contact(doc, booking)
        return doc.document()


def titled(booking: Booking) -> str:
    """A paper that looks like a ticket is one: whoever waits or cancelled is not sent on their way by it."""
    if booking.event.is_called_off:
        return _("Called off: %(title)s")
    return {
        Booking.State.PLACED: _("Your ticket: %(title)s"),
        Booking.State.WAITING: _("You are on the waiting list: %(title)s"),
        Booking.State.OFFERED: _("A place is free for you: %(title)s"),
        Booking.State.CANCELLED: _("Cancelled: %(title)s"),
        Booking.State.LET_GO: _("The place went to the next person: %(title)s"),
        Booking.State.NO_PLACE: _("There was no place for you: %(title)s"),
        Booking.State.UNANSWERED: _("We did not hear from you: %(title)s"),
    }[booking.state]


def about_the_event(booking: Booking, title: str) -> Builder:
    """When, where, how to get in, your code, who comes with you, what we arrange, what we pay."""
    event, here = booking.event, site()
    doc = Builder(title[:200], about=here.name)
    doc.paragraph(("bold", f"{when(event, here.zone)}."), id="when")
    if event.is_called_off:
        doc.paragraph(_("This does not take place."), " ", event.called_off_why, id="why")
    elif booking.state != Booking.State.PLACED:
        doc.paragraph(("bold", state_in_words(booking)), id="state")
    doc.paragraph(_("Your code: "), ("bold", booking.code), id="code")
    if booking.with_them:
        doc.paragraph(_("With you: %(who)s.") % {"who": company(booking)}, id="with-you")
    doc.heading(2, _("Where it is and how to get in"), id="where")
    place = booking.place
    doc.heading(3, place.name, id="place")
    if place.address and (not place.is_online or booking.state == Booking.State.PLACED):
        doc.paragraph(" ".join(place.address.split()), id="address")
    if facts := facts_in_words(place):
        doc.list(facts, id="facts")
    if booking.is_live:
        add_arrangements(doc, booking)
    if lines := [f"{clock(item.at)}: {item.words}" for item in event.programme.all()]:
        doc.heading(2, _("What happens when"), id="programme")
        doc.list(lines, id="programme-lines")
    doc.heading(2, _("What it costs, and what we pay"), id="offer")
    doc.list([_("It costs you nothing to come."), *event.offer], id="what-we-pay")
    return doc


def state_in_words(booking: Booking) -> str:
    """Whoever has no place reads it first, so that nobody sets off for nothing."""
    words = f"{booking.get_state_display()}."
    if booking.state == Booking.State.OFFERED:
        until = timezone.localtime(booking.offered_until)
        day = f"{date_format(until, 'l j F')}, {clock(until)}"
        words = f"{words} {_('Say yes or no by %(day)s.') % {'day': day}}"
    return words


def company(booking: Booking) -> str:
    """ "1 supporter, 2 children"."""
    numbers = [
        (booking.supporters, _("supporters")),
        (booking.assistants, _("personal assistants")),
        (booking.children, _("children")),
    ]
    return ", ".join(f"{words}: {number}" for number, words in numbers if number)


def add_arrangements(doc: Builder, booking: Booking) -> None:
    rows = list(booking.arrangements.all())
    doc.heading(2, _("What you need"), id="needs")
    if rows:
        doc.list([arrangement_in_words(one) for one in rows], id="arrangements")
    else:
        doc.paragraph(
            _("You told us of nothing. If there is something, tell us: we arrange it."), id="no-needs"
        )


def arrangement_in_words(one: Arrangement) -> str:
    """ "British Sign Language interpreter: asked for on 3 March, to be arranged by 10 March"."""
    what = f"{one.words} ({one.how_many})" if one.how_many > 1 else one.words
    if one.state == Arrangement.State.ASKED and one.due_on < one.asked_on:
        words = _(
            "%(what)s: asked for on %(asked)s. There is less time than this takes. We try at once, and tell you."
        )
    elif one.state == Arrangement.State.ASKED:
        words = _("%(what)s: asked for on %(asked)s. To be arranged by %(due)s.")
    elif one.state == Arrangement.State.CANNOT:
        words = _("%(what)s: we could not get it. %(why)s")
    elif one.who:
        words = _("%(what)s: arranged. %(who)s")
    else:
        words = _("%(what)s: arranged.")
    return words % {
        "what": what,
        "asked": date_format(one.asked_on, "j F"),
        "due": date_format(one.due_on, "j F"),
        "why": one.why_not,
        "who": one.who,
    }


@IN_ENGLISH
def queue_ticket(booking: Booking) -> Letter:
    doc = about_the_event(booking, _("You have a place: %(title)s") % {"title": booking.event.title})
    short = _("You have a place: %(title)s, %(day)s. Your code: %(code)s.")
    return send(
        booking,
        doc,
        key=f"ticket {booking.ref}",
        short=short % {**short_of(booking.event), "code": booking.code},
    )


@IN_ENGLISH
def queue_waiting(booking: Booking) -> Letter:
    number = number_in_line(booking)
    doc = Builder(
        (_("You are on the waiting list: %(title)s") % {"title": booking.event.title})[:200],
        about=site().name,
    )
    doc.paragraph(f"{when(booking.event, site().zone)}.", id="when")
    doc.paragraph(
        _("All places are taken now. You are number %(number)d on the list.") % {"number": number},
        id="number",
    )
    doc.paragraph(
        _("Nobody overtakes you. When a place is free for you, we tell you and hold it for some days."),
        id="line",
    )
    short = _("%(title)s, %(day)s, is full. You are number %(number)d on the waiting list.")
    return send(
        booking,
        doc,
        key=f"waiting {booking.ref}",
        short=short % {**short_of(booking.event), "number": number},
    )


@IN_ENGLISH
def queue_offer(booking: Booking) -> Letter:
    until = timezone.localtime(booking.offered_until)
    day = f"{date_format(until, 'l j F')}, {clock(until)}"
    doc = Builder(
        (_("A place is free for you: %(title)s") % {"title": booking.event.title})[:200], about=site().name
    )
    doc.paragraph(f"{when(booking.event, site().zone)}.", id="when")
    doc.paragraph(("bold", _("Say yes or no by %(day)s.") % {"day": day}), id="until")
    doc.paragraph(
        _("Until then the place is held for you. After that it goes to the next person."), id="held"
    )
    short = _("A place is free for you: %(title)s, %(day)s. Say yes or no by %(until)s.")
    return send(
        booking,
        doc,
        key=f"offer {booking.ref} {booking.offered_until:%Y%m%d%H%M}",
        short=short % {**short_of(booking.event), "until": day},
    )


@IN_ENGLISH
def queue_let_go(booking: Booking) -> Letter:
    doc = Builder(
        (_("The place went to the next person: %(title)s") % {"title": booking.event.title})[:200],
        about=site().name,
    )
    doc.paragraph(
        _(
            "We did not hear from you in time. That is all right. If you still want to come, tell us: we look again."
        ),
        id="words",
    )
    short = _(
        "%(title)s: we did not hear from you, so the place went to the next person. You can book again."
    )
    return send(booking, doc, key=f"let go {booking.ref}", short=short % short_of(booking.event))


@IN_ENGLISH
def queue_no_place(booking: Booking) -> Letter:
    """To whoever waited until it began: there was no place, how to hear what was said, and how to say something still."""
    event, here = booking.event, site()
    no_place = booking.state == Booking.State.NO_PLACE
    doc = Builder((titled(booking) % {"title": event.title})[:200], about=here.name)
    doc.paragraph(f"{when(event, here.zone)}.", id="when")
    if no_place:
        doc.paragraph(("bold", _("We are sorry. You waited, and there was no place for you.")), id="sorry")
    else:
        doc.paragraph(
            _("A place was held for you until it began. We did not hear from you. That is all right."),
            id="sorry",
        )
    doc.heading(2, _("What comes of it"), id="what-comes")
    doc.paragraph(
        _("You can read it here: %(address)s") % {"address": settings.ADDRESS + event.get_absolute_url()},
        id="read",
    )
    doc.paragraph(
        _("When we write to those who were there, we write to you too. If you would rather not: tell us."),
        id="hear",
    )
    doc.heading(2, _("What do you think?"), id="think")
    doc.paragraph(_("You can still tell us. We write it down in your words. Any way is fine."), id="tell-us")
    if here.ways:
        doc.list([f"{way.label}: {way.value}" for way in here.ways], id="ways")
    doc.paragraph(
        _("Your own page: %(address)s") % {"address": settings.ADDRESS + booking.get_absolute_url()},
        id="page",
    )
    if no_place:
        short = _(
            "We are sorry: there was no place for you at %(title)s, %(day)s. You can still tell us what you think."
        )
    else:
        short = _(
            "%(title)s, %(day)s, has begun, and we did not hear from you. You can still tell us what you think."
        )
    return queue_to(
        booking,
        doc,
        key=f"no place {booking.ref} {event.changed}",
        short=short % short_of(event),
    )


@IN_ENGLISH
def queue_cancelled(booking: Booking) -> Letter:
    doc = Builder((_("Cancelled: %(title)s") % {"title": booking.event.title})[:200], about=site().name)
    doc.paragraph(
        _("Your booking is cancelled. Thank you for telling us. You can book again at any time."), id="words"
    )
    doc.paragraph(_("If you did not cancel it, tell us: we put it right."), id="not-you")
    short = _("Your booking is cancelled: %(title)s, %(day)s. If that was not you, tell us.")
    return send(booking, doc, key=f"cancelled {booking.ref}", short=short % short_of(booking.event))


@IN_ENGLISH
def queue_arranged(one: Arrangement) -> Letter:
    event = one.booking.event
    doc = Builder((_("Arranged for you: %(title)s") % {"title": event.title})[:200], about=site().name)
    doc.paragraph(f"{when(event, site().zone)}.", id="when")
    doc.paragraph(("bold", arrangement_in_words(one)), id="what")
    doc.paragraph(_("Afterwards we ask you whether it was there. Only your answer counts."), id="after")
    short = _("%(what)s For %(title)s, %(day)s.")
    return send(
        one.booking,
        doc,
        key=next_key(f"arranged {one.ref}"),
        short=short % {**short_of(event), "what": arrangement_in_words(one)[:160]},
    )


@IN_ENGLISH
def queue_cannot(one: Arrangement) -> Letter:
    event, here = one.booking.event, site()
    doc = Builder(
        (_("We could not get what you need: %(title)s") % {"title": event.title})[:200], about=here.name
    )
    doc.paragraph(f"{when(event, here.zone)}.", id="when")
    doc.paragraph(("bold", one.words), id="what")
    doc.paragraph(one.why_not, id="why")
    doc.paragraph(
        _(
            "We are sorry. Tell us what would help instead, or whether you would rather not come. You hear it first."
        ),
        id="instead",
    )
    short = _("%(title)s, %(day)s: we could not get what you need: %(what)s. Please ring or text us.")
    return send(
        one.booking,
        doc,
        key=next_key(f"cannot {one.ref}"),
        short=short % {**short_of(event), "what": one.words[:80]},
    )


@IN_ENGLISH
def queue_reminder(booking: Booking) -> Letter:
    event = booking.event
    doc = about_the_event(booking, _("It is soon: %(title)s") % {"title": event.title})
    short = _("It is soon: %(title)s, %(day)s, %(place)s. Your code: %(code)s.")
    return send(
        booking,
        doc,
        key=f"reminder {booking.ref} {event.changed}",
        short=short % {**short_of(event), "place": booking.place.name[:60], "code": booking.code},
    )


@IN_ENGLISH
def queue_was_it_there(booking: Booking, rows: Sequence[Arrangement]) -> Letter:
    doc = Builder((_("Was it there? %(title)s") % {"title": booking.event.title})[:200], about=site().name)
    doc.paragraph(_("You told us what you need. Was it there? Only your answer counts."), id="question")
    doc.list([one.words for one in rows], id="needs")
    doc.paragraph(_("Say yes, partly or no: on your own page, or by phone, text or letter."), id="how")
    short = _("Was what you need there at %(title)s? Say yes, partly or no.")
    return send(booking, doc, key=f"was it there {booking.ref}", short=short % short_of(booking.event))


@IN_ENGLISH
def queue_changed(booking: Booking) -> Letter:
    event = booking.event
    doc = about_the_event(booking, _("This has changed: %(title)s") % {"title": event.title})
    short = _("This has changed: %(title)s is on %(day)s now. If you cannot come, tell us.") % short_of(event)
    if booking.state != Booking.State.PLACED:
        short = f"{short} {state_in_words(booking)}"
    return send(booking, doc, key=f"changed {booking.ref} {event.changed}", short=short)


@IN_ENGLISH
def queue_called_off(booking: Booking) -> Letter:
    event = booking.event
    doc = Builder((_("Called off: %(title)s") % {"title": event.title})[:200], about=site().name)
    doc.paragraph(f"{when(event, site().zone)}.", id="when")
    doc.paragraph(("bold", _("This does not take place.")), " ", event.called_off_why, id="why")
    doc.paragraph(_("If it has cost you something already, tell us: we pay it back."), id="costs")
    short = _("Called off: %(title)s, %(day)s. %(why)s")
    return send(
        booking,
        doc,
        key=f"called off {booking.ref}",
        short=short % {**short_of(event), "why": event.called_off_why[:120]},
    )


def tell_who_booked(event: Event, what: str, *, place: Place | None = None) -> int:
    """Tell everybody who has a place, is offered one or waits, here or at all: "changed" or "called off". How many letters."""
    queue = {"changed": queue_changed, "called off": queue_called_off}[what]
    rows = (
        Booking.objects.live()
        .filter(event=event)
        .select_related("person", "place")
        .prefetch_related("arrangements")
    )
    rows = rows.filter(place=place) if place else rows
    number = 0
    for booking in rows:
        booking.event = event
        queue(booking)
        number += 1
    return number
