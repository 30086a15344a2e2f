"""One person, and the list for those who work here."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from alongside.people import permissions as may
from alongside.people.actions import (
    change_person,
    hide,
    look_at_addresses,
    say_what_i_bring,
    set_roles,
    take_back,
    throw_note_away,
    welcome,
    write_note_to_myself,
)
from alongside.people.figures import how_entered, live_card, to_look_at_again
from alongside.people.finding import the_person
from alongside.people.forms.person import (
    BringsForm,
    ChangePersonForm,
    NoteToMyselfForm,
    NothingToFillIn,
    RolesForm,
    ViaForm,
)
from alongside.people.models import Consent, Help, HelpWanted, NoteToMyself, Person
from alongside.people.signing_in import is_fresh
from alongside.people.two_steps import has_second_step, needs_recent_step
from alongside.shared.panels import panels
from alongside.shared.web import require


def everybody(request):
    """Find somebody, by name or by what they bring. For those who work here."""
    require(may.can_see_list(request.user))
    asked = request.GET.get("name", "").replace("\x00", "").strip()[:120]
    skill = request.GET.get("skill", "").replace("\x00", "").strip()[:120]
    people = Person.objects.visible_to(request.user).filter(is_active=True).order_by("name", "pk")
    if asked:
        people = people.filter(Q(name__icontains=asked) | Q(called__icontains=asked))
    if skill:
        # Only those who said that they may be found by it.
        people = people.filter(brings_shown=True, brings__icontains=skill)
    page = Paginator(people, 50).get_page(request.GET.get("page"))
    return render(
        request,
        "people/all.html",
        {
            "page": page,
            "asked": asked,
            "skill": skill,
            "may_enter": bool(may.can_enter_person(request.user)),
        },
    )


def person(request, ref):
    """One person. Whoever works here sees how they are reached only after a button, and the look is written down."""
    one = the_person(request, ref)
    user = request.user
    may_see_routes = bool(may.can_add_contact_route(user, one))
    may_read_routes = one == user and is_fresh(request)
    if request.method == "POST":
        require(may.can_add_contact_route(user, one))
        may_read_routes = bool(NothingToFillIn(request).act(look_at_addresses, one, by=user))
    works_here = one.keeps_others_data
    context = {
        "one": one,
        "is_me": one == user,
        "format": one.format_words,
        "routes": one.contact_routes.order_by("-is_first_choice", "pk") if may_see_routes else (),
        "helped_by": Help.objects.visible_to(user).live().filter(helped=one).select_related("helper"),
        "wanted": HelpWanted.objects.filter(person=one, settled_at=None) if may_see_routes else (),
        "may_change": may_see_routes,
        "may_read_routes": may_read_routes,
        "may_see_needs": bool(may.can_see_needs(user, one)),
        "may_give_role": bool(may.can_give_role(user)),
        "may_ask_for_help": bool(may.can_ask_for_help(user, one)),
        "may_arrange_help": bool(may.can_arrange_help(user)),
        "may_welcome": bool(may.can_welcome(user)) and one.welcomed_at is None,
        "how_entered": how_entered(one, reader=user) if user.is_worker and one != user else "",
        "may_make_card": bool(may.can_make_card(user)) and not works_here,
        "may_take_step_away": bool(may.can_give_role(user))
        and one != user
        and works_here
        and has_second_step(one),
        "may_set_up_step": one == user and works_here and not has_second_step(user),
        "card": live_card(one) if one == user and not works_here else None,
        "panels": panels("people.person", request, one),
    }
    return render(request, "people/person.html", context)


def change(request, ref):
    one = the_person(request, ref)
    require(may.can_change_person(request.user, one))
    names = ("name", "called", "pronouns", "format", "print_size", "language")
    form = ChangePersonForm(request, initial={name: getattr(one, name) for name in names})
    if form.act(change_person, one, by=request.user):
        messages.success(request, _("Saved. From now on we do it this way."))
        return redirect("people:person", one.ref)
    return render(request, "people/change.html", {"form": form, "one": one})


@needs_recent_step
def roles(request, ref):
    one = the_person(request, ref)
    require(may.can_give_role(request.user))
    form = RolesForm(
        request, initial={"roles": list(one.roles.filter(ended_on=None).values_list("kind", flat=True))}
    )
    if form.act(set_roles, one, by=request.user):
        messages.success(request, _("Saved."))
        return redirect("people:roles", one.ref)
    return render(request, "people/roles.html", {"form": form, "one": one})


def brings(request, ref):
    one = the_person(request, ref)
    require(may.can_say_what_they_bring(request.user, one))
    form = BringsForm(request, initial={"brings": one.brings, "shown": one.brings_shown})
    if form.act(say_what_i_bring, one, by=request.user):
        messages.success(request, _("Saved."))
        return redirect("people:person", one.ref)
    return render(request, "people/brings.html", {"form": form, "one": one})


def lists(request, ref):
    """Keep somebody out of every list, or let them be in again."""
    one = the_person(request, ref)
    require(may.can_change_person(request.user, one))
    form = ViaForm(request, for_them=one != request.user)
    if form.act(hide, one, hidden=not one.hidden, by=request.user):
        messages.success(request, _("Saved."))
        return redirect("people:person", one.ref)
    return render(request, "people/lists.html", {"form": form, "one": one})


def yeses(request, ref):
    """What somebody said yes to, in the words of then."""
    one = the_person(request, ref)
    require(may.can_take_back_yes(request.user, one))
    consents = one.consents.order_by("-given_at")
    names = {
        person.ref: str(person)
        for person in Person.objects.filter(ref__in=[c.taken_by for c in consents if c.taken_by])
    }
    for consent in consents:
        consent.heard_by = names.get(consent.taken_by, "")
    return render(request, "people/yeses.html", {"one": one, "consents": consents})


def take_back_yes(request, ref):
    consent = get_object_or_404(
        Consent.objects.filter(person__in=Person.objects.visible_to(request.user)), ref=ref
    )
    require(may.can_take_back_yes(request.user, consent.person))
    form = ViaForm(request, for_them=consent.person != request.user)
    if form.act(take_back, consent, by=request.user):
        messages.success(request, _("Taken back. It holds from now on."))
        return redirect("people:yeses", consent.person.ref)
    return render(request, "people/take_back.html", {"form": form, "consent": consent})


def newcomers(request):
    """Who joined by themselves, and has not been welcomed yet; and whose needs are due for another look."""
    require(may.can_welcome(request.user))
    people = Person.objects.visible_to(request.user).filter(is_active=True)
    context = {
        "newcomers": people.filter(welcomed_at=None).order_by("made_at", "pk"),
        "look_again": to_look_at_again(people).order_by("name", "pk"),
        "wanted": HelpWanted.objects.filter(settled_at=None).select_related("person").order_by("made_at"),
    }
    return render(request, "people/newcomers.html", context)


def welcome_person(request, ref):
    one = the_person(request, ref)
    require(may.can_welcome(request.user))
    form = NothingToFillIn(request)
    if form.act(welcome, one, by=request.user):
        messages.success(request, _("%(name)s is welcome. We may use their ways now.") % {"name": one})
        return redirect("people:newcomers")
    return render(request, "people/welcome.html", {"form": form, "one": one})


def notes(request, ref):
    """Notes to myself. Anybody else is turned away, whatever their work here."""
    one = the_person(request, ref)
    require(may.can_read_notes(request.user, one))
    form = NoteToMyselfForm(request)
    if form.act(write_note_to_myself, one):
        return redirect("people:notes", one.ref)
    return render(
        request, "people/notes.html", {"form": form, "notes": one.notes_to_myself.order_by("-made_at")}
    )


def throw_away(request, ref):
    """Throw one note away."""
    note = get_object_or_404(NoteToMyself, ref=ref, person=request.user)
    form = NothingToFillIn(request)
    form.once = False
    if form.act(throw_note_away, note):
        return redirect("people:notes", request.user.ref)
    return render(request, "people/throw_away.html", {"form": form, "note": note})
