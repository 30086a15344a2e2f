"""A document as a piece of a web page, to be placed inside a page that has its own frame and styles."""

import base64
from collections.abc import Callable
from html import escape

from alongside.formats.document import (
    AnyBlock,
    Document,
    EasyReadIdea,
    Heading,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Picture,
    Spans,
    Table,
    direction_of,
)
from alongside.formats.fonts_in import faces, families, fonts_in

type PictureAt = Callable[[Picture], str]


def to_html(
    document: Document, *, level: int = 1, with_title: bool = True, picture_at: PictureAt | None = None
) -> str:
    """The document as HTML. The title gets heading `level` (1 to 6) and the others follow below it.

    `with_title=False` leaves out the title and what stands under it: the page has shown them already.

    No style, no script, nothing fetched from elsewhere: pictures are inside the page, or, where a site forbids that,
    at the address that `picture_at` gives. Every text is escaped.

    >>> from alongside.formats.document import Builder
    >>> print(to_html(Builder("Dots & lines").paragraph("Three each", id="p").document()))
    <article lang="en-GB" dir="ltr">
    <h1>Dots &amp; lines</h1>
    <p id="p">Three each</p>
    </article>
    """
    if not 1 <= level <= 6:
        raise ValueError(f"A heading level goes from 1 to 6, not {level}.")
    parts = [f"<article{_language(document.language)}>"]
    if with_title:
        lead = (document.subtitle, document.about, document.date)
        parts.append(f"<h{level}>{escape(document.title)}</h{level}>")
        parts += [f"<p>{escape(text)}</p>" for text in lead if text]
    parts += [_block(block, level - 1, picture_at) for block in document.blocks]
    if document.source:
        parts.append(f"<p>{escape(document.source)}</p>")
    return "\n".join([*parts, "</article>"])


PAGE_STYLE = (
    "body{font:1.125rem/1.6 sans-serif;max-width:44rem;margin:1rem auto;padding:0 1rem}"
    "h1,h2,h3{line-height:1.25}table{border-collapse:collapse}caption{text-align:start;font-weight:bold}"
    "th,td{border:1px solid;padding:.4rem;text-align:start;vertical-align:top}.scroll{overflow-x:auto}"
    "img{max-width:100%;height:auto}.note,blockquote{border-inline-start:.3rem solid;margin:1rem 0;padding-inline-start:1rem}"
)


def to_page(document: Document) -> str:
    """The document as a whole web page in one file: no script, nothing fetched from elsewhere."""
    fonts = fonts_in(document)
    own = f"{faces(fonts, inside=True)}body{{font-family:{families(fonts)}}}" if fonts else ""
    return (
        f'<!doctype html>\n<html{_language(document.language)}>\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(document.title)}</title><style>{PAGE_STYLE}{own}</style></head>\n"
        f"<body><main>\n{to_html(document)}\n</main></body>\n</html>\n"
    )


def block_to_html(block: AnyBlock, picture_at: PictureAt | None = None) -> str:
    """One block of a document as HTML, its headings at their own levels."""
    return _block(block, 0, picture_at)


def _language(language: str | None) -> str:
    if language is None:
        return ""
    return f' lang="{escape(language)}" dir="{direction_of(language)}"'


def _spans(spans: Spans) -> str:
    made = []
    for span in spans:
        text = escape(span.text).replace("\n", "<br>")
        if span.bold:
            text = f"<strong>{text}</strong>"
        if span.href is not None:
            text = f'<a href="{escape(span.href)}"{_language(span.language)}>{text}</a>'
        elif span.language is not None:
            text = f"<span{_language(span.language)}>{text}</span>"
        made.append(text)
    return "".join(made)


def _block(block: AnyBlock, deeper: int, picture_at: PictureAt | None) -> str:
    marks = f' id="{escape(block.id)}"{_language(block.language)}'
    match block:
        case Heading():
            tag = f"h{min(6, block.level + deeper)}"
            return f"<{tag}{marks}>{_spans(block.spans)}</{tag}>"
        case Paragraph():
            return f"<p{marks}>{_spans(block.spans)}</p>"
        case ListBlock():
            return _list(block.items, block.ordered, marks)
        case Table():
            return _table(block, marks)
        case Picture():
            return _picture(block, picture_at)
        case EasyReadIdea():
            beside = _picture(block.picture, picture_at)
            return f'<div class="idea"{marks}>\n{beside}\n<p>{_spans(block.spans)}</p>\n</div>'
        case Note(kind="quote"):
            return f"<blockquote{marks}><p>{_spans(block.spans)}</p></blockquote>"
        case Note():
            return f'<div class="note note-{block.kind}"{marks}><p>{_spans(block.spans)}</p></div>'


def _list(items: tuple[ListItem, ...], ordered: bool, marks: str = "") -> str:
    tag = "ol" if ordered else "ul"
    lines = []
    for item in items:
        inner = "\n" + _list(item.items, item.ordered) if item.items else ""
        lines.append(f"<li>{_spans(item.spans)}{inner}</li>")
    return f"<{tag}{marks}>\n" + "\n".join(lines) + f"\n</{tag}>"


def _table(table: Table, marks: str) -> str:
    # A wide table scrolls inside its own part, so that the page does not; the part can be reached by keyboard.
    part = f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(table.caption)}">'
    lines = [part, f"<table{marks}>", f"<caption>{escape(table.caption)}</caption>"]
    headers = "".join(f'<th scope="col">{_spans(header)}</th>' for header in table.columns)
    lines += [f"<thead><tr>{headers}</tr></thead>", "<tbody>"]
    for row in table.rows:
        cells = [f"<td>{_spans(cell)}</td>" for cell in row]
        if table.row_headers:
            cells[0] = f'<th scope="row">{_spans(row[0])}</th>'
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return "\n".join([*lines, "</tbody>", "</table>", "</div>"])


def _picture(picture: Picture, picture_at: PictureAt | None) -> str:
    if picture_at is None:
        source = f"data:{picture.media_type};base64,{base64.b64encode(picture.data).decode('ascii')}"
    else:
        source = escape(picture_at(picture))
    marks = f' id="{escape(picture.id)}"{_language(picture.language)}'
    image = f'<img src="{source}" alt="{escape(picture.alt)}">'
    below = [escape(text) for text in (picture.caption, picture.credit) if text]
    caption = f"<figcaption>{'<br>'.join(below)}</figcaption>" if below else ""
    return f"<figure{marks}>{image}{caption}</figure>"
