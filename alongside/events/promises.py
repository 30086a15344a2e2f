"""The rules of this room."""

from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.events.models import AccessFact, Event
from alongside.events.programme import LONGEST_WITHOUT_BREAK, longest_stretch
from alongside.partnership.figures import site
from alongside.shared.promises import Kept, Promise, Strength


def promises_of_event(event: Event) -> list[Promise]:
    """B1, F1: nobody is asked to come before they can read how to get in, and what we offer.

    A line in the diary of which only the day or the month is known asks nobody to come yet.
    """
    return [access_promise(event), offer_promise(event)]


def access_promise(event: Event) -> Promise:
    sentence = _("Everybody can read how to get in before we ask them to come.")
    if event.known != Event.Known.TIMES:
        return Promise("B1", Strength.ENFORCE, sentence, Kept.NOT_PROMISED_YET)
    places = list(event.places.prefetch_related("access_facts"))
    gaps = [found for place in places if (found := gaps_of(place))]
    if not places:
        gaps.append(_("There is no place yet."))
    elif event.mode != Event.Mode.ONLINE and all(place.is_online for place in places):
        gaps.append(_("People are asked to come, but there is no room yet."))
    return Promise(
        "B1",
        Strength.ENFORCE,
        sentence,
        Kept.NO if gaps else Kept.YES,
        found=" ".join(gaps),
    )


def gaps_of(place) -> str:
    """The facts that nobody has answered. "We have not checked" is an answer."""
    if place.is_online:
        return ""
    answered = {fact.kind for fact in place.access_facts.all()}
    missing = [str(label).lower() for kind, label in AccessFact.Kind.choices if kind not in answered]
    if not missing:
        return ""
    return _("%(place)s: say yes, no or “we have not checked” for %(facts)s.") % {
        "place": place.name,
        "facts": ", ".join(missing),
    }


def offer_promise(event: Event) -> Promise:
    missing = []
    if not (event.fee or event.no_fee_because):
        missing.append(_("Say what we pay people, or why there is no fee."))
    if not event.expenses:
        missing.append(_("Say which costs we pay back."))
    if not event.paid_when:
        missing.append(_("Say how and when we pay."))
    return Promise(
        "F1",
        Strength.ENFORCE,
        _("Everybody can read what we offer before they say yes."),
        Kept.NO if missing else Kept.YES,
        found=" ".join(missing),
    )


def needs_are_met(open_ones) -> Promise:
    """B2: an event goes ahead when every need is arranged; else each of its people hears why first.

    `open_ones` are the needs of people who come that nobody has arranged.
    """
    number = len(open_ones)
    return Promise(
        "B2",
        Strength.EXPLAIN,
        _("Everybody has what they need, and knows it, before the event goes ahead."),
        Kept.NO if number else Kept.YES,
        found=ngettext(
            "1 need is not arranged yet. If it stays so, its person reads your reason first.",
            "%(number)d needs are not arranged yet. If it stays so, their people read your reason first.",
            number,
        )
        % {"number": number}
        if number
        else "",
    )


def breaks_promises(event: Event, programme) -> list[Promise]:
    """B1: a break at least every hour and a half. Advice only, and only once there is a programme."""
    if not programme or event.known != Event.Known.TIMES:
        return []
    zone = ZoneInfo(site().zone)
    start, end = event.starts_at.astimezone(zone).time(), event.ends_at.astimezone(zone).time()
    longest = longest_stretch(programme, start, end)
    return [
        Promise(
            "B1",
            Strength.ADVISE,
            _("There is a break at least every hour and a half."),
            Kept.NO if longest > LONGEST_WITHOUT_BREAK else Kept.YES,
            found=_("The longest time without one is %(minutes)d minutes.") % {"minutes": longest},
        )
    ]
