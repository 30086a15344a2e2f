from alongside.conversations.models import Question
from alongside.shared.panels import part


def report_of_event(request, event):
    """The way to an event's report, once there is something to report."""
    if not Question.objects.filter(event=event).exists():
        return None
    return part(request, "reports/_report_of_event.html", {"event": event})
