"""The only code that writes reported figures."""

from collections.abc import Mapping

from django.db import transaction

from alongside.reports.models import (
    ReportedEvent,
    ReportedFigure,
    ReportedIdea,
    ReportedOption,
    ReportedPart,
    ReportedQuestion,
    ReportedSource,
)
from alongside.shared.dates import RoughDate
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route

LISTS = {"figures", "events", "questions", "options", "parts"}


@transaction.atomic
def load_reported(data: Mapping, *, by, via: str = Route.PROGRAM) -> ReportedSource:
    """Write down a published report from plain data; see `demo/bradford.json` for its shape.

    Only what was published goes in. What can be worked out from it is worked out when it is shown.
    """
    source = ReportedSource.objects.create(**{name: data[name] for name in data if name not in LISTS})
    for order, one in enumerate(data["figures"], start=1):
        ReportedFigure.objects.create(source=source, order=order, **one)
    for order, one in enumerate(data["events"], start=1):
        ReportedEvent.objects.create(source=source, order=order, **{**one, "on": RoughDate.parse(one["on"])})
    for order, one in enumerate(data["options"], start=1):
        ReportedOption.objects.create(source=source, order=order, **one)
    for order, one in enumerate(data["parts"], start=1):
        ReportedPart.objects.create(source=source, order=order, **one)
    for order, one in enumerate(data["questions"], start=1):
        ideas = one.get("ideas", [])
        words = {name: value for name, value in one.items() if name != "ideas"}
        question = ReportedQuestion.objects.create(source=source, order=order, **words)
        write_ideas(question, ideas)
    record(by, "wrote down what others published", source, via=via)
    return source


def write_ideas(question: ReportedQuestion, ideas) -> None:
    by_number: dict[int, ReportedIdea] = {}
    for order, one in enumerate(ideas, start=1):
        words = {name: value for name, value in one.items() if name != "joined_from"}
        idea = ReportedIdea.objects.create(question=question, order=order, **words)
        idea.parents.set([by_number[number] for number in one.get("joined_from", [])])
        if idea.number:
            by_number[idea.number] = idea
