"""The only code that writes to the outbox."""

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from alongside.formats.document import Document, from_dict, to_dict
from alongside.formats.text import to_text
from alongside.shared.post.models import Letter
from alongside.shared.post.reach import may_send, reach


def queue_letter(key: str, *, to, room: str, why: str, document: Document) -> Letter:
    """Put a letter in the outbox, in the transaction of its cause. The same key twice gives the first letter."""
    letter, _ = Letter.objects.get_or_create(
        key=key,
        defaults={
            "to": to.ref,
            "room": room,
            "why": why,
            "subject": document.title[:200],
            "document": to_dict(document),
        },
    )
    return letter


def send_letter(letter: Letter) -> Letter:
    """Send one waiting letter by its reader's way. A crash half way leaves it "not sure", and it never goes again."""
    with transaction.atomic():
        letter = Letter.objects.select_for_update().get(pk=letter.pk)
        if letter.state != Letter.State.WAITING:
            return letter
        if not may_send():
            return _settle(letter, Letter.State.HELD)
        target = reach(letter.to)
        if target is None or not target.way:
            return _settle(letter, Letter.State.FAILED, fault="We have no safe way to reach this person.")
        letter.way = target.way
        if target.way != "email":
            return _settle(letter, Letter.State.BY_HAND)
        letter.state = Letter.State.SENDING
        letter.save(update_fields=["state", "way"])
    message = EmailMessage(
        subject=letter.subject,
        body=f"{to_text(from_dict(letter.document))}\n\n{letter.why}\n",
        to=[target.address],
        headers={"Message-ID": f"<{letter.ref}@alongside>"},
    )
    try:
        message.send()
    except ConnectionRefusedError:
        # Nothing was said to the mail server, so trying again later is safe.
        with transaction.atomic():
            return _settle(letter, Letter.State.WAITING, fault="The mail server did not answer.")
    with transaction.atomic():
        return _settle(letter, Letter.State.SENT)


@transaction.atomic
def mark_unsure(older_than) -> int:
    """List what was under way when the program stopped. A person decides; we never send it again by ourselves."""
    return Letter.objects.filter(state=Letter.State.SENDING, made_at__lt=older_than).update(
        state=Letter.State.NOT_SURE, settled_at=timezone.now()
    )


def _settle(letter: Letter, state: str, fault: str = "") -> Letter:
    letter.state, letter.fault, letter.settled_at = state, fault, timezone.now()
    letter.save(update_fields=["state", "fault", "way", "settled_at"])
    return letter
