"""The vote in the room: one page for the projector and for phones, which keeps itself up to date."""

from django.core.cache import cache
from django.http import HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import parse_etags
from django.views.decorators.cache import never_cache

from alongside.shared.web import open_to_all
from alongside.voting import figures
from alongside.voting.models import Poll
from alongside.voting.pages import as_picture, visible_poll
from alongside.voting.permissions import can_see_names

SECONDS_KEPT = 1  # an answer is worked out once a second, however many phones ask
REFRESH_SECONDS = 10


@open_to_all
@never_cache
def live(request, ref):
    """Large and plain: is it open, how many have voted, and then the result. `?again=yes`: it loads itself anew."""
    poll = visible_poll(request, ref)
    again = request.GET.get("again") == "yes"
    answer = render(
        request,
        "voting/live.html",
        {
            "poll": poll,
            "voted": figures.voted(poll),
            "summary": figures.summary(poll) if poll.has_result else None,
            "again": again,
            "sees_names": can_see_names(request.user, poll),
            **way_to_vote(request, poll),
        },
    )
    if again and not poll.has_result:
        answer["Refresh"] = str(REFRESH_SECONDS)
    return answer


def way_to_vote(request, poll: Poll) -> dict:
    """An address that is short enough to type, and the one where a code is typed as a picture for the camera of a phone."""
    if not (poll.is_open and poll.is_secret):
        return {}
    address = request.build_absolute_uri(reverse("voting:code", args=[poll.ref]))
    short = request.build_absolute_uri(reverse("voting:all"))
    return {"address": short, "picture": as_picture(address)}


@open_to_all
def pulse(request, ref):
    """How far the vote is, in a few bytes. An unchanged answer costs no query: it is kept for a second."""
    key = f"voting-pulse-{ref}"
    if (now := cache.get(key)) is None:
        poll = get_object_or_404(Poll.objects.exclude(state=Poll.State.DRAFT), ref=ref)
        now = {"state": poll.state, "voted": figures.voted(poll), "result": poll.has_result}
        cache.set(key, now, SECONDS_KEPT)
    tag = f'"{now["state"]}-{now["voted"]}"'
    answer: HttpResponse
    # A proxy that packs answers marks their tags as weak; they are the same to us.
    seen = [one.removeprefix("W/") for one in parse_etags(request.headers.get("If-None-Match", ""))]
    if tag in seen:
        answer = HttpResponseNotModified()
    else:
        answer = JsonResponse(now)
    answer["ETag"] = tag
    answer["Cache-Control"] = "no-cache"
    return answer
