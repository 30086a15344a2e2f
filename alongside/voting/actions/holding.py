"""Before the vote: what is on the paper, by which ways people vote, and who is on the list of voters."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.groups.models import Membership
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route
from alongside.shared.texts.actions import write_text
from alongside.voting.actions.course import locked, move, must_be
from alongside.voting.models import (
    LEAST_DAYS,
    MOST_DAYS,
    Elector,
    Option,
    OptionParent,
    Poll,
    Stratum,
    Teller,
    WayIn,
)
from alongside.voting.permissions import can_be_elector, can_be_teller

MOST_WORDS = 60


@transaction.atomic
def hold_poll(
    title: str,
    *,
    by,
    decided_by: str,
    method: str = Poll.Method.DOTS,
    may_stack: bool | None = None,
    about: str = "",
    dots_each: int = 3,
    seats: int | None = None,
    highest: int = 5,
    lots: str = "",
    group=None,
    kind: str = Poll.Kind.SECRET,
    shown_while_open: bool = False,
    opens_at=None,
    closes_at=None,
    days_to_question: int = 10,
    via: str = Route.WEB,
) -> Poll:
    """Begin a vote as a draft. Whether several dots may go on one option has to be said each time.

    `seats`: how many are taken or elected, where that is agreed before; an election needs it. `lots`: how a tie is
    settled, agreed before. An open vote belongs to a `group`, whose members are its voters.
    """
    if method == Poll.Method.DOTS and may_stack is None:
        raise Refused(_("Say if people may put several dots on one idea."), field="may_stack")
    if method == Poll.Method.NUMBERS and not seats:
        raise Refused(_("Say how many places there are."), field="seats")
    if kind == Poll.Kind.OPEN and group is None:
        raise Refused(
            _("Choose the group: in an open vote its members see the names, and nobody else."), field="group"
        )
    if not 1 <= highest <= 100:
        raise Refused(_("The most points can be between 1 and 100."), field="highest")
    if not 1 <= dots_each <= 20:
        raise Refused(_("Give everybody between 1 and 20 dots."), field="dots_each")
    if not LEAST_DAYS <= days_to_question <= MOST_DAYS:
        raise Refused(
            _("People can question a result for %(least)s working days at least, %(most)s at most.")
            % {"least": LEAST_DAYS, "most": MOST_DAYS},
            field="days_to_question",
        )
    if opens_at and closes_at and closes_at <= opens_at:
        raise Refused(_("The vote has to close after it opens."), field="closes_at")
    poll = Poll.objects.create(
        title=write_text(title, by=by),
        about=write_text(about, by=by) if about else None,
        method=method,
        kind=kind,
        group=group,
        shown_while_open=shown_while_open and kind == Poll.Kind.OPEN,
        seats=seats,
        highest=highest,
        lots=lots.strip(),
        dots_each=dots_each,
        may_stack=bool(may_stack),
        decided_by=decided_by,
        opens_at=opens_at,
        closes_at=closes_at,
        days_to_question=days_to_question,
    )
    if kind == Poll.Kind.OPEN:
        Stratum.objects.create(poll=poll, name=_("The group"), kind=Stratum.Kind.OPEN, route=Route.WEB)
    record(by, "began a vote", poll, via=via)
    return poll


@transaction.atomic
def add_option(
    poll: Poll,
    title: str,
    *,
    by,
    explanation: str = "",
    title_shorter: str = "",
    explanation_shorter: str = "",
    joined_from: Sequence[Option] = (),
    person=None,
    via: str = Route.WEB,
) -> Option:
    """Put something on the paper; in an election `person` is who stands.

    `joined_from`: it takes parts of those options, and says so.

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
    if any(parent.poll_id != poll.pk for parent in joined_from):
        raise Refused(_("Join only what people voted on here."), field="joined_from")
    if person is not None and poll.tellers.filter(person=person).exists():
        raise Refused(
            _("They are named to count the papers of this vote, so they cannot stand in it."), field="person"
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
        title=write_text(title, by=by, shorter=title_shorter),
        explanation=write_text(explanation, by=by, shorter=explanation_shorter) if explanation else None,
        order=last + 1,
        after_vote=after_vote,
        person=person,
    )
    for parent in joined_from:
        OptionParent.objects.create(option=option, parent=parent)
    record(by, "put on the paper", option, via=via)
    return option


@transaction.atomic
def add_stratum(
    poll: Poll, name: str, *, kind: str, route: str, by, rule: str = "", via: str = Route.WEB
) -> Stratum:
    """Say, before the vote, that this place or way is counted apart.

    `rule`: for a talk, how what people say there becomes dots. Without one it never does (C3).
    """
    poll = locked(poll)
    must_be(poll, Poll.State.DRAFT, sentence=_("The places and ways of this vote are settled."))
    if poll.strata.filter(name=name).exists():
        raise Refused(_("There is already a place or way with this name."), field="name")
    if not poll.is_secret:
        raise Refused(_("In an open vote everybody in the group votes on their own page, or is rung up."))
    if kind in {Stratum.Kind.WALL, Stratum.Kind.TALK} and not poll.is_dots:
        raise Refused(_("This way is for votes with dots."), field="way")
    if kind == Stratum.Kind.TALK and not rule.strip():
        raise Refused(
            _(
                "Say by which rule what people say becomes dots. Such as: each person names three ideas, and each name is "
                "one dot. Without a rule a talk gives no dots."
            ),
            field="rule",
        )
    stratum = Stratum.objects.create(
        poll=poll, name=name, kind=kind, route=route, rule=rule.strip() if kind == Stratum.Kind.TALK else ""
    )
    record(by, "named a place or way to vote", stratum, via=via)
    return stratum


@transaction.atomic
def freeze_poll(poll: Poll, *, by, via: str = Route.WEB) -> Poll:
    """Settle what is on the paper and what is counted apart. From here the papers can be printed."""
    poll = locked(poll)
    if poll.options.count() < poll.fewest_options:
        raise Refused(
            _("Put at least two things on the paper first.")
            if poll.fewest_options == 2
            else _("Put at least one proposal on the paper first.")
        )
    if poll.is_election and poll.strata.filter(kind=Stratum.Kind.PAPER).exists():
        if len(set(poll.tellers.values_list("side", flat=True))) < 2:
            raise Refused(
                _(
                    "Name two people first who count the papers, one from each side. They do not see each other's."
                )
            )
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
    if stratum.poll_id != poll.pk or stratum.is_counted_by_hand:
        raise Refused(_("Choose online, by phone or on paper."), field="stratum")
    if not poll.is_secret and person is None:
        raise Refused(_("In an open vote everybody votes with their name."), field="person")
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
    by_hand = [Stratum.Kind.WALL, Stratum.Kind.TALK]
    if poll.strata.exclude(kind__in=by_hand).exists() and not poll.electors.exists():
        raise Refused(
            _(
                "Nobody is on the list of voters yet, and nobody can be put on it when the vote is open. Add people, or "
                "cards without a name, first."
            )
        )
    move(poll, Poll.State.OPEN, opened_at=timezone.now())
    record(by, "opened a vote", poll, via=via)
    return poll


@transaction.atomic
def add_members(poll: Poll, *, by, via: str = Route.WEB) -> list[Elector]:
    """Everybody with a seat in the vote's group who may vote and is not on the list yet."""
    poll = locked(poll)
    if poll.group_id is None:
        raise Refused(_("This vote belongs to no group."))
    stratum = poll.strata.exclude(kind__in=[Stratum.Kind.WALL, Stratum.Kind.TALK]).first()
    if stratum is None:
        raise Refused(_("Say first how people can vote."))
    on_list = set(poll.electors.values_list("person_id", flat=True))
    seats = Membership.objects.filter(group=poll.group_id, left_on=None).select_related("person")
    added = [
        add_elector(poll, stratum, person=seat.person, by=by, via=via)
        for seat in seats.order_by("joined_on", "pk")
        if seat.person_id not in on_list and can_be_elector(seat.person, poll)
    ]
    if not added:
        raise Refused(_("Everybody in the group who may vote is on the list already."))
    return added


@transaction.atomic
def name_teller(poll: Poll, person, *, side: str, by, via: str = Route.WEB) -> Teller:
    """Somebody who will count the papers. Nobody counts a vote in which they stand."""
    poll = locked(poll)
    must_be(
        poll,
        Poll.State.DRAFT,
        Poll.State.FROZEN,
        Poll.State.OPEN,
        Poll.State.CLOSED,
        Poll.State.RECOUNT,
        sentence=_("This vote is counted."),
    )
    if not (may := can_be_teller(person, poll)):
        raise Refused(may.why, field="person")
    teller = Teller.objects.create(poll=poll, person=person, side=side)
    record(by, "named somebody to count", teller, via=via, helping=person)
    return teller


@transaction.atomic
def note_way_in(poll: Poll, *, community: str, how: str, on, by, via: str = Route.WEB) -> WayIn:
    """Write down how a community who is often not heard had a way in (C6)."""
    poll = locked(poll)
    if poll.is_over:
        raise Refused(_("This vote is closed."))
    if on > timezone.localdate():
        raise Refused(_("This day has not come yet."), field="on")
    way = WayIn.objects.create(poll=poll, community=community.strip(), how=how.strip(), on=on)
    record(by, "wrote down a way in", way, via=via)
    return way
