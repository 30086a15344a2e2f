"""A private file, whole or in the part that was asked for."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from django.test import RequestFactory

from alongside.shared.serving import disposition, send_file

DATA = bytes(range(256)) * 4


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


@pytest.mark.parametrize("wanted", ["bytes=1024-", "bytes=5000-6000", "bytes=9-5", "bytes=-0"])
def test_a_part_that_is_not_there_is_said_so(ask, wanted):
    answer = ask(range=wanted)

    assert answer.status_code == 416
    assert answer["Content-Range"] == f"bytes */{len(DATA)}"


@pytest.mark.parametrize(
    "wanted",
    ["bytes=0-1,5-6", "bytes=-", "pages=1-2", "bytes=a-b", "", "bytes=1--2", "bytes=" + "9" * 400 + "x-"],
)
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
