"""A document as an EPUB 3 book: for phones, reading devices and screen readers, letters as big as the reader likes.

Written with nothing but the standard library. The same document always gives the same bytes.
"""

import hashlib
import io
import json
import uuid
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

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
    text_of,
    to_dict,
)

SAME_DATE = (1980, 1, 1, 0, 0, 0)
ENDINGS = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/svg+xml": "svg",
    "image/webp": "webp",
}
CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
# No size and no colour for the words: the reader's own settings win.
STYLE = """body { line-height: 1.5; text-align: start; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; break-after: avoid; }
img { max-width: 100%; height: auto; }
figure { margin: 1em 0; }
figcaption { font-size: 0.9em; }
table { border-collapse: collapse; }
caption { text-align: start; font-weight: bold; }
th, td { border: 1px solid; padding: 0.3em 0.5em; text-align: start; vertical-align: top; }
.note { border-inline-start: 0.3em solid; padding-inline-start: 0.8em; }
.idea { margin: 1.5em 0; }
"""
# Words of our own, by language; English where nobody has checked another.
CONTENTS = {"en": "Contents", "cy": "Cynnwys", "ur": "فہرست", "pl": "Spis treści", "bn": "সূচিপত্র"}


@dataclass(frozen=True, slots=True)
class _Section:
    file: str
    title: str
    blocks: tuple[AnyBlock, ...]


def to_epub(document: Document, modified: str = "2026-01-01T00:00:00Z") -> bytes:
    """The document as an EPUB 3 book, a file for each heading of the second level. `modified`: when it changed last.

    Links lead out of the book or to a place inside it; other links keep their words and lead nowhere.
    """
    sections = _sections(document)
    pictures = {picture.id: _picture_file(picture) for picture in _pictures(document.blocks)}
    places = {
        **{block.id: section.file for section in sections for block in section.blocks},
        **{picture.id: section.file for section in sections for picture in _pictures(section.blocks)},
    }
    writer = _Writer(document, places, {name: file for name, (file, _) in pictures.items()})
    files: dict[str, bytes] = {
        "META-INF/container.xml": CONTAINER.encode(),
        "book/package.opf": _package(document, sections, pictures, modified).encode(),
        "book/nav.xhtml": writer.navigation(sections).encode(),
        "book/style.css": STYLE.encode(),
    }
    for section in sections:
        files[f"book/{section.file}"] = writer.section(section, first=section is sections[0]).encode()
    for file, picture in pictures.values():
        files[f"book/{file}"] = picture.data
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as book:
        # The first file has to be this one, as it is, so that a reader knows the book by its first bytes.
        book.writestr(zipfile.ZipInfo("mimetype", SAME_DATE), "application/epub+zip", zipfile.ZIP_STORED)
        for name, data in files.items():
            book.writestr(zipfile.ZipInfo(name, SAME_DATE), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _sections(document: Document) -> list[_Section]:
    parts: list[tuple[str, list[AnyBlock]]] = [(document.title, [])]
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 2:
            parts.append((text_of(block.spans), []))
        parts[-1][1].append(block)
    return [
        _Section(f"part-{number:03}.xhtml", " ".join(title.split()), tuple(blocks))
        for number, (title, blocks) in enumerate(parts, start=1)
    ]


def _pictures(blocks: tuple[AnyBlock, ...]) -> Iterator[Picture]:
    for block in blocks:
        if isinstance(block, Picture):
            yield block
        elif isinstance(block, EasyReadIdea):
            yield block.picture


def _picture_file(picture: Picture) -> tuple[str, Picture]:
    digest = hashlib.sha256(picture.media_type.encode() + picture.data).hexdigest()[:16]
    return f"picture-{digest}.{ENDINGS[picture.media_type]}", picture


def _package(
    document: Document,
    sections: list[_Section],
    pictures: Mapping[str, tuple[str, Picture]],
    modified: str,
) -> str:
    whole = json.dumps(to_dict(document), sort_keys=True)
    name = uuid.uuid5(uuid.NAMESPACE_URL, hashlib.sha256(whole.encode()).hexdigest())
    by_file = {file: picture.media_type for file, picture in pictures.values()}
    language = quoteattr(document.language)
    described = any(not picture.decorative for _, picture in pictures.values())
    about = [
        ("accessMode", "textual"),
        *([("accessMode", "visual")] if described else []),
        ("accessModeSufficient", "textual"),
        ("accessibilityFeature", "structuralNavigation"),
        ("accessibilityFeature", "tableOfContents"),
        ("accessibilityFeature", "readingOrder"),
        ("accessibilityFeature", "displayTransformability"),
        *([("accessibilityFeature", "alternativeText")] if described else []),
        ("accessibilityHazard", "unknown" if "image/gif" in by_file.values() else "none"),
        (
            "accessibilitySummary",
            "Headings, lists and tables are marked. Each picture that adds meaning is described in words.",
        ),
    ]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang={language}'
        f' dir="{document.direction}">',
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
        f'<dc:identifier id="id">urn:uuid:{name}</dc:identifier>',
        f"<dc:title>{escape(document.title)}</dc:title>",
        f"<dc:language>{escape(document.language)}</dc:language>",
        *([f"<dc:description>{escape(document.about)}</dc:description>"] if document.about.strip() else []),
        f'<meta property="dcterms:modified">{escape(modified)}</meta>',
        *(f'<meta property="schema:{key}">{escape(value)}</meta>' for key, value in about),
        "</metadata>",
        "<manifest>",
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
        '<item id="style" href="style.css" media-type="text/css"/>',
        *(
            f'<item id="part{number}" href="{section.file}" media-type="application/xhtml+xml"/>'
            for number, section in enumerate(sections)
        ),
        *(
            f'<item id="picture{number}" href="{file}" media-type="{media_type}"/>'
            for number, (file, media_type) in enumerate(by_file.items())
        ),
        "</manifest>",
        f'<spine page-progression-direction="{document.direction}">',
        *(f'<itemref idref="part{number}"/>' for number in range(len(sections))),
        "</spine>",
        "</package>",
    ]
    return "\n".join(lines) + "\n"


class _Writer:
    """The pages of one book. `places`: in which file each id stands; `files`: the file of each picture."""

    def __init__(self, document: Document, places: Mapping[str, str], files: Mapping[str, str]) -> None:
        self.document = document
        self.places = places
        self.files = files

    def _page(self, title: str, body: str) -> str:
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
            '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
            f"{_language(self.document.language)}>\n"
            f'<head><title>{escape(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>\n'
            f"<body>\n{body}\n</body>\n</html>\n"
        )

    def section(self, section: _Section, *, first: bool) -> str:
        lines = []
        if first:
            lines.append(f"<h1>{escape(self.document.title)}</h1>")
            lead = (self.document.subtitle, self.document.about, self.document.date, self.document.source)
            lines += [f"<p>{escape(text)}</p>" for text in lead if text]
        lines += [self._block(block) for block in section.blocks]
        return self._page(section.title, "\n".join(lines))

    def navigation(self, sections: list[_Section]) -> str:
        first = self.document.language.split("-")[0].lower()
        name = CONTENTS.get(first, CONTENTS["en"])
        language = "" if first in CONTENTS else ' lang="en" xml:lang="en" dir="ltr"'
        entries = [(1, sections[0].file, self.document.title, "")]
        entries += [
            (block.level, f"{section.file}#{block.id}", text_of(block.spans), _language(block.language))
            for section in sections
            for block in section.blocks
            if isinstance(block, Heading)
        ]
        lines, open_levels = [], [1]
        for number, (level, address, words, marks) in enumerate(entries):
            if number:
                if level > open_levels[-1]:
                    lines.append("<ol>")
                    open_levels.append(level)
                else:
                    lines.append("</li>")
                    while level < open_levels[-1]:
                        open_levels.pop()
                        lines.append("</ol></li>")
            lines.append(f"<li><a href={quoteattr(address)}{marks}>{escape(words)}</a>")
        lines.append("</li>" + "</ol></li>" * (len(open_levels) - 1))
        body = f'<nav epub:type="toc" role="doc-toc">\n<h1{language}>{name}</h1>\n<ol>\n'
        return self._page(self.document.title, body + "\n".join(lines) + "\n</ol>\n</nav>")

    def _address(self, href: str) -> str | None:
        if href.startswith("#"):
            file = self.places.get(href[1:])
            return f"{file}{href}" if file else None
        outside = href.lower().startswith(("https://", "mailto:", "tel:"))
        return href.translate(NOT_IN_ADDRESSES) if outside else None

    def _spans(self, spans: Spans) -> str:
        made = []
        for span in spans:
            text = escape(span.text).replace("\n", "<br/>")
            if span.bold:
                text = f"<strong>{text}</strong>"
            address = self._address(span.href) if span.href is not None else None
            if address is not None:
                text = f"<a href={quoteattr(address)}{_language(span.language)}>{text}</a>"
            elif span.language is not None:
                text = f"<span{_language(span.language)}>{text}</span>"
            made.append(text)
        return "".join(made)

    def _block(self, block: AnyBlock) -> str:
        marks = f" id={quoteattr(block.id)}{_language(block.language)}"
        match block:
            case Heading():
                return f"<h{block.level}{marks}>{self._spans(block.spans)}</h{block.level}>"
            case Paragraph():
                return f"<p{marks}>{self._spans(block.spans)}</p>"
            case ListBlock():
                return self._list(block.items, block.ordered, marks)
            case Table():
                return self._table(block, marks)
            case Picture():
                return self._picture(block)
            case EasyReadIdea():
                words = f"<p>{self._spans(block.spans)}</p>"
                return f'<div class="idea"{marks}>\n{self._picture(block.picture)}\n{words}\n</div>'
            case Note(kind="quote"):
                return f"<blockquote{marks}><p>{self._spans(block.spans)}</p></blockquote>"
            case Note():
                return f'<div class="note"{marks}><p>{self._spans(block.spans)}</p></div>'

    def _list(self, items: tuple[ListItem, ...], ordered: bool, marks: str = "") -> str:
        tag = "ol" if ordered else "ul"
        lines = []
        for item in items:
            inner = self._list(item.items, item.ordered) if item.items else ""
            lines.append(f"<li>{self._spans(item.spans)}{inner}</li>")
        return f"<{tag}{marks}>\n" + "\n".join(lines) + f"\n</{tag}>"

    def _table(self, table: Table, marks: str) -> str:
        headers = "".join(f'<th scope="col">{self._spans(header)}</th>' for header in table.columns)
        lines = [f"<table{marks}>", f"<caption>{escape(table.caption)}</caption>"]
        lines.append(f"<thead><tr>{headers}</tr></thead>")
        rows = []
        for row in table.rows:
            cells = [f"<td>{self._spans(cell)}</td>" for cell in row]
            if table.row_headers:
                cells[0] = f'<th scope="row">{self._spans(row[0])}</th>'
            rows.append(f"<tr>{''.join(cells)}</tr>")
        # A table body without a row is not allowed.
        lines += ["<tbody>", *rows, "</tbody>"] if rows else []
        return "\n".join([*lines, "</table>"])

    def _picture(self, picture: Picture) -> str:
        marks = f" id={quoteattr(picture.id)}{_language(picture.language)}"
        image = f"<img src={quoteattr(self.files[picture.id])} alt={quoteattr(picture.alt)}/>"
        below = [escape(text) for text in (picture.caption, picture.credit) if text]
        caption = f"<figcaption>{'<br/>'.join(below)}</figcaption>" if below else ""
        return f"<figure{marks}>{image}{caption}</figure>"


# Signs that an address may not hold as they are.
NOT_IN_ADDRESSES = {ord(sign): f"%{ord(sign):02X}" for sign in '"<>\\^`{|}[] '}


def _language(language: str | None) -> str:
    if language is None:
        return ""
    given = quoteattr(language)
    return f' lang={given} xml:lang={given} dir="{direction_of(language)}"'
