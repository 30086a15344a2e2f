"""Sums about events."""

from dataclasses import dataclass

from alongside.events.models import Event, Headcount


@dataclass(frozen=True)
class Attendance:
    """Attendances, not people: somebody may have come twice. None: nobody counted that."""

    attendances: int
    organisations: int | None
    from_organisations: int
    not_connected: int
    not_asked: int


def attendance(events) -> Attendance | None:
    """All headcounts of these events together, or None when nobody was counted. `events` is a queryset or a list.

    People whose connection was not counted are "not asked", so that the three always make the total.
    """
    counts = list(Headcount.objects.filter(event__in=events))
    if not counts:
        return None
    known = [count for count in counts if count.not_connected is not None]
    people = sum(count.people for count in counts)
    connected = sum(count.from_organisations for count in known)
    unconnected = sum(count.not_connected for count in known)
    named = [count.organisations for count in counts if count.organisations is not None]
    # One organisation may come to two places, so numbers of organisations are never added up.
    return Attendance(
        attendances=people,
        organisations=named[0] if len(named) == 1 else None,
        from_organisations=connected,
        not_connected=unconnected,
        not_asked=people - connected - unconnected,
    )


def attendance_of(event: Event) -> Attendance | None:
    return attendance([event])
