"""The vote in the room: a page for the projector and for phones, and a few bytes that say if anything is new."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from alongside.partnership.tests.make import a_partnership
from alongside.voting.tests.make import a_counted_poll, a_poll, a_voter, an_open_poll, electors_of, vote

pytestmark = pytest.mark.django_db


def pulse(client, poll, **headers):
    return client.get(reverse("voting:pulse", args=[poll.ref]), headers=headers)


def test_C2_before_the_close_the_screen_says_how_many_and_never_for_what(client):
    a_partnership()
    poll = an_open_poll(online=3)
    for elector in electors_of(poll):
        vote(elector, {"1": 3})

    page = client.get(reverse("voting:live", args=[poll.ref])).content.decode()

    assert ">3</strong>" in page
    assert "Housing" not in page
    assert pulse(client, poll).json() == {"state": "open", "voted": 3, "result": False}


def test_an_unchanged_answer_is_empty_and_costs_no_query(client, django_assert_num_queries):
    a_partnership()
    poll = an_open_poll(online=2)
    tag = pulse(client, poll)["ETag"]

    with django_assert_num_queries(0):
        again = pulse(client, poll, if_none_match=tag)

    assert again.status_code == 304
    assert again.content == b""


def test_an_unchanged_answer_is_empty_behind_a_proxy_that_packs_it_too(client):
    a_partnership()
    poll = an_open_poll(online=2)
    tag = pulse(client, poll)["ETag"]

    assert pulse(client, poll, if_none_match=f"W/{tag}").status_code == 304
    assert pulse(client, poll, if_none_match='W/"open-9"').status_code == 200


def test_an_unchanged_answer_is_as_light_for_a_phone_that_is_signed_in(client, django_assert_max_num_queries):
    a_partnership()
    poll = an_open_poll(online=2)
    client.force_login(a_voter())
    tag = pulse(client, poll)["ETag"]

    with django_assert_max_num_queries(2) as queries:
        again = pulse(client, poll, if_none_match=tag)

    assert again.status_code == 304, queries


def test_a_new_vote_changes_the_answer(client):
    a_partnership()
    poll = an_open_poll(online=2)
    tag = pulse(client, poll)["ETag"]
    vote(electors_of(poll)[0], {"1": 3})
    cache.clear()  # a second later

    answer = pulse(client, poll, if_none_match=tag)

    assert answer.json()["voted"] == 1


def test_a_page_without_scripts_loads_itself_anew_only_for_whoever_asked(client):
    a_partnership()
    poll, done = an_open_poll(), a_counted_poll()
    address = reverse("voting:live", args=[poll.ref])

    assert "Refresh" not in client.get(address).headers
    assert client.get(f"{address}?again=yes")["Refresh"] == "10"
    assert "Refresh" not in client.get(reverse("voting:live", args=[done.ref]) + "?again=yes").headers


def test_the_result_comes_as_words_and_a_table(client):
    a_partnership()
    poll = a_counted_poll()

    page = client.get(reverse("voting:live", args=[poll.ref])).content.decode()

    assert page.index("not certain yet") < page.index("<table") < page.index("The whole result")
    assert "<svg" not in page.split("<main")[1]


def test_a_draft_is_on_no_screen(client):
    a_partnership()
    poll = a_poll()

    assert pulse(client, poll).status_code == 404
    assert client.get(reverse("voting:live", args=[poll.ref])).status_code == 404
