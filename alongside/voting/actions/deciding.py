"""What people decide after the count."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone, translation
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
    if poll.is_election:
        raise Refused(_("In an election the votes decide. There is nothing more to write down."))
    options = list(poll.options.all())
    if sorted(choice.option.pk for choice in choices) != sorted(option.pk for option in options):
        raise Refused(_("Say for every idea if it is taken on or has to wait."))
    on = decided_on or timezone.localdate()
    if on > timezone.localdate():
        raise Refused(_("This day has not come yet."), field="decided_on")
    if on < timezone.localdate(poll.closed_at):
        raise Refused(_("That was before the vote was closed."), field="decided_on")
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
        if not choice.taken_on and choice.review_on <= on:
            raise Refused(
                _("“%s” waits until a day that is still to come.") % choice.option.title,
                field=f"review-{choice.option.order}",
            )
    result = poll.results.last()
    taken = [str(choice.option.order) for choice in choices if choice.taken_on]
    with translation.override("en-gb"):  # kept for everybody, in whichever words the worker reads
        margin = figures.closeness(poll, result, taken, options)
    selection = Selection.objects.create(
        poll=poll,
        result=result,
        decided_by=decided_by,
        decided_on=on,
        margin=margin,
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
