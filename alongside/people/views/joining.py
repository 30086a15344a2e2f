"""Joining: alone, one question a page; only for news; and written down by somebody who listens."""

import time
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.algorithms.receipts import in_groups
from alongside.formats.pdf import SIZES, to_pdf
from alongside.people.actions.joining import (
    come_back,
    enter,
    finish_joining,
    keep_answers,
    send_me_news,
    start_joining,
)
from alongside.people.forms import joining as ask
from alongside.people.letters import welcome
from alongside.people.models import ContactRoute, Format, Hat, Joining, Organisation, Person
from alongside.people.needs_list import GROUPS, WORDS
from alongside.people.permissions import can_enter_person
from alongside.people.signing_in import meet_browser, sign_in
from alongside.shared.web import open_to_all, require

JOINING, CODE = "joining", "joining code"  # in the session
MOST_FROM_ONE_BROWSER = 5
JOINED_HERE = "joined from here"


@dataclass(frozen=True)
class Step:
    key: str
    form: type[forms.Form]
    title: str
    lead: str


STEPS = [
    Step(
        "name",
        ask.NameForm,
        gettext_lazy("What is your name?"),
        gettext_lazy("This is all that we must know."),
    ),
    Step(
        "called",
        ask.CalledForm,
        gettext_lazy("What should we call you?"),
        gettext_lazy("This stands on our letters, and we say it when we ring."),
    ),
    Step(
        "reach",
        ask.ReachForm,
        gettext_lazy("How do we reach you?"),
        gettext_lazy("Choose the way that is best for you. You need no e-mail."),
    ),
    Step(
        "safe",
        ask.SafeForm,
        gettext_lazy("Reaching you safely"),
        gettext_lazy("If somebody must not know that you are with us, tick what keeps you safe."),
    ),
    Step(
        "format",
        ask.FormatForm,
        gettext_lazy("How should we send you things?"),
        gettext_lazy("We send everything in this way. You say it once."),
    ),
    Step(
        "language",
        ask.LanguageForm,
        gettext_lazy("Your language"),
        gettext_lazy("We send and say things in it where we can, and book somebody where we cannot."),
    ),
    Step(
        "needs",
        ask.JoinNeedsForm,
        gettext_lazy("What do you need to take part?"),
        gettext_lazy("Tick what helps you. We arrange it before you come. We never ask why."),
    ),
    Step(
        "here-as",
        ask.HatsForm,
        gettext_lazy("I am here as…"),
        gettext_lazy("Tick all that are true for you. Only you see this list."),
    ),
    Step(
        "from",
        ask.FromForm,
        gettext_lazy("Do you come from an organisation?"),
        gettext_lazy("Coming from none is just as good."),
    ),
    Step(
        "news",
        ask.NewsForm,
        gettext_lazy("News"),
        gettext_lazy("What is on, and what came of what people said."),
    ),
]
KEYS = [step.key for step in STEPS]


def current(request) -> Joining | None:
    """The answers of this browser, if it is half way through."""
    ref = request.session.get(JOINING)
    return Joining.objects.filter(ref=ref).first() if ref else None


def begin(request, joining: Joining, code: str) -> None:
    request.session[JOINING] = str(joining.ref)
    request.session[CODE] = code
    request.session.setdefault(ask.STARTED, time.time())


@open_to_all
def join(request):
    """The ways to join: here and now, or through somebody who listens."""
    return render(request, "people/join.html", {"half_way": current(request)})


@open_to_all
def age(request):
    form = ask.AgeForm(request)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["adult"] == "no":
            return redirect("people:young")
        if current(request) is None:
            begin(request, *form.act(start_joining))
        return redirect("people:join_step", KEYS[0])
    return render(request, "people/join_age.html", {"form": form})


@open_to_all
def young(request):
    """How people under 18 take part: through an adult, and nothing is kept about them."""
    return render(request, "people/young.html")


@open_to_all
def join_step(request, key):
    if key not in KEYS:
        raise Http404
    joining = current(request)
    if joining is None:
        return redirect("people:join")
    number = KEYS.index(key)
    here = STEPS[number]
    form = here.form(request, initial=shown_again(joining.answers))
    if form.act(keep_answers, joining):
        if request.GET.get("back") == "check" or number + 1 == len(KEYS):
            return redirect("people:join_check")
        return redirect("people:join_step", KEYS[number + 1])
    context = {
        "form": form,
        "step": here,
        "number": number + 1,
        "of": len(STEPS),
        "before": KEYS[number - 1] if number else "",
        "after": KEYS[number + 1] if number + 1 < len(KEYS) else "",
        "sections": form.needs_sections() if key == "needs" else (),
    }
    return render(request, "people/join_step.html", context)


def shown_again(answers: dict) -> dict:
    """What was answered, as the forms show it."""
    return answers | {"yes_news": "yes" if answers.get("yes_news") else ""}


@open_to_all
def join_check(request):
    """Everything once more, with a way to change each; then one button."""
    joining = current(request)
    if joining is None:
        return redirect("people:join")
    form = ask.FinishForm(request)
    if request.method == "POST" and form.is_valid() and form.is_trapped(request):
        form.add_error(None, _("That was very quick. Press the button once more, please."))
    elif request.session.get(JOINED_HERE, 0) >= MOST_FROM_ONE_BROWSER:
        form.add_error(
            None, _("Many people joined from this device already. Please ring us, and we write you down.")
        )
    elif person := form.act(finish_joining, joining):
        for name in (JOINING, CODE, ask.STARTED):
            request.session.pop(name, None)
        joined = request.session.get(JOINED_HERE, 0) + 1
        sign_in(request, person)
        request.session[JOINED_HERE] = joined
        return meet_browser(request, person, redirect("people:joined"))
    context = {
        "form": form,
        "lines": lines_of(joining.answers),
        "has_name": bool(joining.answers.get("name", "").strip()),
    }
    return render(request, "people/join_check.html", context)


def lines_of(answers: dict) -> list[tuple]:
    """For the check page: (step's key, question, answer in words)."""
    said = {
        "name": answers.get("name", ""),
        "called": ", ".join(filter(None, [answers.get("called"), answers.get("pronouns")])),
        "reach": _reach_words(answers),
        "safe": "; ".join(
            str(ask.SafeForm.base_fields[name].label)
            for name in ("no_voicemail", "neutral_envelope", "hidden")
            if answers.get(name)
        ),
        "format": _format_words(answers),
        "language": str(dict(ask.LANGUAGES).get(answers.get("language"), "")),
        "needs": "; ".join(
            [str(WORDS[code]) for code in answers.get("needs", ())]
            + [
                answers["own_words"][group.name]
                for group in GROUPS
                if group.name in answers.get("own_words", {})
            ]
        ),
        "here-as": "; ".join(
            [str(Hat(hat).label) for hat in answers.get("hats", ())]
            + [w for w in [answers.get("hat_words")] if w]
        ),
        "from": _from_words(answers),
        "news": _("Yes") if answers.get("yes_news") else "",
    }
    if answers.get("note"):
        said["safe"] = "; ".join(filter(None, [said["safe"], answers["note"]]))
    return [(step.key, step.title, said[step.key]) for step in STEPS]


def _reach_words(answers: dict) -> str:
    kind = answers.get("kind")
    return f"{ContactRoute.Kind(kind).label}: {answers.get('value', '')}" if kind else ""


def _format_words(answers: dict) -> str:
    if not answers.get("format"):
        return ""
    size = answers.get("print_size", 12)
    words = str(Format(answers["format"]).label)
    return words if size == 12 else _("%(format)s, print size %(size)d") % {"format": words, "size": size}


def _from_words(answers: dict) -> str:
    if answers.get("not_connected"):
        return _("Not connected to an organisation")
    names = list(
        Organisation.objects.filter(ref__in=answers.get("organisations", ())).values_list("name", flat=True)
    )
    return ", ".join([*names, *([answers["another"]] if answers.get("another") else [])])


@open_to_all
def join_later(request):
    """The code that brings somebody back, on any device, for 28 days."""
    if current(request) is None:
        return redirect("people:join")
    return render(request, "people/join_later.html", {"code": in_groups(request.session.get(CODE, ""), 4)})


@open_to_all
def join_back(request):
    form = ask.ComeBackForm(request)
    if joining := form.act(come_back):
        begin(request, joining, form.cleaned_data["code"])
        return redirect("people:join_check")
    return render(request, "people/join_back.html", {"form": form})


def joined(request):
    """You are in: what happens next."""
    has_email = request.user.contact_routes.filter(kind=ContactRoute.Kind.EMAIL).exists()
    return render(request, "people/joined.html", {"has_email": has_email})


@open_to_all
def news(request):
    """Just news, in one step."""
    form = ask.NewsOnlyForm(request)
    if request.method != "POST":
        request.session.setdefault(ask.STARTED, time.time())
    if request.method == "POST" and form.is_valid() and form.is_trapped(request):
        form.add_error(None, _("That was very quick. Press the button once more, please."))
    elif form.act(send_me_news):
        request.session.pop(ask.STARTED, None)
        return render(request, "people/news_done.html")
    return render(request, "people/news.html", {"form": form})


def enter_person(request):
    """Write somebody down who rang, wrote or came by, on one screen."""
    require(can_enter_person(request.user))
    form = ask.EnterPersonForm(request)
    if entered := form.act(enter, by=request.user):
        messages.success(request, _("%(name)s is in. They count like everybody else.") % {"name": entered})
        return redirect("people:person", entered.ref)
    return render(request, "people/enter.html", {"form": form})


def letter(request, ref):
    """The welcome letter, to print and post: in the print size of its reader."""
    require(can_enter_person(request.user))
    person = get_object_or_404(Person.objects.visible_to(request.user), ref=ref)
    size = next((size for size in SIZES if size >= person.print_size), SIZES[-1])
    answer = HttpResponse(to_pdf(welcome(person), size=size), "application/pdf")
    answer["Content-Disposition"] = 'inline; filename="welcome.pdf"'
    return answer
