"""What a file is, by its first bytes."""

import re
from dataclasses import dataclass
from pathlib import PurePath

from django.utils.translation import gettext as _

from alongside.shared.errors import Refused
from alongside.shared.uploads import mp4, webm
from alongside.shared.uploads.arriving import Broken

START = 4096  # bytes that are looked at
BRAILLE = re.compile(rb"[\x20-\x5f\r\n\f\t]+\Z")


@dataclass(frozen=True)
class Kind:
    """`name`: "film", "sound", "captions" or "braille". `extension` and `media_type` are ours, not the sender's."""

    name: str
    extension: str
    media_type: str


MP4 = Kind("film", "mp4", "video/mp4")
WEBM = Kind("film", "webm", "video/webm")
OGG = Kind("sound", "ogg", "audio/ogg")
WEBM_SOUND = Kind("sound", "weba", "audio/webm")
MP3 = Kind("sound", "mp3", "audio/mpeg")
M4A = Kind("sound", "m4a", "audio/mp4")
WAV = Kind("sound", "wav", "audio/wav")
VTT = Kind("captions", "vtt", "text/vtt")
SRT = Kind("captions", "srt", "text/plain")
BRF = Kind("braille", "brf", "text/plain; charset=us-ascii")
# The endings that a file of each kind may have
ENDINGS = {
    MP4: {"mp4", "m4v", "mov"},
    WEBM: {"webm"},
    OGG: {"ogg", "oga", "opus"},
    WEBM_SOUND: {"webm", "weba"},
    MP3: {"mp3"},
    M4A: {"m4a", "mp4", "m4b"},
    WAV: {"wav"},
    VTT: {"vtt"},
    SRT: {"srt"},
    BRF: {"brf", "txt"},
}


def kind_of(upload, *, field: str = "upload") -> Kind:
    """Which kind of file this is. Refused when it is none that we keep, or when its name says something else."""
    upload.seek(0)
    start = upload.read(START)
    upload.seek(0)
    if not start:
        raise Refused(_("This file is empty."), field=field)
    try:
        found = by_content(start, upload)
    except Broken as broken:
        sentence = broken.sentence or _(
            "This file is broken or did not arrive whole. Try once more, or save it again as MP4."
        )
        raise Refused(sentence, field=field) from broken
    finally:
        upload.seek(0)
    ending = PurePath(upload.name or "").suffix.lower().lstrip(".")
    if found is None:
        raise Refused(
            _(
                "We cannot keep this kind of file. Films: MP4 or WebM. Sound: MP3, M4A, Ogg or WAV. Braille: BRF."
            ),
            field=field,
        )
    if ending not in ENDINGS[found]:
        raise Refused(
            _("The name of this file says .%(ending)s, but there is something else in it. Save it again.")
            % {"ending": ending[:10] or "?"},
            field=field,
        )
    return found


def by_content(start: bytes, upload) -> Kind | None:
    """The kind by the first bytes; for films, by whether there is anything to see. `Broken` when it is no whole film."""
    if start[4:8] == b"ftyp":
        return MP4 if mp4.has_pictures(upload) else M4A
    if start.startswith(b"\x1a\x45\xdf\xa3"):
        return WEBM if webm.has_pictures(upload) else WEBM_SOUND
    if start.startswith(b"OggS"):
        return OGG
    if start.startswith(b"ID3") or is_mp3_frame(start):
        return MP3
    if start.startswith(b"RIFF") and start[8:12] == b"WAVE":
        return WAV
    text = start.removeprefix(b"\xef\xbb\xbf")
    if text.startswith(b"WEBVTT"):
        return VTT
    if re.match(rb"\s*\d+\s*\r?\n\d{2}:\d{2}:\d{2}[,.]\d{3} -->", text):
        return SRT
    return BRF if is_braille(start) else None


def is_mp3_frame(start: bytes) -> bool:
    """Eleven bits of ones, then a version, a layer, a bit rate and a sampling rate that exist (ISO/IEC 11172-3)."""
    if len(start) < 4 or start[0] != 0xFF or start[1] & 0xE0 != 0xE0:
        return False
    return start[1] & 0x06 == 0x02 and start[2] & 0xF0 not in (0x00, 0xF0) and start[2] & 0x0C != 0x0C


def is_braille(start: bytes) -> bool:
    """Braille in ASCII: 64 signs, small letters folded, in lines of at most 42 signs. No web page and no program fits."""
    text = start.upper().rstrip(b"\x1a\x00")
    if not BRAILLE.match(text) or b"<" in text[:1] or text.startswith((b"%PDF", b"#!", b"MZ", b"<?")):
        return False
    lines = re.split(rb"[\r\n\f]+", text)[:-1] or [text]
    return max(len(line) for line in lines) <= 42
