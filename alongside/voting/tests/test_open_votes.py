"""Open votes: a group sees names and votes, nobody else does, and everybody may change their own until the close."""

import datetime

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from alongside.groups.models import Membership
from alongside.groups.tests.make import a_group
from alongside.partnership.tests.make import a_partnership
from alongside.people.models import Hat
from alongside.shared.errors import Refused
from alongside.voting.actions import (
    add_elector,
    add_members,
    add_option,
    cast,
    close_poll,
    count_poll,
    give_code,
    hold_poll,
    open_poll,
    vote_openly,
)
from alongside.voting.bundle import bundle_of
from alongside.voting.figures import summary
from alongside.voting.models import Ballot, OpenVote
from alongside.voting.tests.make import a_coordinator, a_voter

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


class OpenVoting:
    """A group of four with an open vote: Amina, Callum, Zed and a supporter, who has no vote."""

    def __init__(self, **more):
        self.ruth, self.group = a_coordinator(), a_group("The Board")
        self.amina, self.callum, self.zed = (
            a_voter(name) for name in ("Amina Zqone", "Callum Zqtwo", "Zed Zqthree")
        )
        self.pa = a_voter("Pat Zqhelper")
        self.pa.hats.create(hat=Hat.SUPPORTER)
        for person in (self.amina, self.callum, self.zed, self.pa):
            Membership.objects.create(
                group=self.group, person=person, hat=Hat.CARER, joined_on=datetime.date(2026, 1, 5)
            )
        self.poll = hold_poll(
            "Shall we meet at noon?",
            by=self.ruth,
            method="yes-no",
            kind="open",
            group=self.group,
            decided_by="The Board",
            **more,
        )
        add_option(self.poll, "Meet at noon", by=self.ruth)
        add_members(self.poll, by=self.ruth)
        open_poll(self.poll, by=self.ruth)

    def of(self, person):
        return self.poll.electors.get(person=person)

    def say(self, person, answer):
        return vote_openly(self.poll, self.of(person), {"1": answer}, by=person)


def test_E6_the_members_of_the_group_are_the_voters_and_a_supporter_has_no_vote():
    here = OpenVoting()

    assert set(here.poll.electors.values_list("person__name", flat=True)) == {
        "Amina Zqone",
        "Callum Zqtwo",
        "Zed Zqthree",
    }


def test_C2_an_open_vote_can_be_changed_until_it_closes_and_not_after():
    here = OpenVoting()
    here.say(here.amina, "no")
    here.say(here.amina, "yes")
    assert OpenVote.objects.get().choice == {"1": "yes"}

    close_poll(here.poll, by=here.ruth)

    with pytest.raises(Refused, match="not open"):
        here.say(here.amina, "no")
    with pytest.raises(DatabaseError), transaction.atomic():
        OpenVote.objects.update(choice={"1": "no"})
    with pytest.raises(DatabaseError), transaction.atomic():
        OpenVote.objects.all().delete()


def test_C3_it_is_counted_like_every_other_vote():
    here = OpenVoting()
    for person, answer in ((here.amina, "yes"), (here.callum, "yes"), (here.zed, "no")):
        here.say(person, answer)
    close_poll(here.poll, by=here.ruth)
    count_poll(here.poll, by=here.ruth)
    here.poll.refresh_from_db()

    assert summary(here.poll).rows[0].said == "Yes: 2, No: 1, Neither: count me as here: 0"
    assert summary(here.poll).rows[0].is_in


@pytest.mark.parametrize("is_over", [False, True])
def test_C2_only_the_group_sees_the_names(client, is_over):
    a_partnership()
    here = OpenVoting(shown_while_open=True)
    here.say(here.callum, "yes")
    if is_over:
        close_poll(here.poll, by=here.ruth)
        count_poll(here.poll, by=here.ruth)
        here.poll.refresh_from_db()
    address = reverse("voting:names", args=[here.poll.ref])

    client.force_login(here.amina)
    assert "Callum Zqtwo" in client.get(address).content.decode()
    client.force_login(here.ruth)
    assert client.get(address).status_code == 403
    client.force_login(a_voter("Somebody else"))
    assert client.get(address).status_code == 403
    client.logout()
    assert "Callum Zqtwo" not in client.get(address, follow=True).content.decode()
    for name in ("poll", "live", "result", "totals"):
        page = client.get(reverse(f"voting:{name}", args=[here.poll.ref])).content.decode()
        assert "Zqtwo" not in page
    if is_over:
        assert "Zqtwo" not in bundle_of(here.poll)


def test_C2_while_it_is_open_each_sees_their_own_unless_the_group_agreed_to_watch(client):
    a_partnership()
    here = OpenVoting()
    here.say(here.callum, "yes")
    here.say(here.amina, "no")
    client.force_login(here.amina)

    page = client.get(reverse("voting:names", args=[here.poll.ref])).content.decode()

    assert "Amina Zqone" in page
    assert "Callum Zqtwo" not in page


def test_C2_whoever_is_on_no_list_is_a_member_to_the_others(client):
    a_partnership()
    here = OpenVoting(shown_while_open=True)
    here.callum.hidden = True
    here.callum.save(update_fields=["hidden"])
    vote_openly(here.poll, here.poll.electors.get(person=here.callum), {"1": "yes"}, by=here.callum)
    client.force_login(here.amina)

    page = client.get(reverse("voting:names", args=[here.poll.ref])).content.decode()

    assert "A member" in page
    assert "Callum" not in page


def test_C2_a_name_is_taken_away_from_a_closed_vote_and_the_vote_stays():
    here = OpenVoting()
    here.say(here.amina, "yes")
    close_poll(here.poll, by=here.ruth)

    OpenVote.objects.update(signed="")

    assert OpenVote.objects.get().choice == {"1": "yes"}


def test_C2_a_secret_box_takes_no_open_vote_and_an_open_vote_no_code():
    here = OpenVoting()

    with pytest.raises(Refused, match="open vote"):
        cast(here.poll, here.of(here.amina), {"1": "yes"}, idem="x")
    with pytest.raises(Refused, match="open vote"):
        give_code(here.of(here.amina), by=here.ruth)
    assert not Ballot.objects.exists()


def test_C2_somebody_votes_on_their_own_page_and_changes_it(client):
    a_partnership()
    here = OpenVoting()
    client.force_login(here.zed)
    address = reverse("voting:ballot", args=[here.poll.ref])
    for answer in ("no", "yes"):
        page = client.get(address).content.decode()
        key = page.split('name="once_key" value="')[1].split('"')[0]
        client.post(address, {"answer-1": answer, "once_key": key, "step": "send"})
        assert OpenVote.objects.get().choice == {"1": answer}

    assert "You have voted. You can change it here." in client.get(address).content.decode()
    client.force_login(here.ruth)
    assert client.get(address).status_code == 403


def test_an_open_vote_needs_a_group_and_a_name():
    ruth = a_coordinator()
    with pytest.raises(Refused, match="Choose the group"):
        hold_poll("Noon?", by=ruth, method="yes-no", kind="open", decided_by="The Board")
    poll = hold_poll(
        "Noon?", by=ruth, method="yes-no", kind="open", group=a_group("The Board"), decided_by="The Board"
    )
    with pytest.raises(Refused, match="with their name"):
        add_elector(poll, poll.strata.get(), by=ruth)


def test_E6_a_phone_vote_is_read_back_and_belongs_to_the_person():
    from alongside.shared.history.models import PrivateEntry, Route

    here = OpenVoting()
    with pytest.raises(Refused, match="Read it back"):
        vote_openly(here.poll, here.of(here.zed), {"1": "yes"}, by=here.ruth, via=Route.PHONE)

    vote_openly(here.poll, here.of(here.zed), {"1": "yes"}, by=here.ruth, via=Route.PHONE, read_back=True)
    here.say(here.zed, "no")

    assert OpenVote.objects.get().choice == {"1": "no"}
    assert PrivateEntry.objects.filter(kind="voted openly", via=Route.PHONE).exists()
