from django.utils import timezone

from alongside.conversations.models import Question
from alongside.reports.access import access_of, is_settled, settled_on
from alongside.reports.figures import report_about
from alongside.reports.models import Report, Thanked
from alongside.reports.permissions import can_report
from alongside.shared.panels import part


def report_of_event(request, event):
    """The report of an event: how far it is, and for those who work here the one next step."""
    is_over = event.ends_at < timezone.now()
    report = report_about(event) if is_over else None
    may_report = bool(can_report(request.user)) and is_over and event.is_published
    if report is None and not may_report and not Question.objects.filter(event=event).exists():
        return None
    context = {
        "event": event,
        "report": report,
        "may_report": may_report,
        "access": access_of([event]) if is_over and is_settled(event) else None,
        "access_from": settled_on(event) if is_over else None,
        "thanked": may_report and Thanked.objects.filter(event=event).exists(),
    }
    return part(request, "reports/_report_of_event.html", context)


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
