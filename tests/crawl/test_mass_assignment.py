"""Every column's name is sent along with every form. Nothing comes of it but what the form's own fields say."""

import re

import pytest
from django.test import override_settings

from tests.crawl.filling import all_rows, changes, every_column, filled
from tests.crawl.reading import KEYS
from tests.crawl.rules import EVERYBODY, MEMBERS, NOBODY, Rule
from tests.crawl.visits import given_back, see, visits

pytestmark = pytest.mark.django_db
TABLE = re.compile(r'(?:INTO|UPDATE|FROM) "(\w+)"')
WHO_SEND = {
    "a stranger",
    "a volunteer at the door",
    "themselves",
    "another member",
    "a helper who may say what I need",
    "a worker",
    "an administrator",
}


def forms_of(seen):
    """Each kind of form once for each of some people: (visit, form)."""
    done = set()
    for one in seen:
        visit = one.visit
        if visit.rule.send == NOBODY or not visit.may(visit.rule.send) or not visit.may(visit.rule.read):
            continue
        key = (visit.viewer.name, visit.name, visit.are)
        if visit.viewer.name not in WHO_SEND or key in done:
            continue
        if visit.rule.send == EVERYBODY and visit.viewer.name not in {"a stranger", "themselves"}:
            continue
        done.add(key)
        for form in one.own_forms:
            yield visit, form


def came_of(visit, form, before, more=None) -> list[tuple]:
    """What is different after the form was sent."""
    with given_back(visit.viewer) as written:
        answer = visit.viewer.client.post(form.url, filled(form) | (more or {}))
        assert answer.status_code < 500, f"{visit.name} breaks for {visit.viewer.name}."
        tables = {name for sql in written.statements for name in TABLE.findall(sql)}
        after = all_rows(tables)
        return changes({label: before[label] for label in after}, after)


def problems_in_forms(seen) -> tuple[list[str], int, int]:
    problems, tried, acted = [], 0, 0
    before = all_rows()
    for visit, form in forms_of(seen):
        tried += 1
        alone = came_of(visit, form, before)
        with_more = came_of(visit, form, before, every_column(besides=set(form.fields) | KEYS))
        acted += bool(alone)
        for table, column, value in set(with_more) ^ set(alone):
            problems.append(f"{visit.name}: {visit.viewer.name} could set {table}.{column} to {value}.")
    return problems, tried, acted


def test_a_form_changes_nothing_but_its_own_fields(seen, capsys):
    problems, tried, acted = problems_in_forms(seen)

    with capsys.disabled():
        print(f" [{tried} forms, {acted} carried out, {len(every_column(set()))} names sent along]", end="")
    assert not problems, "\n".join(sorted(problems))
    assert acted > tried / 3


def test_a_form_that_takes_whatever_is_sent_is_named(world):
    with override_settings(ROOT_URLCONF="tests.crawl.made_up_addresses"):
        found = [see(visit) for visit in visits(world, {"takes_anything": [Rule(MEMBERS, MEMBERS)]})]
        problems, _tried, _acted = problems_in_forms(found)

    assert "takes_anything: themselves could set people.Person.pronouns to 'zqmore'." in problems
    assert not any("Person.called" in said for said in problems)
