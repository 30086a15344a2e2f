"""The pages that everybody sees: the votes, one vote, its result, and how to count it again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from alongside.algorithms.receipts import CHECK_SIGNS, in_groups
from alongside.shared.history.figures import newest_line
from alongside.shared.kit.display import display_of
from alongside.shared.kit.templatetags.kit import whole_percent
from alongside.shared.spreadsheets import csv_file
from alongside.shared.texts.templatetags.texts import words
from alongside.shared.web import open_to_all
from alongside.voting import actions, figures, forms, promises
from alongside.voting.bundle import CHECKER, bundle_of
from alongside.voting.check_numbers import as_told
from alongside.voting.methods import method_of
from alongside.voting.models import Poll
from alongside.voting.pages import elector_of, on_paper, visible_poll
from alongside.voting.permissions import can_question, can_run_polls, can_see_names

SIZES = {"large", "a3"}  # of the sheets for a wall, besides the usual one


@open_to_all
def all_polls(request):
    polls = Poll.objects.visible_to(request.user).with_texts().order_by("-pk")[:300]
    groups = [
        (_("You can vote now"), [poll for poll in polls if poll.is_open]),
        (_("Coming"), [poll for poll in polls if poll.state == Poll.State.FROZEN]),
        (_("Votes that are over"), [poll for poll in polls if poll.is_over]),
        (_("Being written"), [poll for poll in polls if poll.state == Poll.State.DRAFT]),
    ]
    return render(
        request,
        "voting/all.html",
        {"groups": [group for group in groups if group[1]], "may_run": can_run_polls(request.user)},
    )


@open_to_all
def poll(request, ref):
    poll = visible_poll(request, ref, words=False)
    options = figures.options_with_parents(poll)
    figures.with_words(poll.title, poll.about, *figures.texts_of(options))
    return render(
        request,
        "voting/poll.html",
        {
            "poll": poll,
            "options": options,
            "strata": poll.strata.all(),
            "elector": elector_of(request, poll) if poll.is_open and poll.is_secret else None,
            "method": method_of(poll),
            "rules": method_of(poll).rules(poll),
            "sees_names": can_see_names(request.user, poll),
            "voted": figures.voted(poll),
            "may_run": can_run_polls(request.user, poll),
        },
    )


@open_to_all
def result(request, ref):
    poll = visible_poll(request, ref, words=False)
    found = figures.summary(poll)
    if found is None:
        figures.with_words(poll.title)
        return render(request, "voting/no_result.html", {"poll": poll, "voted": figures.voted(poll)})
    return render(
        request,
        "voting/result.html",
        {
            "poll": poll,
            "summary": found,
            "bars": bars(request, found),
            "how_counted": method_of(poll).how_counted(poll),
            "numbers": [in_groups(number) for number in found.check_numbers],
            "figures": figures_of(found),
            "sees_names": can_see_names(request.user, poll),
            "may_question": poll.state == Poll.State.PROVISIONAL and can_question(request.user),
            "few": promises.few_things_well(len(found.taken_on)),
            "may_decide": can_run_polls(request.user, poll) and not poll.is_election,
            "newest_line": newest_line(),
        },
    )


@open_to_all
@never_cache
def number(request, ref):
    """Was my vote counted? Somebody types their check number, or reads the whole list."""
    poll = visible_poll(request, ref)
    if not poll.has_result or not poll.is_secret:
        raise Http404
    all_numbers = poll.results.last().json["check_numbers"]
    form = forms.CheckNumberForm(request)
    typed = as_told(form.cleaned_data["typed"]) if form.is_bound and form.is_valid() else ""
    return render(
        request,
        "voting/number.html",
        {
            "poll": poll,
            "form": form,
            "typed": in_groups(typed),
            "found": typed in all_numbers,
            "is_whole": len(typed) == CHECK_SIGNS,
        },
    )


def question(request, ref):
    """Somebody says that the count is wrong: for themselves, or a worker for whoever rang, wrote or told them."""
    poll = visible_poll(request, ref)
    if not (may := can_question(request.user)):
        raise PermissionDenied(may.why)
    if poll.state != Poll.State.PROVISIONAL:
        return redirect("voting:result", poll.ref)
    form = forms.QuestionForm(request, writes_for_others=bool(can_run_polls(request.user, poll)))
    if form.act(actions.dispute, poll, by=request.user):
        messages.success(request, _("Thank you. Everybody can see now that the count is questioned."))
        return redirect("voting:result", poll.ref)
    return render(request, "voting/question.html", {"poll": poll, "form": form})


def figures_of(found: figures.PollSummary) -> list[dict]:
    """The few large numbers over a result."""
    shown = [{"number": found.people, "word": _("people")}]
    if found.poll.is_dots:
        shown.append({"number": found.total, "word": _("dots on ideas")})
        shown.append({"number": found.unused, "word": _("dots not used")})
    elif found.poll.is_election:
        shown.append({"number": found.poll.seats, "word": _("places")})
        shown.append({"number": found.result.json["count"]["quota"], "word": _("votes are enough")})
    if found.spoilt:
        shown.append({"number": found.spoilt, "word": _("papers that cannot be counted")})
    return shown


@open_to_all
def bundle(request, ref):
    """The vote in one file, for whoever wants to count it again."""
    poll = visible_poll(request, ref, words=False)
    if not poll.has_result:
        raise Http404
    answer = HttpResponse(bundle_of(poll), content_type="application/json")
    answer["Content-Disposition"] = 'attachment; filename="vote.json"'
    return answer


@open_to_all
def checker(request):
    """The program that counts it again: one file, which needs nothing but Python."""
    answer = HttpResponse(CHECKER.read_bytes(), content_type="text/x-python; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="check_vote.py"'
    return answer


def bars(request, found: figures.PollSummary) -> list[dict]:
    """The rows of the drawing; the line is drawn where what was taken on ends, if the numbers alone explain it."""
    if not found.poll.ends_in_numbers:
        return []
    most = max((row.total for row in found.rows), default=0)
    taken = [row for row in found.rows if row.taken_on]
    in_order = taken and all(row.taken_on for row in found.rows[: len(taken)])
    return [
        {
            "label": words({"display": display_of(request)}, row.option.title),
            "note": row.standing,
            "number": row.total,
            "share_percent": whole_percent(row.total, most),
            "cut_after": bool(in_order) and place == len(taken) and place < len(found.rows),
        }
        for place, row in enumerate(found.rows, start=1)
    ]


@open_to_all
def totals(request, ref):
    """The totals for a spreadsheet: the same numbers as on the page."""
    poll = visible_poll(request, ref)
    found = figures.summary(poll)
    if found is None:
        raise Http404
    fates = {True: _("taken on"), False: _("has to wait"), None: ""}
    if not poll.ends_in_numbers:
        return csv_file(f"vote-{poll.ref}", *in_words(found))
    header = [
        _("Place"),
        _("Idea"),
        _("Dots") if poll.is_dots else _("Points"),
        *(part.name for part in found.parts),
        _("Decision"),
    ]
    rows = [
        [
            row.standing,
            str(row.option.title),
            row.total,
            *(part.totals[at] for part in found.parts),
            fates[row.taken_on],
        ]
        for at, row in enumerate(found.rows)
    ]
    rows.append(["", _("All"), found.total, *(part.total for part in found.parts), ""])
    if poll.is_dots:
        rows.append(["", _("Dots not used"), found.unused, *(part.unused for part in found.parts), ""])
    rows.append(["", _("People"), found.people, *(part.people for part in found.parts), ""])
    return csv_file(f"vote-{poll.ref}", header, rows)


def in_words(found: figures.PollSummary) -> tuple[list, list]:
    """The header and rows of a vote without one number for each option."""
    header = [_("Idea"), _("All"), *(part.name for part in found.parts), _("Result")]
    rows = [
        [
            str(row.option.title),
            row.said,
            *(part.said[at] for part in found.parts),
            _("in") if row.is_in else "",
        ]
        for at, row in enumerate(found.rows)
    ]
    rows.append([_("People"), found.people, *(part.people for part in found.parts), ""])
    return header, rows


@open_to_all
def sheets(request, ref):
    """One sheet of paper for each idea, with room for dots."""
    poll = visible_poll(request, ref)
    size = request.GET.get("size", "")
    context = {
        "poll": poll,
        "options": on_paper(poll),
        "newest_line": newest_line(),
        "size": size if size in SIZES else "",
    }
    return render(request, "voting/sheets.html", context)
