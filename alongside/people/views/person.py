from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from alongside.people.actions import add_person, change_person, look_at_addresses, set_roles
from alongside.people.forms.person import ChangePersonForm, EnterPersonForm, NothingToFillIn, RolesForm
from alongside.people.models import Help, Person
from alongside.people.permissions import (
    can_add_contact_route,
    can_arrange_help,
    can_change_person,
    can_enter_person,
    can_give_role,
    can_see_list,
)
from alongside.shared.web import open_to_all, require


@open_to_all
def join(request):
    """How to join: nobody has to do it on the web, and nobody can do it by machine."""
    return render(request, "people/join.html")


def everybody(request):
    """The list of people, for workers."""
    require(can_see_list(request.user))
    asked = request.GET.get("name", "").replace("\x00", "").strip()[:120]
    people = Person.objects.visible_to(request.user).filter(is_active=True).order_by("name", "pk")
    if asked:
        people = people.filter(Q(name__icontains=asked) | Q(called__icontains=asked))
    page = Paginator(people, 50).get_page(request.GET.get("page"))
    return render(request, "people/all.html", {"page": page, "asked": asked})


def person(request, ref):
    """One person. A worker sees how they are reached only after a button, and it is written down that they looked."""
    one = get_object_or_404(Person.objects.visible_to(request.user), ref=ref)
    may_see_routes = bool(can_add_contact_route(request.user, one))
    may_read_routes = one == request.user
    if request.method == "POST":
        require(can_add_contact_route(request.user, one))
        may_read_routes = bool(NothingToFillIn(request).act(look_at_addresses, one, by=request.user))
    context = {
        "one": one,
        "format": one.format_words,
        "routes": one.contact_routes.order_by("-is_first_choice", "pk") if may_see_routes else (),
        "helped_by": Help.objects.visible_to(request.user).live().filter(helped=one).select_related("helper"),
        "may_change": may_see_routes,
        "may_read_routes": may_read_routes,
        "may_give_role": bool(can_give_role(request.user)),
        "may_arrange_help": bool(can_arrange_help(request.user, one)),
    }
    return render(request, "people/person.html", context)


def enter(request):
    """Write somebody down who rang, wrote or came by."""
    require(can_enter_person(request.user))
    form = EnterPersonForm(request)
    if entered := form.act(add_person, by=request.user):
        messages.success(request, _("%(name)s is in. They count like everybody else.") % {"name": entered})
        return redirect("people:person", entered.ref)
    return render(request, "people/enter.html", {"form": form})


def change(request, ref):
    one = get_object_or_404(Person.objects.visible_to(request.user), ref=ref)
    require(can_change_person(request.user, one))
    names = ("name", "called", "format", "print_size", "language")
    form = ChangePersonForm(request, initial={name: getattr(one, name) for name in names})
    if form.act(change_person, one, by=request.user):
        messages.success(request, _("Saved. From now on we do it this way."))
        return redirect("people:person", one.ref)
    return render(request, "people/change.html", {"form": form, "one": one})


def roles(request, ref):
    one = get_object_or_404(Person.objects.visible_to(request.user), ref=ref)
    require(can_give_role(request.user))
    form = RolesForm(
        request, initial={"roles": list(one.roles.filter(ended_on=None).values_list("kind", flat=True))}
    )
    if form.act(set_roles, one, by=request.user):
        messages.success(request, _("Saved."))
        return redirect("people:roles", one.ref)
    return render(request, "people/roles.html", {"form": form, "one": one})
