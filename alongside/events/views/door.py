"""The door: who is here, by list, by code, on paper or counted; and passes for volunteers."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from alongside.algorithms.receipts import in_groups
from alongside.events.actions.door import (
    came_without_booking,
    check_in,
    check_in_by_code,
    count_at_the_door,
    end_day_pass,
    make_day_pass,
    record_headcount,
    take_back_coming,
    type_paper_sheet,
    use_day_pass,
)
from alongside.events.attendance import Hats, hats_of
from alongside.events.forms.door import (
    DayPassCodeForm,
    DayPassForm,
    HeadcountForm,
    PaperSheetForm,
    TicketCodeForm,
    WalkInForm,
)
from alongside.events.forms.holding import NothingToFillIn, PublishForm
from alongside.events.models import Attendance, Booking, DayPass, Event
from alongside.events.permissions import can_make_day_pass, can_record_headcount, can_run
from alongside.shared.panels import panels
from alongside.shared.web import open_to_all, require

DAY_PASS, TRIES, MOST_TRIES = "day pass", "day pass tries", 6  # the first two in the session


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


def pass_of(request) -> DayPass | None:
    """The day pass that this browser holds, while it opens the door."""
    if DAY_PASS not in request.session:
        return None
    live = DayPass.objects.live().select_related("event__title")
    return live.filter(ref=request.session[DAY_PASS]).first()


@open_to_all
@never_cache
def door(request):
    """The door of one event: who is here, how to get in, how many came. A day pass opens this door and no other."""
    held = pass_of(request)
    if held is None:
        return redirect("events:day_pass")
    form = HeadcountForm(request, held.event)
    if form.act(count_at_the_door, held):
        messages.success(request, _("Counted."))
        return redirect("events:door")
    return door_page(request, held.event, form=form)


@never_cache
def at_the_door(request, ref):
    """The same for those who run the event."""
    one = get_object_or_404(Event.objects.visible_to(request.user).with_texts(), ref=ref)
    require(can_run(request.user, one))
    return door_page(request, one)


def door_page(request, event, *, form=None):
    """Chosen names alone, each with one button. Whoever wants to be in no list stands here with their code."""
    rows = list(
        event.bookings.holding()
        .select_related("person", "place", "attendance")
        .order_by("person__called", "person__name", "pk")
    )
    here = [one for one in rows if hasattr(one, "attendance")]
    context = {
        "event": event,
        "not_yet": [one for one in rows if not hasattr(one, "attendance")],
        "here": here,
        "others": event.attendances.filter(booking=None),
        "places": event.places.prefetch_related("access_facts"),
        "form": form,
        "hats": hats_of(event) if form is None else Hats([], []),
        "panels": panels("events.door", request, event),
    }
    return render(request, "events/door.html", context)


def let_in(request, event) -> tuple[DayPass | None, object]:
    """Whoever stands at this door: with its day pass, or because they run the event. Others are refused."""
    held = pass_of(request)
    if held is not None and held.event_id == event.pk:
        return held, None
    require(can_run(request.user, event))
    return None, request.user


def back(held, event):
    return redirect("events:door") if held else redirect("events:check_in", event.ref)


@open_to_all
@require_POST
def came(request, ref):
    """One press: they are here."""
    booking = get_object_or_404(Booking.objects.holding().select_related("event"), ref=ref)
    held, by = let_in(request, booking.event)
    form = NothingToFillIn(request)
    if not form.act(check_in, booking, by=by, day_pass=held):
        messages.error(request, " ".join(form.non_field_errors()))
    return back(held, booking.event)


@open_to_all
@require_POST
def not_here(request, ref):
    """It was somebody else: the same press takes it back."""
    one = get_object_or_404(Attendance.objects.select_related("event"), ref=ref)
    held, by = let_in(request, one.event)
    form = NothingToFillIn(request)
    if not form.act(take_back_coming, one, by=by, day_pass=held):
        messages.error(request, " ".join(form.non_field_errors()))
    return back(held, one.event)


@open_to_all
@never_cache
def by_code(request, ref):
    """The code on a ticket, typed."""
    event = get_object_or_404(Event.objects.with_texts(), ref=ref)
    held, by = let_in(request, event)
    form = TicketCodeForm(request)
    if form.act(check_in_by_code, event, by=by, day_pass=held):
        messages.success(request, _("They are here."))
        return redirect("events:by_code", event.ref)
    return render(request, "events/door_code.html", {"form": form, "event": event, "held": held})


@open_to_all
@never_cache
def without_booking(request, ref):
    """Somebody came without a booking. A name is not needed."""
    event = get_object_or_404(Event.objects.with_texts(), ref=ref)
    held, by = let_in(request, event)
    form = WalkInForm(request, event)
    if form.act(came_without_booking, event, by=by, day_pass=held):
        messages.success(request, _("They are here."))
        return back(held, event)
    return render(request, "events/door_without.html", {"form": form, "event": event, "held": held})


@never_cache
def paper_sheet(request, ref):
    """The paper sheet, typed afterwards; nobody is counted twice."""
    event = get_object_or_404(Event.objects.visible_to(request.user).with_texts(), ref=ref)
    require(can_run(request.user, event))
    form = PaperSheetForm(request, event)
    if form.act(type_paper_sheet, event, by=request.user):
        messages.success(request, _("Typed. Nobody is counted twice."))
        return redirect(event)
    return render(request, "events/paper_sheet.html", {"form": form, "event": event})
