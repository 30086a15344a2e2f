"""CPU per page, as a ratio to a hello-world page of the same server; memory at rest; time to the first page.

python -m bench.pages [requests]
"""

import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import psutil

ROUNDS = 3
ROOT = Path(__file__).resolve().parent.parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(folder: str, port: int) -> dict:
    return {**os.environ, "ALONGSIDE_DATA": folder, "PORT": str(port), "HOST": "127.0.0.1"}


def wait_for(port: int, process, seconds: float = 60) -> float:
    """Seconds until the front page answers."""
    start = time.perf_counter()
    while time.perf_counter() - start < seconds:
        if process.poll() is not None:
            raise SystemExit("The server stopped before it answered.")
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5).read()
            return time.perf_counter() - start
        except OSError:
            time.sleep(0.05)
    raise SystemExit("No answer.")


def family(process) -> list[psutil.Process]:
    head = psutil.Process(process.pid)
    return [head, *head.children(recursive=True)]


def cpu(processes) -> float:
    return sum(sum(one.cpu_times()[:2]) for one in processes)


def megabytes(processes) -> float:
    """Unique memory of all processes, in MB: what would come free if they ended."""
    return sum(one.memory_full_info().uss for one in processes) / 1e6


def stop(process) -> None:
    process.send_signal(signal.SIGINT)
    process.wait(20)


def pages_of(port: int) -> list[str]:
    """The open pages of the example, found by following links from the front page."""
    found, waiting = [], ["/"]
    while waiting and len(found) < 25:
        path = waiting.pop(0)
        if path in found:
            continue
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=20) as answer:
            if "text/html" not in answer.headers["Content-Type"]:
                continue
            html = answer.read().decode()
        found.append(path)
        waiting += [link for link in re.findall(r'href="(/[^"#?]*)"', html) if "/static/" not in link]
    return found


def measure(port: int, server, path: str, requests: int) -> float:
    """CPU milliseconds per request, the median of the rounds."""
    address, processes = f"http://127.0.0.1:{port}{path}", family(server)
    taken = []
    for _ in range(ROUNDS):
        before = cpu(processes)
        for _ in range(requests):
            urllib.request.urlopen(address, timeout=20).read()
        taken.append((cpu(processes) - before) / requests * 1000)
    return statistics.median(taken)


def main() -> None:
    requests = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        run = subprocess.Popen(
            [ROOT / "run"],
            cwd=ROOT,
            env=environment(folder, port),
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        print(f"first start, installed, empty data folder, to the first page: {wait_for(port, run):.1f} s")
        time.sleep(5)
        print(f"memory at rest, all processes together: {megabytes(family(run)):.0f} MB")
        stop(run)
        run = subprocess.Popen(
            [ROOT / "run"],
            cwd=ROOT,
            env=environment(folder, port),
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        print(f"second start, to the first page: {wait_for(port, run):.1f} s")
        stop(run)

        port = free_port()
        words = ["-m", "granian", "--interface", "wsgi", "--blocking-threads", "4", "--port", str(port)]
        server = subprocess.Popen(
            [sys.executable, *words, "--log-level", "warning", "bench.hello:application"],
            cwd=ROOT,
            env=environment(folder, port),
            start_new_session=True,
        )
        try:
            wait_for(port, server)
            hello = measure(port, server, "/hello/", requests * 5)
            print(f"hello: {hello:.2f} ms of CPU")
            for path in pages_of(port):
                taken = measure(port, server, path, requests)
                print(f"{taken / hello:6.1f} x hello  {taken:7.2f} ms  {path}")
        finally:
            stop(server)


if __name__ == "__main__":
    main()
