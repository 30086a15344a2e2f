from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from alongside.conversations import actions
from alongside.conversations.forms import ConclusionForm, NoteForm, QuestionForm, SupportForm
from alongside.conversations.models import Idea, Question
from alongside.conversations.permissions import can_write_down
from alongside.events.models import Event


def ask(request, ref):
    event = get_object_or_404(Event.objects.visible_to(request.user).with_texts(), ref=ref)
    return write(request, event, QuestionForm, actions.ask_question, event, _("Ask people a question"))


def note(request, ref):
    question = the_question(request, ref)
    return write(
        request, question.event, NoteForm, actions.write_note, question, _("Write down what a table said")
    )


def support(request, ref, order):
    question = the_question(request, ref)
    idea = get_object_or_404(Idea, question=question, order=order)
    heading = _("How a table felt about: %s") % idea.title
    return write(request, question.event, SupportForm, actions.write_support, idea, heading)


def conclude(request, ref):
    question = the_question(request, ref)
    return write(
        request, question.event, ConclusionForm, actions.conclude, question, _("Say what came of it")
    )


def the_question(request, ref) -> Question:
    return get_object_or_404(Question.objects.visible_to(request.user).select_related("event"), ref=ref)


def write(request, event, form_class, action, thing, heading):
    """Find, check, form, act, answer: the four pages differ only in what is written."""
    may = can_write_down(request.user, event)
    if not may:
        raise PermissionDenied(may.why)
    form = form_class(request)
    if form.act(action, thing, by=request.user):
        messages.success(request, _("Written down."))
        return redirect(event)
    return render(request, "conversations/write.html", {"form": form, "heading": heading, "event": event})
