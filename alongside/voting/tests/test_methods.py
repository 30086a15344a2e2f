"""Every way of voting, from the paper to the result: dots, yes and no, consent, points, and an election."""

import json
import re

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from alongside.algorithms.counting.scottish import count as scottish_count
from alongside.partnership.tests.make import a_partnership
from alongside.shared.errors import Refused
from alongside.shared.history.models import Route
from alongside.voting.actions import (
    add_elector,
    add_option,
    add_stratum,
    cast,
    close_poll,
    count_poll,
    dispute,
    freeze_poll,
    give_code,
    hold_poll,
    open_poll,
    recount,
)
from alongside.voting.figures import summary
from alongside.voting.methods import METHODS
from alongside.voting.models import Ballot, Poll, Stratum
from alongside.voting.tests.make import a_coordinator, electors_of, vote

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
PEOPLE = ("Ann", "Bob", "Cat", "Dan")


def a_vote(method: str, papers, options=PEOPLE, *, is_counted=True, cards=0, by=None, **rules) -> Poll:
    """An online vote in which these papers are cast, each by a card without a name; and so many more cards."""
    ruth = by or a_coordinator()
    poll = hold_poll("What now?", by=ruth, method=method, decided_by="The Board", **rules)
    for option in options:
        add_option(poll, option, by=ruth)
    online = add_stratum(poll, "Online", kind=Stratum.Kind.SECRET, route=Route.WEB, by=ruth)
    for _card in range(len(papers) + cards):
        add_elector(poll, online, by=ruth)
    open_poll(poll, by=ruth)
    for elector, paper in zip(electors_of(poll), papers, strict=False):
        vote(elector, paper)
    if is_counted:
        close_poll(poll, by=ruth)
        count_poll(poll, by=ruth)
    poll.refresh_from_db()
    return poll


def elected(poll) -> list[str]:
    return [str(row.option.title) for row in summary(poll).elected]


def ranked(*orders: str) -> dict[str, int]:
    """A paper with names numbered in this order: ranked("2", "1") puts the second name first."""
    return {option: place for place, option in enumerate(orders, start=1)}


def test_D1_a_proposal_is_carried_when_more_say_yes_than_no():
    poll = a_vote(
        "yes-no",
        [{"1": "yes"}] * 7 + [{"1": "no"}] * 6 + [{"1": "abstain"}] * 2 + [{}],
        options=["Meet every month"],
    )

    found = summary(poll)

    assert elected(poll) == ["Meet every month"]
    assert found.rows[0].said == "Yes: 7, No: 6, Neither: count me as here: 2"
    assert found.people == 16
    assert "yes and no are 1 apart" in found.margin
    assert "The fewest papers that, filled in otherwise, would change the result: 1." in found.to_change


def test_D1_a_proposal_is_not_agreed_while_somebody_objects():
    agreed = a_vote("consent", [{"1": "agree"}] * 9 + [{"1": "stand aside"}] * 3, options=["Meet at noon"])
    objected = a_vote("consent", [{"1": "agree"}] * 11 + [{"1": "object"}], options=["Meet at noon"])

    assert elected(agreed) == ["Meet at noon"]
    assert elected(objected) == []


def test_D1_points_are_added_up_and_the_agreed_number_is_in():
    poll = a_vote("score", [{"1": 5, "2": 3}] * 6 + [{"2": 4, "3": 0}] * 5, seats=1)

    assert elected(poll) == ["Bob"]
    assert [row.total for row in summary(poll).rows] == [38, 30, 0, 0]


def test_C2_an_election_is_counted_as_the_library_counts_it_round_by_round():
    papers = [ranked("1", "2")] * 6 + [ranked("2", "3")] * 2 + [ranked("3")] * 3 + [ranked("4", "3")] * 2
    poll = a_vote("scottish-stv", papers, seats=2)
    by_hand = scottish_count(
        {("1", "2"): 6, ("2", "3"): 2, ("3",): 3, ("4", "3"): 2}, ["1", "2", "3", "4"], 2
    )

    found = summary(poll)

    assert [str(row.option.order) for row in found.elected] == list(by_hand.elected)
    assert len(found.stages) == len(by_hand.stages)
    kept = poll.results.last().json["count"]["stages"]
    assert [stage["votes"] for stage in kept] == [stage["votes"] for stage in by_hand.as_dict()["stages"]]
    assert found.stages[0].said.startswith("First choices are counted: 13 papers for 2 places.")


@pytest.mark.parametrize(
    ("method", "paper", "why", "rules"),
    [
        ("dots", {"1": 4}, "Everybody has 3", {"may_stack": True}),
        ("dots", {"1": 2}, "only one of your dots", {"may_stack": False}),
        ("yes-no", {"1": "perhaps"}, "could not read", {}),
        ("consent", {"1": "yes"}, "could not read", {}),
        ("score", {"1": 6}, "from 0 to 5", {}),
        ("score", {"1": "-1"}, "from 0 to 5", {}),
        ("scottish-stv", {"1": 1, "2": 1}, "the number 1 more than once", {"seats": 1}),
        ("scottish-stv", {"1": 2}, "no number 1 on your paper", {"seats": 1}),
        ("scottish-stv", {"1": "x"}, "Write numbers only", {"seats": 1}),
        ("scottish-stv", {"9": 1}, "Write numbers only", {"seats": 1}),
    ],
)
def test_C2_a_paper_that_breaks_a_rule_is_refused_with_a_sentence(method, paper, why, rules):
    poll = a_vote(method, [], is_counted=False, cards=1, **rules)

    with pytest.raises(Refused, match=why):
        vote(electors_of(poll)[0], paper)

    assert not Ballot.objects.exists()


@pytest.mark.parametrize(
    ("method", "paper", "rules"),
    [
        ("dots", {"1": 4}, {"may_stack": True}),
        ("dots", {"1": 2}, {"may_stack": False}),
        ("dots", {"1": 2, "2": -1}, {"may_stack": True}),
        ("score", {"1": 6}, {}),
        ("scottish-stv", {"1": 1, "2": 1}, {"seats": 1}),
        ("scottish-stv", {"1": 2}, {"seats": 1}),
        ("scottish-stv", {"1": 1, "2": 3}, {"seats": 1}),
    ],
)
def test_C2_the_database_itself_refuses_a_paper_that_breaks_a_rule(method, paper, rules):
    poll = a_vote(method, [], is_counted=False, cards=1, **rules)
    row = {"poll": poll, "stratum": poll.strata.get(), "nonce": "x"}

    with pytest.raises(DatabaseError), transaction.atomic():
        Ballot.objects.create(receipt="A" * 12, choice=paper, **row)
    Ballot.objects.create(receipt="B" * 12, choice={"1": 1}, **row)


FILLED = {
    "dots": ({"dots-1": "2", "dots-3": "1"}, "2 dots", {"1": 2, "3": 1}),
    "yes-no": ({"answer-2": "no"}, "No", {"2": "no"}),
    "consent": ({"answer-1": "stand aside"}, "I stand aside", {"1": "stand aside"}),
    "score": ({"score-1": "0", "score-4": "5"}, "5 points", {"1": 0, "4": 5}),
    "scottish-stv": ({"number-2": "1", "number-1": " 2 "}, "your number 2", {"1": 2, "2": 1}),
}


@pytest.mark.parametrize("method", list(METHODS))
def test_every_way_of_voting_walks_from_paper_to_result_on_the_pages(client, method):
    a_partnership()
    ruth = a_coordinator()
    rules = {"seats": 2} if method == "scottish-stv" else {"may_stack": True}
    poll = a_vote(method, [], is_counted=False, cards=1, by=ruth, **rules)
    code = give_code(electors_of(poll)[0], by=ruth)
    client.post(reverse("voting:code", args=[poll.ref]), {"typed": code})
    typed, said, kept = FILLED[method]
    address = reverse("voting:ballot", args=[poll.ref])
    key = re.search(r'name="once_key" value="([^"]+)"', client.get(address).content.decode())[1]

    check = client.post(address, typed | {"once_key": key}).content.decode()
    assert said in check
    assert not Ballot.objects.exists()
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', check))
    sent = client.post(address, hidden | {"once_key": key, "step": "send"}).content.decode()

    assert "Your vote is in" in sent
    assert Ballot.objects.get().choice == kept
    assert "already voted" in client.get(address).content.decode()
    close_poll(poll, by=ruth)
    count_poll(poll, by=ruth)
    for name in ("poll", "result", "totals", "bundle", "sheets", "live"):
        assert client.get(reverse(f"voting:{name}", args=[poll.ref])).status_code == 200


def test_C2_a_tie_is_settled_by_lots_only_by_a_rule_that_was_agreed_before():
    level = [{"1": 1}] * 5 + [{"2": 1}] * 5
    without = a_vote("dots", level, options=["A", "B"], may_stack=True, seats=1, is_counted=False)
    ruled = a_vote(
        "dots", level, options=["A", "B"], may_stack=True, seats=1, lots="The lottery.", is_counted=False
    )
    ruth = a_coordinator()
    for poll in (without, ruled):
        close_poll(poll, by=ruth)

    with pytest.raises(Refused, match="Nobody agreed before the vote"):
        count_poll(without, by=ruth, lots_drawn="7 12 31")
    count_poll(without, by=ruth)
    count_poll(ruled, by=ruth, lots_drawn="7 12 31")

    for poll in (without, ruled):
        poll.refresh_from_db()
    assert elected(without) == []
    assert "nobody" in " ".join(summary(without).ties).lower()
    assert len(elected(ruled)) == 1
    assert "The lots chose" in " ".join(summary(ruled).ties)


def test_C2_lots_are_drawn_once_and_a_recount_takes_what_they_gave(client):
    """Whoever did not like the lot says that the count is wrong, and draws again: that is not possible."""
    a_partnership()
    level, ruth = [{"1": 3}] * 6 + [{"2": 3}] * 6, a_coordinator()
    rule = {"options": ["A", "B"], "may_stack": True, "seats": 1, "lots": "The lottery."}
    poll = a_vote("dots", level, is_counted=False, by=ruth, **rule)
    close_poll(poll, by=ruth)
    first = count_poll(poll, by=ruth, lots_drawn="7 12 31").json
    dispute(poll, reason="I do not like it.", by=ruth)
    recount(poll, by=ruth)
    client.force_login(ruth)
    page = client.get(reverse("voting:step", args=[poll.ref, "count"])).content.decode()
    assert "Why was it counted again?" in page
    assert "what did they give?" not in page

    with pytest.raises(Refused, match="They are not drawn again"):
        count_poll(poll, by=ruth, reason="Once more.", lots_drawn="1 2 3")
    again = count_poll(poll, by=ruth, reason="Once more.").json

    assert again["lots"] == first["lots"]
    assert again["count"]["elected"] == first["count"]["elected"]


def test_E6_each_ballot_weighs_one_and_no_way_of_voting_has_another_weight():
    poll = a_vote("yes-no", [{"1": "yes"}] * 3, options=["Meet"])

    kept = poll.results.last().json

    assert kept["people"] == 3
    assert "weight" not in json.dumps(kept)


def test_an_election_needs_places_and_a_paper_two_things():
    ruth = a_coordinator()
    with pytest.raises(Refused, match="how many places"):
        hold_poll("Who?", by=ruth, method="scottish-stv", decided_by="The Board")
    poll = hold_poll("Who?", by=ruth, method="scottish-stv", seats=1, decided_by="The Board")
    add_option(poll, "Ann", by=ruth)
    with pytest.raises(Refused, match="at least two"):
        freeze_poll(poll, by=ruth)


def test_C3_each_way_left_out_is_on_the_result_and_few_are_joined():
    ruth = a_coordinator()
    poll = hold_poll("What now?", by=ruth, method="yes-no", decided_by="The Board")
    add_option(poll, "Meet", by=ruth)
    ways = {
        "Online": (Route.WEB, [{"1": "no"}] * 12),
        "By phone": (Route.PHONE, [{"1": "yes"}] * 20 + [{"1": "no"}]),
        "Desk": (Route.DESK, [{"1": "yes"}] + [{"1": "no"}] * 2),
    }
    for name, (route, papers) in ways.items():
        way = add_stratum(poll, name, kind=Stratum.Kind.SECRET, route=route, by=ruth)
        for _paper in papers:
            add_elector(poll, way, by=ruth)
    open_poll(poll, by=ruth)
    for name, (route, papers) in ways.items():
        for elector, paper in zip(electors_of(poll, name), papers, strict=True):
            cast(poll, elector, paper, idem=str(elector.pk), via=route, read_back=True, by=ruth)
    close_poll(poll, by=ruth)
    count_poll(poll, by=ruth)
    poll.refresh_from_db()

    found = summary(poll)

    assert [part.name for part in found.parts] == ["Online and Desk", "By phone"]
    assert found.parts[1].without == "Without By phone not all of them would be in."
    assert found.parts[0].without == "Without Online and Desk the same would be in."
    assert all(part.people >= 10 for part in found.parts)
