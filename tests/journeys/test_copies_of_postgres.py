"""A copy of a PostgreSQL database is put back into an empty one, with every row as it was."""

import re
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from tests.journeys.test_moving import POSTGRES_IS_HERE, typed
from tests.on_postgres import a_server

pytestmark = pytest.mark.skipif(not POSTGRES_IS_HERE, reason="PostgreSQL is not here")
CHANGED = {"history_publicentry", "history_chain", "shared_sentform"}  # putting back is written down


def prints(address: str) -> dict[str, str]:
    """One print for each table, of all its rows."""
    words = "SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM {} t"
    with psycopg.connect(address) as there:
        names = there.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
        ).fetchall()
        return {
            name: there.execute(sql.SQL(words).format(sql.Identifier(name))).fetchone()[0]
            for (name,) in names
            if name not in CHANGED
        }


def test_a_copy_of_a_PostgreSQL_database_is_looked_at_and_put_back_whole(tmp_path):
    data, back = tmp_path / "data", tmp_path / "back"
    data.mkdir()
    back.mkdir()
    paper = tmp_path / "paper"
    with a_server() as address:
        with psycopg.connect(address, autocommit=True) as there:
            for name in ("scratch", "clean"):
                there.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        scratch, clean = (address.replace("/postgres", f"/{name}") for name in ("scratch", "clean"))
        assert typed(["demo"], data, address).returncode == 0
        paper.write_text(re.search(r"\n {4}(\S.*)\n", typed(["backup-key"], data, address).stdout)[1])
        made = typed(["backup", "--although-a-secret-vote-is-open"], data, address)
        assert made.returncode == 0, made.stdout + made.stderr
        (copy,) = Path(data / "copies").glob("*.copy")
        for key in ("secret.key", "fields.key"):
            (back / key).write_bytes((data / key).read_bytes())
        common = [str(copy), "--key-file", str(paper)]

        looked = typed(["restore", "--check", *common, "--database", scratch], data, address)
        nowhere = typed(["restore", *common, "--to", str(back), "--although-a-vote-is-open"], data, address)
        over = typed(
            ["restore", *common, "--to", str(back), "--database", address, "--although-a-vote-is-open"],
            data,
            address,
        )
        done = typed(
            ["restore", *common, "--to", str(back), "--database", clean, "--although-a-vote-is-open"],
            data,
            address,
        )

        assert "This copy is good" in looked.stdout, looked.stdout + looked.stderr
        assert "Make an empty one" in nowhere.stdout
        assert "is not empty" in over.stdout
        assert done.returncode == 0, done.stdout + done.stderr
        before, after = prints(address), prints(clean)
        assert {name for name in before if before[name] != after.get(name)} <= {
            "keeping_copy",
            "history_privateentry",
            "django_migrations",
        }
        assert len(before) > 40
