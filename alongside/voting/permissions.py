"""Who may do what with a vote. Running one gives nobody a second one."""

from django.utils.translation import gettext as _

from alongside.people.models import Hat
from alongside.shared.permissions import YES, Decision
from alongside.voting.models import Elector, Mark, Poll

ONLY_HERE_TO_HELP = {Hat.SUPPORTER, Hat.FACILITATOR}


def can_run_polls(person, poll: Poll | None = None) -> Decision:
    """Hold a vote: hand out codes, enter votes by phone and from walls, close and count."""
    if getattr(person, "is_authenticated", False) and person.is_worker:
        return YES
    return Decision(False, _("Only a coordinator can run a vote."))


def can_be_elector(person, poll: Poll) -> Decision:
    """Be a voter, once. Whoever is here only to support or to facilitate helps others to have theirs."""
    hats = {hat.hat for hat in person.hats.all()}
    if hats and hats <= ONLY_HERE_TO_HELP:
        return Decision(
            False, _("People who are here to support others or to run the meeting have no dots of their own.")
        )
    if Elector.objects.filter(poll=poll, person=person).exists():
        return Decision(False, _("This person can already vote here. Everybody has one vote."))
    return YES


def can_vote(elector: Elector | None, poll: Poll) -> Decision:
    """Vote, once, while the vote is open."""
    if elector is None or elector.poll_id != poll.pk:
        return Decision(False, _("You need a code to vote. Ask a helper for one."))
    if not poll.is_open:
        return Decision(False, _("This vote is not open."))
    if Mark.objects.filter(elector=elector).exists():
        return Decision(False, _("You have already voted. Everybody has one vote."))
    return YES
