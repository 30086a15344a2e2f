"""Tables whose rows are never changed and never go: the database itself refuses.

On SQLite, `INSERT OR REPLACE` deletes the old row first; with `recursive_triggers` on (config/sqlite.py) that
deletion meets the same trigger.
"""

from django.db import migrations

SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {VERB} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION alongside_append_only() RETURNS trigger AS $$
BEGIN
  RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is append-only', ERRCODE = 'integrity_constraint_violation';
END
$$ LANGUAGE plpgsql
"""
POSTGRES = """
CREATE TRIGGER {table}_no_{verb} BEFORE {VERB} ON {table}
FOR EACH ROW EXECUTE FUNCTION alongside_append_only()
"""


def close(schema_editor, *tables: str) -> None:
    """Refuse UPDATE and DELETE on these tables from now on."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRES_FUNCTION, params=None)
        template = POSTGRES
    else:
        template = SQLITE
    for table in tables:
        for verb in ("update", "delete"):
            schema_editor.execute(template.format(table=table, verb=verb, VERB=verb.upper()))


def reopen(schema_editor, *tables: str) -> None:
    """Take the triggers away: for a migration that must rebuild a table, which then closes it again."""
    for table in tables:
        for verb in ("update", "delete"):
            on = f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}{on}")


def append_only(*tables: str) -> migrations.RunPython:
    """The migration step: `operations = [append_only("voting_accepted")]`."""
    return migrations.RunPython(
        lambda _apps, editor: close(editor, *tables), lambda _apps, editor: reopen(editor, *tables)
    )
