from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from alongside.groups.actions import choose_here_as
from alongside.groups.forms import HereAsForm
from alongside.groups.models import Membership
from alongside.people.figures import for_themselves_alone


def here_as(request, ref):
    """What I am in this group. Nobody else can open this page: it holds an answer that nobody may see."""
    seat = get_object_or_404(
        Membership.objects.select_related("group__name"), ref=ref, person=request.user, left_on=None
    )
    for_themselves_alone(request)
    initial = {
        "hat": seat.hat,
        "hat_is_public": seat.hat_is_public,
        "here_as_disabled": {None: "", True: "yes", False: "no"}[seat.here_as_disabled],
    }
    form = HereAsForm(request, initial=initial)
    if form.act(choose_here_as, seat, by=request.user):
        messages.success(request, _("Saved. It holds for this group alone."))
        return redirect("people:person", request.user.ref)
    return render(request, "groups/here_as.html", {"form": form, "seat": seat})
