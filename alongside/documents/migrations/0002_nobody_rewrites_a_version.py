from django.db import migrations

from alongside.shared.history.append_only import append_only

# What a version says, and which it is. Its maker may be forgotten; its words may not change.
KEPT = "paper_id, number, fix, content, digest, made_at"
REFUSED = "documents_version_says_what_it_said"


def close(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute(
            f"CREATE TRIGGER {REFUSED} BEFORE UPDATE OF {KEPT} ON documents_version "
            "FOR EACH ROW EXECUTE FUNCTION alongside_append_only()"
        )
    else:
        editor.execute(
            f"CREATE TRIGGER {REFUSED} BEFORE UPDATE OF {KEPT} ON documents_version "
            "BEGIN SELECT RAISE(ABORT, 'documents_version is append-only'); END"
        )


def reopen(apps, editor):
    on = " ON documents_version" if editor.connection.vendor == "postgresql" else ""
    editor.execute(f"DROP TRIGGER IF EXISTS {REFUSED}{on}")


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]
    operations = [
        append_only("documents_out", "documents_latestamp"),
        migrations.RunPython(close, reopen),
    ]
