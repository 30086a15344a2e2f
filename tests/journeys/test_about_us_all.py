"""Where answering about us all meets helping somebody."""

import datetime
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.equality.models import Answers
from alongside.people.actions import let_help
from alongside.people.models import Right
from alongside.people.tests.make import a_coordinator, a_person


@pytest.mark.django_db
def test_C4_whoever_is_helping_somebody_cannot_answer_until_they_stop(client, settings):
    settings.IS_SET_UP = "tests.house.test_pages.yes"
    sam, alex = a_person("Sam"), a_person("Alex")
    until = timezone.localdate() + datetime.timedelta(days=30)
    help = let_help(sam, alex, rights=[Right.READ, Right.BOOK], until=until, by=a_coordinator())
    client.force_login(alex)
    answers = {"once_key": str(uuid.uuid4()), "age": "75"}
    page = reverse("equality:answer")
    client.post(reverse("people:start_helping", args=[help.ref]))

    while_helping = client.post(page, answers)
    client.post(reverse("people:stop_helping"))
    afterwards = client.post(page, answers)

    assert while_helping.status_code == 403
    assert "Only they can answer these questions" in while_helping.content.decode()
    assert afterwards.status_code == 302
    assert Answers.objects.count() == 1
