"""A letter from the outbox to the provider, at most once.

Before a word is said to a provider, a letter is noted as going, and that note is committed. So a crash at any moment
leaves it as going; when its time is over it is listed as not sure, and a person decides. It goes again by itself only
where nothing was said to the provider, or where the provider clearly said that it did not take it.
"""

import datetime
import uuid
from contextlib import suppress

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from alongside.formats import FORMATS
from alongside.formats.document import Document, to_dict
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.post.models import Letter
from alongside.shared.post.reach import Reach, may_send, reach_of, way_failed
from alongside.shared.post.ways_out import WAYS_OUT, NoSuchAddress, NotTaken

UNDO_FOR = datetime.timedelta(seconds=60)
LEASE = datetime.timedelta(minutes=10)
MOST_TRIES = 12
MOST_UNSURE_A_DAY = 3  # letters to one address that nobody has made sure of
BY_HAND = {"post", "phone"}
NEEDS_A_PERSON = {"easy read", "bsl"}  # made by people, always
# A machine makes these where its program is, for whoever gets them by one of these ways.
MADE_FOR_WAYS = {"audio": {"email"}, "braille": {"email", "post"}}


def queue_letter(
    key: str,
    *,
    to,
    room: str,
    why: str,
    document: Document,
    batch: str = "",
    is_news: bool = False,
    is_expected: bool = False,
    link: str = "",
    short: str = "",
    is_made: bool = False,
) -> Letter:
    """Put a letter in the outbox, in the transaction of its cause. The same key twice gives the first letter.

    Letters of one batch went out together at the press of a button: they can be stopped for sixty seconds, and each
    waits until it can be made in its reader's format. `link` is an address of ours to which a text message leads, `short` what it
    says before that. `is_made`: a person made it in the reader's format already. `is_expected`: it answers what they just asked
    of us, or asks whether we may write, so it goes also by a way that nobody has made sure of; three a day at most.
    """
    letter, _made = Letter.objects.get_or_create(
        key=key,
        defaults={
            "to": to.ref,
            "room": room,
            "why": why,
            "subject": document.title[:200],
            "document": to_dict(document),
            "batch": batch,
            "is_news": is_news,
            "is_expected": is_expected,
            "link": link,
            "short": short,
            "is_made": is_made,
            "not_before": timezone.now() + (UNDO_FOR if batch else datetime.timedelta()),
        },
    )
    return letter


@transaction.atomic
def try_out(document: Document, *, by) -> Letter:
    """A letter that never goes, for whoever wants to see it in every format (`post:try`) before others get it."""
    return Letter.objects.create(
        key=f"try {uuid.uuid4()}",
        to=by.ref,
        room="post",
        why=_("You wanted to see it before others get it."),
        subject=document.title[:200],
        document=to_dict(document),
        not_before=timezone.now(),
        state=Letter.State.STOPPED,
        settled_at=timezone.now(),
    )


@transaction.atomic
def stop_batch(batch: str, *, by) -> int:
    """Stop every letter of a batch that has not gone yet. How many were stopped."""
    waiting = Letter.objects.select_for_update().filter(
        batch=batch, state__in=[Letter.State.WAITING, Letter.State.UNMADE, Letter.State.BY_HAND]
    )
    first = waiting.first()
    if first is None:
        raise Refused(_("It is too late to stop it: everything has gone."))
    number = waiting.update(state=Letter.State.STOPPED, settled_at=timezone.now())
    record(by, "stopped letters", first)
    return number


def send_letter(letter: Letter) -> Letter:
    """Send one waiting letter by its reader's way, at most once. What we know of them is asked again at this moment."""
    letter, target = _take(letter)
    if target is None:
        return letter
    try:
        way_out = WAYS_OUT[letter.way]()
        way_out.open()
    except NotTaken as no:
        return _note(letter, Letter.State.WAITING, fault=str(no))
    try:
        provider = way_out.send(letter, target)
    except NotTaken as no:
        return _note(letter, Letter.State.WAITING, fault=str(no))
    except NoSuchAddress as no:
        return _refused(letter, target, str(no))
    except Exception as fault:
        # Something was said, and no clear answer came: nobody knows whether it went.
        return _note(letter, Letter.State.NOT_SURE, fault=f"The line broke: {type(fault).__name__}.")
    letter = _note(letter, Letter.State.SENT, provider=provider)
    with suppress(Exception):
        way_out.close()
    return letter


@transaction.atomic
def _take(letter: Letter) -> tuple[Letter, Reach | None]:
    """Note that this program has the letter. No reach when there is nothing to send now."""
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    if letter.state not in (Letter.State.WAITING, Letter.State.UNMADE) or letter.not_before > timezone.now():
        return letter, None
    if not may_send():
        return _settle(letter, Letter.State.HELD), None
    target = reach_of(letter)
    if target is None or not target.way:
        return _settle(letter, Letter.State.FAILED, fault="We have no safe way to reach this person."), None
    if target.only_ask and not letter.is_expected:
        return _settle(letter, Letter.State.STOPPED, fault="They have not said yes to letters from us."), None
    if not target.is_sure:
        if not letter.is_expected:
            return _settle(
                letter, Letter.State.FAILED, fault="We have no safe way to reach this person."
            ), None
        letter.unsure_print = print_of(target)
        if sent_today(letter.unsure_print) >= MOST_UNSURE_A_DAY:
            return _settle(
                letter, Letter.State.FAILED, fault="Enough letters went to this address today."
            ), None
    if letter.is_news and not target.wants_news:
        return _settle(letter, Letter.State.STOPPED, fault="They want no news any more."), None
    letter.way, letter.format = target.way, target.format
    if letter.batch and not letter.is_made and waits_for_a_person(target):
        return _settle(letter, Letter.State.UNMADE), None
    if target.way in BY_HAND or (target.way == "text" and not settings.TEXTS):
        return _settle(letter, Letter.State.BY_HAND), None
    letter.state, letter.going_with = Letter.State.SENDING, uuid.uuid4()
    letter.going_until = timezone.now() + LEASE
    letter.save()
    return letter, target


def print_of(target: Reach) -> str:
    """A print of an address, from which nobody can tell the address without our key."""
    bare = "".join(target.address.lower().split())
    return salted_hmac("alongside.post.unsure", f"{target.way} {bare}", algorithm="sha256").hexdigest()


def sent_today(unsure_print: str) -> int:
    """How many letters went to an address of which nobody is sure, in the last day."""
    since = timezone.now() - datetime.timedelta(days=1)
    return (
        Letter.objects.filter(unsure_print=unsure_print, settled_at__gt=since)
        .exclude(state=Letter.State.FAILED)
        .count()
    )


def waits_for_a_person(target: Reach) -> bool:
    """Can nobody but a person make this reader's format, for the way by which they get it?"""
    if target.format in NEEDS_A_PERSON:
        return True
    ways = MADE_FOR_WAYS.get(target.format)
    return ways is not None and not (target.way in ways and FORMATS[target.format].is_here())


@transaction.atomic
def _note(letter: Letter, state: str, fault: str = "", provider: str = "") -> Letter:
    """Write down what the provider said, if this program still has the letter."""
    now = Letter.objects.select_for_update().get(pk=letter.pk)
    still_ours = now.going_with == letter.going_with and now.state in (
        Letter.State.SENDING,
        Letter.State.NOT_SURE,
    )
    if not still_ours:
        return now
    if state == Letter.State.WAITING:
        now.tries += 1
        now.not_before = timezone.now() + datetime.timedelta(minutes=min(60, 2**now.tries))
        if now.tries >= MOST_TRIES:
            state = Letter.State.FAILED
    now.provider = provider[:120]
    return _settle(now, state, fault)


@transaction.atomic
def _refused(letter: Letter, target: Reach, why: str) -> Letter:
    letter = _note(letter, Letter.State.FAILED, fault=why)
    if letter.state == Letter.State.FAILED:
        way_failed(letter.to, target.way, target.address, why)
    return letter


def _settle(letter: Letter, state: str, fault: str = "") -> Letter:
    letter.state, letter.fault, letter.settled_at = state, fault[:300], timezone.now()
    letter.save()
    return letter


@transaction.atomic
def mark_unsure() -> int:
    """List what was under way when its program stopped. A person decides; we never send it again by ourselves."""
    now = timezone.now()
    return Letter.objects.filter(state=Letter.State.SENDING, going_until__lt=now).update(
        state=Letter.State.NOT_SURE, settled_at=now, fault="The program stopped while it went."
    )


@transaction.atomic
def use_made_format(batch: str, format: str, document: Document, *, by) -> int:
    """Somebody made the batch in a format such as Easy Read: whoever waited for it gets it now. How many."""
    waiting = Letter.objects.select_for_update().filter(batch=batch, state=Letter.State.UNMADE, format=format)
    for letter in waiting:
        letter.document, letter.is_made = to_dict(document), True
        letter.not_before = timezone.now() + UNDO_FOR
        _settle(letter, Letter.State.WAITING)
        record(by, "made in their format", letter)
    return len(waiting)
