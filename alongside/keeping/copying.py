"""Makes the file of a copy, and opens one again. Knows folders and databases; writes no table."""

import hashlib
import io
import json
import sqlite3
import subprocess
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.backends.sqlite3._functions import register

from alongside.keeping.sealing import NotOurs, seal, unseal

DATABASE, MANIFEST, MEDIA = "database.sqlite3", "manifest.json", "media"
DUMP = "database.dump"
LARGEST = 50 * 1024**3  # bytes that a copy may unpack to


def counts_of(cursor, tables) -> dict[str, int]:
    counts = {}
    for table in sorted(tables):
        cursor.execute(f'SELECT count(*) FROM "{table}"')
        counts[table] = cursor.fetchone()[0]
    return counts


def sqlite_tables(cursor) -> list[str]:
    cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return [name for (name,) in cursor.fetchall()]


def copy_sqlite(to: Path) -> dict[str, int]:
    """One moment of the database, whole, while others go on writing. Rows by table, counted in the copy itself."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(to)])
    with closing(sqlite3.connect(to)) as copy:
        cursor = copy.cursor()
        return counts_of(cursor, sqlite_tables(cursor))


def copy_postgres(to: Path) -> dict[str, int]:
    """The same by pg_dump, at one exported snapshot in which the rows are counted too."""
    with connection.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            cursor.execute("SELECT pg_export_snapshot()")
            snapshot = cursor.fetchone()[0]
            counts = counts_of(cursor, connection.introspection.table_names(cursor))
            run_pg("pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={to}")
        finally:
            cursor.execute("ROLLBACK")
    return counts


def run_pg(program: str, *arguments: str) -> None:
    """PostgreSQL's own programs, with the address and password in the environment, never on the command line."""
    ours = connection.settings_dict
    environment = {
        "PGHOST": ours["HOST"],
        "PGPORT": str(ours["PORT"]),
        "PGUSER": ours["USER"],
        "PGPASSWORD": ours["PASSWORD"],
        "PGDATABASE": ours["NAME"],
    }
    try:
        subprocess.run(
            [program, *arguments],
            env={"PATH": "/usr/bin:/bin:/usr/local/bin"}
            | {name: value for name, value in environment.items() if value},
            check=True,
            capture_output=True,
            text=True,
        )
    except FileNotFoundError:
        raise NotOurs(
            f"The program {program} is not on this machine. Install PostgreSQL's client programs."
        ) from None
    except subprocess.CalledProcessError as no:
        raise NotOurs(f"{program} could not do it: {no.stderr.strip()[:300]}") from None


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def pack(to: Path, public: bytes, about: dict) -> dict:
    """Write one sealed copy to `to`; it is there whole or not at all. Its manifest."""
    with tempfile.TemporaryDirectory(dir=settings.DATA) as folder:
        work = Path(folder)
        is_sqlite = connection.vendor == "sqlite"
        database = work / (DATABASE if is_sqlite else DUMP)
        counts = copy_sqlite(database) if is_sqlite else copy_postgres(database)
        files = {database.name: database}
        media = Path(settings.MEDIA_ROOT)
        files |= {
            f"{MEDIA}/{path.relative_to(media)}": path for path in sorted(media.rglob("*")) if path.is_file()
        }
        manifest = {
            **about,
            "vendor": connection.vendor,
            "counts": counts,
            "sha256": {name: sha256_of(path) for name, path in files.items()},
        }
        bundle = work / "bundle.tar.gz"
        with tarfile.open(bundle, "w:gz", compresslevel=3) as tar:
            words = json.dumps(manifest, sort_keys=True).encode()
            head = tarfile.TarInfo(MANIFEST)
            head.size = len(words)
            tar.addfile(head, io.BytesIO(words))
            for name, path in files.items():
                tar.add(path, name, recursive=False)
        half = to.with_suffix(".part")
        with bundle.open("rb") as plain, half.open("wb") as sealed:
            half.chmod(0o600)
            seal(plain, sealed, public)
        half.replace(to)
        return manifest


def unpack(file: Path, secret: bytes, to: Path) -> dict:
    """Open a copy into the empty folder `to`, and compare every file with the manifest. NotOurs when anything differs."""
    bundle = to / "bundle.tar.gz"
    with file.open("rb") as sealed, bundle.open("wb") as plain:
        unseal(sealed, plain, secret)
    try:
        with tarfile.open(bundle, "r:gz") as tar:
            if sum(member.size for member in tar.getmembers()) > LARGEST:
                raise NotOurs("This copy unpacks to more than we can take.")
            tar.extractall(to, filter="data")
    except tarfile.TarError:
        raise NotOurs("This copy holds something that we cannot read.") from None
    finally:
        bundle.unlink(missing_ok=True)
    manifest = json.loads((to / MANIFEST).read_text(encoding="utf-8"))
    for name, digest in manifest["sha256"].items():
        if not (to / name).is_file() or sha256_of(to / name) != digest:
            raise NotOurs(f"{name} is not as it was when the copy was made.")
    return manifest


def faults_in_sqlite(path: Path, counts: dict[str, int]) -> list[str]:
    """What is wrong with a copied database, in sentences."""
    found = []
    with closing(sqlite3.connect(path)) as copy:
        register(copy)  # checks in our tables call functions that Django brings
        cursor = copy.cursor()
        if (said := cursor.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
            found.append(f"The database is not whole: {said}.")
        if cursor.execute("PRAGMA foreign_key_check").fetchall():
            found.append("Rows point to rows that are not there.")
        now = counts_of(cursor, sqlite_tables(cursor))
    return found + [
        f"{table} has {now.get(table, 0)} rows, and had {number}."
        for table, number in counts.items()
        if now.get(table, 0) != number
    ]
