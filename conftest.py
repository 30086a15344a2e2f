"""What all tests share."""

import pytest
from django.conf import settings
from django.core.cache import cache

from alongside.partnership import facts

pytest_plugins = ["tests.bar.fixtures", "tests.real_transactions"]


def pytest_configure():
    # The files' fingerprints are for real installations; ./run makes them.
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"


@pytest.fixture(autouse=True)
def a_fresh_start(monkeypatch):
    """Nothing that one test learned about the partnership is known to the next; sign-in mail does not wait."""
    monkeypatch.setattr("alongside.people.signing_in.send_soon", lambda message: message and message.send())
    facts.forget()
    cache.clear()
    yield
    facts.forget()
