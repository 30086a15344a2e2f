"""The work in the background, and SQLite's housekeeping: only this process checkpoints."""

import logging
import os
import signal
import threading

CHECKPOINT_SECONDS = 30
log = logging.getLogger(__name__)


def run() -> None:
    """Work until asked to stop, or until the server that started us is gone."""
    import django

    django.setup()
    from django.core.management import call_command

    stopping = threading.Event()
    threading.Thread(target=housekeeping, args=(stopping, os.getppid()), daemon=True).start()
    try:
        call_command("ox_worker", verbosity=0)
    finally:
        stopping.set()


def housekeeping(stopping: threading.Event, parent: int) -> None:
    """Checkpoint now and then; stop the worker when its parent is gone."""
    while not stopping.wait(CHECKPOINT_SECONDS):
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGTERM)
            return
        checkpoint()


def checkpoint() -> None:
    """Move what SQLite wrote to its log into the database file. TRUNCATE holds the writers' lock meanwhile."""
    from django.db import OperationalError, connection

    if connection.vendor != "sqlite":
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except OperationalError:
        log.info("The database was busy; the next round will tidy it.")
    finally:
        connection.close()
