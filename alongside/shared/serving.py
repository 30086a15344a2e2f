"""A private file for a reader who may have it: the view that calls this has decided so."""

import re
from collections.abc import Iterator
from hashlib import sha256
from urllib.parse import quote

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.http import http_date, parse_http_date_safe

PIECE = 256 * 1024  # bytes
ONE_RANGE = re.compile(r"bytes=(\d*)-(\d*)\Z")


def send_file(request, file, *, media_type: str, name: str, inline: bool) -> HttpResponse:
    """The file, or the one part of it that was asked for (RFC 9110, section 14), so that a film can be wound on.

    Several parts at once are answered with the whole. `name` may hold letters of any script.
    """
    storage, path = file.storage, file.name
    size = storage.size(path)
    changed = storage.get_modified_time(path)
    tag = f'"{sha256(f"{path} {size} {changed.timestamp()}".encode()).hexdigest()[:32]}"'
    first, last = 0, size - 1
    wanted = request.headers.get("Range", "") if request.method == "GET" else ""
    part = ONE_RANGE.match(wanted.strip()) if is_still(request, tag, changed) else None
    status = 200
    if part and any(part.groups()) and size:
        start, end = part.groups()
        if not start:
            first, last = max(0, size - int(end[:18])), size - 1
        else:
            first, last = int(start[:18]), min(int(end[:18] or size), size - 1)
        if first >= size or first > last or (not start and int(end[:18]) == 0):
            answer = HttpResponse(status=416)
            answer["Content-Range"] = f"bytes */{size}"
            return guarded(answer)
        status = 206
    if request.method == "HEAD":
        answer = HttpResponse(content_type=media_type)
    else:
        answer = StreamingHttpResponse(
            pieces(storage, path, first, last - first + 1), status=status, content_type=media_type
        )
    if status == 206:
        answer["Content-Range"] = f"bytes {first}-{last}/{size}"
    answer["Content-Length"] = str(last - first + 1)
    answer["Accept-Ranges"] = "bytes"
    answer["ETag"] = tag
    answer["Last-Modified"] = http_date(changed.timestamp())
    answer["Content-Disposition"] = disposition(name, inline=inline)
    return guarded(answer)


def is_still(request, tag: str, changed) -> bool:
    """Is the part that was asked for one of this very file?"""
    asked = request.headers.get("If-Range")
    if asked is None or asked == tag:
        return True
    day = parse_http_date_safe(asked)
    return day is not None and day == int(changed.timestamp())


def guarded(answer: HttpResponse) -> HttpResponse:
    """Whatever is in the file, a browser runs nothing of it and takes it for nothing else."""
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def pieces(storage, path: str, first: int, length: int) -> Iterator[bytes]:
    """The file is open only while it is read."""
    with storage.open(path, "rb") as file:
        file.seek(first)
        while length > 0 and (piece := file.read(min(PIECE, length))):
            length -= len(piece)
            yield piece


def disposition(name: str, *, inline: bool) -> str:
    """The header with a name for every browser (RFC 6266): plain letters first, then the name as it is.

    >>> disposition("بس.pdf", inline=False)
    "attachment; filename=\\"file.pdf\\"; filename*=UTF-8''%D8%A8%D8%B3.pdf"
    """
    name = re.sub(r"[\x00-\x1f\x7f/\\\\\"]+", " ", name).strip() or "file"
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-.")
    ending = name.rsplit(".", 1)[-1] if "." in name else ""
    if not plain or plain == ending:
        plain = f"file.{ending}" if ending.isalnum() else "file"
    return f"{'inline' if inline else 'attachment'}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
