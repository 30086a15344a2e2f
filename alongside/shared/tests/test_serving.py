"""A private file, whole or in the part that was asked for."""

import gc
import os

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, InMemoryStorage
from django.http import Http404
from django.test import RequestFactory

from alongside.shared import serving
from alongside.shared.serving import LONGEST_PART, MOST_WHOLE, disposition, send_file

DATA = bytes(range(256)) * 4
LONG = bytes(range(256)) * 12 * 1024  # 3 MB


class Kept:
    def __init__(self):
        self.storage = InMemoryStorage()
        self.name = self.storage.save("film.mp4", ContentFile(DATA))


@pytest.fixture
def ask():
    kept = Kept()

    def asked(method="get", **headers):
        request = getattr(RequestFactory(), method)("/", headers=headers)
        return send_file(request, kept, media_type="video/mp4", name="بس.mp4", inline=True)

    return asked


def body(answer) -> bytes:
    return answer.getvalue() if answer.streaming else answer.content


@pytest.mark.parametrize(
    ("wanted", "part"),
    [
        ("bytes=0-9", DATA[:10]),
        ("bytes=1000-", DATA[1000:]),
        ("bytes=-5", DATA[-5:]),
        ("bytes=500-509", DATA[500:510]),
        ("bytes=1000-99999", DATA[1000:]),
        ("bytes=0-0", DATA[:1]),
        ("bytes=-99999", DATA),
    ],
)
def test_the_part_that_was_asked_for_comes_and_says_where_it_stands(ask, wanted, part):
    answer = ask(range=wanted)

    assert answer.status_code == 206
    assert body(answer) == part
    assert answer["Content-Length"] == str(len(part))
    assert answer["Content-Range"].endswith(f"/{len(DATA)}")


@pytest.mark.parametrize("wanted", ["bytes=1024-", "bytes=5000-6000", "bytes=-0"])
def test_a_part_that_is_not_there_is_said_so(ask, wanted):
    answer = ask(range=wanted)

    assert answer.status_code == 416
    assert answer["Content-Range"] == f"bytes */{len(DATA)}"


@pytest.mark.parametrize(
    "wanted",
    [
        "bytes=0-1,5-6",
        "bytes=-",
        "pages=1-2",
        "bytes=a-b",
        "bytes=9-5",
        "bytes=٣-٩",
        "",
        "bytes=1--2",
        "bytes=" + "9" * 400 + "x-",
    ],
)  # fmt: skip
def test_nonsense_and_several_parts_get_the_whole(ask, wanted):
    answer = ask(range=wanted)

    assert answer.status_code == 200
    assert body(answer) == DATA


def test_a_part_of_an_older_file_gets_the_whole_of_this_one(ask):
    fresh = ask()["ETag"]

    assert ask(range="bytes=0-9", **{"if-range": '"older"'}).status_code == 200
    assert ask(range="bytes=0-9", **{"if-range": fresh}).status_code == 206


def test_a_browser_runs_nothing_of_a_file(ask):
    answer = ask()

    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Content-Disposition"].startswith('inline; filename="file.mp4"')


def test_whoever_only_asks_how_long_it_is_gets_no_bytes(ask):
    answer = ask("head", range="bytes=0-9")

    assert answer.status_code == 200
    assert answer["Content-Length"] == str(len(DATA))
    assert body(answer) == b""


def test_a_name_cannot_break_out_of_its_header():
    assert "\n" not in disposition('a"\r\nSet-Cookie: x=1.pdf', inline=False)
    assert disposition('a"b.pdf', inline=False).count('"') == 2


# Slow readers, readers who go away, files that are gone


class KeptOnDisk:
    def __init__(self, folder, data: bytes):
        self.storage = FileSystemStorage(location=folder)
        self.name = self.storage.save("film.mp4", ContentFile(data))


@pytest.fixture
def long(tmp_path):
    return KeptOnDisk(tmp_path, LONG)


def ask_for(file, **headers):
    request = RequestFactory().get("/", headers=headers)
    return send_file(request, file, media_type="video/mp4", name="film.mp4", inline=True)


def times_open(file) -> int:
    """How often this program holds the file open."""
    path = file.storage.path(file.name)
    held = [os.path.join("/proc/self/fd", number) for number in os.listdir("/proc/self/fd")]
    return [os.path.realpath(one) for one in held].count(path)


def test_from_here_on_comes_in_parts_so_that_a_paused_film_keeps_no_place_in_the_queue(long):
    answer = ask_for(long, range="bytes=0-")

    assert answer["Content-Range"] == f"bytes 0-{LONGEST_PART - 1}/{len(LONG)}"
    assert not answer.streaming
    rest = ask_for(long, range=f"bytes={LONGEST_PART}-")
    assert body(answer) + body(rest) == LONG


@pytest.mark.django_db
def test_a_reader_who_goes_away_leaves_no_file_open(long):
    answer = ask_for(long)
    next(iter(answer.streaming_content))
    assert times_open(long) == 1
    answer.close()
    del answer
    gc.collect()

    assert times_open(long) == 0


@pytest.mark.django_db
def test_nobody_keeps_others_from_our_pages_by_saving_films_slowly(long):
    answers = [ask_for(long) for _turn in range(MOST_WHOLE)]

    refused = ask_for(long)
    assert refused.status_code == 503
    assert refused["Retry-After"] == "60"
    assert ask_for(long, range="bytes=0-9").status_code == 206

    # One was never begun, one stops in the middle, the others are read to the end: each gives its place back.
    next(iter(answers[1].streaming_content))
    for answer in answers[2:]:
        assert body(answer) == LONG
    for answer in answers:
        answer.close()
    del answers, answer
    gc.collect()
    again = [ask_for(long) for _turn in range(MOST_WHOLE)]
    assert {answer.status_code for answer in again} == {200}
    assert serving.whole_files._value == 0


def test_a_file_that_is_gone_is_not_found(long):
    long.storage.delete(long.name)

    with pytest.raises(Http404):
        ask_for(long)


def test_a_new_film_of_the_same_name_has_another_mark(long):
    before = ask_for(long)["ETag"]
    path = long.storage.path(long.name)
    os.utime(path, (1, 1))

    assert ask_for(long)["ETag"] != before


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("film.mp4", 'attachment; filename="film.mp4"'),
        ("فلم.mp4", "attachment; filename=\"file.mp4\"; filename*=UTF-8''%D9%81%D9%84%D9%85.mp4"),
        ("The café.mp4", "attachment; filename=\"The caf.mp4\"; filename*=UTF-8''The%20caf%C3%A9.mp4"),
        ('a"\r\nSet-Cookie: b=c.mp4', 'attachment; filename="a Set-Cookie b=c.mp4"'),
        ("../../etc/passwd", 'attachment; filename="etc passwd"'),
        ("exe.\u202e4pm", 'attachment; filename="exe. 4pm"'),
        ("", 'attachment; filename="file"'),
        ("فلم", "attachment; filename=\"file\"; filename*=UTF-8''%D9%81%D9%84%D9%85"),
    ],
)
def test_a_file_is_saved_under_a_name_in_any_script_that_can_do_nothing(name, said):
    assert disposition(name, inline=False) == said
