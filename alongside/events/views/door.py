"""The door: who is here, by list, by code, on paper or counted; and passes for volunteers."""

from functools import wraps

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
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
    say_who_came_with_them,
    take_back_coming,
    take_back_count,
    type_paper_sheet,
    use_day_pass,
    write_organisations_alike,
)
from alongside.events.actions.guests import forget_guest
from alongside.events.attendance import Hats, hats_of
from alongside.events.forms.door import (
    DayPassCodeForm,
    DayPassForm,
    DoorCountForm,
    HeadcountForm,
    OrganisationsForm,
    PaperSheetForm,
    TicketCodeForm,
    WalkInForm,
    WithThemForm,
    organisations_of,
)
from alongside.events.forms.holding import NothingToFillIn, PublishForm
from alongside.events.models import Attendance, Booking, DayPass, Event, Headcount
from alongside.events.permissions import can_make_day_pass, can_record_headcount, can_run
from alongside.shared.panels import panels
from alongside.shared.web import open_to_all, require

NO_LETTER = "?"
DAY_PASS, TRIES, MOST_TRIES = "day pass", "day pass tries", 6  # the first two in the session


def headcount(request, ref):
    one = get_object_or_404(Event.objects.visible_to(request.user).with_texts(), ref=ref)
    require(can_record_headcount(request.user, one))
    form = HeadcountForm(request, one)
    if form.act(record_headcount, one, by=request.user):
        messages.success(request, _("Counted."))
        return redirect(one)
    counts = one.headcounts.select_related("place")
    return render(request, "events/headcount.html", {"form": form, "event": one, "counts": counts})


@require_POST
def no_count(request, ref, pk):
    """A number that was written down wrongly is taken back."""
    one = get_object_or_404(Event.objects.visible_to(request.user), ref=ref)
    require(can_record_headcount(request.user, one))
    count = Headcount.objects.filter(event=one, pk=pk).first()
    if count and NothingToFillIn(request).act(take_back_count, count, by=request.user):
        messages.success(request, _("Taken back. It counts nobody any more."))
    return redirect("events:headcount", one.ref)


def organisations(request, ref):
    """Organisations that came, as they were written: two spellings of one are put together."""
    one = get_object_or_404(Event.objects.visible_to(request.user).with_texts(), ref=ref)
    require(can_record_headcount(request.user, one))
    form = OrganisationsForm(request, organisations_of(one))
    if form.act(write_organisations_alike, one, by=request.user):
        messages.success(request, _("Saved. They are one organisation now."))
        return redirect("events:organisations", one.ref)
    return render(request, "events/organisations.html", {"form": form, "event": one})


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
    form = DoorCountForm(request)
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
        event.bookings.at_the_door()
        .select_related("person", "place", "attendance__guest")
        .order_by("person__called", "person__name", "pk")
    )
    here = [one for one in rows if hasattr(one, "attendance")]
    not_yet = [one for one in rows if not hasattr(one, "attendance")]
    others = list(event.attendances.filter(booking=None).select_related("guest").order_by("-pk"))
    context = {
        "event": event,
        "not_yet": not_yet,
        "by_letter": by_letter(not_yet),
        "here": here,
        "others": others,
        "in_the_room": sum(1 + one.attendance.with_them for one in here)
        + sum(1 + one.with_them for one in others),
        "places": event.places.prefetch_related("access_facts"),
        "form": form,
        "hats": hats_of(event) if form is None else Hats([], []),
        "panels": panels("events.door", request, event),
    }
    return render(request, "events/door.html", context)


def by_letter(bookings) -> list[tuple[str, list[Booking]]]:
    """The list under the first letters of the names, so that a queue at the door need not wait."""
    found: dict[str, list[Booking]] = {}
    for one in bookings:
        found.setdefault(letter_of(one), []).append(one)
    return sorted(found.items(), key=lambda part: (part[0] == NO_LETTER, part[0]))


def letter_of(booking) -> str:
    name = "" if booking.person.hidden else str(booking.person)
    return next((sign.upper() for sign in name if sign.isalpha()), NO_LETTER)


def at_the_door_of(view):
    """A page for whoever stands at the door. A pass that ended says so, and asks for the next one."""

    @wraps(view)
    def page(request, *args, **kwargs):
        if DAY_PASS in request.session and pass_of(request) is None and not request.user.is_authenticated:
            messages.error(request, _("Your day pass does not work any more. Ask whoever gave it to you."))
            return redirect("events:day_pass")
        return view(request, *args, **kwargs)

    return page


def let_in(request, event) -> tuple[DayPass | None, object]:
    """Whoever stands at this door: with its day pass, or because they run the event. Others are refused."""
    held = pass_of(request)
    if held is not None and held.event_id == event.pk:
        return held, None
    require(can_run(request.user, event))
    return None, request.user


def back(held, event, letter: str = ""):
    """Back to the door, at the letter of whom one pressed last."""
    address = reverse("events:door") if held else reverse("events:check_in", args=[event.ref])
    return redirect(f"{address}#letter-{letter}" if letter else address)


@open_to_all
@require_POST
@at_the_door_of
def came(request, ref):
    """One press: they are here. From an old page too: whoever cancelled since is let in another way."""
    booking = get_object_or_404(Booking.objects.select_related("event", "person"), ref=ref)
    held, by = let_in(request, booking.event)
    form = NothingToFillIn(request)
    if not form.act(check_in, booking, by=by, day_pass=held):
        messages.error(request, " ".join(form.non_field_errors()))
    return back(held, booking.event, letter_of(booking))


@open_to_all
@require_POST
@at_the_door_of
def not_here(request, ref):
    """It was somebody else: the same press takes it back. Pressed twice, it is taken back once."""
    one = Attendance.objects.select_related("event").filter(ref=ref).first()
    if one is None and pass_of(request) is not None:
        return redirect("events:door")
    if one is None:
        raise Http404
    held, by = let_in(request, one.event)
    form = NothingToFillIn(request)
    if not form.act(take_back_coming, one, by=by, day_pass=held):
        messages.error(request, " ".join(form.non_field_errors()))
    return back(held, one.event)


@open_to_all
@require_POST
@at_the_door_of
def forget(request, ref):
    """They do not want to be thanked after all: their name and their way are forgotten; that they came still counts."""
    one = get_object_or_404(Attendance.objects.select_related("event"), ref=ref)
    held, by = let_in(request, one.event)
    if NothingToFillIn(request).act(forget_guest, one, by=by):
        messages.success(request, _("Forgotten. They still count as somebody who came."))
    return back(held, one.event)


@open_to_all
@never_cache
@at_the_door_of
def with_them(request, ref):
    """More or fewer came with them than they had booked."""
    one = get_object_or_404(Attendance.objects.select_related("event", "person", "booking", "guest"), ref=ref)
    held, by = let_in(request, one.event)
    form = WithThemForm(request, initial={"with_them": one.with_them})
    if form.act(say_who_came_with_them, one, by=by, day_pass=held):
        messages.success(request, _("Saved."))
        return back(held, one.event)
    context = {"form": form, "event": one.event, "held": held, "attendance": one}
    return render(request, "events/door_with_them.html", context)


@open_to_all
@never_cache
@at_the_door_of
def by_code(request, ref):
    """The code on a ticket, typed."""
    event = get_object_or_404(Event.objects.with_texts(), ref=ref)
    held, by = let_in(request, event)
    form = TicketCodeForm(request)
    if arrived := form.act(check_in_by_code, event, by=by, day_pass=held):
        messages.success(request, words_for(arrived))
        return redirect("events:by_code", event.ref)
    return render(request, "events/door_code.html", {"form": form, "event": event, "held": held})


def words_for(came: Attendance) -> str:
    """Who was let in, so that a wrong code is seen at once; no name for whoever is in no list."""
    name = _("Somebody") if came.person is None or came.person.hidden else str(came.person)
    with_them = ngettext(
        "%(name)s is here, and %(number)d with them.",
        "%(name)s is here, and %(number)d with them.",
        came.with_them,
    )
    words = with_them if came.with_them else _("%(name)s is here.")
    return words % {"name": name, "number": came.with_them}


@open_to_all
@never_cache
@at_the_door_of
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
