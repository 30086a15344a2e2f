"""People join by any route, are reached their way, and are helped only as they allow. All with scripts off."""

import re

import pytest

from tests.journeys.test_bradford_and_the_dots import come_in, follow, press
from tests.journeys.test_opening_the_house import fill, press_main_button

pytestmark = pytest.mark.browser
PHONE, DESK = 320, 1280


def text_of(page) -> str:
    return page.locator("main").inner_text()


def tick(page, label: str) -> None:
    page.get_by_label(label, exact=False).first.check()


def go_on(page) -> None:
    press(page, "^(Save and go on|Go on)$")


def test_journey_1_somebody_joins_alone_on_an_old_phone(bar, own_example, photograph):
    """No e-mail, no password, one question a page; she stops, comes back with a code on another phone, and is in."""
    with bar.visitor(width=PHONE) as page:
        page.goto(own_example)
        follow(page, "Join us")
        photograph(page, "join-320")
        follow(page, "Join here")
        tick(page, "Yes")
        go_on(page)
        page.get_by_label("Your name").fill("Shabnam Akhtar")
        go_on(page)
        follow(page, "Leave this out")
        tick(page, "Text message")
        page.get_by_label("The number or address").fill("12")
        go_on(page)
        assert "does not look like a phone number" in text_of(page)
        assert page.get_by_label("The number or address").input_value() == "12"
        page.get_by_label("The number or address").fill("07700 900321")
        go_on(page)
        tick(page, "Plain envelopes")
        go_on(page)
        follow(page, "Stop here")
        code = re.search(r"\b([0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4})\b", text_of(page))[1]
        photograph(page, "join-later-320")

    with bar.visitor(width=PHONE) as other:
        other.goto(f"{own_example}/join/")
        follow(other, "Come back with a code")
        other.get_by_label("Your code").fill(code.lower())
        go_on(other)
        assert "07700 900321" in text_of(other)
        photograph(other, "join-check-320")
        other.wait_for_timeout(3200)  # no person is quicker than three seconds
        press(other, "^Join$")
        assert "Welcome, Shabnam" in text_of(other)
        follow(other, "Go to my page")
        assert "Hello Shabnam" in text_of(other)


def test_somebody_joins_with_the_keyboard_alone(bar, own_example):
    with bar.visitor(width=PHONE) as page:
        page.goto(f"{own_example}/join/age/")
        for _press in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.name") == "adult":
                break
        page.keyboard.press("Space")
        press_main_button(page)
        fill(page, name="Ines Marlow")
        press_main_button(page)
        page.goto(f"{own_example}/join/check/")
        page.wait_for_timeout(3200)
        press_main_button(page)

        assert "Welcome, Ines" in text_of(page)


def test_journey_1_Mr_Hussains_neighbour_joins_by_phone_through_Ruth(bar, own_example, photograph):
    """One screen, a yes said aloud, read back; a letter in his size; and he counts like everybody."""
    with bar.visitor(width=DESK) as ruth:
        come_in(ruth, own_example, "Ruth")
        ruth.goto(f"{own_example}/people/enter/")
        ruth.get_by_label("Their name", exact=True).fill("Gurdip Singh")
        ruth.get_by_label("What to call them").fill("Mr Singh")
        ruth.get_by_label("Best way to reach them").select_option("phone")
        ruth.get_by_label("The number or address").fill("01632 960888")
        tick(ruth, "Never leave a message")
        ruth.get_by_label("How should we send them things?").select_option("large print")
        ruth.get_by_label("Size of print").select_option("18")
        ruth.locator("summary", has_text="Taking part in talk").click()
        tick(ruth, "Hearing loop")
        tick(ruth, "They said yes to: keep what I need")
        photograph(ruth, "enter-by-phone")
        press(ruth, "^Save$")
        assert "Read it back to them first" in text_of(ruth)
        tick(ruth, "I read this back")
        press(ruth, "^Save$")

        said = text_of(ruth)
        photograph(ruth, "entered")
        assert "Entered by Ruth for Mr Singh, by phone, read back: yes." in said
        assert "Never leave a message." in said
        assert "960888" not in said
        follow(ruth, "What they need")
        assert "Hearing loop" in text_of(ruth)


def test_Jo_helps_Callum_and_is_stopped(bar, own_example, photograph):
    with bar.visitor(width=PHONE) as jo, bar.visitor(width=PHONE) as callum:
        come_in(jo, own_example, "Jo")
        jo.goto(f"{own_example}/my-page/")
        press(jo, "Do something for Callum")
        assert "You are helping Callum." in jo.locator("body").inner_text()
        follow(jo, "What they need")
        needs = jo.url
        photograph(jo, "helping-320")
        follow(jo, "Change this")
        tick(jo, "More time to think")
        press(jo, "^Save$")
        assert "More time to think and to answer" in text_of(jo)
        jo.goto(f"{own_example}/votes/")
        follow(jo, "Which buses")
        if jo.get_by_role("link", name=re.compile("Put my dots|code")).count():
            follow(jo, "Put my dots|code")
            assert "only they can do" in text_of(jo), "nobody votes for somebody else"

        come_in(callum, own_example, "Callum")
        callum.goto(f"{own_example}/my-page/")
        photograph(callum, "callums-page-320")
        press(callum, "Stop the help of Jo|Jo")

        jo.goto(needs)
        assert "You are helping" not in jo.locator("body").inner_text()
        assert "More time" not in text_of(jo)


def test_Amina_never_has_to_ring_anybody(bar, own_example, photograph):
    """What she needs, how she is reached, everything that is kept, and asking to leave: all without the phone."""
    with bar.visitor(width=PHONE) as amina:
        come_in(amina, own_example, "Amina")
        amina.goto(f"{own_example}/my-page/")
        follow(amina, "^What I need$")
        assert "British Sign Language interpreter" in text_of(amina)
        press(amina, "nothing has changed")
        assert "We look at it again in a year" in text_of(amina)
        amina.goto(f"{own_example}/my-page/")
        follow(amina, "My details")
        assert "07700 900111" in text_of(amina)
        follow(amina, "Change way 1")
        tick(amina, "Never leave a message")
        press(amina, "^Save$")
        assert "Never leave a message." in text_of(amina)
        amina.goto(f"{own_example}/my-page/")
        follow(amina, "What you keep about me")
        photograph(amina, "record-320")
        assert "British Sign Language interpreter" in text_of(amina)
        follow(amina, "copy|erased")
        assert amina.get_by_role("button").count()


def test_somebody_under_18_reads_how_to_take_part(bar, own_example):
    with bar.visitor(width=PHONE) as page:
        page.goto(f"{own_example}/join/")
        follow(page, "I am under 18")

        assert "through an adult" in text_of(page)
