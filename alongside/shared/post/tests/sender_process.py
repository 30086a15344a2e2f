"""One run of the sender in a process of its own, for the test that kills it: database, port, "ours" or "naive"."""

import os
import sys

NAIVE = "naive"


def anybody(ref):
    from alongside.shared.post.reach import Reach

    return Reach("Somebody", "email", f"{ref}@example.org")


def yes() -> bool:
    return True


def send_naively() -> None:
    """The way that everybody writes first: send, then write down that it went."""
    from alongside.shared.post.models import Letter
    from alongside.shared.post.ways_out import ByEmail

    for letter in Letter.objects.filter(state=Letter.State.WAITING).order_by("pk"):
        way_out = ByEmail()
        way_out.open()
        way_out.send(letter, anybody(letter.to))
        letter.state = Letter.State.SENT
        letter.save()


def main(database: str, port: str, how: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "alongside.config.settings"
    os.environ["ALONGSIDE_MAIL"] = f"smtp://127.0.0.1:{port}"
    import django
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = database
    settings.ADDRESS_BOOK = f"{anybody.__module__}.anybody"
    settings.MAY_SEND = f"{yes.__module__}.yes"
    django.setup()
    from alongside.shared.post.tasks import send_waiting_letters

    send_naively() if how == NAIVE else send_waiting_letters.func()


if __name__ == "__main__":
    main(*sys.argv[1:])
