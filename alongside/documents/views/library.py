"""Links of others, who made something together, and how often it is used."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alongside.documents.actions import add_link, credit, look_at_link, take_credit_away, write_use
from alongside.documents.forms import CreditForm, LinkForm, LookAtLinkForm, NothingToFillIn, UseForm
from alongside.documents.models import Author, Link
from alongside.documents.permissions import can_keep_library, can_put_paper_out
from alongside.documents.showing import the_version
from alongside.shared.web import open_to_all, require


@open_to_all
@require_safe
def links(request):
    """What others keep on the web, and when somebody last looked whether it is there."""
    typed = " ".join(request.GET.get("q", "").split())[:100]
    found = [
        one
        for one in Link.objects.all()
        if all(word in f"{one.title} {one.summary}".casefold() for word in typed.casefold().split())
    ]
    context = {"found": found, "typed": typed, "may_keep": bool(can_keep_library(request.user))}
    return render(request, "documents/links.html", context)


def new_link(request):
    require(can_keep_library(request.user))
    form = LinkForm(request)
    if form.act(add_link, by=request.user):
        messages.success(request, _("It is in the library now."))
        return redirect("documents:links")
    return render(request, "documents/new_link.html", {"form": form})


def look_at(request, ref):
    require(can_keep_library(request.user))
    link = get_object_or_404(Link, ref=ref)
    form = LookAtLinkForm(request, initial={"state": link.state, "note": link.note})
    if form.act(look_at_link, link, by=request.user):
        messages.success(request, _("Noted, with today's date."))
        return redirect("documents:links")
    return render(request, "documents/look_at_link.html", {"form": form, "link": link})


def made_by(request, ref):
    """Who made it together, each named as they wish."""
    paper, _version = the_version(request, ref)
    require(can_put_paper_out(request.user, paper))
    form = CreditForm(request)
    if form.act(credit, paper, by=request.user):
        messages.success(request, _("The name stands on the paper now."))
        return redirect("documents:made_by", paper.ref)
    context = {"form": form, "paper": paper, "authors": paper.authors.all()}
    return render(request, "documents/made_by.html", context)


def take_away(request, ref, pk):
    paper, _version = the_version(request, ref)
    require(can_put_paper_out(request.user, paper))
    author = get_object_or_404(Author, pk=pk, paper=paper)
    form = NothingToFillIn(request)
    if form.act(take_credit_away, author, by=request.user):
        messages.success(request, _("The name is gone."))
        return redirect("documents:made_by", paper.ref)
    return render(request, "documents/take_away.html", {"form": form, "paper": paper, "author": author})


def used(request, ref):
    """How often it was used, in which time, by whose count."""
    paper, _version = the_version(request, ref)
    require(can_put_paper_out(request.user, paper))
    form = UseForm(request)
    if form.act(write_use, paper, by=request.user):
        messages.success(request, _("Written down."))
        return redirect(paper)
    return render(request, "documents/used.html", {"form": form, "paper": paper})
