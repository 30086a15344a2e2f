"""What waits for those who make reports: thanks the day after, the report, and its end."""

import datetime

from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.algorithms.working_days import add_working_days
from alongside.events.models import Attendance, Event, Series
from alongside.partnership.figures import our_days
from alongside.reports.models import Report
from alongside.reports.permissions import can_report
from alongside.reports.who_came import thanked_since
from alongside.shared.due import Due

LOOK_BACK = datetime.timedelta(days=60)
DAYS_TO_THANK, DAYS_TO_START = 1, 5  # working days


def due(person, today: datetime.date) -> list[Due]:
    if not can_report(person):
        return []
    return [*to_thank_and_start(), *to_go_on(today)]


def to_thank_and_start() -> list[Due]:
    now, days_off = timezone.now(), our_days()
    attendances = Attendance.objects.select_related("person", "guest")
    over = (
        Event.objects.filter(
            published_at__isnull=False, called_off_at=None, ends_at__lt=now, ends_at__gt=now - LOOK_BACK
        )
        .with_titles()
        .select_related("thanked", "report", "series__report")
        .prefetch_related("bookings", Prefetch("attendances", queryset=attendances), "questions")
    )
    found = series_to_start(over, days_off)
    thanked = thanked_since(now - LOOK_BACK)
    for event in over:
        day = timezone.localtime(event.ends_at).date()
        if waits_for_thanks(event, thanked):
            found.append(
                Due(
                    f"thank {event.ref}",
                    _("Thank the people who came to “%(title)s”.") % {"title": event.title},
                    reverse("reports:thank", args=[event.ref]),
                    add_working_days(day, DAYS_TO_THANK, days_off),
                )
            )
        if event.series is None and not hasattr(event, "report") and event.questions.all():
            found.append(
                Due(
                    f"report {event.ref}",
                    _("Put the report of “%(title)s” together.") % {"title": event.title},
                    reverse("reports:start", args=[event.ref]),
                    add_working_days(day, DAYS_TO_START, days_off),
                )
            )
    return found


def waits_for_thanks(event: Event, thanked: set[tuple[str, str]]) -> bool:
    """Nobody was thanked yet, or somebody was written down after the others were."""
    if not hasattr(event, "thanked"):
        return bool(event.bookings.all() or event.attendances.all())
    rows = event.attendances.all()
    here = [one.person for one in rows if one.person and one.person.is_active]
    here += [one.guest for one in rows if hasattr(one, "guest")]
    return any((str(event.ref), str(one.ref)) not in thanked for one in here)


def series_to_start(over, days_off) -> list[Due]:
    """Series of which every event is over and that have no report yet."""
    rows = (
        Series.objects.filter(events__in=over, report=None, questions__isnull=False)
        .distinct()
        .select_related("title")
        .prefetch_related("title__wordings", "events")
    )
    found = []
    for one in rows:
        held = [event for event in one.events.all() if event.published_at and not event.called_off_at]
        last = max(event.ends_at for event in held)
        if last < timezone.now():
            found.append(
                Due(
                    f"report {one.ref}",
                    _("Put the report of “%(title)s” together.") % {"title": one.title},
                    reverse("reports:start_series", args=[one.ref]),
                    add_working_days(timezone.localtime(last).date(), DAYS_TO_START, days_off),
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
