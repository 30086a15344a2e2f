"""Check-in, the half of journey 7 at the door: a volunteer with an old phone, scripts off, at 320 pixels, by keyboard."""

import datetime
import re
from urllib.parse import urlsplit

import pytest

from tests.journeys.people import Visit
from tests.journeys.steps import goes_to

pytestmark = pytest.mark.browser
PEOPLE = ["Amina", "Bashir", "Callum", "Dana", "Nasreen"]
NEEDS = "interpreter"


def send(ruth: Visit, path: str, values: dict) -> None:
    ruth.send(path, values, page=path)


def an_event_today(ruth: Visit) -> str:
    """Ruth holds an event this evening, publishes it, and books five people who rang. Its address."""
    send(
        ruth,
        "/events/hold/",
        {
            "title": "An evening together",
            "about": "Come and say what matters.",
            "kind": "event",
            "mode": "in person",
            "known": "times",
            "day": datetime.date.today().isoformat(),
            "start": "23:57",
            "end": "23:59",
            "is_certain": "yes",
            "fee": "£25 an hour.",
            "expenses": "your travel.",
            "paid_when": "in cash on the day.",
        },
    )
    found = re.findall(r'href="(/events/[0-9a-f-]{36}/)"', ruth.read("/events/"))
    event = next(one for one in found if "An evening together" in ruth.read(one))
    facts = {f"fact{number}": "yes" for number in range(7)}
    place = {"name": "The Mill", "address": "1 High Street", "setting": "community", **facts}
    send(ruth, f"{event}place/", place)
    send(ruth, f"{event}publish/", {})
    for number, name in enumerate(PEOPLE):
        values = {
            "name": name,
            "kind": "phone",
            "value": f"01632 96011{number}",
            "connection": "organisation",
            "organisation": "Wexcombe Deaf Club",
            "supporters": "1" if name == "Callum" else "",
            "via": "phone",
            "read_back": "on",
        }
        send(ruth, f"{event}book-for/", values)
    return event


def code_of_a_pass(ruth: Visit, event: str) -> str:
    path = f"{event}day-pass/"
    page = ruth.send(path, {"volunteer": "Joan", "day": datetime.date.today().isoformat()}, page=path)
    return re.search(r"<strong>(\w{5} \w{5})</strong>", page)[1]


def tab_to(page, name: str) -> None:
    """Go to a link or a button by keyboard alone."""
    for _press in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText || ''").replace("\n", " ").startswith(name):
            return
    raise AssertionError(f"{name} is not reached by keyboard")


def test_journey_7_Joan_lets_people_in_by_keyboard_on_an_old_phone(bar, own_example, photograph):
    ruth = Visit(own_example).come_in("ruth")
    event = an_event_today(ruth)
    code = code_of_a_pass(ruth, event)

    with bar.visitor() as page:
        page.goto(f"{own_example}/events/day-pass/")
        page.get_by_label("The code on your day pass").fill(code)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        main = page.locator("main").inner_text()
        photograph(page, "door-320")
        assert "5 people are still to come" in main
        for hidden in ("Wexcombe Deaf Club", "01632 96011", NEEDS):
            assert hidden not in main

        page.get_by_role("link", name="N", exact=True).focus()
        page.keyboard.press("Enter")
        tab_to(page, "Is here")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert urlsplit(page.url).fragment == "letter-N"
        assert "1 person is in the room" in page.locator("main").inner_text()

        callum = page.locator("li", has_text="Callum")
        goes_to(page, callum.get_by_role("button", name="Is here"))
        assert "3 people are in the room" in page.locator("main").inner_text(), "his supporter counts too"
        goes_to(page, callum.get_by_role("link", name="Who came with them?"))
        page.get_by_label("How many came with them?").fill("0")
        goes_to(page, page.get_by_role("button", name="Save"))
        assert "2 people are in the room" in page.locator("main").inner_text()

        goes_to(page, page.get_by_role("link", name="They did not book"))
        goes_to(page, page.get_by_role("button", name="They are here"))
        main = page.locator("main").inner_text()
        assert "3 people are in the room" in main
        assert "Here without a booking" in main
        page.get_by_label("How many others came").fill("2")
        goes_to(page, page.get_by_role("button", name="Count them"))
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 320, "nothing stands beyond the edge"

    assert "5</strong> people came" in ruth.read(event)
