"""A file of ours on its way to somebody who may have it. Who may is decided by the view, never here."""

import hashlib
import re
import threading
from collections.abc import Iterator
from urllib.parse import quote

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _

PIECE = 64 * 1024  # bytes read at once
# A reader who is slow, or whose film is paused, keeps one of the server's few threads while pieces wait to be sent. So a
# part is handed over in one go, and cut after this many bytes; the player asks again for more (RFC 9110, 15.3.7). A
# whole file cannot be cut, so only a few readers at once may save one; a page must always get through.
LONGEST_PART = 2 * 1024 * 1024
MOST_WHOLE = 4
whole_files = threading.BoundedSemaphore(MOST_WHOLE)
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\"\\/:*?<>|;]")


def send_file(request, file, *, media_type: str, name: str, inline: bool):
    """The answer that carries a kept file (a FieldFile): in pieces, whole or the one part that was asked for.

    `name` is what the reader's machine will call it; it may be in any script. `inline` is for players and pictures on
    our own pages; papers that people sent (a PDF) go with `inline=False`. 404 when the file is gone from the disk.
    """
    try:
        size = file.storage.size(file.name)
        changed = file.storage.get_modified_time(file.name)
    except (FileNotFoundError, ValueError) as gone:
        raise Http404 from gone
    said = f"{file.name}|{size}|{changed.isoformat()}"
    etag = f'"{hashlib.sha256(said.encode()).hexdigest()[:32]}"'
    part = part_asked_for(request, size, etag)
    if part == OUTSIDE:
        answer = HttpResponse(status=416, content_type=media_type)
        answer["Content-Range"] = f"bytes */{size}"
    elif part:
        start, end = part
        answer = HttpResponse(b"".join(pieces(file, start, end)), status=206, content_type=media_type)
        answer["Content-Length"] = str(end - start)
        answer["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    elif request.method != "GET":
        answer = HttpResponse(content_type=media_type)
        answer["Content-Length"] = str(size)
    elif size <= LONGEST_PART:
        answer = HttpResponse(b"".join(pieces(file, 0, size)), content_type=media_type)
        answer["Content-Length"] = str(size)
    else:
        turn = Turn.take()
        if turn is None:
            return too_many()
        answer = StreamingHttpResponse(pieces(file, 0, size, turn), content_type=media_type)
        answer["Content-Length"] = str(size)
    answer["Accept-Ranges"] = "bytes"
    answer["ETag"] = etag
    answer["Cache-Control"] = "private, no-cache"
    answer["Content-Disposition"] = disposition(name, inline=inline)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer


class Turn:
    """One of the few places for readers of whole files. It is given back once, at the latest when nobody holds it."""

    def __init__(self):
        self.is_held = True

    @classmethod
    def take(cls):
        return cls() if whole_files.acquire(blocking=False) else None

    def give_back(self) -> None:
        if self.is_held:
            self.is_held = False
            whole_files.release()

    __del__ = give_back


def too_many() -> HttpResponse:
    words = _("Many people are saving files at this moment. Please try again in a minute.")
    answer = HttpResponse(words, status=503, content_type="text/plain; charset=utf-8")
    answer["Retry-After"] = "60"
    return answer


def pieces(file, start: int, end: int, turn: Turn | None = None) -> Iterator[bytes]:
    """The bytes from `start` to before `end`. The file is opened when the first piece is asked for, and closed by the
    last one, or when the reader goes away and the answer is dropped."""
    try:
        with file.storage.open(file.name) as opened:
            opened.seek(start)
            left = end - start
            while left > 0 and (piece := opened.read(min(PIECE, left))):
                left -= len(piece)
                yield piece
    finally:
        if turn is not None:
            turn.give_back()


OUTSIDE = (-1, -1)


def part_asked_for(request, size: int, etag: str) -> tuple[int, int] | None:
    """Where the part starts and where it ends (the first byte after it), OUTSIDE, or nothing for the whole file.

    Nonsense, several parts at once and a part of an older file are answered with the whole (RFC 9110, 14.2).
    """
    asked = re.fullmatch(
        r"bytes=([0-9]{0,18})-([0-9]{0,18})", request.headers.get("Range", "").replace(" ", "")
    )
    if request.method != "GET" or asked is None or asked.groups() == ("", ""):
        return None
    if request.headers.get("If-Range", etag) != etag:
        return None
    first, last = asked.groups()
    if first == "":
        count = min(int(last), size)
        return (size - count, min(size, size - count + LONGEST_PART)) if count else OUTSIDE
    if last and int(last) < int(first):
        return None
    if int(first) >= size:
        return OUTSIDE
    end = int(last) + 1 if last else size
    return int(first), min(end, size, int(first) + LONGEST_PART)


def disposition(name: str, *, inline: bool) -> str:
    """How the file is called on the reader's machine: in plain letters for old programs, and as it is (RFC 6266)."""
    name = " ".join(UNSEEN.sub(" ", name).split()).strip(". ")[:150] or "file"
    plain = name.encode("ascii", "ignore").decode().replace("%", "").strip(". ")
    stem, _dot, ending = name.rpartition(".")
    if not stem or plain.lower() == ending.lower():
        plain = f"file.{ending}" if stem else plain or "file"
    said = f'{"inline" if inline else "attachment"}; filename="{plain}"'
    return said if plain == name else f"{said}; filename*=UTF-8''{quote(name, safe='')}"
