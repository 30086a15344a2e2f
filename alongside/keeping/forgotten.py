"""What an older copy must forget again: kept apart from the database, beside the copies, as prints alone."""

import hashlib
import hmac
import json
import os
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

ERASED, TAKEN_BACK = "erased", "taken back"


def folder() -> Path:
    """Where the copies are kept."""
    path = Path(settings.COPIES)
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def the_list() -> Path:
    return folder() / "forgotten.jsonl"


def print_of(ref) -> str:
    """HMAC of a random reference: the list tells nobody who it was."""
    key = salted_hmac(
        "alongside.keeping.forgotten", "", secret=settings.SECRET_KEY, algorithm="sha256"
    ).digest()
    return hmac.new(key, str(ref).encode(), hashlib.sha256).hexdigest()


def remember(kind: str, ref) -> None:
    """Add one line, flushed to the disk before anything else goes on."""
    line = json.dumps({"kind": kind, "print": print_of(ref), "on": timezone.localdate().isoformat()}) + "\n"
    descriptor = os.open(the_list(), os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "a", encoding="utf-8") as file:
        file.write(line)
        file.flush()
        os.fsync(file.fileno())


def remembered(path: Path | None = None) -> dict[str, set[str]]:
    """The prints of each kind. A half-written last line is passed over."""
    found: dict[str, set[str]] = {ERASED: set(), TAKEN_BACK: set()}
    path = path or the_list()
    if not path.exists():
        return found
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            entry = json.loads(line)
            found[entry["kind"]].add(entry["print"])
        except (ValueError, KeyError):
            continue
    return found


def remember_erased(ref) -> None:
    remember(ERASED, ref)


def remember_taken_back(ref) -> None:
    remember(TAKEN_BACK, ref)
