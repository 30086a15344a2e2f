"""Builders for tests."""

import datetime
from itertools import count

from django.core.files.base import ContentFile
from django.utils import timezone

from alongside.documents.actions import put_paper_in, put_version_out
from alongside.documents.models import Paper, Version
from alongside.groups.actions import agree, seat, set_thresholds
from alongside.groups.models import Group
from alongside.groups.tests.make import a_group
from alongside.people.models import Hat
from alongside.people.tests.make import a_person

number = count(1)
WORDS = """# Getting out and about

We want buses that everybody can use.

## What is hard now

Drivers do not always wait until people sit down.

## What we ask for

- Drivers wait.
- Every stop has a seat.
"""


def a_paper(words: str = WORDS, *, group: Group | None = None, by=None, **more) -> Paper:
    """A paper that nobody but its writers sees."""
    return put_paper_in(words=words, group=group, by=by or a_person(), **more)


def a_version(words: str = WORDS, *, group: Group | None = None, by=None, **more) -> Version:
    """A paper that is out, its first version."""
    by = by or a_person()
    return put_version_out(a_paper(words, group=group, by=by, **more), by=by)


def a_group_of(*people, **more) -> Group:
    """A group in which these people have a seat."""
    group = a_group(**more)
    for person in people:
        seat(group, person, hat=Hat.USES_SERVICES, by=None)
    return group


def agreed_days(group: Group, **thresholds) -> Group:
    """The group agreed on its own numbers."""
    agreed = agree(group, on=timezone.localdate(), text="We agreed.", how="show of hands", by=None)
    set_thresholds(group, thresholds, agreed=agreed, by=None)
    return group


def a_file(data: bytes, name: str) -> ContentFile:
    return ContentFile(data, name=name)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)
