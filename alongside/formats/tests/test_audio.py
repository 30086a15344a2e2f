"""A paper to listen to: every part is there, in its language, and a missing voice is said in a sentence."""

import io
import json
import os
import subprocess
import zipfile

import pytest

from alongside.formats import audio, speech
from alongside.formats.audio import Recording, to_chapters, to_mp3, to_talking_book
from alongside.formats.document import Builder, Span, split_words, words
from alongside.formats.not_here import NotHere
from alongside.formats.speech import Espeak, Spoken, as_said, voice_for
from alongside.formats.tests import papers
from alongside.formats.tests.test_formats import share_kept

needs_voice = pytest.mark.skipif(
    not audio.is_here() and not os.environ.get("CI"), reason="the voice is not here; CI never skips"
)
RATE = 22050
# MPEG-2 layer III: kbit/s by number, samples a second by number.
BIT_RATES = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
RATES = (22050, 24000, 16000)


class Fake:
    """A voice that keeps what it was asked, and takes a tenth of a second for each word."""

    def __init__(self, rate: int = RATE) -> None:
        self.asked: list[Spoken] = []
        self.rate = rate

    def speak(self, parts):
        self.asked += parts
        return [bytes(2 * (len(one.text.split()) * self.rate // 10)) for one in parts]

    def words(self) -> str:
        return " ".join(one.text for one in self.asked)


def files_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def seconds_of(mp3: bytes) -> float:
    """Walk from frame to frame; anything that is not a frame is a fault."""
    at, seconds = 0, 0.0
    if mp3.startswith(b"ID3"):
        size = mp3[6:10]
        at = 10 + (size[0] << 21 | size[1] << 14 | size[2] << 7 | size[3])
    while at < len(mp3):
        head = int.from_bytes(mp3[at : at + 4], "big")
        assert head >> 21 == 0x7FF, f"no frame at {at}"
        assert (head >> 19) & 3 == 2, "MPEG-2"
        assert (head >> 17) & 3 == 1, "layer III"
        assert (head >> 6) & 3 == 3, "one channel"
        kbit, rate = BIT_RATES[(head >> 12) & 15], RATES[(head >> 10) & 3]
        assert kbit == 48
        at += 72 * kbit * 1000 // rate + ((head >> 9) & 1)
        seconds += 576 / rate
    assert at == len(mp3)
    return seconds


@needs_voice
def test_each_heading_is_a_file_of_its_own_and_the_whole_is_there_too():
    files = files_of(to_talking_book(papers.ordinary()))

    assert list(files) == [
        "01-what-should-we-work-on-first.mp3",
        "02-who-came.mp3",
        "03-what-they-chose.mp3",
        "whole.mp3",
        "play-all.m3u8",
        "timings.json",
    ]
    parts = [seconds_of(data) for name, data in files.items() if name[0].isdigit()]
    assert all(seconds > 1 for seconds in parts)
    assert seconds_of(files["whole.mp3"]) == pytest.approx(sum(parts))


@needs_voice
def test_it_lasts_about_as_long_as_somebody_needs_to_say_it():
    document = papers.report(600)

    files = files_of(to_talking_book(document))

    expected = len(words(document)) * 0.35
    assert expected * 0.7 < seconds_of(files["whole.mp3"]) < expected * 1.4


@needs_voice
def test_the_timings_say_where_each_block_begins():
    document = papers.report(300)
    files = files_of(to_talking_book(document))

    about = json.loads(files["timings.json"])

    assert list(about) == [name for name in files if name[0].isdigit()]
    starts = {name: start for chapter in about.values() for name, start in chapter["blocks"].items()}
    assert set(starts) == {block.id for block in document.blocks}
    for name, chapter in about.items():
        times = list(chapter["blocks"].values())
        assert times == sorted(times)
        assert all(time < chapter["seconds"] for time in times)
        assert chapter["seconds"] == pytest.approx(seconds_of(files[name]), abs=0.2)


def test_A2_every_word_is_asked_of_the_voice():
    for paper in papers.ALL:
        document, voice = paper(), Fake()

        to_talking_book(document, voice)

        assert share_kept(words(document), split_words(voice.words())) >= 0.995


def test_each_part_is_spoken_in_its_own_language():
    voice = Fake()

    to_talking_book(papers.many_scripts(), voice)

    assert [voice_for(one.language) for one in voice.asked] == [
        "gmw/en",
        "gmw/en",
        "pa",
        "bn",
        "pl",
        "cy",
    ]


def test_a_few_words_in_another_language_are_spoken_in_it():
    voice = Fake()
    doc = Builder("t").paragraph("She said ", Span("croeso", language="cy"), " to us all")

    to_talking_book(doc.document(), voice)

    assert [(one.text, one.language) for one in voice.asked[-3:]] == [
        ("She said.", "en-GB"),
        ("croeso.", "cy"),
        ("to us all.", "en-GB"),
    ]


def test_a_name_is_said_as_people_there_say_it_and_written_as_they_write_it():
    voice = Fake()

    to_talking_book(Builder("Keighley").paragraph("Keighley's bus, not Keighleyton").document(), voice)

    assert voice.asked[0].text == "Keeth-lee."
    assert voice.asked[-1].text == "Keeth-lee's bus, not Keighleyton."
    assert as_said(r"Ilkley \1", {"Ilkley": r"Ilk\1lee"}) == r"Ilk\1lee \1"


@needs_voice
def test_a_few_words_without_a_voice_do_not_silence_the_whole_paper():
    doc = Builder("t").paragraph("bonjour", language="fr").paragraph("after")

    assert seconds_of(to_mp3(doc.document())) > 1


@needs_voice
def test_a_paper_in_a_language_without_a_voice_is_refused_in_a_sentence():
    with pytest.raises(NotHere, match=r"No computer voice here speaks this language\."):
        to_mp3(Builder("Bonjour", language="fr").document())


def test_without_lame_it_says_so(monkeypatch):
    monkeypatch.setattr(audio, "find_spec", lambda name: None)

    assert not audio.is_here()
    with pytest.raises(NotHere, match=r"not on this machine\."):
        to_mp3(papers.ordinary(), Fake())


def test_a_recording_or_another_voice_may_have_another_rate():
    files = files_of(to_talking_book(papers.ordinary(), Fake(rate=24000)))

    assert seconds_of(files["whole.mp3"]) > 1


def test_a_voice_that_leaves_something_out_is_not_passed_off_as_the_paper():
    class Forgets(Fake):
        def speak(self, parts):
            return super().speak(parts)[:-1]

    with pytest.raises(NotHere):
        to_talking_book(papers.ordinary(), Forgets())


@needs_voice
@pytest.mark.parametrize(
    "text",
    [
        "\\ {{7*7}} <b>&amp;</b> [[h@'l]]",
        "\ue000\uf8ff",
        "😀👩🏽‍🦽",
        "\u202eabc\u2066",
        "漢字",
        "x" * 5000,
        "…",
        "- - -",
    ],
)
def test_no_text_stops_the_voice(text):
    files = files_of(to_talking_book(Builder("t").paragraph(text).paragraph("after").document()))

    assert seconds_of(files["whole.mp3"]) > 0.5


def test_without_the_voice_it_says_so(monkeypatch):
    monkeypatch.setattr(speech, "espeak_is_here", lambda: False)

    with pytest.raises(NotHere, match=r"not on this machine\."):
        to_talking_book(papers.ordinary())


@needs_voice
def test_a_voice_that_breaks_ends_only_itself(monkeypatch, tmp_path):
    broken = tmp_path / "child.py"
    broken.write_text("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n")
    monkeypatch.setattr(speech, "PROCESS", broken)

    with pytest.raises(NotHere, match=r"stopped before it had read everything\."):
        to_talking_book(papers.ordinary())


def test_a_voice_that_hangs_is_ended(monkeypatch):
    def hangs(*args, **kwargs):
        raise subprocess.TimeoutExpired("voice", 1)

    monkeypatch.setattr(speech.subprocess, "run", hangs)
    monkeypatch.setattr(speech, "espeak_is_here", lambda: True)

    with pytest.raises(NotHere):
        Espeak().speak([Spoken("Hello", "en")])


@needs_voice
@pytest.mark.long
def test_a_book_of_thirty_thousand_words_is_read_whole():
    document = papers.report(30_000)

    files = files_of(to_talking_book(document))

    assert seconds_of(files["whole.mp3"]) > 30_000 * 0.25


def test_what_a_person_read_wins_over_the_computer_voice_and_says_whose_voice_it_is():
    doc = (
        Builder("Our plan").paragraph("We begin.").heading(2, "Buses", id="buses").paragraph("They are late.")
    )
    document = doc.document()
    spoken = to_chapters(
        Builder("x").paragraph("Buses are late, says Amina, again and again.").document(), Fake()
    )
    recording = Recording(spoken[0].mp3, "Amina")

    first, second = to_chapters(document, Fake(), recordings={"buses": recording})

    assert first.read_by == ""
    assert second.read_by == "Amina"
    assert "Read by Amina".encode("utf-16-le") in second.mp3[:200]
    assert abs(second.seconds - spoken[0].seconds) < 0.2


def test_a_paper_that_people_read_whole_needs_no_voice(monkeypatch):
    monkeypatch.setattr(
        "alongside.formats.audio.voice_for", lambda language: pytest.fail("no voice was needed")
    )
    sound = to_chapters(Builder("x").paragraph("Words.").document(), Fake())[0].mp3

    (chapter,) = to_chapters(
        Builder("Plan", language="so").document(), recordings={"": Recording(sound, "Hodan")}
    )

    assert chapter.read_by == "Hodan"
