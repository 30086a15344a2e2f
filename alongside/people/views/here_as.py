from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.people.actions import choose_hats
from alongside.people.forms.here_as import HatsForm


def hats(request):
    form = HatsForm(request, initial={"hats": list(request.user.hats.values_list("hat", flat=True))})
    if form.act(choose_hats, request.user, by=request.user) is not None:
        messages.success(request, _("Saved. Only you can see this list."))
        return redirect("people:person", request.user.ref)
    return render(request, "people/hats.html", {"form": form})
