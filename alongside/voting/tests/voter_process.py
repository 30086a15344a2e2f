"""Voters in processes of their own, for the test that kills them: the name of the database, then a line of JSON a round.

Each round starts so many processes. Each goes through its papers, presses the last button twice for each, and says what
it was told. The first of them has a slow line: its first answers are long on their way, so a kill surely falls between the
vote and the answer. Whoever reads may kill them meanwhile; then the next round can begin.
"""

import json
import os
import sys
import time

ON_ITS_WAY, SLOWLY = 0.002, 0.1  # seconds from the box to the phone


def press(poll, elector: int, idem: str, on_its_way: float) -> None:
    """One double tap; each acknowledgement is said in one write, so that a kill never leaves half a line."""
    from alongside.voting.actions import cast
    from alongside.voting.models import Elector

    voter = Elector.objects.select_related("poll", "stratum").get(pk=elector)
    for wait in (on_its_way, ON_ITS_WAY):
        done = cast(poll, voter, {"1": 2, "3": 1}, idem=idem)
        time.sleep(wait)
        os.write(1, f"{json.dumps([elector, done.receipt])}\n".encode())


def a_round(poll_pk: int, papers: list[list]) -> None:
    """So many processes, each with its own papers. Their numbers first, so that they can be killed."""
    from django.db import connections

    from alongside.voting.models import Poll

    children = []
    for nth, own in enumerate(papers):
        connections.close_all()
        child = os.fork()
        if child == 0:
            poll = Poll.objects.get(pk=poll_pk)
            for elector, idem in own:
                press(poll, elector, idem, SLOWLY if nth == 0 else ON_ITS_WAY)
            os._exit(0)
        children.append(child)
    os.write(1, f"{json.dumps({'children': children})}\n".encode())
    for child in children:
        os.waitpid(child, 0)
    os.write(1, b'"over"\n')


def main(database: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "alongside.config.settings"
    import django
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = database
    django.setup()
    for line in sys.stdin:
        a_round(*json.loads(line))


if __name__ == "__main__":
    main(*sys.argv[1:])
