"""The work in the background, and SQLite's housekeeping: only this process checkpoints."""

import logging
import os
import signal
import threading
from pathlib import Path

CHECKPOINT_SECONDS = 30
LARGE_LOG = 64_000_000  # bytes
MOST_WAIT_MS = 500  # for a moment in which nobody reads or writes
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
    """Move what SQLite wrote to its log into the database file, without making anybody wait.

    PASSIVE does what it can while others read and write. Only a log that has grown large is cut short: that waits for
    a moment without readers and holds the writers' lock meanwhile, so it gives up soon and tries again later.
    """
    from django.db import OperationalError, connection

    if connection.vendor != "sqlite":
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
            log_file = Path(f"{connection.settings_dict['NAME']}-wal")
            if log_file.exists() and log_file.stat().st_size > LARGE_LOG:
                cursor.execute(f"PRAGMA busy_timeout = {MOST_WAIT_MS}")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except OperationalError:
        log.info("The database was busy; the next round will tidy it.")
    finally:
        connection.close()
