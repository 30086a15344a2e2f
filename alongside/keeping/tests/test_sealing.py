"""A sealed file opens with the key on paper, and with no byte changed."""

import io
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.keeping.sealing import CHUNK, NotOurs, from_paper, new_key, on_paper, public_half, seal, unseal

SECRET = bytes(range(32))
PUBLIC = public_half(SECRET)


def sealed(words: bytes) -> bytes:
    out = io.BytesIO()
    seal(io.BytesIO(words), out, PUBLIC)
    return out.getvalue()


def opened(file: bytes, secret: bytes = SECRET) -> bytes:
    out = io.BytesIO()
    unseal(io.BytesIO(file), out, secret)
    return out.getvalue()


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK])
def test_what_was_sealed_comes_out_as_it_was(size):
    words = random.Random(size).randbytes(size)

    assert opened(sealed(words)) == words


def test_a_copy_shows_nothing_of_what_is_in_it():
    assert b"4 Mill Row" not in sealed(b"4 Mill Row" * 100)


def test_two_hundred_flipped_bytes_are_two_hundred_refusals():
    file = sealed(b"Three dots each. " * 5000)
    dice = random.Random(7)
    for _time in range(200):
        place = dice.randrange(len(file))
        flipped = file[:place] + bytes([file[place] ^ (1 << dice.randrange(8))]) + file[place + 1 :]
        with pytest.raises(NotOurs):
            opened(flipped)


@pytest.mark.parametrize("what", ["cut", "longer", "swapped", "twice", "last left out"])
def test_pieces_cannot_be_cut_off_added_or_moved(what):
    file = sealed(random.Random(1).randbytes(3 * CHUNK))
    head, piece = len(file) - 3 * (CHUNK + 16), CHUNK + 16
    one, two, three = (file[head + n * piece : head + (n + 1) * piece] for n in range(3))
    changed = {
        "cut": file[:-1],
        "longer": file + b"x",
        "swapped": file[:head] + two + one + three,
        "twice": file[:head] + one + one + two + three,
        "last left out": file[:head] + one + two,
    }[what]

    with pytest.raises(NotOurs):
        opened(changed)


def test_another_key_opens_nothing():
    with pytest.raises(NotOurs, match="another key"):
        opened(sealed(b"words"), bytes(32))


def test_without_the_mark_on_the_last_piece_a_cut_file_would_pass():
    """The control: pieces that are sealed one by one, with nothing to say which is the last."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    box = ChaCha20Poly1305(SECRET)
    pieces = [box.encrypt(number.to_bytes(12, "big"), b"piece", None) for number in range(3)]

    kept = [box.decrypt(number.to_bytes(12, "big"), piece, None) for number, piece in enumerate(pieces[:2])]

    assert kept == [b"piece", b"piece"], "nothing noticed that the third is gone"


@given(st.binary(min_size=32, max_size=32))
def test_the_key_on_paper_is_read_back_in_small_letters_and_with_look_alikes(secret):
    paper = on_paper(secret)

    assert from_paper(paper.lower().replace("0", "o").replace("1", "l")) == secret


def test_a_mistyped_key_is_noticed():
    paper, _public = new_key()
    wrong = ("1" if paper[0] != "1" else "2") + paper[1:]

    for typed in (wrong, paper[:-2], "", "hello"):
        with pytest.raises(NotOurs):
            from_paper(typed)
