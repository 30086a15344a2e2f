"""What I need, and the page "Working with me"."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.people.actions import review_needs, write_needs, write_working_with_me
from alongside.people.documents import working_with_me_document
from alongside.people.figures import acting_for, look_again_on, needs_by_group, steps_of
from alongside.people.finding import the_person
from alongside.people.forms.needing import NeedsForm, WorkingWithMeForm
from alongside.people.forms.person import NothingToFillIn
from alongside.people.models import WorkingWithMe
from alongside.people.permissions import can_say_needs, can_see_needs
from alongside.shared.files import as_file, offered
from alongside.shared.web import require


def needs(request, ref):
    """What somebody needs, when we asked, and when we look again."""
    one = the_person(request, ref)
    require(can_see_needs(request.user, one))
    acting_for(request, one)
    form = NothingToFillIn(request)
    if form.act(review_needs, one, by=request.user):
        messages.success(request, _("Thank you. We look at it again in a year."))
        return redirect("people:needs", one.ref)
    again = look_again_on(one)
    context = {
        "one": one,
        "is_me": one == request.user,
        "groups": needs_by_group(one),
        "steps": steps_of(one),
        "again": again,
        "is_due": bool(again and again <= timezone.localdate()),
        "form": form,
        "page": WorkingWithMe.objects.filter(person=one).first(),
    }
    return render(request, "people/needs.html", context)


def change_needs(request, ref):
    one = the_person(request, ref)
    require(can_say_needs(request.user, one))
    acting_for(request, one)
    form = NeedsForm(request, one)
    if form.act(write_needs, one, by=request.user):
        messages.success(request, _("Saved. You say it once; we keep to it."))
        return redirect("people:needs", one.ref)
    return render(
        request, "people/change_needs.html", {"form": form, "one": one, "sections": form.needs_sections()}
    )


def working_with_me(request, ref):
    """One page to print and hand out."""
    one = the_person(request, ref)
    require(can_see_needs(request.user, one))
    acting_for(request, one)
    page = WorkingWithMe.objects.filter(person=one).first()
    context = {"one": one, "page": page, "groups": needs_by_group(one), "formats": offered()}
    return render(request, "people/working_with_me.html", context)


def working_with_me_file(request, ref, format):
    one = the_person(request, ref)
    require(can_see_needs(request.user, one))
    acting_for(request, one)
    return as_file(request, working_with_me_document(one), format, "working-with-me")


def change_working_with_me(request, ref):
    one = the_person(request, ref)
    require(can_say_needs(request.user, one))
    acting_for(request, one)
    form = WorkingWithMeForm(request, one)
    if form.act(write_working_with_me, one, by=request.user):
        messages.success(request, _("Saved."))
        return redirect("people:working_with_me", one.ref)
    return render(request, "people/change_working_with_me.html", {"form": form, "one": one})
