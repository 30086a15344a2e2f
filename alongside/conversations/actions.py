"""Every write about questions and what was said."""

from dataclasses import dataclass

from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.algorithms.counting import strength
from alongside.conversations.figures import tables_of
from alongside.conversations.models import Conclusion, Idea, Question, SupportSheet, TableNote
from alongside.events.models import Event, Series
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route
from alongside.shared.texts.actions import add_wording, write_text
from alongside.shared.uploads import keep_sound, kind_of, redraw_picture

LONGEST_SIDE = 2000  # of a photo of a sheet, in pixels: handwriting stays readable


@transaction.atomic
def ask_question(about: Event | Series, text: str, *, by, poll=None, via: str = Route.WEB) -> Question:
    """Hang a question on an event, or on a series whose events all ask it; `poll` when people answer it with dots."""
    of = {"series": about} if isinstance(about, Series) else {"event": about}
    order = about.questions.count() + 1
    question = Question.objects.create(**of, text=write_text(text, by=by), poll=poll, order=order)
    record(by, "asked a question", question, via=via)
    return question


def where_said(question: Question, event: Event | None) -> Event:
    """The event at which something was said; of a series, one of its events."""
    if question.event_id:
        return question.event
    if event is None or event.series_id != question.series_id:
        raise Refused(_("Choose the event at which it was said."), field="event")
    return event


@transaction.atomic
def write_note(
    question: Question,
    text: str = "",
    *,
    table: str,
    event: Event | None = None,
    upload=None,
    facilitator: str = "",
    scribe: str = "",
    is_confirmed: bool = False,
    by,
    via: str = Route.ROOM,
) -> TableNote:
    """Write down what a table said, in its own words and without names: typed, photographed, or said into a telephone.

    A photo or a recording may come first, and be typed later (`type_up`).
    """
    event = where_said(question, event)
    if not text.strip() and upload is None:
        raise Refused(_("Write what they said, or send a photo of the sheet, or a recording."), field="text")
    note = TableNote(
        question=question,
        event=event,
        table=" ".join(table.split()),
        text=write_text(text.strip(), by=by) if text.strip() else None,
        facilitator=facilitator.strip(),
        scribe=scribe.strip(),
        confirmed_at=timezone.now() if is_confirmed and text.strip() else None,
        via=way_of(event, via),
    )
    if upload is not None:
        came = keep_what_came(upload)
        note.media_type = came.media_type
        with came.file as kept:
            note.file.save(f"{note.ref}.{came.extension}", kept, save=False)
    note.save()
    record(by, "wrote down what a table said", question, via=via)
    return note


def way_of(event: Event, via: str) -> str:
    """In which way something was said (A7): on a visit, online, or as it was entered."""
    if event.kind == Event.Kind.VISIT:
        return Route.VISIT
    return Route.WEB if event.mode == Event.Mode.ONLINE else via


@dataclass(frozen=True)
class WhatCame:
    """A photo or a recording, looked through and kept without what tells of its maker."""

    file: File
    media_type: str
    extension: str


def keep_what_came(upload) -> WhatCame:
    """A photo drawn afresh, or a recording without what tells of its maker.

    It takes seconds: the form calls this before the database is locked, and what it kept comes back as it is.
    """
    if isinstance(upload, WhatCame):
        return upload
    try:
        kind = kind_of(upload, field="upload")
    except Refused:
        photo = redraw_picture(upload, longest_side=LONGEST_SIDE, field="upload")
        return WhatCame(photo, "image/png", "png")
    if kind.name != "sound":
        raise Refused(_("Send a photo or a recording. This file is something else."), field="upload")
    return WhatCame(keep_sound(upload, field="upload"), kind.media_type, kind.extension)


@transaction.atomic
def type_up(note: TableNote, *, words: str, by, via: str = Route.WEB) -> TableNote:
    """The words of a photo or a recording; or, where the table says that it is not what they said, better words.

    The old wording stays. The table is asked again.
    """
    note = TableNote.objects.select_for_update(of=("self",)).get(pk=note.pk)
    if note.text is None:
        note.text = write_text(words.strip(), by=by)
    else:
        add_wording(note.text, words.strip(), language=note.text.language, by=by)
    note.confirmed_at = None
    note.save(update_fields=["text", "confirmed_at"])
    record(by, "put right what a table said", note, via=via)
    return note


@transaction.atomic
def confirm_table(event: Event, *, table: str, seen: str | None = None, by, via: str = Route.ROOM) -> int:
    """The table was read everything that was written down of it, and said: yes, this is what we said. How many notes.

    `seen` is the mark of what was read to them: refused when something was written down or put right since.
    """
    if seen is not None and not any(one.name == table and one.mark == seen for one in tables_of(event)):
        raise Refused(
            _("Something was written down for this table after you opened this page. Read it to them again.")
        )
    waiting = TableNote.objects.not_read_back().filter(event=event, table__iexact=table)
    number = waiting.update(confirmed_at=timezone.now())
    record(by, "read back to a table what it said", event, via=via)
    return number


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
    idea: Idea,
    support: str,
    *,
    table: str,
    event: Event | None = None,
    by,
    like: str = "",
    worry: str = "",
    change: str = "",
    via: str = Route.ROOM,
) -> SupportSheet:
    """Keep how one table felt, and the word that all sheets together suggest until people choose another."""
    idea = Idea.objects.select_for_update(of=("self",)).select_related("question").get(pk=idea.pk)
    event = where_said(idea.question, event)
    table = " ".join(table.split())
    if idea.sheets.filter(table__iexact=table, event=event).exists():
        raise Refused(_("This table's sheet is written down already."), field="table")
    sheet = SupportSheet.objects.create(
        idea=idea,
        event=event,
        table=table,
        support=support,
        like=write_text(like.strip(), by=by) if like.strip() else None,
        worry=write_text(worry.strip(), by=by) if worry.strip() else None,
        change=write_text(change.strip(), by=by) if change.strip() else None,
    )
    if not idea.is_chosen:
        idea.support = strength.suggest(list(idea.sheets.values_list("support", flat=True)))
        idea.save(update_fields=["support"])
    record(by, "wrote down support", idea.question, via=via)
    return sheet


@transaction.atomic
def choose_support(idea: Idea, *, support: str, by, via: str = Route.WEB) -> Idea:
    """All tables together, in one word that people choose; never a number, and no later sheet changes it."""
    idea.support, idea.is_chosen = support, True
    idea.save(update_fields=["support", "is_chosen"])
    record(by, "chose how strong the support is", idea.question, via=via)
    return idea


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
