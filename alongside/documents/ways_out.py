"""Papers that go out on a page of another room, which asks something first; a report asks where its numbers come from.

Which rooms are asked is written in `config/ways_out.py`, named by the setting WAYS_OUT.
"""

from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from alongside.documents.models import Paper


@cache
def asked() -> tuple:
    return tuple(import_string(name) for name in import_string(settings.WAYS_OUT))


def way_out_of(paper: Paper) -> str | None:
    """The address at which this paper goes out; None where it is this room's own."""
    return next((address for ask in asked() if (address := ask(paper))), None)
