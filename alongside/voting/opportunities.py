"""Votes that are open, for "Ways to be involved"."""

from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.shared.opportunities import Opportunity
from alongside.shared.texts.models import read_texts
from alongside.voting.models import Poll


def opportunities() -> list[Opportunity]:
    polls = list(Poll.objects.filter(state=Poll.State.OPEN))
    read_texts((polls, "title"))
    return [
        Opportunity(
            what=poll.title.as_read,
            url=poll.get_absolute_url(),
            kind=_("A vote"),
            time=_("About five minutes. By web, by card, by phone or in the room."),
            access=_("Tell us what you need, and we arrange it."),
            until=timezone.localtime(poll.closes_at).date() if poll.closes_at else None,
        )
        for poll in polls
    ]
