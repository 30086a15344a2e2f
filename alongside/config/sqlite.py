"""Which SQLite runs, and how it is set up.

A bug in SQLite 3.7.0 to 3.51.2 can, rarely, corrupt a database in WAL mode when two connections write
and checkpoint at one instant. So we use the newer SQLite of `pysqlite3` wherever its wheel installs, and
everywhere only the worker checkpoints (`wal_autocheckpoint=0`). See docs/decisions/0003.
"""

import importlib.util
import sqlite3
import sys

# Each line is run on every new connection; `alongside check` and the tests assert them.
PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "2",  # FULL: a vote that was acknowledged survives a power cut
    "wal_autocheckpoint": "0",
    "recursive_triggers": "1",  # or INSERT OR REPLACE walks past an append-only trigger
    "foreign_keys": "1",
}
INIT_COMMAND = "".join(f"PRAGMA {name}={value};" for name, value in PRAGMAS.items())


def use_newer_sqlite() -> None:
    """Put pysqlite3 in the place of the standard library's sqlite3, before Django loads it."""
    if importlib.util.find_spec("pysqlite3") is None or "django.db.backends.sqlite3.base" in sys.modules:
        return
    import pysqlite3
    from pysqlite3 import dbapi2

    if dbapi2.sqlite_version_info <= sqlite3.sqlite_version_info:
        return
    for module in (pysqlite3, dbapi2):
        # Django asks for two limits that this module does not name; the numbers are SQLite's own.
        module.SQLITE_LIMIT_VARIABLE_NUMBER = 9
        module.SQLITE_LIMIT_COLUMN = 2
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = dbapi2


def connection_class():
    """A Connection that answers `getlimit`, which pysqlite3 lacks; the limits are those it is built with."""
    import sqlite3 as current

    if hasattr(current.Connection, "getlimit"):
        return current.Connection

    class Connection(current.Connection):
        def getlimit(self, category: int) -> int:
            return {9: 32766, 2: 2000}[category]

    return Connection
