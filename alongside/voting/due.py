"""What waits for those who run votes."""

import datetime

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.shared.due import Due
from alongside.voting.models import Poll, Selection, SelectionLine
from alongside.voting.permissions import can_run_polls

State = Poll.State
DAYS_AHEAD = 14


def due(person, today: datetime.date) -> list[Due]:
    if not can_run_polls(person):
        return []
    decided = Exists(Selection.objects.filter(poll=OuterRef("pk")))
    waiting = Poll.objects.exclude(state__in=[State.DRAFT, State.FROZEN]).annotate(is_decided=decided)
    found = looked_at_again(today)
    for poll in waiting.exclude(state=State.LOCKED, is_decided=True):
        if what := what_is_due(poll):
            sentence, on = what
            address = reverse("voting:run", args=[poll.ref])
            found.append(Due(f"vote {poll.ref} {poll.state}", sentence, address, on, title_of=poll))
    return found


def looked_at_again(today: datetime.date) -> list[Due]:
    """What was parked until a day that has come, or comes within two weeks. A new decision settles it."""
    soon = today + datetime.timedelta(days=DAYS_AHEAD)
    lines = SelectionLine.objects.filter(
        selection__newer=None, taken_on=False, review_on__lte=soon
    ).select_related("option", "selection__poll")
    return [
        Due(
            f"parked {line.selection.poll.ref} {line.option.order} {line.review_on}",
            _("Look again at “%(title)s”, which had to wait."),
            reverse("voting:decide", args=[line.selection.poll.ref]),
            line.review_on,
            title_of=line.option,
        )
        for line in lines
    ]


def what_is_due(poll: Poll) -> tuple[str, datetime.date] | None:
    """The sentence, and the day; None while the vote goes its way by itself. `is_decided` was asked for with the poll."""
    if poll.state == State.OPEN:
        if poll.closes_at is None or poll.closes_at > timezone.now():
            return None
        closes = timezone.localdate(poll.closes_at)
        return _("Close the vote “%(title)s”: its time is over."), closes
    if poll.state == State.CLOSED:
        return _("Count the vote “%(title)s”."), timezone.localdate(poll.closed_at)
    if poll.state == State.DISPUTED:
        return _("Count the vote “%(title)s” again: somebody says that it is wrong."), timezone.localdate()
    if poll.state == State.RECOUNT:
        return _("Finish counting the vote “%(title)s” again."), timezone.localdate()
    if not poll.is_election and not poll.is_decided:
        return _("Write down what was decided after the vote “%(title)s”."), poll.challenge_until
    return None
