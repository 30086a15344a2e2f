"""Voting papers: printed by workers, read by the people who were named to count."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from alongside.shared.history.figures import newest_line
from alongside.shared.web import never_kept
from alongside.voting import actions, bundle, counts, forms
from alongside.voting.methods import method_of
from alongside.voting.models import Stratum, Teller
from alongside.voting.pages import on_paper, poll_to_run, visible_poll, worker_form
from alongside.voting.permissions import can_count


def print_papers(request, ref):
    """Numbered voting papers, one on a page, to print."""
    poll = poll_to_run(request, ref)
    form = forms.PrintPapersForm(request)
    if form.is_bound and form.is_valid():
        first, papers = form.cleaned_data["first"], form.cleaned_data["papers"]
        return render(
            request,
            "voting/papers.html",
            {
                "poll": poll,
                "options": on_paper(poll),
                "method": method_of(poll),
                "rules": method_of(poll).rules(poll),
                "numbers": range(first, first + papers),
                "newest_line": newest_line(),
                "large": form.cleaned_data["large"],
            },
        )
    return worker_form(
        request,
        poll,
        form,
        _("Print voting papers"),
        _("Show them, to print"),
        _(
            "Each has a number, so that two people can read the same paper. Shuffle them before you hand them out."
        ),
    )


def teller_of(request, poll) -> Teller:
    if not (may := can_count(request.user, poll)):
        raise PermissionDenied(may.why)
    return poll.tellers.get(person=request.user)


@never_cache
def counting(request, ref):
    """Where somebody who counts finds what they count."""
    poll = visible_poll(request, ref)
    return render(
        request,
        "voting/counting.html",
        {
            "poll": poll,
            "teller": teller_of(request, poll),
            "strata": poll.strata.filter(kind=Stratum.Kind.PAPER),
            "open_form": forms.StepForm(request),
        },
    )


@never_kept
@never_cache
def read(request, ref, pk):
    """One paper after another, as this person reads them. What the other reads is on no page."""
    poll = visible_poll(request, ref)
    teller = teller_of(request, poll)
    stratum = get_object_or_404(Stratum, poll=poll, pk=pk, kind=Stratum.Kind.PAPER)
    options = on_paper(poll)
    form = forms.ReadPaperForm(request, poll, options)
    if form.act(actions.read_paper, stratum, teller, by=request.user):
        messages.success(request, _("Written down. Take the next paper."))
        return redirect("voting:read", poll.ref, stratum.pk)
    readings = counts.readings_of(stratum, poll)
    mine = readings.by(teller)
    is_third = mine.turn == 3 if mine else len(readings.all) == 2
    return render(
        request,
        "voting/read.html",
        {
            "poll": poll,
            "form": form,
            "stratum": stratum,
            "method": method_of(poll),
            "rules": method_of(poll).rules(poll),
            "mine": mine,
            "may_finish": mine and poll.takes_paper_counts and not mine.finished_at,
            "may_say_none": mine is None and poll.takes_paper_counts,
            "read": my_papers(poll, mine, options) if mine else [],
            "given": stratum.papers_given.count(),
            "differing": readings.differing if is_third and readings.both_finished else [],
            "done": forms.StepForm(request),
        },
    )


def my_papers(poll, mine, options) -> list[dict]:
    """What this person has read so far, the newest reading of each paper."""
    method = method_of(poll)
    lines = {line.number: line for line in sorted(mine.lines.all(), key=lambda line: line.pk)}
    return [
        {
            "number": number,
            "is_spoilt": line.is_spoilt,
            "said": method.lines(poll, line.choice, options),
        }
        for number, line in sorted(lines.items())
    ]


@require_POST
def finish(request, ref, pk):
    poll = visible_poll(request, ref)
    teller = teller_of(request, poll)
    stratum = get_object_or_404(Stratum, poll=poll, pk=pk, kind=Stratum.Kind.PAPER)
    form = forms.FinishForm(request)
    if form.act(actions.finish_reading, stratum, teller, by=request.user):
        messages.success(request, _("Thank you. Your reading is final."))
    for sentence in form.non_field_errors():
        messages.error(request, sentence)
    return redirect("voting:read", poll.ref, stratum.pk)


@require_POST
def open_numbers(request, ref):
    """Each check number with its paper, for those who counted: so that they can hold the file of all against it."""
    poll = visible_poll(request, ref)
    teller = teller_of(request, poll)
    form = forms.StepForm(request)
    if not form.act(actions.open_the_box, poll, teller, by=request.user):
        for sentence in form.non_field_errors():
            messages.error(request, sentence)
        return redirect("voting:counting", poll.ref)
    answer = HttpResponse(bundle.tellers_file(poll), content_type="application/json")
    answer["Content-Disposition"] = 'attachment; filename="papers.json"'
    return answer
