"""A person at the example, for tests: signed in by the door on the front page, with their own display settings."""

import http.cookiejar
import re
import urllib.parse
import urllib.request

from tests.bar.states import State


class Visit:
    """One person's session with a running example, without a browser."""

    def __init__(self, address: str):
        self.address = address
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def read(self, path: str) -> str:
        with self.opener.open(self.address + path, timeout=30) as answer:
            return answer.read().decode()

    def send(self, path: str, values: dict, page: str = "/") -> str:
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.read(page))[1]
        body = urllib.parse.urlencode({**values, "csrfmiddlewaretoken": token}).encode()
        with self.opener.open(self.address + path, body, timeout=30) as answer:
            return answer.read().decode()

    def come_in(self, key: str) -> "Visit":
        self.send("/example/come-in/", {"as": key})
        return self

    def choose(self, state: State) -> "Visit":
        chosen = {name: value for name, value in state.display.items() if name != "language"}
        self.send("/how-it-looks/", {**chosen, "font": "own", "pictures": "on"}, page="/how-it-looks/")
        self.send("/language/", {"language": state.language})
        return self

    def cookies(self) -> list[dict]:
        return [{"name": one.name, "value": one.value, "url": self.address} for one in self.jar]

    def links(self, start: str = "/", most: int = 80) -> list[str]:
        """The pages of ours that can be reached from here by links; no files, one of each kind of address."""
        found, kinds, waiting = [], set(), [start]
        while waiting and len(found) < most:
            path = waiting.pop(0)
            kind = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "*", path)
            if (
                path in found
                or (kind in kinds and "*" not in kind)
                or list(map(shape, found)).count(kind) >= 2
            ):
                continue
            kinds.add(kind)
            with self.opener.open(self.address + path, timeout=30) as answer:
                if "text/html" not in answer.headers["Content-Type"]:
                    continue
                html = answer.read().decode()
            found.append(path)
            hrefs = re.findall(r'<a [^>]*href="(/[^"#?]*)"(?![^>]*download)', html)
            waiting += [href for href in hrefs if "/static/" not in href]
        return found


def shape(path: str) -> str:
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "*", path)
