"""Booking an event, and the ticket: one page that whoever holds its address opens, without an account."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from alongside.events.actions.arranging import may_say_why, say_if_met, say_needs_for_event
from alongside.events.actions.booking import (
    book_as_newcomer,
    book_place,
    cancel_booking,
    change_company,
    check_open,
    take_offer,
)
from alongside.events.actions.ending_the_line import hear_no_more
from alongside.events.forms.booking import (
    BookForm,
    ButtonForm,
    CompanyForm,
    MaySayWhyForm,
    MetForm,
    NeedsForTheDayForm,
    NewcomerForm,
)
from alongside.events.letters_to_bookers import arrangement_in_words, company, ticket
from alongside.events.models import Arrangement, Booking, Event
from alongside.events.permissions import can_book_for, can_run
from alongside.events.rooms import fullness_of, number_in_line
from alongside.people.figures import acting_for, for_themselves_alone, helping
from alongside.people.models import Person
from alongside.people.permissions import can_enter_person, can_say_needs, can_see_needs
from alongside.shared.errors import Refused
from alongside.shared.files import as_file, offered
from alongside.shared.texts.models import read_texts
from alongside.shared.web import open_to_all, require

BOOKED_HERE, MOST_FROM_ONE_BROWSER = "booked from here", 6


def coming_event(request, ref) -> Event:
    one = get_object_or_404(Event.objects.visible_to(request.user), ref=ref, published_at__isnull=False)
    read_texts(([one], "title", "about"))
    return one


@open_to_all
@never_cache
def book(request, ref):
    """Book for oneself, or for whoever lets one; without an account a name and one way are enough."""
    event = coming_event(request, ref)
    owner = helping(request) or request.user
    if not owner.is_authenticated:
        return book_without_account(request, event)
    require(can_book_for(request.user, owner))
    if mine := has_booked(event, owner):
        return redirect("events:ticket", ticket_for(request, mine))
    form = BookForm(request, event, knows_needs=owner.needs.exists())
    if booking := form.act(book_place, event, owner, by=request.user):
        return booked(request, booking)
    return book_page(request, event, form, owner=owner)


def has_booked(event, person) -> Booking | None:
    """The booking that they have already: its ticket says more than a second form."""
    return Booking.objects.live().filter(event=event, person=person).first()


def ticket_for(request, booking):
    """What opens the ticket for this reader: for its person its key; for whoever helps or runs the event its reference.

    The reference opens it only as long as they help or run it.
    """
    is_theirs = not request.user.is_authenticated or request.user.pk == booking.person_id
    return booking.key if is_theirs else booking.ref


def book_without_account(request, event):
    form = NewcomerForm(request, event)
    today, number = booked_from_here_today(request)
    if request.method == "POST":
        if number >= MOST_FROM_ONE_BROWSER:
            form.add_error(None, _("That was six bookings from here. Ring us for more: we are glad to help."))
        elif request.POST.get("leave_empty"):
            form.add_error(None, _("We could not book this. Please ring us."))
    if not form.errors and (booking := form.act(book_as_newcomer, event)):
        request.session[BOOKED_HERE] = [today, number + 1]
        return booked(request, booking)
    return book_page(request, event, form)


def booked_from_here_today(request) -> tuple[str, int]:
    """Today, and how many bookings this browser made: the tablet of a day centre begins anew each morning."""
    today = timezone.localdate().isoformat()
    day, number = request.session.get(BOOKED_HERE) or ("", 0)
    return today, number if day == today else 0


@never_cache
def book_for(request, ref, person=None):
    """Whoever works here books for somebody who rang, texted, wrote or came by."""
    require(can_enter_person(request.user))
    event = coming_event(request, ref)
    if person is None:
        form = NewcomerForm(request, event, heard=True)
        booking = form.act(book_as_newcomer, event, by=request.user)
        owner = None
    else:
        owner = get_object_or_404(Person.objects.visible_to(request.user), ref=person)
        if theirs := has_booked(event, owner):
            return redirect("events:ticket", ticket_for(request, theirs))
        form = BookForm(request, event, knows_needs=owner.needs.exists(), heard=True)
        booking = form.act(book_place, event, owner, by=request.user)
    if booking:
        return booked(request, booking)
    return book_page(request, event, form, owner=owner, heard=True)


def booked(request, booking):
    if booking.state == Booking.State.WAITING:
        messages.success(request, _("It is full now. You are on the waiting list."))
    else:
        messages.success(request, _("You have a place."))
    return redirect("events:ticket", ticket_for(request, booking))


def is_open(event) -> bool:
    return event.takes_bookings and event.starts_at > timezone.now()


def book_page(request, event, form, *, owner=None, heard=False):
    places = list(event.places.all())
    try:
        check_open(event)
    except Refused as no:
        return render(request, "events/no_booking.html", {"event": event, "why": no.sentence})
    context = {
        "event": event,
        "form": form,
        "full": list(fullness_of(places).values()),
        "owner": owner if owner != request.user else None,
        "heard": heard,
    }
    return render(request, "events/book.html", context)


def the_booking(request, key) -> Booking:
    """The booking that this key opens; or its reference, for whoever runs the event or helps its person today."""
    rows = Booking.objects.select_related("event", "person", "place").prefetch_related("arrangements")
    booking = rows.filter(key=key).first() or may_open(request, rows.filter(ref=key).first())
    if booking is None:
        raise Http404
    booking.opened_by = key
    read_texts(([booking.event], "title", "about"))
    return booking


def may_open(request, booking: Booking | None) -> Booking | None:
    if booking is None or not request.user.is_authenticated:
        return None
    if can_run(request.user, booking.event):
        return booking
    if not can_book_for(request.user, booking.person):
        return None
    acting_for(request, booking.person)
    return booking


def is_heard(request, booking) -> bool:
    """Does somebody who works here, or who runs the event, write this down for another?"""
    return request.user.pk != booking.person_id and bool(can_run(request.user, booking.event))


def who_acts(request, booking):
    """Whoever holds the ticket acts as its person, unless somebody is signed in."""
    return request.user if request.user.is_authenticated else booking.person


@open_to_all
@never_cache
def show_ticket(request, key):
    """The ticket: where, when, your code, what is arranged, and what you can do."""
    booking = the_booking(request, key)
    context = {
        "booking": booking,
        "event": booking.event,
        "places": [booking.place],
        "company": company(booking),
        "number": number_in_line(booking),
        "arrangements": [(one, arrangement_in_words(one)) for one in booking.arrangements.all()],
        "is_over": booking.event.ends_at < timezone.now(),
        "has_begun": booking.event.has_begun,
        "heard": is_heard(request, booking),
        "may_change": booking.is_live and not booking.event.has_begun and not booking.event.is_called_off,
        "may_say_needs": helping(request) != booking.person
        or bool(can_say_needs(request.user, booking.person)),
        "formats": offered(),
        "key": key,
        "is_theirs": key == booking.key,
        "shows_link": booking.state == Booking.State.PLACED,
        "may_book_again": not booking.is_live and is_open(booking.event),
    }
    return render(request, "events/ticket.html", context)


@open_to_all
@never_cache
def ticket_file(request, key, format):
    """The ticket in every format, to print or to keep."""
    return as_file(request, ticket(the_booking(request, key)), format, "ticket")


@open_to_all
@never_cache
def needs_for_the_day(request, key):
    booking = the_booking(request, key)
    heard = is_heard(request, booking)
    if helping(request) == booking.person:
        require(can_say_needs(request.user, booking.person))
    sees_saved = bool(can_see_needs(request.user, booking.person))
    form = NeedsForTheDayForm(request, booking, heard=heard, sees_saved=sees_saved)
    if form.act(say_needs_for_event, booking, by=who_acts(request, booking)):
        messages.success(request, _("Thank you. We get it, and tell you when it is arranged."))
        return redirect("events:ticket", key)
    context = {"form": form, "booking": booking, "key": key, "sections": form.sections(), "heard": heard}
    return render(request, "events/needs_for_the_day.html", context)


@open_to_all
@never_cache
def company_of(request, key):
    booking = the_booking(request, key)
    now = {name: getattr(booking, name) for name in ("supporters", "assistants", "children")}
    form = CompanyForm(request, heard=is_heard(request, booking), initial=now)
    return button_page(
        request,
        booking,
        form,
        change_company,
        title=_("Who comes with you?"),
        lead=_("Their places are held together with yours."),
        button=_("Save"),
        done=_("Saved."),
    )


@open_to_all
@never_cache
def cancel(request, key):
    booking = the_booking(request, key)
    return button_page(
        request,
        booking,
        ButtonForm(request, heard=is_heard(request, booking)),
        cancel_booking,
        title=_("Cancel this booking"),
        lead=_("No reason is needed. Your place goes to the next person."),
        button=_("Cancel my booking"),
        done=_("Cancelled. Thank you for telling us."),
    )


@open_to_all
@never_cache
def say_yes_to_place(request, key):
    booking = the_booking(request, key)
    return button_page(
        request,
        booking,
        ButtonForm(request, heard=is_heard(request, booking)),
        take_offer,
        title=_("A place is free for you"),
        lead=_("Say yes, and it is yours. To say no, cancel your booking: the next person gets it."),
        button=_("Yes, I come"),
        done=_("You have a place."),
    )


@open_to_all
@never_cache
def no_more(request, key):
    """Whoever waited in vain would rather not hear what was said."""
    booking = the_booking(request, key)
    return button_page(
        request,
        booking,
        ButtonForm(request, heard=is_heard(request, booking)),
        hear_no_more,
        title=_("No letter about this event"),
        lead=_("We do not write to you about what was said."),
        button=_("Do not write to me about it"),
        done=_("Saved. We do not write to you about it."),
    )


def button_page(request, booking, form, action, *, title, lead, button, done):
    """Find, check, form, act, answer: these pages differ only in what is done."""
    if form.act(action, booking, by=who_acts(request, booking)):
        messages.success(request, done)
        return redirect("events:ticket", booking.opened_by)
    context = {"form": form, "booking": booking, "title": title, "lead": lead, "button": button}
    context["key"] = booking.opened_by
    return render(request, "events/ticket_act.html", context)


def one_need(request, key, ref) -> Arrangement:
    booking = the_booking(request, key)
    one = get_object_or_404(booking.arrangements, ref=ref)
    one.booking = booking
    return one


@open_to_all
@never_cache
def was_it_there(request, key, ref):
    """Only the person says whether what they need was there; whoever works here writes it down for them."""
    one = one_need(request, key, ref)
    heard = is_heard(request, one.booking)
    form = MetForm(request, heard=heard, initial={"met": one.met, "words": one.met_words})
    done = _("Thank you. Your answer is the one that counts.")
    return need_page(request, one, form, say_if_met, lead="", done=done)


@open_to_all
@never_cache
def why_in_public(request, key, ref):
    """May we say why, without their name? Theirs to say, and to take back."""
    one = one_need(request, key, ref)
    form = MaySayWhyForm(request, heard=is_heard(request, one.booking))
    return need_page(request, one, form, may_say_why, lead=one.why_not, done=_("Thank you. We keep to it."))


def need_page(request, one, form, action, *, lead, done):
    """What the person themselves says about one need; never a helper."""
    for_themselves_alone(request)
    if form.act(action, one, by=who_acts(request, one.booking)):
        messages.success(request, done)
        return redirect("events:ticket", one.booking.opened_by)
    context = {"form": form, "booking": one.booking, "title": one.words, "lead": lead, "button": _("Send")}
    context["key"] = one.booking.opened_by
    return render(request, "events/ticket_act.html", context)
