"""Letters, for whoever gets them and for those who send them by hand."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from alongside.shared.post.actions import stop_all_news
from alongside.shared.post.forms import ButtonForm
from alongside.shared.post.models import Letter
from alongside.shared.post.stopping import letter_ref
from alongside.shared.web import open_to_all


# A mail program presses the button for its reader, without a cookie (RFC 8058). The signed address is the proof.
@csrf_exempt
@open_to_all
def stop(request, signed):
    """Stop the news, with one button and no sign-in."""
    letter = Letter.objects.filter(ref=letter_ref(signed), is_news=True).first()
    if letter is None:
        raise Http404
    form = ButtonForm(request)
    form.once = False  # stopping twice is as good as once
    stopped = bool(form.act(stop_all_news, letter, by=None))
    return render(request, "post/stop.html", {"form": form, "stopped": stopped})
