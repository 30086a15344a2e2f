"""What people send us: kept without what tells of its maker, or refused with a sentence."""

import io
import struct
import tracemalloc
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from alongside.formats.document import Builder
from alongside.formats.reading import Unreadable, read
from alongside.formats.word import to_word
from alongside.shared.errors import Refused
from alongside.shared.tests.films import (
    PLACE,
    a_film,
    a_recording,
    a_wav,
    a_webm,
    box,
    element,
    mp3_frame,
    track,
)
from alongside.shared.uploads import (
    keep_braille,
    keep_captions,
    keep_film,
    keep_sound,
    kind_of,
    redraw_picture,
    words_of_captions,
)

MEGABYTE = 1024 * 1024


def sent(data: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def a_jpeg(*, exif=None, size=(40, 30)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, "JPEG", **({"exif": exif} if exif else {}))
    return out.getvalue()


def a_png(size=(40, 30)) -> bytes:
    out = io.BytesIO()
    Image.new("1", size).save(out, "PNG")
    return out.getvalue()


def with_gps() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F] = "Amina's phone"
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 2.5)})
    return exif


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def a_word_bomb() -> bytes:
    document = (
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p/>'
    )
    return zipped(**{"word__document.xml": document + b" " * 200 * MEGABYTE, "[Content_Types].xml": b"<x/>"})


def laughing() -> bytes:
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    body = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{lines}]><x>&l9;</x>'
    return zipped(**{"word__document.xml": body.encode(), "[Content_Types].xml": b"<x/>"})


def renamed(data: bytes, offset: int, new: bytes) -> bytes:
    return data[:offset] + new + data[offset + len(new) :]


def film(data: bytes, name: str = "film.mp4"):
    return keep_film(sent(data, name))


def sound(data: bytes, name: str = "sound.mp3"):
    return keep_sound(sent(data, name))


def picture(data: bytes, name: str = "photo.jpg"):
    return redraw_picture(sent(data, name))


def paper(data: bytes, name: str = "paper.docx"):
    return read(data, name)


def caption(data: bytes, name: str = "captions.vtt"):
    return keep_captions(sent(data, name))


def brf(data: bytes, name: str = "paper.brf"):
    return keep_braille(sent(data, name))


def any_kind(data: bytes, name: str):
    return kind_of(sent(data, name))


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
CUE = b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n"
HOSTILE = {
    "a web page called photo.jpg": lambda: picture(b"<html><script>alert(1)</script></html>"),
    "a drawing in code": lambda: picture(SVG, "plan.svg"),
    "a drawing in code called photo.png": lambda: picture(SVG, "photo.png"),
    "a drawing in code after spaces": lambda: picture(b"\n\n   <?xml version='1.0'?>" + SVG, "plan.png"),
    "a picture of 400 million dots": lambda: picture(a_png((20_000, 20_000)), "huge.png"),
    "a picture of 36 million dots": lambda: picture(a_png((6000, 6000)), "large.png"),
    "a picture larger than 10 MB": lambda: picture(a_jpeg() + bytes(10 * MEGABYTE)),
    "half a picture": lambda: picture(a_jpeg(size=(400, 300))[:200]),
    "a program called photo.jpg": lambda: picture(b"MZ\x90\x00" + bytes(400)),
    "a PDF called photo.jpg": lambda: picture(b"%PDF-1.7\n" + bytes(400)),
    "a TIFF, which may hold a thousand pictures": lambda: picture(b"II*\x00" + bytes(400), "photo.tif"),
    "an empty picture": lambda: picture(b""),
    "a Word file of 200 MB in 200 KB": lambda: paper(a_word_bomb()),
    "a Word file that laughs a billion times": lambda: paper(laughing()),
    "a zip called paper.docx": lambda: paper(zipped(**{"run.exe": b"MZ"})),
    "an old Word file": lambda: paper(b"\xd0\xcf\x11\xe0" + bytes(600), "paper.doc"),
    "a PDF called paper.docx": lambda: paper(b"%PDF-1.7\n" + bytes(400)),
    "a program called paper.txt": lambda: paper(b"MZ\x90\x00\x03" + bytes(range(256)) * 20, "paper.txt"),
    "an empty paper": lambda: paper(b"", "paper.docx"),
    "a paper larger than 10 MB": lambda: paper(b"a " * 6 * MEGABYTE, "paper.txt"),
    "a photo called paper.docx": lambda: paper(a_jpeg()),
    "half a Word file": lambda: paper(to_word(Builder("A").paragraph("B").document())[:900]),
    "a web page called film.mp4": lambda: film(b"<html><script>alert(1)</script></html>"),
    "a film whose box says that it is longer than the file": lambda: film(renamed(a_film(), 0, struct.pack(">I", 1 << 30))),
    "a film whose box has no length": lambda: film(a_film() + struct.pack(">I4s", 3, b"free")),
    "a film without its table": lambda: film(box(b"ftyp", b"isom", bytes(8)) + box(b"mdat", b"x")),
    "a film with boxes in boxes without end": lambda: film(a_deep_film()),
    "a film with a hundred thousand boxes": lambda: film(a_film(extra=box(b"free") * 100_000)),
    "a film with a zip behind it": lambda: film(a_film() + zipped(a=b"b")),
    "a film whose places are outside the file": lambda: film(a_film_that_points_outside()),
    "a film called photo.jpg": lambda: any_kind(a_film(), "photo.jpg"),
    "a WebM without an end": lambda: film(a_webm()[:-9], "film.webm"),
    "a WebM with a file attached in an unknown way": lambda: film(a_webm() + element(0x1941A469, b"MZ"), "film.webm"),
    "a recording without sound": lambda: sound(b"ID3\x04\x00\x00\x00\x00\x00\x04TXXX"),
    "a program after three letters of a recording": lambda: sound(b"ID3\x04\x00\x00\x00\x00\x00\x00MZ" + bytes(400)),
    "a WAV whose piece is longer than the file": lambda: sound(renamed(a_wav(), 16, struct.pack("<I", 1 << 30)), "a.wav"),
    "captions that are a web page": lambda: caption(b"<html><script>alert(1)</script></html>"),
    "captions that run backwards": lambda: caption(b"WEBVTT\n\n00:00:05.000 --> 00:00:02.000\nHello\n"),
    "captions in broken letters": lambda: caption(b"WEBVTT\n\n00:01.000 --> 00:02.000\n\xff\xfe\xff"),
    "ten thousand captions": lambda: caption(CUE.replace(b"WEBVTT\n\n", b"") .join([b"WEBVTT\n\n"] + [b"a\n\n"] * 10_000)),
    "captions of 2 MB": lambda: caption(CUE + b"a" * 2 * MEGABYTE),
    "a web page called paper.brf": lambda: brf(b"<html><script>alert(1)</script></html>"),
    "a program called paper.brf": lambda: brf(b"MZ\x90\x00" + bytes(range(256))),
    "braille in lines too long to print": lambda: brf(b"ABCDEFGH" * 20 + b"\n" + b"A\n"),
    "a zip called sound.mp3": lambda: any_kind(zipped(a=b"b"), "sound.mp3"),
    "a picture that is a program too": lambda: any_kind(b"GIF89a/*" + bytes(50) + b"*/=1;alert(1)", "film.mp4"),
    "a file with no kind at all": lambda: any_kind(b"\x00\x01\x02\x03" * 50, "thing"),
    "nothing at all": lambda: any_kind(b"", "film.mp4"),
}  # fmt: skip


def a_deep_film() -> bytes:
    inside = b""
    for _again in range(60):
        inside = box(b"trak", inside)
    return box(b"ftyp", b"isom", bytes(8)) + box(b"mdat", b"x") + box(b"moov", inside)


def a_film_that_points_outside() -> bytes:
    start = box(b"ftyp", b"isom", bytes(8)) + box(b"mdat", b"x")
    return start + box(b"moov", track(b"vide"), track(b"meta", offset=1 << 20, size=1 << 20))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(name):
    make = HOSTILE[name]

    with pytest.raises((Refused, Unreadable)) as no:
        make()

    sentence = str(no.value)
    assert sentence.endswith((".", "?"))
    assert len(sentence.split()) >= 4
    assert "Traceback" not in sentence


def test_there_are_forty_hostile_files_and_more():
    assert len(HOSTILE) >= 40


@pytest.mark.parametrize("name", ["a picture of 400 million dots", "a Word file of 200 MB in 200 KB"])
def test_a_bomb_is_refused_before_it_goes_off(name):
    make = HOSTILE[name]
    made = a_word_bomb() if "Word" in name else a_png((20_000, 20_000))
    tracemalloc.start()

    with pytest.raises((Refused, Unreadable)):
        paper(made) if "Word" in name else picture(made, "huge.png")
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 100 * MEGABYTE
    assert make


def test_a_photo_forgets_where_it_was_taken_and_by_whom():
    data = a_jpeg(exif=with_gps()) + b"<script>alert(1)</script>"
    assert b"Amina" in data

    kept = picture(data).read()

    assert b"Amina" not in kept
    assert b"script" not in kept
    assert not Image.open(io.BytesIO(kept)).getexif()


@pytest.mark.parametrize(
    ("keep", "data", "name"),
    [
        (keep_film, a_film(), "film.mp4"),
        (keep_film, a_film(brand=b"qt  "), "film.mov"),
        (keep_film, a_film(with_gps_track=True), "film.mp4"),
        (keep_film, a_webm(), "film.webm"),
        (keep_sound, a_recording(), "sound.mp3"),
        (keep_sound, a_wav(), "sound.wav"),
        (keep_sound, a_film(brand=b"M4A ", handler=b"soun"), "sound.m4a"),
    ],
    ids=["mp4", "quicktime", "mp4 that says where it was", "webm", "mp3", "wav", "m4a"],
)
def test_a_film_and_a_recording_forget_where_they_were_made(keep, data, name):
    assert PLACE in data

    kept = keep(sent(data, name)).read()

    assert PLACE not in kept
    for told in (b"kitchen", b"Amina", b"GPS", b"Core Media", b"\xe1\xe2\xe3\xe4"):
        assert told not in kept


def test_what_is_seen_and_heard_stays_where_it_was():
    data = a_film(with_gps_track=True)

    kept = keep_film(sent(data, "film.mp4")).read()

    assert len(kept) == len(data)
    assert kept.index(b"PICTURES") == data.index(b"PICTURES")
    assert b"\xa3\x84abcd" in keep_film(sent(a_webm(), "film.webm")).read()
    assert keep_sound(sent(a_recording(), "sound.mp3")).read() == mp3_frame() * 5


def test_a_film_larger_than_we_take_is_refused_before_it_is_read(settings):
    settings.LARGEST_FILM = 100

    with pytest.raises(Refused, match="larger"):
        keep_film(sent(a_film(), "film.mp4"))


def test_captions_keep_their_times_and_words_and_nothing_else():
    first = b"1\n00:00:01,000 --> 00:00:02,500\n<font color=red>Hello</font> & <b>welcome</b>\n\n"
    srt = first + b"2\n00:00:03,000 --> 00:00:04,000 align:start\nBus\n"

    made = keep_captions(sent(srt, "captions.srt"))

    assert made == (
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nHello &amp; welcome\n\n00:00:03.000 --> 00:00:04.000\nBus\n"
    )
    assert words_of_captions(made) == "Hello & welcome Bus"


def test_captions_bring_no_style_and_no_tag_along():
    start = b"WEBVTT\n\nSTYLE\n::cue{background:url(//x)}\n\nNOTE secret\n\n"
    vtt = start + b"1\n00:01.000 --> 00:02.000\n<img src=x onerror=alert(1)>Hi\n"

    made = keep_captions(sent(vtt, "captions.vtt"))

    assert "url" not in made
    assert "secret" not in made
    assert "img" not in made
    assert "Hi" in made


def test_a_braille_file_is_kept_as_it_is():
    data = b",! BUS4\r\n  ,EV]YBODY RIDES4\r\n\x0c"

    assert keep_braille(sent(data, "bus.brf")).read() == data
