import pytest
from django.test import Client, override_settings
from django.urls import get_resolver, reverse

from alongside.shared.models import SentForm
from alongside.shared.web import WroteWhileReading
from tests.house.rules import pages

# Opening a page to people who are not signed in is a visible act: it is written here, with why.
OPEN = {
    "account_request_login_code": "sign in",
}

MADE_UP = "tests.house.made_up_addresses"


@pytest.fixture
def any_partnership(settings):
    """A site that is set up, so that pages answer for themselves."""
    settings.IS_SET_UP = "tests.house.test_pages.yes"


def yes() -> bool:
    return True


def test_a_page_is_closed_unless_it_is_opened_by_name():
    assert sorted(pages.problems_in_open_pages(OPEN)) == []


@pytest.mark.django_db
def test_no_page_breaks_or_opens_when_a_stranger_knocks(any_partnership):
    sign_in = reverse("account_request_login_code")

    assert pages.problems_when_a_stranger_knocks(Client(), sign_in) == []


@pytest.mark.django_db
def test_a_page_that_breaks_and_a_page_that_writes_are_named(any_partnership):
    with override_settings(ROOT_URLCONF=MADE_UP):
        said = pages.problems_when_a_stranger_knocks(Client(), "/sign-in/")

    assert [sentence.split()[0] for sentence in said] == ["writes", "breaks"]


@pytest.mark.django_db
def test_a_closed_page_that_lets_a_stranger_in_is_named(any_partnership, settings):
    settings.MIDDLEWARE = [
        name for name in settings.MIDDLEWARE if not name.endswith("LoginRequiredMiddleware")
    ]
    with override_settings(ROOT_URLCONF=MADE_UP):
        said = pages.problems_when_a_stranger_knocks(Client(), "/sign-in/")

    assert any(sentence.startswith("closed ") for sentence in said)


def test_a_page_that_was_opened_without_a_word_is_named():
    said = pages.problems_in_open_pages(
        {"writes": "", "breaks": "", "closed": "", "account_request_login_code": ""}, get_resolver(MADE_UP)
    )

    assert said == [
        "open is open to everybody but not on the list of open pages.",
        "closed is on the list of open pages but asks people to sign in.",
    ]


@pytest.mark.django_db
def test_a_page_that_writes_while_it_is_read_raises(any_partnership):
    with override_settings(ROOT_URLCONF=MADE_UP):
        assert Client().post("/writes/").status_code == 200
        assert SentForm.objects.count() == 1

        with pytest.raises(WroteWhileReading):
            Client().get("/writes/")
