"""I would like to join: in writing, in a recording, or by phone. Nobody is given marks."""

import datetime
import io
import wave

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from alongside.groups.actions import look_for_people, set_up_group
from alongside.groups.models import Group, Interest
from alongside.partnership.tests.make import a_partnership
from alongside.people.signing_in import BY_REFERENCE
from alongside.people.tests.make import a_coordinator, a_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _partnership(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    a_partnership()


TIME_AND_PAY = {"takes_time": "Two hours a month.", "offer": "£25 an hour, and your travel, in cash."}


@pytest.fixture
def group():
    made = set_up_group(Group.Kind.WORKING_GROUP, "Access to services", about="We make doors wider.", by=None)
    return look_for_people(made, looking_for="You are friendly and welcoming.", **TIME_AND_PAY, by=None)


def a_voice_note() -> SimpleUploadedFile:
    kept = io.BytesIO()
    with wave.open(kept, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"\0\0" * 800)
    return SimpleUploadedFile("me.wav", kept.getvalue(), "audio/wav")


def test_D8_a_voice_note_is_the_whole_application(client, group):
    client.post(reverse("groups:join", args=[group.ref]), {"upload": a_voice_note()})

    made = Interest.objects.get()
    assert (made.name, made.reached, made.words, made.media_type) == ("", "", "", "audio/wav")
    client.force_login(a_coordinator(), backend=BY_REFERENCE)
    page = client.get(reverse("groups:interests", args=[group.ref])).content.decode()
    assert "Somebody, in a recording" in page
    assert "Listen or watch" in page


def test_D8_somebody_applies_by_phone_and_it_is_written_down_for_them(client, group):
    client.force_login(a_coordinator(), backend=BY_REFERENCE)

    client.post(
        reverse("groups:join", args=[group.ref]),
        {"name": "Mr Hussain", "reached": "01632 960771", "words": "I know every bus.", "via": "phone"},
    )

    made = Interest.objects.get()
    assert (made.name, made.via, made.person) == ("Mr Hussain", "phone", None)


def test_D8_a_member_needs_to_say_nothing_but_why(client, group):
    sam = a_person("Sam")
    client.force_login(sam, backend=BY_REFERENCE)

    client.post(reverse("groups:join", args=[group.ref]), {"words": "I would like to."})

    assert Interest.objects.get().person == sam


def test_a_stranger_leaves_a_name_and_a_way(client, group):
    page = client.post(reverse("groups:join", args=[group.ref]), {"words": "Me!"}).content.decode()

    assert "Write your name" in page
    assert "Me!" in page
    assert not Interest.objects.exists()


def test_D8_no_column_holds_a_mark_or_a_rank():
    names = {column.name for column in Interest._meta.get_fields()}

    assert not names & {"score", "mark", "marks", "rank", "rating", "points"}


def test_everybody_who_says_so_gets_an_answer(client, group):
    client.post(
        reverse("groups:join", args=[group.ref]),
        {"name": "Farah", "reached": "01632 960001", "words": "Hello."},
    )
    client.force_login(a_coordinator(), backend=BY_REFERENCE)
    assert "Answer somebody who would like to join" in client.get("/today/?all=1").content.decode()

    client.post(reverse("groups:answer", args=[Interest.objects.get().ref]), {"answer": "Come on Tuesday."})

    assert Interest.objects.get().answer == "Come on Tuesday."
    assert "Answer somebody who would like to join" not in client.get("/today/?all=1").content.decode()


def test_who_would_like_to_join_is_for_workers_alone(client, group):
    client.post(
        reverse("groups:join", args=[group.ref]),
        {"name": "Farah", "reached": "01632 960001", "words": "Hello.", "upload": a_voice_note()},
    )
    client.force_login(a_person("Nosy"), backend=BY_REFERENCE)

    assert client.get(reverse("groups:interests", args=[group.ref])).status_code == 403
    assert client.get(reverse("groups:interest_file", args=[Interest.objects.get().ref])).status_code == 403
    client.logout()
    assert "Farah" not in client.get(group.get_absolute_url()).content.decode()


def test_D8_the_words_to_start_from_are_there_and_can_be_changed(client):
    made = set_up_group(Group.Kind.BOARD, "The Board", by=None)
    client.force_login(a_coordinator(), backend=BY_REFERENCE)
    address = reverse("groups:looking", args=[made.ref])
    assert "listen to the views of others" in client.get(address).content.decode()

    client.post(address, {"looking_for": "You know the buses.", **TIME_AND_PAY})

    client.logout()
    assert "You know the buses." in client.get(made.get_absolute_url()).content.decode()


def test_F1_a_group_cannot_look_for_people_before_it_says_what_we_pay(client, group):
    client.force_login(a_coordinator(), backend=BY_REFERENCE)
    address = reverse("groups:looking", args=[group.ref])

    page = client.post(address, {"looking_for": "You know buses.", "takes_time": "An hour."}).content.decode()
    assert "Say what we pay people, or why there is no fee." in page
    client.post(
        address,
        {
            "looking_for": "You know buses.",
            "takes_time": "An hour.",
            "offer": "No fee, because we have no money.",
        },
    )

    client.logout()
    for shown in (group.get_absolute_url(), reverse("home:ways_in")):
        page = client.get(shown).content.decode()
        assert "No fee, because we have no money." in page
        assert "An hour." in page


def test_A5_a_group_closes_to_new_people_only_with_a_reason_and_a_day(client, group):
    client.force_login(a_coordinator(), backend=BY_REFERENCE)
    address = reverse("groups:looking", args=[group.ref])
    day = timezone.localdate() + datetime.timedelta(days=60)
    assert "or everybody can read why not" in client.post(address, {"looking_for": ""}).content.decode()
    reason = {"looking_for": "", "reason_A5": "All 20 seats are taken."}
    assert "looks for people again" in client.post(address, reason).content.decode()
    assert Group.objects.get().looks_for_people

    client.post(address, reason | {"opens_again": day.isoformat()})

    client.logout()
    page = client.get(group.get_absolute_url()).content.decode()
    assert "It is closed to new people until" in page
    assert "All 20 seats are taken." in page


def test_A5_on_the_day_Today_asks_whether_the_group_looks_for_people_again(client, group):
    day = timezone.localdate() + datetime.timedelta(days=1)
    look_for_people(group, looking_for="", opens_again=day, reasons={"A5": "It is full."}, by=None)
    client.force_login(a_coordinator(), backend=BY_REFERENCE)
    words = "Say whether Access to services looks for people."
    assert words not in client.get("/today/?all=1").content.decode()

    Group.objects.update(opens_again=timezone.localdate())

    assert words in client.get("/today/?all=1").content.decode()


def test_A6_a_group_that_looks_for_people_stands_under_ways_to_be_involved_until_its_day(client, group):
    assert "Access to services" in client.get(reverse("home:ways_in")).content.decode()

    Group.objects.update(looking_until=timezone.localdate() - datetime.timedelta(days=1))

    assert "Access to services" not in client.get(reverse("home:ways_in")).content.decode()
    assert "The time to say so was until" in client.get(group.get_absolute_url()).content.decode()


def test_whoever_is_under_18_is_led_to_how_they_take_part_without_a_name(client, group):
    assert reverse("people:young") in client.get(reverse("groups:join", args=[group.ref])).content.decode()


def test_a_file_that_is_no_recording_is_refused_with_all_that_was_typed_still_there(client, group):
    values = {"name": "Callum", "reached": "07700 900123", "words": "I know buses."}
    upload = SimpleUploadedFile("me.exe", b"MZ" + b"0" * 200)

    page = client.post(reverse("groups:join", args=[group.ref]), values | {"upload": upload}).content.decode()

    assert "I know buses." in page
    assert not Interest.objects.exists()
