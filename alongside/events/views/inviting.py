from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from alongside.events.actions import (
    invite_people,
    try_invitation,
)
from alongside.events.figures import whom_to_invite
from alongside.events.forms.holding import InviteForm, NothingToFillIn
from alongside.events.letters import invitation
from alongside.events.models import Event
from alongside.events.permissions import can_invite
from alongside.formats.html import to_html
from alongside.shared.web import require


def invite(request, ref):
    """Invite people, each their own way. The words are shown first."""
    one = get_object_or_404(Event.objects.visible_to(request.user).with_texts(), ref=ref)
    require(can_invite(request.user, one))
    form = InviteForm(request, whom_to_invite(one))
    if number := form.act(invite_people, one, by=request.user):
        messages.success(
            request,
            ngettext(
                "%(number)d person is invited. You can stop it for one minute, under “Letters”.",
                "%(number)d people are invited. You can stop it for one minute, under “Letters”.",
                number,
            )
            % {"number": number},
        )
        return redirect(one)
    words = mark_safe(to_html(invitation(one, language=request.user.language), level=3))
    return render(request, "events/invite.html", {"form": form, "event": one, "words": words})


@require_POST
def try_it(request, ref):
    """See the invitation in every format, before anybody gets it."""
    one = get_object_or_404(Event.objects.visible_to(request.user).with_texts(), ref=ref)
    require(can_invite(request.user, one))
    if letter := NothingToFillIn(request).act(try_invitation, one, by=request.user):
        return redirect("post:try", letter.ref)
    return redirect("events:invite", one.ref)
