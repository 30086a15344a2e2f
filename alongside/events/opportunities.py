"""Events that people can come to, for "Ways to be involved"."""

from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.events.models import AccessFact, Event
from alongside.events.templatetags.times import when
from alongside.partnership.figures import site
from alongside.shared.opportunities import Opportunity
from alongside.shared.texts.models import read_texts

MOST = 30


def opportunities() -> list[Opportunity]:
    events = list(
        Event.objects.filter(published_at__isnull=False, called_off_at=None)
        .coming(timezone.now())
        .prefetch_related("places__access_facts")[:MOST]
    )
    read_texts((events, "title"))
    zone = site().zone
    return [
        Opportunity(
            what=event.title.as_read,
            url=event.get_absolute_url(),
            kind=event.get_kind_display(),
            time=when(event, zone),
            access=access_in_words(event),
            offer=(_("It costs you nothing to come."), *event.offer),
            on=timezone.localtime(event.starts_at).date(),
        )
        for event in events
    ]


def access_in_words(event: Event) -> str:
    """What every place of it has, in a sentence; the rest stands on its page."""
    rooms = [place for place in event.places.all() if not place.is_online]
    if not rooms:
        return _("Online. Ask us if you need help to join.") if event.places.all() else ""
    yes = [
        {fact.kind for fact in place.access_facts.all() if fact.answer == AccessFact.Answer.YES}
        for place in rooms
    ]
    there = [
        str(label).lower() for kind, label in AccessFact.Kind.choices if all(kind in have for have in yes)
    ]
    tell_us = _("Tell us what you need, and we arrange it.")
    return f"{_('It has: %(facts)s.') % {'facts': ', '.join(there)}} {tell_us}" if there else tell_us
