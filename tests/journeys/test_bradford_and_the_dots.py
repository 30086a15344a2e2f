"""A newcomer reads what Bradford learned; then a vote is held on a wall, online and by phone. All with scripts off."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.journeys.steps import goes_to

pytestmark = pytest.mark.browser
PHONE, DESK = 320, 1280


def press(page, name: str) -> None:
    goes_to(page, page.get_by_role("button", name=re.compile(name)).first)


def follow(page, name: str) -> None:
    goes_to(page, page.get_by_role("link", name=re.compile(name)).first)


def come_in(page, address: str, name: str) -> None:
    page.goto(address)
    press(page, name)


def test_a_newcomer_reads_bradfords_report_on_a_small_phone(bar, example_address, photograph, tmp_path):
    with bar.visitor(width=PHONE) as page:
        page.goto(example_address)
        page.get_by_role("link", name="Menu").click()
        follow(page, "Learning from others")
        follow(page, "Bradford")
        text = page.locator("main").inner_text()
        photograph(page, "bradford-320")

        assert "85" in text
        assert "joint 6th" in text
        assert "How close it was: 1 dot. Day services had 21" in text
        assert "Nobody there has checked this page" in text

        for name, start in (("Large print", b"%PDF"), ("Word", b"PK"), ("Plain text", b"What Bradford")):
            with page.expect_download() as waiting:
                page.get_by_role("link", name=name).first.click()
            assert waiting.value.path().read_bytes().startswith(start), name


def test_journey_3_a_vote_is_held_on_a_wall_online_and_by_phone(bar, own_example, photograph):
    """Sam's hall, Amina's phone, Mr Hussain's call: counted the same, closed, counted, and read by all."""
    address = own_example
    with bar.visitor(width=PHONE) as amina:
        come_in(amina, address, "Amina")
        amina.goto(f"{address}/votes/")
        follow(amina, "Which buses")
        vote = amina.url
        follow(amina, "Put my dots")
        fieldsets = amina.locator("fieldset")
        fieldsets.nth(0).get_by_label("3 dots").check()
        fieldsets.nth(1).get_by_label("1 dot", exact=True).check()
        press(amina, "Check my dots")
        assert "4 dots" in amina.locator("main").inner_text(), "a fourth dot is refused, and says why"
        photograph(amina, "fourth-dot-320")

        fieldsets = amina.locator("fieldset")
        assert fieldsets.nth(0).get_by_label("3 dots").is_checked(), "what she chose is still there"
        fieldsets.nth(0).get_by_label("2 dots").check()
        press(amina, "Check my dots")
        photograph(amina, "check-my-dots-320")
        press(amina, "Send|Yes|Put|Vote|Cast")
        thanks = amina.locator("main").inner_text()
        photograph(amina, "voted-320")
        number = re.search(r"\b(\w{3} \w{3} \w{3} \w{3})\b", thanks)
        assert number, "she gets a check number"

        amina.goto(f"{vote}paper/")
        assert "already voted" in amina.locator("main").inner_text().lower()

    with bar.visitor(width=DESK) as ruth:
        come_in(ruth, address, "Ruth")
        ruth.goto(vote)
        follow(ruth, "Run this vote")
        run = ruth.url

        follow(ruth, "Write down a vote for somebody")
        enter_a_phone_vote(ruth, "Hussain")
        photograph(ruth, "phone-vote")

        ruth.goto(run)
        follow(ruth, "dots of Corn Hall")
        for field in ruth.locator("input[type=number]").all():
            field.fill("0")
        fill(ruth, {"Late buses": "5", "Ramps": "4"})
        fill(ruth, {"people": "4", "not used|gave back|unused": "3"})
        fill(ruth, {"counted": "Sam", "checked": "Farah"})
        press(ruth, "Write|Save|Keep")
        assert "There is something to put right" not in ruth.content(), ruth.locator("main").inner_text()

        ruth.goto(run)
        follow(ruth, "Close")
        press(ruth, "Close")
        ruth.goto(run)
        follow(ruth, "Count")
        press(ruth, "Count")
        ruth.goto(f"{vote}result/")
        photograph(ruth, "result-1280")
        ruth.locator("summary", has_text="check number").click()
        result = ruth.locator("main").inner_text()

    assert "Late buses" in result
    assert number[1] in result, "Amina finds her check number"
    assert re.search(r"\b6\b\W+people|people\W+6\b|\b6 people", result), result


def fill(page, values: dict) -> None:
    """Fill fields by a part of their label."""
    for label, value in values.items():
        page.get_by_label(re.compile(label, re.IGNORECASE)).first.fill(value)


def enter_a_phone_vote(page, name: str) -> None:
    value = page.locator("option", has_text=name).get_attribute("value")
    page.locator("select").first.select_option(value)
    goes_to(page, page.locator("button.main"))
    page.locator("fieldset").nth(0).get_by_label("1 dot", exact=True).check()
    press(page, "Check|Read")
    tick = page.get_by_label(re.compile("read", re.IGNORECASE))
    if tick.count():
        tick.first.check()
    press(page, "Send|Put|Yes|Enter|Vote")


def test_C2_the_big_screen_in_the_room_keeps_itself_up_to_date(bar, own_example, photograph):
    """With scripts the count changes in its place; without them the page loads itself anew when it is asked to."""
    with bar.visitor(width=DESK, scripts=True) as screen, bar.visitor(width=PHONE) as amina:
        come_in(amina, own_example, "Amina")
        amina.goto(f"{own_example}/votes/")
        follow(amina, "Which buses")
        vote = amina.url
        screen.goto(f"{vote}live/")
        assert screen.locator("[data-voted]").inner_text() == "0"

        follow(amina, "Put my dots")
        amina.locator("fieldset").first.get_by_label("3 dots").check()
        press(amina, "Check my dots")
        press(amina, "Send")

        screen.locator("[data-voted]", has_text="1").wait_for()
        photograph(screen, "live-1280")
        assert "Late buses" not in screen.locator("main").inner_text(), "never for what"
        with bar.visitor(width=DESK) as ruth:
            come_in(ruth, own_example, "Ruth")
            ruth.goto(f"{vote}run/")
            follow(ruth, "Close the vote")
            press(ruth, "Close the vote")
        screen.get_by_text("The vote is closed").wait_for()
        amina.goto(f"{vote}live/?again=yes")
        assert "loads itself anew every 10 seconds" in amina.locator("main").inner_text()


def sheets_of(page) -> list[str]:
    """What stands on each sheet of paper when this page is printed."""
    page.locator(".sheet").first.wait_for()
    made = PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    return [" ".join(sheet.extract_text().split()) for sheet in made.pages]


@pytest.mark.parametrize("size", ["", "large", "a3"])
def test_C1_eight_ideas_are_printed_on_eight_sheets_and_on_nothing_else(bar, example_address, size):
    with bar.visitor(width=DESK) as page:
        page.goto(f"{example_address}/votes/")
        follow(page, "^What should we work on first")
        page.goto(f"{page.url}sheets/?size={size}")

        sheets = sheets_of(page)

    assert [sheet[:2] for sheet in sheets] == [f"{number}." for number in range(1, 9)]
    assert all("Put your stickers here" in sheet and "public record" in sheet for sheet in sheets)


def test_C3_each_voting_paper_is_one_sheet_in_large_print_too(bar, example_address):
    with bar.visitor(width=DESK) as page:
        come_in(page, example_address, "Ruth")
        page.goto(f"{example_address}/votes/")
        follow(page, "^Which buses")
        vote = page.url
        for large in (False, True):
            page.goto(f"{vote}run/papers/")
            page.get_by_label("How many papers").fill("3")
            page.get_by_label("In large print").set_checked(large)
            press(page, "Show them")

            sheets = sheets_of(page)

            assert len(sheets) == 3
            assert all("Number of this paper" in sheet and "The number 9" in sheet for sheet in sheets)


@pytest.mark.parametrize("size", ["100", "125", "200"])
def test_mr_hussain_reads_every_result_in_letters_of_his_size_without_moving_the_page_sideways(
    bar, changing_looks, photograph, size
):
    with bar.visitor(width=PHONE) as page:
        page.goto(f"{changing_looks}/how-it-looks/")
        page.locator(f"input[name=size][value='{size}']").check()
        page.locator("main form button").first.click()
        page.goto(f"{changing_looks}/votes/")
        results = [link.get_attribute("href") for link in page.locator("a[href$='/result/']").all()]
        assert results

        tables = 0
        for result in results:
            for place in (result, result.replace("/result/", "/live/")):
                page.goto(changing_looks + place)
                for hidden in page.locator("main details > summary").all():
                    hidden.click()
                for region in page.locator("main .scroll").all():
                    room, table = region.bounding_box(), region.locator("table").bounding_box()
                    assert table["width"] <= room["width"] + 1, place
                    tables += 1
                # Whoever listens has a table still, with a name for each row, and hears no name of a column twice.
                for row in page.get_by_role("row").all()[1:3]:
                    assert row.get_by_role("rowheader").count() == 1
        photograph(page, f"result-320-{size}")
        assert tables > len(results)
