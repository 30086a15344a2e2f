"""What tables said: typed, photographed or recorded, read back the same day, and put right without losing anything."""

import datetime
import io
import wave

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from alongside.conversations.actions import (
    ask_question,
    choose_support,
    conclude,
    confirm_table,
    put_idea,
    type_up,
    write_note,
    write_support,
)
from alongside.conversations.figures import questions_of, questions_of_series, tables_of
from alongside.conversations.models import Question, TableNote
from alongside.events.actions.hosting import add_host
from alongside.events.models import Event, Series
from alongside.events.tests.make import an_event
from alongside.events.tests.make_bookings import signed_in, somebody
from alongside.formats.pictures import concept
from alongside.partnership.tests.make import a_partnership
from alongside.people.tests.make import a_coordinator
from alongside.shared.errors import Refused
from alongside.shared.texts.actions import write_text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _partnership(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    a_partnership()


def a_series(*, events: int = 2) -> tuple[Series, list[Event]]:
    series = Series.objects.create(
        title=write_text("Making it work", by=None), about=write_text("Three days.", by=None)
    )
    held = [an_event(title=f"Day {number}") for number in range(1, events + 1)]
    Event.objects.filter(pk__in=[one.pk for one in held]).update(series=series)
    return series, list(Event.objects.filter(series=series).order_by("pk"))


def a_recording() -> SimpleUploadedFile:
    kept = io.BytesIO()
    with wave.open(kept, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"\0\0" * 800)
    return SimpleUploadedFile("said.wav", kept.getvalue(), "audio/wav")


def a_photo() -> SimpleUploadedFile:
    return SimpleUploadedFile("sheet.png", concept("vote").png, "image/png")


def test_B4_the_events_of_a_series_ask_the_same_questions():
    series, (first, second) = a_series()
    for text in ("Who should be members?", "How do we choose them?", "What comes first?"):
        ask_question(series, text, by=None)
    alone = ask_question(second, "Was this place right?", by=None)

    assert [str(one.text) for one in questions_of(first)] == [
        "Who should be members?",
        "How do we choose them?",
        "What comes first?",
    ]
    assert alone in questions_of(second)
    assert len(questions_of_series(series)) == 4


def test_B4_what_was_said_at_one_event_stays_with_it_and_the_series_has_all():
    series, (first, second) = a_series()
    question = ask_question(series, "Who?", by=None)
    write_note(question, "Everybody.", table="Red", event=first, by=None)
    write_note(question, "People who use services.", table="Red", event=second, by=None)
    with pytest.raises(Refused, match="Choose the event"):
        write_note(question, "Nobody knows where.", table="Red", by=None)

    said = [[str(note.text) for note in questions_of(event)[0].notes.all()] for event in (first, second)]

    assert said == [["Everybody."], ["People who use services."]]
    assert len(questions_of_series(series)[0].notes.all()) == 2


def test_a_question_belongs_to_an_event_or_to_a_series_and_never_to_both():
    from django.db import IntegrityError, transaction

    series, (first, _second) = a_series()
    for wrong in ({"event": first, "series": series}, {}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Question.objects.create(**wrong, text=write_text("?", by=None), order=9)


def test_a_table_is_read_back_what_it_said_and_says_yes(client):
    event = an_event()
    question = ask_question(event, "What is hard?", by=None)
    for words in ("The bus.", "Forms."):
        write_note(question, words, table="Blue table", by=None)
    write_note(question, "Stairs.", table="Red table", by=None)
    signed_in(client, a_coordinator())
    blue, red = tables_of(event)

    page = client.get(reverse("conversations:read_back", args=[blue.first.ref])).content.decode()
    assert "Is this what you said?" in page
    assert "The bus." in page
    assert "Stairs." not in page
    client.post(reverse("conversations:read_back", args=[blue.first.ref]), {})

    blue, red = tables_of(event)
    assert (blue.is_read_back, red.is_read_back) == (True, False)


def test_what_a_table_did_not_say_is_put_right_and_asked_again():
    event = an_event()
    note = write_note(
        ask_question(event, "What?", by=None), "Busses", table="Red", is_confirmed=True, by=None
    )

    note = type_up(note, words="Buses that wait until I sit", by=None)

    assert str(note.text) == "Buses that wait until I sit"
    assert note.text.wordings.count() == 2
    assert not note.is_confirmed
    assert confirm_table(event, table="Red", by=None) == 1


@pytest.mark.parametrize(("file", "media_type"), [(a_photo, "image/png"), (a_recording, "audio/wav")])
def test_a_photo_or_a_recording_comes_first_and_is_typed_later(client, file, media_type):
    event = an_event()
    question = ask_question(event, "What?", by=None)
    note = write_note(question, table="Red", upload=file(), by=None)
    assert (note.text, note.media_type) == (None, media_type)
    assert not tables_of(event)[0].is_read_back
    signed_in(client, a_coordinator())
    assert client.get(reverse("conversations:note_file", args=[note.ref])).status_code == 200

    client.post(reverse("conversations:put_right", args=[note.ref]), {"words": "We want a say."})

    assert str(TableNote.objects.get().text) == "We want a say."


def test_a_note_without_words_and_without_a_file_is_refused():
    with pytest.raises(Refused, match="Write what they said"):
        write_note(ask_question(an_event(), "What?", by=None), table="Red", by=None)


def test_whoever_runs_the_event_writes_down_and_others_read_no_sheet(client):
    event = an_event()
    question = ask_question(event, "What?", by=None)
    note = write_note(question, table="Red", upload=a_photo(), by=None)
    helen, nosy = somebody("Helen Host"), somebody("Nosy")
    add_host(event, name="Helen Host", by=None)

    signed_in(client, helen)
    assert client.get(reverse("conversations:note", args=[question.ref])).status_code == 200
    assert client.get(reverse("conversations:note_file", args=[note.ref])).status_code == 200
    signed_in(client, nosy)
    for name in ("note_file", "read_back", "put_right"):
        assert client.get(reverse(f"conversations:{name}", args=[note.ref])).status_code == 403
    client.logout()
    assert client.get(reverse("conversations:note_file", args=[note.ref])).status_code == 302


def test_what_was_not_read_back_stands_on_today(client):
    event = an_event()
    Event.objects.filter(pk=event.pk).update(
        starts_at=timezone.now() - datetime.timedelta(hours=3), ends_at=timezone.now()
    )
    write_note(ask_question(event, "What?", by=None), "A say.", table="Red", by=None)
    signed_in(client, a_coordinator())
    assert "Read back to the tables" in client.get("/today/?all=1").content.decode()

    confirm_table(event, table="Red", by=None)

    assert "Read back to the tables" not in client.get("/today/?all=1").content.decode()


def test_an_idea_is_put_on_a_page_and_may_join_others(client):
    event = an_event()
    question = ask_question(event, "How?", by=None)
    first, second = (
        put_idea(question, "From groups", by=None),
        put_idea(question, "From organisations", by=None),
    )
    signed_in(client, a_coordinator())

    client.post(
        reverse("conversations:idea", args=[question.ref]),
        {"title": "Both together", "joined_from": [first.pk, second.pk]},
    )

    joined = question.ideas.get(order=3)
    assert set(joined.parents.all()) == {first, second}


def test_each_event_of_a_series_has_its_own_sheet_of_the_same_table():
    series, (first, second) = a_series()
    idea = put_idea(ask_question(series, "How?", by=None), "From groups", by=None)

    write_support(idea, "broad", table="Red", event=first, by=None)
    write_support(idea, "little", table="Red", event=second, by=None)

    with pytest.raises(Refused, match="written down already"):
        write_support(idea, "broad", table="Red", event=second, by=None)
    assert idea.sheets.count() == 2


def a_photo_with_a_place() -> SimpleUploadedFile:
    """As a phone takes it: with the place, the day and the name of the phone in it."""
    exif = Image.Exif()
    exif[0x010F] = "Amina's phone"
    exif.get_ifd(0x8825).update({1: "N", 2: (53.0, 47.0, 2.5)})
    kept = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(kept, "JPEG", exif=exif)
    return SimpleUploadedFile("IMG_2022.jpg", kept.getvalue(), "image/jpeg")


def test_a_photo_of_a_sheet_keeps_neither_the_place_nor_the_phone(client):
    note = write_note(
        ask_question(an_event(), "What?", by=None), table="Red", upload=a_photo_with_a_place(), by=None
    )

    kept = note.file.read()

    assert not Image.open(io.BytesIO(kept)).getexif()
    assert b"Amina" not in kept
    assert "IMG_2022" not in note.file.name


def test_a_table_says_yes_to_what_was_read_to_it_and_to_nothing_later(client):
    event = an_event()
    question = ask_question(event, "What?", by=None)
    write_note(question, "The bus.", table="Red", by=None)
    signed_in(client, a_coordinator())
    address = reverse("conversations:read_back", args=[tables_of(event)[0].first.ref])
    old_page = client.get(address).context["form"]["seen"].value()
    write_note(question, "Nobody read this to them.", table="red", by=None)

    answer = client.post(address, {"seen": old_page}).content.decode()

    assert "Read it to them again" in answer
    assert not tables_of(event)[0].is_read_back
    assert len(tables_of(event)) == 1  # "Red" and "red" are one table


def test_D1_a_table_writes_what_it_likes_what_worries_it_and_what_it_would_change(client):
    event = an_event()
    question = ask_question(event, "How?", by=None)
    idea = put_idea(question, "From groups", by=None)
    note = write_note(question, "We talked long.", table="Red", by=None)
    signed_in(client, a_coordinator())

    client.post(
        reverse("conversations:support", args=[question.ref, 1]),
        {
            "table": "Red",
            "support": "mixed",
            "like": "It is fair.",
            "worry": "It is slow.",
            "change": "Twice a year.",
        },
    )

    sheet = idea.sheets.get()
    assert (str(sheet.like), str(sheet.worry), str(sheet.change)) == (
        "It is fair.",
        "It is slow.",
        "Twice a year.",
    )
    page = client.get(reverse("conversations:read_back", args=[note.ref])).content.decode()
    for words in ("Mixed support", "It is fair.", "It is slow.", "Twice a year."):
        assert words in page  # the table checks its own sheet


def test_D1_people_choose_the_word_for_all_tables_and_no_later_sheet_changes_it(client):
    event = an_event()
    question = ask_question(event, "How?", by=None)
    idea = put_idea(question, "By an interview", by=None)
    write_support(idea, "little", table="Red", by=None)
    write_support(idea, "mixed", table="Blue", by=None)
    signed_in(client, a_coordinator())
    address = reverse("conversations:choose_support", args=[question.ref, 1])
    page = client.get(address).content.decode()
    assert "Little support" in page

    client.post(address, {"support": "least"})
    write_support(idea, "broad", table="Green", by=None)

    idea.refresh_from_db()
    assert idea.support == "least"
    shown = client.get(event.get_absolute_url()).content.decode()
    assert "Least support" in shown
    assert "%" not in shown[shown.index("What we asked") :]


def test_D2_what_came_of_it_may_be_an_idea_that_nobody_put_at_first(client):
    event = an_event()
    question = ask_question(event, "How?", by=None)
    parents = [put_idea(question, words, by=None) for words in ("From groups", "From organisations")]
    joined = put_idea(question, "Both together", joined_from=parents, by=None)
    signed_in(client, a_coordinator())

    client.post(
        reverse("conversations:conclude", args=[question.ref]),
        {"text": "We take parts of both.", "adopts": joined.pk},
    )

    assert Question.objects.get().conclusion.adopts == joined


def test_A7_what_was_said_on_a_visit_or_online_is_marked_by_its_way():
    visit, online = an_event(kind=Event.Kind.VISIT), an_event(mode=Event.Mode.ONLINE, published=False)

    ways = [
        write_note(ask_question(event, "What?", by=None), "A say.", table="All", by=None).via
        for event in (visit, online, an_event())
    ]

    assert ways == ["visit", "web", "room"]


def test_B4_questions_stand_in_one_order_numbered_through_on_the_page_and_in_the_report(client):
    series, (first, _second) = a_series()
    ask_question(first, "Was this place right?", by=None)
    ask_question(series, "Who should be members?", by=None)

    page = client.get(first.get_absolute_url()).content.decode()

    assert page.index("1. Who should be members?") < page.index("2. Was this place right?")
    assert [str(one.text) for one in questions_of(first)] == [
        "Who should be members?",
        "Was this place right?",
    ]


def test_a_conclusion_follows_an_earlier_one_and_the_newest_is_shown():
    question = ask_question(an_event(), "How?", by=None)
    for words in ("We do not know yet.", "Both together."):
        conclude(question, words, by=None)

    assert str(Question.objects.get().conclusion.text) == "Both together."


def test_choosing_a_word_is_written_into_history():
    from alongside.shared.history.models import PrivateEntry

    idea = put_idea(ask_question(an_event(), "How?", by=None), "From groups", by=None)
    choose_support(idea, support="broad", by=None)

    assert PrivateEntry.objects.filter(kind="chose how strong the support is").exists()


def test_a_file_that_is_neither_photo_nor_recording_is_refused_on_the_page(client):
    question = ask_question(an_event(), "What?", by=None)
    signed_in(client, a_coordinator())

    page = client.post(
        reverse("conversations:note", args=[question.ref]),
        {"table": "Red", "text": "We want a say.", "upload": SimpleUploadedFile("x.exe", b"MZ" + b"0" * 200)},
    ).content.decode()

    assert "We want a say." in page
    assert not TableNote.objects.exists()


def test_a_photo_sent_on_the_page_is_drawn_afresh_before_anything_is_written(client):
    question = ask_question(an_event(), "What?", by=None)
    signed_in(client, a_coordinator())

    client.post(
        reverse("conversations:note", args=[question.ref]),
        {"table": "Red", "upload": a_photo_with_a_place()},
    )

    note = TableNote.objects.get()
    assert (note.media_type, note.text) == ("image/png", None)
    assert not Image.open(io.BytesIO(note.file.read())).getexif()
