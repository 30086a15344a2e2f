"""The only code that writes votes.

Whatever decides if a vote counts takes the lock of the poll's row first, so a vote is either before the close or
after it. Casting a secret vote leaves no line in the private history and none in the public log.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from alongside.algorithms import receipts
from alongside.algorithms.counting import dots
from alongside.algorithms.rounding import small_ones_joined
from alongside.algorithms.working_days import add_working_days
from alongside.partnership.figures import days_off
from alongside.shared.errors import Refused
from alongside.shared.history.actions import publish, record
from alongside.shared.history.models import Route
from alongside.shared.old_pages import write_anew
from alongside.shared.promises import settle
from alongside.shared.texts.actions import write_text
from alongside.voting import figures, promises
from alongside.voting.models import (
    Ballot,
    Elector,
    Mark,
    Option,
    OptionParent,
    Poll,
    Result,
    Selection,
    SelectionLine,
    Stratum,
    VoteCode,
    WallCount,
    WallSheet,
)
from alongside.voting.permissions import can_be_elector

MAX_TRIES = 6
FINDER_SIGNS = 4
CHALLENGE_WORKING_DAYS = 10
MOST_WORDS = 60


@dataclass(frozen=True)
class Cast:
    """What a voter is told. `receipt` is "" when the vote was in already with other dots than were sent now."""

    receipt: str
    already_in: bool


@dataclass(frozen=True)
class CodeTry:
    """Who a typed code belongs to, or why it opens nothing."""

    elector: Elector | None
    sentence: str = ""


def locked(poll: Poll) -> Poll:
    """The poll's row as it is now, held until this transaction ends."""
    return Poll.objects.select_for_update().get(pk=poll.pk)


def move(poll: Poll, state: str, **also) -> Poll:
    """Take the poll along one arrow of its life; there is no way back."""
    if (poll.state, state) not in Poll.ARROWS:
        raise Refused(
            _("This vote is “%(now)s”. It cannot become “%(then)s”.")
            % {"now": poll.get_state_display(), "then": Poll.State(state).label}
        )
    poll.state = state
    for name, value in also.items():
        setattr(poll, name, value)
    poll.save(update_fields=["state", *also])
    return poll


def must_be(poll: Poll, *states: str, sentence: str) -> None:
    if poll.state not in states:
        raise Refused(sentence)


# Before the vote


@transaction.atomic
def hold_poll(
    title: str,
    *,
    by,
    may_stack: bool,
    decided_by: str,
    about: str = "",
    dots_each: int = 3,
    opens_at=None,
    closes_at=None,
    via: str = Route.WEB,
) -> Poll:
    """Begin a vote as a draft. Whether several dots may go on one option has to be said each time."""
    if not 1 <= dots_each <= 20:
        raise Refused(_("Give everybody between 1 and 20 dots."), field="dots_each")
    if opens_at and closes_at and closes_at <= opens_at:
        raise Refused(_("The vote has to close after it opens."), field="closes_at")
    poll = Poll.objects.create(
        title=write_text(title, by=by),
        about=write_text(about, by=by) if about else None,
        dots_each=dots_each,
        may_stack=may_stack,
        decided_by=decided_by,
        opens_at=opens_at,
        closes_at=closes_at,
    )
    record(by, "began a vote", poll, via=via)
    return poll


@transaction.atomic
def add_option(
    poll: Poll,
    title: str,
    *,
    by,
    explanation: str = "",
    joined_from: Sequence[Option] = (),
    via: str = Route.WEB,
) -> Option:
    """Put something on the paper. `joined_from`: it takes parts of those options, and says so.

    After the count an option may still be joined from others, when people decide on something that nobody had on
    the paper; it has no dots.
    """
    poll = locked(poll)
    joined_from = list(joined_from)
    after_vote = poll.state in {Poll.State.COUNTED, Poll.State.PROVISIONAL, Poll.State.LOCKED}
    if after_vote and not joined_from:
        raise Refused(_("After the vote, something new can only be joined from what people voted on."))
    if not after_vote:
        must_be(
            poll, Poll.State.DRAFT, sentence=_("What is on the paper is settled, so nothing can be added.")
        )
    words = len(explanation.split())
    if words > MOST_WORDS:
        raise Refused(
            _("The explanation has %(words)s words. Use %(most)s or fewer.")
            % {"words": words, "most": MOST_WORDS},
            field="explanation",
        )
    last = poll.options.aggregate(last=Max("order"))["last"] or 0
    option = Option.objects.create(
        poll=poll,
        title=write_text(title, by=by),
        explanation=write_text(explanation, by=by) if explanation else None,
        order=last + 1,
        after_vote=after_vote,
    )
    for parent in joined_from:
        OptionParent.objects.create(option=option, parent=parent)
    record(by, "put on the paper", option, via=via)
    return option


@transaction.atomic
def add_stratum(poll: Poll, name: str, *, kind: str, route: str, by, via: str = Route.WEB) -> Stratum:
    """Say, before the vote, that this place or way is counted apart."""
    poll = locked(poll)
    must_be(poll, Poll.State.DRAFT, sentence=_("The places and ways of this vote are settled."))
    if poll.strata.filter(name=name).exists():
        raise Refused(_("There is already a place or way with this name."), field="name")
    stratum = Stratum.objects.create(poll=poll, name=name, kind=kind, route=route)
    record(by, "named a place or way to vote", stratum, via=via)
    return stratum


@transaction.atomic
def freeze_poll(poll: Poll, *, by, via: str = Route.WEB) -> Poll:
    """Settle what is on the paper and what is counted apart. From here the papers can be printed."""
    poll = locked(poll)
    if poll.options.count() < 2:
        raise Refused(_("Put at least two things on the paper first."))
    if not poll.strata.exists():
        raise Refused(_("Say first how people can vote: on a wall, online or by phone."))
    move(poll, Poll.State.FROZEN)
    record(by, "settled the paper of a vote", poll, via=via)
    return poll


@transaction.atomic
def add_elector(poll: Poll, stratum: Stratum, *, by, person=None, via: str = Route.WEB) -> Elector:
    """Put a person, or a card without a name, on the list of voters. Possible until the vote opens."""
    poll = locked(poll)
    must_be(
        poll,
        Poll.State.DRAFT,
        Poll.State.FROZEN,
        sentence=_("The list of voters was settled when the vote opened."),
    )
    if stratum.poll_id != poll.pk or stratum.kind != Stratum.Kind.SECRET:
        raise Refused(_("Choose online or by phone."), field="stratum")
    if person is not None and not (may := can_be_elector(person, poll)):
        raise Refused(may.why, field="person")
    last = poll.electors.aggregate(last=Max("card_no"))["last"] or 0
    elector = Elector.objects.create(
        poll=poll, stratum=stratum, person=person, card_no=last + 1, channel=stratum.route
    )
    record(by, "put on the list of voters", elector, via=via, helping=person)
    return elector


@transaction.atomic
def add_voters(
    poll: Poll, stratum: Stratum, *, by, person=None, cards: int | None = 0, via: str = Route.WEB
) -> list[Elector]:
    """A person, and so many cards without a name."""
    added = [add_elector(poll, stratum, person=person, by=by, via=via)] if person else []
    return added + [add_elector(poll, stratum, by=by, via=via) for _card in range(cards or 0)]


@transaction.atomic
def open_poll(poll: Poll, *, by, via: str = Route.WEB) -> Poll:
    """Open the vote. The list of voters is settled from now on."""
    poll = locked(poll)
    if poll.state == Poll.State.DRAFT:
        freeze_poll(poll, by=by, via=via)
        poll.refresh_from_db()
    move(poll, Poll.State.OPEN, opened_at=timezone.now())
    record(by, "opened a vote", poll, via=via)
    return poll


# Codes


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
def give_stickers(elector: Elector, *, by, via: str = Route.ROOM) -> Mark:
    """A person on the list takes stickers in the room instead; their code stops working at the same moment."""
    poll = locked(elector.poll)
    must_be(poll, Poll.State.OPEN, sentence=_("This vote is not open."))
    if Mark.objects.filter(elector=elector).exists():
        raise Refused(_("They have already voted, so they cannot have stickers too. Everybody has one vote."))
    mark = Mark.objects.create(elector=elector, channel=Route.ROOM, help_given="stickers in the room")
    record(by, "gave stickers instead of a code", elector, via=via, helping=elector.person)
    return mark


# The secret vote


def clean_choice(poll: Poll, choice: Mapping) -> dict[str, int]:
    """The dots of one paper, by the option's number, without the empty ones. The same rules on every way in."""
    options = [str(order) for order in poll.options.on_paper().values_list("order", flat=True)]
    try:
        paper = {str(option): int(str(count)) for option, count in choice.items() if int(str(count))}
        dots.check_paper(paper, options=options, dots_each=poll.dots_each, may_stack=poll.may_stack)
    except dots.BadPaper as bad:
        raise Refused(why_not(poll, paper) or str(bad)) from bad
    except ValueError as bad:
        raise Refused(_("We could not read your dots. Put them again, or ask a helper.")) from bad
    return dict(sorted(paper.items(), key=lambda item: int(item[0])))


def why_not(poll: Poll, paper: Mapping[str, int]) -> str:
    """The sentence for a paper that breaks a rule, in the reader's language."""
    used = sum(count for count in paper.values() if count > 0)
    if used > poll.dots_each:
        return _("That is %(used)s dots. Everybody has %(each)s. Take some away.") % {
            "used": used,
            "each": poll.dots_each,
        }
    if not poll.may_stack and any(count > 1 for count in paper.values()):
        return _("In this vote you can put only one of your dots on each idea.")
    return ""


def paper_words(paper: Mapping[str, int]) -> str:
    """A paper as one line of text, always the same for the same dots."""
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


def way_taken(elector: Elector, via: str) -> Stratum:
    """The way that a vote is counted under: the one by which it came, where that is counted apart."""
    if elector.stratum.route == via:
        return elector.stratum
    ways = Stratum.objects.filter(poll=elector.poll_id, kind=Stratum.Kind.SECRET, route=via)
    return ways.first() or elector.stratum


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

    `choice` is dots by the option's number. `idem` is the key of the paper that was sent: the same paper sent twice
    is one vote. `by` is the worker who enters it for somebody, who must have read it back.
    """
    poll = locked(poll)
    must_be(poll, Poll.State.OPEN, sentence=_("This vote is not open. Nothing was counted."))
    if elector.poll_id != poll.pk:
        raise Refused(_("This code is for another vote."))
    if via != Route.WEB and not read_back:
        raise Refused(_("Read the dots back first and ask: is this what you said?"), field="read_back")
    fingerprint = hashlib.sha256(f"{elector.pk}|{idem}".encode()).hexdigest()
    before = Mark.objects.filter(elector=elector).first()
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
    stratum = way_taken(elector, via)
    Ballot.objects.create(receipt=receipt, poll=poll, stratum=stratum, choice=paper, nonce=nonce)
    return Cast(receipt, already_in=False)


# The wall


@transaction.atomic
def record_wall_count(
    stratum: Stratum,
    sheets: Mapping[int, int],
    *,
    people_given_dots: int,
    unused: int,
    counted_by: str,
    checked_by: str,
    by,
    photos: Mapping[int, str] | None = None,
    reasons: Mapping[str, str] | None = None,
    via: str = Route.WEB,
) -> WallCount:
    """Write down the stickers of one place: dots by the option's number, counted aloud by one and checked by another.

    More dots than were given out are refused; dots that are missing ask for a reason and do not stop the count.
    """
    poll = locked(stratum.poll)
    must_be(
        poll,
        Poll.State.OPEN,
        Poll.State.CLOSED,
        Poll.State.RECOUNT,
        sentence=_("Stickers can be counted while the vote is open, until the result is counted."),
    )
    if stratum.kind != Stratum.Kind.WALL:
        raise Refused(_("There is no wall with stickers here."))
    if counted_by.strip().casefold() == checked_by.strip().casefold():
        raise Refused(_("One person counts and another person checks."), field="checked_by")
    if any(number < 0 for number in (*sheets.values(), people_given_dots, unused)):
        raise Refused(_("A number cannot be smaller than 0."))
    options = {option.order: option for option in poll.options.on_paper()}
    if set(sheets) != set(options):
        raise Refused(_("Write the number of dots for every sheet. Write 0 where there are none."))
    missing = poll.dots_each * people_given_dots - sum(sheets.values()) - unused
    kept = settle(promises.of_wall_count(poll, sheets, people_given_dots, unused), reasons)
    count = WallCount.objects.create(
        stratum=stratum,
        people_given_dots=people_given_dots,
        unused=unused,
        missing=missing,
        missing_reason=" ".join(promise.reason for promise in kept if promise.reason),
        counted_by=counted_by.strip(),
        checked_by=checked_by.strip(),
    )
    WallSheet.objects.bulk_create(
        WallSheet(count=count, option=options[order], dots=number, photo_sha256=(photos or {}).get(order, ""))
        for order, number in sorted(sheets.items())
    )
    record(by, "wrote down the stickers of a wall", count, via=via)
    return count


# The close


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

    The marks come back in the order of the list of voters, without the keys of the papers. A way that
    fewer than ten people used joins another here, so that the box itself no longer tells them apart.
    """
    ballots = list(Ballot.objects.filter(poll=poll).order_by("receipt"))
    ways = poll.strata.filter(kind=Stratum.Kind.SECRET)
    joined = small_ones_joined(
        {way.pk: sum(ballot.stratum_id == way.pk for ballot in ballots) for way in ways}
    )
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


def forget_old_pages() -> None:
    """Write the database's file anew, so that no old page keeps the order of the votes. Outside any transaction."""
    write_anew("voting_ballot", "voting_mark")


# The count


@transaction.atomic
def count_poll(poll: Poll, *, by, reason: str = "", via: str = Route.WEB) -> Result:
    """Count, keep the result with its check word, and put it on the public log.

    The first count is not certain until ten working days have passed; a recount says why and is final.
    """
    poll = locked(poll)
    must_be(poll, Poll.State.CLOSED, Poll.State.RECOUNT, sentence=_("Close the vote first, then count."))
    not_counted = [
        stratum.name
        for stratum in poll.strata.filter(kind=Stratum.Kind.WALL)
        if not stratum.wall_counts.exists()
    ]
    if not_counted:
        raise Refused(_("The stickers of %s are not written down yet.") % ", ".join(not_counted))
    before = poll.results.last()
    if before and not reason.strip():
        raise Refused(_("Say why it was counted again."), field="reason")
    counted = figures.count(poll)
    words = json.dumps(counted, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    result = Result.objects.create(
        poll=poll,
        json=counted,
        sha256=hashlib.sha256(words.encode()).hexdigest(),
        supersedes=before,
        reason=reason.strip(),
    )
    if poll.state == Poll.State.CLOSED:
        move(poll, Poll.State.COUNTED)
        until = add_working_days(timezone.localdate(), CHALLENGE_WORKING_DAYS, days_off)
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


@transaction.atomic
def dispute(poll: Poll, *, reason: str, by, via: str = Route.WEB) -> Poll:
    """Somebody says, by whatever route, that the count is wrong. Everybody can read it."""
    poll = locked(poll)
    must_be(
        poll, Poll.State.PROVISIONAL, sentence=_("Only a result that is not certain yet can be questioned.")
    )
    if not reason.strip():
        raise Refused(_("Say what seems wrong."), field="reason")
    move(poll, Poll.State.DISPUTED)
    record(by, "said that a count is wrong", poll, via=via, private={"reason": reason})
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
def lock_poll(poll: Poll, *, by=None, via: str = Route.WEB) -> Poll:
    """Make the result final, once the time to question it is over."""
    poll = locked(poll)
    must_be(poll, Poll.State.PROVISIONAL, sentence=_("Only a counted result can become final."))
    if timezone.localdate() <= poll.challenge_until:
        raise Refused(_("People can still question this result. It can become final later."))
    move(poll, Poll.State.LOCKED)
    record(by, "made a result final", poll, via=via)
    publish("result final", {"poll": str(poll.ref), "sha256": poll.results.last().sha256})
    return poll


# What people decide


@dataclass(frozen=True)
class Choice:
    """What is decided about one option. What is not taken on has a day on which it is looked at again."""

    option: Option
    taken_on: bool
    reason: str
    review_on: object = None  # datetime.date


@transaction.atomic
def take_on(
    poll: Poll, choices: Sequence[Choice], *, decided_by: str, by, decided_on=None, via: str = Route.WEB
) -> Selection:
    """Keep what people took on and what waits, each with a reason. The numbers never decide by themselves."""
    poll = locked(poll)
    must_be(poll, Poll.State.PROVISIONAL, Poll.State.LOCKED, sentence=_("Decide when the dots are counted."))
    on_paper = {option.pk for option in poll.options.all()}
    if {choice.option.pk for choice in choices} != on_paper or len(choices) != len(on_paper):
        raise Refused(_("Say for every idea if it is taken on or has to wait."))
    for choice in choices:
        if not choice.reason.strip():
            raise Refused(
                _("Give a reason for “%s”.") % choice.option.title, field=f"reason-{choice.option.order}"
            )
        if not choice.taken_on and choice.review_on is None:
            raise Refused(
                _("Say when you will look at “%s” again.") % choice.option.title,
                field=f"review-{choice.option.order}",
            )
    result = poll.results.last()
    taken = [str(choice.option.order) for choice in choices if choice.taken_on]
    selection = Selection.objects.create(
        poll=poll,
        result=result,
        decided_by=decided_by,
        decided_on=decided_on or timezone.localdate(),
        margin=figures.how_close(poll, result, taken),
        supersedes=poll.selections.last(),
    )
    for choice in choices:
        SelectionLine.objects.create(
            selection=selection,
            option=choice.option,
            taken_on=choice.taken_on,
            reason=write_text(choice.reason.strip(), by=by),
            review_on=None if choice.taken_on else choice.review_on,
        )
    record(by, "decided what to take on", selection, via=via)
    publish(
        "taken on",
        {"poll": str(poll.ref), "result": result.sha256, "taken_on": taken, "selection": str(selection.ref)},
    )
    return selection
