"""Follow every link of the site, as a stranger and as each kind of person: none leads nowhere."""

from collections import deque
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

from django.db import transaction

HERE = "testserver"
FOLLOWED = {("a", "href"), ("img", "src"), ("form", "action")}
SHELVES = ("/static/",)


class Links(HTMLParser):
    """The addresses on a page: links, pictures, and forms that are read rather than posted."""

    def __init__(self, page: str):
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "form" and (attributes.get("method") or "get").lower() == "post":
            return
        self.found += [
            attributes[name] or "" for element, name in FOLLOWED if element == tag and name in attributes
        ]


def walk(client, start: str = "/", limit: int = 300) -> tuple[set[str], list[str]]:
    """Walk from `start` as this client's person: the addresses met, and a sentence for each that is no page.

    `limit` pages are read at most, so that a calendar without an end cannot hold the walk.
    """
    waiting, seen, problems = deque([(start, "")]), {start}, []
    while waiting and len(seen) <= limit:
        address, came_from = waiting.popleft()
        try:
            with transaction.atomic():
                answer = client.get(address, follow=True)
        except Exception as fault:
            problems.append(f"{came_from} leads to {address}, which broke: {type(fault).__name__}: {fault}")
            continue
        if answer.status_code != 200:
            problems.append(f"{came_from} leads to {address}, which answered {answer.status_code}.")
            continue
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        for link in Links(answer.content.decode()).found:
            whole = urldefrag(urljoin(f"http://{HERE}{answer.request['PATH_INFO']}", link)).url
            parts = urlsplit(whole)
            if (
                parts.scheme not in {"http", "https"}
                or parts.netloc != HERE
                or parts.path.startswith(SHELVES)
            ):
                continue
            target = parts.path + (f"?{parts.query}" if parts.query else "")
            if target not in seen:
                seen.add(target)
                waiting.append((target, address))
    return seen, problems
