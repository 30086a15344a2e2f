"""What several pages of this room need: finding a vote, the words of its paper, a worker's form."""

import segno
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import SafeString, mark_safe

from alongside.voting import figures
from alongside.voting.models import Elector, Option, Poll
from alongside.voting.permissions import can_run_polls


def visible_poll(request, ref, *, words=True) -> Poll:
    """The poll, or 404. `words=False`: the page fetches them together with others."""
    polls = Poll.objects.visible_to(request.user).select_related("title", "about").for_reader(request.user)
    poll = get_object_or_404(polls, ref=ref)
    if words:
        figures.with_words(poll.title, poll.about)
    return poll


def poll_to_run(request, ref) -> Poll:
    poll = visible_poll(request, ref)
    if not (may := can_run_polls(request.user, poll)):
        raise PermissionDenied(may.why)
    return poll


def on_paper(poll: Poll) -> list[Option]:
    """What dots can go on, with its words."""
    options = list(poll.options.on_paper().select_related("title", "explanation"))
    figures.with_words(*(text for option in options for text in (option.title, option.explanation)))
    return options


def elector_of(request, poll: Poll) -> Elector | None:
    """Whose paper this browser has opened: by a code, or because the signed-in person is on the list."""
    opened = request.session.get(f"vote {poll.ref}")
    if opened:
        return Elector.objects.filter(poll=poll, pk=opened).select_related("mark").first()
    if request.user.is_authenticated:
        return Elector.objects.filter(poll=poll, person=request.user).select_related("mark").first()
    return None


def worker_page(request, poll, form, action, *of_what, heading, button, done, why=""):
    """Form, act, answer: pages of running a vote that differ only in what is done, and to what, if not to the vote."""
    if form.act(action, *(of_what or [poll]), by=request.user):
        messages.success(request, done)
        return redirect("voting:run", poll.ref)
    return worker_form(request, poll, form, heading, button, why)


def worker_form(request, poll, form, heading, button, why=""):
    return render(
        request,
        "voting/worker_form.html",
        {"poll": poll, "form": form, "heading": heading, "button": button, "why": why},
    )


def as_picture(address: str) -> SafeString:
    """An address of ours as a picture for the camera of a phone: made here, of our own address and letters alone."""
    return mark_safe(segno.make(address, error="m").svg_inline(scale=4, omitsize=True))
