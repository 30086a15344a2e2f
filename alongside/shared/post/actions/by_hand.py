"""What a person does with letters: print them, ring people, say what came back, decide what is not sure."""

import datetime
from types import SimpleNamespace

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.post.models import Letter
from alongside.shared.post.pile import Pile, sort_for_posting
from alongside.shared.post.reach import reach, reach_of, way_failed

DONE, NO_ANSWER, LATER = "done", "no answer", "later"
WENT, AGAIN, LEAVE = "went", "again", "leave"


def whose(letter: Letter) -> SimpleNamespace:
    """The person of a letter, as the history wants them: below the people there are only references."""
    return SimpleNamespace(ref=letter.to)


@transaction.atomic
def make_pile(*, by) -> Pile:
    """Everything to print, in the order of the post codes. That addresses were looked at is written down for each."""
    to_print = (
        Letter.objects.select_for_update().filter(state=Letter.State.BY_HAND, way="post").order_by("pk")
    )
    pile = Pile([])
    for letter in to_print:
        target = reach_of(letter)
        if target is None or target.way != "post":
            # They chose another way since, or it is not safe any more: it goes the new way instead.
            letter.state = Letter.State.WAITING
            letter.save(update_fields=["state"])
            continue
        pile.letters.append((letter, target))
        letter.printed_at = timezone.now()
        letter.save(update_fields=["printed_at"])
        record(by, "looked at addresses", letter, helping=whose(letter))
    if not pile.letters:
        raise Refused(_("There is nothing to print now."))
    sort_for_posting(pile.letters)
    return pile


def look_again() -> int:
    """Whoever waits, and chose another way or format since, gets it in the new one. How many did.

    Thousands may wait. So the address book is asked before anything is locked, and others can write meanwhile.
    """
    to_hand = Letter.objects.filter(state=Letter.State.BY_HAND, printed_at=None)
    to_make = Letter.objects.filter(state=Letter.State.UNMADE)
    changed = 0
    for pk, ref, way, expected in list(to_hand.values_list("pk", "to", "way", "is_expected")):
        target = reach(ref, is_expected=expected)
        if target is None or target.way != way:
            changed += to_hand.filter(pk=pk).update(state=Letter.State.WAITING)
    for pk, ref, format, expected in list(to_make.values_list("pk", "to", "format", "is_expected")):
        target = reach(ref, is_expected=expected)
        if target is None or target.format != format:
            changed += to_make.filter(pk=pk).update(state=Letter.State.WAITING)
    return changed


@transaction.atomic
def mark_posted(*, by) -> int:
    """The printed letters are in the post. How many. What came after the printing stays on the pile."""
    printed = Letter.objects.select_for_update().filter(
        state=Letter.State.BY_HAND, way="post", printed_at__isnull=False
    )
    if not printed:
        raise Refused(_("Print them first."))
    for letter in printed:
        _settle(letter, Letter.State.SENT)
        record(by, "posted", letter, helping=whose(letter))
    return len(printed)


@transaction.atomic
def look_at_number(letter: Letter, *, by) -> Letter:
    """Write down that somebody looked at a number, to ring it."""
    record(by, "looked at addresses", letter, helping=whose(letter))
    return letter


@transaction.atomic
def write_call(letter: Letter, *, outcome: str, ring_on: datetime.date | None = None, by) -> Letter:
    """What came of ringing somebody."""
    letter = _still(letter, Letter.State.BY_HAND)
    if outcome == DONE:
        _settle(letter, Letter.State.SENT)
    elif outcome == NO_ANSWER:
        letter.rung += 1
        letter.save(update_fields=["rung"])
    elif ring_on is None:
        raise Refused(_("Say on which day to ring them."), field="ring_on")
    else:
        letter.ring_on = ring_on
        letter.save(update_fields=["ring_on"])
    record(by, "rang", letter, helping=whose(letter), private={"outcome": outcome})
    return letter


@transaction.atomic
def mark_came_back(letter: Letter, *, by) -> Letter:
    """A letter came back. Its way is not used again until somebody looks."""
    letter = _still(letter, Letter.State.SENT)
    target = reach_of(letter)
    if target is not None and target.way == letter.way:
        way_failed(letter.to, target.way, target.address, _("A letter came back."))
    _settle(letter, Letter.State.CAME_BACK)
    record(by, "came back", letter, helping=whose(letter))
    return letter


@transaction.atomic
def decide(letter: Letter, *, choice: str, by) -> Letter:
    """A person decides about a letter of which nobody knows whether it went, or that did not go."""
    letter = _still(letter, Letter.State.NOT_SURE, Letter.State.FAILED, Letter.State.CAME_BACK)
    if choice == WENT:
        _settle(letter, Letter.State.SENT)
    elif choice == AGAIN:
        letter.tries, letter.not_before, letter.printed_at = 0, timezone.now(), None
        letter.going_with = None
        _settle(letter, Letter.State.WAITING)
    else:
        _settle(letter, Letter.State.STOPPED)
    record(by, "decided about a letter", letter, helping=whose(letter), private={"choice": choice})
    return letter


def _still(letter: Letter, *states: str) -> Letter:
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    if letter.state not in states:
        raise Refused(_("Somebody has done this already."))
    return letter


def _settle(letter: Letter, state: str) -> None:
    letter.state, letter.settled_at = state, timezone.now()
    letter.save()
