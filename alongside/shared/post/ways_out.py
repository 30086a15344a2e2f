"""How a letter leaves this machine: by e-mail, or as a text message.

A way out is opened before anything is said, so that a provider that is not there costs nothing. `send` then gives the
provider's own name for the letter, or raises one of the two clear answers below. Any other fault means: nobody knows.
"""

import base64
import hmac
import json
import os
import smtplib
import socket
import time
from functools import lru_cache
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from django.conf import settings
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext as _

from alongside.formats import FORMATS, NotHere
from alongside.formats.document import Document, direction_of, from_dict
from alongside.formats.html import to_html
from alongside.formats.pdf import to_pdf
from alongside.formats.text import to_text
from alongside.shared.post.pile import size_for
from alongside.shared.post.reach import Reach
from alongside.shared.post.stopping import stop_address

# Their format, and the file that goes along with an e-mail
IN_A_FILE = {
    "large print": "large-print",
    "pdf": "pdf",
    "docx": "word",
    "audio": "audio",
    "braille": "braille",
}


class NotTaken(Exception):
    """The provider did not take the letter, for sure: it may be offered again."""


class NoSuchAddress(Exception):
    """The provider says that this address or number does not work."""


class ByEmail:
    """By SMTP, or whatever mailer the settings name."""

    def __init__(self):
        self.connection = mail.mailers.create_connection("default")

    def open(self) -> None:
        try:
            self.connection.open()
        except (OSError, smtplib.SMTPException) as fault:
            # Nothing was said about the letter yet.
            raise NotTaken(f"The mail server did not answer: {type(fault).__name__}.") from None

    def send(self, letter, target: Reach) -> str:
        try:
            email = message(letter, target)
        except Exception as fault:
            # Nothing was said about the letter yet.
            raise NotTaken(f"It could not be made: {type(fault).__name__}.") from fault
        try:
            self.connection.send_messages([email])
        except smtplib.SMTPRecipientsRefused as no:
            code, words = next(iter(no.recipients.values()))
            self.clear_answer(code, words)
        except smtplib.SMTPResponseException as no:
            self.clear_answer(no.smtp_code, no.smtp_error, to_address=False)
        return letter.message_id

    def clear_answer(self, code: int, words: bytes, to_address: bool = True) -> None:
        said = f"The mail server said {code}."
        if to_address and 500 <= code < 600:
            raise NoSuchAddress(said)
        if 400 <= code < 600:
            raise NotTaken(said)
        raise ValueError(said)

    def close(self) -> None:
        self.connection.close()


def message(letter, target: Reach) -> EmailMultiAlternatives:
    """The letter as an e-mail: plain words first, and the same words with headings and lists."""
    document = from_dict(letter.document)
    headers = {"Message-ID": letter.message_id}
    end = f"\n\n{letter.why}\n"
    if letter.is_news:
        stop = settings.ADDRESS + stop_address(letter)
        headers["List-Unsubscribe"] = f"<{stop}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        with translation.override(target.language.lower()):
            end += _("To stop the news, open this and press the button:") + f" {stop}\n"
    email = EmailMultiAlternatives(
        subject=" ".join(letter.subject.split()),
        body=to_text(document) + end,
        to=[target.address],
        headers=headers,
    )
    ending = "".join(f"<p>{escape(line)}</p>" for line in end.split("\n") if line)
    page = f'<!doctype html><html lang="{escape(document.language)}" dir="{direction_of(document.language)}">'
    email.attach_alternative(f"{page}<body>{to_html(document)}{ending}</body></html>", "text/html")
    if made := attachment(letter, target):
        email.attach(*made)
    return email


def attachment(letter, target: Reach) -> tuple[str, bytes, str] | None:
    """The letter in the reader's own format, beside the words: name, file, kind. None where the words are the format."""
    name = IN_A_FILE.get(target.format)
    if name is None:
        return None
    make = made_once if letter.batch else made_in  # what went to one person alone stays in no memory
    format = FORMATS[name]
    try:
        made = make(from_dict(letter.document), name, size_for(target))
    except NotHere:
        return None  # not in this language: the words still go
    return f"letter.{format.extension}", made, format.media_type


def made_in(document: Document, name: str, size: int) -> bytes:
    format = FORMATS[name]
    return to_pdf(document, size=size) if format.extension == "pdf" else format.make(document)


@lru_cache(maxsize=8)
def made_once(document: Document, name: str, size: int) -> bytes:
    """A letter that went to many is made once in each format, not once for each reader."""
    return made_in(document, name, size)


class ByText:
    """As a text message, through what the settings name. Short: what it is about, and where to read it."""

    def open(self) -> None:
        pass

    def send(self, letter, target: Reach) -> str:
        words = text_words(letter)
        if settings.TEXTS == "file":
            return text_to_file(target.address, words)
        return text_by_notify(target.address, words, str(letter.ref))

    def close(self) -> None:
        pass


def text_words(letter) -> str:
    """Who writes, what it is about, and where to read it."""
    about = from_dict(letter.document).about
    who = f"{about}. " if 0 < len(about) < 60 else ""
    return f"{who}{letter.short or letter.subject}: {settings.ADDRESS}{letter.link or reverse('post:read', args=[letter.ref])}"


def text_to_file(number: str, words: str) -> str:
    """For trying out: the text goes to a file in the data folder that only its owner can read."""
    path = settings.DATA / "texts.txt"
    with os.fdopen(
        os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600), "a", encoding="utf-8"
    ) as file:
        file.write(f"{number}\t{' '.join(words.split())}\n")
    return "file"


def text_by_notify(number: str, words: str, reference: str) -> str:
    """GOV.UK Notify. Its template holds one gap, ((words))."""
    _notify, template, key = settings.TEXTS.split(":", 2)
    service, secret = key[-73:-37], key[-36:]
    request = Request(
        "https://api.notifications.service.gov.uk/v2/notifications/sms",
        data=json.dumps(
            {
                "phone_number": number,
                "template_id": template,
                "personalisation": {"words": words},
                "reference": reference,
            }
        ).encode(),
        headers={
            "Content-Type": "application/json",
            "Authorization": f"Bearer {notify_token(service, secret)}",
        },
    )
    try:
        with urlopen(request, timeout=30) as answer:
            return json.load(answer)["id"]
    except HTTPError as no:
        if no.code == 400 and b"phone_number" in no.read():
            raise NoSuchAddress("Notify said 400.") from None
        if 400 <= no.code < 500:
            raise NotTaken(f"Notify said {no.code}.") from None
        raise
    except URLError as fault:
        if isinstance(fault.reason, (ConnectionRefusedError, socket.gaierror)):
            raise NotTaken("Notify did not answer.") from None
        raise


def notify_token(service: str, secret: str) -> str:
    """The signed note that says who asks (a JSON web token, HS256)."""

    def packed(data: bytes) -> str:
        return base64.urlsafe_b64encode(data).rstrip(b"=").decode()

    head = packed(json.dumps({"typ": "JWT", "alg": "HS256"}).encode())
    body = packed(json.dumps({"iss": service, "iat": int(time.time())}).encode())
    signed = hmac.digest(secret.encode(), f"{head}.{body}".encode(), "sha256")
    return f"{head}.{body}.{packed(signed)}"


WAYS_OUT = {"email": ByEmail, "text": ByText}
