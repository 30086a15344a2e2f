"""What a result says, and what it keeps to itself."""

import datetime
import hashlib
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone, translation
from PIL import Image

from alongside.algorithms.rounding import small_ones_joined
from alongside.groups.actions import name_communities
from alongside.groups.tests.make import a_group
from alongside.partnership.tests.make import a_partnership
from alongside.shared.errors import Refused
from alongside.shared.history.models import Route
from alongside.shared.texts.actions import add_wording
from alongside.shared.texts.models import Mode
from alongside.voting.actions import (
    Choice,
    add_elector,
    add_option,
    add_stratum,
    cast,
    close_poll,
    count_poll,
    dispute,
    hold_poll,
    open_poll,
    recount,
    take_on,
)
from alongside.voting.check_numbers import in_words
from alongside.voting.figures import summary, voted
from alongside.voting.methods import METHODS
from alongside.voting.models import Ballot, Poll, Selection, Stratum, WallCount
from alongside.voting.tests.make import (
    a_coordinator,
    a_counted_poll,
    a_poll,
    a_wall_count,
    an_open_poll,
    electors_of,
    vote,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

LATER = datetime.date(2030, 1, 7)
BRADFORD = [
    ("Accessible information", 23),
    ("Access to services", 36),
    ("Commissioning and procurement", 19),
    ("Day services", 21),
    ("Employment", 20),
    ("Health", 19),
    ("Housing", 16),
    ("Independence and choice", 39),
]


def decide(poll, *taken, by=None, reason="We can do this well.", review_on=LATER):
    return take_on(
        poll,
        [Choice(option, option.order in taken, reason, review_on) for option in poll.options.all()],
        decided_by="The Board, with everybody in the room",
        by=by or a_coordinator(),
    )


def test_C3_the_sums_by_place_and_way_match_what_was_put_down():
    ruth = a_coordinator()
    poll = an_open_poll(online=12, phone=11, by=ruth)
    ledger = {"1": 0, "2": 0, "3": 0, "4": 0}
    for place, elector in enumerate(electors_of(poll) + electors_of(poll, "By phone")):
        choice = {"1": 1, str(2 + place % 3): 2}
        vote(elector, choice, by=ruth)
        for option, number in choice.items():
            ledger[option] += number
    wall = (20, 9, 1, 0)
    a_wall_count(poll, *wall, by=ruth)
    close_poll(poll, by=ruth)
    count_poll(poll, by=ruth)
    poll.refresh_from_db()

    found = summary(poll)

    whole = {str(row.option.order): row.total for row in found.rows}
    assert whole == {key: ledger[key] + wall[int(key) - 1] for key in ledger}
    assert [part.names for part in found.parts] == [("Corn Hall",), ("Online",), ("By phone",)]
    for place, row in enumerate(found.rows):
        assert sum(part.totals[place] for part in found.parts) == row.total
    assert found.total == sum(whole.values())
    assert found.people == 10 + 12 + 11
    assert found.people * 3 == found.total + found.unused


def test_C3_fewer_than_ten_people_are_never_shown_apart():
    poll = a_counted_poll(wall=(20, 10, 8, 7), online=12, phone=3)

    found = summary(poll)

    assert [part.names for part in found.parts] == [("Corn Hall",), ("Online", "By phone")]
    assert all(part.people >= 10 for part in found.parts)
    # The box itself no longer tells the three apart.
    by_phone = Stratum.objects.get(name="By phone")
    assert by_phone.joined_to.name == "Online"
    assert not Ballot.objects.filter(stratum=by_phone).exists()


def test_C3_before_the_close_only_how_many_have_voted_is_known():
    poll = an_open_poll()
    vote(electors_of(poll)[0], {"1": 3})

    assert voted(poll) == 1
    assert summary(poll) is None


def test_C3_unused_dots_are_told():
    poll = a_counted_poll(wall=(10, 10, 5, 2), online=12)

    assert summary(poll).unused == 12  # each of the twelve put two of three dots


def test_C4_ties_are_shown_as_ties():
    poll = a_counted_poll(wall=(10, 10, 5, 5), online=0)

    rows = summary(poll).rows

    assert [row.standing for row in rows] == ["joint 1st", "joint 1st", "joint 3rd", "joint 3rd"]


def test_C4_nothing_is_taken_on_by_the_numbers_alone():
    poll = a_counted_poll()

    found = summary(poll)

    assert {row.taken_on for row in found.rows} == {None}
    assert found.margin == ""


def test_C4_parked_options_stay_listed_with_their_scores():
    poll = a_counted_poll(wall=(30, 21, 20, 16), online=0)

    decide(poll, 1, 2)
    found = summary(poll)

    assert [(str(row.option.title), row.total) for row in found.rows] == [
        ("Housing", 30),
        ("Transport", 21),
        ("Day services", 20),
        ("Work", 16),
    ]
    assert [(row.total, row.review_on) for row in found.parked] == [(20, LATER), (16, LATER)]


def test_C4_one_dot_at_the_line_is_said_in_words():
    poll = a_counted_poll(wall=(30, 21, 20, 16), online=0)

    decide(poll, 1, 2)

    told = "It was 1 dot apart at the line: Transport (21) is in, Day services (20) waits."
    assert summary(poll).margin == told
    assert Selection.objects.get().margin == told


def test_C4_how_close_it_was_is_kept_in_everyday_words_and_read_in_those_of_the_reader():
    poll = a_counted_poll(wall=(30, 21, 20, 16), online=0)
    transport = poll.options.get(order=2)
    add_wording(transport.title, "Buses", by=None, language="en-GB", mode=Mode.SHORTER)

    with translation.override("en-easy"):
        decide(poll, 1, 2)
        found = summary(poll).margin

    assert found == "How close it was: 1 dot. Buses (21) is in. Day services (20) waits."
    assert Selection.objects.get().margin.startswith("It was 1 dot apart at the line: Transport (21) is in")


def test_C4_people_may_take_on_what_has_fewer_dots_and_it_is_said():
    poll = a_counted_poll(wall=(30, 21, 20, 16), online=0)

    decide(poll, 1, 4)

    assert "with fewer dots than" in summary(poll).margin


@pytest.mark.parametrize(
    ("left_out", "sentence"), [({"reason": " "}, "Give a reason"), ({"review_on": None}, "look at")]
)
def test_C4_each_choice_has_a_reason_and_what_waits_has_a_day(left_out, sentence):
    poll = a_counted_poll()

    with pytest.raises(Refused, match=sentence):
        decide(poll, 1, **left_out)

    assert not Selection.objects.exists()


def test_C4_no_option_can_be_left_out_of_the_decision():
    poll, ruth = a_counted_poll(), a_coordinator()

    with pytest.raises(Refused, match="for every idea"):
        take_on(poll, [Choice(poll.options.first(), True, "Yes.")], decided_by="The Board", by=ruth)


def test_C4_a_new_decision_follows_the_old_one_which_stays():
    poll = a_counted_poll(wall=(30, 21, 20, 16), online=0)
    first = decide(poll, 1)

    second = decide(poll, 1, 2)

    assert second.supersedes == first
    assert [row.option.order for row in summary(poll).taken_on] == [1, 2]


def test_C3_small_parts_join_until_each_hides_its_people():
    assert small_ones_joined({1: 3, 2: 4, 3: 50}) == {1: 3, 2: 3, 3: 3}
    assert small_ones_joined({1: 9}) == {1: 1}
    assert small_ones_joined({1: 9, 2: 0}) == {1: 1, 2: 2}
    assert small_ones_joined({1: 10, 2: 10}) == {1: 1, 2: 2}


def test_C3_a_talk_becomes_dots_only_by_a_rule_that_was_stated_before():
    ruth = a_coordinator()
    poll = a_poll(by=ruth, cards=1)
    talk = {"kind": Stratum.Kind.TALK, "route": Route.ROOM, "by": ruth}
    with pytest.raises(Refused, match="Without a rule a talk gives no dots"):
        add_stratum(poll, "The online group", **talk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Stratum.objects.create(poll=poll, name="In silence", kind="talk", route="room")
    add_stratum(poll, "The online group", rule="Each names three ideas; each is one dot", **talk)
    open_poll(poll, by=ruth)
    a_wall_count(poll, 20, 10, 8, 7, by=ruth)
    a_wall_count(poll, 12, 12, 12, 0, by=ruth, name="The online group")
    close_poll(poll, by=ruth)
    count_poll(poll, by=ruth)
    poll.refresh_from_db()

    found = summary(poll)

    assert found.total == 81
    notes = " ".join(found.method_notes)
    assert (
        "by this rule, stated before the vote: Each names three ideas; each is one dot. Sam counted" in notes
    )


def test_C6_before_the_close_communities_without_a_way_in_are_named_and_nothing_is_blocked(client):
    a_partnership()
    ruth, board = a_coordinator(), a_group("The Board")
    name_communities(
        board, ["Roma families", " Deaf  people "], on=timezone.localdate(), how="all agreed", by=ruth
    )
    poll = an_open_poll(by=ruth)
    a_wall_count(poll, 3, 0, 0, 0, by=ruth)
    client.force_login(ruth)
    close = reverse("voting:step", args=[poll.ref, "close"])
    assert "No way in yet: Roma families, Deaf people." in client.get(close).content.decode()

    client.post(
        reverse("voting:way_in", args=[poll.ref]),
        {"community": "roma families", "how": "We went to them.", "on": timezone.localdate().isoformat()},
    )

    assert "No way in yet: Deaf people." in client.get(close).content.decode()
    close_poll(poll, by=ruth)


def test_C3_a_photo_of_the_wall_is_kept_for_workers_and_its_check_word_is_for_all(client):
    a_partnership()
    ruth = a_coordinator()
    poll = an_open_poll(by=ruth, phone=0, online=0)
    client.force_login(ruth)
    picture = BytesIO()
    Image.new("RGB", (40, 30), "white").save(picture, "JPEG")
    sheets = {f"sheet-{order}": 3 for order in (1, 2, 3, 4)}
    client.post(
        reverse("voting:wall", args=[poll.ref, poll.strata.get(name="Corn Hall").pk]),
        {
            **sheets,
            "people_given_dots": 4,
            "unused": 0,
            "counted_by": "Sam",
            "checked_by": "Jo",
            "photo": SimpleUploadedFile("IMG_2044.jpg", picture.getvalue(), "image/jpeg"),
        },
    )
    count = WallCount.objects.get()
    address = reverse("voting:wall_photo", args=[poll.ref, count.pk])

    kept = client.get(address).content

    assert hashlib.sha256(kept).hexdigest() == count.photo_sha256
    client.logout()
    assert client.get(address).status_code == 302
    close_poll(poll, by=ruth)
    count_poll(poll, by=ruth)
    page = client.get(reverse("voting:result", args=[poll.ref])).content.decode()
    assert count.photo_sha256[:12] in page


def test_C3_how_few_papers_would_change_it_and_each_place_left_out_are_on_the_page(client):
    a_partnership()
    ruth = a_coordinator()
    poll = a_counted_poll(wall=(20, 10, 8, 7), online=12, by=ruth)
    decide(poll, 1, 2, by=ruth)

    page = client.get(reverse("voting:result", args=[poll.ref])).content.decode()

    assert "8 dots moved from Transport to Day services put them the other way round." in page
    assert "At least 3 papers would have to be filled in otherwise to change the result, at most 8." in page
    assert "Without Corn Hall the same would be in." in page
    assert "Without Online the same would be in." in page


@pytest.mark.parametrize(("method", "said"), [("yes-no", "yes"), ("consent", "agree"), ("score", "3")])
def test_C4_what_was_decided_is_written_down_whatever_the_way_of_voting(method, said):
    ruth = a_coordinator()
    poll = hold_poll("What now?", by=ruth, decided_by="The Board", method=method)
    for title in ("Ramps", "Buses"):
        add_option(poll, title, by=ruth)
    online = add_stratum(poll, "Online", kind=Stratum.Kind.SECRET, route=Route.WEB, by=ruth)
    elector = add_elector(poll, online, by=ruth)
    open_poll(poll, by=ruth)
    cast(poll, elector, {"1": said}, idem="1")
    close_poll(poll, by=ruth)
    count_poll(poll, by=ruth)

    selection = decide(poll, 1)

    assert selection.margin
    assert [line.taken_on for line in selection.lines.all()] == [True, False]


def points(*papers, **more):
    """Points by code and by phone, twelve people each; nobody agreed how many to take."""
    ruth = a_coordinator()
    poll = hold_poll("What now?", by=ruth, decided_by="The Board", method="score", **more)
    for title in ("Ramps", "Buses", "Lifts"):
        add_option(poll, title, by=ruth)
    for name, route in (("Online", Route.WEB), ("By phone", Route.PHONE)):
        way = add_stratum(poll, name, kind=Stratum.Kind.SECRET, route=route, by=ruth)
        for _card in range(12):
            add_elector(poll, way, by=ruth)
    open_poll(poll, by=ruth)
    for name, paper in zip(("Online", "By phone"), papers, strict=True):
        for number, elector in enumerate(electors_of(poll, name)):
            vote(elector, paper if number else {}, by=ruth)
    close_poll(poll, by=ruth)
    count_poll(poll, by=ruth)
    poll.refresh_from_db()
    return poll


def test_C3_what_points_would_say_without_a_place_is_what_they_would_say(client):
    a_partnership()
    # Online: Ramps 55, Buses 11. By phone: Buses 33, Lifts 44. Without the phone Ramps is first still.
    poll = points({"1": 5, "2": 1}, {"2": 3, "3": 4})
    assert summary(poll).parts[0].without == ""
    decide(poll, 1)

    page = client.get(reverse("voting:result", args=[poll.ref])).content.decode()

    assert "Without By phone the same would be in." in page
    assert "Without Online it would be otherwise: Lifts would be in." in page
    assert "not all of them would be in" not in page


def test_C4_how_close_points_were_is_said_in_points(client):
    a_partnership()
    poll = points({"1": 5, "2": 1}, {"2": 3, "3": 4})

    decide(poll, 1)

    page = client.get(reverse("voting:result", args=[poll.ref])).content.decode()
    assert "It was 11 points apart at the line: Ramps (55) is in, " in page
    assert "dots apart" not in page


def test_C4_whoever_reads_a_decision_hears_that_the_votes_were_counted_again_since(client):
    a_partnership()
    ruth = a_coordinator()
    poll = a_counted_poll(by=ruth)
    decide(poll, 1, by=ruth)
    address = reverse("voting:result", args=[poll.ref])
    assert "counted again after that" not in client.get(address).content.decode()

    dispute(poll, reason="A sheet fell down.", by=ruth)
    recount(poll, by=ruth)
    count_poll(poll, reason="We counted the sheet that fell down.", by=ruth)

    assert "counted again after that" in client.get(address).content.decode()
    poll.refresh_from_db()
    decide(poll, 1, by=ruth)
    assert "counted again after that" not in client.get(address).content.decode()


def test_C4_an_election_is_decided_by_the_votes_and_by_nothing_else():
    ruth = a_coordinator()
    election = hold_poll("Who?", by=ruth, decided_by="The votes", method="scottish-stv", seats=1)
    for title in ("Ann", "Bob"):
        add_option(election, title, by=ruth)
    online = add_stratum(election, "Online", kind=Stratum.Kind.SECRET, route=Route.WEB, by=ruth)
    add_elector(election, online, by=ruth)
    open_poll(election, by=ruth)
    close_poll(election, by=ruth)
    count_poll(election, by=ruth)

    with pytest.raises(Refused, match="the votes decide"):
        decide(election, 1)


@pytest.mark.parametrize(
    ("day", "review_on", "why"),
    [
        (datetime.timedelta(days=1), LATER, "has not come yet"),
        (datetime.timedelta(days=-1), LATER, "before the vote was closed"),
        (datetime.timedelta(0), timezone.localdate(), "still to come"),
    ],
)
def test_C4_a_decision_has_a_day_that_can_be_true(day, review_on, why):
    poll = a_counted_poll()
    choices = [Choice(option, False, "Later.", review_on) for option in poll.options.all()]

    with pytest.raises(Refused, match=why):
        take_on(
            poll, choices, decided_by="The Board", by=a_coordinator(), decided_on=timezone.localdate() + day
        )


def test_C3_bradfords_dots_in_a_vote_of_ours_raise_both_remarks(client):
    """193 dots of 85 people with three each, and one dot between the fourth and the fifth."""
    a_partnership()
    ruth = a_coordinator()
    poll = an_open_poll(by=ruth, options=[name for name, _dots in BRADFORD], online=0, phone=0)
    wall = [number for _name, number in BRADFORD]
    a_wall_count(poll, *wall, people=85, unused=0, by=ruth, reasons={"C3": "Nobody wrote down why."})
    close_poll(poll, by=ruth)
    count_poll(poll, by=ruth)
    poll.refresh_from_db()
    decide(poll, *(place for place, (_name, number) in enumerate(BRADFORD, start=1) if number >= 21), by=ruth)

    page = client.get(reverse("voting:result", args=[poll.ref])).content.decode()

    assert (
        "85 people had 3 dots each, which makes 255. 193 are on ideas, 0 were not used, and nobody knows where 62 are."
        in page
    )
    assert "It was 1 dot apart at the line: Day services (21) is in, Employment (20) waits." in page
    assert "This was close. One more look at the sheets may be wise." in page


@pytest.mark.parametrize("method", METHODS)
def test_C3_each_way_of_voting_says_in_plain_words_how_papers_become_a_result(method):
    said = " ".join(METHODS[method].how_counted(None))

    assert len(said.split()) > 15
    assert ("Scotland" in said) == (method == Poll.Method.NUMBERS)


@pytest.mark.parametrize("typed", ["signs", "words"])
def test_C3_somebody_finds_their_check_number_however_they_wrote_it_down(client, typed):
    a_partnership()
    ruth = a_coordinator()
    poll = an_open_poll(by=ruth)
    receipt = vote(electors_of(poll)[0], {"1": 1}).receipt
    number = reverse("voting:number", args=[poll.ref])
    assert client.post(number, {"typed": receipt}).status_code == 404, "nothing is told before the count"
    a_wall_count(poll, 3, 0, 0, 0, by=ruth)
    close_poll(poll, by=ruth)
    count_poll(poll, by=ruth)

    told = {"signs": f" {receipt[:3]}-{receipt[3:].lower()} ", "words": in_words(receipt).capitalize() + "."}[
        typed
    ]

    assert "Yes, your vote was counted." in client.post(number, {"typed": told}).content.decode()
    wrong = client.post(number, {"typed": "0" * 12}).content.decode()
    assert "000 000 000 000 is not on the list." in wrong
    assert "has 12 letters and numbers" in client.post(number, {"typed": "7K2"}).content.decode()
