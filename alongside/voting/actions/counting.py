"""The count, and what may be said against it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.algorithms.working_days import add_working_days
from alongside.partnership.figures import days_off
from alongside.shared.errors import Refused
from alongside.shared.history.actions import publish, record
from alongside.shared.history.models import Route
from alongside.voting import counts, figures
from alongside.voting.actions.course import locked, move, must_be
from alongside.voting.actions.papers import papers_are_settled
from alongside.voting.models import Poll, Result, Stratum


@transaction.atomic
def count_poll(poll: Poll, *, by, reason: str = "", lots_drawn: str = "", via: str = Route.WEB) -> Result:
    """Count, keep the result with its check word, and put it on the public log.

    The first count is not certain until the days to question it have passed; a recount says why and is final.
    `lots_drawn`: what the lots gave, by the rule that was agreed before the vote; without such a rule it is refused.
    A recount takes what they gave the first time.
    """
    poll = locked(poll)
    must_be(poll, Poll.State.CLOSED, Poll.State.RECOUNT, sentence=_("Close the vote first, then count."))
    not_counted = [
        stratum.name
        for stratum in poll.strata.filter(kind__in=[Stratum.Kind.WALL, Stratum.Kind.TALK])
        if not stratum.wall_counts.exists()
    ]
    if not_counted:
        raise Refused(_("The dots of %s are not written down yet.") % ", ".join(not_counted))
    before = poll.results.last()
    if before and not reason.strip():
        raise Refused(_("Say why it was counted again."), field="reason")
    papers_are_settled(poll)
    if lots_drawn.strip() and not poll.lots:
        raise Refused(
            _("Nobody agreed before the vote how lots are drawn, so a tie stays a tie."), field="lots_drawn"
        )
    counted = counts.count(poll, seed=lots_of(before, lots_drawn.strip()))
    must_be_looked_at_again(poll, counted)
    result = Result.objects.create(
        poll=poll,
        json=counted,
        sha256=counts.check_word_of(counted),
        supersedes=before,
        reason=reason.strip(),
    )
    if poll.state == Poll.State.CLOSED:
        move(poll, Poll.State.COUNTED)
        until = add_working_days(timezone.localdate(), poll.days_to_question, days_off)
        move(poll, Poll.State.PROVISIONAL, challenge_until=until)
    else:
        move(poll, Poll.State.LOCKED)
    record(by, "counted a vote", result, via=via)
    publish(
        "result",
        {
            "poll": str(poll.ref),
            "sha256": result.sha256,
            "totals": counted["totals"],
            "instead_of": before.sha256 if before else "",
            "reason": result.reason,
        },
    )
    return result


def lots_of(before: Result | None, drawn: str) -> str:
    """What the lots gave. They are drawn once: whoever counts again does not draw again."""
    already = before.json["lots"]["drawn"] if before else ""
    if already and drawn and drawn != already:
        raise Refused(
            _("The lots were drawn for the first count, and gave: %s. They are not drawn again.") % already,
            field="lots_drawn",
        )
    return already or drawn


def must_be_looked_at_again(poll: Poll, counted: dict) -> None:
    """A close election with papers is read a third time, by somebody else, before anybody sees the result."""
    if not counts.is_close(counted):
        return
    papers = poll.strata.filter(kind=Stratum.Kind.PAPER, papers_given__isnull=False).distinct()
    readings = [counts.readings_of(stratum, poll) for stratum in papers]
    if any(found.numbers and not found.is_read_again for found in readings):
        raise Refused(
            _("This is very close, so the papers are read once more before anybody sees the result.")
            + " "
            + _("A third person reads all of them, then count again.")
        )


@transaction.atomic
def dispute(poll: Poll, *, reason: str, by, via: str = Route.WEB) -> Poll:
    """Somebody says, by whatever route, that the count is wrong. Everybody reads that, and those who run the vote why."""
    poll = locked(poll)
    must_be(
        poll, Poll.State.PROVISIONAL, sentence=_("Only a result that is not certain yet can be questioned.")
    )
    if not reason.strip():
        raise Refused(_("Say what seems wrong."), field="reason")
    move(poll, Poll.State.DISPUTED)
    record(by, figures.SAID_WRONG, poll, via=via, private={"reason": reason.strip()})
    publish("result questioned", {"poll": str(poll.ref)})
    return poll


@transaction.atomic
def recount(poll: Poll, *, by, via: str = Route.WEB) -> Poll:
    """Begin to count again; walls may be written down again, ballots are as they are."""
    poll = locked(poll)
    move(poll, Poll.State.RECOUNT)
    record(by, "began to count again", poll, via=via)
    return poll


@transaction.atomic
def lock_poll(poll: Poll, *, by=None, via: str = Route.PROGRAM) -> Poll:
    """Make the result final, once the time to question it is over. Nobody needs to remember it: the program does it."""
    poll = locked(poll)
    must_be(poll, Poll.State.PROVISIONAL, sentence=_("Only a counted result can become final."))
    if timezone.localdate() <= poll.challenge_until:
        raise Refused(_("People can still question this result. It can become final later."))
    move(poll, Poll.State.LOCKED)
    record(by, "made a result final", poll, via=via)
    publish("result final", {"poll": str(poll.ref), "sha256": poll.results.last().sha256})
    return poll
