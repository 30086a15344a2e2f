"""Cards to sign in with, and what follows a sign-in."""

import datetime
import hashlib
import secrets
import uuid

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from alongside.algorithms.receipts import code_digest, in_signs
from alongside.people.letters import queue_new_browser
from alongside.people.models import ContactRoute, KnownBrowser, Person, SignInCard
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route

CODE_SIGNS = 12  # 60 bits: at a thousand tries a second, guessing one of five hundred takes some 70,000 years
LIFE = datetime.timedelta(days=365)


def print_of(code: str) -> str:
    """HMAC of the code under a key that is not in the database: docs/decisions/0010-short-codes-as-hmac.md."""
    key = salted_hmac("alongside.people.cards", "", secret=settings.SECRET_KEY, algorithm="sha256").digest()
    return code_digest(key, "card", code)


@transaction.atomic
def make_card(person: Person, *, by, via: str = Route.WEB) -> tuple[SignInCard, str]:
    """A new card and its code, which is shown this once. The card before stops working."""
    if person.keeps_others_data:
        raise Refused(
            _("%(name)s works here, and signs in with a code by e-mail and a second step.") % {"name": person}
        )
    end_cards(person, by=by, via=via)
    code = in_signs(secrets.token_bytes(8), CODE_SIGNS)
    card = SignInCard.objects.create(person=person, digest=print_of(code), until=timezone.localdate() + LIFE)
    record(by, "made a card to sign in", card, via=via, helping=person)
    return card, code


@transaction.atomic
def end_cards(person: Person, *, by, via: str = Route.WEB) -> Person:
    """No card of this person works any more."""
    if person.cards.filter(ended_at=None).update(ended_at=timezone.now()):
        record(by, "ended the card to sign in", person, via=via, helping=person)
    return person


@transaction.atomic
def sign_out_everywhere(person: Person, *, by, via: str = Route.WEB) -> Person:
    """End every sign-in on every device, and every card."""
    end_cards(person, by=by, via=via)
    person.session_seal = uuid.uuid4()
    person.save(update_fields=["session_seal"])
    record(by, "signed out everywhere", person, via=via, helping=person)
    return person


@transaction.atomic
def use_card(code: str) -> Person:
    """Whose card is this? The use is dated, and its owner sees the date."""
    card = (
        SignInCard.objects.select_for_update(of=("self",))
        .filter(digest=print_of(code), ended_at=None, until__gte=timezone.localdate(), person__is_active=True)
        .select_related("person")
        .first()
    )
    if card is None:
        raise Refused(_("We do not know this card. Look at its code again, or ring us."), field="code")
    if card.person.keeps_others_data:
        raise Refused(_("Whoever works here signs in with a code by e-mail and a second step."), field="code")
    card.last_used_at = timezone.now()
    card.save(update_fields=["last_used_at"])
    record(card.person, "signed in with a card", card)
    return card.person


@transaction.atomic
def note_browser(person: Person, mark: str) -> bool:
    """Remember this browser. When it is not the first one of this person, tell them, by their own safe way."""
    digest = hashlib.sha256(f"{person.ref}|{mark}".encode()).hexdigest()
    has_others = person.known_browsers.exists()
    _browser, is_new = KnownBrowser.objects.get_or_create(person=person, digest=digest)
    if is_new and has_others:
        queue_new_browser(person, digest)
    return is_new


@transaction.atomic
def made_sure_by_code(person: Person, email: str) -> Person:
    """A code that was sent to this e-mail came back: it is theirs, and they are real."""
    for route in person.contact_routes.filter(kind=ContactRoute.Kind.EMAIL, confirmed_at=None):
        if route.value.lower() == email.lower():
            route.confirmed_at = timezone.now()
            route.save(update_fields=["confirmed_at"])
            record(person, "made sure of a way to reach", route, helping=person)
    EmailAddress.objects.filter(user=person, email=email.lower(), verified=False).update(verified=True)
    if person.welcomed_at is None:
        person.welcomed_at = timezone.now()
        person.save(update_fields=["welcomed_at"])
    return person


@transaction.atomic
def take_second_step_away(person: Person, *, by, via: str = Route.WEB) -> Person:
    """For somebody who lost their phone and their paper: they set it up anew at their next sign-in."""
    if by is not None and by.pk == person.pk:
        raise Refused(_("Somebody else has to do this for you, after making sure that it is you."))
    Authenticator.objects.filter(user=person).delete()
    person.session_seal = uuid.uuid4()
    person.save(update_fields=["session_seal"])
    record(by, "took the second step away", person, via=via)
    return person
