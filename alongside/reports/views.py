from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.events.models import Event
from alongside.reports.documents import (
    document_of_event,
    document_of_reported,
    structure_lines,
    where_it_comes_from,
)
from alongside.reports.figures import reported_view
from alongside.reports.models import ReportedSource
from alongside.reports.ways import your_ways
from alongside.shared.files import as_file
from alongside.shared.spreadsheets import csv_file
from alongside.shared.web import open_to_all


@open_to_all
def learning(request):
    """What others published, for us to learn from."""
    return render(
        request, "reports/learning.html", {"sources": ReportedSource.objects.visible_to(request.user)}
    )


@open_to_all
def reported(request, ref):
    source = get_object_or_404(ReportedSource.objects.visible_to(request.user).with_everything(), ref=ref)
    view = reported_view(source)
    context = {
        "view": view,
        "source": source,
        "banner": where_it_comes_from(view),
        "ways": [*your_ways("reports:reported_file", ref), dots_way(ref)],
        "structure": structure_lines(view),
    }
    return render(request, "reports/reported.html", context)


def dots_way(ref):
    return {
        "url": reverse("reports:reported_dots", args=[ref]),
        "label": _("The dots as a table (CSV)"),
        "download": True,
    }


@open_to_all
def reported_file(request, ref, format):
    source = get_object_or_404(ReportedSource.objects.visible_to(request.user).with_everything(), ref=ref)
    return as_file(request, document_of_reported(reported_view(source)), format, f"report-{format}")


@open_to_all
def reported_dots(request, ref):
    source = get_object_or_404(ReportedSource.objects.visible_to(request.user).with_everything(), ref=ref)
    view = reported_view(source)
    head = [_("Area"), _("Dots"), _("Place"), _("What people did")]
    return csv_file("dots", head, ([row.label, row.number, row.standing, row.fate] for row in view.rows))


@open_to_all
def event_report(request, ref):
    event = get_object_or_404(Event.objects.visible_to(request.user).with_texts(), ref=ref)
    context = {
        "event": event,
        "document": document_of_event(event),
        "ways": your_ways("reports:event_file", ref),
    }
    return render(request, "reports/event_report.html", context)


@open_to_all
def event_file(request, ref, format):
    event = get_object_or_404(Event.objects.visible_to(request.user).with_texts(), ref=ref)
    return as_file(request, document_of_event(event), format, f"report-{format}")
