"""The front page, who we are, my page, and how the program is."""

import pytest
from django.urls import reverse

from alongside.events.tests.make import an_event
from alongside.groups.actions import seat
from alongside.groups.tests.make import a_group
from alongside.partnership.tests.make import WAYS, a_partnership
from alongside.people.signing_in import BY_REFERENCE
from alongside.people.tests.make import a_coordinator, a_person
from alongside.voting.actions import add_elector, open_poll
from alongside.voting.tests.make import a_poll, vote

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _partnership():
    a_partnership(aims=["Decide as equals."])


def page(client, name) -> str:
    answer = client.get(reverse(name))
    assert answer.status_code == 200
    return answer.content.decode()


def test_A1_every_way_to_reach_us_stands_on_public_pages(client):
    for name in ("home:front", "home:about", "home:accessibility", "events:all", "people:join"):
        html = page(client, name)
        for value in WAYS.values():
            assert value in html, (name, value)


def test_the_front_page_shows_what_comes_next_and_no_drafts(client):
    an_event("Board meeting")
    an_event("Not ready", published=False)

    html = page(client, "home:front")

    assert "Board meeting" in html
    assert "Not ready" not in html
    assert 'href="tel:01632960123"' in html
    client.force_login(a_coordinator(), backend=BY_REFERENCE)
    assert "Not ready" not in page(client, "home:front")


def test_the_front_page_is_whole_when_nothing_is_planned(client):
    assert "Nothing is planned" in page(client, "home:front")


def test_about_us_says_how_many_sit_in_each_group_and_never_who(client):
    board = a_group("The Board")
    for name in ("Zelda Quist", "Omar Finch"):
        seat(board, a_person(name), hat="disabled person", here_as_disabled=True, by=None)

    html = page(client, "home:about")

    assert "2 people have a seat" in html
    assert "Decide as equals." in html
    assert "Zelda" not in html


def test_many_groups_cost_no_more_questions_to_the_database(client, django_assert_max_num_queries):
    for number in range(30):
        a_group(f"Group {number}")

    with django_assert_max_num_queries(12):
        page(client, "home:about")


def test_my_page_is_mine_alone(client):
    sam = a_person("Sam Okafor", phone="01632 960777")
    a_person("Alex", phone="01632 960888")
    an_event()
    assert client.get(reverse("home:my_page")).status_code == 302

    client.force_login(sam, backend=BY_REFERENCE)
    html = page(client, "home:my_page")

    assert "Hello Sam" in html
    assert reverse("people:needs", args=[sam.ref]) in html
    assert "01632 960888" not in html
    assert "Find somebody" not in html


def test_my_page_asks_the_database_no_more_than_twelve_things(client, django_assert_max_num_queries):
    ruth = a_coordinator()
    client.force_login(ruth, backend=BY_REFERENCE)
    for _number in range(5):
        an_event()
        a_vote_for(ruth)

    with django_assert_max_num_queries(12):
        assert "You have not voted yet" in page(client, "home:my_page")


def test_the_accessibility_page_says_what_nobody_tried_yet(client):
    html = page(client, "home:accessibility")

    assert "have not tested it" in html
    assert "screen reader" in html


def test_health_says_which_database_runs(client):
    answer = client.get("/health")

    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/plain")
    assert "database: ok" in answer.content.decode()
    assert "SQLite 3." in answer.content.decode() or "PostgreSQL" in answer.content.decode()


def a_vote_for(person):
    poll = a_poll()
    add_elector(poll, poll.strata.get(name="Online"), person=person, by=None)
    return open_poll(poll, by=None)


def test_my_page_shows_the_vote_that_waits_for_me_until_i_have_voted(client):
    sam = a_person("Sam")
    poll = a_vote_for(sam)
    client.force_login(sam, backend=BY_REFERENCE)
    assert poll.get_absolute_url() in page(client, "home:my_page")

    vote(poll.electors.get(), {str(poll.options.first().order): 3})

    assert poll.get_absolute_url() not in page(client, "home:my_page")


def test_a_vote_of_others_does_not_wait_for_me(client):
    poll = a_vote_for(a_person("Alex"))
    client.force_login(a_person("Sam"), backend=BY_REFERENCE)

    assert poll.get_absolute_url() not in page(client, "home:my_page")
