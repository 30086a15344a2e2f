"""One run of the sender in a process of its own, for the test that kills it: database, port, and which sender.

"ours" is the one that works in a partnership. The two others are written as everybody writes them first, and wrong.
"""

import os
import sys
from contextlib import suppress

OURS, SENDS_FIRST, NOTES_FIRST = "ours", "sends first", "notes first"


def anybody(ref, **_more):
    from alongside.shared.post.reach import Reach

    return Reach("Somebody", "email", f"{ref}@example.org")


def yes() -> bool:
    return True


def nobody_told(ref, *, kind, value, why) -> None:
    """A way that failed: there is no address book here."""


def send_carelessly(how: str) -> None:
    """Send, then write down that it went; or write down that it went, then send."""
    from alongside.shared.post.models import Letter
    from alongside.shared.post.ways_out import ByEmail

    for letter in Letter.objects.filter(state=Letter.State.WAITING).order_by("pk"):
        letter.state = Letter.State.SENT
        if how == NOTES_FIRST:
            letter.save()
        with suppress(Exception):
            way_out = ByEmail()
            way_out.open()
            way_out.send(letter, anybody(letter.to))
            letter.save()


def main(database: str, port: str, how: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "alongside.config.settings"
    os.environ["ALONGSIDE_MAIL"] = f"smtp://127.0.0.1:{port}"
    import django
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = database
    settings.ADDRESS_BOOK = f"{anybody.__module__}.anybody"
    settings.MAY_SEND = f"{yes.__module__}.yes"
    settings.WAY_FAILED = f"{nobody_told.__module__}.nobody_told"
    django.setup()
    from alongside.shared.post.tasks import send_waiting_letters

    send_waiting_letters.func() if how == OURS else send_carelessly(how)


if __name__ == "__main__":
    main(*sys.argv[1:])
