"""Whoever runs a vote is led by one button at a time; whoever doubts a count has a page to say so."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.partnership.tests.make import a_partnership
from alongside.shared.errors import Refused
from alongside.shared.history.models import PrivateEntry, Route
from alongside.voting.actions import (
    Choice,
    add_elector,
    add_option,
    add_stratum,
    close_poll,
    count_poll,
    dispute,
    freeze_poll,
    hold_poll,
    lock_poll,
    open_poll,
    recount,
    take_on,
)
from alongside.voting.due import due
from alongside.voting.models import Ballot, Mark, Poll, Selection, Stratum
from alongside.voting.tests.make import (
    a_coordinator,
    a_counted_poll,
    a_voter,
    a_wall_count,
    an_open_poll,
    electors_of,
    vote,
)

pytestmark = pytest.mark.django_db
LATER = datetime.date(2030, 1, 7)


@pytest.fixture(autouse=True)
def _partnership():
    a_partnership()


def read(client, poll, name="run", *args) -> str:
    return client.get(reverse(f"voting:{name}", args=[poll.ref, *args])).content.decode()


def main_button(client, poll) -> str:
    return read(client, poll).split('class="button main"')[1].split(">")[1].split("<")[0]


def decide(poll, ruth, *taken, reason="We can do this well."):
    choices = [Choice(option, option.order in taken, reason, LATER) for option in poll.options.all()]
    return take_on(poll, choices, decided_by="The Board", by=ruth)


def test_a_new_vote_leads_from_the_first_idea_to_the_last_decision_by_one_button_at_a_time(client):
    ruth = a_coordinator()
    client.force_login(ruth)
    poll = hold_poll("What first?", by=ruth, decided_by="The Board", may_stack=True)
    seen = [main_button(client, poll)]
    for title in ("Housing", "Work"):
        add_option(poll, title, by=ruth)
    seen.append(main_button(client, poll))
    wall = add_stratum(poll, "Corn Hall", kind=Stratum.Kind.WALL, route=Route.ROOM, by=ruth)
    online = add_stratum(poll, "Online", kind=Stratum.Kind.SECRET, route=Route.WEB, by=ruth)
    seen.append(main_button(client, poll))
    add_elector(poll, online, by=ruth)
    for step in (freeze_poll, open_poll, close_poll):
        seen.append(main_button(client, poll))
        step(poll, by=ruth)
    seen.append(main_button(client, poll))
    a_wall_count(poll, 3, 3, by=ruth, name=wall.name)
    seen.append(main_button(client, poll))
    count_poll(poll, by=ruth)
    seen.append(main_button(client, poll))
    decide(Poll.objects.get(), ruth, 1)
    seen.append(main_button(client, poll))
    dispute(poll, reason="A sheet fell down.", by=ruth)
    seen.append(main_button(client, poll))
    recount(poll, by=ruth)
    seen.append(main_button(client, poll))

    assert seen == [
        "Put an idea on the paper",
        "Add a place or a way to vote",
        "Add people to the list of voters",
        "Settle what is on the paper",
        "Open the vote",
        "Write down a vote for somebody",
        "Write down the dots of Corn Hall",
        "Count, and show the result to everybody",
        "Write down what people decided",
        "See the result",
        "Begin to count again",
        "Count, and show the result to everybody",
    ]


def test_while_a_vote_is_open_closing_it_is_not_the_first_thing_on_the_page(client):
    poll = an_open_poll()
    client.force_login(a_coordinator())

    page = read(client, poll)

    assert page.index("Hand out stickers") < page.index("Close the vote for good")


def test_E6_a_vote_with_an_empty_list_of_voters_cannot_be_opened_by_mistake():
    ruth = a_coordinator()
    poll = hold_poll("What first?", by=ruth, decided_by="The Board", may_stack=True)
    for title in ("Housing", "Work"):
        add_option(poll, title, by=ruth)
    add_stratum(poll, "Corn Hall", kind=Stratum.Kind.WALL, route=Route.ROOM, by=ruth)
    online = add_stratum(poll, "Online", kind=Stratum.Kind.SECRET, route=Route.WEB, by=ruth)

    with pytest.raises(Refused, match="Nobody is on the list of voters yet"):
        open_poll(poll, by=ruth)
    add_elector(poll, online, by=ruth)

    assert open_poll(poll, by=ruth).is_open


def test_C2_a_vote_only_on_a_wall_needs_no_list_and_is_as_light_as_sticky_dots():
    ruth = a_coordinator()
    poll = hold_poll("What first?", by=ruth, decided_by="The Board", may_stack=True)
    for title in ("Housing", "Work"):
        add_option(poll, title, by=ruth)
    add_stratum(poll, "Corn Hall", kind=Stratum.Kind.WALL, route=Route.ROOM, by=ruth)

    assert open_poll(poll, by=ruth).is_open


def test_C2_a_vote_that_came_by_text_is_sent_back_first_and_is_kept_as_a_text(client):
    poll = an_open_poll()
    card = electors_of(poll)[0]
    client.force_login(a_coordinator())
    to_paper = client.post(reverse("voting:phone", args=[poll.ref]), {"elector": card.pk, "via": "text"})
    filled_in = {"dots-1": 2, "once_key": "3d5c3e52-4a5e-4a57-9c0d-0d6a1a9d8e11"}

    check = client.post(to_paper.url, filled_in).content.decode()
    told = client.post(to_paper.url, {**filled_in, "step": "send", "read_back": "on"}).content.decode()

    assert "Send this back by text and ask" in check
    assert "Their vote is in" in told
    assert "Their check number" in told
    assert Ballot.objects.get().choice == {"1": 2}
    assert (Mark.objects.get().channel, Mark.objects.get().help_given) == ("text", "read back")


def test_C3_a_member_says_on_the_web_that_the_count_is_wrong_and_only_workers_read_why(client):
    poll, amina, ruth = a_counted_poll(), a_voter(), a_coordinator("Ruth Bell Zq")
    client.force_login(amina)
    assert "Say that the count is wrong" in read(client, poll, "result")

    client.post(reverse("voting:question", args=[poll.ref]), {"reason": "Zqsheet fell down."})

    said = PrivateEntry.objects.get(kind="said that a count is wrong")
    assert (said.by, said.via) == (amina.ref, Route.WEB)
    page = read(client, poll, "result")
    assert "Somebody says that this count is wrong. We count again" in page
    assert "Zqsheet" not in page
    client.force_login(ruth)
    assert "Zqsheet fell down." in read(client, poll)
    with pytest.raises(Refused):
        lock_poll(poll)


@pytest.mark.parametrize("via", ["phone", "text", "email", "post", "visit", "desk", "room"])
def test_C3_a_result_can_be_questioned_by_every_route_and_the_route_is_kept(client, via):
    poll = a_counted_poll()
    client.force_login(a_coordinator())

    client.post(reverse("voting:question", args=[poll.ref]), {"reason": "It looks wrong.", "via": via})

    poll.refresh_from_db()
    assert poll.state == Poll.State.DISPUTED
    assert PrivateEntry.objects.get(kind="said that a count is wrong").via == via


def test_C4_the_page_to_decide_on_shows_what_each_idea_has_the_most_first(client):
    poll = a_counted_poll(wall=(7, 8, 30, 0))
    client.force_login(a_coordinator())

    page = read(client, poll, "decide")

    assert page.index("Day services (30)") < page.index("Transport (20)") < page.index("Work (0)")


def test_C4_a_later_decision_begins_with_the_earlier_one_which_stays_on_the_page(client):
    ruth = a_coordinator()
    poll = a_counted_poll(by=ruth)
    decide(poll, ruth, 1, reason="We have the people for it.")
    client.force_login(ruth)
    again = read(client, poll, "decide")
    joined = add_option(poll, "Homes near a bus", joined_from=poll.options.all()[:2], by=ruth)

    form = {"decided_by": "Everybody, at the yearly meeting", "decided_on": timezone.localdate().isoformat()}
    for option in poll.options.all():
        form |= {
            f"fate-{option.order}": "in" if option == joined else "later",
            f"reason-{option.order}": "Better.",
        }
        form |= {f"review-{option.order}": "2030-01-07"}
    client.post(reverse("voting:decide", args=[poll.ref]), form)

    assert "We have the people for it." in again
    # As a browser reads a day, whatever the language of the page.
    assert 'name="review-2" value="2030-01-07"' in again
    assert f'name="decided_on" value="{timezone.localdate().isoformat()}"' in again
    assert Selection.objects.count() == 2
    client.logout()
    page = read(client, poll, "result")
    assert "Homes near a bus" in page
    assert "Joined from parts of:" in page
    assert "This takes the place of an earlier decision" in page
    assert "by The Board. Taken on then: Housing." in page


def test_D2_whoever_runs_the_vote_is_led_to_joining_ideas_after_the_count(client):
    poll = a_counted_poll()
    client.force_login(a_coordinator())

    for name in ("run", "decide"):
        assert reverse("voting:option", args=[poll.ref]) in read(client, poll, name)


def test_D2_an_idea_that_was_joined_and_has_to_wait_says_from_what(client):
    ruth = a_coordinator()
    poll = a_counted_poll(by=ruth)
    add_option(poll, "Homes near a bus", joined_from=poll.options.all()[:2], by=ruth)
    decide(poll, ruth, 3)

    waiting = read(client, poll, "result").split("Has to wait</h3>")[1]

    assert "Joined from parts of:" in waiting


def test_D2_an_idea_is_joined_only_from_what_people_voted_on_in_this_vote():
    ruth = a_coordinator()
    poll, other = a_counted_poll(by=ruth), a_counted_poll(by=ruth)

    with pytest.raises(Refused, match="what people voted on here"):
        add_option(poll, "Both", joined_from=other.options.all()[:2], by=ruth)


def test_why_is_asked_when_it_is_counted_again_and_not_before(client):
    ruth = a_coordinator()
    poll = an_open_poll(by=ruth)
    vote(electors_of(poll)[0], {"1": 1})
    a_wall_count(poll, 3, 2, 1, 0, by=ruth)
    close_poll(poll, by=ruth)
    client.force_login(ruth)
    first = read(client, poll, "step", "count")
    count_poll(poll, by=ruth)
    dispute(poll, reason="A sheet fell down.", by=ruth)
    recount(poll, by=ruth)

    again = read(client, poll, "step", "count")

    assert "Why was it counted again?" not in first
    assert "Why was it counted again?" in again


def what_waits(person) -> list[str]:
    return [str(one.words) for one in due(person, timezone.localdate())]


def test_C4_what_was_parked_comes_back_on_its_day_until_people_decide_again():
    ruth = a_coordinator()
    poll = a_counted_poll(by=ruth)
    soon = timezone.localdate() + datetime.timedelta(days=3)
    choices = [
        Choice(option, option.order == 1, "Later.", soon if option.order == 2 else LATER)
        for option in poll.options.all()
    ]
    take_on(poll, choices, decided_by="The Board", by=ruth)

    assert what_waits(ruth) == ["Look again at “Transport”, which had to wait."]
    assert what_waits(a_voter()) == []

    decide(poll, ruth, 1, 2)
    assert what_waits(ruth) == []


def test_a_vote_that_is_being_counted_again_or_was_never_decided_on_is_not_forgotten():
    ruth = a_coordinator()
    poll = a_counted_poll(by=ruth, title="What first?")
    dispute(poll, reason="A sheet fell down.", by=ruth)
    recount(poll, by=ruth)
    counting = what_waits(ruth)
    count_poll(poll, by=ruth, reason="A sheet fell down.")
    final = what_waits(ruth)
    decide(poll, ruth, 1)

    assert counting == ["Finish counting the vote “What first?” again."]
    assert final == ["Write down what was decided after the vote “What first?”."]
    assert what_waits(ruth) == []


def test_C3_in_the_room_the_result_begins_with_words_that_somebody_can_read_aloud(client):
    poll = a_counted_poll()

    page = read(client, poll, "live")

    assert page.index("Housing has the most dots.") < page.index("not certain yet") < page.index("<table")


def test_C2_a_screen_reader_is_not_told_of_every_single_vote(client):
    page = read(client, an_open_poll(), "live")

    assert "data-voted" in page
    assert 'role="status"' not in page.split("data-pulse")[1].split("data-voted")[0]
