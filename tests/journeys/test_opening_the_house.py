"""Setting a real partnership up: on a small phone, by keyboard, without JavaScript; every page held to the bar."""

import re

import pytest

from tests.bar.bar import Bar
from tests.journeys.test_serving import serving

pytestmark = pytest.mark.browser


def fill(page, **values) -> None:
    """Type into the fields, reached one after the other with the Tab key, and press Enter or the button."""
    for name, value in values.items():
        for _press in range(60):
            if page.evaluate("document.activeElement.name") == name:
                break
            page.keyboard.press("Tab")
        else:
            pytest.fail(f"The Tab key never comes to {name}.")
        page.keyboard.type(value)


def press_main_button(page) -> None:
    page.locator("button.main").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def problems_here(bar: Bar, page) -> list[str]:
    return [f"{page.url}: {problem}" for problem in bar.check(page.url, cookies=page.context.cookies())]


def test_somebody_opens_a_house_on_a_phone_by_keyboard(tmp_path, bar, photograph):
    problems = []
    with serving(tmp_path / "data", "--empty") as (address, log, _process), bar.visitor() as page:
        code = re.search(r"\n {4}(\S+)\n", log.read_text())[1]
        page.goto(address)
        problems += problems_here(bar, page)
        fill(page, code="AAAA-AAAA-AA")
        press_main_button(page)
        assert "This is not the code" in page.content()

        page.locator("input[name=code]").fill("")
        fill(page, code=code)
        press_main_button(page)
        problems += problems_here(bar, page)
        fill(page, name="Moorside Together", strapline="All of us")
        press_main_button(page)
        problems += problems_here(bar, page)
        press_main_button(page)
        fill(page, web="moorside.example", contact_name="Bea")
        press_main_button(page)
        assert "without the internet" in page.content()
        assert page.locator("input[name=web]").input_value() == "moorside.example"
        problems += problems_here(bar, page)
        fill(page, phone="01632 960555")
        press_main_button(page)
        problems += problems_here(bar, page)
        fill(page, your_name="Bea Moor")
        press_main_button(page)
        problems += problems_here(bar, page)
        photograph(page, "set-up-check")
        press_main_button(page)
        assert "Your house is open" in page.locator("h1").inner_text()

        for path in ("/", "/about/", "/my-page/", "/accessibility/", "/events/", "/events/hold/", "/people/",
                     "/people/enter/", "/people/here-as/", "/set-up/change/", "/sign-in/join/", "/no-such-page/"):  # fmt: skip
            page.goto(address + path)
            problems += problems_here(bar, page)
            photograph(page, "house" + path.replace("/", "-"))
        page.goto(f"{address}/my-page/")
        assert "Hello Bea" in page.content()
        page.context.clear_cookies()
        page.goto(f"{address}/my-page/")
        assert page.url.endswith("/sign-in/?next=/my-page/")
        problems += problems_here(bar, page)

    assert problems == []
