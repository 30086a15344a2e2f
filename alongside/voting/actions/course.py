"""A vote goes one way. Whatever decides if a vote counts takes the lock of the poll's row first."""

from django.utils.translation import gettext as _

from alongside.shared.errors import Refused
from alongside.voting.models import Poll


def locked(poll: Poll) -> Poll:
    """The poll's row as it is now, held until this transaction ends."""
    return Poll.objects.select_for_update().get(pk=poll.pk)


def move(poll: Poll, state: str, **also) -> Poll:
    """Take the poll along one arrow of its life; there is no way back."""
    if (poll.state, state) not in Poll.ARROWS:
        raise Refused(
            _("This vote is “%(now)s”. It cannot become “%(then)s”.")
            % {"now": poll.get_state_display(), "then": Poll.State(state).label}
        )
    poll.state = state
    for name, value in also.items():
        setattr(poll, name, value)
    poll.save(update_fields=["state", *also])
    return poll


def must_be(poll: Poll, *states: str, sentence: str) -> None:
    if poll.state not in states:
        raise Refused(sentence)
