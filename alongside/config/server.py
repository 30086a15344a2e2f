"""The web server, with the worker as its child: one process group, stopped together by Ctrl-C."""

import os
import signal
import subprocess
import sys

from granian import Granian
from granian.constants import Interfaces

STOP_SECONDS = 10


def run() -> None:
    worker = subprocess.Popen([sys.executable, "-m", "alongside.config.cli", "work"])
    server = Granian(
        "alongside.config.wsgi:application",
        address=os.environ.get("HOST", "127.0.0.1"),
        port=int(os.environ.get("PORT", "8000")),
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=12,  # four for slow readers of whole files (shared/serving.py), the rest for films and pages
        websockets=False,
        respawn_failed_workers=True,
        log_level="error",  # a warning that twelve threads are many for a small machine frightens whoever starts it
        workers_kill_timeout=5,  # a reader who never finishes does not keep us from stopping
    )
    try:
        server.serve()
    finally:
        stop(worker)


def stop(worker: subprocess.Popen) -> None:
    """Ask the worker to finish what it is doing; end it when it does not."""
    if worker.poll() is None:
        worker.send_signal(signal.SIGTERM)
    try:
        worker.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()


if __name__ == "__main__":
    run()
