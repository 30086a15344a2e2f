"""What was erased stays for a while on old pages of the database's files; this writes the files anew."""

from django.db import OperationalError, connection


def write_anew(*tables: str) -> None:
    """Leave no old page behind. Outside any transaction; on a large PostgreSQL database it holds the tables meanwhile.

    OperationalError when somebody who reads holds an old page fast: then it is still there.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA secure_delete = ON")
            cursor.execute("VACUUM")
            # It does not fail when it could not: it says so.
            is_busy, _pages, _moved = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if is_busy:
                raise OperationalError("somebody reads an old page, so it could not be written anew")
        else:
            for table in tables:
                cursor.execute(f"VACUUM FULL {connection.ops.quote_name(table)}")
