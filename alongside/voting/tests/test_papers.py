"""Voting papers: given out without a name, read by two people from different sides, and by a third where they differ."""

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from alongside.partnership.tests.make import a_partnership
from alongside.shared.errors import Refused
from alongside.shared.history.models import PrivateEntry, Route
from alongside.shared.web import KEPT_FORM
from alongside.voting.actions import (
    add_elector,
    add_option,
    add_stratum,
    cast,
    close_poll,
    count_poll,
    finish_reading,
    freeze_poll,
    give_code,
    hand_out,
    hand_out_to,
    hold_poll,
    name_teller,
    open_poll,
    read_paper,
    set_reading_aside,
    try_code,
)
from alongside.voting.figures import summary
from alongside.voting.models import Mark, PaperCount, PaperLine, Poll, Stratum, Teller
from alongside.voting.tests.make import a_coordinator, a_counted_poll, a_voter, an_open_poll, electors_of
from alongside.voting.tests.test_methods import ranked

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


class Election:
    """An election on paper: who stands, who counts, and so many papers given out."""

    def __init__(self, papers=12, seats=1, also="", **more):
        self.ruth, self.sam, self.jo, self.kim = (
            a_coordinator(),
            a_voter("Sam"),
            a_voter("Jo"),
            a_voter("Kim"),
        )
        self.poll = hold_poll(
            "Who speaks for us?",
            by=self.ruth,
            method="scottish-stv",
            seats=seats,
            decided_by="The vote",
            **more,
        )
        for name in ("Ann", "Bob", "Cat"):
            add_option(self.poll, name, by=self.ruth)
        self.room = add_stratum(
            self.poll, "Corn Hall", kind=Stratum.Kind.PAPER, route=Route.ROOM, by=self.ruth
        )
        if also:
            add_stratum(self.poll, also, kind=Stratum.Kind.PAPER, route=Route.POST, by=self.ruth)
        self.tellers = {
            person: name_teller(self.poll, person, side=side, by=self.ruth)
            for person, side in ((self.sam, "draws"), (self.jo, "runs"), (self.kim, "runs"))
        }
        for _paper in range(papers):
            add_elector(self.poll, self.room, by=self.ruth)
        open_poll(self.poll, by=self.ruth)
        for elector in electors_of(self.poll, "Corn Hall"):
            hand_out(elector, took="paper", stratum=self.room, by=self.ruth)

    def close(self):
        close_poll(self.poll, by=self.ruth)
        return self

    def read(self, person, papers, *, done=True):
        for number, paper in papers.items():
            read_paper(self.room, self.tellers[person], number=number, choice=paper, by=person)
        if done:
            finish_reading(self.room, self.tellers[person], by=person)

    def counted(self) -> Poll:
        count_poll(self.poll, by=self.ruth)
        self.poll.refresh_from_db()
        return self.poll


CLEAR = {number: ranked("1", "2") for number in range(1, 10)} | {
    10: ranked("2"),
    11: ranked("3"),
    12: ranked("3", "2"),
}
NARROW = (
    {number: ranked("1") for number in range(1, 7)}
    | {number: ranked("2") for number in range(7, 12)}
    | {12: {}}
)


def test_E6_taking_a_paper_spends_the_code_in_the_same_moment_and_keeps_no_number():
    ruth, amina = a_coordinator(), a_voter()
    poll = hold_poll("Who?", by=ruth, method="scottish-stv", seats=1, decided_by="The vote", dots_each=3)
    for name in ("Ann", "Bob"):
        add_option(poll, name, by=ruth)
    add_stratum(poll, "Online", kind=Stratum.Kind.SECRET, route=Route.WEB, by=ruth)
    post = add_stratum(poll, "By post", kind=Stratum.Kind.PAPER, route=Route.POST, by=ruth)
    name_teller(poll, a_voter("Sam"), side="draws", by=ruth)
    name_teller(poll, a_voter("Jo"), side="runs", by=ruth)
    elector = add_elector(poll, poll.strata.get(name="Online"), person=amina, by=ruth)
    code = give_code(elector, by=ruth)
    open_poll(poll, by=ruth)

    mark = hand_out(elector, took="paper", by=ruth)

    assert (mark.channel, mark.paper_of) == (Route.POST, post)
    found = try_code(poll, code).elector
    with pytest.raises(Refused, match="already voted"):
        cast(poll, found, {"1": 1}, idem="a phone")
    with pytest.raises(Refused, match="already voted, or taken"):
        hand_out(elector, took="paper", by=ruth)
    # No column holds a number of the paper, and nothing that was written about the hand-out says one.
    assert not any("number" in field.name for field in Mark._meta.fields)


def test_E6_a_card_from_the_pile_is_given_to_somebody_by_name_and_tied_to_nobody():
    ruth, amina = a_coordinator(), a_voter()
    poll = hold_poll("What?", by=ruth, may_stack=True, decided_by="The Board")
    for name in ("Housing", "Work"):
        add_option(poll, name, by=ruth)
    online = add_stratum(poll, "Online", kind=Stratum.Kind.SECRET, route=Route.WEB, by=ruth)
    hers, card = add_elector(poll, online, person=amina, by=ruth), add_elector(poll, online, by=ruth)
    open_poll(poll, by=ruth)

    hand_out(hers, took="card", by=ruth)
    cast(poll, card, {"1": 3}, idem="the card")

    with pytest.raises(Refused, match="already voted"):
        cast(poll, hers, {"1": 3}, idem="her own")
    with pytest.raises(Refused, match="already voted"):
        hand_out(card, took="card", by=ruth)
    assert PrivateEntry.objects.filter(kind="handed out card").get().thing != str(card.pk)


def test_C3_two_equal_readings_make_a_result():
    here = Election().close()
    here.read(here.sam, CLEAR)
    here.read(here.jo, CLEAR)

    poll = here.counted()

    assert [str(row.option.title) for row in summary(poll).elected] == ["Ann"]
    assert summary(poll).people == 12


def test_C3_nothing_is_counted_before_two_people_from_different_sides_have_read():
    here = Election().close()
    with pytest.raises(Refused, match="not read by two people"):
        here.counted()
    here.read(here.jo, CLEAR)
    with pytest.raises(Refused, match="from your side"):
        here.read(here.kim, CLEAR)
    with pytest.raises(Refused, match="not read by two people"):
        here.counted()


def test_C3_neither_reader_sees_what_the_other_reads(client):
    a_partnership()
    here = Election().close()
    here.read(here.sam, {7: ranked("3", "1")}, done=False)
    client.force_login(here.jo)

    page = client.get(reverse("voting:read", args=[here.poll.ref, here.room.pk])).content.decode()

    assert "Paper 7" not in page
    client.force_login(here.sam)
    assert (
        "Paper 7" in client.get(reverse("voting:read", args=[here.poll.ref, here.room.pk])).content.decode()
    )
    client.force_login(here.ruth)
    run = client.get(reverse("voting:run", args=[here.poll.ref])).content.decode()
    assert "12 papers given out." in run
    assert client.get(reverse("voting:read", args=[here.poll.ref, here.room.pk])).status_code == 403


def test_C3_a_third_reads_what_differs_and_two_of_three_stand():
    here = Election().close()
    here.read(here.sam, CLEAR)
    here.read(here.jo, CLEAR | {10: ranked("3")})
    with pytest.raises(Refused, match="A third reads these: 10"):
        here.counted()

    with pytest.raises(Refused, match="Nobody else read them as you did"):
        here.read(here.kim, {10: ranked("1")})
    here.read(here.kim, {10: ranked("2")})

    assert summary(here.counted()).rows[0].total == "9.00000"


def test_C3_more_papers_than_were_given_out_stop_the_reading():
    here = Election(papers=3).close()

    with pytest.raises(Refused, match="You read 4 papers, but only 3 were given out"):
        here.read(here.sam, {number: ranked("1") for number in range(1, 5)})


def test_C3_a_close_election_is_read_by_a_third_person_before_anybody_sees_it():
    here = Election().close()
    here.read(here.sam, NARROW)
    here.read(here.jo, NARROW)

    with pytest.raises(Refused, match="very close"):
        here.counted()
    assert not here.poll.results.exists()
    here.read(here.kim, NARROW)

    assert [str(row.option.title) for row in summary(here.counted()).elected] == ["Ann"]


def test_C3_a_way_by_which_no_paper_was_given_out_needs_no_reading():
    here = Election(also="By post").close()
    for person in (here.sam, here.jo, here.kim):
        here.read(person, NARROW)

    assert summary(here.counted()).people == 12


def test_C3_papers_that_never_came_back_hold_up_no_vote(client):
    """Twelve were handed out by post and not one came back: two people say so, and the count goes on."""
    a_partnership()
    here = Election().close()
    for person in (here.sam, here.jo):
        with pytest.raises(Refused, match="Read the papers first"):
            finish_reading(here.room, here.tellers[person], by=person)
        client.force_login(person)
        address = reverse("voting:read", args=[here.poll.ref, here.room.pk])
        assert "No paper came back" in client.get(address).content.decode()
        done = reverse("voting:finish", args=[here.poll.ref, here.room.pk])
        client.post(done, {"none_came_back": "yes"})

    found = summary(here.counted())

    assert (found.people, found.elected) == (0, ())
    assert "There are no papers to count." in found.remarks


def test_C3_whoever_has_read_a_paper_does_not_say_that_none_came_back(client):
    a_partnership()
    here = Election().close()
    here.read(here.sam, {7: ranked("1")}, done=False)
    client.force_login(here.sam)

    page = client.get(reverse("voting:read", args=[here.poll.ref, here.room.pk])).content.decode()

    assert "No paper came back" not in page
    here.read(here.jo, {7: ranked("1")})
    finish_reading(here.room, here.tellers[here.sam], none_came_back=True, by=here.sam)
    assert PaperLine.objects.filter(count__teller=here.tellers[here.sam]).count() == 1


def test_C3_a_spoilt_paper_is_counted_as_spoilt_and_an_empty_one_as_a_person():
    here = Election().close()
    for person in (here.sam, here.jo):
        for number, paper in (CLEAR | {12: None}).items():
            read_paper(
                here.room,
                here.tellers[person],
                number=number,
                choice=paper,
                is_spoilt=paper is None,
                by=person,
            )
        finish_reading(here.room, here.tellers[person], by=person)

    found = summary(here.counted())

    assert (found.people, found.spoilt) == (11, 1)


def test_E6_nobody_counts_a_vote_in_which_they_stand():
    ruth, ann = a_coordinator(), a_voter("Ann")
    poll = hold_poll("Who?", by=ruth, method="scottish-stv", seats=1, decided_by="The vote")
    add_option(poll, "Ann", person=ann, by=ruth)

    with pytest.raises(Refused, match="stand in this vote themselves"):
        name_teller(poll, ann, side="draws", by=ruth)


def test_C3_an_election_on_paper_needs_a_teller_from_each_side_before_it_opens():
    ruth = a_coordinator()
    poll = hold_poll("Who?", by=ruth, method="scottish-stv", seats=1, decided_by="The vote")
    for name in ("Ann", "Bob"):
        add_option(poll, name, by=ruth)
    add_stratum(poll, "Hall", kind=Stratum.Kind.PAPER, route=Route.ROOM, by=ruth)
    name_teller(poll, a_voter("Jo"), side="runs", by=ruth)
    name_teller(poll, a_voter("Kim"), side="runs", by=ruth)

    with pytest.raises(Refused, match="one from each side"):
        freeze_poll(poll, by=ruth)


def test_C3_what_was_read_is_never_changed_by_anybody():
    here = Election().close()
    here.read(here.sam, CLEAR)
    line = PaperLine.objects.first()

    for change in (
        lambda: PaperLine.objects.filter(pk=line.pk).update(number=99),
        lambda: PaperLine.objects.filter(pk=line.pk).delete(),
        lambda: PaperLine.objects.create(count=line.count, number=99, choice={}),
        lambda: here.tellers[here.sam].counts.update(finished_at=None),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    with pytest.raises(Refused, match="nothing can be changed"):
        read_paper(here.room, here.tellers[here.sam], number=1, choice={}, by=here.sam)


def test_papers_are_printed_with_numbers_and_read_on_a_page(client):
    a_partnership()
    here = Election(papers=2)
    client.force_login(here.ruth)
    printed = client.post(reverse("voting:print_papers", args=[here.poll.ref]), {"papers": 3, "first": 41})
    assert printed.content.decode().count('class="sheet paper"') == 3
    assert ">43<" in printed.content.decode()
    here.close()
    client.force_login(here.sam)
    address = reverse("voting:read", args=[here.poll.ref, here.room.pk])
    assert "you were named to count" in client.get(reverse("home:my_page")).content.decode()

    key = client.get(address).content.decode().split('name="once_key" value="')[1].split('"')[0]
    client.post(address, {"number": 41, "number-1": "1", "number-3": "2", "once_key": key})
    page = client.get(address).content.decode()

    assert "Paper 41" in page
    assert "your number 2" in page


def test_E6_a_pile_of_papers_goes_to_cards_without_a_name_and_no_further():
    here = Election(papers=2)
    late = hold_poll("Which?", by=here.ruth, method="scottish-stv", seats=1, decided_by="The vote")
    for name in ("Ann", "Bob"):
        add_option(late, name, by=here.ruth)
    room = add_stratum(late, "Hall", kind=Stratum.Kind.PAPER, route=Route.ROOM, by=here.ruth)
    for person, side in ((here.sam, "draws"), (here.jo, "runs")):
        name_teller(late, person, side=side, by=here.ruth)
    for _card in range(5):
        add_elector(late, room, by=here.ruth)
    open_poll(late, by=here.ruth)

    given = hand_out_to(late, took="paper", cards=4, by=here.ruth)

    assert len(given) == room.papers_given.count() == 4
    with pytest.raises(Refused, match="only 1 cards"):
        hand_out_to(late, took="paper", cards=2, by=here.ruth)


def test_E6_a_pile_of_papers_spends_no_card_that_somebody_may_hold_already():
    """Three have a card with a code at home. Papers at the door are for others."""
    ruth = a_coordinator()
    poll = hold_poll("What now?", by=ruth, decided_by="Everybody", may_stack=True)
    for title in ("Ramps", "Buses"):
        add_option(poll, title, by=ruth)
    online = add_stratum(poll, "Online", kind=Stratum.Kind.SECRET, route=Route.WEB, by=ruth)
    hall = add_stratum(poll, "Hall", kind=Stratum.Kind.PAPER, route=Route.ROOM, by=ruth)
    for way, number in ((online, 3), (hall, 3)):
        for _card in range(number):
            add_elector(poll, way, by=ruth)
    late = add_elector(poll, online, by=ruth)
    codes = [give_code(elector, by=ruth) for elector in electors_of(poll) if elector != late]
    open_poll(poll, by=ruth)

    hand_out_to(poll, took="paper", cards=4, by=ruth)

    assert set(Mark.objects.values_list("elector", flat=True)) == {
        late.pk,
        *poll.electors.filter(stratum=hall).values_list("pk", flat=True),
    }
    for code in codes:
        assert cast(poll, try_code(poll, code).elector, {"1": 3}, idem=code).receipt


def test_E6_whoever_is_named_to_count_cannot_be_put_up_afterwards():
    ruth, amina = a_coordinator(), a_voter()
    poll = hold_poll("Who speaks for us?", by=ruth, decided_by="The votes", method="scottish-stv", seats=1)
    name_teller(poll, amina, side=Teller.Side.DRAWS, by=ruth)

    with pytest.raises(Refused, match="named to count"):
        add_option(poll, "Amina Khan", person=amina, by=ruth)

    assert not poll.options.exists()


def test_C3_when_a_reader_cannot_go_on_another_begins_and_the_vote_is_not_stuck(client):
    a_partnership()
    here = Election().close()
    here.read(here.sam, {1: ranked("3")}, done=False)
    here.read(here.jo, CLEAR)
    client.force_login(here.ruth)
    run = reverse("voting:run", args=[here.poll.ref])
    begun = PaperCount.objects.get(teller=here.tellers[here.sam])
    aside = reverse("voting:set_aside", args=[here.poll.ref, begun.pk])
    assert aside in client.get(run).content.decode()

    client.post(aside)
    with pytest.raises(Refused, match="from your side"):
        here.read(here.kim, CLEAR)
    here.read(here.sam, CLEAR)

    assert here.counted().has_result
    begun.refresh_from_db()
    assert begun.is_set_aside


def test_C3_a_reading_that_is_finished_is_never_set_aside():
    here = Election().close()
    here.read(here.sam, CLEAR)

    with pytest.raises(Refused, match="not finished"):
        set_reading_aside(here.room, here.tellers[here.sam], by=here.ruth)
    with pytest.raises(DatabaseError), transaction.atomic():
        PaperCount.objects.update(is_set_aside=True)


def test_C3_an_election_that_was_close_before_its_last_step_is_read_a_third_time_too():
    # Ann is far ahead at the last step. But one paper more for Cat instead of Bob, and Bob's papers would have gone to her.
    papers = {number: ranked("1") for number in range(1, 10)}
    papers |= {number: ranked("2", "3") for number in range(10, 16)}
    papers |= {number: ranked("3", "1") for number in range(16, 21)}
    here = Election(papers=20).close()
    here.read(here.sam, papers)
    here.read(here.jo, papers)

    with pytest.raises(Refused, match="very close"):
        here.counted()


def test_C2_a_reading_or_a_vote_by_phone_is_kept_nowhere_when_a_sign_in_has_run_out(client):
    a_partnership()
    poll = an_open_poll()
    card = electors_of(poll)[0]
    page = reverse("voting:phone_ballot", args=[poll.ref, card.card_no])

    answer = client.post(page, {"dots-1": 3, "step": "send", "read_back": "on"})

    assert answer.status_code == 302
    assert KEPT_FORM not in client.session


def test_C3_the_day_until_which_a_result_can_be_questioned_is_never_brought_nearer():
    poll = a_counted_poll()

    for day in (timezone.localdate(), None):
        with pytest.raises(DatabaseError), transaction.atomic():
            Poll.objects.filter(pk=poll.pk).update(challenge_until=day)
