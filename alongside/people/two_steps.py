"""The second step of signing in, for whoever has a role here: a code from an app, or one from a sheet of paper.

ASVS 5.0 6.3.3 wants two steps for everybody. We ask them of everybody who can see what others told us.
"""

import time
from functools import wraps

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView
from django.conf import settings
from django.contrib.auth import logout
from django.shortcuts import redirect, render
from django.urls import resolve, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from alongside.partnership.facts import the_partnership
from alongside.people.signing_in import is_fresh
from alongside.shared.encryption.keys import lock, unlock
from alongside.shared.web import KEPT_FOR

IDLE = 30 * 60  # seconds after which whoever has a role is signed out
LAST_SEEN = "last seen"  # in the session
# Pages that stay open on the way to the second step
ON_THE_WAY = {
    "mfa_activate_totp",
    "mfa_authenticate",
    "mfa_view_recovery_codes",
    "mfa_reauthenticate",
    "account_logout",
}


class SecondStepAdapter(DefaultMFAAdapter):
    """Secrets are locked like every other; the app shows the partnership's name, and no address."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _(
            "This is not the code, or it has run out. Wait for the next one, and write that."
        ),
    }

    def encrypt(self, text: str) -> str:
        return lock(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unlock(encrypted_text)

    def get_totp_issuer(self) -> str:
        partnership = the_partnership()
        return partnership.name if partnership else "Alongside"

    def get_totp_label(self, user) -> str:
        return str(user)


class SetUp(ActivateTOTPView):
    """Setting it up counts as having used it, so that the codes on paper can be shown right after."""

    def form_valid(self, form):
        answer = super().form_valid(form)
        record_authentication(
            self.request,
            self.request.user,
            method="mfa",
            type=Authenticator.Type.TOTP.value,
            reauthenticated=True,
        )
        return answer


class CodesOnPaper(ViewRecoveryCodesView):
    """Shown after a button, for allauth notes that they were seen, and reading a page changes nothing here."""

    def get(self, request, *args, **kwargs):
        return render(request, "mfa/recovery_codes/index.html", {"are_shown": False})

    def post(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data(are_shown=True))


def is_asked() -> bool:
    """In an example, and on one's own machine, nobody has to carry a second step."""
    if not settings.ASK_SECOND_STEP:
        return False
    partnership = the_partnership()
    return partnership is not None and not partnership.is_example


def has_second_step(person) -> bool:
    return Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists()


def took_it_at(request) -> float:
    """When the second step was last taken in this sign-in, in seconds; 0 when it was not."""
    records = get_authentication_records(request, request.user)
    return max((record["at"] for record in records if record.get("method") == "mfa"), default=0)


def needs_recent_step(view):
    """For pages that hand out a way in, or a record: the second step within the last 20 minutes, or once more.

    Members, who have no second step, pass.
    """

    @wraps(view)
    def asks_again(request, *args, **kwargs):
        has_role = request.user.is_authenticated and request.user.keeps_others_data
        long_ago = time.time() - took_it_at(request) > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        if is_asked() and has_role and long_ago:
            raise ReauthenticationRequired
        return view(request, *args, **kwargs)

    return asks_again


class AskForSecondStep:
    """Holds whoever has a role to the second step, and signs them out when they were long away.

    allauth asks for it when they come with a code by e-mail. Whoever came in another way is asked here: by setting the
    partnership up, or as a member who got a role since. A card is never enough for a role.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        user = request.user
        if not is_asked() or not user.is_authenticated or not user.keeps_others_data:
            return self.get_response(request)
        now = time.time()
        last = request.session.get(LAST_SEEN, now)
        if now - last > IDLE or not is_fresh(request):
            ref = str(user.ref)
            logout(request)  # AskToSignIn keeps what they typed, for them alone
            request.session[KEPT_FOR] = ref
            return self.get_response(request)
        if LAST_SEEN not in request.session or now - last > 60:
            request.session[LAST_SEEN] = now
        if took_it_at(request) or self.is_on_the_way(request):
            return self.get_response(request)
        if has_second_step(user):
            return redirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': request.path})}")
        return redirect("mfa_activate_totp")

    @staticmethod
    def is_on_the_way(request) -> bool:
        if request.path.startswith(settings.STATIC_URL):
            return True
        name = resolve(request.path_info).view_name
        return name in ON_THE_WAY or name.startswith("kit:")
