"""What is printed before the day: it works when the network drops."""

from collections import Counter

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from alongside.events.models import Arrangement, Event
from alongside.events.permissions import can_run
from alongside.partnership.figures import site
from alongside.partnership.models import ContactWay
from alongside.shared.panels import panels
from alongside.shared.texts.models import read_texts
from alongside.shared.web import open_to_all, require

EMPTY_LINES, CASH_LINES = range(12), range(1, 14)


def the_event(request, ref) -> Event:
    event = get_object_or_404(Event.objects.visible_to(request.user), ref=ref)
    require(can_run(request.user, event))
    read_texts(([event], "title", "about"))
    return event


@never_cache
def pack(request, ref):
    """Everything on paper for one event: the list, what people need without names, sheets, cards, slips."""
    event = the_event(request, ref)
    rows = list(
        event.bookings.holding().select_related("person", "place").order_by("person__called", "person__name")
    )
    needs = Arrangement.objects.live().filter(booking__event=event)
    counted = Counter((one.words, one.get_state_display()) for one in needs)
    context = {
        "event": event,
        "places": event.places.prefetch_related("access_facts"),
        "rows": rows,
        "with_them": sum(one.with_them for one in rows),
        "heads": sum(1 + one.with_them for one in rows),
        "empty": EMPTY_LINES,
        "needs": [(words, state, number) for (words, state), number in sorted(counted.items())],
        "panels": panels("events.pack", request, event),
    }
    return render(request, "events/pack.html", context)


def claim_slip(request, ref):
    """A slip for costs, to fill in by hand: one for the person, one for whoever supports them (F2, F7)."""
    event = the_event(request, ref)
    return render(request, "events/claim_slip.html", {"event": event, "slips": range(2)})


def cash_sheet(request, ref):
    """Who got how much in cash on the day, signed for."""
    return render(request, "events/cash_sheet.html", {"event": the_event(request, ref), "lines": CASH_LINES})


@open_to_all
def bring_someone(request, ref):
    """Four cards on a page: bring someone with you."""
    event = get_object_or_404(Event.objects.visible_to(request.user), ref=ref)
    read_texts(([event], "title"))
    may_come = event.known == Event.Known.TIMES and not event.is_called_off and event.ends_at > timezone.now()
    context = {
        "event": event,
        "places": event.places.all(),
        "cards": range(4) if may_come else (),
        "ways": [way for way in site().ways if way.kind in (ContactWay.Kind.PHONE, ContactWay.Kind.TEXT)],
    }
    return render(request, "events/bring_someone.html", context)
