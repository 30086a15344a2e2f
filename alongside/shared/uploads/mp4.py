"""Films and sound in MP4 (ISO/IEC 14496-12): boxes inside boxes, each with its size and four letters.

`blank` walks the tree by a list of what may stand where. Every other box (who made it, where, with which camera,
chapters, covers) becomes an empty `free` box of the same size, so that nothing else in the file moves. Tracks that are
neither pictures nor sound, such as a camera's own record of places, are emptied with all their samples.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

from alongside.shared.uploads.arriving import Broken, fill, take_exactly

MOST_BOXES = 90_000  # two hours in pieces of a second
MOST_SAMPLES = 300_000  # of a track that is emptied
MOST_TRACKS = 20
TOP = {b"ftyp", b"styp", b"moov", b"moof", b"mdat", b"sidx", b"mfra"}
INSIDE = {
    b"moov": {b"mvhd", b"trak", b"mvex"},
    b"mvex": {b"mehd", b"trex", b"leva"},
    b"trak": {b"tkhd", b"edts", b"mdia"},
    b"edts": {b"elst"},
    b"mdia": {b"mdhd", b"hdlr", b"minf", b"elng"},
    b"minf": {b"vmhd", b"smhd", b"nmhd", b"hdlr", b"dinf", b"stbl"},
    b"dinf": {b"dref"},
    b"stbl": {
        *(b"stsd", b"stts", b"ctts", b"stsc", b"stsz", b"stz2", b"stco", b"co64", b"stss", b"sdtp", b"cslg"),
        *(b"sbgp", b"sgpd", b"stsh", b"subs", b"padb"),
    },
    b"moof": {b"mfhd", b"traf"},
    b"traf": {b"tfhd", b"tfdt", b"trun", b"sdtp", b"sbgp", b"sgpd", b"subs"},
    b"mfra": {b"tfra", b"mfro"},
}
SEEN_AND_HEARD = {b"vide", b"soun"}


@dataclass(frozen=True)
class Box:
    name: bytes
    start: int
    head: int  # bytes before what it holds
    end: int

    @property
    def body(self) -> int:
        return self.start + self.head


class Tree:
    """Reads boxes, and counts them, so that a file of nothing but boxes comes to an end."""

    def __init__(self, file: BinaryIO, length: int):
        self.file, self.length, self.count = file, length, 0

    def boxes(self, start: int, end: int, *, top: bool = False) -> Iterator[Box]:
        at = start
        while at < end:
            box = self.box(at, end, top=top)
            yield box
            at = box.end

    def box(self, at: int, end: int, *, top: bool) -> Box:
        self.count += 1
        if self.count > MOST_BOXES:
            raise Broken
        self.file.seek(at)
        size, name = struct.unpack(">I4s", take_exactly(self.file, 8))
        head = 8
        if size == 1:
            size, head = int.from_bytes(take_exactly(self.file, 8)), 16
        elif size == 0 and top and name in {b"mdat", b"free"}:
            size = end - at
        if size < head or at + size > end:
            raise Broken
        return Box(name, at, head, at + size)

    def inside(self, box: Box) -> list[Box]:
        return list(self.boxes(box.body, box.end))

    def top(self) -> Iterator[Box]:
        return self.boxes(0, self.length, top=True)

    def take(self, box: Box, most: int = 65536) -> bytes:
        self.file.seek(box.body)
        return take_exactly(self.file, min(box.end - box.body, most))

    def find(self, box: Box, *path: bytes) -> Box | None:
        for name in path:
            found = [child for child in self.inside(box) if child.name == name]
            if len(found) != 1:
                return None
            box = found[0]
        return box


def has_pictures(file: BinaryIO) -> bool:
    """Whether this MP4 is a film, by its tracks. `Broken` when it is no whole MP4."""
    tree = Tree(file, file.seek(0, 2))
    movie = None
    for box in tree.top():
        if box.name == b"moov":
            movie = box
    if movie is None:
        raise Broken
    kinds = [kind_of_track(tree, box) for box in tree.inside(movie) if box.name == b"trak"]
    if not SEEN_AND_HEARD.intersection(kinds):
        raise Broken
    return b"vide" in kinds


def kind_of_track(tree: Tree, track: Box) -> bytes:
    handler = tree.find(track, b"mdia", b"hdlr")
    if handler is None:
        raise Broken
    return tree.take(handler, 12)[8:12]


def blank(file: BinaryIO) -> None:
    """Empty everything that is neither pictures nor sound, in place. `Broken` when the file is not built as an MP4."""
    tree = Tree(file, file.seek(0, 2))
    tops = list(tree.top())
    names = [box.name for box in tops]
    if names[0] != b"ftyp" or names.count(b"moov") != 1 or not {b"mdat", b"moof"}.intersection(names):
        raise Broken
    movie = tops[names.index(b"moov")]
    tracks = [box for box in tree.inside(movie) if box.name == b"trak"]
    if len(tracks) > MOST_TRACKS:
        raise Broken
    others = [track for track in tracks if kind_of_track(tree, track) not in SEEN_AND_HEARD]
    if others and b"moof" in names:
        raise Broken(
            _(
                "This film carries more than pictures and sound. Save it anew as an ordinary MP4 and send that."
            )
        )
    data = [(box.body, box.end) for box in tops if box.name == b"mdat"]
    left = tree.length
    for track in others:
        for start, size in samples_of(tree, track):
            # A place outside the film's data is a lie, and so are samples that lie upon each other a million times.
            left -= size
            if left < 0 or not any(begin <= start and start + size <= end for begin, end in data):
                raise Broken
            fill(file, start, size)
        empty(file, track)
    for box in tops:
        if box.name not in TOP:
            empty(file, box)
        elif box.name in INSIDE:
            walk(tree, box)


def walk(tree: Tree, box: Box) -> None:
    for child in tree.inside(box):
        if child.name not in INSIDE[box.name]:
            if child.name in INSIDE:
                raise Broken  # a box of boxes where none may stand: built to be deep, not to be seen
            empty(tree.file, child)
        elif child.name in INSIDE:
            walk(tree, child)
        elif child.name in BARE:
            BARE[child.name](tree, child)


def empty(file: BinaryIO, box: Box) -> None:
    file.seek(box.start + 4)
    file.write(b"free")
    fill(file, box.body, box.end - box.body)


def without_times(tree: Tree, box: Box) -> None:
    """When it was filmed, and when it was changed."""
    start = tree.take(box, 4)
    if len(start) < 4 or start[0] > 1:
        raise Broken
    size = 16 if start[0] else 8
    if box.body + 4 + size > box.end:
        raise Broken
    fill(tree.file, box.body + 4, size)


def without_name(tree: Tree, box: Box) -> None:
    """The name that the program gave to its track, and who made the program."""
    if box.end - box.body < 12:
        raise Broken
    fill(tree.file, box.body + 12, box.end - box.body - 12)


def from_here_only(tree: Tree, box: Box) -> None:
    """Pictures and sound stand in this file, and are not fetched from elsewhere."""
    for entry in tree.boxes(min(box.body + 8, box.end), box.end):
        flags = tree.take(entry, 4)
        if entry.name not in {b"url ", b"urn ", b"alis"} or len(flags) < 4 or not flags[3] & 1:
            raise Broken(_("This film takes parts of itself from elsewhere. Save it anew as one MP4 file."))
        fill(tree.file, entry.body + 4, entry.end - entry.body - 4)


def without_camera(tree: Tree, box: Box) -> None:
    """The name of the camera or program in each description of pictures (`compressorname`)."""
    for entry in tree.boxes(min(box.body + 8, box.end), box.end):
        if entry.name in {b"encv", b"enca", b"drmi", b"drms"}:
            raise Broken(
                _("This film is locked by its seller. We can only keep films that anybody may play.")
            )
        if entry.name in {b"avc1", b"avc3", b"hvc1", b"hev1", b"mp4v", b"av01", b"vp09", b"vp08"}:
            if entry.end - entry.body < 78:
                raise Broken
            fill(tree.file, entry.body + 42, 32)


BARE = {
    b"mvhd": without_times,
    b"tkhd": without_times,
    b"mdhd": without_times,
    b"hdlr": without_name,
    b"dref": from_here_only,
    b"stsd": without_camera,
}


def samples_of(tree: Tree, track: Box) -> Iterator[tuple[int, int]]:
    """Where each sample of this track stands, and its size in bytes."""
    table = tree.find(track, b"mdia", b"minf", b"stbl")
    if table is None:
        return
    parts = {box.name: box for box in tree.inside(table)}
    sizes = sizes_in(tree, parts.get(b"stsz"))
    wide = b"co64" in parts
    places = numbers_in(tree, parts.get(b"co64") or parts.get(b"stco"), ">Q" if wide else ">I")
    groups = numbers_in(tree, parts.get(b"stsc"), ">III")
    if not sizes:
        return
    if not places or not groups or groups[0][0] != 1:
        raise Broken
    sample = 0
    for turn, (first, each, _description) in enumerate(groups):
        last = groups[turn + 1][0] if turn + 1 < len(groups) else len(places) + 1
        for (at,) in places[first - 1 : last - 1]:
            for size in sizes[sample : sample + each]:
                yield at, size
                at += size
            sample += each
    if sample < len(sizes):
        raise Broken


def sizes_in(tree: Tree, box: Box | None) -> list[int]:
    if box is None:
        raise Broken
    head = tree.take(box, 12)
    if len(head) < 12:
        raise Broken
    _version, same, count = struct.unpack(">III", head)
    if count > MOST_SAMPLES:
        raise Broken
    if same:
        if same * count > tree.length:
            raise Broken
        return [same] * count
    return [size for (size,) in numbers_in(tree, box, ">I", at=8)]


def numbers_in(tree: Tree, box: Box | None, shape: str, at: int = 4) -> list[tuple[int, ...]]:
    """The rows of a table in a box: their count stands at `at`, they follow."""
    if box is None:
        raise Broken
    tree.file.seek(box.body + at)
    count = int.from_bytes(take_exactly(tree.file, 4))
    row = struct.calcsize(shape)
    if count > MOST_SAMPLES or box.body + at + 4 + count * row > box.end:
        raise Broken
    return list(struct.iter_unpack(shape, take_exactly(tree.file, count * row)))
