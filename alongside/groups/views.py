from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from alongside.groups.actions import (
    answer_interest,
    choose_here_as,
    look_for_people,
    name_communities,
    say_interest,
)
from alongside.groups.figures import working_agreement
from alongside.groups.forms import AnswerForm, CommunitiesForm, HereAsForm, InterestForm, LookForm
from alongside.groups.looking_for import WHAT_WE_LOOK_FOR
from alongside.groups.models import Group, Interest, Membership
from alongside.groups.permissions import can_keep_groups
from alongside.people.figures import for_themselves_alone
from alongside.shared.panels import panels
from alongside.shared.serving import send_file
from alongside.shared.texts.models import read_texts
from alongside.shared.web import open_to_all, require

SAID, MOST_FROM_ONE_BROWSER = "would like to join", 5


def here_as(request, ref):
    """What I am in this group. Nobody else can open this page: it holds an answer that nobody may see."""
    seat = get_object_or_404(
        Membership.objects.select_related("group__name"), ref=ref, person=request.user, left_on=None
    )
    for_themselves_alone(request)
    initial = {
        "hat": seat.hat,
        "hat_is_public": seat.hat_is_public,
        "here_as_disabled": {None: "", True: "yes", False: "no"}[seat.here_as_disabled],
    }
    form = HereAsForm(request, initial=initial)
    if form.act(choose_here_as, seat, by=request.user):
        messages.success(request, _("Saved. It holds for this group alone."))
        return redirect("people:person", request.user.ref)
    return render(request, "groups/here_as.html", {"form": form, "seat": seat})


def the_group(request, ref) -> Group:
    one = get_object_or_404(Group.objects.visible_to(request.user), ref=ref)
    read_texts(([one], "name", "about", "looking_for"))
    return one


@open_to_all
def group(request, ref):
    """What a group does, and how to join."""
    one = the_group(request, ref)
    agreement = working_agreement(one)
    context = {
        "group": one,
        "communities": agreement.communities if agreement else [],
        "seats": one.memberships.filter(left_on=None).count(),
        "may_keep": bool(can_keep_groups(request.user)),
        "panels": panels("groups.group", request, one),
    }
    return render(request, "groups/group.html", context)


@open_to_all
@never_cache
def join(request, ref):
    """I would like to join this group: in writing, in a recording or a film. Whoever works here writes it for a caller."""
    one = the_group(request, ref)
    user = request.user
    heard = user.is_authenticated and user.is_worker
    known = user.is_authenticated and not heard
    form = InterestForm(request, known=known, heard=heard)
    if request.method == "POST" and not user.is_authenticated and said_often(request):
        form.add_error(None, _("That was five from here. Ring us for more: we are glad to help."))
    elif form.act(
        say_interest, one, person=user if known else None, by=user if user.is_authenticated else None
    ):
        request.session[SAID] = request.session.get(SAID, 0) + 1
        messages.success(request, _("Thank you. Somebody answers you, in the way that is best for you."))
        return redirect(one)
    return render(request, "groups/join.html", {"form": form, "group": one})


def said_often(request) -> bool:
    return request.session.get(SAID, 0) >= MOST_FROM_ONE_BROWSER


def looking(request, ref):
    one = the_group(request, ref)
    require(can_keep_groups(request.user))
    words = str(one.looking_for) if one.looking_for else "\n".join(str(line) for line in WHAT_WE_LOOK_FOR)
    initial = {
        "looking_for": words,
        "takes_time": one.takes_time,
        "offer": one.offer,
        "looking_until": one.looking_until,
        "opens_again": one.opens_again,
    }
    form = LookForm(request, initial=initial)
    if form.act(look_for_people, one, by=request.user):
        messages.success(request, _("Saved."))
        return redirect(one)
    return render(request, "groups/looking.html", {"form": form, "group": one})


def communities(request, ref):
    """Whom the group wants to hear from, as it agreed."""
    one = the_group(request, ref)
    require(can_keep_groups(request.user))
    before = working_agreement(one)
    form = CommunitiesForm(request, initial={"communities": "\n".join(before.communities if before else [])})
    if form.act(name_communities, one, by=request.user):
        messages.success(request, _("Saved."))
        return redirect(one)
    return render(request, "groups/communities.html", {"form": form, "group": one})


def interests(request, ref):
    """Who would like to join, in the order in which they said so."""
    one = the_group(request, ref)
    require(can_keep_groups(request.user))
    rows = one.interests.select_related("person")
    return render(request, "groups/interests.html", {"group": one, "rows": rows})


def the_interest(request, ref) -> Interest:
    require(can_keep_groups(request.user))
    return get_object_or_404(Interest.objects.select_related("person", "group__name"), ref=ref)


@never_cache
def interest_file(request, ref):
    one = the_interest(request, ref)
    if not one.file:
        raise Http404
    return send_file(request, one.file, media_type=one.media_type, name=one.file.name, inline=True)


def answer(request, ref):
    one = the_interest(request, ref)
    form = AnswerForm(request)
    if form.act(answer_interest, one, by=request.user):
        messages.success(request, _("Written down."))
        return redirect("groups:interests", one.group.ref)
    return render(request, "groups/answer.html", {"form": form, "interest": one})
