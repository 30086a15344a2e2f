"""A copy is made while people write, looked at, put back on a clean folder, and forgets again what was forgotten since."""

import os
import re
import sqlite3
import subprocess
import sys
import threading
import time
import uuid
from contextlib import closing

import pytest

ERASE = """
from alongside.config import ready
ready.start_django()
from alongside.home.actions import ask_for_record, erase_person, forget_old_pages, say_yes_as_second
from alongside.people.actions import give_role, take_back
from alongside.people.models import Person
ruth, farah = Person.objects.get(called="Ruth"), Person.objects.get(called="Farah")
helen = Person.objects.get(called="Helen")
give_role(helen, "coordinator", by=ruth)
asked = ask_for_record(farah, kind="erase", by=ruth, via="phone")
asked = say_yes_as_second(asked, by=Person.objects.get(pk=helen.pk))
erase_person(farah, by=ruth, check=asked)
take_back(Person.objects.get(called="Amina").consents.get(to="news"), by=ruth, via="phone")
forget_old_pages()
"""


def alongside(folder, *words, **more):
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("ALONGSIDE_", "DJANGO_"))
    }
    program = ["-m", "alongside.config.cli", *map(str, words)] if words else ["-c", more.pop("code")]
    return subprocess.run(
        [sys.executable, *program],
        env={**kept, "ALONGSIDE_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "alongside.config.settings"},
        capture_output=True,
        text=True,
        check=False,
    )


def rows(folder, table, *columns) -> list:
    with closing(sqlite3.connect(folder / "alongside.sqlite3")) as database:
        return database.execute(f"SELECT {', '.join(columns) or '*'} FROM {table} ORDER BY 1").fetchall()


def tables(folder) -> dict[str, list]:
    with closing(sqlite3.connect(folder / "alongside.sqlite3")) as database:
        names = database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
    return {name: rows(folder, name) for (name,) in names}


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """The example with a key on paper and a copy."""
    folder = tmp_path_factory.mktemp("kept")
    data = folder / "data"
    assert alongside(data, "demo").returncode == 0
    said = alongside(data, "backup-key").stdout
    paper = folder / "paper"
    paper.write_text(re.search(r"\n {4}(\S.*)\n", said)[1])
    closed = alongside(data, "backup")
    assert "A secret vote is open" in closed.stdout, "a copy made now could tie voters to votes"
    made = alongside(data, "backup", "--although-a-secret-vote-is-open")
    assert made.returncode == 0, made.stdout + made.stderr
    return data, paper, next((data / "copies").glob("*.copy"))


def test_the_key_is_made_once_and_stands_nowhere(kept):
    data, paper, _copy = kept

    assert "There is a key already" in alongside(data, "backup-key").stdout
    secret = paper.read_text().strip()
    assert not any(
        secret.encode() in file.read_bytes()
        for file in data.rglob("*")
        if file.is_file() and file.suffix != ".gz"
    )


def test_a_good_copy_is_found_good_and_a_changed_one_is_not(kept, tmp_path):
    data, paper, copy = kept
    good = alongside(data, "restore", "--check", copy, "--key-file", paper)
    assert "This copy is good" in good.stdout, good.stdout + good.stderr
    assert rows(data, "keeping_copy", "fault") == [("",)]

    changed = tmp_path / copy.name
    changed.write_bytes(copy.read_bytes()[:-7])
    bad = alongside(data, "restore", "--check", changed, "--key-file", paper)

    assert bad.returncode == 1
    assert "changed, or a part of it is missing" in bad.stdout


def test_nothing_is_put_over_a_partnership_nor_over_an_open_vote(kept, tmp_path):
    data, paper, copy = kept

    assert "A vote is open" in alongside(data, "restore", copy, "--to", tmp_path, "--key-file", paper).stdout
    over = alongside(data, "restore", copy, "--to", data, "--key-file", paper, "--although-a-vote-is-open")
    assert "holds a partnership already" in over.stdout
    empty = alongside(
        data, "restore", copy, "--to", tmp_path, "--key-file", paper, "--although-a-vote-is-open"
    )
    assert "First put secret.key and fields.key" in empty.stdout


def test_what_was_copied_comes_back_and_what_was_forgotten_since_is_forgotten_again(kept, tmp_path):
    data, paper, copy = kept
    before = tables(data)
    changed = alongside(data, code=ERASE)
    assert changed.returncode == 0, changed.stderr
    back = tmp_path / "back"
    back.mkdir()
    for key in ("secret.key", "fields.key"):
        (back / key).write_bytes((data / key).read_bytes())

    done = alongside(data, "restore", copy, "--to", back, "--key-file", paper, "--although-a-vote-is-open")

    assert done.returncode == 0, done.stdout + done.stderr
    now = tables(back)
    untouched = {"voting_ballot", "voting_result", "events_event", "groups_membership", "texts_wording"}
    untouched -= {"groups_membership"}  # Farah's seat goes with her
    assert all(now[name] == before[name] for name in untouched)
    names = {name for (name,) in rows(back, "people_person", "name")}
    assert "Farah Siddiqui" not in names
    assert "Somebody who left" in names
    assert rows(back, "history_publicentry", "kind")[-1] == ("restored",) or ("restored",) in rows(
        back, "history_publicentry", "kind"
    )
    taken = [
        ended for to, ended in rows(back, "people_consent", '"to"', "ended_at") if to == "news" and ended
    ]
    assert len(taken) >= 1


def copies_under_load(data, paper, number: int) -> None:
    """While somebody writes three hundred times a second, each copy is whole and of one moment."""
    stop, written = threading.Event(), []

    def write():
        with closing(sqlite3.connect(data / "alongside.sqlite3", timeout=20)) as database:
            while not stop.is_set():
                word = uuid.uuid4().hex
                with database:
                    database.execute(
                        "INSERT INTO partnership_glossaryword (word, meaning) VALUES (?, 'x')", [word]
                    )
                    database.execute('INSERT INTO partnership_aim (words, "order") VALUES (?, 0)', [word])
                written.append(word)
                # SQLite's lock knows no queue: whoever never lets go of it can keep others out for ever.
                time.sleep(0.003)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _time in range(number):
            before = len(written)
            made = alongside(data, "backup", "--although-a-secret-vote-is-open")
            assert made.returncode == 0, made.stdout + made.stderr
            assert len(written) > before, "nobody wrote while this copy was made"
    finally:
        stop.set()
        writer.join()
    for copy in (data / "copies").glob("*.copy"):
        said = alongside(data, "restore", "--check", copy, "--key-file", paper)
        assert "This copy is good" in said.stdout, said.stdout


def test_copies_made_while_somebody_writes_are_whole(kept):
    copies_under_load(*kept[:2], number=2)


@pytest.mark.long
def test_fifty_copies_made_while_somebody_writes_are_whole(kept):
    copies_under_load(*kept[:2], number=50)
