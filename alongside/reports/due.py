"""What waits for those who make reports: thanks the day after, the report, and its end."""

import datetime
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.algorithms.working_days import add_working_days
from alongside.conversations.models import Question
from alongside.events.models import Attendance, Booking, Event, Series
from alongside.partnership.figures import our_days
from alongside.reports.models import Report
from alongside.reports.permissions import can_report
from alongside.reports.who_came import thanked_since
from alongside.shared.due import Due

LOOK_BACK = datetime.timedelta(days=60)
DAYS_TO_THANK, DAYS_TO_START = 1, 5  # working days
WITH_A_WAY = Q(person__is_active=True) | Q(guest__isnull=False)  # who came and can be thanked


def due(person, today: datetime.date) -> list[Due]:
    if not can_report(person):
        return []
    return [*to_thank_and_start(), *to_go_on(today)]


def to_thank_and_start() -> list[Due]:
    now = timezone.now()
    over = events_of_late(now)
    if not over:
        return []
    days_off, late = our_days(), came_later(over, now)
    found = series_to_start(over, now, days_off)
    for event in over:
        day = timezone.localtime(event.ends_at).date()
        if event.pk in late or (event.has_somebody and not hasattr(event, "thanked")):
            found.append(
                Due(
                    f"thank {event.ref}",
                    _("Thank the people who came to “%(title)s”."),
                    reverse("reports:thank", args=[event.ref]),
                    add_working_days(day, DAYS_TO_THANK, days_off),
                    title_of=event,
                )
            )
        if event.series_id is None and not hasattr(event, "report") and event.asks_something:
            found.append(
                Due(
                    f"report {event.ref}",
                    _("Put the report of “%(title)s” together."),
                    reverse("reports:start", args=[event.ref]),
                    add_working_days(day, DAYS_TO_START, days_off),
                    title_of=event,
                )
            )
    return found


def events_of_late(now: datetime.datetime) -> list[Event]:
    """Those that took place, and whether there is somebody to thank and something that was asked. One question."""
    of_it = {"event": OuterRef("pk")}
    ticked = Attendance.objects.filter(**of_it)
    placed = Booking.objects.coming().filter(**of_it, person__is_active=True)
    waited = Booking.objects.in_vain().filter(**of_it, hears_after=True, person__is_active=True)
    return list(
        Event.objects.filter(
            published_at__isnull=False, called_off_at=None, ends_at__lt=now, ends_at__gt=now - LOOK_BACK
        )
        .exclude(known=Event.Known.MONTH)
        .select_related("thanked", "report")
        .annotate(
            has_somebody=Exists(ticked.filter(WITH_A_WAY))
            | Exists(waited)
            | (~Exists(ticked) & Exists(placed)),
            asks_something=Exists(Question.objects.filter(**of_it)),
        )
    )


def came_later(events: Iterable[Event], now: datetime.datetime) -> set[int]:
    """Events of which somebody was written down after the others were thanked."""
    done = {event.pk: event for event in events if hasattr(event, "thanked")}
    if not done:
        return set()
    thanked = thanked_since(now - LOOK_BACK)
    rows = Attendance.objects.filter(WITH_A_WAY, event__in=done).select_related("person", "guest")
    return {
        one.event_id
        for one in rows
        if (str(done[one.event_id].ref), str((one.person or one.guest).ref)) not in thanked
    }


def series_to_start(over: Iterable[Event], now: datetime.datetime, days_off) -> list[Due]:
    """Series of which every event is over and that have no report yet."""
    of_series = {event.series_id for event in over} - {None}
    if not of_series:
        return []
    rows = (
        Series.objects.filter(pk__in=of_series, report=None, questions__isnull=False)
        .distinct()
        .prefetch_related("events")
    )
    found = []
    for one in rows:
        held = [event for event in one.events.all() if event.published_at and not event.called_off_at]
        last = max(event.ends_at for event in held)
        if last < now:
            found.append(
                Due(
                    f"report {one.ref}",
                    _("Put the report of “%(title)s” together."),
                    reverse("reports:start_series", args=[one.ref]),
                    add_working_days(timezone.localtime(last).date(), DAYS_TO_START, days_off),
                    title_of=one,
                )
            )
    return found


def to_go_on(today: datetime.date) -> list[Due]:
    """Reports that nobody was asked to check, and those of which the time to check is over."""
    rows = Report.objects.filter(Q(check_until=None) | Q(check_until__lt=today), final_at=None)
    return [
        Due(
            f"go on {one.ref}",
            _("Ask people to check “%(title)s”.") % {"title": one.paper.title}
            if one.check_until is None
            else _("The time to check is over. Make “%(title)s” final.") % {"title": one.paper.title},
            reverse("reports:report", args=[one.ref]),
            (one.check_until or timezone.localtime(one.started_at).date()) + datetime.timedelta(days=1),
        )
        for one in rows.select_related("paper")
    ]
