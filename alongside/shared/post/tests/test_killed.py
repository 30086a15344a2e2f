"""kill -9 while letters go: no letter twice, none lost in silence, and what is not sure is listed."""

import datetime
import random
import subprocess
import sys
import time
import uuid

import pytest
from django.db import connection
from django.utils import timezone

from alongside.formats.document import Builder
from alongside.shared.post.actions import queue_letter
from alongside.shared.post.models import Letter
from alongside.shared.post.tasks import send_waiting_letters
from alongside.shared.post.tests.fake_smtp import FakeSmtp

STEPS = ["hello", "rcpt", "before 250", "after 250"]
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="the processes share a file"),
]


class Somebody:
    def __init__(self):
        self.ref = uuid.uuid4()


@pytest.fixture
def server():
    with FakeSmtp() as server:
        yield server


def a_pile(number: int) -> None:
    document = Builder("News", language="en-GB").paragraph("Hello.").document()
    for one in range(number):
        queue_letter(f"news {one}", to=Somebody(), room="post", why="You asked.", document=document)


def a_sender(server: FakeSmtp, how: str) -> subprocess.Popen:
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "alongside.shared.post.tests.sender_process",
            str(connection.settings_dict["NAME"]),
            str(server.port),
            how,
        ]
    )


def kill_while_sending(server: FakeSmtp, times: int, how: str, dice: random.Random, steps=STEPS) -> int:
    """Kill the sender so many times, each at one step of one letter. How many kills there were."""
    kills = 0
    for _turn in range(times):
        process, after = a_sender(server, how), dice.randrange(3)
        step = dice.choice(steps)
        seen = {"times": 0, "killed": False}

        def kill(process=process, seen=seen, after=after) -> bool:
            seen["times"] += 1
            if seen["times"] <= after or seen["killed"]:
                return False
            seen["killed"] = True
            process.kill()
            process.wait()
            return True

        server.do_at = {step: kill}
        process.wait(60)
        time.sleep(0.02)
        kills += seen["killed"]
        # Ten minutes later.
        Letter.objects.filter(state=Letter.State.SENDING).update(
            going_until=timezone.now() - datetime.timedelta(seconds=1)
        )
        Letter.objects.filter(state=Letter.State.WAITING).update(not_before=timezone.now())
    server.do_at = {}
    return kills


@pytest.mark.parametrize("times", [50, pytest.param(200, marks=pytest.mark.long)])
def test_K1_however_often_the_program_is_killed_no_letter_goes_twice_and_none_is_lost_in_silence(
    server, times
):
    a_pile(times * 4)

    kills = kill_while_sending(server, times, "ours", random.Random(7))
    for _turn in range(5):
        a_sender(server, "ours").wait(120)

    states = {letter.message_id: letter.state for letter in Letter.objects.all()}
    assert kills == times
    assert max(server.took.values()) == 1
    assert set(states.values()) == {Letter.State.SENT, Letter.State.NOT_SURE}
    # What is called sent was taken; what was not taken is listed, and at most one letter a kill is listed.
    assert {one for one, state in states.items() if state == Letter.State.SENT} <= set(server.took)
    assert 0 < list(states.values()).count(Letter.State.NOT_SURE) <= times


def test_K1_a_sender_that_sends_first_and_notes_later_does_send_twice_so_this_test_would_see_it(server):
    a_pile(20)

    kill_while_sending(server, 4, "naive", random.Random(7), steps=["before 250"])

    assert max(server.took.values()) > 1


def test_K1_two_senders_at_once_send_each_letter_once(server):
    a_pile(20)

    senders = [a_sender(server, "ours") for _one in range(2)]
    for sender in senders:
        sender.wait(60)

    assert len(server.took) == 20
    assert set(server.took.values()) == {1}


@pytest.fixture
def our_way(settings, server):
    settings.ADDRESS_BOOK = "alongside.shared.post.tests.sender_process.anybody"
    settings.MAY_SEND = "alongside.shared.post.tests.sender_process.yes"
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": server.port, "timeout": 5},
        }
    }


def test_A1_an_address_that_does_not_exist_is_told_to_the_address_book(server, settings, our_way):
    TOLD.clear()
    settings.WAY_FAILED = f"{__name__}.told"
    server.refuses = {"example.org": "550 nobody here"}
    a_pile(1)

    send_waiting_letters.func()

    assert Letter.objects.get().state == Letter.State.FAILED
    assert TOLD == [("email", "The mail server said 550.")]


def test_K1_a_server_that_says_later_is_asked_again_later(server, our_way):
    server.refuses = {"example.org": "451 busy"}
    a_pile(1)

    send_waiting_letters.func()
    letter = Letter.objects.get()
    assert (letter.state, letter.tries) == (Letter.State.WAITING, 1)
    server.refuses = {}
    Letter.objects.update(not_before=timezone.now())
    send_waiting_letters.func()

    assert Letter.objects.get().state == Letter.State.SENT
    assert list(server.took.values()) == [1]


def test_K1_a_line_cut_after_the_letter_was_given_is_not_sure(server, our_way):
    server.do_at = {"before 250": lambda: True}
    a_pile(1)

    send_waiting_letters.func()
    send_waiting_letters.func()

    assert Letter.objects.get().state == Letter.State.NOT_SURE
    assert list(server.took.values()) == [1]


TOLD = []


def told(ref, *, kind, value, why):
    TOLD.append((kind, why))
