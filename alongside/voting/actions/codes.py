"""Codes and cards: how a voter opens their paper, and what they take instead."""

import hmac
import secrets
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import Case, When
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from alongside.algorithms import receipts
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route
from alongside.voting.actions.course import locked, must_be
from alongside.voting.models import Elector, Mark, Poll, Stratum, VoteCode

MAX_TRIES = 6
FINDER_SIGNS = 4


@dataclass(frozen=True)
class CodeTry:
    """Who a typed code belongs to, or why it opens nothing."""

    elector: Elector | None
    sentence: str = ""


def code_key() -> bytes:
    """The key of the codes' fingerprints. It comes from SECRET_KEY, which is not in the database."""
    return salted_hmac("alongside.voting.codes", "", secret=settings.SECRET_KEY, algorithm="sha256").digest()


@transaction.atomic
def give_code(elector: Elector, *, by, via: str = Route.WEB) -> str:
    """A new code for this voter, shown this once; the one before stops working.

    Ten signs, 50 bits: the first four find the code, the other six prove it (30 bits, six tries).
    """
    poll = locked(elector.poll)
    must_be(
        poll,
        Poll.State.DRAFT,
        Poll.State.FROZEN,
        Poll.State.OPEN,
        sentence=_("This vote is over, so no code is needed."),
    )
    if Mark.objects.filter(elector=elector).exists():
        raise Refused(_("This voter has already voted, so they need no new code."))
    if not poll.is_secret:
        raise Refused(_("In an open vote everybody signs in, or is rung up."))
    taken = set(VoteCode.objects.filter(poll=poll).exclude(elector=elector).values_list("finder", flat=True))
    while (code := receipts.vote_code(secrets.token_bytes(8)))[:FINDER_SIGNS] in taken:
        pass
    VoteCode.objects.update_or_create(
        elector=elector,
        defaults={
            "poll": poll,
            "finder": code[:FINDER_SIGNS],
            "hmac": receipts.code_digest(code_key(), str(poll.ref), code),
            "tries": 0,
        },
    )
    record(by, "gave a code to a voter", elector, via=via, helping=elector.person)
    return code


@transaction.atomic
def give_codes(poll: Poll, *, by, via: str = Route.WEB) -> list[tuple[Elector, str]]:
    """A new code for every online voter who has not voted, for printing. Refused when there is nobody."""
    waiting = poll.electors.filter(stratum__route=Route.WEB, mark=None).select_related("person", "poll")
    given = [(elector, give_code(elector, by=by, via=via)) for elector in waiting]
    if not given:
        raise Refused(_("There is nobody on the online list who has not voted yet."))
    return given


@transaction.atomic
def try_code(poll: Poll, typed: str) -> CodeTry:
    """Who may vote with what was typed. Wrong tries are counted and stay counted, so this never raises Refused."""
    code = receipts.as_typed(typed)
    wrong = CodeTry(None, _("We do not know this code. Look at it again, or ask a helper."))
    if len(code) != receipts.CODE_SIGNS:
        return wrong
    found = (
        VoteCode.objects.select_for_update(of=("self",))
        .select_related("elector")
        .filter(poll=poll, finder=code[:FINDER_SIGNS])
        .first()
    )
    if found is None:
        return wrong
    if found.tries >= MAX_TRIES:
        return CodeTry(None, _("This code was tried too often. Ask a helper for a new one."))
    if hmac.compare_digest(found.hmac, receipts.code_digest(code_key(), str(poll.ref), code)):
        return CodeTry(found.elector)
    found.tries += 1
    found.save(update_fields=["tries"])
    return wrong


@transaction.atomic
def hand_out(
    elector: Elector, *, took: str, by, stratum: Stratum | None = None, via: str = Route.ROOM
) -> Mark:
    """A person on the list takes stickers, a card without a name, or a voting paper instead.

    In the same moment their own code stops working. No number of a card or paper is kept with them, so nobody can
    tell later which was theirs. `stratum`: for a paper, the place or way by which it comes back.
    """
    poll = locked(elector.poll)
    must_be(poll, Poll.State.OPEN, sentence=_("This vote is not open."))
    if Mark.objects.filter(elector=elector).exists():
        raise Refused(
            _("They have already voted, or taken something to vote with. Everybody has one vote."),
            field="elector",
        )
    if not poll.is_secret:
        raise Refused(_("In an open vote everybody votes with their name."))
    wanted = {Mark.Took.STICKERS: Stratum.Kind.WALL, Mark.Took.PAPER: Stratum.Kind.PAPER}.get(took)
    if wanted and not poll.strata.filter(kind=wanted).exists():
        raise Refused(
            _("This vote has no wall.") if took == Mark.Took.STICKERS else _("This vote has no papers.")
        )
    if took == Mark.Took.CARD and elector.person_id is None:
        raise Refused(_("This is a card already. Give a card only to somebody who is on the list by name."))
    if took == Mark.Took.PAPER:
        stratum = stratum or poll.strata.filter(kind=Stratum.Kind.PAPER).first()
        if stratum.poll_id != poll.pk or stratum.kind != Stratum.Kind.PAPER:
            raise Refused(_("Choose a place or way with papers."), field="stratum")
    mark = Mark.objects.create(
        elector=elector,
        channel=stratum.route if took == Mark.Took.PAPER else Route.ROOM,
        took=took,
        paper_of=stratum if took == Mark.Took.PAPER else None,
    )
    record(by, f"handed out {Mark.Took(took).value}", elector, via=via, helping=elector.person)
    return mark


@transaction.atomic
def hand_out_to(
    poll: Poll,
    *,
    took: str,
    by,
    elector: Elector | None = None,
    cards: int | None = None,
    stratum: Stratum | None = None,
    via: str = Route.ROOM,
) -> list[Mark]:
    """Hand out to somebody by name, or so many at once to cards without a name: a pile at the door."""
    if elector:
        return [hand_out(elector, took=took, stratum=stratum, by=by, via=via)]
    if not cards:
        raise Refused(_("Choose who it is, or say how many go to people without a name."), field="elector")
    if took == Mark.Took.PAPER:
        stratum = stratum or poll.strata.filter(kind=Stratum.Kind.PAPER).first()
    # First the cards that are for this way, then those without a code: somebody may hold a card with one already.
    waiting = list(
        poll.electors.filter(person=None, mark=None)
        .select_related("poll")
        .order_by(
            Case(When(stratum=stratum, then=0), default=1),
            Case(When(code=None, then=0), default=1),
            "card_no",
        )[:cards]
    )
    if len(waiting) < cards:
        raise Refused(
            _("There are only %s cards without a name left on the list of voters.") % len(waiting),
            field="cards",
        )
    return [hand_out(card, took=took, stratum=stratum, by=by, via=via) for card in waiting]
