"""A coordinator's first week, from an empty folder to a copy that can be put back.

She has 15 hours, a messy spreadsheet and a phone of 320 points. Scripts are off; the server and the mail server are real.
"""

import json
import os
import re
import subprocess
import sys

import pytest

from alongside.arrivals.tests.make import a_list_of_sixty
from alongside.shared.post.tests.fake_smtp import FakeSmtp
from tests.journeys.steps import goes_to
from tests.journeys.test_serving import serving

pytestmark = pytest.mark.browser

A_MINUTE_LATER = """
from alongside.config import ready
ready.start_django()
from django.utils import timezone
from alongside.shared.post.models import Letter
from alongside.shared.post.actions import send_letter
Letter.objects.filter(state="waiting").update(not_before=timezone.now())
for letter in Letter.objects.filter(state="waiting"):
    send_letter(letter)
"""
FIGURES = """
import json
from alongside.config import ready
ready.start_django()
from django.db.models import Count
from alongside.arrivals.figures import lists
from alongside.people.models import Consent, ContactRoute, Person, Role
from alongside.shared.post.models import Letter
print(json.dumps({
    "lists": [[one.people, one.not_asked, one.asked, one.yes, one.said_no] for one in lists()],
    "people": sorted(Person.objects.values_list("name", "held_back", "is_active", "format", "print_size")),
    "ways": sorted((one.person.name, one.kind, one.value) for one in ContactRoute.objects.select_related("person")),
    "yeses": sorted(Consent.objects.values_list("person__name", "to", "via")),
    "letters": sorted(Letter.objects.values_list("state", "way").annotate(Count("pk"))),
    "roles": sorted(Role.objects.values_list("person__name", "kind", "stands_in_for__name")),
}, default=str))
"""


class Week:
    """What the week needs: where the data lies, and how its programs are started."""

    def __init__(self, folder, mail: str):
        self.data, self.mail = folder / "data", mail

    def run(self, *words, code: str = "", data=None) -> str:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("ALONGSIDE_", "DJANGO_"))
        }
        program = ["-c", code] if code else ["-m", "alongside.config.cli", *map(str, words)]
        done = subprocess.run(
            [sys.executable, *program],
            env={
                **kept,
                "ALONGSIDE_DATA": str(data or self.data),
                "ALONGSIDE_MAIL": self.mail,
                "ALONGSIDE_TEXTS": "file",
                "DJANGO_SETTINGS_MODULE": "alongside.config.settings",
            },
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def press(page, name: str) -> None:
    goes_to(page, page.get_by_role("button", name=name, exact=True))


def follow(page, name: str) -> None:
    goes_to(page, page.get_by_role("link", name=name).first)


def open_the_house(page, address: str, log) -> None:
    page.goto(address)
    page.locator("input[name=code]").fill(re.search(r"\n {4}(\S+)\n", log.read_text())[1])
    for fields in (
        {},
        {"name": "Moorside Together", "strapline": "All of us"},
        {},
        {"phone": "01632 960555", "contact_name": "Bea"},
        {"your_name": "Bea Moor"},
        {},
    ):
        for name, words in fields.items():
            page.locator(f"[name={name}]").fill(words)
        goes_to(page, page.locator("button.main"))
    assert "Your house is open" in page.locator("h1").inner_text()


def bring_sixty_people_in(page, address: str, folder) -> None:
    file = folder / "contacts.xlsx"
    file.write_bytes(a_list_of_sixty().read())
    page.goto(f"{address}/today/")
    follow(page, "Bring in the list you have")
    page.locator("input[type=file]").set_input_files(file)
    press(page, "Look at it")
    press(page, "Go on, and look at the people")
    assert "2 lines stay out" in page.content()
    assert "Line 68" in page.content()
    follow(page, "Look at them side by side")
    for question in page.get_by_label("Two people").all():
        question.check()
    press(page, "Save")
    press(page, "Bring 63 people in")
    assert "63 people are in. Nothing was sent." in page.content()


def ask_for_their_yes(page) -> None:
    follow(page, "Ask 60 people")
    page.get_by_label("How did their names come to you?").fill("You came to an event of ours since 2020.")
    press(page, "Ask 60 people")
    assert "60 people are asked now." in page.content()


def answer_by_the_link(bar, address: str, link: str, answer: str) -> None:
    with bar.visitor() as page:
        page.goto(address + link)
        page.get_by_label(answer, exact=True).check()
        press(page, "Send my answer")
        assert page.locator("h1").inner_text() in {"Thank you", "We took you off our list"}


def write_down(page, address: str, name: str, answer: str, via: str) -> None:
    page.goto(f"{address}/bring-in/asked/?name={name}")
    follow(page, name)
    page.get_by_label(answer, exact=True).check()
    page.locator("[name=via]").select_option(via)
    page.get_by_label("I read it back to them.").check()
    press(page, "Write it down")


def ring_two_people(page, address: str) -> list[str]:
    """One answers, one does not. Their names."""
    names = []
    for outcome in ("Done: they know it now", "No answer"):
        page.goto(f"{address}/letters/calls/")
        goes_to(page, page.locator("main ul a").nth(len(names) if outcome == "No answer" else 0))
        names.append(page.locator("h1").inner_text().removeprefix("Ring "))
        assert "May we keep your name" in page.content()
        page.get_by_label(outcome).check()
        press(page, "Write it down")
    return names


def hold_an_event(page, address: str) -> None:
    page.goto(f"{address}/events/hold/?as=event")
    for name, words in {
        "title": "What matters to us",
        "about": "Come and say what matters.",
        "day": "2037-03-09",
        "start": "10:30",
        "end": "13:00",
        "no_fee_because": "we have no money for fees yet.",
        "expenses": "your travel.",
        "paid_when": "in cash on the day.",
    }.items():
        page.locator(f"[name={name}]").fill(words)
    page.locator("[name=mode]").select_option("in person")
    goes_to(page, page.locator("button.main"))
    page.locator("[name=name]").fill("Mill Hall")
    page.locator("[name=address]").fill("1 Mill Lane")
    page.get_by_label("A community place").check()
    for question in page.get_by_label("We have not checked").all():
        question.check()
    goes_to(page, page.locator("button.main"))
    follow(page, "Publish")
    goes_to(page, page.locator("button.main"))


def hand_over(page, address: str) -> None:
    page.goto(f"{address}/people/enter/")
    page.locator("[name=name]").fill("Helen Cover")
    page.get_by_label("I read this back").check()
    goes_to(page, page.locator("button.main"))
    assert "Helen Cover" in page.locator("h1").inner_text()
    page.goto(f"{address}/people/stand-in/")
    page.locator("[name=cover]").select_option(label="Helen Cover")
    for role in page.locator("[name=roles]").all():
        role.check()
    page.locator("[name=first_day]").fill("2036-12-01")
    page.locator("[name=last_day]").fill("2036-12-12")
    goes_to(page, page.locator("button.main"))
    assert "Helen Cover" in page.content()
    page.goto(f"{address}/today/sheet/")
    assert page.locator("h1").count() == 1


def test_A1_A2_A6_K1_a_first_week_from_a_messy_spreadsheet_to_a_copy_that_can_be_put_back(tmp_path, bar):
    with FakeSmtp() as mail_server:
        mail, mailbox = f"smtp://127.0.0.1:{mail_server.port}", mail_server.letters
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
            bring_sixty_people_in(page, address, tmp_path)
            ask_for_their_yes(page)
            week.run(code=A_MINUTE_LATER)

            # Each was asked by their own way: nobody twice, nobody left out.
            assert len({letter["To"].lower() for letter in mailbox}) == 25
            assert len(mailbox) == 26, "a couple has one inbox, and each gets a letter"
            texts = (week.data / "texts.txt").read_text().splitlines()
            assert len(texts) == 6
            page.goto(f"{address}/letters/print/")
            assert page.locator("main li").count() == 15
            with page.expect_download() as download:
                page.get_by_role("button", name="Make the file").click()
            assert download.value.path().read_bytes().startswith(b"%PDF")
            page.goto(f"{address}/letters/print/")
            follow(page, "They are in the post")
            goes_to(page, page.locator("button.main"))

            # They answer by four routes.
            letters = {letter["To"].lower(): letter for letter in mailbox}
            links = {
                to: re.search(r"(/asked/[0-9a-f-]+/)", letter.get_body(("plain",)).get_content())[1]
                for to, letter in letters.items()
            }
            answer_by_the_link(bar, address, links["farah.0@example.org"], "Yes")
            answer_by_the_link(bar, address, links["amina.2@example.org"], "No")
            answer_by_the_link(bar, address, re.search(r"(/asked/[0-9a-f-]+/)", texts[0])[1], "Yes")
            rang, _nobody = ring_two_people(page, address)
            write_down(page, address, rang, "Yes", "phone")
            write_down(page, address, "Iwona", "Yes", "post")
            page.goto(f"{address}/bring-in/")
            follow(page, "contacts.xlsx")
            answered = page.locator("main dl").inner_text()
            assert re.search(r"Said yes\s+4", answered)
            assert re.search(r"Said no, and were taken out\s+1", answered)

            # An invitation reaches those who said yes, and nobody else.
            hold_an_event(page, address)
            follow(page, "Invite people")
            page.get_by_label("Everybody who takes part: 5").check()
            press(page, "Send the invitations")
            week.run(code=A_MINUTE_LATER)
            invited = [letter["To"].lower() for letter in mailbox if "You are invited" in letter["Subject"]]
            assert invited == ["farah.0@example.org"]

            hand_over(page, address)

        # She writes the key on paper, makes a copy, and tries whether it can be put back.
        paper = tmp_path / "paper"
        paper.write_text(re.search(r"\n {4}(\S.*)\n", week.run("backup-key"))[1])
        week.run("backup")
        (copy,) = (week.data / "copies").glob("*.copy")
        assert "This copy is good" in week.run("restore", "--check", copy, "--key-file", paper)
        clean = tmp_path / "clean"
        clean.mkdir()
        for key in ("secret.key", "fields.key"):
            (clean / key).write_bytes((week.data / key).read_bytes())
        week.run("restore", copy, "--to", clean, "--key-file", paper)

        before, after = (json.loads(week.run(code=FIGURES, data=folder)) for folder in (week.data, clean))
        assert before == after
        assert before["lists"] == [[62, 3, 55, 4, 1]]
