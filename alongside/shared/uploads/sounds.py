"""Recordings: the sound stays; title, place, pictures and other things that tell of the maker are cut off or blanked."""

import io
import struct

from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _

from alongside.shared.errors import Refused
from alongside.shared.uploads.films import Broken, blank_mp4, on_disk
from alongside.shared.uploads.kinds import M4A, MP3, WAV, is_mp3_frame, kind_of

LARGEST_SOUND = 100 * 1024 * 1024  # bytes


def keep_sound(upload, *, field: str = "upload") -> File:
    """The recording without what tells of its maker."""
    if upload.size > LARGEST_SOUND:
        raise Refused(_("This recording is larger than 100 MB. Save it as MP3."), field=field)
    kind = kind_of(upload, field=field)
    try:
        if kind == MP3:
            return ContentFile(bare_mp3(whole(upload)), name="sound.mp3")
        if kind == WAV:
            return ContentFile(bare_wav(whole(upload)), name="sound.wav")
        if kind == M4A:
            copy = on_disk(upload)
            blank_mp4(copy)
            copy.seek(0)
            return File(copy, name="sound.m4a")
        raise Broken
    except (Broken, struct.error) as fault:
        raise Refused(
            _("We could not read this recording. Save it again as MP3, and send that."), field=field
        ) from fault


def whole(upload) -> bytes:
    upload.seek(0)
    return upload.read()


def bare_mp3(data: bytes) -> bytes:
    """Frames of sound alone: notes at the start (ID3v2) and at the end (APE, ID3v1) are cut off."""
    while data[:3] == b"ID3" and len(data) > 10:
        size = data[6] << 21 | data[7] << 14 | data[8] << 7 | data[9]
        footer = 10 if data[5] & 0x10 else 0
        data = data[10 + size + footer :]
    data = data.lstrip(b"\x00")
    changed = True
    while changed:
        changed = False
        if data[-128:-125] == b"TAG":
            data, changed = data[:-128], True
        if data[-32:-24] == b"APETAGEX":
            (size,) = struct.unpack("<I", data[-20:-16])
            size += 32 if data[-12:-8] and struct.unpack("<I", data[-12:-8])[0] & 0x80000000 else 0
            if not 32 <= size < len(data):
                raise Broken
            data, changed = data[:-size], True
    return b"".join(frames(data))


BIT_RATES = {  # kilobits a second: MPEG 1 layer III, MPEG 2 and 2.5 layer III
    1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def frames(data: bytes):
    """Frame after frame; whatever stands between or behind them is left out. At least three, or it is no recording."""
    at, found = 0, 0
    while at + 4 <= len(data):
        if not is_mp3_frame(data[at : at + 4]):
            if not found or data.find(b"\xff", at) < 0:
                break
            at = data.find(b"\xff", at + 1)
            if at < 0:
                break
            continue
        version = data[at + 1] >> 3 & 3
        if version == 1:
            break
        rate = BIT_RATES[1 if version == 3 else 2][data[at + 2] >> 4]
        length = (144 if version == 3 else 72) * rate * 1000 // RATES[version][data[at + 2] >> 2 & 3]
        length += data[at + 2] >> 1 & 1
        if not rate or at + length > len(data):
            break
        yield data[at : at + length]
        found += 1
        at += length
    if found < 3:
        raise Broken


def bare_wav(data: bytes) -> bytes:
    """Only how the sound is written, and the sound: every other chunk is left out."""
    out, at, seen = io.BytesIO(), 12, set()
    while at + 8 <= len(data):
        name, size = struct.unpack("<4sI", data[at : at + 8])
        if at + 8 + size > len(data):
            raise Broken
        if name in (b"fmt ", b"data") and name not in seen:
            seen.add(name)
            out.write(data[at : at + 8 + size] + (b"\x00" if size % 2 else b""))
        at += 8 + size + size % 2
    if seen != {b"fmt ", b"data"}:
        raise Broken
    body = out.getvalue()
    return b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WAVE" + body
