"""Makes an installation ready to serve: tables, pages' files, the example or the set-up code."""

import hashlib
import io
from contextlib import redirect_stdout
from pathlib import Path


def start_django() -> None:
    import django

    django.setup()


def make_ready(*, empty: bool) -> str:
    """Make everything ready. The words that the newcomer reads in the terminal."""
    start_django()
    from django.conf import settings

    from alongside.partnership.facts import the_partnership

    migrate()
    if wrong := faults():
        raise SystemExit("\n".join(["Alongside cannot start safely:", *wrong]))
    gather_files()
    partnership = the_partnership()
    if partnership is None and not empty:
        load_example()
        partnership = the_partnership()
    if partnership is None or partnership.set_up_at is None:
        return set_up_words(settings.ADDRESS)
    if partnership.is_example:
        return example_words(settings.ADDRESS)
    return f"\nAlongside is at {settings.ADDRESS}\nPress Ctrl-C to stop.\n"


def migrate() -> None:
    """Bring the tables up to date; quick when they are."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    if are_tables_behind():
        if MigrationExecutor(connection).loader.applied_migrations:
            copy_before_update()
        call_command("migrate", verbosity=0, interactive=False)


def are_tables_behind() -> bool:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def copy_before_update() -> None:
    """A sealed copy of everything before tables change. Its rows are not asked by our own classes: those are newer."""
    from django.db import connection
    from django.utils import timezone

    from alongside.keeping.actions import ENDING, public_key_file
    from alongside.keeping.copying import pack
    from alongside.keeping.forgotten import folder

    if not public_key_file().exists():
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM voting_poll WHERE state = 'open'")
        if cursor.fetchone()[0]:
            raise SystemExit("A vote is open. Close it before you update, for a copy is made first.")
    now = timezone.now()
    name = f"{now:%Y-%m-%d-%H%M%S-%f}-before-update{ENDING}"
    pack(folder() / name, public_key_file().read_bytes(), {"made_at": now.isoformat()})


def faults() -> list[str]:
    """What is not as house rules want it, in sentences."""
    from django.db import connection

    from alongside.config import sqlite

    if connection.vendor != "sqlite":
        return []
    found = []
    with connection.cursor() as cursor:
        for name, wanted in sqlite.PRAGMAS.items():
            is_now = str(cursor.execute(f"PRAGMA {name}").fetchone()[0])
            if is_now != wanted:
                found.append(f"SQLite's {name} is {is_now}, and has to be {wanted}.")
    if connection.settings_dict["OPTIONS"].get("transaction_mode") != "IMMEDIATE":
        found.append(
            "SQLite's transactions have to begin IMMEDIATE, or votes are lost when many come at once."
        )
    return found


def gather_files() -> None:
    """Copy style sheets, fonts and pictures to where the server finds them, when any of them changed."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    state = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            file = Path(storage.path(path))
            state.update(f"{path}:{file.stat().st_size}:{file.stat().st_mtime_ns}\n".encode())
    stamp = Path(settings.STATIC_ROOT) / ".gathered"
    if stamp.exists() and stamp.read_text() == state.hexdigest():
        return
    with redirect_stdout(io.StringIO()):
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(state.hexdigest())


def load_example() -> bool:
    """Build the invented partnership. False when there is a partnership already."""
    from alongside.demo.actions import build_example
    from alongside.partnership.facts import the_partnership

    if the_partnership() is not None:
        return False
    build_example()
    return True


def example_words(address: str) -> str:
    return f"""
Alongside is at {address}

This is an example partnership: its people are invented, and nothing is ever sent.
Three things to try:
  1. Read what Bradford learned:   {address}/learning-from-others/
  2. Give your three dots:         {address}/votes/
  3. Come in as Ruth, Amina or Mr Hussain's helper, from the front page.

For a real, empty partnership:     ALONGSIDE_DATA=my-data ./run --empty
Press Ctrl-C to stop.
"""


def set_up_words(address: str) -> str:
    from alongside.partnership.actions import new_set_up_code

    return f"""
Alongside is at {address}

This partnership is empty. Open the page above and type this code, which works once:

    {new_set_up_code()}

Press Ctrl-C to stop.
"""
