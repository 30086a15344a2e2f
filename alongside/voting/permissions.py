"""Who may do what with a vote. Running one gives nobody a second one."""

from django.utils.translation import gettext as _

from alongside.groups.models import Membership
from alongside.people.models import Hat, Help
from alongside.shared.permissions import YES, Decision
from alongside.voting.models import Elector, Mark, Poll, Teller

ONLY_HERE_TO_HELP = {Hat.SUPPORTER, Hat.FACILITATOR}


def can_run_polls(person, poll: Poll | None = None) -> Decision:
    """Hold a vote: hand out codes, enter votes by phone and from walls, close and count."""
    if getattr(person, "is_authenticated", False) and person.is_worker:
        return YES
    return Decision(False, _("Only a coordinator can run a vote."))


def can_be_elector(person, poll: Poll) -> Decision:
    """Be a voter, once. Whoever is here only to support or to facilitate helps others to have theirs."""
    hats = {hat.hat for hat in person.hats.all()}
    seats = Membership.objects.filter(group=poll.group_id, person=person, left_on=None)
    seated_as = set(seats.values_list("hat", flat=True)) if poll.group_id else set()
    if (hats and hats <= ONLY_HERE_TO_HELP) or (seated_as and seated_as <= ONLY_HERE_TO_HELP):
        return Decision(
            False, _("People who are here to support others or to run the meeting have no dots of their own.")
        )
    if not hats and not seated_as and Help.objects.live().filter(helper=person).exists():
        return Decision(
            False,
            _(
                "They help somebody, and we do not know what they are here as themselves. If they take part for "
                "themselves too, write that down on their own page first."
            ),
        )
    if Elector.objects.filter(poll=poll, person=person).exists():
        return Decision(False, _("This person can already vote here. Everybody has one vote."))
    return YES


def can_vote(elector: Elector | None, poll: Poll) -> Decision:
    """Vote, once, while the vote is open."""
    if elector is None or elector.poll_id != poll.pk:
        return Decision(False, _("You need a code to vote. Ask a helper for one."))
    mark = Mark.objects.filter(elector=elector).first()
    if mark and mark.took:
        return Decision(False, _("You took something else to vote with. Everybody has one vote."))
    if mark and poll.is_over:
        return Decision(False, _("This vote is closed. You voted before that, and it is counted."))
    if mark:
        return Decision(False, _("You have already voted. Everybody has one vote."))
    if not poll.is_open:
        return Decision(False, _("This vote is not open."))
    return YES


def can_be_teller(person, poll: Poll) -> Decision:
    """Count the papers of a vote. Nobody counts a vote in which they stand."""
    if poll.options.filter(person=person).exists():
        return Decision(False, _("They stand in this vote themselves, so somebody else counts."))
    if Teller.objects.filter(poll=poll, person=person).exists():
        return Decision(False, _("They are named already."))
    return YES


def can_count(person, poll: Poll) -> Decision:
    """Read the papers, and afterwards open each check number to its paper."""
    if (
        getattr(person, "is_authenticated", False)
        and Teller.objects.filter(poll=poll, person=person).exists()
    ):
        return YES
    return Decision(False, _("Only the people who were named to count can read the papers."))


def can_question(person) -> Decision:
    """Say on the web that a count is wrong. Whoever has no sign-in rings, writes, or tells a helper."""
    if getattr(person, "is_authenticated", False):
        return YES
    return Decision(False, _("Ring us, write to us, or tell a helper what seems wrong."))


def can_see_names(person, poll: Poll) -> Decision:
    """See who said what in an open vote: the members of its group, and nobody else."""
    if (
        not poll.is_secret
        and getattr(person, "is_authenticated", False)
        and Membership.objects.filter(group=poll.group_id, person=person, left_on=None).exists()
    ):
        return YES
    return Decision(False, _("Only the group that votes sees the names."))
