"""One world for all crawls; each test gives back what it changed."""

import logging

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.template.base import Template

from alongside.formats.speech import Espeak
from alongside.partnership import facts
from tests.crawl import world as worlds
from tests.crawl.visits import see, visits


@pytest.fixture
def _django_db_helper(the_world):
    """Takes the place of pytest-django's: a transaction for each test inside that of the world."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def the_world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        if connection.vendor != "sqlite":
            pytest.skip("Pages are the same on both databases; the crawls run on SQLite.")
        # It writes the database's file anew, which cannot be done inside a test's transaction.
        patch.setattr("alongside.voting.actions.forget_old_pages", lambda: None)
        patch.setattr("alongside.home.actions.forget_old_pages", lambda: None)
        # Django notes each template and its whole context for tests to look at; nobody looks here, and it takes long.
        patch.setattr(Template, "_render", lambda template, context: template.nodelist.render(context))
        # Nobody listens to the sound here, and it takes long to say.
        patch.setattr(Espeak, "speak", lambda _voice, parts: [bytes(2000) for _part in parts])
        facts.forget()
        yield worlds.make()
        transaction.set_rollback(True)
    facts.forget()
    cache.clear()


class Log(logging.Handler):
    """The log as the operator reads it."""

    def __init__(self):
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record):
        self.lines.append(self.format(record))


@pytest.fixture(scope="package")
def quiet(the_world):
    """Thousands of refusals are meant here, and each is a line of the log; they are kept for one test to read."""
    log, loud = Log(), logging.getLogger("django.request")
    loud.addHandler(log)
    loud.propagate = False
    yield log.lines
    loud.propagate = True
    loud.removeHandler(log)


@pytest.fixture
def world(the_world, quiet):
    return the_world


@pytest.fixture(scope="package")
def every_visit(the_world):
    """Every address as everybody; whom each page is about takes many questions, so they are asked once."""
    return list(visits(the_world))


@pytest.fixture(scope="package")
def seen(every_visit, quiet):
    """Every address as everybody, fetched once."""
    return [see(visit) for visit in every_visit]
