"""Several acts at the same moment, each with a connection of its own."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from django.db import IntegrityError, OperationalError, connections

from alongside.shared.errors import Refused


def at_once(*acts):
    """Run the acts together, each on a thread and a connection of its own. Their results, or what they raised."""
    start = threading.Barrier(len(acts))
    results = [None] * len(acts)

    def run(place, act):
        start.wait()
        try:
            results[place] = act()
        except (Refused, OperationalError, IntegrityError) as no:
            results[place] = no
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place, act)) for place, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


class Crowd:
    """People who act again and again at the same moment, each on a thread and a connection that stay."""

    def __init__(self, people: int):
        self.threads = ThreadPoolExecutor(people)
        self.people = people

    def begin(self, acts: Sequence[Callable[[], object]]) -> "Acting":
        """Let them do these acts, as many at a time as there are people. Returns at once."""
        return Acting(self, acts)

    def leave(self) -> None:
        """Close every connection and end every thread."""
        together = threading.Barrier(self.people)

        def close() -> None:
            together.wait()
            connections.close_all()

        for closing in [self.threads.submit(close) for _person in range(self.people)]:
            closing.result()
        self.threads.shutdown()


class Acting:
    """Acts that are being done. `done` counts those that went well so far."""

    def __init__(self, crowd: Crowd, acts: Sequence[Callable[[], object]]):
        self.done = 0
        self.changed = threading.Condition()
        self.waiting = [crowd.threads.submit(self._do, act) for act in acts]

    def _do(self, act: Callable[[], object]) -> object:
        try:
            result = act()
        except (Refused, OperationalError, IntegrityError) as no:
            return no
        with self.changed:
            self.done += 1
            self.changed.notify_all()
        return result

    def wait_for(self, number: int) -> None:
        """Go on when so many went well."""
        with self.changed:
            self.changed.wait_for(lambda: self.done >= number, timeout=60)

    def results(self) -> list[object]:
        """What came of each act, in their order, or what it raised; when all are done."""
        return [each.result() for each in self.waiting]


@contextmanager
def a_crowd(people: int) -> Iterator[Crowd]:
    crowd = Crowd(people)
    try:
        yield crowd
    finally:
        crowd.leave()
