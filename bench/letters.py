"""A letter to 5,000 readers in five formats: queued, made and sent to a mail server of our own.

python -m bench.letters [readers]
"""

import os
import sys
import tempfile
import time
import uuid
from contextlib import contextmanager

MOST = 60  # seconds to queue 5,000, on the smallest machine
FORMATS = ["web", "large print", "docx", "pdf", "easy read"]  # the last is made by a person first


@contextmanager
def timed(name: str, times: dict):
    start = time.perf_counter()
    yield
    times[name] = time.perf_counter() - start


def readers(number: int) -> list:
    from alongside.people.tests.make import a_person

    return [
        a_person(f"Reader {at}", email=f"r{at}@example.org", format=FORMATS[at % len(FORMATS)])
        for at in range(number)
    ]


def newsletter():
    from alongside.formats.document import Builder

    document = Builder("News of this month", language="en-GB", about="Together")
    for number in range(12):
        document.heading(2, f"What happened {number}", id=f"h{number}")
        document.paragraph("What is planned, and how to get there. " * 6, id=f"p{number}")
    return document.document()


def plain_insert() -> None:
    """As many rows as were queued, put in as they are: what queueing is compared with."""
    from django.db import transaction

    from alongside.shared.post.models import Letter

    rows = list(Letter.objects.all())
    for row in rows:
        row.pk, row.ref, row.key, row.state = None, uuid.uuid4(), f"plain {row.key}", Letter.State.STOPPED
    with transaction.atomic():
        Letter.objects.bulk_create(rows, batch_size=200)


def send_all(longest: list[float]) -> None:
    """Round by round, as the worker does each minute."""
    from django.utils import timezone

    from alongside.shared.post.models import Letter
    from alongside.shared.post.tasks import send_waiting_letters

    Letter.objects.filter(state=Letter.State.WAITING).update(not_before=timezone.now())
    while True:
        start = time.perf_counter()
        looked_at = send_waiting_letters.func()
        longest.append(time.perf_counter() - start)
        if not looked_at:
            return


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with tempfile.TemporaryDirectory() as folder:
        from alongside.shared.post.tests.fake_smtp import FakeSmtp

        server = FakeSmtp()
        os.environ |= {
            "ALONGSIDE_DATA": folder,
            "DJANGO_SETTINGS_MODULE": "alongside.config.settings",
            "ALONGSIDE_MAIL": f"smtp://127.0.0.1:{server.port}",
        }
        from alongside.config import ready

        ready.start_django()
        ready.migrate()
        from django.db import transaction

        from alongside.partnership.tests.make import a_partnership
        from alongside.shared.post.actions import queue_letter

        a_partnership()
        people, document, times, rounds = readers(number), newsletter(), {}, []
        with timed("queue", times), transaction.atomic():
            for person in people:
                queue_letter(
                    f"news {person.ref}",
                    to=person,
                    room="post",
                    why="You asked for news.",
                    document=document,
                    batch="news",
                )
        with timed("plain insert", times):
            plain_insert()
        with timed("send", times):
            send_all(rounds)
        took = sum(server.took.values())
    print(f"queue {number} letters: {times['queue']:.1f} s (bar {MOST} s for 5,000)")
    print(f"  {times['queue'] / times['plain insert']:.1f} times as long as a plain insert of as many rows")
    print(
        f"send {took} of them, the others wait for Easy Read: {times['send']:.1f} s, {took / times['send']:.0f} a second"
    )
    print(
        f"  the longest round of 200: {max(rounds):.1f} s (one a minute); a round with nothing to send: {rounds[-1]:.1f} s"
    )


if __name__ == "__main__":
    main()
