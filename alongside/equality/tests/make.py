"""Builders for tests."""

import datetime
import uuid
from unittest import mock

from django.utils import timezone

from alongside.equality.actions import give_answers, key_for
from alongside.equality.models import Answers


def an_answer(month: datetime.date | None = None, **answers) -> Answers:
    """One filled-in form, given in this month: `an_answer(age=["75"])`."""
    page = uuid.uuid4()
    with mock.patch.object(timezone, "localdate", return_value=month or datetime.date(2026, 8, 14)):
        give_answers(answers or {"age": ["25-34"]}, page=page)
    return Answers.objects.get(key=key_for(page))


def answers_of(counts: dict, *, question: str = "age", month: datetime.date | None = None) -> None:
    """So many people for each option: `answers_of({"75": 12, "": 8})`; "" left this question out."""
    for option, number in counts.items():
        for _person in range(number):
            an_answer(month, **({question: [option]} if option else {"barriers": ["steps"]}))
