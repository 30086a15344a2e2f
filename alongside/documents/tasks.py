"""Work in the background: the formats of papers, and the stamps of those that came late."""

from django.tasks import task

from alongside.documents.actions.getting_out import make_edition, stamp_what_is_late, to_make
from alongside.documents.models import Edition, Version


@task
def make_formats(version: int) -> int:
    """Make every format of this version that the machine can make. How many were made."""
    made = 0
    for one in to_make(Version.objects.select_related("paper").get(pk=version)):
        made += make_edition(one).is_ready
    return made


@task
def look_after_papers() -> int:
    """What got stuck is made after all, and what is late is stamped."""
    made = sum(
        make_formats.call(pk) for pk in Edition.objects.behind().values_list("version", flat=True).distinct()
    )
    return stamp_what_is_late() + made
