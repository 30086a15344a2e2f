"""A web page, or what was copied from one, from Word or from Google Docs, as a draft.

The words, headings, lists, tables and links are kept. Programs, forms, frames and looks are left out, and named.
"""

import base64
import binascii
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from urllib.parse import unquote

from alongside.formats.document import LANGUAGE
from alongside.formats.reading.draft import DEEPEST, Cell, Draft, Item, RawTable, Run, Unreadable, trimmed

LEFT_OUT = {
    "script": "A program in the page was left out.",
    "iframe": "A part that came from another website was left out.",
    "object": "A part that needs a program to show it was left out.",
    "embed": "A part that needs a program to show it was left out.",
    "video": "A film was left out. Send it beside the paper.",
    "audio": "A sound was left out. Send it beside the paper.",
    "svg": "A drawing in code (SVG) was left out. Add it as PNG.",
    "canvas": "A drawing made by a program was left out. Add it as PNG.",
    "math": "A formula was left out. Write it in words.",
    "form": "",
    "select": "A form was left out.",
    "button": "A form was left out.",
    "textarea": "A form was left out.",
    "style": "",
    "template": "",
    "noscript": "",
    "head": "",
}
EMPTY = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "embed"}
BLOCKS = set(
    "p div section article main header footer nav aside address figure pre dl dt dd center fieldset".split()
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BULLET = re.compile(r"^\s*(?:[·•o§▪–-]|\d+[.)])\s+")
LINE = "\x1e"  # a line break that somebody made, until spaces are put in order


class _Place:
    """Where the words go now."""

    def __init__(self, tag: str, kind: str, language: str | None) -> None:
        self.tag, self.kind, self.language = tag, kind, language
        self.runs: list[Run] = []
        self.items: list[Item] = []
        self.ordered = False
        self.item, self.table, self.cell = Item(), RawTable([]), Cell([])  # of use as `kind` says
        self.level = 0
        self.note = ""
        self.parts = 0  # blocks within a cell or a line of a list


def html_to_draft(markup: str, files: Mapping[str, bytes] | None = None) -> Draft:
    """A draft from HTML. `files`: pictures that it names, by their name."""
    reader = _Reader(files or {})
    reader.feed(markup)
    reader.close()
    reader.finish()
    return reader.draft


class _Reader(HTMLParser):
    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__(convert_charrefs=True)
        self.draft, self.files = Draft(), files
        self.places = [_Place("", "page", None)]
        self.voices: list[tuple[str, Run]] = []  # open inline tags, each with the voice that it gives
        self.skipping: list[str] = []
        self.in_title = False
        self.is_kept_as_typed = 0
        self.caption_of_picture: int | None = None

    # Tags

    def handle_starttag(self, tag: str, attributes) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "html" and LANGUAGE.match(given.get("lang", "")):
            self.draft.language = given["lang"]
        if tag == "title" and not self.draft.title:
            self.in_title = True
            return
        if self.skipping or tag in LEFT_OUT:
            self.leave_out(tag)
            return
        if tag == "input":
            self.draft.say("A form was left out.")
        elif tag == "img":
            self.image(given)
        elif tag == "br":
            self.write(LINE)
        elif tag == "hr":
            self.flush()
        elif tag in EMPTY or tag in {"html", "body"}:
            return
        elif tag in HEADINGS or tag in BLOCKS or tag in {"ul", "ol", "li", "table", "tr", "td", "th", "caption",
                                                         "thead", "tbody", "tfoot", "blockquote", "figcaption"}:  # fmt: skip
            self.open_block(tag, given)
        else:
            if len(self.voices) > 20 * DEEPEST:
                raise Unreadable(
                    "This page has tags within tags without an end. Save it anew, or send the Word file."
                )
            self.voices.append((tag, self.voice(tag, given)))

    def handle_startendtag(self, tag: str, attributes) -> None:
        self.handle_starttag(tag, attributes)
        if tag not in EMPTY:
            self.handle_endtag(tag)

    def leave_out(self, tag: str) -> None:
        if sentence := LEFT_OUT.get(tag):
            self.draft.say(sentence)
        if tag not in EMPTY and tag in LEFT_OUT and tag != "form":
            self.skipping.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self.in_title = False
        if self.skipping:
            if tag in self.skipping:
                del self.skipping[self.skipping.index(tag) :]
            return
        for at in range(len(self.voices) - 1, -1, -1):
            if self.voices[at][0] == tag:
                del self.voices[at]
                return
        if any(place.tag == tag for place in self.places[1:]):
            while self.places[-1].tag != tag:
                self.close_place()
            self.close_place()

    def handle_data(self, data: str) -> None:
        if self.in_title and not self.places[-1].runs:
            self.draft.title.append(Run(data))
        elif not self.skipping:
            self.write(data)

    # Words

    def voice(self, tag: str, given: dict[str, str]) -> Run:
        now = self.voices[-1][1] if self.voices else Run("")
        style = given.get("style", "").replace(" ", "").lower()
        bold, href = now.bold, now.href
        if tag in {"b", "strong"}:
            bold = True
        if found := re.search(r"font-weight:(bold|bolder|normal|lighter|\d+)", style):
            weight = found[1]
            bold = weight in {"bold", "bolder"} or (weight.isdigit() and int(weight) >= 600)
        if tag == "a" and given.get("href"):
            href = given["href"].strip()
        language = given.get("lang") or given.get("xml:lang") or ""
        return Run("", bold, href, language if LANGUAGE.match(language) else now.language)

    def write(self, text: str) -> None:
        if not self.is_kept_as_typed:
            text = re.sub(r"[ \t\r\n\f]+", " ", text)
        elif text != LINE:
            text = text.replace("\n", LINE)
        if text:
            now = self.voices[-1][1] if self.voices else Run("")
            self.places[-1].runs.append(Run(text, now.bold, now.href, now.language))

    def taken(self) -> list[Run]:
        """The words that wait, with their spaces in order."""
        place = self.places[-1]
        runs, place.runs = place.runs, []
        made: list[Run] = []
        for run in runs:
            text = run.text.replace(LINE, "\n")
            if made and (made[-1].text.endswith((" ", "\n"))):
                text = text.lstrip(" ")
            if text.startswith("\n") and made:
                made[-1] = Run(made[-1].text.rstrip(" "), made[-1].bold, made[-1].href, made[-1].language)
            if text:
                made.append(Run(text, run.bold, run.href, run.language))
        return trimmed(made)

    def flush(self) -> None:
        """Put the words that wait where they belong."""
        place = self.places[-1]
        runs = self.taken()
        if not any(run.text.strip() for run in runs):
            return
        language = next((one.language for one in reversed(self.places) if one.language), None)
        if self.caption_of_picture is not None and place.kind == "figcaption":
            block = list(self.draft.blocks[self.caption_of_picture])
            block[4] = f"{block[4]} {''.join(run.text for run in runs)}".strip()
            self.draft.blocks[self.caption_of_picture] = tuple(block)
            return
        home = next(
            (
                one
                for one in reversed(self.places)
                if one.kind in {"item", "cell", "caption", "heading", "quote"}
            ),
            None,
        )
        if home is None:
            if place.tag == "p" and place.note == "list":
                self.word_list(runs)
            else:
                self.draft.paragraph(runs, language)
        elif home.kind == "heading":
            home.items.append(Item(runs))
        elif home.kind == "quote":
            self.draft.note("quote", runs, language)
        elif home.kind == "caption":
            table = next(one.table for one in reversed(self.places) if one.kind == "table")
            table.caption = f"{table.caption} {''.join(run.text for run in runs)}".strip()
        else:
            target = home.item.spans if home.kind == "item" else home.cell.spans
            if target:
                target.append(Run("\n" if home.kind == "item" else " "))
            target += runs

    def word_list(self, runs: list[Run]) -> None:
        """A line of a list as Word copies it: a paragraph that begins with a sign."""
        found = BULLET.match("".join(run.text for run in runs))
        cut = found.end() if found else 0
        kept = []
        for run in runs:
            kept.append(Run(run.text[cut:], run.bold, run.href, run.language))
            cut = max(0, cut - len(run.text))
        ordered = bool(found and found[0].strip()[0].isdigit())
        last = self.draft.blocks[-1] if self.draft.blocks else None
        if last and last[0] == "list" and last[2] == ordered and last[-1] == "copied":
            last[1].append(Item(trimmed(kept)))
        else:
            self.draft.add("list", [Item(trimmed(kept))], ordered, "copied")

    # Places

    def open_block(self, tag: str, given: dict[str, str]) -> None:
        if tag == "p":
            self.close_open("p")
        if tag in HEADINGS or tag in {"ul", "ol", "table", "blockquote"}:
            self.close_open("p")
        self.flush()
        if tag == "li":
            self.close_until("li", {"ul", "ol"})
        if tag == "tr":
            self.close_until("tr", {"table"})
        if tag in {"td", "th"}:
            self.close_until("td", {"tr", "table"})
            self.close_until("th", {"tr", "table"})
        if len(self.places) > DEEPEST:
            raise Unreadable(
                "This paper has parts within parts, deeper than anybody can follow. Make it simpler."
            )
        language = given.get("lang") or given.get("xml:lang") or None
        place = _Place(tag, "block", language if language and LANGUAGE.match(language) else None)
        inside_cell = any(one.kind == "cell" for one in self.places)
        if tag in HEADINGS and not inside_cell:
            place.kind, place.level = "heading", HEADINGS[tag]
        elif tag in {"ul", "ol"}:
            place.kind, place.ordered = "list", tag == "ol"
        elif tag == "li":
            home = next((one for one in reversed(self.places) if one.kind == "list"), None)
            if home is not None:
                place.kind = "item"
                home.items.append(place.item)
        elif tag == "table" and not inside_cell:
            place.kind = "table"
        elif tag == "tr" and (home := self.table_place()) and not inside_cell:
            place.kind = "row"
            home.table.rows.append([])
        elif tag in {"td", "th"} and (home := self.table_place()) and not inside_cell:
            if not home.table.rows:
                home.table.rows.append([])
            place.kind, place.cell = (
                "cell",
                Cell([], tag == "th", number(given, "colspan"), number(given, "rowspan")),
            )
            home.table.rows[-1].append(place.cell)
            if tag == "th" and given.get("scope") == "row":
                home.table.first_cells_name = True
        elif tag == "caption" and self.table_place():
            place.kind = "caption"
        elif tag == "figcaption":
            place.kind = "figcaption"
            self.caption_of_picture = (
                len(self.draft.blocks) - 1
                if self.draft.blocks and self.draft.blocks[-1][0] == "picture"
                else None
            )
        elif tag == "blockquote" and not inside_cell:
            place.kind = "quote"
        elif tag == "pre":
            self.is_kept_as_typed += 1
        if tag == "p" and given.get("class", "").startswith("MsoListParagraph"):
            place.note = "list"
        self.places.append(place)

    def table_place(self) -> _Place | None:
        return next((one for one in reversed(self.places) if one.kind == "table"), None)

    def close_open(self, tag: str) -> None:
        if self.places[-1].tag == tag:
            self.close_place()

    def close_until(self, tag: str, borders: set[str]) -> None:
        """Close an open tag of this kind within its own list or table: many pages leave its end out."""
        for place in reversed(self.places[1:]):
            if place.tag in borders:
                return
            if place.tag == tag:
                while self.places[-1] is not place:
                    self.close_place()
                self.close_place()
                return

    def close_place(self) -> None:
        self.flush()
        place = self.places[-1]
        if place.kind == "heading":
            runs = [run for item in place.items for run in (*item.spans, Run(" "))][:-1]
            self.places.pop()
            self.draft.heading(place.level, runs, self.language_of(place))
            return
        self.places.pop()
        if place.tag == "pre":
            self.is_kept_as_typed -= 1
        if place.kind == "figcaption":
            self.caption_of_picture = None
        if place.kind == "list":
            home = next((one for one in reversed(self.places) if one.kind in {"item", "cell"}), None)
            if home is None:
                self.draft.items(place.items, place.ordered, self.language_of(place))
            elif home.kind == "item":
                if home.item.items:
                    home.item.items += place.items
                else:
                    home.item.items, home.item.ordered = place.items, place.ordered
            else:
                for item in flat(place.items):
                    home.cell.spans += [Run("; " if home.cell.spans else ""), *item.spans]
        if place.kind == "table":
            self.end_table(place)

    def language_of(self, place: _Place) -> str | None:
        return place.language or next((one.language for one in reversed(self.places) if one.language), None)

    def end_table(self, place: _Place) -> None:
        table = place.table
        rows = [row for row in table.rows if row]
        table.rows = rows
        if not rows:
            self.draft.paragraph([Run(table.caption)])
            return
        if any(cell.is_header for cell in rows[0]):
            table.first_row_names = True
        if table.first_cells_name is None and any(cell.is_header for row in rows for cell in row):
            table.first_cells_name = all(row[0].is_header for row in rows[1:]) if rows[1:] else False
        if max(sum(cell.across for cell in row) for row in rows) == 1:
            # A table of one column only holds things in place.
            self.draft.paragraph([Run(table.caption)])
            for row in rows:
                self.draft.paragraph(row[0].spans)
            return
        self.draft.table(table, self.language_of(place))

    def image(self, given: dict[str, str]) -> None:
        source = given.get("src", "")
        alt = given.get("alt")
        data = None
        if found := re.match(r"data:image/[a-z+.-]+;base64,(.*)", source, re.DOTALL | re.IGNORECASE):
            try:
                data = base64.b64decode(unquote(found[1]), validate=False)
            except (binascii.Error, ValueError):
                data = b"?"
        else:
            name = unquote(source).rsplit("/", 1)[-1]
            data = self.files.get(source) or self.files.get(name)
        self.flush()
        self.draft.picture(
            data, alt=alt, name=source.rsplit("/", 1)[-1][:60] if not source.startswith("data:") else ""
        )

    def finish(self) -> None:
        while len(self.places) > 1:
            self.close_place()
        self.flush()
        self.draft.blocks = [
            (*block[:-1], None) if block[0] == "list" and block[-1] == "copied" else block
            for block in self.draft.blocks
        ]


def number(given: dict[str, str], name: str) -> int:
    value = given.get(name, "")
    return max(1, min(100, int(value))) if value.isdecimal() and len(value) < 5 else 1


def flat(items: list[Item]) -> list[Item]:
    return [one for item in items for one in (item, *flat(item.items))]
