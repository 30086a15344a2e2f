"""500 people vote within 60 seconds over HTTP, and 500 phones watch the page of the vote: errors, and how long they wait.

python -m bench.votes [people] [seconds]

The server is the one of ./run, with one more page that says hello; the load comes from another process on the same
machine. Everybody types a code, fills in the paper, checks it and sends it; three of ten press the last button twice.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

from bench.pages import ROOT, cpu, environment, family, free_port, stop, wait_for
from tests.journeys.test_killed_while_voting import SEED, Voter

WATCHING, EVERY = 500, 2.0  # phones that ask if anything is new, and how often each does
MOST_MS = 400
HELLOS = 200


def on(folder: str, program: str, **more) -> list:
    environment = {
        **os.environ,
        "ALONGSIDE_DATA": folder,
        "DJANGO_SETTINGS_MODULE": "alongside.config.settings",
    }
    told = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=environment | more,
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(told.stdout.strip().splitlines()[-1])


def serve(folder: str, port: int) -> subprocess.Popen:
    words = ["-m", "granian", "--interface", "wsgi", "--blocking-threads", "12", "--port", str(port)]
    return subprocess.Popen(
        [sys.executable, *words, "--log-level", "warning", "bench.hello:application"],
        cwd=ROOT,
        env=environment(folder, port),
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )


class Waits:
    """How long each kind of page took, in milliseconds, and what went wrong."""

    def __init__(self):
        self.ms: dict[str, list[float]] = {}
        self.errors: list[str] = []
        self.lock = threading.Lock()

    def time(self, name: str, act):
        start = time.perf_counter()
        try:
            found = act()
        except (OSError, urllib.error.HTTPError) as error:
            with self.lock:
                self.errors.append(f"{name}: {error}")
            return None
        with self.lock:
            self.ms.setdefault(name, []).append((time.perf_counter() - start) * 1000)
        return found


def vote(voter: Voter, address: str, waits: Waits, taps: int) -> None:
    waits.time("code, paper and check (4 pages)", lambda: voter.fill_in(address))
    for _tap in range(taps):
        waits.time("the last button", lambda: voter.press(address))


def watch(address: str, poll: str, waits: Waits, phones: int, until: float) -> None:
    """Several phones in one thread: each asks every two seconds if anything is new."""
    tag, pause = "", EVERY / phones
    turn = time.perf_counter()
    while time.perf_counter() < until:
        request = urllib.request.Request(
            f"{address}/votes/{poll}/pulse/", headers={"If-None-Match": tag} if tag else {}
        )

        def ask(request=request):
            try:
                with urllib.request.urlopen(request, timeout=20) as answer:
                    return answer.headers["ETag"]
            except urllib.error.HTTPError as answer:
                if answer.code != 304:
                    raise
                return answer.headers["ETag"]

        tag = waits.time("is anything new?", ask) or tag
        turn += pause
        time.sleep(max(0.0, turn - time.perf_counter()))


def percentile(values: list[float], share: float) -> float:
    return statistics.quantiles(values, n=100)[round(share * 100) - 1] if len(values) > 1 else values[0]


def main() -> int:
    people, seconds = (int(word) for word in (sys.argv[1:3] or ("500", "60")))
    with tempfile.TemporaryDirectory() as folder:
        poll, codes = on(folder, SEED.format(number=people + 1))
        subprocess.run(
            [sys.executable, "-m", "django", "collectstatic", "--no-input", "-v0"],
            cwd=ROOT,
            env={
                **os.environ,
                "ALONGSIDE_DATA": folder,
                "DJANGO_SETTINGS_MODULE": "alongside.config.settings",
            },
            check=True,
        )
        port = free_port()
        worker = subprocess.Popen(
            [sys.executable, "-m", "alongside.config.cli", "work"], cwd=ROOT, env=environment(folder, port)
        )
        server, address = serve(folder, port), f"http://127.0.0.1:{port}"
        try:
            wait_for(port, server)
            began = cpu(family(server)), cpu(family(worker)), time.process_time()
            code = measure(address, poll, codes, seconds)
            ended = cpu(family(server)), cpu(family(worker)), time.process_time()
            shares = [(end - start) / seconds for start, end in zip(began, ended, strict=True)]
            print("cores used: server {:.2f}, worker {:.2f}, the load itself {:.2f}".format(*shares))
            return code
        finally:
            stop(server)
            stop(worker)


def measure(address: str, poll: str, codes: list[str], seconds: float) -> int:
    waits, calm = Waits(), Waits()
    vote(Voter(poll, codes.pop()), address, calm, 1)  # a house in which somebody has been up already
    for _hello in range(HELLOS):
        calm.time("hello", lambda: urllib.request.urlopen(f"{address}/hello/", timeout=20).read())
    hello = statistics.median(calm.ms["hello"])
    voters = [Voter(poll, code) for code in codes]
    start = time.perf_counter()
    watchers = [
        threading.Thread(target=watch, args=(address, poll, waits, WATCHING // 10, start + seconds))
        for _ in range(10)
    ]
    threads = [
        threading.Thread(target=vote, args=(voter, address, waits, 2 if place % 10 < 3 else 1))
        for place, voter in enumerate(voters)
    ]
    for watcher in watchers:
        watcher.start()
    for place, thread in enumerate(threads):
        time.sleep(max(0.0, start + place * seconds / len(threads) - time.perf_counter()))
        thread.start()
    for thread in (*threads, *watchers):
        thread.join()
    taken = time.perf_counter() - start
    heard = sum(bool(voter.numbers) for voter in voters)
    print(f"{heard} of {len(voters)} votes acknowledged in {taken:.0f} s, {len(waits.errors)} errors")
    for error in waits.errors[:5]:
        print(f"  {error}")
    print(f"hello, one at a time: {hello:.1f} ms")
    for name, ms in waits.ms.items():
        middle, slow = statistics.median(ms), percentile(ms, 0.95)
        print(
            f"{name:32} {len(ms):6} times, median {middle:6.1f} ms (x {middle / hello:.0f}), 95 of 100 within {slow:6.1f} ms"
        )
    slow = percentile(waits.ms["the last button"], 0.95)
    good = heard == len(voters) and not waits.errors and slow < MOST_MS
    print(f"the last button: 95 of 100 within {slow:.0f} ms, wanted {MOST_MS}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
