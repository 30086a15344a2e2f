"""Every address, with everything that it can lead to, as everybody."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from operator import attrgetter
from uuid import UUID

from django.core.cache import cache
from django.db import connection, transaction
from django.urls import reverse

from alongside.events.models import Event
from alongside.groups.models import Membership
from alongside.people.models import Person, Right
from alongside.people.permissions import may_help
from alongside.shared.personal_data import Who
from alongside.shared.web import WRITING
from alongside.voting.models import Poll
from tests.crawl.reading import Form, forms_in, words_in
from tests.crawl.relations import remembering
from tests.crawl.rules import (
    COUNTS_IT,
    DAY_PASS,
    HAS_DAY_PASS,
    HELPING_WITH_NEEDS,
    IN_ITS_GROUP,
    OTHER_ONE,
    RULES,
    SEATED,
    Rule,
)
from tests.crawl.world import HELPERS, Viewer, World

# Helpers differ in what they may do for somebody; pages about nobody are fetched by one of them.
ALIKE_ELSEWHERE = set(HELPERS.values()) - {HELPERS[Right.NEEDS]}
FETCH_HEAVY_FILES = {"a stranger", "another member", "a worker"}


@dataclass(frozen=True)
class Visit:
    viewer: Viewer
    name: str
    rule: Rule
    url: str
    are: frozenset[str]  # what the viewer is, here and to whom it is about
    holder: Person | None = None  # whose key the address holds

    def may(self, who: tuple) -> bool:
        if self.rule.alone and self.viewer.is_helping:
            return False
        return may(self.are, who)


def may(are: frozenset[str], who: tuple) -> bool:
    return any(one <= are if isinstance(one, frozenset) else str(one) in are for one in who)


def visits(world: World, rules=RULES) -> Iterator[Visit]:
    are = remembering()
    everything = [
        (name, rule, [(row, subject(rule, row), rule.urls(name, row)) for row in rule.rows()])
        for name, lines in rules.items()
        for rule in lines
    ]
    knocked = set()
    for viewer in world.viewers:
        for name, rule, rows in everything:
            if rule.heavy and viewer.name not in FETCH_HEAVY_FILES:
                continue
            if not rule.about and viewer.name in ALIKE_ELSEWHERE:
                continue
            seen = set()
            for row, about, urls in sorted(rows, key=lambda one: one[1] != world.person):
                # Who runs one event runs no other, even one that the same person booked.
                who = (are(viewer.person, about) - {str(Who.HOSTS)}) | to_this_row(rule, viewer, row, about)
                # Of things to which a viewer stands in the same way, one is visited. Whoever is refused in the same
                # way as somebody before does not knock again, but for what is about the person of this world.
                knock = (rule, name, who, viewer.is_helping)
                refused = not may(who, rule.read + rule.send)
                if (rule.about and who in seen) or (refused and about != world.person and knock in knocked):
                    continue
                seen.add(who)
                knocked.add(knock)
                for url in urls:
                    yield Visit(viewer, name, rule, url, who, about if rule.key else None)


def to_this_row(rule: Rule, viewer: Viewer, row, about) -> set[str]:
    found = {HAS_DAY_PASS} if viewer.has_day_pass else set()
    if viewer.person and Membership.objects.filter(person=viewer.person, left_on=None).exists():
        found.add(SEATED)
    event = getattr(row, "booking", None) or row
    event = getattr(event, "event", None) or event
    if viewer.has_day_pass and isinstance(event, Event) and event.day_passes.live().exists():
        found.add(DAY_PASS)
    if viewer.person and isinstance(event, Event) and event.hosts.filter(person=viewer.person).exists():
        found.add(Who.HOSTS)
    if viewer.person and isinstance(row, Poll):
        if row.group_id and row.group.memberships.filter(person=viewer.person, left_on=None).exists():
            found.add(IN_ITS_GROUP)
        if row.tellers.filter(person=viewer.person).exists():
            found.add(COUNTS_IT)
    if rule.other and viewer.person and getattr(row, rule.other) == viewer.person:
        found.add(OTHER_ONE)
    if viewer.is_helping and about is not None and may_help(viewer.person, about, Right.NEEDS):
        found.add(HELPING_WITH_NEEDS)
    return found


def subject(rule: Rule, row) -> Person | None:
    if not rule.about or row is None:
        return None
    found = row if rule.about == "pk" else attrgetter(rule.about.replace("__", "."))(row)
    return Person.objects.get(ref=found) if isinstance(found, UUID) else found


def is_refused(rule: Rule, status: int, leads_to: str) -> bool:
    """Not there, not allowed, no such button, or asked to sign in or to do something else first."""
    if status in (403, 404, 405):
        return True
    if status == 302 and rule.led_to and leads_to == reverse(rule.led_to):
        return True
    return (
        status == 302 and leads_to.startswith(reverse("account_request_login_code")) and "next=" in leads_to
    )


class Written:
    """The statements that change a table, sessions excepted."""

    def __init__(self):
        self.statements: list[str] = []

    def __call__(self, execute, sql, params, many, context):
        word = sql.lstrip(" (").split(None, 1)[0].upper() if sql.strip() else ""
        if word in WRITING and "django_session" not in sql:
            self.statements.append(sql[:200])
        return execute(sql, params, many, context)


@contextmanager
def given_back(viewer: Viewer) -> Iterator[Written]:
    """Whatever is sent inside changes nothing that lasts, in the tables and in the browser."""
    cookies = viewer.client.cookies.output(header="", sep="; ")
    written = Written()
    with transaction.atomic(), connection.execute_wrapper(written):
        yield written
        transaction.set_rollback(True)
    viewer.client.cookies.clear()
    viewer.client.cookies.load(cookies)
    cache.clear()


@dataclass
class Seen:
    """What a visit brought."""

    visit: Visit
    status: int
    leads_to: str
    words: set[str]
    forms: list[Form]

    @property
    def buttons(self) -> list[Form]:
        return [form for form in self.forms if form.is_button]

    @property
    def own_forms(self) -> list[Form]:
        """Those that are sent to the page on which they stand."""
        return [form for form in self.forms if form.url.split("?")[0] == self.visit.url]

    @property
    def is_refused(self) -> bool:
        return is_refused(self.visit.rule, self.status, self.leads_to)


def see(visit: Visit) -> Seen:
    answer = visit.viewer.client.get(visit.url)
    return Seen(
        visit,
        answer.status_code,
        answer.headers.get("Location", ""),
        words_in(answer),
        forms_in(answer, visit.url),
    )
