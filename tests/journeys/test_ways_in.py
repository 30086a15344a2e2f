"""Ways to be involved (A6): one step from home, without an account, each with time, access, pay and how to say yes."""

import pytest

from alongside.demo.actions import build_example

pytestmark = pytest.mark.django_db


@pytest.fixture
def built(monkeypatch):
    monkeypatch.setattr("alongside.voting.actions.forget_old_pages", lambda: None)
    build_example()


def test_A6_everything_that_is_open_stands_on_one_page_one_step_from_home(built, client):
    assert 'href="/ways-to-be-involved/"' in client.get("/").content.decode()

    page = client.get("/ways-to-be-involved/").content.decode()

    assert "What makes a good day?" in page  # an event
    assert "A vote." in page
    assert "We pay you: £25 an hour" in page
    assert "Step-free way in".lower() in page.lower()
    assert "01632 960123" in page  # how to say yes by phone
