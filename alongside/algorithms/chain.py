"""A chain of entries in which a change, a gap or a swap shows.

Each entry's hash covers the hash before it. What is private enters only through a seal, a salted hash, so that it can
be erased while the chain still holds. A chain alone does not stop somebody who rewrites all of it: a head that was
printed elsewhere does.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

SHORT = 12


def canonical(value: Any) -> str:
    """One text for one value: keys sorted, no spaces, Unicode as it is.

    >>> canonical({"b": 1, "a": "é"})
    '{"a":"é","b":1}'
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def seal(salt: str, private: Any) -> str:
    """SHA-256 of the salt and the private words; without the salt it gives nothing away."""
    return digest(f"{salt}|{canonical(private)}")


def entry_hash(prev: str, seq: int, at: str, kind: str, public: Mapping[str, Any], sealed: str) -> str:
    """The hash of an entry: SHA-256 of the canonical JSON of its six parts. `at` is an ISO 8601 time in UTC."""
    return digest(canonical([prev, seq, at, kind, public, sealed]))


def short_head(head: str) -> str:
    """The 12 characters that are printed: 48 bits, enough that nobody finds another log with the same head."""
    return head[:SHORT]


def verify(
    entries: Iterable[Mapping[str, Any]], *, printed_head: str = "", printed_seq: int = 0
) -> list[str]:
    """Every fault of a chain, in sentences; an empty list when it is whole.

    `entries` are mappings with seq, at, kind, public, sealed, prev and hash, in the order of seq. A head that was
    printed is compared with the entry of its number.
    """
    faults, prev, seq = [], "", 0
    seen: dict[int, str] = {}
    for entry in entries:
        seq += 1
        if entry["seq"] != seq:
            faults.append(f"Entry {seq} is missing or out of its order; found number {entry['seq']}.")
            seq = entry["seq"]
        if entry["prev"] != prev:
            faults.append(f"Entry {seq} does not follow the one before it.")
        made = entry_hash(
            entry["prev"], entry["seq"], entry["at"], entry["kind"], entry["public"], entry["sealed"]
        )
        if made != entry["hash"]:
            faults.append(f"Entry {seq} was changed after it was written.")
        prev = entry["hash"]
        seen[seq] = prev
    if printed_head and short_head(seen.get(printed_seq, "")) != printed_head:
        faults.append(f"Entry {printed_seq} is not the one whose check word {printed_head} was printed.")
    return faults
