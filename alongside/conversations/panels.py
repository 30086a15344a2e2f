from alongside.conversations.figures import questions_of
from alongside.conversations.figures import questions_of_series as all_questions_of
from alongside.conversations.permissions import can_write_down
from alongside.shared.panels import part


def questions_of_event(request, event):
    """The questions of an event, with what people said and what came of each."""
    return panel(request, event, questions_of(event))


def questions_of_series(request, series):
    """The questions that all events of a series ask."""
    return panel(request, series, all_questions_of(series))


def panel(request, about, questions):
    may_write = bool(can_write_down(request.user, about))
    if not questions and not may_write:
        return None
    is_event = hasattr(about, "starts_at")
    context = {"about": about, "is_event": is_event, "questions": questions, "may_write": may_write}
    return part(request, "conversations/_questions.html", context)


def table_sheets(request, event):
    """For the pack: a sheet for each question, with room to write."""
    questions = questions_of(event)
    return part(request, "conversations/_table_sheets.html", {"questions": questions}) if questions else None
