"""Who answers, for whom, and what of it is kept."""

import datetime
import uuid

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone

from alongside.equality import personal_data
from alongside.equality.actions import clear_old, give_answers, set_parts
from alongside.equality.models import Answers, Part
from alongside.equality.permissions import can_set_parts
from alongside.equality.questions import RATHER_NOT, sections
from alongside.equality.tests.make import a_person, a_worker, an_answer
from alongside.shared.errors import Refused
from alongside.shared.history.models import PrivateEntry, PublicEntry
from alongside.shared.models import SentForm

pytestmark = pytest.mark.django_db
ANSWER, FIGURES, PARTS = "/about-us-all/answer/", "/about-us-all/", "/about-us-all/parts/"


@pytest.fixture(autouse=True)
def any_partnership(settings):
    settings.IS_SET_UP = "tests.house.test_pages.yes"


def a_page() -> str:
    return str(uuid.uuid4())


def test_D6_somebody_without_an_account_answers_what_they_like(client):
    answer = client.post(
        ANSWER, {"once_key": a_page(), "age": "75", "barriers": ["steps", "jargon"]}, follow=True
    )

    assert answer.redirect_chain[-1][0] == reverse("equality:thank_you")
    assert Answers.objects.get().answers == {"age": ["75"], "barriers": ["steps", "jargon"]}
    assert Answers.objects.get().month == timezone.localdate().replace(day=1)


def test_D6_every_question_can_be_left_out_and_has_i_would_rather_not_say(client):
    page = client.get(ANSWER).content.decode()
    asked = [question for section in sections([]) for question in section.questions]

    assert page.count(f'value="{RATHER_NOT}"') == len(asked)
    assert " required" not in page
    for question in asked:
        assert client.post(ANSWER, {"once_key": a_page(), question.code: RATHER_NOT}).status_code == 302


def test_D6_i_would_rather_not_say_stands_alone(client):
    client.post(
        ANSWER,
        {"once_key": a_page(), "kinds": ["vision", RATHER_NOT], "gender": RATHER_NOT, "gender_words": "x"},
    )

    assert Answers.objects.get().answers == {"kinds": [RATHER_NOT], "gender": [RATHER_NOT]}


def test_D6_people_describe_themselves_in_their_own_words(client):
    client.post(ANSWER, {"once_key": a_page(), "gender_words": "Genderfluid"})

    assert Answers.objects.get().answers == {"gender": ["own"], "gender_words": "Genderfluid"}
    assert "Genderfluid" not in client.get(FIGURES).content.decode()


def test_D6_an_empty_page_is_said_to_be_empty(client):
    page = client.post(ANSWER, {"once_key": a_page()}).content.decode()

    assert "You have not answered anything yet." in page
    assert not Answers.objects.exists()


def test_D6_what_is_not_on_the_list_is_refused(client):
    page = client.post(ANSWER, {"once_key": a_page(), "age": "900"}).content.decode()

    assert "Choose from what is on the list" in page
    assert not Answers.objects.exists()


def test_a_double_tap_is_kept_once(client):
    page = a_page()

    for _tap in range(2):
        assert client.post(ANSWER, {"once_key": page, "age": "75"}).status_code == 302

    assert Answers.objects.count() == 1


def test_the_same_page_with_other_answers_is_told_that_the_first_are_in(client):
    page = a_page()
    client.post(ANSWER, {"once_key": page, "age": "75"})

    again = client.post(ANSWER, {"once_key": page, "age": "25-34"}).content.decode()

    assert "Your answers are in already." in again
    assert Answers.objects.get().answers == {"age": ["75"]}


def test_a_page_without_its_key_is_asked_to_be_opened_again(client):
    assert "This page is incomplete." in client.post(ANSWER, {"age": "75"}).content.decode()


def test_C5_nothing_else_is_written_down_when_somebody_answers(client):
    ruth = a_worker()
    client.force_login(ruth)
    before = PrivateEntry.objects.count(), PublicEntry.objects.count(), SentForm.objects.count()
    session = client.session.items()

    client.post(ANSWER, {"once_key": a_page(), "age": "75"})

    assert Answers.objects.count() == 1
    assert (PrivateEntry.objects.count(), PublicEntry.objects.count(), SentForm.objects.count()) == before
    assert client.session.items() == session


def test_C4_a_helper_never_answers_for_another(client):
    alex = a_person("Alex")
    client.force_login(alex)
    session = client.session
    session["helping"] = str(uuid.uuid4())
    session.save()

    seen = client.get(ANSWER)
    sent = client.post(ANSWER, {"once_key": a_page(), "age": "75"})

    assert seen.status_code == sent.status_code == 403
    assert "Only they can answer these questions" in seen.content.decode()
    assert not Answers.objects.exists()


def test_C5_a_shared_computer_keeps_no_copy_of_the_page(client):
    assert "no-store" in client.get(ANSWER)["Cache-Control"]


def test_C5_answers_are_kept_24_months_and_then_deleted():
    old, young = an_answer(datetime.date(2024, 11, 30)), an_answer(datetime.date(2024, 12, 1))
    today = datetime.date(2026, 11, 1)
    (kept,) = personal_data.KEPT
    assert list(kept.due(today)) == [old]

    assert clear_old(today) == 1
    assert clear_old(today) == 0

    assert list(Answers.objects.all()) == [young]


def test_C5_no_way_leads_from_an_answer_to_a_person():
    an_answer()
    (kept,) = personal_data.KEPT

    assert not any(field.is_relation for field in Answers._meta.get_fields())
    assert not kept.rows_of(a_person()).exists()
    assert set(kept.fields) == {field.name for field in Answers._meta.concrete_fields}


def test_D6_a_worker_says_which_parts_the_district_has(client):
    client.force_login(a_worker())
    client.post(PARTS, {"names": "Keighley\n Shipley \n\nkeighley"})
    keighley = Part.objects.get(name="Keighley")

    client.post(PARTS, {"names": "Bradford South\nKeighley"})

    asked = client.get(ANSWER).content.decode()
    assert [part.name for part in Part.objects.filter(in_use=True)] == ["Bradford South", "Keighley"]
    assert Part.objects.get(name="Keighley") == keighley
    assert "Bradford South" in asked
    assert "Shipley" not in asked


def test_D6_a_part_with_too_long_a_name_is_refused(client):
    client.force_login(a_worker())

    assert "A name can have 80 letters." in client.post(PARTS, {"names": "x" * 81}).content.decode()


def test_only_workers_say_which_parts_the_district_has(client):
    client.force_login(a_person())

    assert client.get(PARTS).status_code == 403
    assert not can_set_parts(AnonymousUser())


def test_setting_the_same_parts_again_writes_nothing():
    ruth = a_worker()
    set_parts(["Keighley"], by=ruth)
    before = PrivateEntry.objects.count()

    set_parts(["Keighley"], by=ruth)

    assert PrivateEntry.objects.count() == before


def test_an_empty_form_is_refused_on_every_way():
    with pytest.raises(Refused):
        give_answers({}, page=uuid.uuid4())
