"""Whatever is typed into whatever field, nothing breaks, and it is shown as words alone."""

import pytest
from django.test import override_settings
from django.urls import reverse

from tests.crawl.filling import TEXTS, filled
from tests.crawl.hostile import STRINGS, alive, many
from tests.crawl.reading import Form
from tests.crawl.rules import EVERYBODY, NOBODY, Rule
from tests.crawl.visits import given_back, see, visits

pytestmark = pytest.mark.django_db


def forms_to_fill_in(seen):
    """Each form with something to type, once, as somebody who may send it: (visit, form)."""
    done = set()
    for one in seen:
        visit = one.visit
        if visit.name in done or (visit.rule.send == NOBODY and visit.name not in SIGN_IN):
            continue
        if not (visit.may(visit.rule.read) and (visit.may(visit.rule.send) or visit.name in SIGN_IN)):
            continue
        for form in one.own_forms:
            if texts(form):
                done.add(visit.name)
                yield visit, form


# What our addresses carry behind the "?".
BEHIND = ("page", "earlier", "name", "skill", "next", "code", "back")
SIGN_IN = {"account_request_login_code", "voting:code"}


def texts(form: Form) -> list[str]:
    return [one.name for one in form.fields.values() if one.kind in TEXTS]


def problems_when_typed(visit, form, typed: dict, shown_at: list[str]) -> tuple[list[str], bool]:
    """Send the form with this in its fields, and look at what may show it afterwards. Also: was it carried out?"""
    client, found = visit.viewer.client, []
    with given_back(visit.viewer) as written:
        answer = client.post(form.url, filled(form) | typed)
        found += problems_in(answer, visit.name)
        if written.statements and alive(next(iter(typed.values()))):
            for url in dict.fromkeys([answer.headers.get("Location", visit.url), visit.url, *shown_at]):
                found += problems_in(client.get(url), f"{url} after {visit.name}")
    how = f"(typed {', '.join(typed)}: {ascii(next(iter(typed.values())))[:60]})"
    return [f"{said} {how}" for said in found], bool(written.statements)


def problems_in(answer, where: str) -> list[str]:
    if answer.status_code >= 500:
        return [f"{where} breaks: {answer.status_code}."]
    if answer.streaming or not answer.headers.get("Content-Type", "").startswith("text/html"):
        return []
    return [
        f"{where} shows {live} as it was typed." for live in alive(answer.content.decode("utf-8", "replace"))
    ]


@pytest.fixture(scope="package")
def forms(seen):
    """Looked for once; every test sends them."""
    return list(forms_to_fill_in(seen))


def problems_in_forms(forms, strings, one_by_one=False) -> tuple[list[str], int, int]:
    """What went wrong, how many were sent, and how many of them were carried out."""
    problems, sent, done = [], 0, 0
    pages = [reverse("home:front"), reverse("home:my_page")]
    for visit, form in forms:
        for string in strings:
            together = [texts(form)] if not one_by_one else [[name] for name in texts(form)]
            for names in together:
                sent += 1
                found, was_done = problems_when_typed(visit, form, dict.fromkeys(names, string), pages)
                problems += found
                done += was_done
    return problems, sent, done


@pytest.mark.parametrize(
    "strings",
    [STRINGS[::3], pytest.param([*STRINGS[1::3], *STRINGS[2::3]], marks=pytest.mark.long)],
    ids=["a third", "the others"],
)
def test_nothing_that_is_typed_breaks_a_form_or_comes_alive(forms, capsys, strings):
    problems, sent, done = problems_in_forms(forms, strings)

    with capsys.disabled():
        print(f" [{len(strings)} strings, {sent} forms sent, {done} carried out]", end="")
    assert not problems, "\n".join(sorted(set(problems)))
    assert done > sent / 4


@pytest.mark.long
def test_a_hundred_and_twenty_strings_break_nothing(forms, capsys):
    problems, sent, done = problems_in_forms(forms, many(120))

    with capsys.disabled():
        print(f" [{sent} forms sent, {done} carried out]", end="")
    assert not problems, "\n".join(sorted(set(problems)))


@pytest.mark.long
def test_nothing_that_is_typed_into_one_field_alone_breaks_anything(forms):
    problems, _sent, _done = problems_in_forms(forms, STRINGS, one_by_one=True)

    assert not problems, "\n".join(sorted(set(problems)))


def test_bytes_that_are_no_words_break_no_form(forms):
    for visit, form in forms:
        name = texts(form)[0]
        for kind, body in (
            ("application/x-www-form-urlencoded", f"{name}=%ED%A0%80%FF%00&{name}".encode()),
            ("application/x-www-form-urlencoded; charset=nonsense", f"{name}=\xff".encode("latin-1")),
            ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="'),
            ("application/json", b"{"),
        ):
            with given_back(visit.viewer):
                answer = visit.viewer.client.generic("POST", form.url, body, content_type=kind)
            assert answer.status_code < 500, f"{visit.name} breaks when {kind} is sent."


def test_nothing_that_stands_behind_an_address_breaks_a_page(world, every_visit):
    looked = set()
    for visit in every_visit:
        if visit.name in looked or visit.rule.heavy or not visit.may(visit.rule.read):
            continue
        looked.add(visit.name)
        for string in (STRINGS[0], STRINGS[3], "9" * 400, "\ufffe\u202e", "-1"):
            answer = visit.viewer.client.get(visit.url, dict.fromkeys(BEHIND, string))
            assert problems_in(answer, visit.name) == []


def test_the_same_strings_are_made_each_time():
    assert many(300) == many(300)
    assert len(set(many(300))) == 300


def test_a_page_that_shows_what_was_typed_as_it_is_is_named(world):
    with override_settings(ROOT_URLCONF="tests.crawl.made_up_addresses"):
        found = [see(visit) for visit in visits(world, {"shows_anything": [Rule(EVERYBODY, EVERYBODY)]})]
        forms = list(forms_to_fill_in(found))
        problems, _sent, _done = problems_in_forms(forms, STRINGS)

    assert any(said.startswith("shows_anything shows <script>") for said in problems)
    assert any(said.startswith("shows_anything shows <img") for said in problems)
