"""Today, and the sheet for whoever stands in."""

from django.shortcuts import redirect, render
from django.utils import timezone

from alongside.home import permissions as may
from alongside.home.actions import put_off
from alongside.home.forms import PutOffForm
from alongside.home.today import today_for
from alongside.shared.panels import panels
from alongside.shared.web import require


def today(request):
    """What is due, and what she can begin. A button puts one thing off until tomorrow."""
    require(may.can_see_today(request.user))
    form = PutOffForm(request)
    if form.act(put_off, by=request.user):
        return redirect("home:today")
    day = timezone.localdate()
    context = {
        "today": today_for(request.user, day, everything="all" in request.GET),
        "day": day,
        "form": form,
        "panels": panels("home.today", request, request.user),
    }
    return render(request, "home/today.html", context)


def sheet(request):
    """Everything that is open, to print for whoever stands in. No address stands on it."""
    require(may.can_see_today(request.user))
    day = timezone.localdate()
    return render(
        request, "home/sheet.html", {"today": today_for(request.user, day, everything=True), "day": day}
    )
