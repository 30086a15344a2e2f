"""Films: what moves and sounds stays; place, day, device, title and other things that tell of the maker are blanked.

MP4 is boxes in boxes (ISO/IEC 14496-12): a size, four letters, and what is in it. A box that tells too much becomes a
"free" box of the same size, so that every place in the file stays where it was. WebM is elements (RFC 8794, RFC 9559);
there "Void" does the same.
"""

import os
import struct
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core.files.base import File
from django.utils.translation import gettext as _

from alongside.shared.errors import Refused
from alongside.shared.uploads.kinds import MP4, WEBM, kind_of

TOP = {
    b"ftyp",
    b"styp",
    b"moov",
    b"mdat",
    b"free",
    b"skip",
    b"wide",
    b"uuid",
    b"meta",
    b"udta",
    b"moof",
    b"mfra",
    b"sidx",
    b"pdin",
}
INSIDE = {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"mvex", b"moof", b"traf"}
TELLS = {b"udta", b"meta", b"uuid", b"free", b"skip", b"\xa9xyz", b"loci", b"ilst", b"cprt"}
SEEN_AND_HEARD = {b"vide", b"soun", b"tmcd", b"sbtl", b"subt", b"text", b"clcp"}
DATED = {b"mvhd", b"tkhd", b"mdhd"}
MOST_BOXES = 20_000
DEEPEST = 8
PIECE = 1024 * 1024


class Broken(Exception):
    """The film is not put together as films are."""


@dataclass(frozen=True)
class Box:
    kind: bytes
    start: int  # of the whole box
    inside: int  # where what is in it begins
    end: int


def keep_film(upload, *, field: str = "upload") -> File:
    """A copy of this film on the disk, without what tells of its maker. It is never whole in memory."""
    if upload.size > settings.LARGEST_FILM:
        raise Refused(
            _("This film is larger than %(mb)d MB. Make it smaller, or cut it into parts.")
            % {"mb": settings.LARGEST_FILM // 1024 // 1024},
            field=field,
        )
    kind = kind_of(upload, field=field)
    copy = on_disk(upload)
    try:
        if kind == WEBM:
            blank_webm(copy)
        elif kind == MP4:
            blank_mp4(copy)
        else:
            raise Broken
    except (Broken, struct.error, OverflowError) as fault:
        copy.close()
        raise Refused(
            _("We could not read this film. Save it again as MP4, and send that."), field=field
        ) from fault
    copy.seek(0)
    return File(copy, name=f"film.{kind.extension}")


def on_disk(upload):
    """A copy that is gone when nobody holds it any more."""
    copy = tempfile.TemporaryFile()  # noqa: SIM115 whoever is given it closes it
    upload.seek(0)
    while piece := upload.read(PIECE):
        copy.write(piece)
    return copy


# ---------------------------------------------------------------------------------------------------------
# MP4
# ---------------------------------------------------------------------------------------------------------


def blank_mp4(file) -> None:
    """Blank in place what tells of the maker. Raises `Broken` when this is no film."""
    end = file.seek(0, os.SEEK_END)
    counted = [0]
    top = list(boxes(file, 0, end, counted))
    if not top or top[0].kind != b"ftyp" or {box.kind for box in top} - TOP:
        raise Broken
    kinds = [box.kind for box in top]
    if kinds.count(b"moov") != 1 or b"mdat" not in kinds:
        raise Broken
    for box in top:
        if box.kind in TELLS:
            blank(file, box)
        elif box.kind in INSIDE:
            walk(file, box, counted, 1, b"moof" in kinds)


def boxes(file, start: int, end: int, counted: list[int]) -> Iterator[Box]:
    """The boxes from one place to another; they fill it wholly, or it is broken."""
    while start < end:
        counted[0] += 1
        if counted[0] > MOST_BOXES:
            raise Broken
        file.seek(start)
        head = file.read(16)
        if len(head) < 8:
            raise Broken
        size, kind = struct.unpack(">I4s", head[:8])
        inside = start + 8
        if size == 1:
            if len(head) < 16:
                raise Broken
            size, inside = struct.unpack(">Q", head[8:16])[0], start + 16
        elif size == 0:
            size = end - start
        if size < inside - start or start + size > end:
            raise Broken
        yield Box(kind, start, inside, start + size)
        start += size


def walk(file, box: Box, counted: list[int], depth: int, in_pieces: bool) -> None:
    if depth > DEEPEST:
        raise Broken
    children = list(boxes(file, box.inside, box.end, counted))
    if box.kind == b"trak" and (handler := handler_of(file, children, counted)) not in SEEN_AND_HEARD:
        # A track that is neither seen nor heard: where the camera was, minute by minute.
        if in_pieces or handler is None:
            raise Broken
        blank_samples(file, children, counted)
        blank(file, box)
        return
    for child in children:
        if child.kind in TELLS:
            blank(file, child)
        elif child.kind in DATED:
            blank_days(file, child)
        elif child.kind == b"hdlr":
            blank_name(file, child)
        elif child.kind in INSIDE:
            walk(file, child, counted, depth + 1, in_pieces)


def blank(file, box: Box) -> None:
    """The box is "free" from now on, and nothing is in it."""
    file.seek(box.start + 4)
    file.write(b"free")
    zero(file, box.inside, box.end)


def zero(file, start: int, end: int) -> None:
    file.seek(start)
    left = end - start
    while left > 0:
        file.write(bytes(min(left, PIECE)))
        left -= PIECE


def blank_days(file, box: Box) -> None:
    """The days on which it was made and changed."""
    file.seek(box.inside)
    version = file.read(1)
    width = 16 if version == b"\x01" else 8
    if box.inside + 4 + width > box.end:
        raise Broken
    zero(file, box.inside + 4, box.inside + 4 + width)


def blank_name(file, box: Box) -> None:
    """The name that a camera gives to a track."""
    zero(file, min(box.inside + 24, box.end), box.end)


def handler_of(file, children: list[Box], counted: list[int]) -> bytes | None:
    for child in children:
        if child.kind == b"mdia":
            for one in boxes(file, child.inside, child.end, counted):
                if one.kind == b"hdlr" and one.end - one.inside >= 12:
                    file.seek(one.inside + 8)
                    return file.read(4)
    return None


def blank_samples(file, children: list[Box], counted: list[int]) -> None:
    """What a track holds lies elsewhere in the file: the tables say where, and there it is blanked too."""
    tables = {one.kind: one for one in sample_tables(file, children, counted)}
    place = tables.get(b"co64") or tables.get(b"stco")
    if place is None or b"stsz" not in tables or b"stsc" not in tables:
        raise Broken
    end = file.seek(0, os.SEEK_END)
    sizes = sample_sizes(file, tables[b"stsz"])
    runs = [row[:2] for row in rows_of(file, tables[b"stsc"], ">III")]
    offsets = [row[0] for row in rows_of(file, place, ">Q" if place.kind == b"co64" else ">I")]
    at = 0
    for number, offset in enumerate(offsets, start=1):
        each = next((count for first, count in reversed(runs) if first <= number), 0)
        length = sum(sizes[at : at + each])
        at += each
        if offset + length > end or offset < 8:
            raise Broken
        zero(file, offset, offset + length)


def sample_tables(file, children: list[Box], counted: list[int]) -> Iterator[Box]:
    for child in children:
        if child.kind in (b"mdia", b"minf", b"stbl"):
            yield from sample_tables(file, list(boxes(file, child.inside, child.end, counted)), counted)
        elif child.kind in (b"stsz", b"stsc", b"stco", b"co64"):
            yield child


def sample_sizes(file, box: Box) -> list[int]:
    file.seek(box.inside + 4)
    same, number = struct.unpack(">II", file.read(8))
    if number > 5_000_000:
        raise Broken
    if same:
        return [same] * number
    if box.inside + 12 + 4 * number > box.end:
        raise Broken
    return list(struct.unpack(f">{number}I", file.read(4 * number)))


def rows_of(file, box: Box, shape: str) -> list[tuple[int, ...]]:
    file.seek(box.inside + 4)
    (number,) = struct.unpack(">I", file.read(4))
    width = struct.calcsize(shape)
    if box.inside + 8 + width * number > box.end:
        raise Broken
    return list(struct.iter_unpack(shape, file.read(width * number)))


# ---------------------------------------------------------------------------------------------------------
# WebM
# ---------------------------------------------------------------------------------------------------------

SEGMENT, INFO, TAGS, ATTACHMENTS, CLUSTER, VOID = (
    0x18538067,
    0x1549A966,
    0x1254C367,
    0x1941A469,
    0x1F43B675,
    0xEC,
)
# Title, day, and by which programs it was made
TELLING_INFO = {0x7BA9, 0x4461, 0x4D80, 0x5741, 0x73A4, 0x7384, 0x3CB923, 0x3C83AB, 0x3EB923, 0x3E83BB}
IN_SEGMENT = {
    0x114D9B74, INFO, 0x1654AE6B, CLUSTER, 0x1C53BB6B, 0x1043A770, TAGS, ATTACHMENTS, VOID, 0xBF,
}  # fmt: skip
TRACK_NAME = 0x536E
TRACKS, TRACK_ENTRY = 0x1654AE6B, 0xAE


def blank_webm(file) -> None:
    """Blank in place what tells of the maker. Raises `Broken` when this is no film."""
    end = file.seek(0, os.SEEK_END)
    counted = [0]
    top = list(elements(file, 0, end, counted))
    if (
        len(top) < 2
        or top[0][0] != 0x1A45DFA3
        or top[1][0] != SEGMENT
        or any(one[0] not in (VOID,) for one in top[2:])
    ):
        raise Broken
    found = set()
    for kind, start, inside, stop in elements(file, top[1][2], top[1][3], counted):
        found.add(kind)
        if kind not in IN_SEGMENT:
            raise Broken
        if kind in (TAGS, ATTACHMENTS, VOID):
            void(file, start, stop)
        elif kind == INFO:
            for part, first, _inside, last in list(elements(file, inside, stop, counted)):
                if part in TELLING_INFO:
                    void(file, first, last)
        elif kind == TRACKS:
            blank_track_names(file, inside, stop, counted)
    if CLUSTER not in found:
        raise Broken


def blank_track_names(file, start: int, end: int, counted: list[int]) -> None:
    for kind, _start, inside, stop in list(elements(file, start, end, counted)):
        if kind == TRACK_ENTRY:
            for part, first, _inside, last in list(elements(file, inside, stop, counted)):
                if part == TRACK_NAME:
                    void(file, first, last)


def elements(file, start: int, end: int, counted: list[int]) -> Iterator[tuple[int, int, int, int]]:
    """Each element: its kind, where it starts, where what is in it starts, and where it ends."""
    while start < end:
        counted[0] += 1
        if counted[0] > MOST_BOXES:
            raise Broken
        file.seek(start)
        head = file.read(12)
        kind, used = number_in(head, keep_mark=True)
        size, more = number_in(head[used:], keep_mark=False)
        inside = start + used + more
        if size == (1 << (7 * more)) - 1:
            if kind != SEGMENT:
                raise Broken  # "until further notice": such films come from live streams
            size = end - inside
        if inside + size > end:
            raise Broken
        yield kind, start, inside, inside + size
        start = inside + size


def number_in(data: bytes, *, keep_mark: bool) -> tuple[int, int]:
    """A number whose first bits say how long it is, and how many bytes it took (RFC 8794, section 4)."""
    if not data or data[0] == 0:
        raise Broken
    length = 8 - data[0].bit_length() + 1
    if len(data) < length:
        raise Broken
    value = data[0] if keep_mark else data[0] & ((1 << (8 - length)) - 1)
    for byte in data[1:length]:
        value = value << 8 | byte
    return value, length


def void(file, start: int, end: int) -> None:
    """The element is "Void" from now on, of the same length, and nothing is in it."""
    total = end - start
    if total < 2:
        raise Broken
    width = 1 if total - 2 < 127 else 8
    if total < 1 + width:
        raise Broken
    size = total - 1 - width
    file.seek(start)
    file.write(bytes([VOID]))
    file.write(bytes([0x80 | size]) if width == 1 else bytes([0x01]) + size.to_bytes(7, "big"))
    zero(file, start + 1 + width, end)
