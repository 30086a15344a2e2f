from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from alongside.conversations import actions
from alongside.conversations.figures import tables_of
from alongside.conversations.forms import (
    ChooseSupportForm,
    ConclusionForm,
    ConfirmForm,
    IdeaForm,
    NoteForm,
    QuestionForm,
    SupportForm,
    TypeUpForm,
)
from alongside.conversations.models import Idea, Question, TableNote
from alongside.conversations.permissions import can_write_down
from alongside.events.models import Event, Series
from alongside.shared.serving import send_file
from alongside.shared.texts.models import read_texts
from alongside.shared.web import require


def ask(request, ref):
    event = get_object_or_404(Event.objects.visible_to(request.user).with_texts(), ref=ref)
    return write(
        request, event, QuestionForm(request), actions.ask_question, event, _("Ask people a question")
    )


def ask_series(request, ref):
    series = get_object_or_404(Series.objects.select_related("title"), ref=ref)
    heading = _("Ask people a question at all these events")
    return write(request, series, QuestionForm(request), actions.ask_question, series, heading)


def note(request, ref):
    question = the_question(request, ref)
    form = NoteForm(request, question)
    heading = _("Write down what a table said")
    return write(request, question.about, form, actions.write_note, question, heading)


def idea(request, ref):
    question = the_question(request, ref)
    form = IdeaForm(request, question)
    return write(request, question.about, form, actions.put_idea, question, _("Put an idea to people"))


def support(request, ref, order):
    question = the_question(request, ref)
    one = get_object_or_404(Idea, question=question, order=order)
    heading = _("How a table felt about: %s") % one.title
    form = SupportForm(request, question)
    return write(request, question.about, form, actions.write_support, one, heading)


def choose_support(request, ref, order):
    """What all tables said of an idea, and the one word that people choose for it."""
    question = the_question(request, ref)
    require(can_write_down(request.user, question.about))
    one = get_object_or_404(Idea.objects.select_related("title"), question=question, order=order)
    form = ChooseSupportForm(request, initial={"support": one.support})
    if form.act(actions.choose_support, one, by=request.user):
        messages.success(request, _("Written down."))
        return redirect(question.about)
    sheets = list(one.sheets.select_related("event__title"))
    read_texts((sheets, "like", "worry", "change"), ([sheet.event for sheet in sheets], "title"))
    context = {"about": question.about, "idea": one, "sheets": sheets, "form": form}
    return render(request, "conversations/choose_support.html", context)


def conclude(request, ref):
    question = the_question(request, ref)
    form = ConclusionForm(request, question)
    return write(request, question.about, form, actions.conclude, question, _("Say what came of it"))


def the_question(request, ref) -> Question:
    rows = Question.objects.visible_to(request.user).select_related("event", "series")
    return get_object_or_404(rows, ref=ref)


def write(request, about, form, action, thing, heading):
    """Find, check, form, act, answer: these pages differ only in what is written. `about` is an event or a series."""
    require(can_write_down(request.user, about))
    if form.act(action, thing, by=request.user):
        messages.success(request, _("Written down."))
        return redirect(about)
    return render(request, "conversations/write.html", {"form": form, "heading": heading, "about": about})


def tables(request, ref):
    """Every table of an event: what was written down of it, and whether it was read back."""
    event = get_object_or_404(Event.objects.visible_to(request.user).with_texts(), ref=ref)
    require(can_write_down(request.user, event))
    return render(request, "conversations/tables.html", {"event": event, "tables": tables_of(event)})


def the_note(request, ref) -> TableNote:
    one = get_object_or_404(
        TableNote.objects.select_related("event__title", "text", "question__text"), ref=ref
    )
    if not Event.objects.visible_to(request.user).filter(pk=one.event_id).exists():
        raise Http404
    require(can_write_down(request.user, one.event))
    return one


@never_cache
def read_back(request, ref):
    """One table: is this what you said? Large, question by question. `ref` is that of one of its notes."""
    one = the_note(request, ref)
    table = next(found for found in tables_of(one.event) if found.name.casefold() == one.table.casefold())
    form = ConfirmForm(request, initial={"seen": table.mark})
    if form.act(actions.confirm_table, one.event, table=table.name, by=request.user):
        messages.success(request, _("Thank you. They said: yes, this is what we said."))
        return redirect("conversations:tables", one.event.ref)
    context = {"event": one.event, "table": table, "form": form}
    return render(request, "conversations/read_back.html", context)


@never_cache
def put_right(request, ref):
    """Type what a photo or a recording says, or put right what a table did not say so."""
    one = the_note(request, ref)
    form = TypeUpForm(request, initial={"words": str(one.text) if one.text else ""})
    if form.act(actions.type_up, one, by=request.user):
        messages.success(request, _("Written down. Read it back to them again."))
        return redirect("conversations:read_back", one.ref)
    return render(request, "conversations/put_right.html", {"form": form, "note": one, "event": one.event})


@never_cache
def note_file(request, ref):
    """The photo or the recording, for those who write it down."""
    one = the_note(request, ref)
    if not one.file:
        raise Http404
    return send_file(request, one.file, media_type=one.media_type, name=one.file.name, inline=True)
