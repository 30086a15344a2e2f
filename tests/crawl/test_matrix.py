"""Who may read and who may send, at every address, as everybody. The lines stand in rules.py."""

import pytest
from django.test import override_settings
from django.urls import get_resolver

from tests.crawl.rules import EVERYBODY, NOBODY, RULES, WORKERS, Rule, problems_in_rules
from tests.crawl.visits import given_back, is_refused, see, visits

TRY_WHERE_NOTHING_IS_SENT = {"a stranger", "another member", "a worker"}
MADE_UP = "tests.crawl.made_up_addresses"

MADE_UP_NAMES = ("leaks", "breaks", "takes_anything", "shows_anything")


def test_every_address_says_who_may_read_and_send():
    assert problems_in_rules(RULES) == []


def test_an_address_without_a_line_and_a_line_without_an_address_are_named():
    made_up = {name: [] for name in MADE_UP_NAMES}

    said = problems_in_rules({**RULES, **made_up, "attic:box": []}, get_resolver(MADE_UP))

    assert said == [
        "lets_anybody_in needs a line in tests/crawl/rules.py: who may read it, and who may send?",
        "attic:box has a line in tests/crawl/rules.py but is no address.",
    ]


@pytest.mark.django_db
def test_everybody_may_read_what_is_theirs_and_nothing_else(seen, capsys):
    problems = [said for one in seen for said in when_reading(one)]

    with capsys.disabled():
        print(f" [{len(seen)} readings at {len(RULES)} addresses]", end="")
    assert not problems, "\n".join(sorted(set(problems)))


@pytest.mark.django_db
def test_whoever_may_not_send_changes_nothing(every_visit, capsys):
    problems, cases = [], 0
    with override_settings(ROOT_URLCONF="tests.crawl.plain_addresses"):
        for visit in every_visit:
            if visit.rule.send == NOBODY and visit.viewer.name not in TRY_WHERE_NOTHING_IS_SENT:
                continue
            cases += 1
            problems += when_sending(visit)

    with capsys.disabled():
        print(f" [{cases} empty forms]", end="")
    assert not problems, "\n".join(sorted(set(problems)))


@pytest.mark.django_db
def test_a_page_that_lets_anybody_in_is_named(world):
    rules = {"lets_anybody_in": [Rule(WORKERS, WORKERS)]}
    with override_settings(ROOT_URLCONF=MADE_UP):
        found = list(visits(world, rules))
        reading = {visit.viewer.name: when_reading(see(visit)) for visit in found}
        sending = {visit.viewer.name: when_sending(visit) for visit in found}

    assert reading["a stranger"] == ["lets_anybody_in: a stranger (everybody) may not read but got 200."]
    assert sending["a stranger"][0] == "lets_anybody_in: a stranger (everybody) may not send but got 200."
    assert sending["a stranger"][1].startswith(
        "lets_anybody_in: a stranger may not send, yet changed something: UPDATE"
    )
    assert reading["a worker"] == sending["a worker"] == []


@pytest.mark.django_db
def test_a_page_that_is_closed_to_those_who_may_is_named(world):
    found = list(visits(world, {"people:all": [Rule(EVERYBODY)]}))

    assert when_reading(see(found[0])) == ["people:all: a stranger (everybody) may read but got 302."]


def when_reading(seen) -> list[str]:
    visit = seen.visit
    return said_of(visit, "read", seen.status, seen.is_refused, visit.may(visit.rule.read))


def when_sending(visit) -> list[str]:
    """An empty form. Whoever may not send changes nothing."""
    may = visit.may(visit.rule.send)
    with given_back(visit.viewer) as written:
        answer = visit.viewer.client.post(visit.url)
    refused = is_refused(visit.rule, answer.status_code, answer.headers.get("Location", ""))
    if visit.rule.send == NOBODY:  # nothing is sent there, so any answer will do
        refused = not may
    problems = said_of(visit, "send", answer.status_code, refused, may)
    if written.statements and not may:
        change = written.statements[0]
        problems.append(f"{visit.name}: {visit.viewer.name} may not send, yet changed something: {change}")
    return problems


def said_of(visit, verb: str, status: int, refused: bool, may: bool) -> list[str]:
    who = f"{visit.viewer.name} ({', '.join(sorted(visit.are))})"
    if status >= 500:
        return [f"{visit.name} breaks when {visit.viewer.name} wants to {verb}: {status}."]
    if may == refused and not (may and visit.rule.may_be_empty):
        return [f"{visit.name}: {who} may {'' if may else 'not '}{verb} but got {status}."]
    return []
