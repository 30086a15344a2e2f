"""Every write about questions and what was said."""

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.algorithms.counting import strength
from alongside.conversations.models import Conclusion, Idea, Question, SupportSheet, TableNote
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route
from alongside.shared.texts.actions import write_text


@transaction.atomic
def ask_question(event, text: str, *, by, poll=None, via: str = Route.WEB) -> Question:
    """Hang a question on an event; `poll` when people answer it with dots."""
    order = event.questions.count() + 1
    question = Question.objects.create(event=event, text=write_text(text, by=by), poll=poll, order=order)
    record(by, "asked a question", question, via=via)
    return question


@transaction.atomic
def write_note(
    question: Question,
    text: str,
    *,
    table: str,
    by,
    facilitator: str = "",
    scribe: str = "",
    is_confirmed: bool = False,
    via: str = Route.ROOM,
) -> TableNote:
    """Write down what a table said, in its own words and without names."""
    note = TableNote.objects.create(
        question=question,
        table=table,
        text=write_text(text, by=by),
        facilitator=facilitator,
        scribe=scribe,
        is_confirmed=is_confirmed,
        via=via,
    )
    record(by, "wrote down what a table said", question, via=via)
    return note


@transaction.atomic
def put_idea(question: Question, title: str, *, by, joined_from=(), via: str = Route.WEB) -> Idea:
    """Put an idea to people. `joined_from`: it takes parts of those ideas, and says so."""
    if any(parent.question_id != question.pk for parent in joined_from):
        raise Refused(_("An idea can only be joined from ideas about the same question."))
    order = question.ideas.count() + 1
    idea = Idea.objects.create(question=question, title=write_text(title, by=by), order=order)
    idea.parents.set(joined_from)
    record(by, "put an idea", question, via=via)
    return idea


@transaction.atomic
def write_support(
    idea: Idea, support: str, *, table: str, by, change: str = "", via: str = Route.ROOM
) -> SupportSheet:
    """Keep how one table felt, and the word that all sheets together suggest until people choose another."""
    if idea.sheets.filter(table=table).exists():
        raise Refused(_("This table's sheet is written down already."), field="table")
    sheet = SupportSheet.objects.create(
        idea=idea, table=table, support=support, change=write_text(change, by=by) if change else None
    )
    idea.support = strength.suggest(list(idea.sheets.values_list("support", flat=True)))
    idea.save(update_fields=["support"])
    record(by, "wrote down support", idea.question, via=via)
    return sheet


@transaction.atomic
def conclude(
    question: Question, text: str, *, by, adopts: Idea | None = None, via: str = Route.WEB
) -> Conclusion:
    """Say what came of a question. It may be an idea that nobody put at first."""
    if adopts and adopts.question_id != question.pk:
        raise Refused(_("That idea belongs to another question."))
    conclusion = Conclusion.objects.create(question=question, text=write_text(text, by=by), adopts=adopts)
    record(by, "concluded", question, via=via)
    return conclusion
