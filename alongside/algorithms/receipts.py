"""Check numbers for votes, and the codes that let a voter in.

Both are written with 32 signs that nobody mixes up: no I, L, O or U (Crockford's base 32).
"""

import hashlib
import hmac

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
# What people type for a sign that is not there.
MEANT = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})
CODE_SIGNS = 10
CHECK_SIGNS = 12


def in_signs(raw: bytes, length: int) -> str:
    """The first `length` signs of the bytes, five bits each. ValueError when there are too few bytes.

    >>> in_signs(bytes(10), 4)
    '0000'
    """
    if len(raw) * 8 < length * 5:
        raise ValueError(f"{length} signs need {length * 5} bits")
    number = int.from_bytes(raw, "big") >> (len(raw) * 8 - length * 5)
    return "".join(SIGNS[(number >> (5 * place)) & 31] for place in reversed(range(length)))


def check_number(poll: str, choice: str, nonce: str) -> str:
    """The check number of a vote: 12 signs of SHA-256(poll | choice | nonce), 60 bits.

    The nonce stays in the box, so that a check number does not show how somebody voted.
    """
    return in_signs(hashlib.sha256(f"{poll}|{choice}|{nonce}".encode()).digest(), CHECK_SIGNS)


def in_groups(signs: str, size: int = 3) -> str:
    """For people: groups with a space between them.

    >>> in_groups("7K2M9QX4TB5D")
    '7K2 M9Q X4T B5D'
    """
    return " ".join(signs[start : start + size] for start in range(0, len(signs), size))


def as_typed(text: str) -> str:
    """What somebody typed, as signs: spaces and dashes gone, capitals, look-alikes put right.

    >>> as_typed("7k2-m9q o0i")
    '7K2M9Q001'
    """
    bare = "".join(sign for sign in text.upper() if sign.isalnum())
    return bare.translate(MEANT)


def vote_code(random_bytes: bytes) -> str:
    """A code of 10 signs from at least 7 random bytes: 50 bits, good only with a limit on tries."""
    return in_signs(random_bytes, CODE_SIGNS)


def code_digest(key: bytes, poll: str, code: str) -> str:
    """HMAC-SHA256 of the code under a key kept outside the database, so that a stolen database opens no vote."""
    return hmac.new(key, f"{poll}|{as_typed(code)}".encode(), hashlib.sha256).hexdigest()
