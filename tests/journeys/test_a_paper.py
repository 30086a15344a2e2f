"""A paper from an officer's Word file to everybody's format, and an answer that reaches a carer by text.

Scripts are off, the screen is 320 points wide; the server, its worker and the mail server are real.
"""

import re
import time

import pytest

from alongside.formats.document import Builder
from alongside.formats.word import to_word
from alongside.shared.post.tests.fake_smtp import FakeSmtp
from tests.journeys.steps import goes_to
from tests.journeys.test_first_week import Week, follow, open_the_house, press
from tests.journeys.test_serving import serving

pytestmark = pytest.mark.browser
PATIENCE = 60

PEOPLE = """
from alongside.config import ready
ready.start_django()
from alongside.groups.actions import seat, set_up_group
from alongside.people.actions import add_contact_route, add_person, make_card
from alongside.people.models import Person
ruth = Person.objects.get(name="Bea Moor")
board = set_up_group("board", "The Board", by=ruth)
def somebody(name, hat, ways, **more):
    person = add_person(name, by=ruth, **more)
    for number, (kind, value) in enumerate(ways):
        add_contact_route(person, kind=kind, value=value, is_first_choice=not number, by=ruth)
    seat(board, person, hat=hat, by=ruth)
    return person
somebody("Callum Reid", "uses services", [("email", "callum@example.org")], format="easy read")
somebody("Tariq Hussain", "carer", [("post", "4 Mill Row\\nWexcombe\\nWX1 2AB")], format="large print", print_size=18)
somebody("Amina Yusuf", "disabled person", [("text", "07700 900111")], format="bsl")
somebody("Farah Siddiqui", "carer", [("text", "07700 900112")], format="text")
david = somebody("David Orme", "officer", [("email", "david@example.org")])
print(make_card(david, by=ruth)[1])
"""
A_MINUTE_LATER = """
from alongside.config import ready
ready.start_django()
from django.utils import timezone
from alongside.shared.post.models import Letter
from alongside.shared.post.actions import send_letter
Letter.objects.filter(state__in=["waiting", "unmade"]).update(not_before=timezone.now())
for letter in Letter.objects.filter(state__in=["waiting", "unmade"]):
    send_letter(letter)
"""


def a_word_file() -> bytes:
    doc = Builder("Buses in Moorside")
    doc.paragraph("The CPP decides about buses in spring.")
    doc.heading(2, "What would change")
    doc.paragraph("Every stop gets a seat.")
    return to_word(doc.document())


def until(page, words: str) -> None:
    """Look again until the page says so: formats are made in the background."""
    deadline = time.monotonic() + PATIENCE
    while words not in page.locator("main").inner_text():
        assert time.monotonic() < deadline, page.locator("main").inner_text()
        time.sleep(0.5)
        page.reload()


def put_the_paper_in(page, address: str, folder) -> str:
    file = folder / "buses.docx"
    file.write_bytes(a_word_file())
    page.goto(f"{address}/papers/new/")
    page.locator("input[type=file]").set_input_files(file)
    page.locator("[name=group]").select_option(label="The Board")
    press(page, "Save as a draft")
    assert "Draft: Buses in Moorside" in page.locator("h1").inner_text()
    follow(page, "Check the words and put it out")
    assert "What does CPP mean?" in page.content()
    press(page, "Put it out")
    assert "CPP" in page.locator(".error-summary").inner_text()
    page.get_by_label("What does CPP mean?").fill("the Co-Production Partnership, which is us")
    press(page, "Put it out")
    assert "It is out." in page.content()
    return re.search(r"/papers/[0-9a-f-]{36}/", page.url)[0]


def make_easy_read(page, address: str, paper: str) -> None:
    page.goto(address + paper + "formats/")
    follow(page, "Write the easy words")
    page.locator("[name=lines]").fill("We talk about buses.\nEvery bus stop gets a seat.")
    press(page, "Save, and choose pictures")
    page.get_by_label("travel").first.check()
    press(page, "Save the pictures")
    assert "Shorter words, draft" in page.content()
    for name in ("Callum", "Dana"):
        follow(page, "Somebody checked it")
        page.locator("[name=name]").fill(name)
        page.locator("[name=on]").fill("2026-01-05")
        press(page, "Write it down")
    assert "Easy Read. Checked by Callum and Dana." in page.content()


def test_A2_E2_H2_L1_a_paper_reaches_everybody_and_its_comments_are_answered(tmp_path, bar):
    with FakeSmtp() as mail_server:
        mail = f"smtp://127.0.0.1:{mail_server.port}"
        week = Week(tmp_path, mail)
        with (
            serving(week.data, "--empty", ALONGSIDE_MAIL=mail, ALONGSIDE_TEXTS="file") as (
                address,
                log,
                _process,
            ),
            bar.visitor() as page,
        ):
            open_the_house(page, address, log)
            card = week.run(code=PEOPLE).strip().splitlines()[-1]

            # The officer comes in with his card and puts a Word file in; the checker finds the short form.
            with bar.visitor() as officer:
                officer.goto(f"{address}/card/")
                officer.locator("main input:not([type=hidden])").first.fill(card)
                goes_to(officer, officer.locator("main button.main"))
                paper = put_the_paper_in(officer, address, tmp_path)

                # Formats are made in the background, and the page says how far they are.
                made = re.search(r"Made by this machine: \d+ of (\d+)", officer.locator("main").inner_text())[
                    1
                ]
                until(officer, f"Made by this machine: {made} of {made}.")

            page.goto(address + paper)
            assert "2 people are still waiting: Easy Read 1, British Sign Language film 1." in page.content()
            assert "British Sign Language film: coming by" in page.content()

            # It goes out to its readers: part sent, until the last one has it.
            page.goto(address + paper + "send/")
            press(page, "Send it")
            assert "Part sent" in page.content()
            make_easy_read(page, address, paper)
            week.run(code=A_MINUTE_LATER)
            to_callum = [one for one in mail_server.letters if one["To"] == "callum@example.org"]
            assert (
                "Easy Read. Checked by Callum and Dana." in to_callum[-1].get_body(("plain",)).get_content()
            )

            # Mr Hussain's large print is on the pile for the post.
            page.goto(f"{address}/letters/print/")
            assert "Tariq Hussain" in page.content()
            with page.expect_download() as download:
                page.get_by_role("button", name="Make the file").click()
            assert download.value.path().read_bytes().startswith(b"%PDF")

            # Amina's film is promised for a day, which everybody can read.
            page.goto(address + paper + "formats/")
            film = page.locator("li.card", has_text="British Sign Language film")
            goes_to(page, film.get_by_role("link", name="Say when it comes"))
            page.locator("[name=promised_on]").fill("2099-03-09")
            page.locator("[name=made_where]").fill("a sign language studio")
            press(page, "Save")
            with bar.visitor() as stranger:
                stranger.goto(address + paper)
                assert "British Sign Language film: coming by 9 March 2099." in stranger.content()

            # Farah rings; the answer reaches her by text.
            page.goto(address + paper + "comments/open/")
            page.locator("[name=until]").fill("2099-03-01")
            press(page, "Ask for comments")
            page.goto(f"{address}/people/?name=Farah")
            follow(page, "Farah Siddiqui")
            goes_to(page, page.locator("h3:has-text('Write down what they think') + ul a"))
            page.locator("[name=words]").fill("A seat helps nobody without a kerb.")
            page.locator("[name=via]").select_option("phone")
            page.get_by_label("They said that others may read").check()
            press(page, "Send it")
            page.goto(address + paper + "comments/answer/")
            page.get_by_label("A seat helps nobody without a kerb.").check()
            page.get_by_label("It changed the paper").check()
            page.locator("textarea[name=words]").fill("We add the kerbs.")
            press(page, "Send the answer")
            assert "1 comment: 1 changed it." in page.content()
            week.run(code=A_MINUTE_LATER)
            texts = (week.data / "texts.txt").read_text().splitlines()
            told = [line for line in texts if line.startswith("07700 900112") and "We add the kerbs." in line]
            assert len(told) == 1, texts

            # Somebody does not understand; it is made clearer, and the words before stay to be read.
            with bar.visitor() as stranger:
                stranger.goto(address + paper)
                goes_to(stranger, stranger.get_by_role("link", name="I don't understand this").first)
                press(stranger, "Make this clearer")
            page.goto(address + paper + "to-clear/")
            follow(page, "Write it more clearly")
            page.locator("textarea[name=words]").fill("We all decide about buses in spring.")
            press(page, "Save for everybody")
            assert "We all decide about buses in spring." in page.content()
            page.goto(address + paper + "clearer/")
            assert "The CPP decides about buses in spring." in page.content()
            page.goto(f"{address}/papers/plain-words/")
            assert "Made clearer" in page.content()
