"""What all tests share."""

import pytest
from django.conf import settings
from django.core.cache import cache

from alongside.partnership import facts

pytest_plugins = ["tests.bar.fixtures", "tests.real_transactions"]


def pytest_configure():
    # The files' fingerprints are for real installations; ./run makes them.
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Side by side, each test goes to whichever process is free; but all crawls to one, for their world takes long to make."""
    from xdist.scheduler import LoadScopeScheduling

    class OneWorld(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return "crawls" if nodeid.startswith("tests/crawl/") else nodeid

    return OneWorld(config, log)


@pytest.fixture(autouse=True)
def a_fresh_start(monkeypatch):
    """Nothing that one test learned about the partnership is known to the next; sign-in mail does not wait."""
    monkeypatch.setattr("alongside.people.signing_in.send_soon", lambda message: message and message.send())
    facts.forget()
    cache.clear()
    yield
    facts.forget()
