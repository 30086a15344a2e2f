"""What somebody is here as, and where they come from."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.people.actions import choose_hats, say_where_from
from alongside.people.finding import the_person
from alongside.people.forms.here_as import FromForm, HatsForm
from alongside.people.models import Organisation, OwnWords
from alongside.people.permissions import can_say_where_from
from alongside.shared.web import require


def hats(request):
    own = OwnWords.objects.filter(person=request.user).first()
    initial = {
        "hats": list(request.user.hats.values_list("hat", flat=True)),
        "own_words": own.words if own else "",
    }
    form = HatsForm(request, initial=initial)
    if form.act(choose_hats, request.user, by=request.user) is not None:
        messages.success(request, _("Saved. Only you can see this list."))
        return redirect("people:person", request.user.ref)
    return render(request, "people/hats.html", {"form": form})


def where_from(request, ref):
    one = the_person(request, ref)
    require(can_say_where_from(request.user, one))
    has = Organisation.objects.filter(affiliation__person=one)
    initial = {
        "organisations": has,
        "not_connected": one.affiliations.filter(organisation=None).exists(),
    }
    form = FromForm(request, initial=initial)
    if form.act(say_where_from, one, by=request.user):
        messages.success(request, _("Saved."))
        return redirect("people:person", one.ref)
    return render(request, "people/where_from.html", {"form": form, "one": one})
