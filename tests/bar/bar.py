"""One browser for all pages: what is wrong with a page in a state, in sentences."""

import gzip
import os
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from tests.bar.states import ORDINARY, State

HERE = Path(__file__).parent
AXE = (HERE / "axe" / "axe.min.js").read_text(encoding="utf-8")
CHECKS = (HERE / "checks.js").read_text(encoding="utf-8")
FOCUS = (HERE / "focus.js").read_text(encoding="utf-8")
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TAGS = [
    "wcag2a",
    "wcag2aa",
    "wcag2aaa",
    "wcag21a",
    "wcag21aa",
    "wcag21aaa",
    "wcag22a",
    "wcag22aa",
    "best-practice",
]
RUN_AXE = """async (tags) => {
  const found = await axe.run(document, {
    runOnly: {type: "tag", values: tags},
    rules: {"color-contrast-enhanced": {enabled: true}, "target-size": {enabled: true}},
    resultTypes: ["violations"],
  });
  return found.violations.map(v => `${v.id}: ${v.help}: ${v.nodes.slice(0, 2).map(n => n.html.slice(0, 120)).join(" | ")}`);
}"""
HEAVIEST = 30_000  # bytes of HTML, CSS and JS, gzipped


def is_here() -> bool:
    return Path(CHROMIUM).exists()


class Bar:
    """Holds the browser. `check` gives the problems of one page; `visitor` is a person with scripts off."""

    def __init__(self):
        self.playwright = sync_playwright().start()
        self.browser = self.playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        self.contexts = {}

    def stop(self) -> None:
        self.browser.close()
        self.playwright.stop()

    def page(self, state: State):
        """A page with scripts on, for axe, which cannot run without. Kept between checks of one width."""
        if state.width not in self.contexts:
            context = self.browser.new_context(viewport={"width": state.width, "height": 800})
            page = self.contexts[state.width] = context.new_page()
            # A sheet that was kept from the page before would not be weighed.
            context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
        return self.contexts[state.width]

    def check(self, url: str, state: State = ORDINARY, *, cookies=()) -> list[str]:
        """Every problem of the page at this address, in sentences."""
        page = self.page(state)
        page.context.clear_cookies()
        page.context.add_cookies(list(cookies))
        host, bodies, elsewhere, said = urlsplit(url).netloc, [], [], []

        def on_response(response):
            kind = response.request.resource_type
            if kind in {"document", "stylesheet", "script"} and response.ok:
                bodies.append(response)

        def on_request(request):
            if urlsplit(request.url).netloc not in {host, ""}:
                elsewhere.append(request.url)

        def on_console(message):
            if message.type == "error":
                said.append(message.text)

        page.on("request", on_request)
        page.on("response", on_response)
        page.on("console", on_console)
        try:
            answer = page.goto(url)
            problems = [f"asks another host: {one}" for one in elsewhere]
            problems += [f"the browser complains: {text}" for text in said if answer.ok]
            weight = sum(len(gzip.compress(body.body())) for body in bodies)
            if weight > HEAVIEST:
                problems.append(f"weighs {weight} bytes, more than {HEAVIEST}")
            page.evaluate(AXE)
            problems += page.evaluate(RUN_AXE, TAGS)
            problems += page.evaluate(CHECKS, state.width)
            page.keyboard.press("Tab")
            problems += page.evaluate(FOCUS)
        finally:
            page.remove_listener("request", on_request)
            page.remove_listener("response", on_response)
            page.remove_listener("console", on_console)
        return problems

    @contextmanager
    def visitor(self, *, width: int = 320, scripts: bool = False, cookies=()):
        """A person at a browser of their own, with scripts off unless said. Yields a page."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 640}, java_script_enabled=scripts, accept_downloads=True
        )
        context.set_default_timeout(15_000)
        context.add_cookies(list(cookies))
        try:
            yield context.new_page()
        finally:
            context.close()
