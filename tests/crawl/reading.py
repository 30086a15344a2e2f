"""What stands in an answer: the planted words, in whatever file, and the forms of a page."""

import io
import re
import zipfile
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

from pypdf import PdfReader

# The words that world.py plants: "zq000123", and numbers to dial, however they are spaced.
WORD = re.compile(r"zq\d{6}|07700900\d{3}")
IN_BETWEEN = re.compile(r"(?<=\d)[ \u00a0-](?=\d)")
KEYS = {"csrfmiddlewaretoken", "once_key", "next"}


def words_in(answer) -> set[str]:
    head = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return words_of(head + "\n" + text_of(body))


def words_of(text: str) -> set[str]:
    return set(WORD.findall(IN_BETWEEN.sub("", text.lower())))


def text_of(body: bytes) -> str:
    """The text of a page or of a file: PDF, Word and zip are opened."""
    if body.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as bundle:
            return "\n".join(f"{name}\n{text_of(bundle.read(name))}" for name in bundle.namelist())
    return body.decode("utf-8", "replace")


@dataclass
class Field:
    name: str
    kind: str  # "text", "textarea", "select", "radio", …
    values: list[str] = field(default_factory=list)  # what can be chosen, or what stands there
    chosen: list[str] = field(default_factory=list)


@dataclass
class Form:
    """One form of a page: where it goes, what it asks, and the values of its buttons."""

    url: str
    fields: dict[str, Field] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    @property
    def is_button(self) -> bool:
        """Nothing to fill in: pressing is all."""
        return all(one.kind == "hidden" for one in self.fields.values())

    def hidden(self) -> dict[str, str]:
        return {
            one.name: one.values[0] for one in self.fields.values() if one.kind == "hidden" and one.values
        }

    def presses(self) -> list[dict[str, str]]:
        """What is sent by each of its buttons."""
        return [self.hidden() | ({name: value} if name else {}) for name, value in self.buttons or [("", "")]]


class Reader(HTMLParser):
    def __init__(self, page: str):
        super().__init__()
        self.page, self.found, self.form, self.select, self.area = page, [], None, None, None

    def handle_starttag(self, tag, attributes):
        values = {name: value or "" for name, value in attributes}
        if tag == "form":
            posts = values.get("method", "").lower() == "post"
            self.form = Form(urljoin(self.page, values.get("action") or self.page)) if posts else None
            if self.form:
                self.found.append(self.form)
        elif self.form is None:
            return
        elif tag == "button":
            self.form.buttons.append((values.get("name", ""), values.get("value", "")))
        elif tag == "option" and self.select:
            self.select.values.append(values.get("value", ""))
            if "selected" in values:
                self.select.chosen.append(values.get("value", ""))
        elif tag in ("input", "select", "textarea") and values.get("name"):
            self.take(tag, values)

    def take(self, tag, values):
        kind = values.get("type", "text") if tag == "input" else tag
        one = self.form.fields.setdefault(values["name"], Field(values["name"], kind))
        self.select = one if tag == "select" else None
        self.area = one if tag == "textarea" else None
        if kind in ("radio", "checkbox"):
            one.values.append(values.get("value", "on"))
            if "checked" in values:
                one.chosen.append(values.get("value", "on"))
        elif tag == "input" and values.get("value"):
            one.values.append(values["value"])

    def handle_data(self, data):
        if self.area is not None and data.strip():
            self.area.values.append(data.strip())

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = None
        elif tag == "textarea":
            self.area = None


def forms_in(answer, page: str) -> list[Form]:
    """The forms of a page that are sent with POST."""
    if not answer.headers.get("Content-Type", "").startswith("text/html") or answer.streaming:
        return []
    reader = Reader(page)
    reader.feed(answer.content.decode("utf-8", "replace"))
    return reader.found
