"""The address in each letter of news that stops the news. It is signed, so it needs no sign-in."""

from django.core import signing
from django.urls import reverse

SALT = "alongside.stop-news"


def stop_address(letter) -> str:
    return reverse("post:stop", args=[signing.dumps(str(letter.ref), salt=SALT)])


def letter_ref(signed: str) -> str | None:
    try:
        return signing.loads(signed, salt=SALT)
    except signing.BadSignature:
        return None
