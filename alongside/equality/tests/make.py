"""Builders for tests."""

import datetime
import uuid
from unittest import mock

from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.module_loading import import_string

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


def a_person(name: str = "Alex"):
    """Somebody. This room knows nobody, so whoever signs in here comes from the settings."""
    return get_user_model()._base_manager.create(name=name)


def a_worker(name: str = "Ruth"):
    return import_string(settings.MAKE_FIRST_PERSON)(name)
