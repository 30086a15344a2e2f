"""Markdown as a draft: CommonMark with tables, and the attributes in braces that `formats.markdown` writes."""

import re
from collections.abc import Mapping

from markdown_it import MarkdownIt

from alongside.formats.document import LANGUAGE, text_of
from alongside.formats.reading.draft import Draft, Run, trimmed
from alongside.formats.reading.web import html_to_draft

BRACES = re.compile(r"\{([^{}\n]*)\}\Z")
# A span in braces: [words]{.bold} or [words]{lang=ur}; the words may hold a link, and one span may stand in another.
SPAN = re.compile(r"\]\{(\.bold|lang=[A-Za-z0-9-]+)\}")
CAPTION = re.compile(r"Table(?: \d+)?:\s*(.*)", re.DOTALL)


def markdown_to_draft(text: str, files: Mapping[str, bytes] | None = None) -> Draft:
    """A draft from Markdown. Tags of HTML in it are words: they are shown, not followed."""
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "maxNesting": 100}).enable("table")
    # Unsafe links are named by the draft, not passed over in silence.
    setattr(parser, "validateLink", every_link)  # noqa: B010
    draft = html_to_draft(parser.render(with_spans(text)), files)
    draft.blocks = put_attributes(draft)
    return draft


def every_link(_address: str) -> bool:
    return True


# Private letters stand for the beginning and end of such a span until it is read: no person writes them.
OPENS, NAMED, CLOSES = "\ue000", "\ue001", "\ue002"


def with_spans(text: str) -> str:
    """The text with private letters for [words]{…}.

    >>> with_spans("a [b]{.bold}") == f"a {OPENS}.bold{NAMED}b{CLOSES}"
    True
    """
    text = text.translate({ord(mark): None for mark in (OPENS, NAMED, CLOSES)})
    opened: list[int] = []
    made: list[str] = []
    at = 0
    while at < len(text):
        sign = text[at]
        if sign == "\\" and at + 1 < len(text):
            made.append(text[at : at + 2])
            at += 2
            continue
        if sign == "\n" and text[at : at + 2] == "\n\n":
            opened.clear()  # no span reaches over the end of a block
        if sign == "[":
            opened.append(len(made))
        if sign == "]" and opened:
            start = opened.pop()
            if found := SPAN.match(text, at):
                made[start] = f"{OPENS}{found[1]}{NAMED}"
                made.append(CLOSES)
                at = found.end()
                continue
        made.append(sign)
        at += 1
    return "".join(made)


def put_attributes(draft: Draft) -> list[tuple]:
    """Read what stands in braces at the end of a block, and give a table the name that stands below it."""
    made: list[tuple] = []
    for block in draft.blocks:
        kind = block[0]
        if kind == "table":
            for row in block[1].rows:
                for cell in row:
                    cell.spans = languages_in(cell.spans)
            block[1].first_row_names = block[1].first_cells_name = True
            made.append(block)
            continue
        if kind == "list":
            language = take_from_items(block[1])
            made.append((kind, block[1], block[2], language or block[3]))
            continue
        if kind == "picture":
            made.append(block)
            continue
        place = 2 if kind in {"heading", "note"} else 1
        spans, classes, language = take_braces(languages_in(block[place]))
        words = text_of(spans)
        found = CAPTION.fullmatch(words) if kind == "paragraph" else None
        if found and made and made[-1][0] == "table" and not made[-1][1].caption:
            made[-1][1].caption = found[1].strip()
            if "no-row-names" in classes:
                made[-1][1].first_cells_name = False
            made[-1] = (*made[-1][:2], language)
        elif kind == "paragraph" and (lead := set(classes) & {"subtitle", "about", "date", "source"}):
            draft.lead[lead.pop()] = " ".join(words.split())
        elif (
            kind == "paragraph"
            and (below := set(classes) & {"caption", "credit"})
            and made
            and made[-1][0] == "picture"
        ):
            picture = list(made[-1])
            picture[4 if "caption" in below else 5] = words
            made[-1] = tuple(picture)
        elif kind == "note":
            made.append(
                (
                    kind,
                    next((one for one in classes if one in {"note", "important"}), "quote"),
                    spans,
                    language,
                )
            )
        else:
            made.append((*block[:place], spans, language))
    return made


def take_braces(spans: list[Run]) -> tuple[list[Run], list[str], str | None]:
    """The words without the braces at their end; the classes and the language that stood in them."""
    end = spans[-1].text.rstrip()[-300:] if spans else ""
    if not end.endswith("}") or not (found := BRACES.search(end)):
        return spans, [], None
    parts = found[1].split()
    if not parts or not all(re.fullmatch(r"\.[\w-]+|lang=[\w-]+", part) for part in parts):
        return spans, [], None
    last = spans[-1]
    kept = last.text.rstrip()[: -len(found[0])].rstrip()
    rest = [*spans[:-1], Run(kept, last.bold, last.href, last.language)]
    language = next((part.removeprefix("lang=") for part in parts if part.startswith("lang=")), None)
    classes = [part[1:] for part in parts if part.startswith(".")]
    return trimmed(rest), classes, language if language and LANGUAGE.match(language) else None


def take_from_items(items) -> str | None:
    """The language that stands after the last line of a list; spans in other languages in all its lines."""
    language = None
    for item in items:
        item.spans = languages_in(item.spans)
        language = take_from_items(item.items) or language
    if items and not items[-1].items:
        items[-1].spans, _classes, found = take_braces(items[-1].spans)
        language = found or language
    return language


def languages_in(spans: list[Run]) -> list[Run]:
    """Bold spans and spans in another language, from the private letters that mark them."""
    made: list[Run] = []
    inside: list[str] = []
    for span in spans:
        for part in re.split(f"({OPENS}[^{NAMED}]*{NAMED}|{CLOSES})", span.text):
            if part.startswith(OPENS):
                inside.append(part[1:-1])
            elif part == CLOSES:
                del inside[-1:]
            elif part:
                language = next(
                    (one[5:] for one in reversed(inside) if one.startswith("lang=")), span.language
                )
                made.append(Run(part, span.bold or ".bold" in inside, span.href, language))
    return made
