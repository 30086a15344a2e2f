"""Several acts at the same moment, each with a connection of its own."""

import threading

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
