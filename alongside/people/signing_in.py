"""Signing in: a code by e-mail, or a person that the program itself names (set-up, example people, cards)."""

import secrets
from concurrent.futures import ThreadPoolExecutor

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.backends import BaseBackend
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from alongside.people.actions.cards import made_sure_by_code, note_browser
from alongside.people.models import Person

BY_REFERENCE = "alongside.people.signing_in.ByReference"


SIGNED_IN_BY, CARD = "signed in by", "card"  # in the session
MARK = "__Host-seen" if settings.SECURE else "seen"  # a cookie: this browser, for no other use
MARK_LIFE = 60 * 60 * 24 * 365
_senders = ThreadPoolExecutor(max_workers=2, thread_name_prefix="sign-in mail")


def send_soon(message: EmailMessage | None) -> None:
    """Send it when this page has been answered. Should the program stop just now, they ask once more."""
    _senders.submit(message.send if message else int)


def meet_browser(request, person: Person, answer):
    """Mark this browser, and tell its person when they have not been seen in it before."""
    mark = request.COOKIES.get(MARK) or secrets.token_urlsafe(18)
    note_browser(person, mark)
    answer.set_cookie(
        MARK, mark, max_age=MARK_LIFE, httponly=True, secure=settings.SECURE, samesite="Lax", path="/"
    )
    return answer


class ByReference(BaseBackend):
    """Finds the person of a session. Nobody can sign in *through* it: it checks no secret."""

    def get_user(self, user_id):
        return Person.objects.filter(pk=user_id, is_active=True).first()


def sign_in(request, person: Person, *, how: str = "") -> None:
    """Sign this person in, in this browser. The caller has made sure of who they are; `how` is kept in the session."""
    login(request, person, backend=BY_REFERENCE)
    if how:
        request.session[SIGNED_IN_BY] = how


def is_fresh(request) -> bool:
    """Whether this sign-in is good enough to change how somebody is reached or who helps them.

    A card may have been found, or taken. Then a code by e-mail, or somebody who works here, makes sure.
    """
    return request.session.get(SIGNED_IN_BY) != CARD


def must_be_fresh(request) -> None:
    """Stop here whoever came in with a card."""
    if not is_fresh(request):
        raise PermissionDenied(
            _(
                "You came in with your card, and a card can be lost. To do this, ring us, or sign in with a code by "
                "e-mail."
            )
        )


class SignInAdapter(DefaultAccountAdapter):
    """allauth's questions, answered our way: nobody signs up alone, and letters are plain text."""

    def is_open_for_signup(self, request) -> bool:
        return False

    def format_email_subject(self, subject: str) -> str:
        return subject

    def get_from_email(self) -> str:
        return settings.DEFAULT_FROM_EMAIL

    def send_mail(self, template_prefix, email, context) -> None:
        """Send it after the page has been answered, so that a known address answers no later than an unknown one.

        For an unknown address the same letter is written, and thrown away.
        """
        known = not template_prefix.endswith("unknown_account")
        if not known:
            template_prefix = "account/email/login_code"
            context = {"request": context.get("request"), "code": self.generate_login_code()}
        message = self.render_mail(template_prefix, email, context)
        send_soon(message if known else None)

    def post_login(self, request, user, *, email, **more):
        """A code came back from this address, so it is theirs. A browser that we do not know is told to them."""
        answer = super().post_login(request, user, email=email, **more)
        if email:
            made_sure_by_code(user, email)
        return meet_browser(request, user, answer)

    def render_mail(self, template_prefix, email, context, headers=None) -> EmailMessage:
        """Plain text alone: the code is the first thing that is read out."""
        to = [email] if isinstance(email, str) else email
        subject = " ".join(render_to_string(f"{template_prefix}_subject.txt", context).split())
        body = (
            render_to_string(f"{template_prefix}_message.txt", context, context.get("request")).strip() + "\n"
        )
        return EmailMessage(subject, body, self.get_from_email(), to, headers=headers)
