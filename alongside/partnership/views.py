from dataclasses import dataclass
from functools import wraps

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.partnership.actions import (
    change_partnership,
    close_until,
    open_again,
    set_up_partnership,
    try_set_up_code,
)
from alongside.partnership.facts import is_set_up
from alongside.partnership.figures import site
from alongside.partnership.forms import (
    ChangeForm,
    CloseForm,
    CodeForm,
    LogoForm,
    NameForm,
    OpenAgainForm,
    OpenForm,
    WaysForm,
    YouForm,
)
from alongside.partnership.models import ContactWay, Partnership
from alongside.partnership.permissions import can_change_partnership, can_close
from alongside.partnership.promises import promises_of_ways
from alongside.shared.promises import Kept
from alongside.shared.web import open_to_all, require

MAY, ANSWERS = "may set up", "set-up answers"


@dataclass(frozen=True)
class Step:
    key: str
    form: type[forms.Form]
    title: str
    lead: str


STEPS = [
    Step(
        "name",
        NameForm,
        gettext_lazy("What are you called?"),
        gettext_lazy("This stands at the top of every page."),
    ),
    Step(
        "logo",
        LogoForm,
        gettext_lazy("Your logo"),
        gettext_lazy("It stands beside your name. You can go on without one."),
    ),
    Step(
        "ways",
        WaysForm,
        gettext_lazy("How do people reach you?"),
        gettext_lazy("These ways stand at the end of every page and letter. Give as many as you can."),
    ),
    Step(
        "you",
        YouForm,
        gettext_lazy("Who are you?"),
        gettext_lazy("You will look after this website to begin with."),
    ),
]
KEYS = [step.key for step in STEPS]


def for_set_up(view):
    """Only before the house is open, and only in a browser that gave the code."""

    @open_to_all
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if is_set_up():
            return redirect(settings.LOGOUT_REDIRECT_URL)
        if not request.session.get(MAY):
            return redirect("set_up:start")
        return view(request, *args, **kwargs)

    return guarded


@open_to_all
def start(request):
    if is_set_up():
        return redirect(settings.LOGOUT_REDIRECT_URL)
    if request.session.get(MAY):
        return redirect("set_up:step", first_open(request))
    form = CodeForm(request)
    right = form.act(try_set_up_code)
    if right:
        request.session.cycle_key()
        request.session[MAY] = True
        return redirect("set_up:step", KEYS[0])
    if right is False:
        form.add_error(
            "code",
            _(
                "This is not the code. Look for the newest one where the program runs. After six tries, start it again."
            ),
        )
    return render(request, "set_up/start.html", {"form": form})


@for_set_up
def step(request, key):
    if key not in KEYS:
        raise Http404
    number = KEYS.index(key)
    here = STEPS[number]
    answers = request.session.get(ANSWERS, {})
    form = here.form(request.POST or None, request.FILES or None, initial=answers)
    if request.method == "POST":
        form = here.form(request.POST, request.FILES, initial=answers)
        if form.is_valid():
            request.session[ANSWERS] = {**answers, **form.answers()}
            return redirect(*next_after(request, number))
    context = {"form": form, "step": here, "number": number + 1, "of": len(STEPS), "has_files": key == "logo"}
    context["before"] = KEYS[number - 1] if number else ""
    return render(request, "set_up/step.html", context)


def next_after(request, number: int) -> tuple:
    """The next page; whoever came from "check answers" to change one thing goes straight back there."""
    if "you" in request.session.get("set-up seen", []) or number + 1 == len(STEPS):
        return ("set_up:check",)
    return ("set_up:step", KEYS[number + 1])


def first_open(request) -> str:
    """The first step that has no answer yet."""
    answers = request.session.get(ANSWERS, {})
    for key, needed in (("name", "name"), ("ways", "ways"), ("you", "your_name")):
        if needed not in answers:
            return key
    return "you"


@for_set_up
def check(request):
    answers = request.session.get(ANSWERS, {})
    if not {"name", "ways", "your_name"} <= set(answers):
        return redirect("set_up:step", first_open(request))
    form = OpenForm(request)
    if person := form.act(set_up_partnership, answers):
        for key in (MAY, ANSWERS, "set-up seen"):
            request.session.pop(key, None)
        login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
        messages.success(request, _("Your house is open. Everything you wrote can be changed later."))
        return redirect("set_up:done")
    request.session["set-up seen"] = KEYS
    labels = dict(ContactWay.Kind.choices)
    context = {
        "form": form,
        "answers": answers,
        "ways": [(labels[kind], value) for kind, value in answers["ways"].items() if value],
        "advice": [promise for promise in promises_of_ways(answers["ways"]) if promise.kept == Kept.NO],
    }
    return render(request, "set_up/check.html", context)


@open_to_all
def done(request):
    if not is_set_up():
        return redirect("set_up:start")
    return render(request, "set_up/done.html", {"home": settings.LOGOUT_REDIRECT_URL})


def change(request):
    decision = can_change_partnership(request.user)
    if not decision:
        raise PermissionDenied(decision.why)
    row = get_object_or_404(Partnership)
    names = ("name", "strapline", "about", "contact_name", "contact_hours")
    ways = {way.kind: way.value for way in ContactWay.objects.all()}
    form = ChangeForm(request, initial={name: getattr(row, name) for name in names} | ways)
    if form.act(change_partnership, by=request.user):
        messages.success(request, _("Saved. Every page shows it now."))
        return redirect("set_up:change")
    return render(request, "set_up/change.html", {"form": form})


def closed(request):
    """ "We are closed, back on…" """
    require(can_close(request.user))
    now = site().closure
    form = OpenAgainForm(request) if now else CloseForm(request)
    if form.act(open_again if now else close_until, by=request.user):
        messages.success(request, _("Saved. Every page shows it now."))
        return redirect("set_up:closed")
    return render(request, "set_up/closed.html", {"form": form, "now": now})


@open_to_all
def logo(request):
    """The partnership's logo, drawn afresh when it came in, so always a PNG."""
    row = Partnership.objects.first()
    if row is None or not row.logo or not default_storage.exists(row.logo.name):
        raise Http404
    answer = FileResponse(default_storage.open(row.logo.name), content_type="image/png")
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["Cache-Control"] = "public, max-age=86400"
    return answer
