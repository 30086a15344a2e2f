"""Recordings: the sound stays; title, place, pictures and other things that tell of the maker are cut off or blanked."""

import functools
import struct
from collections.abc import Iterator
from typing import BinaryIO

from django.core.files.base import File
from django.utils.translation import gettext as _

from alongside.shared.errors import Refused
from alongside.shared.uploads import mp4, webm
from alongside.shared.uploads.arriving import PIECE, Broken, copy_on_disk, take_exactly
from alongside.shared.uploads.films import refuse_archive
from alongside.shared.uploads.kinds import M4A, MP3, OGG, WAV, WEBM_SOUND, kind_of

LARGEST_SOUND = 100 * 1024 * 1024  # bytes
MOST_NOTES = 8  # at the start of one recording
FEWEST_FRAMES = 3  # of MP3: less is chance, not sound
MOST_CHUNKS = 1000  # of WAV
MOST_FIRST_PAGES = 200  # of Ogg, that are looked through for comments
LARGEST_TAIL = 2 * 1024 * 1024  # bytes of notes after the sound
LARGEST_COMMENTS = 4 * 1024 * 1024  # bytes
BITRATES = {  # kbit/s of layer III, by version
    1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
WAVE_FORMS = {1, 3, 6, 7, 0xFFFE}


def keep_sound(upload, *, field: str = "upload") -> File:
    """A copy of this recording on the disk, without what tells of its maker. It is never whole in memory."""
    if upload.size > LARGEST_SOUND:
        raise Refused(_("This recording is larger than 100 MB. Save it as MP3."), field=field)
    kind = kind_of(upload, field=field)
    blank = {
        MP3: frames_only,
        WAV: samples_only,
        OGG: without_comments,
        M4A: mp4.blank,
        WEBM_SOUND: webm.blank,
    }
    sentence = _("We could not read this recording. Save it again as MP3, and send that.")
    with copy_on_disk(upload, f"sound.{kind.extension}", sentence=sentence, field=field) as copy:
        if kind not in blank:
            raise Broken
        blank[kind](copy.file)
        refuse_archive(copy.file)
    return copy


def move_down(file: BinaryIO, source: int, target: int, count: int) -> None:
    """Move bytes nearer to the start of the file, in pieces, and cut off what is left behind."""
    while count and source != target:
        file.seek(source)
        piece = take_exactly(file, min(count, PIECE))
        file.seek(target)
        file.write(piece)
        source, target, count = source + len(piece), target + len(piece), count - len(piece)
    file.truncate(target + count)


# MP3 (ISO/IEC 11172-3): frames, one after another


def frames_only(file: BinaryIO) -> None:
    """Keep the frames of sound. The notes before them (ID3v2) and after them (ID3v1, APE, Lyrics3) are cut off."""
    length = file.seek(0, 2)
    start = after_notes(file, length)
    at, frames = start, 0
    while size := frame_at(file, at):
        if at + size > length:
            break
        at, frames = at + size, frames + 1
    if frames < FEWEST_FRAMES:
        raise Broken
    file.seek(at)
    tail = file.read(1024)
    is_notes = tail.startswith((b"TAG", b"APETAGEX", b"LYRICSBEGIN", b"ID3")) or not tail.strip(b"\x00")
    if not (is_notes or frame_at(file, at)) or length - at > LARGEST_TAIL:
        raise Broken
    move_down(file, start, 0, at - start)


def after_notes(file: BinaryIO, length: int) -> int:
    at = 0
    for _turn in range(MOST_NOTES):
        file.seek(at)
        head = file.read(10)
        if len(head) < 10 or head[:3] != b"ID3":
            break
        if any(byte & 0x80 for byte in head[6:10]):
            raise Broken
        size = head[6] << 21 | head[7] << 14 | head[8] << 7 | head[9]
        at += 10 + size + (10 if head[5] & 0x10 else 0)
        if at >= length:
            raise Broken
    file.seek(at)
    silence = file.read(64 * 1024)
    return at + len(silence) - len(silence.lstrip(b"\x00"))


def frame_at(file: BinaryIO, at: int) -> int:
    """The length of the frame of sound that starts here, in bytes; 0 when none does."""
    file.seek(at)
    head = file.read(4)
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return 0
    version, bitrate, rate = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version not in RATES or bitrate in {0, 15} or rate == 3:
        return 0
    first = version == 3
    kilobits = BITRATES[1 if first else 2][bitrate]
    return (144 if first else 72) * kilobits * 1000 // RATES[version][rate] + (head[2] >> 1 & 1)


# WAV: chunks, of which two are needed


def samples_only(file: BinaryIO) -> None:
    """Write the head afresh, and keep only how the sound is measured and the sound."""
    length = file.seek(0, 2)
    shape, place = None, None
    at = 12
    file.seek(4)
    if int.from_bytes(take_exactly(file, 4), "little") + 8 > length:
        raise Broken
    for _turn in range(MOST_CHUNKS):
        if at + 8 > length or place is not None:
            break
        file.seek(at)
        name, size = struct.unpack("<4sI", take_exactly(file, 8))
        if at + 8 + size > length:
            raise Broken
        if name == b"fmt ":
            if not 16 <= size <= 40:
                raise Broken
            shape = take_exactly(file, size)
        if name == b"data":
            place = (at + 8, size)
        at += 8 + size + size % 2
    if shape is None or place is None or int.from_bytes(shape[:2], "little") not in WAVE_FORMS:
        raise Broken
    start, size = place
    head = b"fmt " + struct.pack("<I", len(shape)) + shape + b"data" + struct.pack("<I", size)
    head = b"RIFF" + struct.pack("<I", 4 + len(head) + size + size % 2) + b"WAVE" + head
    move_down(file, start, len(head), size)
    file.seek(0)
    file.write(head)
    if size % 2:
        file.seek(0, 2)
        file.write(b"\x00")


# Ogg (RFC 3533): pages, each with a checksum, that carry packets; the second packet holds the comments


def without_comments(file: BinaryIO) -> None:
    """Empty the comments in place, and put the checksums of their pages right. Opus and Vorbis only."""
    length = file.seek(0, 2)
    first, streams = [], set()
    for page in pages_of(file, length):
        streams.add(page[3])
        if len(first) < MOST_FIRST_PAGES:
            first.append(page)
    if len(streams) != 1:
        raise Broken(_("This recording has several parts in one file. Save it anew as MP3 and send that."))
    packet, touched = second_packet(file, first)
    if packet[:8] == b"OpusTags":
        clean, end = b"OpusTags" + emptied(packet, 8), b""
    elif packet[:7] == b"\x03vorbis":
        clean, end = b"\x03vorbis" + emptied(packet, 7), b"\x01"
    else:
        raise Broken(_("We do not know this kind of sound. Save it anew as MP3 and send that."))
    clean = (clean + end).ljust(len(packet), b"\x00")
    if len(clean) != len(packet):
        raise Broken
    for at, head, start, count in touched:
        piece, clean = clean[:count], clean[count:]
        file.seek(start)
        file.write(piece)
        put_checksum(file, at, head)


def emptied(packet: bytes, at: int) -> bytes:
    """No name of a program, no comments."""
    size = int.from_bytes(packet[at : at + 4], "little")
    if at + 8 + size > len(packet):
        raise Broken
    return bytes(8)


def pages_of(file: BinaryIO, length: int) -> Iterator[tuple[int, int, bytes, int]]:
    """Each page: its place, the size of its head, the sizes of its pieces, its stream."""
    at = 0
    while at < length:
        file.seek(at)
        head = take_exactly(file, 27)
        if head[:5] != b"OggS\x00":
            raise Broken
        sizes = take_exactly(file, head[26])
        yield at, 27 + len(sizes), sizes, int.from_bytes(head[14:18], "little")
        at += 27 + len(sizes) + sum(sizes)
    if at != length:
        raise Broken


def second_packet(file: BinaryIO, pages) -> tuple[bytes, list[tuple[int, int, int, int]]]:
    """The packet of comments, and where its parts stand: page, size of its head, start, count of bytes."""
    number, packet, touched = 0, bytearray(), []
    for at, head, sizes, _serial in pages:
        start, count = at + head, 0
        for size in sizes:
            count += size
            if size == 255:
                continue
            if number == 1:
                take_part(file, packet, touched, at, head, start, count)
                return bytes(packet), touched
            number, start, count = number + 1, start + count, 0
        if number == 1 and count:
            take_part(file, packet, touched, at, head, start, count)
        if len(packet) > LARGEST_COMMENTS:
            raise Broken
    raise Broken


def take_part(file, packet, touched, at, head, start, count) -> None:
    file.seek(start)
    packet += take_exactly(file, count)
    touched.append((at, head, start, count))


def put_checksum(file: BinaryIO, at: int, head: int) -> None:
    file.seek(at)
    page = bytearray(take_exactly(file, head))
    page += take_exactly(file, sum(page[27:]))
    page[22:26] = bytes(4)
    file.seek(at + 22)
    file.write(checksum(page).to_bytes(4, "little"))


@functools.cache
def checksum_table() -> tuple[int, ...]:
    table = []
    for byte in range(256):
        value = byte << 24
        for _bit in range(8):
            value = (value << 1 ^ (0x04C11DB7 if value & 0x80000000 else 0)) & 0xFFFFFFFF
        table.append(value)
    return tuple(table)


def checksum(page: bytes) -> int:
    """The checksum of a page: CRC-32 with polynomial 04C11DB7, from the highest bit, starting at 0 (RFC 3533)."""
    table, value = checksum_table(), 0
    for byte in page:
        value = (value << 8 & 0xFFFFFFFF) ^ table[value >> 24 ^ byte]
    return value
