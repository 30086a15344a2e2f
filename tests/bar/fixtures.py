"""The fixture `bar`: one browser for the whole run. Without chromium the test is skipped; CI never skips."""

import os
from pathlib import Path

import pytest

from tests.bar import bar as kit


@pytest.fixture(scope="session")
def bar():
    if not kit.is_here():
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing, and CI never skips.")
        pytest.skip("Chromium is missing: apt install chromium.")
    one = kit.Bar()
    yield one
    one.stop()


@pytest.fixture
def photograph(request):
    """Keep a picture of a page when SCREENSHOTS names a folder: for people to look at."""
    folder = os.environ.get("SCREENSHOTS")

    def take(page, name: str) -> None:
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)

    return take
