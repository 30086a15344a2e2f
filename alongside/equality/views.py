from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from alongside.equality.actions import give_answers, set_parts
from alongside.equality.figures import FEWEST, figures_on
from alongside.equality.forms import AnswersForm, PartsForm
from alongside.equality.models import KEPT_MONTHS, Part
from alongside.equality.permissions import can_answer, can_set_parts
from alongside.equality.questions import sections
from alongside.shared.web import open_to_all, require

# The word under which a session remembers that its person is helping somebody; people/figures.py writes it.
HELPING = "helping"


@open_to_all
@never_cache  # so that "back" on a shared computer shows nobody's answers
def answer(request):
    require(can_answer(request.session.get(HELPING)))
    form = AnswersForm(request, sections(Part.objects.filter(in_use=True)))
    if form.act(give_answers):
        return redirect("equality:thank_you")
    return render(request, "equality/answer.html", {"form": form, "months": KEPT_MONTHS})


@open_to_all
def thank_you(request):
    return render(request, "equality/thank_you.html")


@open_to_all
def figures(request):
    context = {
        "figures": figures_on(timezone.localdate()),
        "fewest": FEWEST,
        "may_set_parts": can_set_parts(request.user),
    }
    return render(request, "equality/figures.html", context)


def parts(request):
    require(can_set_parts(request.user))
    now = Part.objects.filter(in_use=True).values_list("name", flat=True)
    form = PartsForm(request, initial={"names": "\n".join(now)})
    if form.act(set_parts, by=request.user):
        messages.success(request, _("Saved. The questions ask for these parts now."))
        return redirect("equality:figures")
    return render(request, "equality/parts.html", {"form": form})
