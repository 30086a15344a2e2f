import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

from alongside.demo.actions import build_example
from alongside.demo.example import CAST
from alongside.people.models import Person
from alongside.shared.web import open_to_all
from tests.house.rules.links import walk

DOORS = [one.name for one in CAST if one.door]


@pytest.mark.long
@pytest.mark.django_db
def test_no_link_leads_nowhere_for_a_stranger_or_for_anybody_in_the_example(monkeypatch):
    # The database's file cannot be written anew inside a test's transaction; no link depends on it.
    monkeypatch.setattr("alongside.voting.actions.forget_old_pages", lambda: None)
    build_example()

    met, problems = walk(Client())
    said = {"a stranger": problems}
    assert len(met) > 20, sorted(met)
    for name in DOORS:
        client = Client()
        client.force_login(Person.objects.get(name=name), "alongside.people.signing_in.ByReference")
        met, said[name] = walk(client)
        assert "/my-page/" in met

    assert {who: sentences for who, sentences in said.items() if sentences} == {}


@open_to_all
def front(request):
    return HttpResponse('<a href="gone/"></a><a href="breaks/#there"></a><a href="https://example.org/"></a>')


@open_to_all
def breaks(request):
    raise ValueError("It breaks.")


urlpatterns = [path("", front), path("breaks/", breaks)]


@pytest.mark.django_db
def test_a_link_that_leads_nowhere_is_named(settings):
    settings.IS_SET_UP = "tests.house.test_pages.yes"
    settings.TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates"}]
    with override_settings(ROOT_URLCONF="tests.house.test_links"):
        _met, said = walk(Client())

    assert said == [
        "/ leads to /gone/, which answered 404.",
        "/ leads to /breaks/, which broke: ValueError: It breaks.",
    ]
