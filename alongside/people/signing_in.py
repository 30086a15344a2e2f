"""Signing in: a code by e-mail, or a person that the program itself names (set-up, example people, cards)."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.backends import BaseBackend
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from alongside.people.models import Person

BY_REFERENCE = "alongside.people.signing_in.ByReference"


class ByReference(BaseBackend):
    """Finds the person of a session. Nobody can sign in *through* it: it checks no secret."""

    def get_user(self, user_id):
        return Person.objects.filter(pk=user_id, is_active=True).first()


def sign_in(request, person: Person) -> None:
    """Sign this person in, in this browser. The caller has made sure of who they are."""
    login(request, person, backend=BY_REFERENCE)


class SignInAdapter(DefaultAccountAdapter):
    """allauth's questions, answered our way: nobody signs up alone, and letters are plain text."""

    def is_open_for_signup(self, request) -> bool:
        return False

    def format_email_subject(self, subject: str) -> str:
        return subject

    def get_from_email(self) -> str:
        return settings.DEFAULT_FROM_EMAIL

    def render_mail(self, template_prefix, email, context, headers=None) -> EmailMessage:
        """Plain text alone: the code is the first thing that is read out."""
        to = [email] if isinstance(email, str) else email
        subject = " ".join(render_to_string(f"{template_prefix}_subject.txt", context).split())
        body = (
            render_to_string(f"{template_prefix}_message.txt", context, context.get("request")).strip() + "\n"
        )
        return EmailMessage(subject, body, self.get_from_email(), to, headers=headers)
