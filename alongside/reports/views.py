from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from alongside.conversations.figures import questions_of
from alongside.documents.actions.writing import newest_writing
from alongside.documents.wording import unexplained
from alongside.events.models import Event, Series
from alongside.reports.actions import (
    ask_latecomers_to_check,
    ask_people_to_check,
    finish_report,
    put_right_afterwards,
    put_together_again,
    start_report,
    thank_people,
    try_thanks,
)
from alongside.reports.documents import (
    document_of,
    document_of_event,
    document_of_reported,
    structure_lines,
    where_it_comes_from,
)
from alongside.reports.figures import days_to_check, open_corrections, report_about, reported_view
from alongside.reports.forms import CheckForm, FinishForm, PutRightForm, StartForm, ThanksForm
from alongside.reports.models import Report, ReportedSource
from alongside.reports.permissions import can_report
from alongside.reports.promises import checked_long_enough
from alongside.reports.traces import Trace, loose_in
from alongside.reports.ways import your_ways
from alongside.reports.who_came import to_ask, to_thank, who_came
from alongside.shared.files import as_file
from alongside.shared.spreadsheets import csv_file
from alongside.shared.web import open_to_all, require


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


def event_that_began(request, ref) -> Event:
    """Nothing was heard at an event that is still to come."""
    event = get_object_or_404(Event.objects.visible_to(request.user).with_texts(), ref=ref)
    if not event.has_begun:
        raise Http404
    return event


@open_to_all
def event_report(request, ref):
    """What was recorded so far; once people can check the report itself, this leads to it."""
    event = event_that_began(request, ref)
    if (report := report_about(event)) is not None and report.paper.is_out:
        return redirect(report.paper)
    context = {
        "event": event,
        "document": document_of_event(event),
        "ways": your_ways("reports:event_file", ref),
    }
    return render(request, "reports/event_report.html", context)


@open_to_all
def event_file(request, ref, format):
    event = event_that_began(request, ref)
    return as_file(request, document_of_event(event), format, f"report-{format}")


def worker_event(request, ref) -> Event:
    require(can_report(request.user))
    return get_object_or_404(Event.objects.visible_to(request.user).with_texts(), ref=ref)


def thank(request, ref):
    """Thank everybody who came. The words are shown first, and can be looked at in every format."""
    event = worker_event(request, ref)
    people = len(to_thank(event))
    form = ThanksForm(request, initial={"words": so_far(event)})
    if "look" in request.POST:
        if letter := form.act(try_thanks, event, by=request.user):
            return redirect("post:try", letter.ref)
    elif form.act(thank_people, event, by=request.user):
        words = ngettext(
            "%(number)d person gets it. You can stop it for one minute, under “Letters”.",
            "%(number)d people get it. You can stop it for one minute, under “Letters”.",
            people,
        )
        messages.success(request, words % {"number": people})
        return redirect(event)
    context = {"event": event, "form": form, "people": people}
    return render(request, "reports/thank.html", context)


def so_far(event) -> str:
    """A start for the words: what came of each question."""
    lines = [
        f"{question.text} {question.conclusion.text}"
        for question in questions_of(event)
        if question.conclusion
    ]
    return "\n".join(lines)


def start(request, ref):
    event = worker_event(request, ref)
    return start_page(request, event)


def start_series(request, ref):
    require(can_report(request.user))
    return start_page(request, get_object_or_404(Series.objects.select_related("title"), ref=ref))


def start_page(request, about):
    form = StartForm(request)
    if report := form.act(start_report, about, by=request.user):
        messages.success(
            request, _("The report is put together. Look at it, and change its words if you like.")
        )
        return redirect("reports:report", report.ref)
    return render(request, "reports/start.html", {"about": about, "form": form})


def the_report(request, ref) -> Report:
    require(can_report(request.user))
    rows = Report.objects.select_related("paper", "event__title", "series__title")
    return get_object_or_404(rows, ref=ref)


def report(request, ref):
    """How far a report is, and the one next step."""
    one = the_report(request, ref)
    draft = newest_writing(one.paper).document
    explained = {figure for figure, _words, _source in one.explained}
    loose = loose_in(draft, document_of(one.about, one.events)) if not one.final_at else ()
    context = {
        "report": one,
        "paper": one.paper,
        "unknown": [one for one in loose if one.figure not in explained],
        "people": len(who_came(one.events)),
        "open": open_corrections(one),
        "late": len(to_ask(one)) if checks_now(one) else 0,
    }
    return render(request, "reports/report.html", context)


def checks_now(one: Report) -> bool:
    return one.check_until is not None and not one.final_at and timezone.localdate() <= one.check_until


def ask_to_check(request, ref):
    one = the_report(request, ref)
    form = CheckForm(request, unexplained(newest_writing(one.paper).document))
    if form.act(ask_people_to_check, one, by=request.user):
        messages.success(request, _("Everybody who was there gets it, each their own way."))
        return redirect("reports:report", one.ref)
    context = {"report": one, "form": form, "days": days_to_check()}
    return render(request, "reports/ask_to_check.html", context)


@require_POST
def ask_others(request, ref):
    """Whoever was written down after the others were asked."""
    one = the_report(request, ref)
    form = FinishForm(request)
    if form.act(ask_latecomers_to_check, one, by=request.user):
        messages.success(request, _("They get it too, each their own way."))
    else:
        messages.error(request, " ".join(form.non_field_errors()))
    return redirect("reports:report", one.ref)


def finish(request, ref):
    one = the_report(request, ref)
    form = FinishForm(request)
    early = checked_long_enough(one, timezone.localdate())
    if form.act(finish_report, one, by=request.user):
        messages.success(request, _("The report is final, and everybody can read it in every format."))
        return redirect(one.paper)
    return render(request, "reports/finish.html", {"report": one, "form": form, "early": early.found})


@require_POST
def again(request, ref):
    """Put the draft together again, with what was recorded since."""
    one = the_report(request, ref)
    form = FinishForm(request)
    if form.act(put_together_again, one, by=request.user):
        messages.success(request, _("The draft is put together again."))
    else:
        messages.error(request, " ".join(form.non_field_errors()))
    return redirect("reports:report", one.ref)


def put_right(request, ref):
    """A correction that came when the report was final."""
    one = the_report(request, ref)
    form = PutRightForm(request)
    if form.act(put_right_afterwards, one, by=request.user):
        messages.success(request, _("A new version is out. It says first what was put right."))
        return redirect(one.paper)
    return render(request, "reports/put_right.html", {"report": one, "form": form})


@open_to_all
def records(request, ref):
    """Where each number of a report comes from, with a way to its record; public once the report is."""
    one = get_object_or_404(Report.objects.select_related("paper"), ref=ref)
    if not one.paper.is_out:
        require(can_report(request.user))
    said = [Trace(figure, words, source, "") for figure, words, source in one.explained]
    traces = [*(Trace(*row) for row in one.traces), *said]
    records: dict[tuple[str, str], dict] = {}
    for trace in traces:
        kept = {"words": trace.record, "link": trace.link, "traces": []}
        found = records.setdefault((trace.record, trace.link), kept)["traces"]
        if all(one.counts != trace.counts for one in found):  # a sentence with two numbers stands there once
            found.append(trace)
    context = {"paper": one.paper, "records": list(records.values())}
    return render(request, "reports/records.html", context)
