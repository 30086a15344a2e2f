"""What we say when something goes wrong. Never a code, never blame, always what to do next."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import DatabaseError
from django.http import HttpResponse
from django.middleware.csrf import REASON_BAD_ORIGIN, REASON_BAD_REFERER
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from alongside.partnership.figures import site

TOKEN = "csrfmiddlewaretoken"


def bare(title: str, sentence: str, status: int) -> HttpResponse:
    """A page that stands alone: no session, no menu, and no database if there is none to ask."""
    try:
        ours = site()
    except DatabaseError:
        ours = None
    page = render_to_string("home/bare.html", {"title": title, "sentence": sentence, "ours": ours})
    return HttpResponse(page, status=status)


def could_not_read(request, exception=None):
    """400. The request itself is not to be trusted, so this page does not look at it again."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        return bare(
            _("That was too much at once"),
            _(
                "What you sent is larger than we can take (about 10 MB). Send less, or send it to us by e-mail or post."
            ),
            413,
        )
    return bare(
        _("We could not read that"),
        _(
            "Something in the address or the form is not as we expect it. Go back and try once more, or ring us."
        ),
        400,
    )


def not_allowed(request, exception=None):
    """403, with the reason that permissions.py gives in a sentence."""
    why = str(exception) if exception and str(exception) else ""
    return render(request, "home/not_allowed.html", {"why": why}, status=403)


def not_found(request, exception=None):
    return render(request, "home/not_found.html", status=404)


def our_fault(request):
    """500. Stands alone, because whatever failed may be what other pages need."""
    return bare(
        _("Something broke, and it is our fault"),
        _(
            "What you did may not be saved. Go back and try again in a few minutes, or ring us and we will do it for you."
        ),
        500,
    )


def form_too_old(request, reason=""):
    """The form's hidden key no longer fits: show what they wrote, with a new key, to be sent again.

    When the form came from another website, it is shown to nobody and cannot be sent on from here: somebody else
    may have written it.
    """
    if came_from_elsewhere(reason):
        return render(request, "home/form_from_elsewhere.html", status=403)
    typed = [(name, value) for name, values in request.POST.lists() for value in values]
    lead = _(
        "Your page was open for a long time, so nothing was sent yet. Here is what you wrote. Press Send again."
    )
    return send_once_more(
        request, typed, request.get_full_path(), lead, had_files=bool(request.FILES), status=403
    )


def send_once_more(request, typed, path: str, lead: str, *, had_files: bool = False, status: int = 200):
    """Show what somebody wrote in a form that was not carried out, to be sent with one press."""
    fields = [
        {"name": name, "value": value, "is_long": "\n" in value or len(value) > 60, "label": in_words(name)}
        for name, value in typed
        if name != TOKEN
    ]
    context = {
        "shown": [field for field in fields if is_writing(field)],
        "hidden": [field for field in fields if not is_writing(field)],
        "path": path,
        "lead": lead,
        "had_files": had_files,
    }
    return render(request, "home/form_too_old.html", context, status=status)


def came_from_elsewhere(reason: str) -> bool:
    """Django's reasons are sentences with a gap; the words before the gap tell which one it is."""
    return any(reason.startswith(known.split("%s")[0]) for known in (REASON_BAD_ORIGIN, REASON_BAD_REFERER))


def is_writing(field: dict) -> bool:
    """True for what a person typed; keys and ticks go along unseen."""
    return " " in field["value"] or field["is_long"]


def in_words(name: str) -> str:
    return name.replace("_", " ").replace("-", " ").strip().capitalize()
