"""The command `alongside`: serve, work, demo, check, move, retention, new-key, backup-key, backup, restore, formats,
words, count, verify-log."""

import argparse
import functools
import os
import sys
from getpass import getpass
from pathlib import Path

EMPTY = "ALONGSIDE_EMPTY"
COUNTS = "dots strength yes-no consent score scottish-stv pav phragmen equal-shares".split()


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
    key_parser = commands.add_parser("backup-key", help="make the key that opens copies, to write on paper")
    key_parser.add_argument("--new", action="store_true", help="make another; it does not open older copies")
    backup_parser = commands.add_parser("backup", help="make a sealed copy of everything")
    backup_parser.add_argument(
        "--to", type=Path, help="the folder; else ALONGSIDE_COPIES, or copies/ beside the data"
    )
    backup_parser.add_argument(
        "--although-a-secret-vote-is-open", action="store_true", help="such a copy could tie voters to votes"
    )
    restore_parser = commands.add_parser(
        "restore", help="open a copy: look whether it is good, or put it back"
    )
    restore_parser.add_argument("file", type=Path)
    restore_parser.add_argument("--check", action="store_true", help="only look whether it is good")
    restore_parser.add_argument(
        "--to", type=Path, help="an empty data folder, with secret.key and fields.key in it"
    )
    restore_parser.add_argument(
        "--database", default="", help="an empty PostgreSQL database, for a copy of a PostgreSQL database"
    )
    restore_parser.add_argument("--key-file", type=Path, help="else the key is asked for")
    restore_parser.add_argument(
        "--although-a-vote-is-open", action="store_true", help="votes since the copy are lost"
    )
    commands.add_parser("look-over", help="what restore --check does inside the copy")
    again_parser = commands.add_parser("forget-again", help="what restore does after putting back")
    again_parser.add_argument("forgotten", type=Path, nargs="?")
    formats_parser = commands.add_parser("formats", help="make every format of one paper")
    formats_parser.add_argument(
        "paper", type=Path, metavar="PAPER", help="the paper, for example a Word file"
    )
    formats_parser.add_argument("out", type=Path, metavar="OUT", help="the folder for what is made")
    formats_parser.add_argument("--only", default="", metavar="A,B", help="only these, such as pdf,braille")
    formats_parser.add_argument("--language", default="en-GB", help="when the paper does not say its own")
    formats_parser.add_argument("--title", help="instead of the paper's own")
    words_parser = commands.add_parser("words", help="say what in a paper may keep people out")
    words_parser.add_argument("paper", type=Path, metavar="PAPER", help="the paper, for example a Word file")
    words_parser.add_argument("--easy-read", action="store_true", help="look as for Easy Read")
    words_parser.add_argument("--keep", default="", metavar="A,B", help="words to leave alone")
    words_parser.add_argument("--json", action="store_true", help="for another program")
    count_parser = commands.add_parser("count", help="count papers from a file, and say how close it was")
    count_parser.add_argument("file", type=Path, metavar="FILE", help="a .blt with ranked papers, or a CSV")
    count_parser.add_argument("--method", required=True, choices=COUNTS, help="how the group agreed to count")
    count_parser.add_argument(
        "--take", type=int, metavar="N", help="how many to choose; a .blt says its seats"
    )
    count_parser.add_argument("--dots", type=int, default=3, metavar="N", help="how many dots everybody has")
    count_parser.add_argument("--one-each", action="store_true", help="one dot of a person on an option")
    count_parser.add_argument("--most", type=int, metavar="N", help="the highest score")
    count_parser.add_argument(
        "--lots", metavar="SEED", help="settle ties by lots drawn from these words or numbers"
    )
    count_parser.add_argument("--by", metavar="COLUMN", help="the column that says where a paper came from")
    count_parser.add_argument("--json", action="store_true", help="for another program")
    log_parser = commands.add_parser("verify-log", help="say whether the record of what was done is whole")
    log_parser.add_argument(
        "--head", default="", metavar="NUMBER:WORD", help="a check word of the public record that was printed"
    )
    commands.add_parser("new-key", help="lock all sensitive words under a new key; everybody signs in anew")
    retention_parser.add_argument("--dry-run", action="store_true", help="only say how much is over")
    chosen = parser.parse_args(arguments)
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    does = {
        "serve": serve,
        "work": work,
        "demo": demo,
        "check": check,
        "move": move,
        "retention": retention,
        "new-key": new_key,
        "formats": formats,
        "words": words,
        "count": count,
        "verify-log": verify_log,
        "backup-key": backup_key,
        "backup": backup,
        "restore": restore,
        "look-over": look_over,
        "forget-again": forget_again,
    }
    return does[chosen.command](chosen) or 0


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


def verify_log(chosen) -> int:
    """Print every fault of the two records; the public one is held against a printed check word."""
    from alongside.config import ready

    ready.start_django()
    from alongside.shared.history.figures import faults_in, newest_line
    from alongside.shared.history.models import Chain

    number, _colon, word = chosen.head.partition(":")
    if chosen.head and not (number.isdigit() and len(word) == 12):
        print("Write the number, a colon and the twelve signs, such as 990:ab12cd34ef56.")
        return 2
    printed = {"printed_head": word, "printed_seq": int(number)} if chosen.head else {}
    faults = faults_in(Chain.PUBLIC, **printed) + faults_in(Chain.PRIVATE)
    for fault in faults:
        print(fault)
    print(f"The newest line of the public record: {newest_line() or 'none yet'}")
    print("Something was changed." if faults else "Both records are whole.")
    return 1 if faults else 0


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
        print(
            "Next: copy the keys (secret.key, fields.key, copies.pub) and media beside it when this is another folder,"
        )
        print("point ALONGSIDE_DATA at that folder, and take ALONGSIDE_DATABASE away. Then start.")
    else:
        print("Next: set ALONGSIDE_DATABASE to the new address, keep ALONGSIDE_DATA as it is, and start.")
    print("Put the old database away: it holds what people told you.")
    return 0


def say(faults: list[str], well: str) -> int:
    """Print what is wrong, a line each, or that all is well. The exit code."""
    for fault in faults:
        print(fault)
    if not faults and well:
        print(well)
    return 1 if faults else 0


def backup_key(chosen) -> int:
    from alongside.config import ready

    ready.start_django()
    from alongside.keeping.actions import make_key
    from alongside.shared.errors import Refused

    try:
        paper = make_key(anew=chosen.new)
    except Refused as no:
        return say([str(no)], "")
    print("Write this on paper, twice, and keep the two apart. It is not shown again:\n")
    print(f"    {paper}\n")
    print("Without it nobody can open a copy. Keep secret.key and fields.key too, away from the copies.")
    return 0


def backup(chosen) -> int:
    from alongside.config import ready

    ready.start_django()
    from alongside.keeping.actions import make_copy
    from alongside.keeping.sealing import NotOurs
    from alongside.shared.errors import Refused

    try:
        made = make_copy(chosen.to, although_secret_vote=chosen.although_a_secret_vote_is_open)
    except (Refused, NotOurs) as no:
        return say([str(no)], "")
    return say([], f"Copied: {made.name}, {made.size:,} bytes.")


def restore(chosen) -> int:
    """Check a copy, or put it back into an empty folder."""
    from alongside.config import putting_back, ready

    ready.start_django()
    from alongside.keeping.actions import note_check
    from alongside.keeping.forgotten import the_list
    from alongside.keeping.sealing import NotOurs, from_paper
    from alongside.voting.models import Poll

    typed = chosen.key_file.read_text() if chosen.key_file else getpass("The key from the paper: ")
    try:
        secret = from_paper(typed)
    except NotOurs as no:
        return say([str(no)], "")
    if chosen.check or not chosen.to:
        faults = putting_back.check(chosen.file, secret, chosen.database)
        note_check(chosen.file.name, faults)
        return say(faults, "This copy is good: it could be put back today.")
    if Poll.objects.filter(state=Poll.State.OPEN).exists() and not chosen.although_a_vote_is_open:
        return say(["A vote is open. Votes that came since the copy would be lost. Close it first."], "")
    return say(
        putting_back.put_back(chosen.file, secret, chosen.to, the_list(), chosen.database),
        f"It is back, in {chosen.to}. Start it with ALONGSIDE_DATA={chosen.to}"
        + (" and ALONGSIDE_DATABASE set to that address" if chosen.database else ""),
    )


def look_over(_chosen) -> int:
    from alongside.config import putting_back

    return say(putting_back.look_over(), "")


def forget_again(chosen) -> int:
    from alongside.config import putting_back

    return say(putting_back.forget_again(chosen.forgotten), "")


def formats(chosen) -> int:
    """Print a line for each format: its file, seconds and size, or whom to ask. Django is not started."""
    from time import perf_counter

    from alongside.formats.command import CannotMake, make_all

    try:
        wishes = {"language": chosen.language, "title": chosen.title}
        say = functools.partial(print, "Look:")
        for made in make_all(chosen.paper, chosen.out, chosen.only, perf_counter, say=say, **wishes):
            print(made, flush=True)
    except CannotMake as why:
        print(why)
        return 1
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


def words(chosen) -> int:
    """Print what in a paper may keep people out. It is advice: the exit code is 0. Django is not started."""
    import json
    from dataclasses import asdict

    from alongside.config.paper_words import lines, look
    from alongside.formats.command import CannotMake

    try:
        keep = tuple(word.strip() for word in chosen.keep.split(",") if word.strip())
        document, report = look(chosen.paper, "easy read" if chosen.easy_read else "everyday", keep)
    except CannotMake as why:
        print(why)
        return 1
    if chosen.json:
        print(json.dumps(asdict(report), ensure_ascii=False, indent=1))
        return 0
    for line in lines(document, report):
        print(line)
    return 0


def count(chosen) -> int:
    """Print a count, or to the other stream why the file cannot be counted. Django is not started."""
    import io
    import json

    from alongside.algorithms.counting.reading import BadFile
    from alongside.config.paper_counts import Wishes, count_file, lines

    wishes = Wishes(chosen.take, chosen.dots, not chosen.one_each, chosen.most, chosen.lots, chosen.by)
    for stream in (sys.stdout, sys.stderr):
        # Names are in any language, whatever the terminal was set to.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        result = count_file(chosen.file, chosen.method, wishes)
    except BadFile as why:
        print(why, file=sys.stderr)
        return 1
    as_json = [json.dumps(result.as_dict(), ensure_ascii=False, indent=1)]
    try:
        for line in as_json if chosen.json else lines(result):
            print(line)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads only the first lines, such as `head`, has what they wanted.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
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
