import datetime
import json
import uuid

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from alongside.groups.models import Membership
from alongside.groups.tests.make import a_group
from alongside.people.models import Hat, Help, PersonHat
from alongside.shared.errors import Refused
from alongside.shared.history.models import PrivateEntry, PublicEntry, Route
from alongside.voting.actions import (
    add_elector,
    add_members,
    cast,
    close_poll,
    count_poll,
    give_code,
    hand_out,
    open_poll,
    try_code,
)
from alongside.voting.actions.codes import MAX_TRIES
from alongside.voting.models import Ballot, Mark, Poll, VoteCode
from alongside.voting.permissions import can_vote
from alongside.voting.tests.make import (
    a_coordinator,
    a_poll,
    a_vote_with_papers_only,
    a_voter,
    an_open_poll,
    electors_of,
    vote,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def test_C2_three_dots_go_into_the_box():
    poll = an_open_poll()
    amina = electors_of(poll)[0]

    done = vote(amina, {"1": 2, "3": 1})

    assert len(done.receipt) == 12
    assert Ballot.objects.get(receipt=done.receipt).choice == {"1": 2, "3": 1}
    assert Mark.objects.get().elector == amina


@pytest.mark.parametrize("way", ["Online", "By phone"])
def test_C2_a_fourth_dot_is_refused_on_the_web_and_by_phone(way):
    poll = an_open_poll()

    with pytest.raises(Refused, match="That is 4 dots"):
        vote(electors_of(poll, way)[0], {"1": 2, "2": 2})

    assert not Mark.objects.exists()
    assert not Ballot.objects.exists()


def test_C2_the_database_refuses_a_fourth_dot_that_goes_round_the_action():
    poll = an_open_poll()
    online = poll.strata.get(name="Online")

    Ballot.objects.create(receipt="A" * 12, poll=poll, stratum=online, choice={"1": 3}, nonce="x")
    for choice in ({"1": 4}, {"1": 2, "2": 2}, {"1": 4, "2": -1}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Ballot.objects.create(receipt="B" * 12, poll=poll, stratum=online, choice=choice, nonce="x")


def test_C2_where_dots_may_not_be_stacked_two_on_one_idea_are_refused():
    poll = an_open_poll(may_stack=False)

    with pytest.raises(Refused, match="only one of your dots on each idea"):
        vote(electors_of(poll)[0], {"1": 2})


@pytest.mark.parametrize("choice", [{"9": 1}, {"1": -1, "2": 3}, {"1": "many"}, {"1": 1.5}, {"1": None}])
def test_C2_dots_that_make_no_sense_are_refused(choice):
    poll = an_open_poll()

    with pytest.raises(Refused):
        vote(electors_of(poll)[0], choice)

    assert not Mark.objects.exists()


def test_C2_a_double_tap_is_one_vote_and_shows_the_same_check_number():
    poll = an_open_poll()
    amina = electors_of(poll)[0]

    first = vote(amina, {"1": 3}, idem="one paper")
    again = vote(amina, {"1": 3}, idem="one paper")

    assert (first.already_in, again.already_in) == (False, True)
    assert again.receipt == first.receipt
    assert Ballot.objects.count() == 1


def test_C2_the_same_paper_sent_again_with_other_dots_does_not_change_the_vote():
    poll = an_open_poll()
    amina = electors_of(poll)[0]
    vote(amina, {"1": 3}, idem="one paper")

    again = vote(amina, {"2": 3}, idem="one paper")

    assert (again.receipt, again.already_in) == ("", True)
    assert Ballot.objects.get().choice == {"1": 3}


def test_E6_a_second_paper_from_the_same_voter_is_refused():
    poll = an_open_poll()
    amina = electors_of(poll)[0]
    vote(amina, {"1": 3})

    with pytest.raises(Refused, match="You have already voted"):
        vote(amina, {"2": 3})

    assert Ballot.objects.count() == 1


def test_E6_one_person_is_on_the_list_once_even_with_two_ways_to_vote():
    poll, ruth, amina = a_poll(), a_coordinator(), a_voter()
    add_elector(poll, poll.strata.get(name="Online"), person=amina, by=ruth)

    with pytest.raises(Refused, match="Everybody has one vote"):
        add_elector(poll, poll.strata.get(name="By phone"), person=amina, by=ruth)


@pytest.mark.parametrize("hat", [Hat.SUPPORTER, Hat.FACILITATOR])
def test_E6_who_is_here_only_to_help_has_no_dots_of_their_own(hat):
    poll, ruth, helper = a_poll(), a_coordinator(), a_voter("Dee")
    PersonHat.objects.create(person=helper, hat=hat)

    with pytest.raises(Refused, match="no dots of their own"):
        add_elector(poll, poll.strata.get(name="Online"), person=helper, by=ruth)

    PersonHat.objects.create(person=helper, hat=Hat.DISABLED)
    assert add_elector(poll, poll.strata.get(name="Online"), person=helper, by=ruth)


def test_E6_the_list_of_voters_is_settled_when_the_vote_opens():
    poll = an_open_poll()

    with pytest.raises(Refused, match="list of voters was settled"):
        add_elector(poll, poll.strata.get(name="Online"), person=a_voter(), by=a_coordinator())


def test_C2_a_phone_vote_is_read_back_before_it_counts():
    poll = an_open_poll()
    hussain = electors_of(poll, "By phone")[0]
    ruth = a_coordinator()

    with pytest.raises(Refused, match="is this what you said"):
        cast(poll, hussain, {"1": 3}, idem="x", by=ruth, via=Route.PHONE, read_back=False)
    cast(poll, hussain, {"1": 3}, idem="x", by=ruth, via=Route.PHONE, read_back=True)

    assert Mark.objects.get().help_given == "read back"


def test_C2_a_vote_leaves_no_line_in_either_history():
    poll = an_open_poll()
    amina = electors_of(poll)[0]
    before = (PrivateEntry.objects.count(), PublicEntry.objects.count())
    assert before[0] > 0

    vote(amina, {"1": 3})

    assert (PrivateEntry.objects.count(), PublicEntry.objects.count()) == before


# Codes


def test_C2_a_code_opens_the_paper_of_its_voter_however_it_is_typed():
    poll = an_open_poll()
    amina = electors_of(poll)[0]

    code = give_code(amina, by=a_coordinator())

    assert len(code) == 10
    assert not set(code) & set("ILOU")
    assert try_code(poll, f" {code[:5].lower()}-{code[5:].lower()} ").elector == amina


def test_C2_a_code_used_twice_is_counted_once():
    poll = an_open_poll()
    code = give_code(electors_of(poll)[0], by=a_coordinator())

    cast(poll, try_code(poll, code).elector, {"1": 3}, idem="first phone")
    with pytest.raises(Refused, match="already voted"):
        cast(poll, try_code(poll, code).elector, {"2": 3}, idem="second phone")

    assert [ballot.choice for ballot in Ballot.objects.all()] == [{"1": 3}]


def test_C2_after_six_wrong_tries_even_the_right_code_asks_for_a_helper():
    poll = an_open_poll()
    amina, ruth = electors_of(poll)[0], a_coordinator()
    code = give_code(amina, by=ruth)
    wrong = code[:9] + ("2" if code[9] != "2" else "3")

    for _try in range(MAX_TRIES):
        assert try_code(poll, wrong).elector is None

    assert "Ask a helper" in try_code(poll, code).sentence
    assert try_code(poll, give_code(amina, by=ruth)).elector == amina


def test_C2_the_database_does_not_hold_the_code():
    poll = an_open_poll()
    code = give_code(electors_of(poll)[0], by=a_coordinator())

    kept = VoteCode.objects.values().get()

    assert code not in json.dumps(kept, default=str)
    assert code[4:] not in json.dumps(kept, default=str)


def test_C2_a_code_for_one_vote_does_not_open_another():
    poll, other = an_open_poll(), an_open_poll()
    code = give_code(electors_of(poll)[0], by=a_coordinator())

    assert try_code(other, code).elector is None
    with pytest.raises(Refused, match="another vote"):
        cast(other, electors_of(poll)[0], {"1": 1}, idem=str(uuid.uuid4()))


def test_E6_stickers_in_the_room_end_the_code():
    poll, ruth = an_open_poll(), a_coordinator()
    amina, callum = electors_of(poll)
    hand_out(amina, took="stickers", by=ruth)
    vote(callum, {"1": 1})

    with pytest.raises(Refused, match="already voted"):
        vote(amina, {"1": 3})
    with pytest.raises(Refused, match="Everybody has one vote"):
        hand_out(callum, took="stickers", by=ruth)


def test_C2_a_vote_that_is_not_open_takes_nothing():
    poll = a_poll()
    amina = add_elector(poll, poll.strata.get(name="Online"), by=a_coordinator())

    with pytest.raises(Refused, match="not open"):
        vote(amina, {"1": 3})


def test_C2_a_mark_has_no_time_and_a_ballot_has_no_person():
    assert {field.name for field in Ballot._meta.fields} == {"receipt", "poll", "stratum", "choice", "nonce"}
    assert {field.name for field in Mark._meta.fields} == {
        "elector",
        "idem_key",
        "channel",
        "help_given",
        "took",
        "paper_of",
    }
    with connection.cursor() as cursor:
        columns = {
            column.name for column in connection.introspection.get_table_description(cursor, "voting_ballot")
        }
    assert columns == {"receipt", "poll_id", "stratum_id", "choice", "nonce"}


def test_C3_an_online_voter_who_rings_is_counted_with_the_phone_votes():
    poll, ruth = an_open_poll(), a_coordinator()
    amina = electors_of(poll, "Online")[0]

    cast(poll, amina, {"1": 3}, idem="x", by=ruth, via=Route.PHONE, read_back=True)

    assert Ballot.objects.get().stratum.name == "By phone"


def test_C2_a_voter_who_is_erased_leaves_the_card_and_the_vote():
    ruth, amina = a_coordinator(), a_voter()
    poll = a_poll(by=ruth)
    elector = add_elector(poll, poll.strata.get(name="Online"), person=amina, by=ruth)
    open_poll(poll, by=ruth)
    vote(elector, {"1": 3})

    amina.delete()

    elector.refresh_from_db()
    assert (elector.person, elector.card_no) == (None, 1)
    assert Ballot.objects.count() == Mark.objects.count() == 1


def test_E6_somebody_rings_although_the_vote_has_papers_only_and_it_can_be_closed_and_counted():
    ruth = a_coordinator()
    poll = a_vote_with_papers_only(by=ruth)
    hussain = poll.electors.get()
    cast(poll, hussain, {"1": 2}, idem="1", by=ruth, via=Route.PHONE, read_back=True)

    close_poll(poll, by=ruth)
    result = count_poll(poll, by=ruth)

    assert result.json["totals"] == {"1": 2, "2": 0}
    assert result.json["parts"][0]["notes"][0]["also"] == ["phone"]


@pytest.mark.parametrize("via", [Route.TEXT, Route.VISIT, Route.DESK, Route.ROOM])
def test_C2_what_is_told_to_a_worker_by_text_or_in_person_is_counted_with_the_votes_by_phone(via):
    poll, ruth = an_open_poll(), a_coordinator()
    elector = electors_of(poll)[0]

    with pytest.raises(Refused, match="Read it back"):
        cast(poll, elector, {"1": 1}, idem="1", by=ruth, via=via)
    cast(poll, elector, {"1": 1}, idem="1", by=ruth, via=via, read_back=True)

    assert Ballot.objects.get().stratum.name == "By phone"
    assert (elector.mark.channel, elector.mark.help_given) == (via, "read back")


def test_C2_whoever_sends_a_vote_again_after_the_close_hears_that_it_is_counted():
    poll, ruth = an_open_poll(), a_coordinator()
    voted, late = electors_of(poll)
    cast(poll, voted, {"1": 1}, idem="the page", by=None)
    close_poll(poll, by=ruth)

    with pytest.raises(Refused, match="You voted before that, and it is counted"):
        cast(poll, voted, {"1": 1}, idem="the page", by=None)
    with pytest.raises(Refused, match="Nothing was counted"):
        cast(poll, late, {"1": 1}, idem="another page", by=None)

    assert (
        can_vote(voted, Poll.objects.get()).why
        == "This vote is closed. You voted before that, and it is counted."
    )


def test_C2_the_close_takes_the_codes_away():
    poll, ruth = an_open_poll(), a_coordinator()
    code = give_code(electors_of(poll)[0], by=ruth)

    close_poll(poll, by=ruth)

    assert not VoteCode.objects.exists()
    assert try_code(poll, code).elector is None


def test_E6_whoever_sits_in_the_group_to_support_or_to_facilitate_has_no_ballot_in_its_vote():
    ruth, group = a_coordinator(), a_group("The Board")
    poll = a_poll(by=ruth, group=group)
    pat, sam, amina = (a_voter(name) for name in ("Pat", "Sam", "Amina Khan"))
    for person, hat in ((pat, Hat.SUPPORTER), (sam, Hat.FACILITATOR), (amina, Hat.CARER)):
        Membership.objects.create(group=group, person=person, hat=hat, joined_on=datetime.date(2026, 1, 5))
        person.hats.create(hat=Hat.CARER)

    add_members(poll, by=ruth)

    assert [elector.person for elector in poll.electors.all()] == [amina]


def test_E6_a_helper_of_whom_we_know_nothing_else_gains_no_ballot_by_helping():
    ruth, poll = a_coordinator(), a_poll()
    jo, callum = a_voter("Jo"), a_voter("Callum")
    Help.objects.create(
        helped=callum, helper=jo, until=timezone.localdate() + datetime.timedelta(days=9), agreed_via="phone"
    )
    online = poll.strata.get(name="Online")

    with pytest.raises(Refused, match="They help somebody"):
        add_elector(poll, online, person=jo, by=ruth)
    jo.hats.create(hat=Hat.CARER)

    assert add_elector(poll, online, person=jo, by=ruth)
