"""Signing in with a printed card, making one, and signing out everywhere."""

import segno
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from alongside.algorithms.receipts import in_groups
from alongside.people.actions import make_card, sign_out_everywhere, take_second_step_away, use_card
from alongside.people.figures import live_card
from alongside.people.finding import the_person
from alongside.people.forms.cards import CardForm, MakeCardForm
from alongside.people.forms.person import NothingToFillIn
from alongside.people.permissions import can_give_role, can_make_card
from alongside.people.signing_in import CARD, meet_browser, sign_in
from alongside.people.two_steps import has_second_step, needs_recent_step
from alongside.shared.web import open_to_all, require

TRIES, MOST_TRIES = "card tries", 6


@open_to_all
@never_cache
def card(request, code=""):
    """Type the code of a card, or come by its picture: then a button signs in. Reading this page does nothing.

    Six tries a browser; no count by network address, for a hall full of people shares one.
    """
    form = CardForm(request, initial={"code": code})
    tries = request.session.get(TRIES, 0)
    if request.method == "POST" and tries >= MOST_TRIES:
        form.add_error(None, _("That was six tries. Please ring us: we find your card, or sign you in."))
    elif person := form.act(use_card):
        request.session.pop(TRIES, None)
        sign_in(request, person, how=CARD)
        return meet_browser(request, person, redirect(settings.LOGIN_REDIRECT_URL))
    elif request.method == "POST":
        request.session[TRIES] = tries + 1
    return render(request, "people/card.html", {"form": form, "came_by_picture": bool(code)})


@never_cache
@needs_recent_step
def new_card(request, ref):
    """Make a card for somebody, shown this once and ready to print."""
    one = the_person(request, ref)
    require(can_make_card(request.user))
    form = MakeCardForm(request)
    if made := form.act(make_card, one, by=request.user):
        sign, code = made
        address = request.build_absolute_uri(reverse("people:card_code", args=[code]))
        picture = segno.make(address, error="m").svg_inline(scale=5, omitsize=True)
        context = {
            "one": one,
            "card": sign,
            "code": in_groups(code, 4),
            "page": request.build_absolute_uri(reverse("people:card")),
            "picture": mark_safe(picture),  # made here, of our own address and the letters of the code
        }
        return render(request, "people/printed_card.html", context)
    return render(request, "people/new_card.html", {"form": form, "one": one, "card": live_card(one)})


def sign_out_all(request):
    """Everywhere, and every card: for somebody who lost a phone or a card, or was watched."""
    form = NothingToFillIn(request)
    if form.act(sign_out_everywhere, request.user, by=request.user):
        messages.success(request, _("You are signed out everywhere, and your card has stopped."))
        return redirect(settings.LOGOUT_REDIRECT_URL)
    return render(request, "people/sign_out_all.html", {"form": form, "card": live_card(request.user)})


@needs_recent_step
def no_second_step(request, ref):
    """Take somebody's second step away, when they lost phone and paper."""
    one = the_person(request, ref)
    require(can_give_role(request.user))
    form = NothingToFillIn(request)
    if form.act(take_second_step_away, one, by=request.user):
        messages.success(request, _("Gone. They set it up anew when they next sign in."))
        return redirect("people:person", one.ref)
    return render(
        request, "people/no_second_step.html", {"form": form, "one": one, "has_one": has_second_step(one)}
    )
