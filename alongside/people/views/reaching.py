from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from alongside.people.actions import add_contact_route
from alongside.people.forms.reaching import ContactRouteForm
from alongside.people.models import Person
from alongside.people.permissions import can_add_contact_route
from alongside.shared.web import require


def add_route(request, ref):
    owner = get_object_or_404(Person.objects.visible_to(request.user), ref=ref)
    require(can_add_contact_route(request.user, owner))
    form = ContactRouteForm(request)
    if form.act(add_contact_route, owner, by=request.user):
        messages.success(request, _("Saved. We will use it."))
        return redirect("people:person", owner.ref)
    return render(request, "people/add_route.html", {"form": form, "owner": owner})
