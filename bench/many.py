"""A list of 5,000 people brought in, and a letter to 5,000 readers queued: seconds, and how the work grows.

python -m bench.many [people]
"""

import io
import os
import random
import sys
import tempfile
import time
from contextlib import contextmanager

MOST = {"preview": 3, "bring in": 20, "queue": 60}  # seconds for 5,000 on the smallest machine


@contextmanager
def timed(name: str, times: dict):
    start = time.perf_counter()
    yield
    times[name] = time.perf_counter() - start


def a_name(dice: random.Random) -> str:
    return "".join(dice.choice("bcdfghklmnprstvz") + dice.choice("aeiou") for _part in range(4)).title()


def a_spreadsheet(number: int, start: int):
    """As many made-up people, in five formats, a few of them twice."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(["Name", "E-mail", "Phone", "Address", "Postcode", "Format", "Organisation"])
    dice = random.Random(start)
    formats = ["", "Large print", "Easy Read", "Word", "Audio"]
    for at in range(start, start + number):
        sheet.append(
            [
                f"{a_name(dice)} {a_name(dice)}",
                f"p{at}@example.org",
                f"01632 {at:06d}",
                f"{at} Mill Lane, Bradford",
                f"BD{at % 20 + 1} {at % 9}AA",
                formats[at % 5],
                f"Organisation {at % 40}",
            ]
        )
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("list.xlsx", out.getvalue())


def bring(number: int, start: int, by) -> dict:
    from alongside.arrivals.actions import answer_question, ask, bring_in, keep_list
    from alongside.arrivals.figures import look_over
    from alongside.arrivals.models import Arrival
    from alongside.people.models import Person

    times: dict[str, float] = {}
    before = Person.objects.count()
    file = a_spreadsheet(number, start)
    with timed("preview", times):
        waiting = keep_list(file=file, by=by)
        look_over(waiting)
    with timed("bring in", times):
        brought = bring_in(waiting, by=by)
    assert Person.objects.count() - before > number * 0.99, "most of a list has to come in"
    with timed("ask", times):
        ask(brought, where_from="You came to an event of ours.", by=by)
    for arrival in Arrival.objects.filter(brought=brought):
        answer_question(arrival, answer="yes", by=None)
    return times


def invite(by) -> float:
    import datetime

    from alongside.events.actions import invite_people
    from alongside.events.tests.make import an_event

    event = an_event(day=datetime.date.today() + datetime.timedelta(days=40), by=by)
    start = time.perf_counter()
    invite_people(event, whom="everybody", by=by)
    return time.perf_counter() - start


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"ALONGSIDE_DATA": folder, "DJANGO_SETTINGS_MODULE": "alongside.config.settings"}
        from alongside.config import ready

        ready.start_django()
        ready.migrate()
        from alongside.partnership.tests.make import a_partnership
        from alongside.people.actions import make_first_person

        a_partnership()
        ruth = make_first_person("Ruth", email="ruth@example.org")
        few = bring(number // 10, 900_000, ruth)
        few["queue"] = invite(ruth)
        many = bring(number, 0, ruth)
        many["queue"] = invite(ruth)
    print(f"{'':10}{number // 10:>10}{number:>10}   times as long")
    for name in many:
        bar = f"   (bar {MOST[name]} s)" if name in MOST and number == 5000 else ""
        print(f"{name:10}{few[name]:9.2f}s{many[name]:9.2f}s   {many[name] / few[name]:6.1f}{bar}")


if __name__ == "__main__":
    main()
