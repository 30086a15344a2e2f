from alongside.conversations.figures import questions_of
from alongside.conversations.permissions import can_write_down
from alongside.shared.panels import part


def questions_of_event(request, event):
    """The questions of an event, with what people said and what came of each."""
    questions = questions_of(event)
    may_write = bool(can_write_down(request.user, event))
    if not questions and not may_write:
        return None
    context = {"event": event, "questions": questions, "may_write": may_write}
    return part(request, "conversations/_questions.html", context)
