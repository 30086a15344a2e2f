from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from alongside.conversations.models import Question
from alongside.events.models import Event
from alongside.reports.access import words_about
from alongside.reports.figures import report_about
from alongside.reports.models import Report
from alongside.reports.permissions import can_report
from alongside.reports.who_came import to_thank
from alongside.shared.panels import part


def report_of_event(request, event):
    """The report of an event: how far it is, and for those who work here the one next step."""
    if event.ends_at > timezone.now() or event.is_called_off:
        return None
    known = what_is_known(event)
    report = report_about(known)
    may_report = bool(can_report(request.user)) and event.is_published
    if report is None and not may_report and not known.asks_something:
        return None
    context = {
        "event": event,
        "report": report,
        "may_report": may_report,
        "access": words_about([known]),
        "may_thank": may_report and bool(to_thank(event)),
    }
    return part(request, "reports/_report_of_event.html", context)


def what_is_known(event) -> Event:
    """The event with its report, the numbers that were kept of what people needed, and whether it asks something."""
    asked = Question.objects.filter(Q(event=OuterRef("pk")) | Q(series=OuterRef("series")))
    rows = Event.objects.select_related("report__paper", "series__report__paper", "access_count")
    return rows.annotate(asks_something=Exists(asked)).get(pk=event.pk)


def report_of_series(request, series):
    """The one report of all events of a series."""
    report = Report.objects.filter(series=series).select_related("paper").first()
    may_report = bool(can_report(request.user))
    if report is None and not may_report:
        return None
    context = {"series": series, "report": report, "may_report": may_report}
    return part(request, "reports/_report_of_series.html", context)


def report_of_paper(request, paper):
    """On the page of a paper that is a report: where its numbers come from."""
    report = Report.objects.filter(paper=paper).first()
    return part(request, "reports/_report_of_paper.html", {"report": report}) if report else None
