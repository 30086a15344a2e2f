"""The power goes while people vote: nothing acknowledged is lost, none counts twice, and asking again shows the same number.

A real server on a folder of its own is killed with SIGKILL in the middle of a storm of votes, started again, and asked again.
"""

import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request
from http.client import HTTPException
from http.cookiejar import CookieJar
from pathlib import Path

from tests.journeys.test_serving import ROOT, serving

VOTERS = 16  # of one storm
SEED = """
import json
from alongside.config import ready
ready.start_django()
ready.migrate()
from alongside.partnership.tests.make import a_partnership
from alongside.voting.actions import give_code
from alongside.voting.tests.make import an_open_poll, electors_of
a_partnership()
poll = an_open_poll(online={number}, phone=0)
print(json.dumps([str(poll.ref), [give_code(one, by=None) for one in electors_of(poll)]]))
"""
COUNT = """
import json
from alongside.config import ready
ready.start_django()
from django.db import connection
from alongside.voting.models import Ballot, Mark
cursor = connection.cursor()
sound = connection.vendor != "sqlite" or cursor.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
print(json.dumps([sound, Mark.objects.count(), sorted(Ballot.objects.values_list("receipt", flat=True))]))
"""


def on(data: Path, program: str):
    """What a program of ours says about this folder."""
    told = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=os.environ | {"ALONGSIDE_DATA": str(data), "DJANGO_SETTINGS_MODULE": "alongside.config.settings"},
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(told.stdout.strip().splitlines()[-1])


class Voter:
    """Somebody with a code and a browser, ready to press the last button."""

    def __init__(self, poll: str, code: str):
        self.poll, self.code = poll, code
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self.last: dict[str, str] = {}
        self.numbers: list[str] = []  # what the server acknowledged

    def send(self, address: str, path: str, values: dict | None = None) -> str:
        data = urllib.parse.urlencode(values).encode() if values is not None else None
        with self.browser.open(f"{address}{path}", data, timeout=20) as answer:
            return answer.read().decode()

    def fill_in(self, address: str) -> None:
        """As far as the last button; nothing of it is kept by the server but the sign-in."""
        page = self.send(address, f"/votes/{self.poll}/code/")
        page = self.send(address, f"/votes/{self.poll}/code/", hidden(page) | {"typed": self.code})
        dots = {"dots-1": "2", "dots-3": "1"}
        page = self.send(address, f"/votes/{self.poll}/paper/", hidden(page) | dots)
        self.last = hidden(page) | {"step": "send"}

    def press(self, address: str) -> None:
        try:
            page = self.send(address, f"/votes/{self.poll}/paper/", self.last)
        except (OSError, HTTPException):
            return
        if found := re.search(r'class="code">([^<]+)<', page):
            self.numbers.append(found[1].replace(" ", ""))


def hidden(page: str) -> dict[str, str]:
    fields = re.findall(r'<input[^>]*type="hidden"[^>]*>', page)
    pairs = [(re.search(r'name="([^"]+)"', one), re.search(r'value="([^"]*)"', one)) for one in fields]
    return {name[1]: value[1] for name, value in pairs if name and value}


def storm(address: str, process, voters: list[Voter], dice: random.Random) -> None:
    """Everybody presses the last button twice; somewhere in the middle the server is killed."""
    threads = [threading.Thread(target=voter.press, args=(address,)) for voter in voters for _tap in range(2)]
    dice.shuffle(threads)
    for thread in threads:
        thread.start()
    # When some have heard and some have not, whatever the speed of the machine.
    some, waiting = dice.randint(1, len(voters) // 2), time.monotonic() + 30
    while sum(bool(voter.numbers) for voter in voters) < some and time.monotonic() < waiting:
        time.sleep(0.002)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait(30)
    for thread in threads:
        thread.join()


KILLS = 2


def test_C2_however_often_the_server_is_killed_no_vote_is_lost_and_none_counts_twice(tmp_path):
    data, dice = tmp_path / "data", random.Random(KILLS)
    poll, codes = on(data, SEED.format(number=KILLS * VOTERS))
    voters = [Voter(poll, code) for code in codes]

    for kill in range(KILLS):
        batch = voters[kill * VOTERS : (kill + 1) * VOTERS]
        with serving(data) as (address, _log, process):
            for voter in batch:
                voter.fill_in(address)
            storm(address, process, batch, dice)
    with serving(data) as (address, _log, _process):
        for voter in voters:
            voter.press(address)

    sound, marks, ballots = on(data, COUNT)
    assert sound
    # Whoever asked again was told one number, the same as before the power went, and it is in the box.
    assert all(len(set(voter.numbers)) == 1 for voter in voters)
    assert sorted(voter.numbers[0] for voter in voters) == ballots
    assert marks == len(voters)
    # Some heard before the power went and some did not, or nothing was tried.
    assert {len(voter.numbers) > 1 for voter in voters} == {True, False}
