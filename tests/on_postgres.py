"""Runs the tests marked `both_databases` on a PostgreSQL server of their own, started and stopped here.

python -m tests.on_postgres [pytest's words]
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path


def newest_programs() -> Path:
    return max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))


def as_nobody_special():
    """PostgreSQL refuses to run as root, so root steps down to the system's own postgres user."""
    if os.getuid() != 0:
        return {}
    account = pwd.getpwnam("postgres")
    return {"user": account.pw_uid, "group": account.pw_gid}


@contextmanager
def a_server():
    """A PostgreSQL server on an empty folder, for as long as it is needed: yields the address of its database."""
    programs = newest_programs()
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    user = as_nobody_special()
    if user:
        os.chown(folder, user["user"], user["group"])
    port = str(54_000 + os.getpid() % 1_000)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder, **user}
    initdb = [programs / "initdb", "-D", folder / "db", "-U", "alongside", "--auth=trust", "--no-sync"]
    subprocess.run(initdb, check=True, **quiet)
    listen = ["-p", port, "-h", "127.0.0.1", "-k", folder, "-c", "fsync=off", "-c", "max_connections=800"]
    server = subprocess.Popen([programs / "postgres", "-D", folder / "db", *listen], **quiet)
    try:
        for _attempt in range(600):  # a busy machine takes its time
            ready = [programs / "pg_isready", "-h", "127.0.0.1", "-p", port, "-U", "alongside"]
            if subprocess.run(ready, check=False, **quiet).returncode == 0:
                break
            time.sleep(0.1)
        yield f"postgresql://alongside:@127.0.0.1:{port}/postgres"
    finally:
        server.terminate()
        server.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def main(words: list[str]) -> int:
    with a_server() as address:
        result = subprocess.run(
            [sys.executable, "-m", "pytest", *words],
            check=False,
            env={**os.environ, "ALONGSIDE_DATABASE": address},
        )
    return result.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
