"""One person helps another: asked for, made sure of, begun, shown on every page, stopped with one tap."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.people.actions import ask_for_help, let_help, say_no_to_help, stop_help
from alongside.people.figures import HELPING
from alongside.people.finding import the_person
from alongside.people.forms.helping import HelpForm, WantHelpForm
from alongside.people.forms.person import NothingToFillIn, ViaForm
from alongside.people.models import Help, HelpWanted, Right
from alongside.people.permissions import can_arrange_help, can_ask_for_help, can_stop_help
from alongside.people.signing_in import must_be_fresh
from alongside.shared.web import require


def want_help(request, ref):
    """Somebody says whom they would like to help them."""
    one = the_person(request, ref)
    require(can_ask_for_help(request.user, one))
    must_be_fresh(request)
    form = WantHelpForm(request)
    if form.act(ask_for_help, one, by=request.user):
        messages.success(
            request, _("Thank you. We ring you back in a way that is safe, and then they can begin.")
        )
        return redirect("people:person", one.ref)
    return render(request, "people/want_help.html", {"form": form, "one": one})


def arrange_help(request, ref):
    """A worker has rung back, and lets the helper begin."""
    helped = the_person(request, ref)
    require(can_arrange_help(request.user))
    wanted = helped.helps_wanted.filter(settled_at=None).order_by("made_at").first()
    initial = {"rights": wanted.rights, "until": wanted.until} if wanted else {}
    form = HelpForm(request, helped, initial=initial)
    if help := form.act(let_help, helped, wanted=wanted, by=request.user):
        messages.success(request, _("%(name)s can help now.") % {"name": help.helper})
        return redirect("people:person", helped.ref)
    rights = [Right(right).label for right in wanted.rights] if wanted else ()
    context = {"form": form, "helped": helped, "wanted": wanted, "rights": rights}
    return render(request, "people/arrange_help.html", context)


def no_help(request, ref):
    """They did not want it after all."""
    wanted = get_object_or_404(HelpWanted, ref=ref, settled_at=None)
    require(can_arrange_help(request.user))
    form = NothingToFillIn(request)
    if form.act(say_no_to_help, wanted, by=request.user):
        messages.success(request, _("Settled. Nobody was let in."))
        return redirect("people:person", wanted.person.ref)
    return render(request, "people/no_help.html", {"form": form, "wanted": wanted})


def end_help(request, ref):
    """Stop it. The button on my page does it with one tap; this page asks by which way they told us."""
    help = get_object_or_404(Help.objects.visible_to(request.user), ref=ref)
    require(can_stop_help(request.user, help))
    theirs = request.user.pk in (help.helped_id, help.helper_id)
    form = ViaForm(request, for_them=not theirs)
    if form.act(stop_help, help, by=request.user):
        messages.success(request, _("This help has stopped."))
        return redirect("people:person", request.user.ref if theirs else help.helped.ref)
    return render(request, "people/end_help.html", {"form": form, "help": help})


@require_POST
def start_helping(request, ref):
    """From now on this browser says "You are helping …"; every action says for whom it is done."""
    help = get_object_or_404(Help.objects.live().filter(helper=request.user), ref=ref)
    request.session[HELPING] = str(help.ref)
    messages.success(request, _("You are helping %(name)s now.") % {"name": help.helped})
    return redirect("people:person", help.helped.ref)


@require_POST
def stop_helping(request):
    request.session.pop(HELPING, None)
    messages.success(request, _("You are doing things for yourself again."))
    return redirect("people:person", request.user.ref)
