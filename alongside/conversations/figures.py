"""Questions with all that was said about them, read in a fixed number of queries."""

from dataclasses import dataclass, field
from hashlib import sha256

from django.db.models import Prefetch, Q

from alongside.conversations.models import Question, SupportSheet, TableNote
from alongside.shared.texts.models import read_texts


def questions_of(event, *, with_sheets: bool = False) -> list[Question]:
    """The questions of an event and of its series, in their order, with what was said at this event.

    `with_sheets` brings what each table likes, worries about and would change, which only a report prints.
    """
    wanted = Q(event=event)
    if event.series_id:
        wanted |= Q(series=event.series_id)
    notes = TableNote.objects.filter(event=event)
    return in_order(read(Question.objects.filter(wanted), notes, with_sheets=with_sheets))


def questions_of_series(series, *, with_sheets: bool = False) -> list[Question]:
    """The questions of a series with what was said at all of its events; then those that one event asked alone."""
    wanted = Question.objects.filter(Q(series=series) | Q(event__series=series))
    return in_order(read(wanted, TableNote.objects.all(), with_sheets=with_sheets))


def in_order(questions: list[Question]) -> list[Question]:
    """Those of the series first. Not left to the databases, which differ on where nothing stands."""
    return sorted(questions, key=lambda one: (one.event_id is not None, one.event_id or 0, one.order))


def read(questions, notes, *, with_sheets: bool) -> list[Question]:
    sheets = ["ideas__sheets"] if with_sheets else []
    questions = list(
        questions.select_related("poll").prefetch_related(
            Prefetch("notes", queryset=notes), "ideas__parents", "conclusions", *sheets
        )
    )
    notes = [note for question in questions for note in question.notes.all()]
    ideas = [idea for question in questions for idea in question.ideas.all()]
    read_texts(
        (questions, "text"),
        ([question.poll for question in questions if question.poll], "title"),
        ([note for note in notes if note.text_id], "text"),
        (ideas, "title"),
        ([parent for idea in ideas for parent in idea.parents.all()], "title"),
        (
            [sheet for idea in ideas for sheet in idea.sheets.all()] if with_sheets else [],
            "like",
            "worry",
            "change",
        ),
        ([one for question in questions for one in question.conclusions.all()], "text"),
    )
    return questions


@dataclass
class Table:
    """What was written down of one table at one event."""

    name: str
    notes: list[TableNote] = field(default_factory=list)
    sheets: list[SupportSheet] = field(default_factory=list)  # how they felt about each idea

    @property
    def mark(self) -> str:
        """Changes when anything is written down for this table, or put right."""
        words = [f"{note.pk} {note.text or ''}" for note in self.notes]
        return sha256("|".join([*words, *(str(sheet.pk) for sheet in self.sheets)]).encode()).hexdigest()[:16]

    @property
    def first(self) -> TableNote:
        return self.notes[0]

    @property
    def by_question(self) -> list[tuple[Question, list[TableNote]]]:
        found: dict[int, tuple[Question, list[TableNote]]] = {}
        for note in self.notes:
            found.setdefault(note.question_id, (note.question, []))[1].append(note)
        return list(found.values())

    @property
    def to_type(self) -> list[TableNote]:
        """Photos and recordings whose words nobody typed yet."""
        return [note for note in self.notes if note.text_id is None]

    @property
    def is_read_back(self) -> bool:
        return all(note.is_confirmed for note in self.notes if note.text_id) and not self.to_type


def tables_of(event) -> list[Table]:
    """The tables of an event by name, each with its notes by question."""
    notes = list(
        TableNote.objects.filter(event=event).select_related("question").order_by("question__order", "pk")
    )
    read_texts(
        ([note for note in notes if note.text_id], "text"), ([note.question for note in notes], "text")
    )
    sheets = list(
        SupportSheet.objects.filter(event=event).select_related("idea").order_by("idea__order", "pk")
    )
    read_texts((sheets, "like", "worry", "change"), ([sheet.idea for sheet in sheets], "title"))
    tables: dict[str, Table] = {}
    for note in notes:
        tables.setdefault(note.table.casefold(), Table(note.table)).notes.append(note)
    for sheet in sheets:
        if found := tables.get(sheet.table.casefold()):
            found.sheets.append(sheet)
    return [tables[name] for name in sorted(tables)]
