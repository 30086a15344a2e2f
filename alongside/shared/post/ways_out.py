"""How a letter leaves this machine: by e-mail, or as a text message.

A way out is opened before anything is said, so that a provider that is not there costs nothing. `send` then gives the
provider's own name for the letter, or raises one of the two clear answers below. Any other fault means: nobody knows.
"""

import smtplib

from django.conf import settings
from django.core import mail
from django.core.mail import EmailMultiAlternatives

from alongside.formats.document import from_dict
from alongside.formats.html import to_html
from alongside.formats.text import to_text
from alongside.shared.post.reach import Reach
from alongside.shared.post.stopping import stop_address


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
            self.connection.send_messages([message(letter, target)])
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
        end += f"{stop}\n"
    email = EmailMultiAlternatives(
        subject=" ".join(letter.subject.split()),
        body=to_text(document) + end,
        to=[target.address],
        headers=headers,
    )
    email.attach_alternative(to_html(document), "text/html")
    return email


WAYS_OUT = {"email": ByEmail}
