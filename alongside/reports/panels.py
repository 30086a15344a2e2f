from django.db.models import Q
from django.utils import timezone

from alongside.conversations.models import Question
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
    report = report_about(event)
    may_report = bool(can_report(request.user)) and event.is_published
    if report is None and not may_report and not has_questions(event):
        return None
    context = {
        "event": event,
        "report": report,
        "may_report": may_report,
        "access": words_about([event]),
        "may_thank": may_report and bool(to_thank(event)),
    }
    return part(request, "reports/_report_of_event.html", context)


def has_questions(event) -> bool:
    of = Q(event=event) | Q(series=event.series_id) if event.series_id else Q(event=event)
    return Question.objects.filter(of).exists()


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
