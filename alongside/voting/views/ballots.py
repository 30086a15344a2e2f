"""Voting: the code, the paper, the same paper to check, and the box."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from alongside.algorithms.receipts import in_groups
from alongside.people.figures import for_themselves_alone
from alongside.shared.errors import Refused
from alongside.shared.history.models import Route
from alongside.shared.web import never_kept, open_to_all
from alongside.voting import actions, forms
from alongside.voting.check_numbers import in_words
from alongside.voting.methods import method_of
from alongside.voting.models import Elector, OpenVote
from alongside.voting.pages import elector_of, on_paper, poll_to_run, visible_poll
from alongside.voting.permissions import can_see_names, can_vote


@open_to_all
@never_cache
def code(request, ref):
    for_themselves_alone(request)
    poll = visible_poll(request, ref)
    form = forms.CodeForm(request)
    form.fields["typed"].initial = request.GET.get("code", "")[:40]
    if poll.is_open and (tried := form.act(actions.try_code, poll)):
        if tried.elector:
            request.session[f"vote {poll.ref}"] = tried.elector.pk
            return redirect("voting:ballot", poll.ref)
        form.add_error("typed", tried.sentence)
    return render(request, "voting/code.html", {"poll": poll, "form": form})


@open_to_all
@never_cache
def ballot(request, ref):
    """The paper, then the same paper to check, then the box. Nothing is kept until the last button."""
    for_themselves_alone(request)
    poll = visible_poll(request, ref)
    elector = elector_of(request, poll)
    if not poll.is_secret:
        return open_ballot(request, poll, elector)
    options = on_paper(poll)
    form = forms.BallotForm(request, poll, options)
    sent = request.POST.get("step") == "send"
    if sent and elector and (done := form.act(actions.cast, poll, elector)):
        return render(request, "voting/cast.html", {"poll": poll, **told(done)})
    may = can_vote(elector, poll)
    if not may:
        another = elector is not None and poll.is_open
        context = {"poll": poll, "why": may.why, "elector": elector, "may_be_another": another}
        return render(request, "voting/cannot_vote.html", context)
    opened = elector if f"vote {poll.ref}" in request.session else None
    return paper_or_check(request, poll, form, options, opened_by_code=opened)


def open_ballot(request, poll, elector):
    """A paper with a name on it: the group sees it, and it can be changed until the close."""
    if not (may := can_see_names(request.user, poll)):
        raise PermissionDenied(may.why)
    if elector is None or elector.person_id != request.user.pk:
        raise PermissionDenied(_("You are not on the list of voters of this vote."))
    before = OpenVote.objects.filter(elector=elector).first()
    options = on_paper(poll)
    form = forms.OpenBallotForm(request, poll, options, before.choice if before else None)
    if request.POST.get("step") == "send" and form.act(actions.vote_openly, poll, elector, by=request.user):
        messages.success(request, _("Your vote is in. You can change it until the vote closes."))
        return redirect("voting:names", poll.ref)
    return paper_or_check(request, poll, form, options, before=before)


def paper_or_check(request, poll, form, options, **more):
    """Show the filled-in paper to be checked when it follows the rules, or else the paper with what is wrong."""
    method = method_of(poll)
    context = {"poll": poll, "form": form, "method": method, "rules": method.rules(poll), **more}
    if form.is_bound and request.POST.get("step") != "change" and form.is_readable():
        try:
            paper = actions.clean_choice(poll, form.choice())
        except Refused as no:
            form.add_error(None, no.sentence)
        else:
            context |= {
                "lines": method.lines(poll, paper, options),
                "kept": [(name, form.data.get(name, "")) for _option, name in form.numbered],
                "left": method.left(poll, paper),
                "is_empty": not paper,
            }
            return render(request, "voting/check.html", context)
    return render(request, "voting/ballot.html", context)


def told(done: actions.Cast) -> dict:
    """What a voter sees and hears of their check number."""
    return {
        "done": done,
        "number": in_groups(done.receipt),
        "number_in_words": in_words(done.receipt),
    }


@never_kept
@never_cache
def phone_ballot(request, ref, card):
    """The same paper, filled in by a worker for somebody who rang."""
    poll = poll_to_run(request, ref)
    elector = get_object_or_404(Elector.objects.select_related("person"), poll=poll, card_no=card)
    options = on_paper(poll)
    if not poll.is_secret:
        return open_phone_ballot(request, poll, elector, options)
    form = forms.PhoneBallotForm(request, poll, options)
    sent = request.POST.get("step") == "send"
    via = told_by(request)
    by_phone = {"by_phone": True, "elector": elector, "via": via}
    if sent and (done := form.act(actions.cast, poll, elector, by=request.user, via=via)):
        return render(request, "voting/cast.html", {"poll": poll, **by_phone, **told(done)})
    if not (may := can_vote(elector, poll)):
        return render(request, "voting/cannot_vote.html", {"poll": poll, "why": may.why, **by_phone})
    return paper_or_check(request, poll, form, options, **by_phone)


def told_by(request) -> str:
    """By which way a worker is told a vote: as they said on the page before, else by phone."""
    via = request.GET.get("via", "")
    return via if via in dict(forms.TOLD_BY) else Route.PHONE


def open_phone_ballot(request, poll, elector, options):
    if not poll.is_open:
        return render(
            request,
            "voting/cannot_vote.html",
            {"poll": poll, "why": _("This vote is not open."), "elector": elector},
        )
    form = forms.OpenPhoneBallotForm(request, poll, options)
    if request.POST.get("step") == "send" and form.act(
        actions.vote_openly, poll, elector, by=request.user, via=told_by(request)
    ):
        messages.success(request, _("Their vote is in. They can change it until the vote closes."))
        return redirect("voting:run", poll.ref)
    more = {"by_phone": True, "elector": elector, "via": told_by(request)}
    return paper_or_check(request, poll, form, options, **more)


def names(request, ref):
    """Who said what in an open vote: for the group that votes, and nobody else."""
    poll = visible_poll(request, ref)
    if poll.is_secret:
        raise Http404
    if not (may := can_see_names(request.user, poll)):
        raise PermissionDenied(may.why)
    mine = elector_of(request, poll)
    shown = poll.shown_while_open or poll.is_over
    votes = OpenVote.objects.filter(elector__poll=poll)
    if not shown:
        votes = votes.filter(elector=mine)
    options, method = on_paper(poll), method_of(poll)
    lines = [
        (vote.signed, method.lines(poll, vote.choice, options)) for vote in votes.order_by("elector__card_no")
    ]
    return render(
        request,
        "voting/names.html",
        {
            "poll": poll,
            "lines": lines,
            "shown": shown,
            "mine": mine,
            "voted": len(lines) if shown else OpenVote.objects.filter(elector__poll=poll).count(),
        },
    )
