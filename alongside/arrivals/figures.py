"""What a list would bring, and who was asked. Nothing here writes."""

from dataclasses import asdict

from django.db.models import Count, Q
from django.utils.crypto import salted_hmac
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.arrivals.matching import (
    Fault,
    Newcomer,
    Sorted,
    find_doubles,
    make_people,
    mark_of,
    sort_out,
)
from alongside.arrivals.models import Arrival, Brought, SaidNo, WaitingList
from alongside.people.models import ContactRoute, Person
from alongside.shared.post.models import Letter
from alongside.shared.spreadsheets import Table


def print_of(mark: str) -> str:
    """A print that recognises an address again, and from which it cannot be read."""
    return salted_hmac("alongside.arrivals.said_no", mark, algorithm="sha256").hexdigest()


def prints_of_ways(ways) -> set[str]:
    return {print_of(mark) for kind, value in ways if (mark := mark_of(kind, value))}


def table_of(waiting: WaitingList) -> Table:
    return Table(**{part: waiting.table[part] for part in ("header", "rows", "lines", "notes")})


def as_stored(table: Table) -> dict:
    return asdict(table)


def everybody_here() -> list[Newcomer]:
    """Everybody whom we know, as they would stand on a list, to see who is there twice."""
    ways: dict[int, list] = {}
    for route in ContactRoute.objects.filter(person__is_active=True).only("person_id", "kind", "value"):
        ways.setdefault(route.person_id, []).append((route.kind, route.value))
    return [
        Newcomer(0, one.name, ways=ways.get(one.pk, []), ref=str(one.ref))
        for one in Person.objects.filter(is_active=True).only("pk", "name", "ref").order_by("pk")
    ]


def look_over(waiting: WaitingList) -> tuple[Sorted, list[Fault]]:
    """What becomes of each line of a list that waits, and what is wrong in which cell."""
    people, faults = make_people(table_of(waiting), waiting.columns)
    said_no = dict(SaidNo.objects.values_list("print", "day"))
    stay = []
    for one in people:
        days = (
            [said_no[print_] for print_ in prints_of_ways(one.ways) if print_ in said_no] if said_no else []
        )
        if days:
            words = no_words(max(days))
            faults.append(Fault(one.line, "", words, stays_out=True))
        else:
            stay.append(one)
    pairs = find_doubles(stay, everybody_here())
    return sort_out(stay, pairs, waiting.doubles), sorted(faults, key=lambda fault: fault.line)


def no_words(day) -> str:
    return _("Somebody with this address or number said no on %(day)s. They stay out.") % {
        "day": date_format(day, "j F Y")
    }


def lists():
    """Every list that came in, the newest first, with how many said what."""
    return Brought.objects.annotate(
        people=Count("arrivals"),
        not_asked=Count("arrivals", filter=Q(arrivals__state=Arrival.State.NOT_ASKED)),
        asked=Count("arrivals", filter=Q(arrivals__state=Arrival.State.ASKED)),
        yes=Count("arrivals", filter=Q(arrivals__state=Arrival.State.YES)),
    ).order_by("-made_at", "-pk")


def to_be_asked(brought: Brought) -> list[Arrival]:
    """Who has not been asked, or whose letter was stopped before it went."""
    waiting = brought.arrivals.open().select_related("person").order_by("pk")
    stopped = set(
        Letter.objects.filter(state=Letter.State.STOPPED, key__startswith="ask ").values_list(
            "key", flat=True
        )
    )
    return [
        one
        for one in waiting
        if one.state == Arrival.State.NOT_ASKED or (one.letter_key in stopped and one.person.is_active)
    ]


def ways_of(arrivals) -> dict[str, int]:
    """How many would be asked by which way; "" counts those whom we cannot reach."""
    best: dict[int, str] = {}
    routes = ContactRoute.objects.filter(
        person__in=[one.person_id for one in arrivals], is_safe=True, failed_at=None
    ).order_by("-is_first_choice", "pk")
    for person, kind in routes.values_list("person_id", "kind"):
        best.setdefault(person, kind)
    counts: dict[str, int] = {}
    for one in arrivals:
        way = best.get(one.person_id, "")
        counts[way] = counts.get(way, 0) + 1
    return counts


def without_a_way(arrivals) -> list[Arrival]:
    reached = set(
        ContactRoute.objects.filter(
            person__in=[one.person_id for one in arrivals], is_safe=True, failed_at=None
        ).values_list("person_id", flat=True)
    )
    return [one for one in arrivals if one.person_id not in reached]
