from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.people.actions import let_help, stop_help
from alongside.people.figures import HELPING
from alongside.people.forms.helping import HelpForm
from alongside.people.forms.person import NothingToFillIn
from alongside.people.models import Help, Person
from alongside.people.permissions import can_arrange_help, can_stop_help
from alongside.shared.web import require


def arrange_help(request, ref):
    helped = get_object_or_404(Person.objects.visible_to(request.user), ref=ref)
    require(can_arrange_help(request.user, helped))
    form = HelpForm(request, helped)
    if help := form.act(let_help, helped, by=request.user):
        messages.success(request, _("%(name)s can help now.") % {"name": help.helper})
        return redirect("people:person", helped.ref)
    return render(request, "people/arrange_help.html", {"form": form, "helped": helped})


def end_help(request, ref):
    help = get_object_or_404(Help.objects.visible_to(request.user), ref=ref)
    require(can_stop_help(request.user, help))
    form = NothingToFillIn(request)
    if form.act(stop_help, help, by=request.user):
        messages.success(request, _("This help has stopped."))
        return redirect("people:person", request.user.ref)
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
