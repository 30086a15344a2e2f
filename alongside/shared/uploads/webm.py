"""Films and sound in WebM (EBML, RFC 8794): elements inside elements, each with an id, a size and what it holds.

`blank` walks by a list of what may stand where. Every other element (tags, titles, dates, attached files, chapters,
checksums of what we changed) becomes a `Void` of the same size, so that nothing else in the file moves.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

from alongside.shared.uploads.arriving import Broken, fill, take_exactly

MOST_ELEMENTS = 2_000_000
HEADER, SEGMENT, VOID = 0x1A45DFA3, 0x18538067, 0xEC
SEEK_HEAD, INFO, TRACKS, CLUSTER, CUES = 0x114D9B74, 0x1549A966, 0x1654AE6B, 0x1F43B675, 0x1C53BB6B
CHAPTERS, TAGS, ATTACHMENTS = 0x1043A770, 0x1254C367, 0x1941A469
TOP = {SEEK_HEAD, INFO, TRACKS, CLUSTER, CUES, CHAPTERS, TAGS, ATTACHMENTS}
MUXING_APP, WRITING_APP, DOC_TYPE = 0x4D80, 0x5741, 0x4282
TRACK, TRACK_TYPE, VIDEO_TRACK, SOUND_TRACK = 0xAE, 0x83, 1, 2
SIMPLE_BLOCK, BLOCK_GROUP = 0xA3, 0xA0
INSIDE = {
    SEGMENT: {SEEK_HEAD, INFO, TRACKS, CLUSTER, CUES},
    # How long a tick is, how long it lasts; who made it stays as an element, because it must be there, but empty.
    INFO: {0x2AD7B1, 0x4489, MUXING_APP, WRITING_APP},
    TRACKS: {TRACK},
    TRACK: {
        *(0xD7, 0x73C5, TRACK_TYPE, 0xB9, 0x88, 0x55AA, 0x9C, 0x6DE7, 0x6DF8, 0x23E383, 0x234E7A, 0x55EE),
        *(0x22B59C, 0x22B59D, 0x86, 0x63A2, 0xAA, 0x56AA, 0x56BB, 0xE0, 0xE1, 0x23314F),
    },
    CLUSTER: {0xE7, 0xA7, 0xAB, SIMPLE_BLOCK, BLOCK_GROUP},
    BLOCK_GROUP: {0xA1, 0x9B, 0xFB, 0xFA, 0x75A2},
}


@dataclass(frozen=True)
class Element:
    id: int
    start: int
    body: int
    end: int
    is_open: bool = False  # its size was not known when it was written: a browser's own recording


class Tree:
    """Reads elements, and counts them, so that a file of nothing but elements comes to an end."""

    def __init__(self, file: BinaryIO, length: int):
        self.file, self.length, self.count = file, length, 0
        self.ends: dict[int, int] = {}  # of clusters without a size, by their start

    def element(self, at: int, end: int) -> Element:
        self.count += 1
        if self.count > MOST_ELEMENTS:
            raise Broken
        self.file.seek(at)
        head = self.file.read(12)
        id_size = width(head, 0, 4)
        size_size = width(head, id_size, 8)
        body = at + id_size + size_size
        if len(head) < id_size + size_size or body > end:
            raise Broken
        number = int.from_bytes(head[id_size : id_size + size_size]) & ((1 << 7 * size_size) - 1)
        name = int.from_bytes(head[:id_size])
        if number == (1 << 7 * size_size) - 1:
            if name not in {SEGMENT, CLUSTER}:
                raise Broken
            return Element(name, at, body, end, is_open=True)
        if body + number > end:
            raise Broken
        return Element(name, at, body, body + number)

    def inside(self, parent: Element) -> Iterator[Element]:
        at = parent.body
        while at < parent.end:
            child = self.element(at, parent.end)
            yield child
            at = self.end_of_open(child) if child.is_open else child.end

    def end_of_open(self, cluster: Element) -> int:
        """Where a cluster without a size ends: before the next element that stands beside it."""
        if cluster.start not in self.ends:
            at = cluster.body
            while at < cluster.end and (child := self.element(at, cluster.end)).id not in TOP:
                at = child.end
            self.ends[cluster.start] = at
        return self.ends[cluster.start]

    def children(self, parent: Element) -> Iterator[Element]:
        if parent.is_open and parent.id == CLUSTER:
            parent = Element(parent.id, parent.start, parent.body, self.end_of_open(parent))
        return self.inside(parent)

    def take(self, element: Element, most: int = 64) -> bytes:
        self.file.seek(element.body)
        return take_exactly(self.file, min(element.end - element.body, most))


def width(head: bytes, at: int, most: int) -> int:
    """How many bytes a number has: one more than the zeros that its first byte starts with."""
    if at >= len(head):
        raise Broken
    count = 9 - head[at].bit_length()
    if count > most:
        raise Broken
    return count


def segment_of(tree: Tree) -> Element:
    header = tree.element(0, tree.length)
    if header.id != HEADER or header.end - header.body > 1024:
        raise Broken
    kinds = [tree.take(child).rstrip(b"\x00") for child in tree.inside(header) if child.id == DOC_TYPE]
    if kinds != [b"webm"]:
        raise Broken(_("This film is in a kind that browsers do not play. Save it as MP4 and send that."))
    segment = tree.element(header.end, tree.length)
    if segment.id != SEGMENT or segment.end != tree.length:
        raise Broken
    return segment


def kinds_of_tracks(tree: Tree, tracks: Element) -> list[int]:
    return [
        int.from_bytes(tree.take(part))
        for track in tree.inside(tracks)
        if track.id == TRACK
        for part in tree.inside(track)
        if part.id == TRACK_TYPE
    ]


def has_pictures(file: BinaryIO) -> bool:
    """Whether this WebM is a film, by its tracks. `Broken` when it is no WebM."""
    tree = Tree(file, file.seek(0, 2))
    for element in tree.inside(segment_of(tree)):
        if element.id == TRACKS:
            return VIDEO_TRACK in kinds_of_tracks(tree, element)
        if element.id == CLUSTER:
            break
    raise Broken


def blank(file: BinaryIO) -> None:
    """Empty everything that is neither pictures nor sound, in place. `Broken` when the file is not built as a WebM."""
    tree = Tree(file, file.seek(0, 2))
    segment = segment_of(tree)
    seen = set()
    for element in tree.inside(segment):
        seen.add(element.id)
        if element.id == TRACKS and not set(kinds_of_tracks(tree, element)) <= {VIDEO_TRACK, SOUND_TRACK}:
            raise Broken(
                _(
                    "This film carries more than pictures and sound. Save it anew as an ordinary MP4 and send that."
                )
            )
        if element.id not in INSIDE[SEGMENT]:
            void(file, element)
        elif element.id in INSIDE:
            walk(tree, element)
    if not {TRACKS, CLUSTER} <= seen:
        raise Broken


def walk(tree: Tree, parent: Element) -> None:
    for child in tree.children(parent):
        if child.id not in INSIDE[parent.id]:
            if child.is_open or child.id in INSIDE:
                raise Broken
            void(tree.file, child)
        elif child.id in INSIDE:
            walk(tree, child)
        elif child.id in {MUXING_APP, WRITING_APP}:
            fill(tree.file, child.body, child.end - child.body, b" ")


def void(file: BinaryIO, element: Element) -> None:
    """An empty element of the same size in its place."""
    size = element.end - element.start
    if size >= 9:
        head = bytes([VOID]) + (size - 9 | 1 << 56).to_bytes(8)
    else:
        head = bytes([VOID, 0x80 | size - 2])
    file.seek(element.start)
    file.write(head)
    fill(file, element.start + len(head), size - len(head))
