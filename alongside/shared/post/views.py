"""Letters, for whoever gets them and for those who send them by hand."""

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from alongside.formats.document import from_dict
from alongside.formats.html import to_html
from alongside.formats.text import to_text
from alongside.shared.files import as_file, offered
from alongside.shared.post import permissions as may
from alongside.shared.post.actions import (
    decide,
    look_at_number,
    make_pile,
    mark_came_back,
    mark_posted,
    stop_all_news,
    stop_batch,
    write_call,
)
from alongside.shared.post.figures import still_waiting
from alongside.shared.post.forms import ButtonForm, CallForm, DecideForm
from alongside.shared.post.models import Letter
from alongside.shared.post.pile import Pile, is_braille, size_for
from alongside.shared.post.reach import reach_of
from alongside.shared.post.stopping import letter_ref
from alongside.shared.web import open_to_all, require

TO_DECIDE = [Letter.State.NOT_SURE, Letter.State.FAILED, Letter.State.CAME_BACK]
MOST = 200


def named(letters) -> list[tuple[Letter, object]]:
    """Each letter with how its person is reached; those who are gone are left out."""
    found = [(letter, reach_of(letter)) for letter in letters]
    return [(letter, target) for letter, target in found if target is not None]


def outbox(request):
    """What needs somebody: who still waits, what is not sure, what came back."""
    require(may.can_send_by_hand(request.user))
    by_post = Letter.objects.filter(state=Letter.State.SENT, way="post").order_by("-settled_at")
    to_decide = list(Letter.objects.filter(state__in=TO_DECIDE).order_by("-settled_at")[: MOST + 1])
    context = {
        "waiting": still_waiting(),
        "to_decide": named(to_decide[:MOST]),
        "more": len(to_decide) > MOST,
        "posted": named(by_post[:MOST]),
        "to_stop": Letter.objects.filter(
            state=Letter.State.WAITING, not_before__gt=timezone.now(), tries=0
        ).exclude(batch="")[:1],
        "to_print": to_print().count(),
        "to_ring": to_ring().count(),
    }
    return render(request, "post/outbox.html", context)


def to_print():
    return Letter.objects.filter(state=Letter.State.BY_HAND, way="post")


def to_ring():
    """Due now: whoever asked to be rung on a later day comes on that day."""
    today = timezone.localdate()
    by_voice = Letter.objects.filter(state=Letter.State.BY_HAND, way__in=["phone", "text"])
    return by_voice.filter(Q(ring_on=None) | Q(ring_on__lte=today)).order_by("rung", "made_at")


def pile(request):
    """What is to be printed, without addresses."""
    require(may.can_send_by_hand(request.user))
    letters = named(to_print().order_by("made_at")[:MOST])
    context = {
        "letters": [(letter, target, size_for(target)) for letter, target in letters],
        "has_braille": any(is_braille(target) for _letter, target in letters),
        "printed": to_print().filter(printed_at__isnull=False).exists(),
    }
    return render(request, "post/pile.html", context)


def print_pile(request):
    """The pile as one file. Addresses stand in this file alone, and each look is written down."""
    return the_pile(request, Pile.to_pdf, "application/pdf", "letters.pdf")


def braille_pile(request):
    """The braille letters of the pile as one file for a braille printer."""
    return the_pile(request, Pile.to_brf, "text/plain; charset=us-ascii", "letters.brf")


def the_pile(request, make, kind: str, name: str):
    require(may.can_send_by_hand(request.user))
    form = ButtonForm(request)
    form.once = False
    made = form.act(make_pile, by=request.user)
    if not made:
        return render(request, "post/print_pile.html", {"form": form})
    answer = HttpResponse(make(made), content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def posted(request):
    require(may.can_send_by_hand(request.user))
    form = ButtonForm(request)
    if form.act(mark_posted, by=request.user):
        messages.success(request, _("Saved. Thank you for posting them."))
        return redirect("post:outbox")
    return render(request, "post/posted.html", {"form": form})


def calls(request):
    """Who is to be rung today."""
    require(may.can_send_by_hand(request.user))
    return render(request, "post/calls.html", {"letters": named(to_ring()[:MOST])})


def a_call(request, ref) -> tuple[Letter, object]:
    require(may.can_send_by_hand(request.user))
    by_hand = Letter.objects.filter(state=Letter.State.BY_HAND, way__in=["phone", "text"])
    letter = get_object_or_404(by_hand, ref=ref)
    target = reach_of(letter)
    if target is None or target.way != letter.way:
        raise Http404
    return letter, target


def call(request, ref):
    """One call: what to say, what is safe, and what came of it."""
    letter, target = a_call(request, ref)
    form = CallForm(request)
    if form.act(write_call, letter, by=request.user):
        messages.success(request, _("Saved."))
        return redirect("post:calls")
    return render(request, "post/call.html", about_call(letter, target) | {"form": form})


def number(request, ref):
    """The number, after a button; the look is written down."""
    letter, target = a_call(request, ref)
    form = ButtonForm(request)
    form.once = False
    shown = bool(form.act(look_at_number, letter, by=request.user))
    context = about_call(letter, target) | {"number": target.address if shown else "", "form": form}
    return render(request, "post/number.html", context)


def about_call(letter: Letter, target) -> dict:
    return {
        "letter": letter,
        "name": target.name,
        "note": target.note,
        "no_voicemail": target.no_voicemail,
        "script": to_text(from_dict(letter.document)),
    }


def read(request, ref):
    """A letter on the web, for the person to whom it was written."""
    letter = get_object_or_404(Letter, ref=ref, to=request.user.ref)
    words = mark_safe(to_html(from_dict(letter.document), with_title=False))
    return render(request, "post/read.html", {"letter": letter, "words": words})


def see_each_format(request, ref):
    """One letter in every format, to look at before others get it."""
    require(may.can_send_by_hand(request.user))
    letter = get_object_or_404(a_try(request), ref=ref)
    document = from_dict(letter.document)
    context = {
        "letter": letter,
        "words": mark_safe(to_html(document, level=2)),
        "text": to_text(document),
        "formats": offered(),
    }
    return render(request, "post/try.html", context)


def one_format(request, ref, format):
    require(may.can_send_by_hand(request.user))
    letter = get_object_or_404(a_try(request), ref=ref)
    return as_file(request, from_dict(letter.document), format, "letter")


def a_try(request):
    """What a worker may look at whole: what was written to themselves, as the one who tries it."""
    return Letter.objects.filter(to=request.user.ref)


def undo(request, ref):
    """Stop everything of one batch that has not gone."""
    require(may.can_send_by_hand(request.user))
    letter = get_object_or_404(Letter.objects.exclude(batch=""), ref=ref)
    form = ButtonForm(request)
    if form.act(stop_batch, letter.batch, by=request.user):
        messages.success(request, _("Stopped. Nothing more of it goes."))
        return redirect("post:outbox")
    return render(request, "post/undo.html", {"form": form})


def came_back(request, ref):
    require(may.can_send_by_hand(request.user))
    letter = get_object_or_404(Letter.objects.filter(state=Letter.State.SENT), ref=ref)
    form = ButtonForm(request)
    if form.act(mark_came_back, letter, by=request.user):
        messages.success(request, _("Saved. We do not use this way again until somebody has looked."))
        return redirect("post:outbox")
    return render(request, "post/came_back.html", {"form": form, "letter": letter})


def decide_about(request, ref):
    require(may.can_send_by_hand(request.user))
    letter = get_object_or_404(Letter.objects.filter(state__in=TO_DECIDE), ref=ref)
    form = DecideForm(request)
    if form.act(decide, letter, by=request.user):
        messages.success(request, _("Saved."))
        return redirect("post:outbox")
    return render(request, "post/decide.html", {"form": form, "letter": letter})


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
