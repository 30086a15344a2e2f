from django.db import DatabaseError, connection
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from alongside.events.models import Event
from alongside.groups.models import Group
from alongside.home import faults
from alongside.partnership.models import Aim
from alongside.partnership.permissions import can_change_partnership
from alongside.people.models import Help
from alongside.shared.opportunities import everything_open
from alongside.shared.panels import panels
from alongside.shared.web import KEPT_FOR, KEPT_FORM, open_to_all
from alongside.voting.figures import waiting_for


@open_to_all
def front(request):
    coming = Event.objects.visible_to(request.user).with_texts().prefetch_related("places")
    context = {
        "coming": coming.filter(published_at__isnull=False).coming(timezone.now())[:3],
        "panels": panels("home.front", request, None),
    }
    return render(request, "home/front.html", context)


@open_to_all
def ways_in(request):
    """Ways to be involved: what people can join or do now, each with its time, its access and its pay. Prints on A4."""
    return render(request, "home/ways_in.html", {"opportunities": everything_open()})


@open_to_all
def about(request):
    groups = (
        Group.objects.visible_to(request.user)
        .select_related("name", "about")
        .prefetch_related("name__wordings", "about__wordings")
        .annotate(seats=Count("memberships", filter=Q(memberships__left_on=None)))
        .order_by("kind", "pk")
    )
    return render(request, "home/about.html", {"groups": groups, "aims": Aim.objects.all()})


def my_page(request):
    """What needs me, and what is kept about me."""
    helps = Help.objects.visible_to(request.user).live().select_related("helped", "helper")
    votes = waiting_for(request.user)
    context = {
        "votes": [poll for poll in votes if poll.is_open],
        "papers_to_read": [poll for poll in votes if not poll.is_open],
        "i_help": [help for help in helps if help.helper_id == request.user.pk],
        "help_me": [help for help in helps if help.helped_id == request.user.pk],
        "may_change_partnership": bool(can_change_partnership(request.user)),
        "panels": panels("home.my_page", request, request.user),
    }
    return render(request, "home/my_page.html", context)


@open_to_all
def accessibility(request):
    return render(request, "home/accessibility.html")


@open_to_all
@never_cache
def health(request):
    """For a machine or a helper on the phone: is the database there, and which one is it?"""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            if connection.vendor == "sqlite":
                cursor.execute("SELECT sqlite_version()")
                kind = f"SQLite {cursor.fetchone()[0]}"
            else:
                cursor.execute("SHOW server_version")
                kind = f"PostgreSQL {cursor.fetchone()[0]}"
    except DatabaseError:
        return HttpResponse("database: not there\n", content_type="text/plain; charset=utf-8", status=503)
    return HttpResponse(f"database: ok\n{kind}\n", content_type="text/plain; charset=utf-8")


def kept(request):
    """What somebody wrote when their sign-in ran out, to be sent again now that they are back."""
    form = request.session.pop(KEPT_FORM, None)
    whose = request.session.pop(KEPT_FOR, None)
    if form is None or (whose and whose != str(request.user.ref)):
        return redirect("home:my_page")
    lead = _("Your sign-in had run out, so nothing was sent yet. Here is what you wrote. Press Send again.")
    return faults.send_once_more(request, form["typed"], form["path"], lead)
