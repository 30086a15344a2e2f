"""Work in the background: a copy every night."""

import logging

from django.tasks import task
from django.utils import timezone

from alongside.keeping.actions import clear_old_copies, make_copy, public_key_file
from alongside.keeping.sealing import NotOurs
from alongside.shared.errors import Refused

log = logging.getLogger(__name__)


@task
def copy_tonight() -> str:
    """The name of the copy, or "" when none could be made; then the old ones go."""
    if not public_key_file().exists():
        return ""
    try:
        made = make_copy().name
    except (Refused, NotOurs, OSError) as no:
        log.warning("No copy was made tonight: %s", no)
        made = ""
    clear_old_copies(timezone.now())
    return made
