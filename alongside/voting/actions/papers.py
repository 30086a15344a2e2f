"""Voting papers: read by two people from different sides who do not see each other's; a third reads what differs."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route
from alongside.voting import counts
from alongside.voting.actions.casting import clean_choice
from alongside.voting.actions.course import locked, must_be
from alongside.voting.models import PaperCount, PaperLine, Poll, Stratum, Teller

MOST_PAPERS = 100_000


def reading_of(stratum: Stratum, teller: Teller, poll: Poll) -> PaperCount:
    """This teller's reading in this round, begun now when it is their turn. Refused when it is not.

    The first two come from different sides; whoever reads third has not read before.
    """
    found = counts.readings_of(stratum, poll)
    if mine := found.by(teller):
        return mine
    if len(found.all) >= 3:
        raise Refused(_("Three people have read these papers already."))
    if len(found.all) == 1 and found.all[0].teller.side == teller.side:
        raise Refused(
            _("Somebody from your side reads these papers. The second reader comes from the other.")
        )
    if len(found.all) == 2 and not found.both_finished:
        raise Refused(_("The first two are still reading. A third is asked when they are done."))
    taken = {count.turn for count in found.all}
    turn = next(number for number in (1, 2, 3) if number not in taken)
    return PaperCount.objects.create(stratum=stratum, teller=teller, round=found.round, turn=turn)


@transaction.atomic
def read_paper(
    stratum: Stratum,
    teller: Teller,
    *,
    number: int,
    by,
    choice=None,
    is_spoilt: bool = False,
    via: str = Route.WEB,
) -> PaperLine:
    """What stands on the paper with this number. Typed again, the later reading stands, until the teller is done."""
    poll = locked(stratum.poll)
    must_be(
        poll,
        Poll.State.CLOSED,
        Poll.State.RECOUNT,
        sentence=_("Papers are read when the vote is closed, and before it is counted."),
    )
    if stratum.kind != Stratum.Kind.PAPER or teller.poll_id != poll.pk:
        raise Refused(_("There are no papers to read here."))
    if not 1 <= number <= MOST_PAPERS:
        raise Refused(_("Type the number that is printed on the paper."), field="number")
    count = reading_of(stratum, teller, poll)
    if count.finished_at:
        raise Refused(_("You said that you have read all papers, so nothing can be changed."))
    paper = {} if is_spoilt else clean_choice(poll, choice or {})
    return PaperLine.objects.create(count=count, number=number, choice=paper, is_spoilt=is_spoilt)


@transaction.atomic
def finish_reading(
    stratum: Stratum, teller: Teller, *, by, none_came_back: bool = False, via: str = Route.WEB
) -> PaperCount:
    """This teller has read all papers. What they read is final, and only now held against the other's.

    `none_came_back`: there was none to read. Whoever has read one says nothing else by it.
    """
    poll = locked(stratum.poll)
    must_be(poll, Poll.State.CLOSED, Poll.State.RECOUNT, sentence=_("Nobody reads papers of this vote now."))
    count = counts.readings_of(stratum, poll).by(teller)
    if count is None and none_came_back and stratum.kind == Stratum.Kind.PAPER and teller.poll_id == poll.pk:
        count = reading_of(stratum, teller, poll)
    if count is None or count.finished_at:
        raise Refused(_("Read the papers first."))
    read = len(counts.standing(count))
    given = stratum.papers_given.count()
    if read > given:
        raise Refused(
            _("You read %(read)s papers, but only %(given)s were given out. Count them once more.")
            % {"read": read, "given": given}
        )
    found = counts.readings_of(stratum, poll)
    if count.turn == 3 and (strange := found.unlike_both):
        raise Refused(
            _("Read these once more, together with somebody: %s. Nobody else read them as you did.")
            % ", ".join(map(str, strange))
        )
    count.finished_at = timezone.now()
    count.save(update_fields=["finished_at"])
    record(by, "read the papers of a vote", count, via=via)
    return count


@transaction.atomic
def set_reading_aside(stratum: Stratum, teller: Teller, *, by, via: str = Route.WEB) -> PaperCount:
    """Somebody cannot go on reading: another begins anew. Nobody is asked why.

    Only a reading that is not finished: one that is stands for good.
    """
    poll = locked(stratum.poll)
    must_be(poll, Poll.State.CLOSED, Poll.State.RECOUNT, sentence=_("Nobody reads papers of this vote now."))
    count = counts.readings_of(stratum, poll).by(teller)
    if count is None or count.finished_at:
        raise Refused(_("They have no reading that is not finished."))
    count.is_set_aside = True
    count.save(update_fields=["is_set_aside"])
    record(by, "set a reading of papers aside", count, via=via, helping=teller.person)
    return count


def papers_are_settled(poll: Poll) -> None:
    """Refused while papers are not read twice, or two readings differ and no third has settled it."""
    for stratum in poll.strata.filter(kind=Stratum.Kind.PAPER):
        if not stratum.papers_given.exists():
            continue
        found = counts.readings_of(stratum, poll)
        if not found.both_finished:
            raise Refused(
                _("The papers of %s are not read by two people yet. One from each side, one after the other.")
                % stratum.name
            )
        if found.open_numbers:
            raise Refused(
                _("Two people read some papers of %(name)s differently. A third reads these: %(numbers)s.")
                % {"name": stratum.name, "numbers": ", ".join(map(str, found.open_numbers))}
            )


@transaction.atomic
def open_the_box(poll: Poll, teller: Teller, *, by, via: str = Route.WEB) -> Poll:
    """Let a teller have each check number with its paper, after the count. That they had it is kept."""
    poll = locked(poll)
    if teller.poll_id != poll.pk or not poll.is_secret:
        raise Refused(_("Only the people who were named to count can have the papers."))
    if not poll.has_result:
        raise Refused(_("The papers can be opened when the result is there."))
    record(by, "opened the check numbers of a vote", poll, via=via)
    return poll
