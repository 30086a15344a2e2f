"""Running a vote: for workers."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from alongside.shared.history.figures import newest_line
from alongside.shared.serving import send_file
from alongside.voting import actions, figures, forms, promises
from alongside.voting.methods import method_of
from alongside.voting.models import Elector, PaperCount, Poll, Stratum, WallCount
from alongside.voting.pages import as_picture, on_paper, poll_to_run, worker_form, worker_page
from alongside.voting.permissions import can_run_polls


def hold(request):
    if not (may := can_run_polls(request.user)):
        raise PermissionDenied(may.why)
    form = forms.MethodForm(request)
    if form.is_bound and form.is_valid():
        return redirect("voting:hold_as", form.cleaned_data["method"])
    return render(request, "voting/hold.html", {"form": form, "method": None})


def hold_as(request, method):
    """A new vote of one way of voting."""
    if not (may := can_run_polls(request.user)):
        raise PermissionDenied(may.why)
    if method not in Poll.Method.values:
        raise Http404
    form = forms.HoldPollForm(request, method)
    if poll := form.act(actions.hold_poll, by=request.user):
        return redirect("voting:run", poll.ref)
    return render(request, "voting/hold.html", {"form": form, "method": Poll.Method(method).label})


def run(request, ref):
    poll = poll_to_run(request, ref)
    strata = list(poll.strata.prefetch_related("wall_counts"))
    options, turnout = on_paper(poll), figures.turnout(poll)
    papers = any(stratum.kind == Stratum.Kind.PAPER for stratum in strata)
    tellers = list(poll.tellers.select_related("person")) if papers else []
    first = what_comes_next(poll, options, strata, turnout["electors"], tellers)
    steps = [
        (reverse("voting:step", args=[poll.ref, name]), STEPS[name].button)
        for name in NEXT_STEPS.get(poll.state, ())
    ]
    return render(
        request,
        "voting/run.html",
        {
            "poll": poll,
            "options": options,
            "strata": [(stratum, stratum.wall_counts.all()) for stratum in strata],
            "turnout": turnout,
            "readings": figures.readings(poll, strata),
            "rules": method_of(poll).rules(poll),
            "tellers": tellers,
            "first": first,
            "steps": [one for one in steps if one != first],
            "what_seems_wrong": figures.what_seems_wrong(poll),
        },
    )


def what_comes_next(poll: Poll, options, strata, electors: int, tellers) -> tuple[str, object]:
    """The one clear next step: its address, and what its button says."""

    def page(name, words, *args):
        return reverse(f"voting:{name}", args=[poll.ref, *args]), words

    if poll.state == Poll.State.DRAFT and len(options) < poll.fewest_options:
        return page(
            "option", _("Put a name on the paper") if poll.is_election else _("Put an idea on the paper")
        )
    if poll.state == Poll.State.DRAFT and not strata:
        return page("way", _("Add a place or a way to vote"))
    if poll.state == Poll.State.DRAFT and needs_tellers(poll, strata, tellers):
        return page("teller", _("Name somebody who counts the papers"))
    with_a_list = any(not stratum.is_counted_by_hand for stratum in strata)
    if poll.state in {Poll.State.DRAFT, Poll.State.FROZEN} and with_a_list and not electors:
        return page("voters", _("Add people to the list of voters"))
    if poll.is_open:
        return page("phone", _("Write down a vote for somebody"))
    uncounted = [one for one in strata if one.is_counted_by_hand and not one.wall_counts.all()]
    if poll.state == Poll.State.CLOSED and uncounted:
        return page("wall", _("Write down the dots of %s") % uncounted[0].name, uncounted[0].pk)
    if poll.state in {Poll.State.PROVISIONAL, Poll.State.LOCKED}:
        decided = poll.is_election or poll.selections.exists()
        return page("result", _("See the result")) if decided else page("decide", DECIDE)
    name = NEXT_STEPS[poll.state][0]
    return page("step", STEPS[name].button, name)


def needs_tellers(poll: Poll, strata, tellers) -> bool:
    """An election on paper is not settled before somebody from each side is named to count."""
    papers = any(stratum.kind == Stratum.Kind.PAPER for stratum in strata)
    return poll.is_election and papers and len({teller.side for teller in tellers}) < 2


def option(request, ref):
    poll = poll_to_run(request, ref)
    form = forms.OptionForm(request, poll)
    return worker_page(
        request,
        poll,
        form,
        actions.add_option,
        heading=_("Put a name on the paper") if poll.is_election else _("Put an idea on the paper"),
        button=_("Put it on the paper"),
        done=_("It is on the paper."),
    )


def way(request, ref):
    poll = poll_to_run(request, ref)
    form = forms.WayForm(request, poll)
    return worker_page(
        request,
        poll,
        form,
        actions.add_stratum,
        heading=_("Add a place or a way to vote"),
        button=_("Add it"),
        why=_(
            "Each place and each way is counted apart, so that everybody can see how the result came together."
        ),
        done=_("People can vote this way."),
    )


def voters(request, ref):
    poll = poll_to_run(request, ref)
    form = forms.VoterForm(request, poll)
    return worker_page(
        request,
        poll,
        form,
        actions.add_voters,
        heading=_("Who can vote?"),
        button=_("Add to the list"),
        why=_("One person, one vote. The list is settled when the vote opens."),
        done=_("They are on the list of voters."),
    )


@require_POST
def members(request, ref):
    """Everybody with a seat in the vote's group, onto the list of voters."""
    poll = poll_to_run(request, ref)
    form = forms.StepForm(request)
    if added := form.act(actions.add_members, poll, by=request.user):
        messages.success(
            request, _("They are on the list of voters.") + ("" if added is True else f" ({len(added)})")
        )
    for sentence in form.non_field_errors():
        messages.error(request, sentence)
    return redirect("voting:run", poll.ref)


def way_in(request, ref):
    """How a community who is often not heard had a way into this vote."""
    poll = poll_to_run(request, ref)
    form = forms.WayInForm(request, figures.not_reached(poll))
    return worker_page(
        request,
        poll,
        form,
        actions.note_way_in,
        heading=_("Who had a way in?"),
        button=_("Write it down"),
        why=_(
            "For communities who are often not heard. Such as: we went to the women's group at the mosque, with the "
            "sheets in Urdu and somebody who speaks it."
        ),
        done=_("Written down."),
    )


def teller(request, ref):
    poll = poll_to_run(request, ref)
    form = forms.TellerForm(request)
    return worker_page(
        request,
        poll,
        form,
        actions.name_teller,
        heading=_("Who counts the papers?"),
        button=_("Name them"),
        why=_(
            "Two people from different sides read every paper, and do not see what the other reads. A third reads what "
            "differs. Nobody counts a vote in which they stand."
        ),
        done=_("They are named. They find the papers on their own page of this vote."),
    )


def set_aside(request, ref, pk):
    """Somebody who reads papers cannot go on, so that another one can begin."""
    poll = poll_to_run(request, ref)
    count = get_object_or_404(
        PaperCount.objects.select_related("stratum__poll", "teller__person"),
        stratum__poll=poll,
        pk=pk,
        finished_at=None,
        is_set_aside=False,
    )
    form = forms.StepForm(request)
    return worker_page(
        request,
        poll,
        form,
        actions.set_reading_aside,
        count.stratum,
        count.teller,
        heading=_("Somebody cannot go on reading"),
        button=_("Let somebody else begin"),
        why=_(
            "What they read until now stands for nothing. Somebody else reads all papers. Perhaps name them first."
        ),
        done=_("Somebody else can read these papers now, from the first one on."),
    )


@never_cache
def codes(request, ref):
    """New codes for everybody who votes online and has not voted yet, to print and cut. Shown this once."""
    poll = poll_to_run(request, ref)
    form = forms.StepForm(request)
    if given := form.act(actions.give_codes, poll, by=request.user):
        if given is True:
            messages.info(
                request, _("The codes were shown already. Make new ones if you did not print them.")
            )
            return redirect("voting:run", poll.ref)
        cards = [code_card(request, poll, elector, code) for elector, code in given]
        context = {"poll": poll, "cards": cards, "newest_line": newest_line()}
        return render(request, "voting/codes.html", context)
    return worker_form(
        request,
        poll,
        form,
        _("Make code cards"),
        _("Make new codes to print"),
        _("Everybody on the online list who has not voted gets a new code. Older codes stop working."),
    )


@never_cache
def one_code(request, ref):
    """A new code for one voter who lost theirs or tried too often. The codes of others stay."""
    poll = poll_to_run(request, ref)
    form = forms.OneCodeForm(request, waiting_for(poll))
    if given := form.act(actions.give_code, by=request.user):
        if given is True:
            messages.info(request, _("The code was shown already. Make a new one if you did not note it."))
            return redirect("voting:run", poll.ref)
        card = code_card(request, poll, form.cleaned_data["elector"], given)
        context = {"poll": poll, "cards": [card], "newest_line": newest_line()}
        return render(request, "voting/codes.html", context)
    return worker_form(
        request,
        poll,
        form,
        _("A new code for one voter"),
        _("Make a new code"),
        _(
            "For somebody who lost their code, or whose code was tried too often. Their older code stops working."
        ),
    )


def code_card(request, poll: Poll, elector: Elector, code: str) -> dict:
    """What stands on one printed card."""
    page = request.build_absolute_uri(reverse("voting:code", args=[poll.ref]))
    return {
        "name": elector.person.name if elector.person else "",
        "number": elector.card_no,
        "code": f"{code[:5]} {code[5:]}",
        "page": request.build_absolute_uri(reverse("voting:all")),
        "picture": as_picture(f"{page}?code={code}"),
    }


def phone(request, ref):
    poll = poll_to_run(request, ref)
    form = forms.PhoneVoterForm(request, waiting_for(poll))
    if form.is_bound and form.is_valid():
        page = reverse("voting:phone_ballot", args=[poll.ref, form.cleaned_data["elector"].card_no])
        return redirect(f"{page}?via={form.cleaned_data['via']}")
    return worker_form(
        request,
        poll,
        form,
        _("Write down a vote for somebody"),
        _("Next"),
        _(
            "By phone, by text, or beside you. They choose, you write it down and read it back. It is their vote and "
            "not yours."
        ),
    )


def hand_out(request, ref):
    """Somebody on the list takes stickers, a card or a paper: their own code ends in the same moment."""
    poll = poll_to_run(request, ref)
    form = forms.HandOutForm(request, waiting_for(poll), poll)
    return worker_page(
        request,
        poll,
        form,
        actions.hand_out_to,
        heading=_("Hand something out to vote with"),
        button=_("They have it"),
        why=_(
            "For somebody on the list. Let them take it from the pile, and do not look at its number: nobody should know "
            "later which one was theirs. One person, one vote."
        ),
        done=_("They have it now. Their own code no longer works."),
    )


def waiting_for(poll: Poll):
    """The voters who have not voted yet; in an open vote, which makes no marks, everybody, for minds may change."""
    return poll.electors.filter(mark=None).select_related("person", "poll")


def wall(request, ref, pk):
    poll = poll_to_run(request, ref)
    stratum = get_object_or_404(Stratum, poll=poll, pk=pk, kind__in=[Stratum.Kind.WALL, Stratum.Kind.TALK])
    form = forms.WallForm(request, on_paper(poll))
    return worker_page(
        request,
        poll,
        form,
        actions.record_wall_count,
        stratum,
        heading=_("Write down the stickers: %s") % stratum.name,
        button=_("Write them down"),
        why=_("One person counts each sheet aloud, another person checks."),
        done=_("The stickers are written down."),
    )


def wall_photo(request, ref, pk):
    """The photo of the sheets, for workers: whoever wants to look again."""
    poll = poll_to_run(request, ref)
    count = get_object_or_404(WallCount, stratum__poll=poll, pk=pk)
    if not count.photo:
        raise Http404
    return send_file(request, count.photo, media_type="image/png", name=count.photo.name, inline=True)


def decide(request, ref):
    poll = poll_to_run(request, ref)
    found = None if poll.is_election else figures.summary(poll)
    if found is None:
        messages.error(
            request,
            _("In an election the votes decide. There is nothing more to write down.")
            if poll.is_election
            else _("Decide when the votes are counted."),
        )
        return redirect("voting:run", poll.ref)
    form = forms.DecideForm(request, poll, (*found.rows, *found.joined_after), found.selection)
    if form.act(actions.take_on, poll, by=request.user):
        messages.success(request, _("Written down, with the reasons."))
        return redirect("voting:result", poll.ref)
    return render(request, "voting/decide.html", {"poll": poll, "form": form, "before": found.selection})


@dataclass(frozen=True)
class Step:
    """A change of the vote's state, with one button."""

    action: object
    form: type
    heading: str
    button: str
    why: str = ""


STEPS = {
    "settle": Step(
        actions.freeze_poll,
        forms.StepForm,
        gettext_lazy("Settle the paper"),
        gettext_lazy("Settle what is on the paper"),
        gettext_lazy(
            "After this the ideas, the places and the number of dots stay as they are. There is no way back."
        ),
    ),
    "open": Step(
        actions.open_poll,
        forms.StepForm,
        gettext_lazy("Open the vote"),
        gettext_lazy("Open the vote"),
        gettext_lazy("After this nobody can be added to the list of voters. There is no way back."),
    ),
    "close": Step(
        actions.close_poll,
        forms.StepForm,
        gettext_lazy("Close the vote"),
        gettext_lazy("Close the vote for good"),
        gettext_lazy("After this nobody can vote. There is no way back."),
    ),
    "count": Step(
        actions.count_poll,
        forms.StepForm,
        gettext_lazy("Count"),
        gettext_lazy("Count, and show the result to everybody"),
    ),
    "recount": Step(
        actions.recount, forms.StepForm, gettext_lazy("Count again"), gettext_lazy("Begin to count again")
    ),
}
DECIDE = gettext_lazy("Write down what people decided")
NEXT_STEPS = {
    Poll.State.DRAFT: ("settle",),
    Poll.State.FROZEN: ("open",),
    Poll.State.OPEN: ("close",),
    Poll.State.CLOSED: ("count",),
    Poll.State.DISPUTED: ("recount",),
    Poll.State.RECOUNT: ("count",),
}


def step(request, ref, name):
    poll = poll_to_run(request, ref)
    if name not in STEPS:
        raise Http404
    chosen = STEPS[name]
    form = forms.CountForm(request, poll) if name == "count" else chosen.form(request)
    if form.act(chosen.action, poll, by=request.user):
        # After the count once more, for whoever was told to press "Clear the traces" and did not.
        return tidy(request, ref) if name in {"close", "count"} else redirect("voting:run", poll.ref)
    why = chosen.why
    if name == "close" and poll.is_open:
        advice = [
            promises.everybody_had_a_way_in(figures.not_reached(poll)),
            promises.every_way_was_used(figures.ways_not_used(poll)),
        ]
        why = " ".join([*(one.found for one in advice if one.found), str(why)])
    return worker_form(request, poll, form, chosen.heading, chosen.button, why)


@require_POST
def tidy(request, ref):
    """After the close: write the file anew, so that nothing keeps the order of the votes."""
    poll = poll_to_run(request, ref)
    if poll.is_over:
        try:
            actions.forget_old_pages()
        except OperationalError:  # somebody else holds the database for a long time
            messages.error(
                request,
                _(
                    "The vote is closed. The computer was too busy to clear the traces of the order in which the votes "
                    "came. Press “Clear the traces” in a minute."
                ),
            )
        else:
            messages.success(request, _("The traces of the order in which the votes came are cleared."))
    return redirect("voting:run", poll.ref)
