"""kill -9 while letters go: no letter twice, none lost in silence, and what is not sure is listed."""

import datetime
import random
import signal
import subprocess
import sys
import threading
import time
import uuid

import pytest
from django.db import connection
from django.utils import timezone

from alongside.formats.document import Builder
from alongside.shared.post.actions import queue_letter
from alongside.shared.post.models import Letter
from alongside.shared.post.tasks import send_waiting_letters
from alongside.shared.post.tests import fake_smtp
from alongside.shared.post.tests.fake_smtp import FakeSmtp
from alongside.shared.post.tests.sender_process import NOTES_FIRST, OURS, SENDS_FIRST
from alongside.shared.post.views import TO_DECIDE

SEED = 7
STEPS = ["hello", "rcpt", "inside", "before 250", "after 250"]
A_MOMENT = "a moment"  # whatever the sender is doing just then, its own notes among it
MOODS = {
    fake_smtp.TAKE: 60,
    fake_smtp.LATER: 10,
    fake_smtp.LATER_AT_END: 8,
    fake_smtp.NO_SUCH_ADDRESS: 6,
    fake_smtp.CUT_INSIDE: 8,
    fake_smtp.CUT_BEFORE_YES: 8,
}
SOME_WAIT = 12
# PostgreSQL runs after SQLite and proves the same, so it is killed less often unless the long proofs are asked for.
QUICK = 50 if connection.vendor == "sqlite" else 10
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]


class Somebody:
    def __init__(self, ref):
        self.ref = ref


@pytest.fixture
def server():
    with FakeSmtp() as server:
        yield server


@pytest.fixture
def moody(server):
    """A server that takes most letters, says no to some and cuts the line in others. The same seed, the same moods."""
    server.mood = lambda address, time: random.Random(f"{SEED} {address} {time}").choices(
        list(MOODS), MOODS.values()
    )[0]
    return server


def a_pile(number: int) -> None:
    """As many letters more, to people who are the same in each run of this test."""
    document = Builder("News", language="en-GB").paragraph("Hello.").document()
    start = Letter.objects.count()
    for one in range(start, start + number):
        ref = uuid.UUID(int=random.Random(one).getrandbits(128), version=4)
        queue_letter(f"news {one}", to=Somebody(ref), room="post", why="You asked.", document=document)


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


def ten_minutes_later() -> None:
    Letter.objects.filter(state=Letter.State.SENDING).update(
        going_until=timezone.now() - datetime.timedelta(seconds=1)
    )
    Letter.objects.filter(state=Letter.State.WAITING).update(not_before=timezone.now())


def kill_once(server: FakeSmtp, how: str, dice: random.Random) -> bool:
    """Start a sender, and kill it at one step of one letter. False when it had done everything before."""
    process, step, after = a_sender(server, how), dice.choice([*STEPS, A_MOMENT]), dice.randrange(3)
    wait = dice.uniform(0, 0.06)
    seen = {"times": 0}

    def kill() -> bool:
        seen["times"] += 1
        if seen["times"] != after + 1:
            return False
        process.kill()
        process.wait()
        return True

    def kill_in_a_moment() -> bool:
        seen["times"] += 1
        if seen["times"] == 1:
            threading.Timer(wait, process.kill).start()
        return False

    server.do_at = {"hello": kill_in_a_moment} if step == A_MOMENT else {step: kill}
    process.wait(60)
    server.do_at = {}
    return process.returncode == -signal.SIGKILL


def kill_while_sending(server: FakeSmtp, times: int, how: str) -> int:
    """Kill the sender so many times, each at its own moment. How many kills there were."""
    dice, kills = random.Random(SEED), 0
    for _turn in range(times * 3):
        if kills == times:
            break
        a_pile(max(0, SOME_WAIT - Letter.objects.filter(state=Letter.State.WAITING).count()))
        kills += kill_once(server, how, dice)
        ten_minutes_later()
    for _turn in range(15):
        a_sender(server, how).wait(120)
        ten_minutes_later()
        if not Letter.objects.filter(state__in=[Letter.State.WAITING, Letter.State.SENDING]).exists():
            break
    time.sleep(0.2)  # until the server has counted what came last
    return kills


def sent_twice(server: FakeSmtp) -> set[str]:
    return {one for one, number in server.took.items() if number > 1}


def lost_in_silence(server: FakeSmtp) -> set[str]:
    """What is called sent, and the mail server never took."""
    sent = Letter.objects.filter(state=Letter.State.SENT)
    return {letter.message_id for letter in sent} - set(server.took)


@pytest.mark.parametrize("times", [QUICK, pytest.param(200, marks=pytest.mark.long)])
def test_K1_however_often_the_program_is_killed_no_letter_goes_twice_and_none_is_lost_in_silence(
    moody, times
):
    kills = kill_while_sending(moody, times, OURS)

    letters = list(Letter.objects.all())
    by_state = {state: {one for one in letters if one.state == state} for state in Letter.State}
    sent, not_sure, refused = (
        by_state[state] for state in (Letter.State.SENT, Letter.State.NOT_SURE, Letter.State.FAILED)
    )
    assert kills == times
    assert sent_twice(moody) == set()
    assert lost_in_silence(moody) == set()
    # Each letter went, or was refused for sure, or is listed to a person: nothing is left over.
    assert len(sent) + len(not_sure) + len(refused) == len(letters)
    assert set(Letter.objects.filter(state__in=TO_DECIDE)) == not_sure | refused
    # What the server took is sent or not sure; what it refused for sure was never taken.
    assert set(moody.took) <= {letter.message_id for letter in sent | not_sure}
    assert refused
    assert all("550" in letter.fault for letter in refused)
    # Wherever the line was cut inside a letter somebody is asked, and about hardly anything else.
    cut = {letter for letter in letters if f"{letter.to}@example.org" in moody.cut}
    assert cut
    assert cut <= not_sure
    assert len(not_sure - cut) <= kills


def test_K1_a_sender_that_sends_first_and_notes_later_does_send_twice_so_this_test_would_see_it(moody):
    kill_while_sending(moody, 8, SENDS_FIRST)

    assert sent_twice(moody)


def test_K1_a_sender_that_notes_first_and_sends_later_does_lose_letters_so_this_test_would_see_it(moody):
    kill_while_sending(moody, 4, NOTES_FIRST)

    assert lost_in_silence(moody)


def test_K1_two_senders_at_once_send_each_letter_once(server):
    a_pile(20)

    senders = [a_sender(server, OURS) for _one in range(2)]
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
