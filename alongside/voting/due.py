"""What waits for those who run votes."""

import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.shared.due import Due
from alongside.voting.models import Poll
from alongside.voting.permissions import can_run_polls

State = Poll.State


def due(person, today: datetime.date) -> list[Due]:
    if not can_run_polls(person):
        return []
    waiting = Poll.objects.filter(state__in=[State.OPEN, State.CLOSED, State.DISPUTED, State.PROVISIONAL])
    found = []
    for poll in waiting.with_texts().prefetch_related("selections"):
        if what := what_is_due(poll):
            words, on = what
            found.append(
                Due(f"vote {poll.ref} {poll.state}", words, reverse("voting:run", args=[poll.ref]), on)
            )
    return found


def what_is_due(poll: Poll) -> tuple[str, datetime.date] | None:
    """The sentence, and the day; None while the vote goes its way by itself."""
    title = {"title": poll.title}
    if poll.state == State.OPEN:
        if poll.closes_at is None or poll.closes_at > timezone.now():
            return None
        return _("Close the vote “%(title)s”: its time is over.") % title, poll.closes_at.date()
    if poll.state == State.CLOSED:
        return _("Count the vote “%(title)s”.") % title, poll.closed_at.date()
    if poll.state == State.DISPUTED:
        return _(
            "Count the vote “%(title)s” again: somebody says that it is wrong."
        ) % title, timezone.localdate()
    if not poll.is_election and not poll.selections.all():
        return _("Write down what was decided after the vote “%(title)s”.") % title, poll.challenge_until
    return None
