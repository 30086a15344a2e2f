"""Who may do what with papers, and why not in a sentence."""

from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.documents.models import Paper
from alongside.groups.models import Membership
from alongside.people.models import Role
from alongside.shared.permissions import YES, Decision


def puts_papers_out(person) -> bool:
    return person.is_authenticated and (person.is_worker or person.has_role(Role.Kind.EDITOR))


def has_a_seat(person, group=None) -> bool:
    """In this group, or in any."""
    seats = Membership.objects.filter(person=person).exclude(left_on__lte=timezone.localdate())
    return (seats.filter(group=group) if group else seats).exists()


def can_put_paper_in(person) -> Decision:
    """Write or upload a paper, which others see when it is put out."""
    if person.is_authenticated and (puts_papers_out(person) or has_a_seat(person)):
        return YES
    return Decision(False, _("People with a seat in a group can put papers in. Send us yours, and we do it."))


def can_write_paper(person, paper: Paper) -> Decision:
    """Change the draft of a paper, and read it before others do."""
    if person.is_authenticated and (puts_papers_out(person) or paper.owner_id == person.pk):
        return YES
    if person.is_authenticated and paper.group_id and has_a_seat(person, paper.group_id):
        return YES
    return Decision(False, _("Only the people who write this paper together can change it."))


def can_put_paper_out(person, paper: Paper) -> Decision:
    """Put a version out, ask for comments, answer them, and send it to its readers."""
    if person.is_authenticated and (puts_papers_out(person) or paper.owner_id == person.pk):
        return YES
    return Decision(
        False, _("Only whoever answers for this paper, or the people who work here, can do this.")
    )


def can_keep_formats(person, paper: Paper) -> Decision:
    """Say when a format comes, and hand it in: an Easy Read text, a film, a translation."""
    return can_put_paper_out(person, paper)


def can_see_how_many_wait(person, paper: Paper) -> Decision:
    """See how many readers wait for each format. Never who."""
    if puts_papers_out(person):
        return YES
    return Decision(
        False, _("Only the people who work here see how many wait, so that nobody can be guessed.")
    )


def can_write_comment_for(person) -> Decision:
    """Write down a comment for somebody who rang, wrote or came by."""
    if person.is_authenticated and person.is_worker:
        return YES
    return Decision(False, _("Only the people who work here write down what somebody else said."))


def can_keep_library(person) -> Decision:
    """Keep the links, and who made something together."""
    if puts_papers_out(person):
        return YES
    return Decision(False, _("Only the people who work here keep this list. Tell us what should be in it."))
