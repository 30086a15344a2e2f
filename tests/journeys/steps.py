"""Steps of a journey in a browser."""


def goes_to(page, what) -> None:
    """Press a link or a button, and wait for the page that it leads to: on a busy machine the old one stays for a while."""
    with page.expect_navigation():
        what.click()
