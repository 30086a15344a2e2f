"""The pages of a vote, as people and workers use them: no scripts, one thing on a page."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alongside.partnership.models import Partnership
from alongside.shared.history.models import Route
from alongside.shared.texts.actions import add_wording
from alongside.shared.texts.models import Mode
from alongside.voting.actions import (
    add_elector,
    add_option,
    add_stratum,
    close_poll,
    count_poll,
    give_code,
    open_poll,
    try_code,
)
from alongside.voting.figures import summary
from alongside.voting.models import Ballot, Mark, Poll, Stratum, WallCount
from alongside.voting.tests.make import (
    a_coordinator,
    a_counted_poll,
    a_poll,
    a_voter,
    a_wall_count,
    an_open_poll,
    electors_of,
    vote,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def our_partnership():
    return Partnership.objects.create(name="Dunmere", set_up_at=timezone.now())


def hidden(page: str) -> dict:
    """The hidden fields of the page's forms, as a browser would send them."""
    fields = re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", page)
    pairs = [(re.search(r'name="([^"]+)"', one), re.search(r'value="([^"]*)"', one)) for one in fields]
    return {name[1]: value[1] for name, value in pairs if name and value}


def read(answer) -> str:
    return answer.content.decode()


def with_code(client, poll, elector):
    code = give_code(elector, by=a_coordinator())
    return client.post(reverse("voting:code", args=[poll.ref]), {"typed": code}, follow=True)


def send(client, address, first, **dots):
    """Fill in the paper, look at the dots again, send them. The last page."""
    key = hidden(first)["once_key"]
    paper = {f"dots-{option[1:]}": number for option, number in dots.items()}
    check = client.post(address, {"once_key": key, **paper})
    assert "Check your dots" in read(check)
    return client.post(address, {**hidden(read(check)), "step": "send"})


def test_C2_somebody_votes_with_a_code_and_gets_a_check_number(client):
    poll = an_open_poll()
    opened = with_code(client, poll, electors_of(poll)[0])
    assert "How secret is it?" in read(opened)

    done = send(client, reverse("voting:ballot", args=[poll.ref]), read(opened), o1=2, o3=1)

    ballot = Ballot.objects.get()
    assert ballot.choice == {"1": 2, "3": 1}
    groups = " ".join(ballot.receipt[at : at + 3] for at in (0, 3, 6, 9))
    assert groups in read(done)


def test_C1_whoever_reads_shorter_words_finds_them_on_the_paper_too(client):
    poll = an_open_poll()
    idea = poll.options.get(order=1)
    add_wording(idea.title, "Homes", by=None, language="en-GB", mode=Mode.SHORTER)
    add_wording(idea.explanation, "Where we live.", by=None, language="en-GB", mode=Mode.SHORTER)
    client.post(reverse("kit:shorter_words"))

    paper = read(with_code(client, poll, electors_of(poll)[0]))

    assert "Homes" in paper
    assert "Where we live." in paper
    assert "Housing" not in paper


def test_C2_a_double_tap_on_the_last_page_shows_the_same_number(client):
    poll = an_open_poll()
    opened = with_code(client, poll, electors_of(poll)[0])
    address = reverse("voting:ballot", args=[poll.ref])
    check = client.post(address, {"once_key": hidden(read(opened))["once_key"], "dots-1": 3})
    last = {**hidden(read(check)), "step": "send"}

    first, second = client.post(address, last), client.post(address, last)

    number = re.search(r'class="code">([^<]+)<', read(first))[1]
    assert number in read(second)
    assert "already in" in read(second)
    assert Ballot.objects.count() == 1


def test_C2_a_fourth_dot_on_the_web_is_told_in_words_and_what_was_put_stays(client):
    poll = an_open_poll()
    opened = with_code(client, poll, electors_of(poll)[0])

    page = client.post(
        reverse("voting:ballot", args=[poll.ref]),
        {"once_key": hidden(read(opened))["once_key"], "dots-1": 2, "dots-2": 2},
    )

    assert "That is 4 dots. Everybody has 3. Take some away." in read(page)
    assert len(re.findall(r'value="2"[^>]*checked', read(page))) == 2
    assert not Mark.objects.exists()


def test_C2_coming_back_after_voting_is_met_with_a_friendly_page(client):
    poll = an_open_poll()
    amina = electors_of(poll)[0]
    with_code(client, poll, amina)
    vote(amina, {"1": 1})

    page = client.get(reverse("voting:ballot", args=[poll.ref]))

    assert "Your vote is already in" in read(page)


def test_C2_a_wrong_code_says_what_to_do_and_wrong_tries_are_kept(client):
    poll = an_open_poll()
    code = give_code(electors_of(poll)[0], by=a_coordinator())
    wrong = code[:9] + ("2" if code[9] != "2" else "3")

    for _try in range(6):
        page = client.post(reverse("voting:code", args=[poll.ref]), {"typed": wrong})
        assert "ask a helper" in read(page)

    page = client.post(reverse("voting:code", args=[poll.ref]), {"typed": code})
    assert "tried too often" in read(page)


def test_C2_a_signed_in_voter_needs_no_code(client):
    ruth, amina = a_coordinator(), a_voter()
    poll = a_poll(by=ruth)
    add_elector(poll, poll.strata.get(name="Online"), person=amina, by=ruth)
    open_poll(poll, by=ruth)
    client.force_login(amina)

    assert "Put my dots" in read(client.get(poll.get_absolute_url()))
    opened = client.get(reverse("voting:ballot", args=[poll.ref]))
    send(client, reverse("voting:ballot", args=[poll.ref]), read(opened), o2=3)

    assert Ballot.objects.get().choice == {"2": 3}


def test_C2_a_worker_enters_a_vote_by_phone_only_after_reading_it_back(client):
    ruth = a_coordinator()
    poll = an_open_poll(by=ruth)
    hussain = electors_of(poll, "By phone")[0]
    client.force_login(ruth)
    address = reverse("voting:phone_ballot", args=[poll.ref, hussain.card_no])

    page = send(client, address, read(client.get(address)), o1=3)
    assert "is this what you said" in read(page)
    assert not Mark.objects.exists()
    done = client.post(address, {**hidden(read(page)), "step": "send", "read_back": "on"})

    assert "check number" in read(done)
    assert Mark.objects.get().channel == Route.PHONE
    assert Mark.objects.get().help_given == "read back"


def test_C2_a_fourth_dot_by_phone_is_refused(client):
    ruth = a_coordinator()
    poll = an_open_poll(by=ruth)
    client.force_login(ruth)
    address = reverse("voting:phone_ballot", args=[poll.ref, electors_of(poll, "By phone")[0].card_no])
    key = hidden(read(client.get(address)))["once_key"]

    page = client.post(
        address, {"once_key": key, "dots-1": 3, "dots-2": 1, "step": "send", "read_back": "on"}
    )

    assert "That is 4 dots" in read(page)
    assert not Mark.objects.exists()


def test_C2_a_fourth_dot_on_the_wall_is_refused_and_a_missing_one_asks_why(client):
    ruth = a_coordinator()
    poll = an_open_poll(by=ruth)
    client.force_login(ruth)
    address = reverse("voting:wall", args=[poll.ref, poll.strata.get(name="Corn Hall").pk])
    sheets = {"sheet-1": 1, "sheet-2": 1, "sheet-3": 1, "sheet-4": 0}
    people = {"people_given_dots": 1, "unused": 0, "counted_by": "Sam", "checked_by": "Jo"}

    too_many = client.post(address, {**sheets, **people, "sheet-4": 1})
    missing = client.post(address, {**sheets, **people, "sheet-3": 0})
    told = client.post(address, {**sheets, **people, "sheet-3": 0, "reason_C3": "It fell off."})

    assert "3 dots were given out, but 4 are counted" in read(too_many)
    assert "Dots missing: 1. Why?" in read(missing)
    assert told.status_code == 302
    assert WallCount.objects.get().missing_reason == "It fell off."


def test_C3_before_the_close_the_result_page_gives_nothing_away(client):
    poll = an_open_poll()
    vote(electors_of(poll)[0], {"1": 3})

    page = client.get(reverse("voting:result", args=[poll.ref]))

    assert "1 person has voted" in read(page)
    assert "Housing" not in read(page)
    assert client.get(reverse("voting:totals", args=[poll.ref])).status_code == 404


def test_C3_everybody_can_find_their_check_number_after_the_close(client):
    ruth = a_coordinator()
    poll = an_open_poll(online=12, by=ruth)
    receipts = [vote(elector, {"1": 1}).receipt for elector in electors_of(poll)]
    a_wall_count(poll, 3, 0, 0, 0, by=ruth)
    close_poll(poll, by=ruth)
    count_poll(poll, by=ruth)

    page = read(client.get(reverse("voting:result", args=[poll.ref])))

    for receipt in receipts:
        assert " ".join(receipt[at : at + 3] for at in (0, 3, 6, 9)) in page


def test_C3_the_spreadsheet_has_the_page_s_numbers_and_runs_no_formula(client):
    poll = a_counted_poll(options=("=HYPERLINK(0)", "Transport", "Day services", "Work"))

    sheet = read(client.get(reverse("voting:totals", args=[poll.ref])))

    assert "'=HYPERLINK(0)" in sheet
    for row in summary(poll).rows:
        assert f",{row.total}," in sheet


def test_C2_a_helper_gives_one_voter_a_new_code_and_the_others_keep_theirs(client):
    ruth = a_coordinator()
    poll = an_open_poll(by=ruth)
    amina, callum = electors_of(poll)
    lost, kept = give_code(amina, by=ruth), give_code(callum, by=ruth)
    client.force_login(ruth)

    card = read(client.post(reverse("voting:one_code", args=[poll.ref]), {"elector": amina.pk}))

    new = re.search(r'class="code">([^<]+)<', card)[1]
    assert try_code(poll, new).elector == amina
    assert try_code(poll, lost).elector is None
    assert try_code(poll, kept).elector == callum


def test_E6_stickers_at_the_door_end_the_code_on_the_web(client):
    ruth = a_coordinator()
    poll = an_open_poll(by=ruth)
    amina = electors_of(poll)[0]
    code = give_code(amina, by=ruth)
    client.force_login(ruth)
    client.post(reverse("voting:hand_out", args=[poll.ref]), {"elector": amina.pk, "took": "stickers"})
    client.logout()

    page = client.post(reverse("voting:code", args=[poll.ref]), {"typed": code}, follow=True)

    assert "Your vote is already in" in read(page)


def test_E6_a_member_cannot_run_a_vote(client):
    poll = an_open_poll()
    client.force_login(a_voter())

    for name in ("run", "voters", "codes", "phone", "decide", "option", "way", "hand_out", "one_code"):
        assert client.get(reverse(f"voting:{name}", args=[poll.ref])).status_code == 403
    assert client.post(reverse("voting:step", args=[poll.ref, "close"])).status_code == 403
    poll.refresh_from_db()
    assert poll.is_open


def test_C2_a_draft_is_not_there_for_others(client):
    assert client.get(a_poll().get_absolute_url()).status_code == 404


@pytest.mark.parametrize("name", ["poll", "result", "sheets", "ballot", "code", "run", "decide", "phone"])
def test_a_page_asks_the_database_as_often_for_four_ideas_as_for_sixteen(client, name):
    ruth = a_coordinator()
    few = a_counted_poll(by=ruth) if name in {"result", "decide"} else an_open_poll(by=ruth)
    ideas = [f"Idea {number}" for number in range(1, 17)]
    make = a_counted_poll if name in {"result", "decide"} else an_open_poll
    more = {"wall": (20,) + (1,) * 15} if name in {"result", "decide"} else {}
    many = make(by=ruth, options=ideas, online=40, **more)
    if name != "ballot":
        client.force_login(ruth)

    def asked(poll):
        if name == "ballot":
            with_code(client, poll, electors_of(poll)[0])
        client.get(reverse(f"voting:{name}", args=[poll.ref]))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(reverse(f"voting:{name}", args=[poll.ref])).status_code == 200
        return [query["sql"] for query in queries]

    first, second = asked(few), asked(many)
    assert len(first) == len(second) <= 12, "\n".join(second)


def test_C1_eight_ideas_are_eight_sheets_for_the_wall(client):
    poll = an_open_poll(options=[f"Idea {number}" for number in range(1, 9)])

    page = read(client.get(reverse("voting:sheets", args=[poll.ref])))

    assert page.count('<section class="sheet ') == 8
    assert page.count("is about.") == 8


def test_C2_the_picture_on_a_card_opens_the_page_with_the_code_filled_in(client):
    poll = an_open_poll()
    code = give_code(electors_of(poll)[0], by=a_coordinator())

    page = read(client.get(reverse("voting:code", args=[poll.ref]), {"code": code}))

    assert f'value="{code}"' in page


def test_C2_no_choice_is_kept_in_the_session_or_anywhere_before_the_last_button(client):
    poll = an_open_poll()
    opened = with_code(client, poll, electors_of(poll)[0])

    client.post(
        reverse("voting:ballot", args=[poll.ref]),
        {"once_key": hidden(read(opened))["once_key"], "dots-1": 3},
    )

    assert set(client.session.keys()) == {f"vote {poll.ref}"}
    assert not Ballot.objects.exists()
    assert not Mark.objects.exists()


def test_C6_before_the_close_a_worker_sees_who_had_no_way_yet_and_may_go_on(client):
    ruth = a_coordinator()
    poll = an_open_poll(by=ruth)
    vote(electors_of(poll)[0], {"1": 3})
    client.force_login(ruth)

    page = read(client.get(reverse("voting:step", args=[poll.ref, "close"])))

    assert "Nobody has voted yet: Corn Hall, By phone. You can keep the vote open." in page
    assert "Close the vote for good" in page


def test_D2_the_paper_says_what_an_idea_was_joined_from(client):
    ruth = a_coordinator()
    poll = a_poll(options=["Idea one", "Idea two"], by=ruth, cards=1)
    add_option(poll, "Both", joined_from=poll.options.all(), by=ruth)
    open_poll(poll, by=ruth)

    assert "Joined from parts of: Idea one; Idea two" in read(client.get(poll.get_absolute_url()))


def test_C2_a_paper_with_broken_fields_never_breaks_the_page_nor_counts(client):
    poll = an_open_poll()
    opened = with_code(client, poll, electors_of(poll)[0])
    key = hidden(read(opened))["once_key"]
    address = reverse("voting:ballot", args=[poll.ref])

    for broken in (
        {"once_key": "x", "dots-1": 1, "step": "send"},
        {"dots-1": 1, "step": "send"},
        {"once_key": key, "dots-1": "-1", "step": "send"},
        {"once_key": key, "dots-1": "99", "step": "send"},
        {"once_key": key, "dots-1": "many", "step": "send"},
    ):
        assert client.post(address, broken).status_code == 200

    assert not Mark.objects.exists()


def test_C2_people_see_when_a_vote_is_planned_to_close(client):
    ruth = a_coordinator()
    client.force_login(ruth)
    answer = client.post(
        reverse("voting:hold_as", args=["dots"]),
        {
            "title": "What first?",
            "dots_each": 3,
            "may_stack": "no",
            "kind": "secret",
            "decided_by": "The Board",
            "closes_at": "2030-07-05T17:30",
        },
    )

    assert answer.status_code == 302
    poll = Poll.objects.get()
    assert not poll.may_stack
    for title in ("Housing", "Work"):
        add_option(poll, title, by=ruth)
    online = add_stratum(poll, "Online", kind=Stratum.Kind.SECRET, route=Route.WEB, by=ruth)
    add_elector(poll, online, by=ruth)
    open_poll(poll, by=ruth)
    assert "We plan to close it on Friday 5 July, 17:30." in read(client.get(poll.get_absolute_url()))


def test_C2_whether_dots_may_be_stacked_is_asked_and_shown(client):
    ruth = a_coordinator()
    client.force_login(ruth)

    page = client.post(
        reverse("voting:hold_as", args=["dots"]),
        {"title": "What?", "dots_each": 3, "decided_by": "The Board"},
    )

    assert not Poll.objects.exists()
    assert "May people put several of their dots on one idea?" in read(page)
    for stack, words in ((True, "several of your dots on one idea"), (False, "one dot on an idea, not more")):
        assert words in read(client.get(an_open_poll(may_stack=stack, by=ruth).get_absolute_url()))


def test_E6_two_people_share_one_phone_and_each_has_their_own_paper(client):
    """Callum types his code and hands the phone on; the next person neither sends his paper nor is stuck after his vote."""
    poll = an_open_poll()
    callum, amina = electors_of(poll)
    with_code(client, poll, callum)
    paper = reverse("voting:ballot", args=[poll.ref])

    his = read(client.get(paper))
    vote(callum, {"1": 3})
    after = read(client.get(paper))
    with_code(client, poll, amina)
    hers = read(client.get(paper))

    another = reverse("voting:code", args=[poll.ref])
    assert f"This is the paper of card {callum.card_no}." in his
    assert another in his
    assert "Somebody else votes on this phone" in after
    assert f"This is the paper of card {amina.card_no}." in hers
