"""The command `alongside`: serve, work, demo, check, move, retention, new-key."""

import argparse
import os
import sys

EMPTY = "ALONGSIDE_EMPTY"


def main(arguments: list[str] | None = None) -> int:
    """Run one command. The exit code: 0 when all is well, 1 when something is not, 2 for a wrong command."""
    parser = argparse.ArgumentParser(prog="alongside", description="Runs a co-production partnership.")
    commands = parser.add_subparsers(dest="command", required=True)
    serve_parser = commands.add_parser("serve", help="start the website and the work in the background")
    serve_parser.add_argument(
        "--empty", action="store_true", help="begin a real, empty partnership, not the example"
    )
    commands.add_parser("work", help="do only the work in the background")
    commands.add_parser("demo", help="load the example partnership into an empty database")
    check_parser = commands.add_parser("check", help="say whether this installation is sound")
    check_parser.add_argument(
        "--deploy", action="store_true", help="say too what is not safe for real people"
    )
    move_parser = commands.add_parser("move", help="carry everything to another database, and compare")
    move_parser.add_argument(
        "--to", required=True, metavar="ADDRESS", help="postgresql://name@host/database or sqlite:FOLDER"
    )
    retention_parser = commands.add_parser(
        "retention", help="clear away what is over; it is done every night"
    )
    commands.add_parser("new-key", help="lock all sensitive words under a new key; everybody signs in anew")
    retention_parser.add_argument("--dry-run", action="store_true", help="only say how much is over")
    chosen = parser.parse_args(arguments)
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    return {
        "serve": serve,
        "work": work,
        "demo": demo,
        "check": check,
        "move": move,
        "retention": retention,
        "new-key": new_key,
    }[chosen.command](chosen) or 0


def serve(chosen) -> None:
    """Make ready, then become the web server with the worker as its child."""
    from alongside.config import ready

    words = ready.make_ready(empty=chosen.empty)
    print(words, flush=True)
    # A fresh process, so that what making ready took in memory is given back.
    os.execv(sys.executable, [sys.executable, "-m", "alongside.config.server"])


def work(_chosen) -> None:
    from alongside.config import worker

    worker.run()


def demo(_chosen) -> int:
    from alongside.config import ready

    ready.start_django()
    ready.migrate()
    if not ready.load_example():
        print("This data folder holds a partnership already. Choose an empty one with ALONGSIDE_DATA.")
        return 1
    print("The example partnership is loaded.")
    return 0


def check(chosen) -> int:
    """Print each finding in a sentence."""
    from alongside.config import ready

    ready.start_django()
    findings = ready.faults()
    if chosen.deploy:
        from alongside.config.safety import not_safe_yet

        findings += not_safe_yet()
    for finding in findings:
        print(finding)
    print("Something needs care." if findings else "All is well.")
    return 1 if findings else 0


def move(chosen) -> int:
    """Print a line for each table, and what to do next."""
    from alongside.config import ready

    ready.start_django()
    ready.migrate()
    from alongside.config.move import CannotMove
    from alongside.config.move import move as carry

    try:
        compared = carry(chosen.to)
    except CannotMove as why:
        print(f"Nothing was moved. {why}")
        return 1
    for one in compared:
        print(f"{one.here[0]:8} rows  {one.here[1][:12]}  equal  {one.table}")
    print(f"All {len(compared)} tables are equal on both sides. The old database is as it was.")
    if chosen.to.startswith("sqlite:"):
        print("Next: copy secret.key, fields.key and media beside it when this is another folder, point")
        print("ALONGSIDE_DATA at that folder, and take ALONGSIDE_DATABASE away. Then start.")
    else:
        print("Next: set ALONGSIDE_DATABASE to the new address, keep ALONGSIDE_DATA as it is, and start.")
    print("Put the old database away: it holds what people told you.")
    return 0


def new_key(_chosen) -> int:
    """Stop the program first: one that still runs knows only the old key."""
    from alongside.config import ready

    ready.start_django()
    from django.conf import settings

    if settings.FIELD_KEYS:
        print("The keys stand in ALONGSIDE_FIELD_KEYS. Take that away and put them into fields.key first.")
        return 1
    from alongside.shared.encryption.actions import change_key

    print(
        f"{change_key()} values are locked under a new key. Keep a copy of fields.key apart from the database."
    )
    return 0


def retention(chosen) -> int:
    """Say line by line what is over, and clear it away."""
    from alongside.config import ready

    ready.start_django()
    ready.migrate()
    from django.utils import timezone

    from alongside.home.actions import clear_what_is_over

    found = clear_what_is_over(timezone.localdate(), dry_run=chosen.dry_run)
    for over in found:
        print(
            f"{over.rows:6} {over.kept.model}: {over.kept.what}{' (kept: still needed elsewhere)' if over.held else ''}"
        )
    total = sum(over.rows for over in found if not over.held)
    print(f"{total} over." if chosen.dry_run else f"{total} cleared away.")
    return 1 if any(over.held for over in found) else 0


if __name__ == "__main__":
    sys.exit(main())
