"""Opens copies: looks whether one is good, and puts one back. Each works on a data folder of its own, in a process of its
own, so that the partnership that runs is never touched."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

KEYS = ("secret.key", "fields.key")
PAGES = ("/", "/about/", "/events/", "/votes/", "/privacy/")


def lay_out(file: Path, secret: bytes, folder: Path) -> dict:
    """Unpack a copy as a data folder. Its manifest; NotOurs when the copy is not as it was made."""
    from alongside.keeping import copying

    with tempfile.TemporaryDirectory(dir=folder) as inner:
        manifest = copying.unpack(file, secret, Path(inner))
        if manifest["vendor"] != "sqlite":
            (Path(inner) / copying.DUMP).replace(folder / copying.DUMP)
        else:
            (Path(inner) / copying.DATABASE).replace(folder / "alongside.sqlite3")
        media = Path(inner) / copying.MEDIA
        if media.exists():
            shutil.move(media, folder / "media")
    return manifest


def check(file: Path, secret: bytes, database: str = "") -> list[str]:
    """What is wrong with a copy, in sentences; nothing when it could be put back today.

    A copy of a PostgreSQL database is put whole into `database`, an empty one, when one is given; else only its list of
    contents is read.
    """
    from django.conf import settings

    from alongside.keeping import copying
    from alongside.keeping.sealing import NotOurs

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        try:
            manifest = lay_out(file, secret, folder)
        except NotOurs as no:
            return [str(no)]
        if manifest["vendor"] != "sqlite":
            return faults_in_dump(folder / copying.DUMP, database, manifest["counts"])
        faults = copying.faults_in_sqlite(folder / "alongside.sqlite3", manifest["counts"])
        for key in KEYS:
            if (Path(settings.DATA) / key).exists():
                shutil.copy(Path(settings.DATA) / key, folder / key)
        return faults or in_folder(folder, "look-over")


def faults_in_dump(dump: Path, database: str, counts: dict[str, int]) -> list[str]:
    if database:
        return into_postgres(dump, database, counts)
    done = subprocess.run(["pg_restore", "--list", str(dump)], capture_output=True, text=True, check=False)
    return [] if done.returncode == 0 else ["PostgreSQL cannot read this copy."]


def into_postgres(dump: Path, database: str, counts: dict[str, int]) -> list[str]:
    """Put a dump into an empty PostgreSQL database, and count every table against the manifest of the copy."""
    import psycopg
    from psycopg import sql
    from psycopg.conninfo import conninfo_to_dict

    try:
        with psycopg.connect(database) as there:
            found = there.execute(
                "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'"
            )
            if found.fetchone()[0]:
                return ["That database is not empty. Make a new one, and give its address."]
    except psycopg.OperationalError as fault:
        return [f"That database does not answer: {str(fault).splitlines()[0]}"]
    parts = conninfo_to_dict(database)
    names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD"}
    # The password in the environment, never on the command line
    place = {name: str(parts[part]) for part, name in names.items() if parts.get(part)}
    done = subprocess.run(
        ["pg_restore", "--no-owner", "--exit-on-error", f"--dbname={parts['dbname']}", str(dump)],
        env={"PATH": os.environ.get("PATH", "/usr/bin:/bin")} | place,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        return [
            f"PostgreSQL could not put it in: {(done.stderr.strip().splitlines() or ['no reason given'])[-1]}"
        ]
    with psycopg.connect(database) as there:
        now = {
            name: there.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name))).fetchone()[0]
            for name in counts
        }
    return [
        f"The table {name} has {now[name]} rows; there were {number}."
        for name, number in counts.items()
        if now[name] != number
    ]


def in_folder(folder: Path, command: str, *more: str, database: str = "") -> list[str]:
    """Run one of our commands on that data folder alone. The sentences that it prints when it fails."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("ALONGSIDE_", "DJANGO_"))
    }
    said = subprocess.run(
        [sys.executable, "-m", "alongside.config.cli", command, *more],
        env={**kept, "ALONGSIDE_DATA": str(folder), "ALONGSIDE_DATABASE": database},
        capture_output=True,
        text=True,
        check=False,
    )
    if said.returncode == 0:
        return []
    return said.stdout.splitlines() or [said.stderr.strip().splitlines()[-1]]


def put_back(file: Path, secret: bytes, folder: Path, forgotten: Path, database: str = "") -> list[str]:
    """Put a copy into an empty data folder, forget again what was forgotten since, and say so in the public record.

    `database`: the address of an empty database, for a copy of a PostgreSQL database.
    """
    from alongside.keeping import copying
    from alongside.keeping.sealing import NotOurs

    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if (folder / "alongside.sqlite3").exists():
        return [f"{folder} holds a partnership already. Choose an empty folder."]
    missing = [key for key in KEYS if not (folder / key).exists()]
    if missing:
        return [
            f"First put {' and '.join(missing)} into {folder}: without them nobody can read what is locked."
        ]
    try:
        manifest = lay_out(file, secret, folder)
    except NotOurs as no:
        return [str(no)]
    if manifest["vendor"] != "sqlite":
        if not database:
            return [
                "This copy is of a PostgreSQL database. Make an empty one, and give its address with "
                "--database postgresql://name@host/database"
            ]
        if faults := into_postgres(folder / copying.DUMP, database, manifest["counts"]):
            return faults
        (folder / copying.DUMP).unlink()
    again = [str(forgotten)] if forgotten.exists() else []
    return in_folder(folder, "forget-again", *again, database=database)


def look_over() -> list[str]:
    """In the folder of a copy: bring its tables up to date, walk both chains, read five pages. What is wrong."""
    from alongside.config import ready

    ready.start_django()
    ready.migrate()
    ready.gather_files()
    from django.test import Client

    from alongside.shared.history.figures import faults_in
    from alongside.shared.history.models import Chain

    found = [
        f"The {name} record: {fault}" for name in (Chain.PRIVATE, Chain.PUBLIC) for fault in faults_in(name)
    ]
    reader = Client(headers={"host": "localhost"}, raise_request_exception=False)
    for page in PAGES:
        status = reader.get(page).status_code
        if status != 200:
            found.append(f"The page {page} answers {status}.")
    return found


def forget_again(forgotten: Path | None) -> list[str]:
    """After putting back: erase again whoever was erased since, end again each yes that was taken back."""
    from alongside.config import ready

    ready.start_django()
    ready.migrate()
    from alongside.home.actions import erase_again, forget_old_pages, mark_erased
    from alongside.keeping.forgotten import ERASED, TAKEN_BACK, print_of, remembered
    from alongside.people.actions import take_back
    from alongside.people.models import Consent, Person
    from alongside.shared.history.actions import publish

    lists = remembered(forgotten)
    gone = [person.ref for person in Person.objects.all() if print_of(person.ref) in lists[ERASED]]
    mark_erased(gone)
    erased = erase_again()
    ended = 0
    for consent in Consent.objects.filter(ended_at=None):
        if print_of(consent.ref) in lists[TAKEN_BACK]:
            take_back(consent, by=None, via="program")
            ended += 1
    publish("restored", {"erased again": erased, "taken back again": ended})
    forget_old_pages()
    return []
