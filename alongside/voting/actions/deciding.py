"""What people decide after the count."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.shared.errors import Refused
from alongside.shared.history.actions import publish, record
from alongside.shared.history.models import Route
from alongside.shared.texts.actions import write_text
from alongside.voting import figures
from alongside.voting.actions.course import locked, must_be
from alongside.voting.models import Option, Poll, Selection, SelectionLine


@dataclass(frozen=True)
class Choice:
    """What is decided about one option. What is not taken on has a day on which it is looked at again."""

    option: Option
    taken_on: bool
    reason: str
    review_on: object = None  # datetime.date


@transaction.atomic
def take_on(
    poll: Poll, choices: Sequence[Choice], *, decided_by: str, by, decided_on=None, via: str = Route.WEB
) -> Selection:
    """Keep what people took on and what waits, each with a reason. The numbers never decide by themselves."""
    poll = locked(poll)
    must_be(poll, Poll.State.PROVISIONAL, Poll.State.LOCKED, sentence=_("Decide when the dots are counted."))
    on_paper = {option.pk for option in poll.options.all()}
    if {choice.option.pk for choice in choices} != on_paper or len(choices) != len(on_paper):
        raise Refused(_("Say for every idea if it is taken on or has to wait."))
    for choice in choices:
        if not choice.reason.strip():
            raise Refused(
                _("Give a reason for “%s”.") % choice.option.title, field=f"reason-{choice.option.order}"
            )
        if not choice.taken_on and choice.review_on is None:
            raise Refused(
                _("Say when you will look at “%s” again.") % choice.option.title,
                field=f"review-{choice.option.order}",
            )
    result = poll.results.last()
    taken = [str(choice.option.order) for choice in choices if choice.taken_on]
    selection = Selection.objects.create(
        poll=poll,
        result=result,
        decided_by=decided_by,
        decided_on=decided_on or timezone.localdate(),
        margin=figures.how_close(poll, result, taken),
        supersedes=poll.selections.last(),
    )
    for choice in choices:
        SelectionLine.objects.create(
            selection=selection,
            option=choice.option,
            taken_on=choice.taken_on,
            reason=write_text(choice.reason.strip(), by=by),
            review_on=None if choice.taken_on else choice.review_on,
        )
    record(by, "decided what to take on", selection, via=via)
    publish(
        "taken on",
        {"poll": str(poll.ref), "result": result.sha256, "taken_on": taken, "selection": str(selection.ref)},
    )
    return selection
