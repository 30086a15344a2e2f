"""Work in the background: the formats of papers, and the stamps of those that came late."""

from django.tasks import task

from alongside.documents.actions.getting_out import (
    make_edition,
    make_places_for_newcomers,
    stamp_what_is_late,
    still_needed,
    to_make,
)
from alongside.documents.models import Edition, Version


@task
def make_formats(version: int) -> int:
    """Make every format of this version that the machine can make. How many were made.

    One that cannot be made, by a fault of ours, keeps nobody from the others.
    """
    made, faults = 0, []
    for one in to_make(Version.objects.select_related("paper").get(pk=version)):
        try:
            made += make_edition(one).is_ready
        except Exception as fault:
            faults.append(fault)
    if faults:
        raise ExceptionGroup("formats that could not be made", faults)
    return made


@task
def look_after_papers() -> int:
    """What is late is stamped; newcomers get their formats; what got stuck is made after all, each paper by itself."""
    stamped = stamp_what_is_late()
    for version in still_needed():
        make_places_for_newcomers(version)
    waiting = list(Edition.objects.behind().values_list("version", flat=True).distinct())
    faults = []
    for version in waiting:
        try:
            make_formats.call(version)
        except Exception as fault:
            faults.append(fault)
    if faults:
        raise ExceptionGroup("papers with formats that could not be made", faults)
    return stamped + len(waiting)
