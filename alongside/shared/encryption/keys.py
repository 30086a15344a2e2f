"""The keys of the encrypted fields: the first one locks, all of them open."""

import os
import uuid
from contextlib import suppress
from functools import cache
from pathlib import Path

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def read_keys(path: Path) -> list[str]:
    """The keys in this file, newest first. A new installation makes its first; the file is its owner's alone.

    Whoever comes first makes it whole and then puts it in its place, so nobody, at the same moment or after a power
    cut, finds it empty.
    """
    if not path.exists():
        fresh = path.with_name(f"{path.name}.{uuid.uuid4()}")
        with os.fdopen(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as new:
            new.write(Fernet.generate_key().decode() + "\n")
            new.flush()
            os.fsync(new.fileno())
        with suppress(FileExistsError):
            os.link(fresh, path)
        fresh.unlink()
    return path.read_text(encoding="ascii").split()


def put_new_key_first(path: Path) -> None:
    """Write a new key before the old ones, which go on opening what they locked. The file is never half written."""
    keys = [Fernet.generate_key().decode(), *read_keys(path)]
    fresh = path.with_suffix(".new")
    with os.fdopen(os.open(fresh, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w") as new:
        new.write("\n".join(keys) + "\n")
        new.flush()
        os.fsync(new.fileno())
    fresh.replace(path)
    forget_keys()


def keep_only_newest_key(path: Path) -> None:
    """Put the old keys away, when nothing is locked by them any more."""
    newest = read_keys(path)[0]
    fresh = path.with_suffix(".new")
    with os.fdopen(os.open(fresh, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w") as new:
        new.write(newest + "\n")
        new.flush()
        os.fsync(new.fileno())
    fresh.replace(path)
    forget_keys()


@cache
def box() -> MultiFernet:
    keys = settings.FIELD_KEYS or read_keys(Path(settings.FIELD_KEYS_FILE))
    return MultiFernet([Fernet(key) for key in keys])


def forget_keys() -> None:
    box.cache_clear()


def lock(words: str) -> str:
    return box().encrypt(words.encode()).decode("ascii")


def lock_without_time(words: str) -> str:
    """As `lock`, which writes the second of locking in front of what it locked, for all to read; this does not."""
    return box().encrypt_at_time(words.encode(), 0).decode("ascii")


def unlock(token: str) -> str:
    """The words again. Raises cryptography's InvalidToken when no key of ours locked them."""
    return box().decrypt(token.encode("ascii")).decode()


def lock_again(token: str) -> str:
    """The same words under the newest key."""
    return box().rotate(token.encode("ascii")).decode("ascii")
