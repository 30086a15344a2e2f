from dataclasses import replace

import pytest
from django.core import mail
from django.test import Client, override_settings
from django.utils import timezone

from alongside.formats.document import Builder
from alongside.shared.errors import Refused
from alongside.shared.post import ways_out
from alongside.shared.post.actions import queue_letter, send_letter, stop_batch
from alongside.shared.post.models import Letter
from alongside.shared.post.reach import Reach
from alongside.shared.texts.actions import write_text

REACHES = {}
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("an_address_book"),
]


def look_up(ref, **_more):
    return REACHES.get(ref)


def yes() -> bool:
    return True


def no() -> bool:
    return False


@pytest.fixture
def an_address_book():
    REACHES.clear()
    with override_settings(ADDRESS_BOOK=f"{__name__}.look_up", MAY_SEND=f"{__name__}.yes"):
        yield


def a_letter(to, key="event-1"):
    document = Builder("The vote is open", language="en-GB")
    document.paragraph("You have three dots.")
    return queue_letter(key, to=to, room="voting", why="You asked for news.", document=document.document())


@pytest.fixture
def amina():
    somebody = write_text("anything with a reference will do", by=None)
    REACHES[somebody.ref] = Reach("Amina", "email", "amina@example.org")
    return somebody


def test_K1_a_letter_goes_once_however_often_it_is_asked_for(amina):
    first, second = a_letter(amina), a_letter(amina)

    send_letter(first)
    send_letter(second)

    assert first == second
    assert [letter.to for letter in mail.outbox] == [["amina@example.org"]]
    assert "You have three dots." in mail.outbox[0].body
    assert "You asked for news." in mail.outbox[0].body


def test_A1_a_letter_for_somebody_without_email_waits_for_a_person_to_print_or_ring(amina):
    REACHES[amina.ref] = Reach("Mr Hussain", "post", "1 Mill Road")

    assert send_letter(a_letter(amina)).state == Letter.State.BY_HAND
    assert mail.outbox == []


def test_what_was_under_way_when_the_program_stopped_never_goes_again(amina):
    letter = a_letter(amina)
    Letter.objects.update(state=Letter.State.SENDING)

    assert send_letter(letter).state == Letter.State.SENDING
    assert mail.outbox == []


def test_nothing_leaves_an_example_partnership(amina):
    with override_settings(MAY_SEND=f"{__name__}.no"):
        assert send_letter(a_letter(amina)).state == Letter.State.HELD

    assert mail.outbox == []


def test_somebody_with_no_safe_way_is_not_written_to_at_all(amina):
    REACHES[amina.ref] = Reach("Amina", "", "")

    assert send_letter(a_letter(amina)).state == Letter.State.FAILED
    assert mail.outbox == []


def news(to, key="news 1", batch=""):
    document = Builder("News", language="en-GB").paragraph("We won.").document()
    return queue_letter(
        key, to=to, room="updates", why="You asked for news.", document=document, is_news=True, batch=batch
    )


def test_A2_news_goes_only_to_whoever_says_yes_at_the_moment_of_sending(amina):
    letter = news(amina)

    assert send_letter(letter).state == Letter.State.STOPPED
    assert mail.outbox == []


def test_A1_a_letter_to_many_is_made_once_in_each_format_and_each_reader_gets_it(monkeypatch):
    made = count_word_files(monkeypatch)
    for name in ("Amina", "Farah", "Joan"):
        reader = write_text(name, by=None)
        REACHES[reader.ref] = Reach(name, "email", f"{name}@example.org", format="docx", wants_news=True)
        news(reader, key=f"news {name}", batch="news of May")
    Letter.objects.update(not_before=timezone.now())

    for letter in Letter.objects.all():
        send_letter(letter)

    assert len(made) == 1
    assert [letter.attachments[0].content for letter in mail.outbox] == [b"word"] * 3


def test_A1_a_letter_to_one_person_is_kept_in_no_memory(amina, monkeypatch):
    made = count_word_files(monkeypatch)
    REACHES[amina.ref] = Reach("Amina", "email", "amina@example.org", format="docx")

    send_letter(a_letter(amina, key="one"))
    send_letter(a_letter(amina, key="two"))

    assert len(made) == 2


def count_word_files(monkeypatch) -> list:
    made = []
    ways_out.made_once.cache_clear()
    word = replace(ways_out.FORMATS["word"], make=lambda document: made.append(document) or b"word")
    monkeypatch.setitem(ways_out.FORMATS, "word", word)
    return made


def test_K1_a_letter_that_could_not_be_made_is_tried_again_and_nobody_is_asked_whether_it_went(
    amina, monkeypatch
):
    def full(*_words, **_more):
        raise OSError("no space left")

    monkeypatch.setattr(ways_out, "to_pdf", full)
    REACHES[amina.ref] = Reach("Amina", "email", "amina@example.org", format="pdf")

    letter = send_letter(a_letter(amina))

    assert (letter.state, letter.tries) == (Letter.State.WAITING, 1)
    assert mail.outbox == []


STOPPED = []


def stopped(ref):
    STOPPED.append(ref)


def test_K1_one_press_in_a_mail_program_stops_the_news_without_a_sign_in(amina, settings):
    STOPPED.clear()
    settings.STOP_NEWS = f"{__name__}.stopped"
    settings.IS_SET_UP = f"{__name__}.yes"
    REACHES[amina.ref] = Reach("Amina", "email", "amina@example.org", wants_news=True)
    send_letter(news(amina))
    headers = mail.outbox[0].extra_headers
    path = headers["List-Unsubscribe"].strip("<>").removeprefix(settings.ADDRESS)
    mail_program = Client(enforce_csrf_checks=True)

    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail_program.get(path).status_code == 200
    assert STOPPED == []  # opening it does nothing
    assert mail_program.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert [amina.ref] == STOPPED
    assert mail_program.post(path[:-2] + "x/", {}).status_code == 404


def test_K1_what_went_out_together_can_be_stopped_for_a_minute(amina):
    REACHES[amina.ref] = Reach("Amina", "email", "amina@example.org", wants_news=True)
    letter = news(amina, batch="news of May")

    assert send_letter(letter).state == Letter.State.WAITING
    assert stop_batch("news of May", by=amina) == 1
    Letter.objects.update(not_before=timezone.now())
    assert send_letter(letter).state == Letter.State.STOPPED
    with pytest.raises(Refused):
        stop_batch("news of May", by=amina)


def test_K1_somebody_who_reads_easy_read_waits_until_it_is_made_and_no_ordinary_letter_goes(amina):
    REACHES[amina.ref] = Reach("Amina", "email", "amina@example.org", format="easy read", wants_news=True)
    letter = news(amina, batch="news of May")
    Letter.objects.update(not_before=timezone.now())

    assert send_letter(letter).state == Letter.State.UNMADE
    assert mail.outbox == []
