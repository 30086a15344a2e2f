"""The close: for good, and without what tied the ballots to the order in which they came."""

from django.db import connection, transaction
from django.utils import timezone

from alongside.shared.history.actions import record
from alongside.shared.history.models import Route
from alongside.shared.old_pages import write_anew
from alongside.voting import counts
from alongside.voting.actions.course import locked, move
from alongside.voting.models import Ballot, Mark, Poll, Stratum, VoteCode


@transaction.atomic
def close_poll(poll: Poll, *, by, via: str = Route.WEB) -> Poll:
    """Close the vote for good, and cut what tied the ballots to the order in which they came.

    Call `forget_old_pages()` after this has been committed.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")
    poll = locked(poll)
    move(poll, Poll.State.CLOSING)
    shuffle_box(poll)
    move(poll, Poll.State.CLOSED, closed_at=timezone.now())
    record(by, "closed a vote", poll, via=via)
    return poll


def shuffle_box(poll: Poll) -> None:
    """Take all ballots out and put them back in the order of their check numbers, which is chance.

    The marks come back in the order of the list of voters, without the keys of the papers. A way that fewer than ten
    people used, or whose numbers tell what each of them chose, joins another here, so that the box itself no longer
    tells them apart. The codes go: nobody needs one any more.
    """
    ballots = list(Ballot.objects.filter(poll=poll).order_by("receipt"))
    joined = counts.ways_joined(poll, ballots)
    Ballot.objects.filter(poll=poll).delete()
    for ballot in ballots:
        ballot.stratum_id = joined[ballot.stratum_id]
        ballot.save(force_insert=True)
    for stratum, host in joined.items():
        if stratum != host:
            Stratum.objects.filter(pk=stratum).update(joined_to=host)
    marks = list(Mark.objects.filter(elector__poll=poll).order_by("elector__card_no"))
    Mark.objects.filter(elector__poll=poll).delete()
    for mark in marks:
        mark.idem_key = ""
        mark.save(force_insert=True)
    VoteCode.objects.filter(poll=poll).delete()


def forget_old_pages() -> None:
    """Write the database's file anew, so that no old page keeps the order of the votes. Outside any transaction."""
    write_anew("voting_ballot", "voting_mark", "voting_votecode")
