"""Casting a vote. A secret one leaves no line in the private history and none in the public log."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from alongside.algorithms import receipts
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route
from alongside.voting import counts
from alongside.voting.actions.course import locked, must_be
from alongside.voting.methods import method_of
from alongside.voting.models import Ballot, Elector, Mark, OpenVote, Poll, Stratum


@dataclass(frozen=True)
class Cast:
    """What a voter is told. `receipt` is "" when the vote was in already with another choice than were sent now."""

    receipt: str
    already_in: bool


def clean_choice(poll: Poll, choice: Mapping) -> dict:
    """One paper by the option's number, without what is empty. The same rules on every way in."""
    options = [str(order) for order in poll.options.on_paper().values_list("order", flat=True)]
    method = method_of(poll)
    try:
        return method.read(poll, choice, options)
    except (ValueError, TypeError) as bad:
        raise Refused(str(method.words.unreadable)) from bad


def paper_words(paper: Mapping) -> str:
    """A paper as one line of text, always the same for the same choice."""
    return json.dumps(paper, sort_keys=True, separators=(",", ":"))


def nonce_for(poll: Poll, elector: Elector, idem: str) -> str:
    """The secret part of a check number. It needs the key of the voter's own page *and* ours, so a page that is
    sent again finds its vote, and nothing that is stored leads from the voter to it."""
    return salted_hmac(
        "alongside.voting.nonce",
        f"{poll.ref}|{elector.pk}|{idem}",
        secret=settings.SECRET_KEY,
        algorithm="sha256",
    ).hexdigest()


@transaction.atomic
def cast(
    poll: Poll,
    elector: Elector,
    choice: Mapping,
    *,
    idem: str,
    by=None,
    via: str = Route.WEB,
    read_back: bool = False,
) -> Cast:
    """Put one secret vote in the box: the only way in, for the web, the phone and every other route.

    `choice` is what stands beside each option, by its number. `idem` is the key of the paper that was sent: the same
    paper sent twice is one vote. `by` is the worker who enters it for somebody, who must have read it back.
    """
    poll = locked(poll)
    if elector.poll_id != poll.pk:
        raise Refused(_("This code is for another vote."))
    before = Mark.objects.filter(elector=elector).first()
    if before and poll.is_over and not before.took:
        # Whoever was not answered in time and sends again hears the truth: the key that knew their paper is gone.
        raise Refused(_("This vote is closed. You voted before that, and it is counted."))
    must_be(poll, Poll.State.OPEN, sentence=_("This vote is not open. Nothing was counted."))
    if not poll.is_secret:
        raise Refused(_("This is an open vote: everybody votes with their name."))
    if via != Route.WEB and not read_back:
        raise Refused(_("Read it back first and ask: is this what you said?"), field="read_back")
    fingerprint = hashlib.sha256(f"{elector.pk}|{idem}".encode()).hexdigest()
    if before and before.idem_key != fingerprint:
        raise Refused(_("You have already voted. Everybody has one vote, so it cannot be changed."))
    nonce = nonce_for(poll, elector, idem)
    try:
        paper = clean_choice(poll, choice)
    except Refused:
        if before:
            return Cast("", already_in=True)
        raise
    receipt = receipts.check_number(str(poll.ref), paper_words(paper), nonce)
    if before:
        found = Ballot.objects.filter(receipt=receipt).exists()
        return Cast(receipt if found else "", already_in=True)
    Mark.objects.create(
        elector=elector, idem_key=fingerprint, channel=via, help_given="read back" if read_back else ""
    )
    ways = {way.route: way for way in poll.strata.filter(kind=Stratum.Kind.SECRET)}
    stratum = counts.way_taken(elector.stratum, via, ways)
    Ballot.objects.create(receipt=receipt, poll=poll, stratum=stratum, choice=paper, nonce=nonce)
    return Cast(receipt, already_in=False)


@transaction.atomic
def vote_openly(
    poll: Poll,
    elector: Elector,
    choice: Mapping,
    *,
    by,
    via: str = Route.WEB,
    read_back: bool = False,
) -> OpenVote:
    """Say, with one's name, how one votes; again to change it, until the vote closes.

    `by` is the voter, or the worker who enters it for them and must have read it back. Whoever asked to be on no list
    is "a member" to the others.
    """
    poll = locked(poll)
    must_be(poll, Poll.State.OPEN, sentence=_("This vote is not open. Nothing was counted."))
    if poll.is_secret or elector.poll_id != poll.pk:
        raise Refused(_("This vote is another one."))
    if via != Route.WEB and not read_back:
        raise Refused(_("Read it back first and ask: is this what you said?"), field="read_back")
    paper = clean_choice(poll, choice)
    person = elector.person
    signed = "" if person is None or person.hidden else str(person)
    vote, _is_new = OpenVote.objects.update_or_create(
        elector=elector, defaults={"choice": paper, "signed": signed}
    )
    record(by, "voted openly", elector, via=via, helping=elector.person)
    return vote
