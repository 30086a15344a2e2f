"""Small films and recordings, built by hand: enough of them for a program to know what they are."""

import struct

PLACE = b"+51.5007-000.1246/"  # where somebody lives


def box(kind: bytes, *inside: bytes) -> bytes:
    body = b"".join(inside)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def track(handler: bytes, *, offset: int = 0, size: int = 0, name: bytes = b"Core Media") -> bytes:
    hdlr = box(b"hdlr", bytes(8), handler, bytes(12), name + b"\x00")
    tables = box(
        b"stbl",
        box(b"stsz", bytes(4), struct.pack(">II", size, 1)),
        box(b"stsc", bytes(4), struct.pack(">IIII", 1, 1, 1, 1)),
        box(b"stco", bytes(4), struct.pack(">II", 1, offset)),
    )
    mdhd = box(b"mdhd", bytes(4), struct.pack(">II", 0xE1E2E3E4, 0xE1E2E3E4), bytes(12))
    return box(
        b"trak",
        box(b"tkhd", bytes(4), b"\xe1\xe2\xe3\xe4" * 2, bytes(72)),
        box(b"mdia", mdhd, hdlr, box(b"minf", tables)),
    )


def a_film(
    *,
    place: bytes = PLACE,
    with_gps_track: bool = False,
    extra: bytes = b"",
    brand: bytes = b"isom",
    handler: bytes = b"vide",
) -> bytes:
    """An MP4 with its place written in three ways, and perhaps a track that says where the camera was."""
    start = box(b"ftyp", brand, bytes(4), b"isom")
    media = box(b"mdat", b"PICTURES", place if with_gps_track else b"MORE")
    at = len(start) + 8 + len(b"PICTURES")
    udta = box(b"udta", box(b"\xa9xyz", place), box(b"\xa9nam", b"My kitchen"))
    meta = box(b"meta", bytes(4), box(b"ilst", place))
    tracks = track(handler, offset=len(start) + 8, size=8)
    if with_gps_track:
        tracks += track(b"meta", offset=at, size=len(place), name=b"GPS")
    moov = box(b"moov", box(b"mvhd", bytes(4), b"\xe1\xe2\xe3\xe4" * 2, bytes(88)), tracks, udta, meta)
    return start + media + moov + box(b"uuid", bytes(16), place) + extra


def element(kind: int, *inside: bytes) -> bytes:
    body = b"".join(inside)
    size = len(body)
    head = kind.to_bytes((kind.bit_length() + 7) // 8, "big")
    return head + (bytes([0x80 | size]) if size < 127 else b"\x01" + size.to_bytes(7, "big")) + body


def a_webm(*, place: bytes = PLACE) -> bytes:
    head = element(0x1A45DFA3, element(0x4282, b"webm"))
    info = element(
        0x1549A966,
        element(0x7BA9, b"My kitchen"),
        element(0x4461, bytes(8)),
        element(0x2AD7B1, b"\x0f\x42\x40"),
    )
    tracks = element(
        0x1654AE6B,
        element(0xAE, element(0xD7, b"\x01"), element(0x83, b"\x01"), element(0x536E, b"Amina's phone")),
    )
    tags = element(0x1254C367, element(0x7373, element(0x67C8, element(0x4487, place))))
    return head + element(0x18538067, info, tracks, element(0x1F43B675, b"\xa3\x84abcd"), tags)


def mp3_frame() -> bytes:
    """MPEG 1 layer III, 32 kbit/s, 44.1 kHz: 104 bytes."""
    return b"\xff\xfb\x10\x00" + bytes(100)


def a_recording(*, place: bytes = PLACE) -> bytes:
    notes = b"TXXX" + place
    size = len(notes)
    id3 = (
        b"ID3\x04\x00\x00" + bytes([size >> 21 & 127, size >> 14 & 127, size >> 7 & 127, size & 127]) + notes
    )
    return id3 + mp3_frame() * 5 + b"TAG" + place.ljust(125, b"\x00")


def a_wav(*, place: bytes = PLACE) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return name + struct.pack("<I", len(body)) + body + (b"\x00" if len(body) % 2 else b"")

    body = (
        chunk(b"fmt ", struct.pack("<HHIIHH", 1, 1, 8000, 8000, 1, 8))
        + chunk(b"LIST", place)
        + chunk(b"data", b"\x80" * 100)
    )
    return b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WAVE" + body
