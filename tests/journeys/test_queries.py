"""An ordinary page asks the database at most twelve times, sign-in and settings counted in."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.demo.actions import build_example
from tests.journeys.people import shape

MOST = 12
# Pages that show a whole vote, a whole report or rows of every table: their number is larger, and the same for few
# rows and many.
LARGER = {
    "/events/*/report/": 32,
    "/votes/*/result/": 16,
    "/events/*/": 22,
    "/events/*/bookings/": 13,
    "/events/*/door/": 13,
    "/events/*/pack/": 13,
    "/ways-to-be-involved/": 16,
    "/votes/*/run/": 16,
    "/votes/*/run/decide/": 13,
    "/events/*/invite/": 18,
    "/my-page/record/": 60,
    "/papers/*/": 27,
    "/papers/*/version/1/": 27,
    "/papers/*/formats/": 18,
    "/papers/*/comments/": 16,
    "/papers/*/comments/end/": 17,
    "/papers/*/send/": 15,
    "/people/*/": 20,
    "/today/": 33,
    "/today/sheet/": 33,
}


@pytest.fixture
def built(monkeypatch, db):
    monkeypatch.setattr("alongside.voting.actions.forget_old_pages", lambda: None)
    build_example()


@pytest.mark.parametrize("who", ["", "ruth", "amina", "nadia"], ids=lambda who: who or "a stranger")
def test_no_page_asks_the_database_often(built, client, who):
    if who:
        client.post("/example/come-in/", {"as": who})
    client.get("/about/")
    waiting, seen, counts = ["/"], set(), {}
    while waiting:
        path = waiting.pop(0)
        if path in seen or sum(shape(path) == shape(other) for other in seen) >= 2:
            continue
        seen.add(path)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            answer = client.get(path)
        if answer.status_code != 200 or "text/html" not in answer["Content-Type"]:
            continue
        counts[shape(path)] = max(counts.get(shape(path), 0), len(asked))
        html = answer.content.decode()
        waiting += [
            href
            for href in re.findall(r'<a [^>]*href="(/[^"#?]*)"(?![^>]*download)', html)
            if "/static/" not in href
        ]

    too_many = {path: count for path, count in counts.items() if count > LARGER.get(path, MOST)}
    assert len(counts) > 10
    assert too_many == {}
