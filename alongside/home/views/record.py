"""One person's whole record: see it, ask for a copy or to be erased, and the check before either."""

from django.contrib import messages
from django.db import OperationalError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.home import actions
from alongside.home import permissions as may
from alongside.home.documents import zip_of_record
from alongside.home.forms import AskBackForm, AskForm, WriteDownForm
from alongside.home.models import RecordRequest
from alongside.home.record import done_by_others, what_stays, whole_record
from alongside.people.figures import for_themselves_alone
from alongside.people.finding import the_person
from alongside.people.forms.person import NothingToFillIn
from alongside.people.models import Person
from alongside.people.signing_in import is_fresh, must_be_fresh
from alongside.people.two_steps import needs_recent_step
from alongside.shared.web import require


def record(request):
    """Everything that we keep about me."""
    for_themselves_alone(request)
    others = done_by_others(request.user)
    context = {
        "parts": whole_record(request.user, for_whom="page", by_card=not is_fresh(request)),
        "by_card": not is_fresh(request),
        "looked": others[True],
        "helped": others[False],
        "requests": RecordRequest.objects.filter(person=request.user).order_by("-asked_at")[:10],
    }
    return render(request, "home/record.html", context)


def ask(request):
    """Ask for a copy, or to be erased, for myself."""
    for_themselves_alone(request)
    form = AskForm(request)
    if form.act(actions.ask_for_record, request.user, by=request.user):
        messages.success(request, _("We have it. First we make sure that it is you who asks. Then we do it."))
        return redirect("home:record")
    return render(request, "home/ask_record.html", {"form": form})


def write_down(request, ref):
    """Write down that somebody asked by phone, letter or visit."""
    require(may.can_see_requests(request.user))
    owner = the_person(request, ref)
    form = WriteDownForm(request, owner)
    if asked := form.act(actions.ask_for_record, owner, by=request.user):
        messages.success(request, _("Written down. The month begins today."))
        return redirect("home:request", asked.ref)
    return render(request, "home/write_request_down.html", {"form": form, "owner": owner})


def requests(request):
    """Who asked for their record, in the order in which answers are due."""
    require(may.can_see_requests(request.user))
    waiting = RecordRequest.objects.visible_to(request.user).waiting().select_related("person")
    return render(request, "home/requests.html", {"waiting": waiting})


def the_request(request, ref) -> RecordRequest:
    visible = RecordRequest.objects.visible_to(request.user).select_related("person", "came_by")
    return get_object_or_404(visible, ref=ref)


def request_page(request, ref):
    """One request: who asked, how we make sure, and what comes next."""
    require(may.can_see_requests(request.user))
    asked = the_request(request, ref)
    refs = [one for one in (asked.asked_by, asked.checked_by) if one]
    names = {person.ref: str(person) for person in Person.objects.filter(ref__in=refs)}
    context = {
        "asked": asked,
        "asked_by": names.get(asked.asked_by, _("somebody who left")),
        "checked_by": names.get(asked.checked_by, _("somebody who left")),
        "may_say_yes": may.can_check(request.user, asked),
        "may_ask_back": may.can_ask_back(request.user, asked),
        "has_safe_way": asked.safe_ways().exists(),
        "may_erase_now": asked.can_be_erased and may.can_erase(request.user, asked),
    }
    return render(request, "home/request.html", context)


def say_yes(request, ref):
    """A second person says yes."""
    asked = the_request(request, ref)
    require(may.can_see_requests(request.user))
    form = NothingToFillIn(request)
    if form.act(actions.say_yes_as_second, asked, by=request.user):
        messages.success(request, _("Two people looked. It is ready."))
        return redirect("home:request", asked.ref)
    return render(request, "home/request_yes.html", {"form": form, "asked": asked})


def asked_back(request, ref):
    """Write down that we asked back on a way that is safe."""
    asked = the_request(request, ref)
    require(may.can_see_requests(request.user))
    form = AskBackForm(request, asked)
    if form.act(actions.ask_back, asked, by=request.user):
        messages.success(request, _("Written down. It is ready."))
        return redirect("home:request", asked.ref)
    return render(request, "home/request_asked_back.html", {"form": form, "asked": asked})


def stop(request, ref):
    """They changed their mind, or it was not them."""
    asked = the_request(request, ref)
    form = NothingToFillIn(request)
    if form.act(actions.stop_request, asked, by=request.user):
        messages.success(request, _("Stopped. Nothing was handed out, and nothing was erased."))
        return redirect("home:record" if asked.person == request.user else "home:requests")
    return render(request, "home/request_stop.html", {"form": form, "asked": asked})


@needs_recent_step
def copy(request, ref):
    """Get the copy, once somebody made sure: its owner, or a worker who prints and posts it."""
    asked = the_request(request, ref)
    must_be_fresh(request)
    require(may.can_fetch_copy(request.user, asked))
    form = NothingToFillIn(request)
    if form.act(actions.hand_out, asked, by=request.user):
        packed = zip_of_record(asked.person, for_whom="copy" if asked.person == request.user else "print")
        headers = {"Content-Disposition": 'attachment; filename="record.zip"', "Cache-Control": "no-store"}
        return HttpResponse(packed, content_type="application/zip", headers=headers)
    return render(request, "home/request_copy.html", {"form": form, "asked": asked})


@needs_recent_step
def erase(request, ref):
    """What will stay and why, and then the last button."""
    asked = the_request(request, ref)
    require(may.can_see_requests(request.user))
    form = NothingToFillIn(request)
    if form.act(actions.erase_person, asked.person, by=request.user, check=asked):
        messages.success(request, _("They are erased."))
        return forget_traces(request)
    context = {"form": form, "asked": asked, "stays": what_stays(asked.person)}
    return render(request, "home/request_erase.html", context)


@require_POST
def clear_traces(request):
    """Write the database's file anew, when it was too busy after somebody was erased."""
    require(may.can_see_requests(request.user))
    return forget_traces(request)


def forget_traces(request):
    try:
        actions.forget_old_pages()
    except OperationalError:  # somebody else holds the database for a long time
        messages.error(
            request,
            _("The computer was too busy to clear the last traces. Press “Clear the traces” in a minute."),
        )
    else:
        messages.success(request, _("The last traces are cleared."))
    return redirect("home:requests")
