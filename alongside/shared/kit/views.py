from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.shared.kit.display import KEY, DisplayForm, display_of, from_dict, known_languages
from alongside.shared.web import open_to_all


@open_to_all
def how_it_looks(request):
    """Choose size, colours, letters, spacing, pictures and words."""
    form = DisplayForm(request.POST or None, initial=display_of(request).to_dict())
    if request.method == "POST" and form.is_valid():
        keep(request, form.cleaned_data)
        messages.success(request, _("Done. Every page looks like this now."))
        return redirect(back(request) or reverse("kit:how_it_looks"))
    return render(request, "kit/how_it_looks.html", {"form": form, "back": back(request)})


@open_to_all
@require_POST
def shorter_words(request):
    """Shorter words on, or off again."""
    now = "everyday" if display_of(request).words == "shorter" else "shorter"
    keep(request, {"words": now})
    return redirect(back(request) or "/")


@open_to_all
@require_POST
def language(request):
    tag = request.POST.get("language", "")
    if tag not in known_languages():
        raise Http404
    keep(request, {"language": tag})
    return redirect(back(request) or "/")


def keep(request, changes: dict) -> None:
    """Remember the choice in the session and, when somebody is signed in, with the person."""
    chosen = from_dict({**display_of(request).to_dict(), **changes}).to_dict()
    request.session[KEY] = chosen
    if request.user.is_authenticated and settings.SAVE_DISPLAY:
        import_string(settings.SAVE_DISPLAY)(request.user, chosen)


def back(request) -> str:
    """The page to go back to, when it is one of ours."""
    path = request.POST.get("next") or request.GET.get("next") or ""
    return path if url_has_allowed_host_and_scheme(path, allowed_hosts=None) else ""
