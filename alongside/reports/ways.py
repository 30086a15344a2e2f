"""The list "Get this your way": every format that can be made, and its address."""

from django.urls import reverse

from alongside.reports.models import Report
from alongside.shared.files import offered


def your_ways(address: str, ref) -> list[dict]:
    return [
        {"url": reverse(address, args=[ref, name]), "label": format.label, "download": True}
        for name, format in offered().items()
    ]


def way_out(paper) -> str | None:
    """A report goes out on its own page: there its numbers are held against the records, and people are asked."""
    report = Report.objects.filter(paper=paper).first()
    if report is None:
        return None
    return reverse("reports:put_right" if report.final_at else "reports:report", args=[report.ref])
