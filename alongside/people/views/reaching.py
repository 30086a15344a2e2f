"""How somebody is reached, safely."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from alongside.people.actions import add_contact_route, change_contact_route, remove_contact_route
from alongside.people.finding import the_person
from alongside.people.forms.person import NothingToFillIn
from alongside.people.forms.reaching import ChangeRouteForm, ContactRouteForm
from alongside.people.models import ContactRoute, Person
from alongside.people.permissions import can_add_contact_route
from alongside.people.signing_in import must_be_fresh
from alongside.shared.web import require


def the_route(request, ref) -> ContactRoute:
    """The way of this address, if this reader may know of its owner and may change it."""
    route = get_object_or_404(
        ContactRoute.objects.filter(person__in=Person.objects.visible_to(request.user)), ref=ref
    )
    require(can_add_contact_route(request.user, route.person))
    must_be_fresh(request)
    return route


def add_route(request, ref):
    owner = the_person(request, ref)
    require(can_add_contact_route(request.user, owner))
    must_be_fresh(request)
    form = ContactRouteForm(request)
    if form.act(add_contact_route, owner, by=request.user):
        messages.success(request, _("Saved. We will use it."))
        return redirect("people:person", owner.ref)
    return render(request, "people/add_route.html", {"form": form, "owner": owner})


def change_route(request, ref):
    """Change a way. Whoever works here types the number anew: the old one is shown only by the button that is written down."""
    route = the_route(request, ref)
    names = ("is_safe", "is_first_choice", "no_voicemail", "neutral_envelope")
    initial = {name: getattr(route, name) for name in names}
    if route.person == request.user:
        initial |= {"value": route.value, "note": route.note}
    form = ChangeRouteForm(request, route, initial=initial)
    if form.act(change_contact_route, route, by=request.user):
        messages.success(request, _("Saved. We keep to it."))
        return redirect("people:person", route.person.ref)
    return render(request, "people/change_route.html", {"form": form, "route": route})


def remove_route(request, ref):
    route = the_route(request, ref)
    form = NothingToFillIn(request)
    if owner := form.act(remove_contact_route, route, by=request.user):
        messages.success(request, _("Gone. We never use it again."))
        return redirect("people:person", owner.ref)
    return render(request, "people/remove_route.html", {"form": form, "route": route})
