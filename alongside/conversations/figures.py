"""Questions with all that was said about them, read in a fixed number of queries."""

from alongside.conversations.models import Question
from alongside.shared.texts.models import read_texts


def questions_of(event, *, with_sheets: bool = False) -> list[Question]:
    """The questions of an event in their order, with notes, ideas and conclusions, and their words.

    `with_sheets` brings what each table would change, which only a report prints.
    """
    sheets = ["ideas__sheets"] if with_sheets else []
    questions = list(
        Question.objects.filter(event=event)
        .select_related("poll")
        .prefetch_related("notes", "ideas__parents", "conclusions", *sheets)
    )
    notes = [note for question in questions for note in question.notes.all()]
    ideas = [idea for question in questions for idea in question.ideas.all()]
    read_texts(
        (questions, "text"),
        ([question.poll for question in questions if question.poll], "title"),
        (notes, "text"),
        (ideas, "title"),
        ([parent for idea in ideas for parent in idea.parents.all()], "title"),
        ([sheet for idea in ideas for sheet in idea.sheets.all()] if with_sheets else [], "change"),
        ([one for question in questions for one in question.conclusions.all()], "text"),
    )
    return questions
