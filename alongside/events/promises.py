"""The rules of this room."""

from django.utils.translation import gettext as _

from alongside.events.models import AccessFact, Event
from alongside.shared.promises import Kept, Promise, Strength


def promises_of_event(event: Event) -> list[Promise]:
    """B1: nobody is asked to come before they can read how to get in, and what we pay."""
    return [access_promise(event), offer_promise(event)]


def access_promise(event: Event) -> Promise:
    places = list(event.places.prefetch_related("access_facts"))
    gaps = [found for place in places if (found := gaps_of(place))]
    if not places:
        gaps.append(_("There is no place yet."))
    elif event.mode != Event.Mode.ONLINE and all(place.is_online for place in places):
        gaps.append(_("People are asked to come, but there is no room yet."))
    return Promise(
        "B1",
        Strength.ENFORCE,
        _("Everybody can read how to get in before we ask them to come."),
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
    return Promise(
        "B1",
        Strength.ENFORCE,
        _("Everybody can read what we pay for."),
        Kept.YES if event.offer.strip() else Kept.NO,
        found="" if event.offer.strip() else _("Write what it costs and what we pay, even if it is nothing."),
    )
