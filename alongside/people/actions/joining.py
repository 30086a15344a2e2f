"""Joining: alone on the web, step by step; or through somebody who writes it down; or only for news."""

import hashlib
import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.algorithms.receipts import as_typed, in_signs
from alongside.people.actions.consenting import say_yes
from alongside.people.actions.entering import add_person, hide
from alongside.people.actions.here_as import choose_hats, say_where_from
from alongside.people.actions.needing import write_needs
from alongside.people.letters import queue_welcome
from alongside.people.models import Consent, Joining, Organisation, Person
from alongside.shared.errors import Refused
from alongside.shared.history.models import Route

CODE_LENGTH = 12  # 60 bits: nobody guesses it, so its digest may stand in the database


def digest_of(code: str) -> str:
    return hashlib.sha256(as_typed(code).encode()).hexdigest()


@transaction.atomic
def start_joining() -> tuple[Joining, str]:
    """A new, empty set of answers, and the code that brings its owner back. The code is kept nowhere but with them."""
    code = in_signs(secrets.token_bytes(8), CODE_LENGTH)
    return Joining.objects.create(code_digest=digest_of(code)), code


@transaction.atomic
def keep_answers(joining: Joining, answers: dict) -> Joining:
    """Keep what was answered on one page, beside what was answered before."""
    joining = Joining.objects.select_for_update().get(pk=joining.pk)
    joining.answers = {**joining.answers, **answers}
    joining.save()
    return joining


def come_back(code: str) -> Joining:
    """The answers that this code opens."""
    joining = Joining.objects.filter(code_digest=digest_of(code)).first()
    if joining is None:
        raise Refused(
            _("We do not find this code. Look at it once more, or begin again: it is quick."), field="code"
        )
    return joining


@transaction.atomic
def finish_joining(joining: Joining) -> Person:
    """Make a person of the answers, and let the answers go. They entered themselves, on the web."""
    joining = Joining.objects.select_for_update().get(pk=joining.pk)
    answers = joining.answers
    if not answers.get("name", "").strip():
        raise Refused(_("Only your name is missing. Any name that you use is fine."))
    organisations = Organisation.objects.filter(ref__in=answers.get("organisations", ()))
    person = enter(**answers | {"organisations": organisations}, by=None, via=Route.WEB, on_their_own=True)
    joining.delete()
    return person


@transaction.atomic
def enter(
    *,
    name: str,
    by,
    via: str = Route.WEB,
    on_their_own: bool = False,
    called: str = "",
    pronouns: str = "",
    language: str = "en-GB",
    format: str = "web",
    print_size: int = 12,
    kind: str = "",
    value: str = "",
    no_voicemail: bool = False,
    neutral_envelope: bool = False,
    note: str = "",
    hidden: bool = False,
    needs=(),
    own_words: dict[str, str] | None = None,
    yes_needs: bool = False,
    hats=(),
    hat_words: str = "",
    organisations=(),
    another: str = "",
    not_connected: bool = False,
    yes_news: bool = False,
    read_back: bool = False,
) -> Person:
    """Write down somebody with all that they said, in one go: on the web they themselves, else `by` heard it by `via`.

    A name is enough. Everything that needs a clear yes is kept only with it. A welcome letter is queued in their own
    format, when a worker wrote them down.
    """
    route = {"no_voicemail": no_voicemail, "neutral_envelope": neutral_envelope, "note": note} if kind else {}
    person = add_person(
        name,
        by=by,
        via=via,
        on_their_own=on_their_own,
        called=called,
        pronouns=pronouns,
        language=language,
        format=format,
        print_size=print_size,
        kind=kind,
        value=value,
        read_back=read_back,
        **route,
    )
    by = person if on_their_own else by
    if hidden:
        hide(person, hidden=True, by=by, via=via)
    if needs or any(words.strip() for words in (own_words or {}).values()):
        write_needs(person, needs=needs, own_words=own_words, yes=yes_needs, by=by, via=via)
    if hats or hat_words.strip():
        choose_hats(person, hats, own_words=hat_words, by=by, via=via)
    if organisations or another.strip() or not_connected:
        say_where_from(
            person,
            organisations=organisations,
            another=another,
            not_connected=not_connected,
            by=by,
            via=via,
        )
    if yes_news:
        say_yes(person, Consent.To.NEWS, by=by, via=via, read_back=read_back)
    if not on_their_own:
        queue_welcome(person)
    return person


@transaction.atomic
def send_me_news(*, name: str, kind: str, value: str, format: str = "web", print_size: int = 12) -> Person:
    """Just news: a name, a way, a format, and the yes that sending this form is."""
    return enter(
        name=name,
        kind=kind,
        value=value,
        format=format,
        print_size=print_size,
        yes_news=True,
        by=None,
        on_their_own=True,
    )
