"""Somebody means harm, or a camera tells more than its owner knows. Each test here is a file that once got through."""

import io
import os
import re
import struct
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.exceptions import RequestDataTooBig
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import TemporaryUploadedFile
from PIL import Image, ImageChops, ImageOps

from alongside.shared.errors import Refused
from alongside.shared.tests.make import (
    FRAME,
    PLACE,
    SEEN,
    a_film_with_a_place,
    a_page,
    a_track,
    a_wav,
    a_webm,
    a_webm_with_a_place,
    an_mp3,
    an_mp4,
    an_opus,
    box,
    element,
    numbers,
    packed,
    sent,
)
from alongside.shared.uploads import (
    keep_captions,
    keep_file,
    keep_film,
    keep_sound,
    kind_of,
    redraw_picture,
    words_of_captions,
)
from alongside.shared.uploads.arriving import NoLargerThanAFilm
from alongside.shared.uploads.sounds import checksum

PAGE = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
ARCHIVE = packed(notes_txt=b"hello")
CAPTIONS = b"WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n"
ONE_MINUTE = b"00:00:01,000 --> 00:00:02,000\nHello\n"


def nested(depth: int) -> bytes:
    whole = b""
    for _turn in range(depth):
        whole = box(b"moov", whole)
    return whole


def with_table(kind: bytes, *, sizes: bytes, runs: bytes, places: bytes, room: int = 0) -> bytes:
    """A film with one more track whose tables say where its samples are."""
    table = box(b"stbl", box(b"stsz", sizes), box(b"stsc", runs), box(b"stco", places))
    media = box(
        b"mdia", box(b"mdhd", bytes(24)), box(b"hdlr", numbers(0, 0), kind, bytes(13)), box(b"minf", table)
    )
    start = box(b"ftyp", b"isom", numbers(512)) + box(b"mdat", SEEN, bytes(room))
    movie = box(
        b"moov",
        box(b"mvhd", bytes(100)),
        a_track(b"vide", 24, 8),
        box(b"trak", box(b"tkhd", bytes(84)), media),
    )
    return start + movie


MANY = 100_000
HOSTILE = [
    (keep_film, "a film of boxes in boxes", "film.mp4", an_mp4(in_movie=nested(2000)), "could not read"),
    (keep_film, "a film of 400,000 empty boxes", "film.mp4", an_mp4(in_movie=box(b"free") * 400_000), "broken"),
    (keep_film, "a box inside that is longer than what holds it", "film.mp4",
     an_mp4(in_movie=b"\x00\x00\xff\xffudta"), "broken"),
    (keep_film, "a film that fetches itself from elsewhere", "film.mp4", an_mp4(is_here=0), "from elsewhere"),
    (keep_film, "a film that is locked", "film.mp4", an_mp4(entry=b"encv"), "locked by its seller"),
    (keep_film, "a track that says it stands in the head", "film.mp4",
     an_mp4(kinds=(b"vide", b"meta"), measured_at=4), "could not read"),
    (keep_film, "samples that lie upon each other a hundred thousand times", "film.mp4",
     with_table(b"meta", sizes=numbers(0, 4_000_000, MANY), runs=numbers(0, 1, 1, 1, 1),
                places=numbers(0, MANY, *[24] * MANY), room=4_100_000), "could not read"),
    (keep_film, "the same, with a list of their sizes", "film.mp4",
     with_table(b"meta", sizes=numbers(0, 0, MANY, *[4_000_000] * MANY), runs=numbers(0, 1, 1, 1, 1),
                places=numbers(0, MANY, *[24] * MANY), room=4_100_000), "could not read"),
    (keep_film, "a hundred thousand runs of as many places", "film.mp4",
     with_table(b"meta", sizes=numbers(0, 1, 1),
                runs=numbers(0, MANY, *[value for at in range(MANY) for value in (at + (1 << 20), 1, 1)]),
                places=numbers(0, MANY, *[24] * MANY)), "could not read"),
    (keep_film, "a film with an archive after it", "film.mp4", an_mp4() + ARCHIVE, "broken"),
    (keep_film, "a film with an archive among its pictures", "film.mp4",
     an_mp4().replace(b"mdat", b"free") + box(b"mdat", ARCHIVE), "could not read"),
    (keep_film, "only sound, called a film", "film.mov", an_mp4(kinds=(b"soun",)), "something else"),
    (keep_film, "Matroska called film.webm", "film.webm", a_webm(doc_type=b"matroska"), "browsers do not play"),
    (keep_film, "Matroska that says WebM in passing", "film.webm",
     a_webm(doc_type=b"matroska").replace(b"matroska", b"webm\x00ska"), "browsers do not play"),
    (keep_film, "a WebM without tracks", "film.webm", a_webm(has_tracks=False), "broken"),
    (keep_film, "a WebM with a third kind of track", "film.webm", a_webm(kinds=(1, 33)), "more than pictures"),
    (keep_film, "a WebM whose inner part is too long", "film.webm",
     a_webm(more=b"\x12\x54\xc3\x67\x4f\xff"), "could not read"),
    (keep_sound, "two hundred thousand notes before a sound", "a.mp3",
     b"ID3\x04\x00\x00\x00\x00\x00\x00" * 200_000 + FRAME * 6, "could not read"),
    (keep_sound, "eighty thousand notes after a sound", "a.mp3",
     FRAME * 6 + (b"TAG" + bytes(125)) * 80_000, "could not read"),
    (keep_sound, "ten million signs between two sounds", "a.mp3",
     FRAME * 6 + b"\xff\x00" * 5_000_000 + FRAME * 6, "could not read"),
    (keep_sound, "a web page after a sound", "a.mp3", FRAME * 6 + PAGE, "could not read"),
    (keep_sound, "a recording of a million empty pieces", "a.wav",
     b"RIFF" + bytes(4) + b"WAVE" + b"junk\x00\x00\x00\x00" * 1_000_000, "could not read"),
    (keep_sound, "a WAV that says it is longer", "say.wav", a_wav(said_size=5000), "could not read"),
    (keep_sound, "an Ogg that was cut off", "say.ogg", an_opus()[:-3], "could not read"),
    (keep_sound, "an Ogg of two recordings", "say.ogg", an_opus(second_stream=True), "several parts"),
    (keep_sound, "an Ogg of something else", "say.ogg",
     a_page([b"\x80theora"], 0) + a_page([b"\x81theora" + bytes(30)], 1), "do not know"),
    (keep_sound, "an Ogg whose notes never end", "say.ogg",
     a_page([b"OpusHead" + bytes(11)], 0) + b"".join(a_page([b"\x00" * 254], n) for n in range(1, 3)), "do not know"),
    (keep_captions, "captions with a broken time among good ones", "a.vtt",
     CAPTIONS + b"\n00:03.000 --> soon\nThis would be lost\n", "line 6"),
    (keep_captions, "captions out of order", "a.srt",
     b"1\n00:00:09,000 --> 00:00:10,000\nB\n\n2\n" + ONE_MINUTE, "in order"),
    (keep_captions, "two captions without an empty line between them", "a.srt",
     b"1\n" + ONE_MINUTE + b"2\n" + ONE_MINUTE, "empty line"),
    (keep_captions, "5,001 captions", "a.srt", b"".join(b"%d\n" % n + ONE_MINUTE + b"\n" for n in range(5001)), "too large"),
    (keep_captions, "one caption that fills a screen", "a.vtt", CAPTIONS + b"x" * 2000, "too long"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("keep", "name", "data", "words"),
    [(keep, name, data, words) for keep, _who, name, data, words in HOSTILE],
    ids=[who for _keep, who, *_rest in HOSTILE],
)
def test_what_once_got_through_is_refused_in_a_sentence(tmp_path, settings, keep, name, data, words):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)

    with pytest.raises(Refused) as refused:
        keep(sent(name, data))

    assert words in refused.value.sentence
    assert re.fullmatch(r"[A-Z5].*\.", refused.value.sentence)
    assert list(tmp_path.iterdir()) == []


def test_a_film_that_was_kept_is_moved_and_nothing_waits_behind(tmp_path, settings):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    storage = FileSystemStorage(location=tmp_path / "kept")

    with keep_file(sent("film.mp4", an_mp4())) as film:
        assert keep_file(film) is film
        waits = Path(film.temporary_file_path()).stat().st_ino
        name = storage.save("a.mp4", film)

    assert Path(storage.path(name)).stat().st_ino == waits
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


# Nothing that people send is whole in memory


def most_memory(work) -> int:
    """How many MB more than at the start this work held at its peak."""
    Path("/proc/self/clear_refs").write_text("5")
    before = peak()
    work()
    return (peak() - before) // 1024


def peak() -> int:
    return int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1])


can_measure = pytest.mark.skipif(not os.access("/proc/self/clear_refs", os.W_OK), reason="needs Linux")


def on_the_disk(name: str, start: bytes, count: int, end: bytes = b"") -> TemporaryUploadedFile:
    """A file that waits on the disk, with so many MB of the same in the middle."""
    upload = TemporaryUploadedFile(name, "", 0, None)
    upload.file.write(start)
    for _turn in range(count):
        upload.file.write(bytes(1 << 20))
    upload.file.write(end)
    upload.size = upload.file.tell()
    return upload


@can_measure
def test_a_film_or_a_recording_is_never_whole_in_memory():
    film = on_the_disk("film.mp4", an_mp4() + (8 + (90 << 20)).to_bytes(4) + b"free", 90)
    sound = b"fmt " + (16).to_bytes(4, "little") + b"\x01\x00\x01\x00" + bytes(12)
    size = 90 << 20
    head = (
        b"RIFF" + (size + 36).to_bytes(4, "little") + b"WAVE" + sound + b"data" + size.to_bytes(4, "little")
    )
    wav = on_the_disk("say.wav", head, 90)

    assert most_memory(lambda: keep_film(film).close()) < 40
    assert most_memory(lambda: keep_sound(wav).close()) < 40


@can_measure
def test_the_measure_of_memory_can_fail():
    assert most_memory(lambda: len(b"x" * (150 << 20))) > 100


# What a film tells of its maker

ZQ = b"ZQSECRET"


def a_film_from_a_drone() -> bytes:
    """Where the drone was, second by second, as subtitles."""
    start = box(b"ftyp", b"isom", numbers(512))
    where = b"GPS(53.79,-1.75)" + ZQ
    data = box(b"mdat", SEEN, where)
    at = len(start) + 8
    tracks = a_track(b"vide", at, len(SEEN)) + a_track(b"sbtl", at + len(SEEN), len(where))
    return start + data + box(b"moov", box(b"mvhd", bytes(100)), tracks)


TELLING = {
    "a box of the maker's own, in the movie": an_mp4(in_movie=box(b"smta", ZQ)),
    "a box of the maker's own, in a track": an_mp4(more=box(b"tapt", ZQ)),
    "a box of the maker's own, beside the movie": an_mp4(after=box(b"sefd", ZQ)),
    "empty space that is not empty": an_mp4(after=box(b"skip", ZQ)),
    "the name of the camera": an_mp4().replace(b"ZQCAMERA7", ZQ + b"7"),
    "the folder where it lay": an_mp4().replace(b"http://x.example/a", ZQ + b"/Users/Ada"),
    "the name of a track": an_mp4().replace(b"ZQHANDLER9", ZQ + b"99"),
    "subtitles of a drone": a_film_from_a_drone(),
    "chapters of a WebM": a_webm(more=element(0x1043A770, element(0x45B9, ZQ))),
    "an element of the maker's own in a WebM": a_webm(in_info=element(0x5CFF, ZQ)),
    "the program that made a WebM": a_webm().replace(b"ZQPROGRAM6", ZQ + b"66"),
    "the name of a track in a WebM": a_webm().replace(b"ZQNAME4", ZQ[:7]),
    "a checksum of what was there": a_webm(in_info=element(0xBF, ZQ[:4])),
}


@pytest.mark.parametrize("what", TELLING)
def test_a_film_no_longer_tells(what):
    data = TELLING[what]
    word = ZQ[:4]

    kept = keep_film(sent("film.webm" if data.startswith(b"\x1a\x45") else "film.mp4", data)).read()

    assert word in data
    assert word not in kept.replace(b"ZQHANDLER9", b"").replace(b"ZQCAMERA7", b"")
    assert len(kept) == len(data)
    assert b"SEEN" in kept


TOLD = (PLACE, PLACE[:8], b"ZQ", b"xyz", b"\xe2\x7f\xa6\x00")  # the last is when it was filmed: 3,800,000,000


@pytest.mark.parametrize(
    ("keep", "name", "data", "stays"),
    [
        (keep_film, "film.mp4", a_film_with_a_place(kinds=(b"vide", b"soun", b"meta")), SEEN),
        (keep_film, "film.webm", a_webm_with_a_place(), b"SEEN"),
        (keep_film, "film.webm", a_webm_with_a_place(is_open=True), b"SEEN"),
        (keep_sound, "say.mp3", an_mp3(after=b"TAG" + b"ZQMAKER5".ljust(125, b"\x00")), FRAME * 6),
        (keep_sound, "say.opus", an_opus(), b"HEARD"),
        (keep_sound, "say.wav", a_wav(notes=b"INFOIART" + PLACE + b"ZQMAKER5"), b"HEARD"),
        (keep_sound, "say.m4a", a_film_with_a_place(kinds=(b"soun", b"meta"), brand=b"mp42"), SEEN),
        (keep_sound, "say.webm", a_webm_with_a_place(kinds=(2,)), b"SEEN"),
    ],
    ids=[
        "MP4",
        "WebM",
        "WebM from a browser",
        "MP3",
        "a voice note",
        "WAV",
        "M4A of an Android phone",
        "WebM sound",
    ],
)
def test_nobody_learns_from_a_film_or_a_recording_who_made_it_and_where(keep, name, data, stays):
    kept = keep(sent(name, data)).read()

    # The check can fail: all of it was there.
    assert PLACE in data
    assert b"ZQ" in data
    assert [word for word in TOLD if word in kept] == []
    assert stays in kept


def test_the_pages_of_a_voice_note_still_add_up():
    kept = keep_sound(sent("say.opus", an_opus())).read()

    starts = [found.start() for found in re.finditer(b"OggS", kept)]
    for start, end in zip(starts, [*starts[1:], len(kept)], strict=True):
        page = kept[start:end]
        assert checksum(page[:22] + bytes(4) + page[26:]) == int.from_bytes(page[22:26], "little")


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("film.mp4", an_mp4(), "film"),
        ("film.mov", an_mp4(brand=b"qt  ", after=box(b"wide")), "film"),
        ("recorded.webm", a_webm(is_open=True), "film"),
        ("say.webm", a_webm(kinds=(2,)), "sound"),
        ("say.m4a", an_mp4(kinds=(b"soun",), brand=b"mp42"), "sound"),
        ("WhatsApp.opus", an_opus(), "sound"),
        ("a.ogg", an_opus(), "sound"),
    ],
)
def test_what_phones_and_browsers_make_is_known_by_what_is_in_it(name, data, kind):
    assert kind_of(sent(name, data)).name == kind
    assert (keep_film if kind == "film" else keep_sound)(sent(name, data)).size == len(data)


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_photo_stands_upright_however_the_camera_was_held(turn):
    photo = Image.new("RGB", (40, 20), "white")
    photo.paste("red", (0, 0, 10, 10))
    data = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = turn
    photo.save(data, "JPEG", exif=exif, quality=100)

    drawn = Image.open(redraw_picture(sent("photo.jpg", data.getvalue())))

    expected = ImageOps.exif_transpose(Image.open(io.BytesIO(data.getvalue())))
    assert drawn.size == expected.size
    assert ImageChops.difference(drawn, expected).getbbox() is None


@pytest.mark.parametrize(("place", "sign"), [(17, 0), (69, 4), (71, 3), (83, 1)])
def test_a_photo_whose_notes_are_broken_is_kept_all_the_same(place, sign):
    data = io.BytesIO()
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (53.0, 47.0, 38.0)})
    exif[0x0112], exif[0x0110] = 6, "A camera"
    Image.new("RGB", (40, 20), "red").save(data, "JPEG", exif=exif)
    photo = bytearray(data.getvalue())
    photo[photo.index(b"Exif") + place] = sign

    kept = redraw_picture(sent("photo.jpg", bytes(photo)))

    with pytest.raises((TypeError, struct.error)):
        ImageOps.exif_transpose(Image.open(io.BytesIO(bytes(photo))))
    assert Image.open(kept).size == (20, 40)


# Captions: every word that was written comes back, and nothing else


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("Tom &amp; Ann", "Tom &amp; Ann"),
        ("Tom & Ann", "Tom &amp; Ann"),
        ("I <3 you, and more", "I &lt;3 you, and more"),
        ("2 < 3 is true", "2 &lt; 3 is true"),
        ("<v Amina>Hello</v>", "Amina: Hello"),
        ("<v.loud Amina Khan>Hello", "Amina Khan: Hello"),
        ("<i>Hello</i> <c.red>there</c> <00:01.500>now", "Hello there now"),
        ("<<b>script>alert(1)<</b>/script>", "alert(1)"),
        ("&lt;script&gt;", "&lt;script&gt;"),
        ("Turned\u202e around", "Turned around"),
        ("ہم\u200f آپ", "ہم\u200f آپ"),
    ],
)
def test_words_of_captions_stay_as_they_were_meant(written, seen):
    kept = keep_captions(sent("a.vtt", CAPTIONS.replace(b"Hello", written.encode())))

    assert kept == f"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n{seen}\n"
    assert keep_captions(sent("a.vtt", kept.encode())) == kept


def test_captions_come_back_as_times_and_words_alone():
    written = keep_captions(
        sent(
            "a.vtt",
            b"WEBVTT - made by ZQ\nKind: captions\n\nSTYLE\n::cue{background:url(http://x)}\n\nREGION\nid:a\n\n"
            b"NOTE ZQ\n\nfirst\n00:01.000 --> 01:00:02.5 line:0 position:20%\nHello\n",
        )
    )

    assert written == "WEBVTT\n\n00:00:01.000 --> 01:00:02.500\nHello\n"


def test_captions_of_the_other_kind_and_of_old_programs_become_ours():
    text = "1\r\n0:0:1,5 --> 00:00:02,000\r\n<i>ہم</i> {\\an8}آپ\r\n"

    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        kept = keep_captions(sent("a.srt", text.encode(encoding)))
        assert kept == "WEBVTT\n\n00:00:01.500 --> 00:00:02.000\nہم آپ\n"


def test_whoever_reads_gets_what_is_said_in_paragraphs():
    captions = "WEBVTT\n\n" + "\n\n".join(
        [
            "00:00:01.000 --> 00:00:02.000\nAmina: The lift",
            "00:00:02.000 --> 00:00:03.000\nworks again.",
            "00:00:03.000 --> 00:00:04.000\nworks again.",
            "00:00:04.000 --> 00:00:05.000\nJohn: Since when?",
            "00:00:09.000 --> 00:00:10.000\nSince &lt;May&gt;.",
        ]
    )

    said = words_of_captions(captions)

    assert said == "Amina: The lift works again.\n\nJohn: Since when?\n\nSince <May>."


# A file on its way in, before any keeper sees it


def handler_for(is_authenticated: bool, length: int):
    handler = NoLargerThanAFilm(SimpleNamespace(user=SimpleNamespace(is_authenticated=is_authenticated)))
    handler.handle_raw_input(None, {}, length, b"x")
    handler.new_file("film", "film.mp4", "video/mp4", length)
    return handler


def test_what_is_larger_than_any_film_is_thrown_away_while_it_arrives_and_refused_in_words(settings):
    settings.LARGEST_FILM = 1 << 20
    handler = handler_for(True, 2 << 20)

    passed = [handler.receive_data_chunk(bytes(1 << 19), 0) is not None for _turn in range(4)]
    upload = handler.file_complete(1 << 20)  # Django counts only what went on

    assert passed == [True, True, False, False]
    with pytest.raises(Refused, match="larger than 1 MB"):
        keep_film(upload)


def test_a_stranger_cannot_fill_the_disk(settings):
    settings.LARGEST_FROM_STRANGERS = 1 << 20

    with pytest.raises(RequestDataTooBig):
        handler_for(False, 5 << 20)
    assert handler_for(True, 5 << 20).receive_data_chunk(bytes(3 << 20), 0)
    assert handler_for(False, 2 << 20).receive_data_chunk(bytes(3 << 20), 0) is None


def test_an_ordinary_file_goes_on_to_where_files_wait():
    handler = handler_for(False, 10)

    assert handler.receive_data_chunk(b"hello", 0) == b"hello"
    assert handler.file_complete(5) is None


def test_the_archive_in_these_tests_is_one():
    assert zipfile.is_zipfile(io.BytesIO(an_mp4() + ARCHIVE))
