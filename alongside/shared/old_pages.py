"""What was erased stays for a while on old pages of the database's files; this writes the files anew."""

from django.db import connection


def write_anew(*tables: str) -> None:
    """Leave no old page behind. Outside any transaction; on a large PostgreSQL database it holds the tables meanwhile."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA secure_delete = ON")
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            for table in tables:
                cursor.execute(f"VACUUM FULL {connection.ops.quote_name(table)}")
