from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from alongside.algorithms.receipts import in_groups
from alongside.events.actions import (
    add_place,
    change_place,
    count_at_the_door,
    end_day_pass,
    hold_event,
    invite_people,
    make_day_pass,
    publish_event,
    record_headcount,
    try_invitation,
    use_day_pass,
)
from alongside.events.figures import attendance_of, whom_to_invite
from alongside.events.forms import (
    DayPassCodeForm,
    DayPassForm,
    EventForm,
    HeadcountForm,
    InviteForm,
    NothingToFillIn,
    PlaceForm,
    PublishForm,
)
from alongside.events.letters import invitation
from alongside.events.models import DayPass, Event
from alongside.events.permissions import can_hold_events, can_invite, can_make_day_pass, can_record_headcount
from alongside.events.promises import promises_of_event
from alongside.formats.html import to_html
from alongside.shared.panels import panels
from alongside.shared.texts.models import read_texts
from alongside.shared.web import open_to_all, require

DAY_PASS, TRIES, MOST_TRIES = "day pass", "day pass tries", 6  # the first two in the session


@open_to_all
def all_events(request):
    """What's on, and what was."""
    now = timezone.now()
    events = Event.objects.visible_to(request.user).prefetch_related("places")
    coming = Paginator(events.coming(now), 50).get_page(request.GET.get("page"))
    over = Paginator(events.over(now), 50).get_page(request.GET.get("earlier"))
    read_texts((coming, "title"), (over, "title"))
    context = {
        "coming": coming,
        "over": over,
        "may_hold": bool(can_hold_events(request.user)),
    }
    return render(request, "events/all.html", context)


@open_to_all
def event(request, ref):
    one = get_object_or_404(Event.objects.visible_to(request.user), ref=ref)
    read_texts(([one], "title", "about"))
    may_hold = bool(can_hold_events(request.user))
    context = {
        "event": one,
        "places": one.places.prefetch_related("access_facts"),
        "panels": panels("events.event", request, one),
        "may_hold": may_hold,
        "promises": promises_of_event(one) if may_hold and not one.is_published else (),
        "attendance": attendance_of(one),
        "is_over": one.ends_at < timezone.now(),
    }
    return render(request, "events/event.html", context)


def hold(request):
    require(can_hold_events(request.user))
    form = EventForm(request)
    if held := form.act(hold_event, by=request.user):
        messages.success(request, _("Saved. Now say where it is, and how to get in. Nobody sees it yet."))
        return redirect("events:add_place", held.ref)
    return render(request, "events/hold.html", {"form": form})


def place(request, ref):
    require(can_hold_events(request.user))
    one = get_object_or_404(Event.objects.visible_to(request.user), ref=ref)
    form = PlaceForm(request)
    if form.act(add_place, one, by=request.user):
        messages.success(request, _("The place is saved."))
        return redirect(one)
    return render(request, "events/add_place.html", {"form": form, "event": one})


def change_place_of(request, ref, pk):
    require(can_hold_events(request.user))
    one = get_object_or_404(Event.objects.visible_to(request.user), ref=ref)
    place = get_object_or_404(one.places.prefetch_related("access_facts"), pk=pk)
    form = PlaceForm(request, initial=PlaceForm.filled_from(place))
    if form.act(change_place, place, by=request.user):
        messages.success(request, _("The place is put right."))
        return redirect(one)
    return render(request, "events/add_place.html", {"form": form, "event": one})


def publish(request, ref):
    require(can_hold_events(request.user))
    one = get_object_or_404(Event.objects.visible_to(request.user).with_texts(), ref=ref)
    form = PublishForm(request)
    if form.act(publish_event, one, by=request.user):
        messages.success(request, _("Everybody can see it now."))
        return redirect(one)
    return render(request, "events/publish.html", {"form": form, "event": one})


def headcount(request, ref):
    one = get_object_or_404(Event.objects.visible_to(request.user).with_texts(), ref=ref)
    require(can_record_headcount(request.user, one))
    form = HeadcountForm(request, one)
    if form.act(record_headcount, one, by=request.user):
        messages.success(request, _("Counted."))
        return redirect(one)
    return render(request, "events/headcount.html", {"form": form, "event": one})


@never_cache
def new_day_pass(request, ref):
    """Make a pass for whoever stands at the door, shown this once and ready to print."""
    one = get_object_or_404(Event.objects.visible_to(request.user).with_texts(), ref=ref)
    require(can_make_day_pass(request.user, one))
    form = DayPassForm(request, initial={"day": timezone.localtime(one.starts_at).date()})
    if made := form.act(make_day_pass, one, by=request.user):
        day_pass, code = made
        page = request.build_absolute_uri(reverse("events:day_pass"))
        context = {"event": one, "day_pass": day_pass, "code": in_groups(code, 5), "page": page}
        return render(request, "events/printed_day_pass.html", context)
    context = {"form": form, "event": one, "passes": one.day_passes.not_over()}
    return render(request, "events/make_day_pass.html", context)


def end_pass(request, ref):
    one = get_object_or_404(DayPass.objects.select_related("event"), ref=ref)
    require(can_make_day_pass(request.user, one.event))
    form = PublishForm(request)
    if form.act(end_day_pass, one, by=request.user):
        messages.success(request, _("The pass has stopped working."))
        return redirect("events:make_day_pass", one.event.ref)
    return render(request, "events/end_day_pass.html", {"form": form, "day_pass": one})


@open_to_all
@never_cache
def day_pass(request):
    """Type the code of a day pass. Six tries a browser; a hall shares one network address, so that is not counted."""
    form = DayPassCodeForm(request)
    tries = request.session.get(TRIES, 0)
    if request.method == "POST" and tries >= MOST_TRIES:
        form.add_error(None, _("That was six tries. Ask the person who gave you the pass for a new one."))
    elif found := form.act(use_day_pass):
        request.session.pop(TRIES, None)
        request.session[DAY_PASS] = str(found.ref)
        return redirect("events:door")
    elif request.method == "POST":
        request.session[TRIES] = tries + 1
    return render(request, "events/day_pass.html", {"form": form})


@open_to_all
@never_cache
def door(request):
    """The door of one event: where it is, how to get in, how many came. A day pass opens this page and no other."""
    live = DayPass.objects.live().select_related("event__title")
    held = live.filter(ref=request.session.get(DAY_PASS)).first() if DAY_PASS in request.session else None
    if held is None:
        return redirect("events:day_pass")
    one = held.event
    form = HeadcountForm(request, one)
    if form.act(count_at_the_door, held):
        messages.success(request, _("Counted."))
        return redirect("events:door")
    context = {
        "event": one,
        "places": one.places.prefetch_related("access_facts"),
        "form": form,
        "panels": panels("events.door", request, one),
    }
    return render(request, "events/door.html", context)


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
