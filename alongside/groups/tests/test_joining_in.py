"""I would like to join: in writing, in a recording, or by phone. Nobody is given marks."""

import io
import wave

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

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


@pytest.fixture
def group():
    made = set_up_group(Group.Kind.WORKING_GROUP, "Access to services", about="We make doors wider.", by=None)
    return look_for_people(made, looking_for="You are friendly and welcoming.", by=None)


def a_voice_note() -> SimpleUploadedFile:
    kept = io.BytesIO()
    with wave.open(kept, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"\0\0" * 800)
    return SimpleUploadedFile("me.wav", kept.getvalue(), "audio/wav")


def test_D8_a_voice_note_is_the_whole_application(client, group):
    values = {"name": "Callum", "reached": "07700 900123", "words": "", "upload": a_voice_note()}

    client.post(reverse("groups:join", args=[group.ref]), values)

    made = Interest.objects.get()
    assert (made.name, made.words, made.media_type) == ("Callum", "", "audio/wav")


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

    client.post(address, {"looking_for": "You know the buses."})

    client.logout()
    assert "You know the buses." in client.get(made.get_absolute_url()).content.decode()
