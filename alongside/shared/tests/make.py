"""Small films and recordings, built byte by byte as phones, cameras and drones write them, with all that they tell."""

import io
import struct
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile

from alongside.shared.uploads.sounds import checksum

PLACE = b"+53.7938-001.7564/"  # where a phone says that a film was made


def sent(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def packed(**parts: bytes) -> bytes:
    """A ZIP. `word__document_xml` becomes `word/document.xml`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            folder, _mark, file = name.rpartition("__")
            archive.writestr(f"{folder}/{file.replace('_', '.')}".lstrip("/"), body)
    return out.getvalue()


# MP4


def box(name: bytes, *inside: bytes) -> bytes:
    body = b"".join(inside)
    return struct.pack(">I", 8 + len(body)) + name + body


def numbers(*values: int) -> bytes:
    return struct.pack(f">{len(values)}I", *values)


def a_track(
    kind: bytes, at: int, size: int, *, is_here: int = 1, entry: bytes = b"avc1", more: bytes = b""
) -> bytes:
    camera = b"ZQCAMERA7".rjust(10, b"\x09").ljust(32, b"\x00")
    description = bytes(42) + camera + bytes(4) if kind == b"vide" else bytes(28)
    table = box(
        b"stbl",
        box(b"stsd", numbers(0, 1), box(entry if kind == b"vide" else b"mp4a", description)),
        box(b"stts", numbers(0, 1, 1, 1000)),
        box(b"stsc", numbers(0, 1, 1, 1, 1)),
        box(b"stsz", numbers(0, 0, 1, size)),
        box(b"stco", numbers(0, 1, at)),
    )
    return box(
        b"trak",
        box(b"tkhd", numbers(7, 3_800_000_000, 3_800_000_000, 1), bytes(68)),
        box(
            b"mdia",
            box(b"mdhd", numbers(0, 3_800_000_000, 3_800_000_000, 1000, 1000, 0)),
            box(b"hdlr", numbers(0, 0), kind, bytes(12), b"ZQHANDLER9\x00"),
            box(
                b"minf",
                box(b"vmhd", bytes(12)),
                box(
                    b"dinf",
                    box(b"dref", numbers(0, 1), box(b"url ", numbers(is_here), b"http://x.example/a")),
                ),
                table,
            ),
        ),
        more,
    )


SEEN = b"\x00\x00\x00\x04SEEN"
MEASURED = b"GPS5" + PLACE


def an_mp4(
    *,
    brand=b"isom",
    kinds=(b"vide", b"soun"),
    in_movie=b"",
    after=b"",
    has_movie=True,
    measured_at=None,
    **track,
) -> bytes:
    """A tiny film: its type, its pictures, and the movie box that says where they are. Made up of nothing but zeros
    and a few words, so no player shows much; its boxes are as a phone writes them."""
    kind_box = box(b"ftyp", brand, numbers(512), b"isomiso2")
    data = box(b"mdat", SEEN, MEASURED)
    at = len(kind_box) + 8
    tracks = b""
    for kind in kinds:
        if kind == b"meta":
            tracks += a_track(kind, measured_at or at + len(SEEN), len(MEASURED))
        else:
            tracks += a_track(kind, at, len(SEEN), **track)
    movie = box(b"moov", box(b"mvhd", numbers(0, 3_800_000_000, 3_800_000_000), bytes(88)), tracks, in_movie)
    return kind_box + data + (movie if has_movie else b"") + after


def a_film_with_a_place(**more) -> bytes:
    told = box(
        b"udta",
        box(b"\xa9xyz", struct.pack(">HH", len(PLACE), 0x15C7), PLACE),
        box(b"meta", bytes(4), box(b"ilst", box(b"\xa9too", b"ZQPROGRAM6"))),
    )
    uuid = box(b"uuid", bytes(16), b"<x:xmpmeta>ZQMAKER5</x:xmpmeta>")
    return an_mp4(in_movie=told + uuid, after=uuid + box(b"meta", b"ZQMAKER5"), **more)


# WebM


def element(name: int, *inside: bytes, is_open: bool = False) -> bytes:
    body = b"".join(inside)
    id_bytes = name.to_bytes((name.bit_length() + 7) // 8)
    size = b"\x01" + b"\xff" * 7 if is_open else (len(body) | 1 << 56).to_bytes(8)
    return id_bytes + size + body


def a_webm(*, kinds=(1, 2), doc_type=b"webm", is_open=False, has_tracks=True, more=b"", in_info=b"") -> bytes:
    tracks = b"".join(
        element(
            0xAE,
            element(0xD7, bytes([n])),
            element(0x83, bytes([kind])),
            element(0x86, b"V_VP8"),
            element(0x536E, b"ZQNAME4"),
        )
        for n, kind in enumerate(kinds, start=1)
    )
    info = (
        element(0x2AD7B1, b"\x0f\x42\x40"),
        element(0x4D80, b"ZQPROGRAM6"),
        element(0x5741, b"ZQPROGRAM6"),
    )
    return element(0x1A45DFA3, element(0x4282, doc_type)) + element(
        0x18538067,
        element(0x1549A966, *info, in_info),
        element(0x1654AE6B, tracks) if has_tracks else b"",
        element(0x1F43B675, element(0xE7, b"\x00"), element(0xA3, b"\x81\x00\x00\x80SEEN"), is_open=is_open),
        more,
        is_open=is_open,
    )


def a_webm_with_a_place(**more) -> bytes:
    told = element(
        0x1254C367, element(0x7373, element(0x67C8, element(0x45A3, b"LOCATION"), element(0x4487, PLACE)))
    )
    return a_webm(more=told, in_info=element(0x7BA9, b"ZQMAKER5") + element(0x4461, bytes(8)), **more)


# Sound

FRAME = b"\xff\xfb\x90\x00" + b"HEARD".ljust(413, b"\x55")  # MPEG 1, layer III, 128 kbit/s, 44.1 kHz


def an_mp3(frames: int = 6, before: bytes | None = None, after: bytes = b"") -> bytes:
    notes = b"TXXX" + PLACE + b"ZQMAKER5"
    if before is None:
        before = b"ID3\x04\x00\x00" + bytes([0, 0, len(notes) >> 7, len(notes) & 127]) + notes
    return before + FRAME * frames + after


def a_wav(*, said_size: int | None = None, notes: bytes = b"") -> bytes:
    sound = b"HEARD" + bytes(95)
    shape = struct.pack("<HHIIHH", 1, 1, 8000, 16000, 2, 16)
    body = b"WAVE" + chunk(b"fmt ", shape) + (chunk(b"LIST", notes) if notes else b"")
    body += b"data" + struct.pack("<I", len(sound) if said_size is None else said_size) + sound
    return b"RIFF" + struct.pack("<I", len(body)) + body + (chunk(b"bext", notes) if notes else b"")


def chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\x00" * (len(body) % 2)


def a_page(packets: list[bytes], number: int, *, serial: int = 7, kind: int = 0) -> bytes:
    sizes = bytearray()
    for packet in packets:
        sizes += b"\xff" * (len(packet) // 255) + bytes([len(packet) % 255])
    page = (
        b"OggS\x00" + bytes([kind]) + struct.pack("<QIII", 0, serial, number, 0) + bytes([len(sizes)]) + sizes
    )
    page += b"".join(packets)
    return page[:22] + struct.pack("<I", checksum(page)) + page[26:]


def an_opus(*, tags: bytes | None = None, second_stream: bool = False) -> bytes:
    if tags is None:
        comment = b"LOCATION=" + PLACE + b"ZQMAKER5" * 60
        tags = (
            b"OpusTags" + struct.pack("<I", 9) + b"ZQPROGRAM" + struct.pack("<II", 1, len(comment)) + comment
        )
    whole = a_page([b"OpusHead" + bytes(11)], 0, kind=2) + a_page([tags], 1) + a_page([b"HEARD"], 2, kind=4)
    return whole + (a_page([b"OpusHead" + bytes(11)], 0, serial=8, kind=2) if second_stream else b"")
