"""A document as an EPUB 3 book: for a phone, an e-reader, a DAISY player or a braille display.

Source: EPUB 3.3 and EPUB Accessibility 1.1 (W3C). A chapter for each heading of level 2, a table of contents, pictures
with their words, the language of each part, and metadata that tells shops and readers what the book offers.
"""

import base64
import datetime
import hashlib
import io
import re
import uuid
import zipfile
from html import escape

from alongside.formats import html
from alongside.formats.document import (
    PICTURE_ENDINGS,
    AnyBlock,
    Document,
    EasyReadIdea,
    Heading,
    direction_of,
    text_of,
    to_dict,
)
from alongside.formats.fonts_in import faces, families, font_bytes, fonts_in

IMAGE = re.compile(r'<img src="data:([a-z+/]+);base64,([A-Za-z0-9+/=]*)" alt="([^"]*)">')
LINK = re.compile(r'<a href="([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
STYLE = """body { font-family: sans-serif; line-height: 1.6; margin: 1em; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; text-align: start; }
p, li { text-align: start; hyphens: manual; }
table { border-collapse: collapse; }
caption { text-align: start; font-weight: bold; }
th, td { border: 1px solid; padding: 0.4em; text-align: start; vertical-align: top; }
img { max-width: 100%; height: auto; }
.note, blockquote { border-inline-start: 0.3em solid; margin-inline: 0; padding-inline-start: 1em; }
"""
CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
# Signs that people type into addresses and that an address may not hold as they are.
NOT_IN_ADDRESSES = {ord(sign): f"%{ord(sign):02X}" for sign in "[]{}|\\^`"}
MADE = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


def to_epub(document: Document, made: datetime.datetime = MADE) -> bytes:
    """The document as an .epub file. `made` says when; the same document and moment give the same bytes.

    >>> from alongside.formats.document import Builder
    >>> to_epub(Builder("Notes").paragraph("Three dots each").document())[30:58]
    b'mimetypeapplication/epub+zip'
    """
    return _Book(document, made).to_bytes()


class _Book:
    def __init__(self, document: Document, made: datetime.datetime) -> None:
        self.document, self.made = document, made
        self.fonts = fonts_in(document)
        self.pictures: dict[str, tuple[str, bytes]] = {}  # file name: kind and bytes
        self.chapters: list[tuple[str, str, list[AnyBlock]]] = [("part-1.xhtml", document.title, [])]
        for block in document.blocks:
            if isinstance(block, Heading) and block.level == 2:
                name = f"part-{len(self.chapters) + 1}.xhtml"
                self.chapters.append((name, text_of(block.spans), []))
            self.chapters[-1][2].append(block)
        self.places = {
            one: name for name, _title, blocks in self.chapters for block in blocks for one in _ids_of(block)
        }

    def to_bytes(self) -> bytes:
        files = {f"book/{name}": self._chapter(name, title, blocks) for name, title, blocks in self.chapters}
        files["book/contents.xhtml"] = self._contents()
        files["book/style.css"] = self._style()
        files["book/book.opf"] = self._package()  # last: it lists the pictures that the chapters named
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            self._put(packed, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
            self._put(packed, "META-INF/container.xml", CONTAINER.encode())
            for name, text in files.items():
                self._put(packed, name, text.encode())
            for _family, file in self.fonts:
                self._put(packed, f"book/{file}", font_bytes(file))
            for name, (_kind, data) in self.pictures.items():
                self._put(packed, f"book/{name}", data, zipfile.ZIP_STORED)
        return out.getvalue()

    @staticmethod
    def _put(packed: zipfile.ZipFile, name: str, data: bytes, packing: int = zipfile.ZIP_DEFLATED) -> None:
        # A date of its own for each file would make two equal books differ.
        packed.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, packing)

    def _style(self) -> str:
        if not self.fonts:
            return STYLE
        return f"{faces(self.fonts, inside=False)}\n{STYLE}body {{ font-family: {families(self.fonts)}; }}\n"

    # Pages

    def _page(self, title: str, body: str, *, more: str = "") -> str:
        language = self.document.language
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
            '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
            f'lang="{escape(language)}" xml:lang="{escape(language)}" dir="{direction_of(language)}">\n'
            f'<head><title>{escape(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>\n'
            f"<body{more}>\n{body}\n</body>\n</html>\n"
        )

    def _chapter(self, name: str, title: str, blocks: list[AnyBlock]) -> str:
        document = self.document
        parts = []
        if name == "part-1.xhtml":
            parts.append(f"<h1>{escape(document.title)}</h1>")
            lead = (document.subtitle, document.about, document.date)
            parts += [f"<p>{escape(text)}</p>" for text in lead if text]
        parts += [self._as_xml(html.block_to_html(block)) for block in blocks]
        if name == self.chapters[-1][0] and document.source:
            parts.append(f"<p>{escape(document.source)}</p>")
        return self._page(title, "\n".join(parts))

    def _as_xml(self, markup: str) -> str:
        """The markup of a web page as a book wants it: closed tags, pictures in files, links that lead somewhere."""
        markup = IMAGE.sub(self._image, markup.replace("<br>", "<br/>"))
        markup = LINK.sub(self._link, markup)
        markup = re.sub(r' lang="([^"]+)"', r' lang="\1" xml:lang="\1"', markup)
        # A book has no page that could scroll sideways, so the part that holds a wide table needs no place in the order.
        return markup.replace(' tabindex="0"', "")

    def _image(self, found: re.Match[str]) -> str:
        kind, data, alt = found[1], base64.b64decode(found[2]), found[3]
        name = f"picture-{hashlib.sha256(data).hexdigest()[:16]}.{PICTURE_ENDINGS[kind]}"
        self.pictures[name] = (kind, data)
        return f'<img src="{name}" alt="{alt}"/>'

    def _link(self, found: re.Match[str]) -> str:
        address, more, words = found[1], found[2], found[3]
        if address.startswith("#"):
            place = self.places.get(address[1:])
            return f'<a href="{place}{address}"{more}>{words}</a>' if place else words
        # An address within the website leads nowhere from a book.
        if not re.match(r"(https:|mailto:|tel:)", address, re.IGNORECASE):
            return words
        return f'<a href="{address.translate(NOT_IN_ADDRESSES)}"{more}>{words}</a>'

    def _contents(self) -> str:
        """Every heading, in lists inside lists, each a link to its place."""
        entries = [(1, self.chapters[0][0], self.document.title, "")]
        for name, _title, blocks in self.chapters:
            for block in blocks:
                if isinstance(block, Heading):
                    spoken = f' lang="{block.language}" xml:lang="{block.language}"' if block.language else ""
                    entries.append((block.level, f"{name}#{block.id}", text_of(block.spans), spoken))
        lines: list[str] = []
        levels: list[int] = []
        for level, address, words, spoken in entries:
            if levels and level > levels[-1]:
                lines.append("<ol>")
                levels.append(level)
            elif levels:
                lines.append("</li>")
                while level < levels[-1]:
                    levels.pop()
                    lines.append("</ol></li>")
            else:
                levels.append(level)
            lines.append(f'<li><a href="{address}"{spoken}>{escape(words)}</a>')
        lines.append("</li>" + "</ol></li>" * (len(levels) - 1))
        heading = f"<h1>{escape(self.document.title)}</h1>"
        body = f'<nav epub:type="toc" role="doc-toc">{heading}<ol>\n' + "\n".join(lines) + "\n</ol></nav>"
        return self._page(self.document.title, body)

    def _package(self) -> str:
        document = self.document
        name = uuid.uuid5(uuid.NAMESPACE_URL, hashlib.sha256(repr(to_dict(document)).encode()).hexdigest())
        has_pictures = bool(self.pictures)
        said = [
            f'<dc:identifier id="name">urn:uuid:{name}</dc:identifier>',
            f"<dc:title>{escape(document.title)}</dc:title>",
            f"<dc:language>{escape(document.language)}</dc:language>",
            *([f"<dc:publisher>{escape(document.subtitle)}</dc:publisher>"] if document.subtitle else []),
            *([f"<dc:description>{escape(document.about)}</dc:description>"] if document.about else []),
            f'<meta property="dcterms:modified">{self.made:%Y-%m-%dT%H:%M:%SZ}</meta>',
            '<meta property="schema:accessMode">textual</meta>',
            *(['<meta property="schema:accessMode">visual</meta>'] if has_pictures else []),
            '<meta property="schema:accessModeSufficient">textual</meta>',
            '<meta property="schema:accessibilityFeature">tableOfContents</meta>',
            '<meta property="schema:accessibilityFeature">structuralNavigation</meta>',
            '<meta property="schema:accessibilityFeature">readingOrder</meta>',
            *(
                ['<meta property="schema:accessibilityFeature">alternativeText</meta>']
                if has_pictures
                else []
            ),
            '<meta property="schema:accessibilityHazard">none</meta>',
            '<meta property="schema:accessibilitySummary">Headings, lists and tables are marked; each picture has its '
            "words; nothing moves or flashes.</meta>",
        ]
        items = [
            '<item id="contents" href="contents.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
            '<item id="style" href="style.css" media-type="text/css"/>',
            *(
                f'<item id="f{at}" href="{file}" media-type="font/ttf"/>'
                for at, (_family, file) in enumerate(self.fonts)
            ),
            *(
                f'<item id="c{at}" href="{file}" media-type="application/xhtml+xml"/>'
                for at, (file, _title, _blocks) in enumerate(self.chapters)
            ),
            *(
                f'<item id="p{at}" href="{file}" media-type="{kind}"/>'
                for at, (file, (kind, _data)) in enumerate(self.pictures.items())
            ),
        ]
        spine = "".join(f'<itemref idref="c{at}"/>' for at in range(len(self.chapters)))
        direction = direction_of(document.language)
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="name" '
            f'prefix="schema: http://schema.org/" xml:lang="{escape(document.language)}" dir="{direction}">\n'
            '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n' + "\n".join(said) + "\n</metadata>\n"
            "<manifest>\n" + "\n".join(items) + "\n</manifest>\n"
            f'<spine page-progression-direction="{direction}">{spine}</spine>\n</package>\n'
        )


def _ids_of(block: AnyBlock) -> list[str]:
    return [block.id, block.picture.id] if isinstance(block, EasyReadIdea) else [block.id]
