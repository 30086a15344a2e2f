"""The example goes from SQLite to PostgreSQL and back, with the commands that an operator types."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.test_serving import ROOT, free_port, serving
from tests.on_postgres import a_server

POSTGRES_IS_HERE = any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
CLOSE_ALL = """
import django
django.setup()
from alongside.people.models import Person
from alongside.voting.actions import close_poll
from alongside.voting.models import Poll
for poll in Poll.objects.filter(state=Poll.State.OPEN):
    close_poll(poll, by=Person.objects.get(name="Ruth Penhale"))
"""

FAULTS = """
import django
django.setup()
from alongside.shared.history.figures import faults_in
print([*faults_in("public"), *faults_in("private")])
"""


def environment(data: Path, database: str = "", port: int = 0) -> dict:
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("ALONGSIDE")},
        "DJANGO_SETTINGS_MODULE": "alongside.config.settings",
        "ALONGSIDE_DATA": str(data),
        "ALONGSIDE_DATABASE": database,
        "PORT": str(port or free_port()),
    }


def typed(words: list[str], data: Path, database: str = "", port: int = 0) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "alongside.config.cli", *words],
        cwd=ROOT,
        env=environment(data, database, port),
        capture_output=True,
        text=True,
        check=False,
    )


def everything_in(data: Path) -> dict[str, object]:
    """Each table's rows as they stand in the file, and the rules that hold them. Without Django."""
    with sqlite3.connect(data / "alongside.sqlite3") as database:
        names = database.execute("SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'trigger')")
        schema = {name: sql for name, sql in names if not name.startswith("sqlite_")}
        tables = [name for name, sql in schema.items() if sql.startswith("CREATE TABLE")]
        rows = {
            name: sorted(
                repr([in_one_order(value) for value in row])
                for row in database.execute(f'SELECT * FROM "{name}"')
            )
            for name in tables
            if name != "django_migrations"  # when each was run differs
        }
    return {"schema": schema, **rows}


def in_one_order(value):
    """PostgreSQL keeps the names in a JSON value in an order of its own, which means nothing."""
    if isinstance(value, str) and value.startswith("{"):
        return json.dumps(json.loads(value), sort_keys=True)
    return value


def back_with_keys(folder: Path, old: Path) -> Path:
    for name in ("secret.key", "fields.key"):
        shutil.copy2(old / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """The example on SQLite with its votes still open."""
    data = tmp_path_factory.mktemp("moving") / "data"
    assert typed(["demo"], data).returncode == 0
    return data


def test_nothing_moves_while_a_vote_is_open(example, tmp_path):
    answer = typed(["move", "--to", f"sqlite:{tmp_path / 'new'}"], example)

    assert answer.returncode == 1
    assert "A vote is open." in answer.stdout


@pytest.mark.skipif(not POSTGRES_IS_HERE, reason="PostgreSQL is not installed here; CI never skips")
def test_everything_goes_to_postgresql_and_back_unchanged(example, tmp_path):
    subprocess.run([sys.executable, "-c", CLOSE_ALL], cwd=ROOT, env=environment(example), check=True)
    before = everything_in(example)
    back = tmp_path / "back"
    with a_server() as address:
        there = typed(["move", "--to", address], example)
        again = typed(["move", "--to", address], example)
        home = typed(["move", "--to", f"sqlite:{back}"], example, database=address)

    assert there.returncode == 0, there.stdout + there.stderr
    assert "tables are equal on both sides" in there.stdout
    assert again.returncode == 1
    assert "is not empty" in again.stdout
    assert home.returncode == 0, home.stdout + home.stderr
    assert sum(len(rows) for name, rows in before.items() if name != "schema") > 1000
    assert everything_in(example) == before
    after = everything_in(back)
    for name in before:
        assert after[name] == before[name], name
    assert after.keys() == before.keys()
    chains = subprocess.run(
        [sys.executable, "-c", FAULTS], cwd=ROOT, env=environment(back_with_keys(back, example)),
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert chains.stdout == "[]\n"


def test_nothing_moves_while_the_program_runs(tmp_path):
    data = tmp_path / "data"
    with serving(data, "--empty") as (address, _log, _process):
        port = int(address.rsplit(":", 1)[1])
        answer = typed(["move", "--to", f"sqlite:{tmp_path / 'new'}"], data, port=port)

    assert answer.returncode == 1
    assert "Stop Alongside first" in answer.stdout


def test_a_fresh_folder_is_told_what_is_not_safe_yet(tmp_path):
    answer = typed(["check", "--deploy"], tmp_path / "data")

    assert answer.returncode == 1
    assert "is not https" in answer.stdout
    assert "The tables are not made yet" in answer.stdout
    assert "Something needs care." in answer.stdout
