"""Somebody stands in for whoever works here: named work, set days."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from alongside.people.actions import end_cover, hand_over
from alongside.people.forms.person import HandOverForm, NothingToFillIn
from alongside.people.models import Role
from alongside.people.permissions import can_hand_over
from alongside.people.two_steps import needs_recent_step
from alongside.shared.web import require


@needs_recent_step
def stand_in(request):
    """Choose who stands in for me; see who does."""
    require(can_hand_over(request.user))
    form = HandOverForm(request)
    if form.act(hand_over, request.user, by=request.user):
        messages.success(
            request, _("They can begin on the first day. Print the sheet of what is open for them.")
        )
        return redirect("people:stand_in")
    covers = Role.objects.filter(stands_in_for=request.user, ended_on=None).select_related("person")
    return render(
        request, "people/stand_in.html", {"form": form, "covers": covers.order_by("first_day", "pk")}
    )


def end_stand_in(request, ref):
    """I am back early."""
    role = get_object_or_404(Role, ref=ref, stands_in_for=request.user, ended_on=None)
    form = NothingToFillIn(request)
    if form.act(end_cover, role, by=request.user):
        messages.success(request, _("Nobody stands in for this work any more."))
        return redirect("people:stand_in")
    return render(request, "people/end_stand_in.html", {"form": form, "role": role})
