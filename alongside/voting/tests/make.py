"""Builders for the tests of votes, and of rooms that show a result."""

import uuid

from alongside.people.models import Person, Role
from alongside.shared.history.models import Route
from alongside.voting.actions import (
    add_elector,
    add_option,
    add_stratum,
    cast,
    close_poll,
    count_poll,
    hold_poll,
    open_poll,
    record_wall_count,
)
from alongside.voting.models import Elector, Poll, Stratum

AREAS = ("Housing", "Transport", "Day services", "Work")


def a_voter(name="Amina Khan", **also) -> Person:
    return Person.objects.create(name=name, **also)


def a_coordinator(name="Ruth Bell") -> Person:
    """Somebody who may run votes."""
    person = Person.objects.create(name=name)
    Role.objects.create(person=person, kind=Role.Kind.COORDINATOR)
    return person


def a_poll(
    options=AREAS, dots=3, may_stack=True, title="What should we work on first?", by=None, cards=0, **also
) -> Poll:
    """A draft with a wall in Corn Hall, an online way and a phone way, and so many cards for online voters."""
    by = by or a_coordinator()
    poll = hold_poll(
        title, by=by, dots_each=dots, may_stack=may_stack, decided_by="Everybody at the Board", **also
    )
    for option in options:
        add_option(poll, option, by=by, explanation=f"What {option.lower()} is about.")
    add_stratum(poll, "Corn Hall", kind=Stratum.Kind.WALL, route=Route.ROOM, by=by)
    add_stratum(poll, "Online", kind=Stratum.Kind.SECRET, route=Route.WEB, by=by)
    add_stratum(poll, "By phone", kind=Stratum.Kind.SECRET, route=Route.PHONE, by=by)
    cards_for(poll, "Online", cards)
    return poll


def cards_for(poll, name, number) -> None:
    """So many cards without a name on the list of voters, in one write: a builder of hundreds has no need of history."""
    stratum, taken = poll.strata.get(name=name), poll.electors.count()
    Elector.objects.bulk_create(
        Elector(poll=poll, stratum=stratum, card_no=taken + card, channel=stratum.route)
        for card in range(1, number + 1)
    )


def an_open_poll(online=2, phone=1, by=None, **also) -> Poll:
    """Open, with so many cards without a name for online and phone voters, or one that nobody takes."""
    by = by or a_coordinator()
    poll = a_poll(by=by, cards=0 if online or phone else 1, **also)
    for name, number in (("Online", online), ("By phone", phone)):
        cards_for(poll, name, number)
    return open_poll(poll, by=by)


def electors_of(poll, name="Online") -> list[Elector]:
    return list(poll.electors.filter(stratum__name=name).select_related("poll", "stratum"))


def vote(elector, choice, *, by=None, idem=None):
    """One vote by the elector's own way."""
    by_phone = elector.stratum.route == Route.PHONE
    return cast(
        elector.poll,
        elector,
        choice,
        idem=idem or str(uuid.uuid4()),
        by=by,
        via=Route.PHONE if by_phone else Route.WEB,
        read_back=by_phone,
    )


def a_wall_count(poll, *sheets, people=None, unused=None, by=None, name="Corn Hall", reasons=None):
    """The stickers of a wall, sheet by sheet in the paper's order; nothing is missing unless said."""
    total = sum(sheets)
    people = -(-total // poll.dots_each) if people is None else people
    unused = poll.dots_each * people - total if unused is None else unused
    return record_wall_count(
        poll.strata.get(name=name),
        dict(enumerate(sheets, start=1)),
        people_given_dots=people,
        unused=unused,
        counted_by="Sam",
        checked_by="Jo",
        by=by or a_coordinator(),
        reasons=reasons,
    )


def a_counted_poll(wall=(20, 10, 8, 7), online=12, phone=0, by=None, **also) -> Poll:
    """A vote with a result that everybody can see."""
    by = by or a_coordinator()
    poll = an_open_poll(online=online, phone=phone, by=by, **also)
    for name, number in (("Online", online), ("By phone", phone)):
        for elector in electors_of(poll, name)[:number]:
            vote(elector, {"1": 1, "2": 1}, by=by)
    a_wall_count(poll, *wall, by=by)
    close_poll(poll, by=by)
    count_poll(poll, by=by)
    poll.refresh_from_db()
    return poll


def a_vote_with_papers_only(by=None, **also) -> Poll:
    """Open; everybody is to have a voting paper in the room, and one card is on the list."""
    by = by or a_coordinator()
    poll = hold_poll("What now?", by=by, decided_by="Everybody", may_stack=True, **also)
    for title in ("Ramps", "Buses"):
        add_option(poll, title, by=by)
    room = add_stratum(poll, "Corn Hall", kind=Stratum.Kind.PAPER, route=Route.ROOM, by=by)
    add_elector(poll, room, by=by)
    return open_poll(poll, by=by)
