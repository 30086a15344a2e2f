"""Seals a file so that only the key on paper opens it, and any change of it is refused.

X25519 with a key pair made for this file alone, HKDF-SHA256, then ChaCha20-Poly1305 over chunks of 1 MiB. The nonce is
the chunk's number and a mark on the last one, as in STREAM (Hoang, Reyhanitabar, Rogaway and Vizár, 2015), so that a
chunk cannot be cut off, left out, repeated or moved. The public half stands in the data folder; the secret half on
paper alone, so that whoever takes the machine cannot read the copies.
"""

import hashlib
import secrets
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from alongside.algorithms.receipts import SIGNS, as_typed, in_groups, in_signs

MAGIC = b"alongside copy 1\n"
CHUNK = 1024 * 1024
TAG = 16
KEY_SIGNS, CHECK_SIGNS = 52, 4  # 256 bits in signs of five, and four to find a mistyped one


class NotOurs(ValueError):
    """This file is no copy of ours, was changed, or belongs to another key. The message says which."""


def new_key() -> tuple[str, bytes]:
    """A new pair: what is written on paper, and the public half."""
    secret = secrets.token_bytes(32)
    return on_paper(secret), public_half(secret)


def on_paper(secret: bytes) -> str:
    """
    >>> on_paper(bytes(32))[:14]
    '0000 0000 0000'
    """
    signs = in_signs(secret + b"\0", KEY_SIGNS)
    return in_groups(signs + check_of(signs), 4)


def check_of(signs: str) -> str:
    return in_signs(hashlib.sha256(signs.encode()).digest(), CHECK_SIGNS)


def from_paper(typed: str) -> bytes:
    """The secret half again. NotOurs when a sign is missing or mistyped."""
    signs = as_typed(typed)
    body, check = signs[:KEY_SIGNS], signs[KEY_SIGNS:]
    if len(signs) != KEY_SIGNS + CHECK_SIGNS or check_of(body) != check or any(s not in SIGNS for s in body):
        raise NotOurs("This is not the whole key, or a letter of it is wrong. Look at the paper once more.")
    number = 0
    for sign in body:
        number = number * 32 + SIGNS.index(sign)
    return (number >> (KEY_SIGNS * 5 - 256)).to_bytes(32, "big")


def public_half(secret: bytes) -> bytes:
    return raw(X25519PrivateKey.from_private_bytes(secret).public_key())


def raw(key: X25519PublicKey) -> bytes:
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw)


def cipher(shared: bytes, head: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(HKDF(SHA256(), 32, salt=head, info=MAGIC).derive(shared))


def nonce(number: int, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


def seal(plain: BinaryIO, sealed: BinaryIO, public: bytes) -> None:
    """Write everything of `plain` into `sealed`, for the owner of the paper alone."""
    once = X25519PrivateKey.generate()
    head = MAGIC + raw(once.public_key()) + public
    box = cipher(once.exchange(X25519PublicKey.from_public_bytes(public)), head)
    sealed.write(head)
    for number, (chunk, is_last) in enumerate(with_last(plain, CHUNK)):
        sealed.write(box.encrypt(nonce(number, is_last), chunk, head))


def unseal(sealed: BinaryIO, plain: BinaryIO, secret: bytes) -> None:
    """Write what was sealed into `plain`. NotOurs at the first byte that is not as it was."""
    head = sealed.read(len(MAGIC) + 64)
    if len(head) != len(MAGIC) + 64 or not head.startswith(MAGIC):
        raise NotOurs("This is not a copy that Alongside made.")
    once, public = head[len(MAGIC) : -32], head[-32:]
    if public != public_half(secret):
        raise NotOurs("This copy was sealed for another key, or its beginning was changed.")
    box = cipher(
        X25519PrivateKey.from_private_bytes(secret).exchange(X25519PublicKey.from_public_bytes(once)), head
    )
    for number, (chunk, is_last) in enumerate(with_last(sealed, CHUNK + TAG)):
        try:
            plain.write(box.decrypt(nonce(number, is_last), chunk, head))
        except InvalidTag:
            raise NotOurs("This copy was changed, or a part of it is missing. Take another one.") from None


def with_last(file: BinaryIO, size: int) -> Iterator[tuple[bytes, bool]]:
    """The file in pieces, each with whether it is the last; one empty piece when there is nothing."""
    piece = file.read(size)
    while True:
        following = file.read(size)
        yield piece, not following
        if not following:
            return
        piece = following
