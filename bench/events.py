"""CPU of the pages of events with 1,000 events and 5,000 bookings, as a ratio to the same pages with 20 of each.

python -m bench.events [events] [bookings]
"""

import datetime
import os
import statistics
import sys
import tempfile
import time
from itertools import cycle

ROUNDS, TURNS = 5, 10
MOST = 3.0  # times the CPU of the small house: lists show at most fifty of a page


def main() -> int:
    events, bookings = (int(word) for word in (sys.argv[1:3] or ("1000", "5000")))
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"ALONGSIDE_DATA": folder, "DJANGO_SETTINGS_MODULE": "alongside.config.settings"}
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        return measure(events, bookings)


def measure(events: int, bookings: int) -> int:
    from django.test import Client
    from django.urls import reverse
    from django.utils import timezone

    from alongside.events.actions import add_place, hold_event, publish_event
    from alongside.events.actions.booking import book_place
    from alongside.events.models import AccessFact
    from alongside.partnership.actions import write_partnership
    from alongside.people.actions import add_person, make_first_person
    from alongside.people.signing_in import BY_REFERENCE

    write_partnership("Bench", ways={"phone": "01632 960123"})
    ruth = make_first_person("Ruth")
    event = hold_event(
        "A day",
        about="We meet.",
        mode="in person",
        day=timezone.localdate() + datetime.timedelta(days=20),
        start=datetime.time(10),
        end=datetime.time(13),
        fee="£25.",
        expenses="Travel.",
        paid_when="On the day.",
        by=ruth,
    )
    place = add_place(event, "Hall", facts=dict.fromkeys(AccessFact.Kind.values, "yes"), by=ruth)
    event = publish_event(event, by=ruth)
    people = [add_person(f"Person {number}", by=ruth) for number in range(20)]
    for person in people:
        book_place(event, person, by=ruth)
    client = Client(headers={"host": "localhost"})
    client.force_login(ruth, backend=BY_REFERENCE)
    pages = ["/events/", event.get_absolute_url(), "/my-page/", "/today/", "/ways-to-be-involved/"] + [
        reverse(f"events:{name}", args=[event.ref]) for name in ("bookings", "needed", "check_in", "book_new")
    ]
    grow(event, place, people, 19, 20)
    few = {page: cpu_of(client, page) for page in pages}
    grow(event, place, people, events - 20, bookings - 40)
    worst = 0.0
    for page in pages:
        many = cpu_of(client, page)
        worst = max(worst, many / few[page])
        print(
            f"{page.replace(str(event.ref), '*'):28} {1000 * few[page]:6.1f} ms {1000 * many:6.1f} ms  x {many / few[page]:.2f}"
        )
    print(f"the largest: x {worst:.2f}, wanted at most x {MOST}")
    return 0 if worst <= MOST else 1


def grow(event, place, people, events: int, bookings: int) -> None:
    """Rows written straight into the tables: what is measured is reading. How many came to each is written down."""
    from alongside.events.models import Booking, Event, Headcount

    columns = [column.attname for column in Event._meta.concrete_fields if column.name not in ("id", "ref")]
    same = {name: getattr(event, name) for name in columns}
    new = Event.objects.bulk_create(
        Event(
            **same
            | {
                name: same[name] + datetime.timedelta(days=number * 7 % 700 - 350)
                for name in ("starts_at", "ends_at")
            }
        )
        for number in range(events)
    )
    Headcount.objects.bulk_create(
        Headcount(event=one, place=place, via="room", people=5, not_asked=5) for one in new
    )
    Booking.objects.bulk_create(
        Booking(
            event=one,
            place=place,
            person=people[number // len(new) % 20],
            state="placed",
            code=f"{number:06}",
        )
        for number, one in zip(range(bookings), cycle(new), strict=False)
    )


def cpu_of(client, page: str) -> float:
    """Seconds of CPU for one reading: the median of several rounds."""
    client.get(page)
    rounds = []
    for _round in range(ROUNDS):
        start = time.process_time()
        for _turn in range(TURNS):
            assert client.get(page).status_code == 200, page
        rounds.append((time.process_time() - start) / TURNS)
    return statistics.median(rounds)


if __name__ == "__main__":
    raise SystemExit(main())
