"""The first command of the README, as a newcomer meets it: a real server on a data folder of its own."""

import os
import re
import signal
import socket
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 90


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=20) as answer:
        return answer.read().decode()


@contextmanager
def serving(data: Path, *words: str, **settings: str):
    """The program at work: yields its address, what it printed so far, and the process."""
    port = free_port()
    log = data.parent / f"printed-{port}.txt"
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("ALONGSIDE")},
        "ALONGSIDE_DATA": str(data),
        "PORT": str(port),
        "PYTHONUNBUFFERED": "1",
        **settings,
    }
    with log.open("w") as printed:
        process = subprocess.Popen(
            [sys.executable, "-m", "alongside.config.cli", "serve", *words],
            cwd=ROOT,
            env=environment,
            stdout=printed,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and process.poll() is None:
            try:
                fetch(f"{address}/health")
                break
            except OSError:
                time.sleep(0.1)
        yield address, log, process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            process.wait(30)


def test_a_newcomer_opens_the_example_with_one_command(tmp_path):
    data = tmp_path / "data"
    with serving(data) as (address, log, process):
        front = fetch(address)
        children = psutil.Process(process.pid).children(recursive=True)
        printed = log.read_text()

    assert "Example people are invented" in front
    assert "Three things to try" in printed
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    assert stat.S_IMODE((data / "secret.key").stat().st_mode) == 0o600
    assert stat.S_IMODE((data / "alongside.sqlite3").stat().st_mode) & 0o077 == 0
    assert any("work" in child.cmdline() for child in children if child.is_running()) or children
    assert process.returncode == 0
    assert not [child for child in children if child.is_running() and child.status() != psutil.STATUS_ZOMBIE]


def test_style_sheets_come_with_the_page_and_may_be_kept_for_ever(tmp_path):
    with serving(tmp_path / "data") as (address, _log, _process):
        sheets = re.findall(r'href="(/static/[^"]+\.css)"', fetch(address))
        answers = [urllib.request.urlopen(address + sheet, timeout=20) for sheet in sheets]

    assert sheets
    assert all("immutable" in answer.headers["Cache-Control"] for answer in answers)


def test_an_empty_partnership_asks_for_the_code_that_the_terminal_shows(tmp_path):
    with serving(tmp_path / "data", "--empty") as (address, log, _process):
        front = fetch(address)
        printed = log.read_text()

    assert re.search(r"\n {4}\S+\n", printed)
    assert "code" in front
    assert "Example people are invented" not in front


@pytest.mark.parametrize("path", ["/no-such-page", "/events/not-a-reference/", "/votes/%00/", "/%ff%fe/"])
def test_an_address_that_leads_nowhere_says_so_and_how_to_go_on(tmp_path_factory, path, example_address):
    with pytest.raises(urllib.error.HTTPError) as answer:
        fetch(example_address + path)

    assert answer.value.code in {400, 404}
    assert "Content-Security-Policy" in answer.value.headers or answer.value.code == 400
