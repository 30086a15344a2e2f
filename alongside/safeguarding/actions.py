"""The only code that writes in this room. Nothing that somebody wrote goes into the history or into a letter."""

import datetime
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.algorithms import chain
from alongside.safeguarding.figures import leads
from alongside.safeguarding.letters import queue_something_came
from alongside.safeguarding.models import Concern, ConcernNote, NoteWords, Number, Opening
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route, new_salt


@transaction.atomic
def write_concern(
    *,
    words: str,
    in_danger: str,
    about: str = "",
    knows: str = "",
    reach_back: str = "",
    reach_is_safe: str = "",
    nameless: bool = False,
    by,
    via: str = Route.WEB,
) -> Concern:
    """Keep what somebody wrote because they are worried, and tell every lead that something came."""
    readers = list(leads())
    if not readers:
        raise Refused(
            _("Nobody here can read this yet, so we did not keep it. Please ring one of the numbers above.")
        )
    concern = Concern.objects.create(
        words=words,
        about=about,
        in_danger=in_danger,
        knows=knows,
        reach_back=reach_back,
        reach_is_safe=reach_is_safe if reach_back else "",
        by=None if nameless else getattr(by, "ref", None),
        via=via,
    )
    # By nobody, on purpose: whoever holds somebody's phone and reads "what I did here" must not find this.
    record(None, "wrote about a worry", concern, via=via)
    for lead in readers:
        queue_something_came(lead, concern)
    return concern


@transaction.atomic
def open_concern(concern: Concern, *, by, via: str = Route.WEB) -> Opening:
    """Let a lead read it for half an hour. All leads see who opened it and when."""
    concern = Concern.objects.select_for_update().get(pk=concern.pk)
    opening = Opening.objects.create(concern=concern, by=by.ref)
    if concern.state == Concern.State.NEW:
        _move(concern, Concern.State.LOOKED_AT)
    record(by, "opened a concern", concern, via=via)
    return opening


@transaction.atomic
def write_note(concern: Concern, words: str, *, by, via: str = Route.WEB) -> ConcernNote:
    """Keep what a lead did or learned."""
    note = _add(concern, ConcernNote.Kind.NOTE, words, by=by)
    record(by, "wrote a note on a concern", concern, via=via)
    return note


@transaction.atomic
def pass_on(
    concern: Concern,
    *,
    to: str,
    on: datetime.date,
    agreed: str,
    words: str = "",
    by,
    via: str = Route.WEB,
) -> ConcernNote:
    """Keep to whom it was passed on, when, and whether the person said yes; without their yes, why.

    Care Act 2014, section 42, and its guidance: the adult's consent first, unless risk, lack of a way to ask, or
    capacity stands against it; the reason is written down.
    """
    if on > timezone.localdate():
        raise Refused(_("This day has not come yet. Write the day on which you passed it on."), field="on")
    if agreed != ConcernNote.Agreed.YES and not words:
        raise Refused(_("Say why you passed it on without their yes."), field="words")
    note = _add(concern, ConcernNote.Kind.PASSED_ON, words, by=by, to=to, agreed=agreed, passed_on_on=on)
    _move(concern, Concern.State.PASSED_ON)
    record(by, "passed on a concern", concern, via=via)
    return note


@transaction.atomic
def close_concern(concern: Concern, words: str, *, by, via: str = Route.WEB) -> ConcernNote:
    """Say why nothing more is to be done."""
    note = _add(concern, ConcernNote.Kind.CLOSED, words, by=by)
    _move(concern, Concern.State.CLOSED)
    record(by, "closed a concern", concern, via=via)
    return note


@transaction.atomic
def set_numbers(numbers: Sequence[tuple[str, str, str]], *, by, via: str = Route.WEB) -> list[Number]:
    """Say which numbers stand below 999, in this order: (whose, number, when)."""
    Number.objects.all().delete()
    kept = [
        Number.objects.create(label=label, value=value, when=when, order=order)
        for order, (label, value, when) in enumerate(numbers, 1)
    ]
    for number in kept:
        record(by, "set a number to ring", number, via=via)
    return kept


def _add(concern: Concern, kind: str, words: str, *, by, to: str = "", **more) -> ConcernNote:
    salt = new_salt()
    seal = chain.seal(salt, {"words": words, "to": to})
    note = ConcernNote.objects.create(concern=concern, kind=kind, by=by.ref, seal=seal, **more)
    NoteWords.objects.create(note=note, words=words, to=to, salt=salt)
    return note


def _move(concern: Concern, state: str) -> None:
    concern.state = state
    concern.save(update_fields=["state"])
