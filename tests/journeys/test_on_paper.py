"""What is printed for the day, as a browser prints it: A4, large, black on white, and every sheet says how to reach us."""

import re

import pymupdf
import pytest

from tests.bar.states import EXTREME, ORDINARY
from tests.journeys.people import Visit

pytestmark = pytest.mark.browser
A4, PHONE, LARGE = (595, 842), "01632 960123", 15.5  # points; the phone of the example


def printed(bar, address: str, path: str) -> pymupdf.Document:
    """A page as Ruth's browser prints it, scripts off."""
    ruth = Visit(address).come_in("ruth")
    with bar.visitor(cookies=ruth.cookies()) as page:
        page.goto(address + path)
        return pymupdf.open(stream=page.pdf(prefer_css_page_size=True))


def next_event(address: str) -> str:
    found = re.search(r'href="(/events/[0-9a-f-]{36}/)"', Visit(address).read("/"))
    return found[1]


@pytest.mark.parametrize(
    ("name", "sheets"), [("pack", None), ("claim-slip", 2), ("cash-sheet", 1), ("bring-someone", 1)]
)
def test_F2_every_printed_page_is_A4_and_holds_the_phone_number(bar, example_address, name, sheets):
    pages = list(printed(bar, example_address, f"{next_event(example_address)}{name}/"))

    for page in pages:
        assert (round(page.rect.width), round(page.rect.height)) == A4
        assert PHONE in page.get_text()
        assert "Leave quickly" not in page.get_text()
    assert sheets in (None, len(pages))


def test_names_on_the_printed_list_are_large_and_no_sheet_with_needs_holds_one(bar, example_address):
    pages = list(printed(bar, example_address, f"{next_event(example_address)}pack/"))

    parts = [
        part
        for page in pages
        for block in page.get_text("dict")["blocks"]
        for line in block.get("lines", ())
        for part in line["spans"]
    ]
    names = [part for part in parts if part["text"].strip() in ("Amina", "Callum")]
    assert names
    assert all(part["size"] >= LARGE for part in names)
    needs = next(page.get_text() for page in pages if "What people need today" in page.get_text())
    assert "Amina" not in needs
    assert "Callum" not in needs


@pytest.mark.parametrize("state", [ORDINARY, EXTREME], ids=["as it is", "in the extreme"])
def test_what_is_printed_meets_the_bar_on_the_screen_too(bar, changing_looks, state):
    event, ruth = (
        next_event(changing_looks),
        Visit(changing_looks).come_in("ruth").choose(state),
    )
    names = ["pack", "claim-slip", "cash-sheet", "bring-someone", "door", "organisations", "paper-sheet"]

    problems = [
        f"{name}: {one}"
        for name in names
        for one in bar.check(f"{changing_looks}{event}{name}/", state, cookies=ruth.cookies())
    ]

    assert problems == []
