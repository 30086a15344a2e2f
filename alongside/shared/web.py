"""What holds for every page: reading changes nothing, pages are closed unless opened by name."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpResponseBadRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.module_loading import import_string

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
WRITING = ("INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "DROP", "ALTER", "TRUNCATE")

KEPT_FORM = "kept form"  # in the session
KEPT_FOR = "kept for"  # whose form it is, when that is known: nobody else who signs in here sees it
MOST_KEPT = 200_000  # characters


def never_kept(view):
    """A page whose forms hold what no other place may hold, such as a vote: a sign-in that ran out loses what was typed."""
    view.is_never_kept = True
    return view


# Opens a page to people who are not signed in. Every other page asks them to sign in first.
open_to_all = login_not_required


class WroteWhileReading(Exception):
    """A page that was only read tried to change something: our bug."""


class ReadsDoNotWrite:
    """A GET that writes raises. The session table alone is excepted."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in SAFE_METHODS:
            return self.get_response(request)
        with connection.execute_wrapper(refuse_writes):
            return self.get_response(request)


def refuse_writes(execute, sql, params, many, context):
    words = sql.lstrip(" (").split(None, 3)
    if words and words[0].upper() in WRITING and "django_session" not in sql:
        raise WroteWhileReading(sql[:200])
    return execute(sql, params, many, context)


class KeptNowhere:
    """No browser, and nothing on the way to it, keeps a page that was made for somebody who is signed in."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        answer = self.get_response(request)
        user = getattr(request, "user", None)
        typed = request.method not in SAFE_METHODS
        if typed or (user is not None and user.is_authenticated) or answer.cookies:
            answer.headers["Cache-Control"] = "no-store, private"
        return answer


class AskToSignIn(LoginRequiredMiddleware):
    """Closed pages ask people to sign in. A form that was sent after a sign-in ran out is kept until they are back."""

    def handle_no_permission(self, request, view_func):
        if request.method != "POST" or getattr(view_func, "is_never_kept", False):
            return super().handle_no_permission(request, view_func)
        typed = [[name, value] for name, values in request.POST.lists() for value in values]
        if sum(len(value) for _name, value in typed) > MOST_KEPT:
            return super().handle_no_permission(request, view_func)
        request.session[KEPT_FORM] = {"path": request.get_full_path(), "typed": typed}
        return redirect_to_login(
            reverse(settings.KEPT_FORM_PAGE),
            self.get_login_url(view_func),
            self.get_redirect_field_name(view_func),
        )


class TidyRequest:
    """Turns away an address that no page could have: NUL bytes and broken encoding."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return HttpResponseBadRequest("We could not read that address.", content_type="text/plain")
        return self.get_response(request)


class SetUpFirst:
    """A partnership without a name yet shows its set-up journey to whoever comes."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.is_set_up = import_string(settings.IS_SET_UP)

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        room = request.resolver_match.app_name if request.resolver_match else ""
        if room in {"set_up", "kit"} or request.path == "/health" or self.is_set_up():
            return None
        return redirect(reverse(settings.SET_UP_START))


def require(decision) -> None:
    """Stop here with 403 and the sentence that says why."""
    if not decision:
        raise PermissionDenied(decision.why)
