"""A document as an OpenDocument text (ODT), for LibreOffice and whoever does not use Word. Standard library only.

Source: OpenDocument 1.3 (OASIS). Real headings, lists, table headers and captions; pictures with their words; the
language and direction of each part; letters of at least 14 points, never italic.
"""

import hashlib
import io
import re
import struct
import zipfile
from xml.sax.saxutils import escape, quoteattr

from alongside.formats.document import (
    PICTURE_ENDINGS,
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

KIND = "application/vnd.oasis.opendocument.text"
SPACES = " ".join(
    f'xmlns:{short}="{name}"'
    for short, name in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
        "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)
DECLARED = '<?xml version="1.0" encoding="UTF-8"?>\n'
WIDEST = 16.0  # cm
HEADING_SIZES = {1: 170, 2: 140, 3: 120, 4: 110, 5: 105, 6: 100}  # per cent of the text
# For languages that word processors file under "complex" scripts, with a setting of their own.
COMPLEX = frozenset({"ar", "bn", "ckb", "fa", "gu", "he", "hi", "pa", "ps", "sd", "ur"})


def to_odt(document: Document, size: int = 14) -> bytes:
    """The document as an .odt file. `size` in points, 12 to 36. The same document gives the same bytes.

    >>> from alongside.formats.document import Builder
    >>> to_odt(Builder("Notes").paragraph("Three dots each").document())[30:77]
    b'mimetypeapplication/vnd.oasis.opendocument.text'
    """
    if not 12 <= size <= 36:
        raise ValueError(f"A size of {size} is not offered.")
    writer = _Odt(document)
    content = writer.content()
    files: dict[str, tuple[str, bytes]] = {
        "content.xml": ("text/xml", content.encode()),
        "styles.xml": ("text/xml", _styles(document, size).encode()),
        "meta.xml": ("text/xml", _meta(document).encode()),
        **writer.pictures,
    }
    lines = [
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in [("/", KIND), *((name, kind) for name, (kind, _data) in files.items())]
    ]
    manifest = f'{DECLARED}<manifest:manifest {SPACES} manifest:version="1.3">\n' + "\n".join(lines)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        # The kind comes first and as it is, so that a machine knows the file by its first bytes.
        _put(packed, "mimetype", KIND.encode(), zipfile.ZIP_STORED)
        for name, (_kind, data) in files.items():
            _put(packed, name, data)
        _put(packed, "META-INF/manifest.xml", (manifest + "\n</manifest:manifest>\n").encode())
    return out.getvalue()


def _put(packed: zipfile.ZipFile, name: str, data: bytes, packing: int = zipfile.ZIP_DEFLATED) -> None:
    packed.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, packing)


def _language(language: str) -> str:
    """The settings of a language for letters: plain, and for complex scripts as well."""
    first, *rest = language.split("-")
    country = next((part.upper() for part in rest if len(part) == 2), "none")
    kind = "-complex" if first.lower() in COMPLEX else ""
    space = "style" if kind else "fo"
    return f'{space}:language{kind}="{escape(first.lower())}" {space}:country{kind}="{escape(country)}"'


def _direction(language: str) -> str:
    return f'style:writing-mode="{"rl-tb" if direction_of(language) == "rtl" else "lr-tb"}" fo:text-align="start"'


def _styles(document: Document, size: int) -> str:
    font = 'fo:font-family="Arial" style:font-family-generic="swiss"'
    headings = "".join(
        f'<style:style style:name="{_heading(level)}" style:display-name="Heading {level}" style:family="paragraph" '
        f'style:parent-style-name="Standard" style:default-outline-level="{level}">'
        f'<style:paragraph-properties fo:margin-top="0.4cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"/>'
        f'<style:text-properties fo:font-weight="bold" style:font-weight-complex="bold" '
        f'fo:font-size="{size * per_cent / 100:g}pt" style:font-size-complex="{size * per_cent / 100:g}pt"/>'
        "</style:style>\n"
        for level, per_cent in HEADING_SIZES.items()
    )

    def marks(sign: str) -> str:
        return "".join(
            f"<text:list-level-style-{sign.format(level=level)}<style:list-level-properties "
            f'text:space-before="{0.6 * (level - 1):g}cm" text:min-label-width="0.8cm"/>'
            f"</text:list-level-style-{sign.split(' ')[0]}>"
            for level in range(1, 11)
        )

    bullets = marks('bullet text:level="{level}" text:bullet-char="•">')
    numbers = marks('number text:level="{level}" style:num-format="1" style:num-suffix=".">')
    return (
        f'{DECLARED}<office:document-styles {SPACES} office:version="1.3">\n<office:styles>\n'
        '<style:default-style style:family="paragraph">'
        f"<style:paragraph-properties {_direction(document.language)}/>"
        f'<style:text-properties {font} fo:font-size="{size}pt" style:font-size-complex="{size}pt" '
        f"{_language(document.language)}/></style:default-style>\n"
        '<style:style style:name="Standard" style:family="paragraph">'
        '<style:paragraph-properties fo:margin-bottom="0.25cm" fo:line-height="140%"/></style:style>\n'
        f"{headings}"
        '<style:style style:name="Note" style:family="paragraph" style:parent-style-name="Standard">'
        '<style:paragraph-properties fo:margin-left="0.8cm" fo:border="0.05cm solid #000000" fo:padding="0.2cm"/>'
        "</style:style>\n"
        '<style:style style:name="Caption" style:family="paragraph" style:parent-style-name="Standard">'
        '<style:paragraph-properties fo:keep-with-next="always"/>'
        '<style:text-properties fo:font-weight="bold" style:font-weight-complex="bold"/></style:style>\n'
        '<style:style style:name="Strong" style:family="text">'
        '<style:text-properties fo:font-weight="bold" style:font-weight-complex="bold"/></style:style>\n'
        f'<text:list-style style:name="Bullets">{bullets}</text:list-style>\n'
        f'<text:list-style style:name="Numbers">{numbers}</text:list-style>\n'
        "</office:styles>\n<office:automatic-styles>"
        '<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" '
        f'fo:page-height="29.7cm" fo:margin="2cm" {_direction(document.language).split(" ")[0]}/></style:page-layout>'
        '</office:automatic-styles>\n<office:master-styles><style:master-page style:name="Standard" '
        'style:page-layout-name="Page"/></office:master-styles>\n</office:document-styles>\n'
    )


def _heading(level: int) -> str:
    return f"Heading_20_{level}"


def _meta(document: Document) -> str:
    about = f"<dc:description>{escape(document.about)}</dc:description>" if document.about else ""
    return (
        f'{DECLARED}<office:document-meta {SPACES} office:version="1.3"><office:meta>'
        f"<dc:title>{escape(document.title)}</dc:title>{about}"
        f"<dc:language>{escape(document.language)}</dc:language></office:meta></office:document-meta>\n"
    )


class _Odt:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.pictures: dict[str, tuple[str, bytes]] = {}
        self._made: dict[tuple[str, str, bool], str] = {}  # (family and parent, language, bold): name
        self._tables = 0

    def content(self) -> str:
        document = self.document
        body = [
            f'<text:h text:style-name="{_heading(1)}" text:outline-level="1">{_text(document.title)}</text:h>'
        ]
        lead = (document.subtitle, document.about, document.date)
        body += [self._paragraph(_text(text)) for text in lead if text]
        body += [self._block(block) for block in document.blocks]
        if document.source:
            body.append(self._paragraph(_text(document.source)))
        styles = "".join(self._style(*key, name) for key, name in self._made.items())
        return (
            f'{DECLARED}<office:document-content {SPACES} office:version="1.3">\n'
            f"<office:automatic-styles>{styles}"
            '<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties '
            'fo:border="0.03cm solid #000000" fo:padding="0.1cm"/></style:style></office:automatic-styles>\n'
            "<office:body><office:text>\n" + "\n".join(body) + "\n</office:text></office:body>\n"
            "</office:document-content>\n"
        )

    def _style(self, parent: str, language: str, bold: bool, name: str) -> str:
        letters = _language(language) if language else ""
        if bold:
            letters += ' fo:font-weight="bold" style:font-weight-complex="bold"'
        if parent == "text":
            return f'<style:style style:name="{name}" style:family="text"><style:text-properties {letters}/></style:style>'
        return (
            f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="{parent}">'
            f"<style:paragraph-properties {_direction(language)}/><style:text-properties {letters}/></style:style>"
        )

    def _named(self, parent: str, language: str | None, bold: bool = False) -> str:
        """The style for a paragraph or some letters in this language; made when it is first wanted."""
        if parent != "text" and not language:
            return parent
        key = (parent, language or "", bold)
        return self._made.setdefault(key, f"S{len(self._made) + 1}")

    def _paragraph(self, inside: str, language: str | None = None, style: str = "Standard") -> str:
        return f'<text:p text:style-name="{self._named(style, language)}">{inside}</text:p>'

    def _spans(self, spans: Spans) -> str:
        made = []
        for span in spans:
            text = _text(span.text)
            if span.bold or span.language:
                name = "Strong" if not span.language else self._named("text", span.language, span.bold)
                text = f'<text:span text:style-name="{name}">{text}</text:span>'
            # A jump to a block, or an address within the website, leads nowhere from this file.
            if span.href is not None and re.match(r"(https:|mailto:|tel:)", span.href, re.IGNORECASE):
                text = f'<text:a xlink:type="simple" xlink:href={quoteattr(span.href)}>{text}</text:a>'
            made.append(text)
        return "".join(made)

    def _block(self, block: AnyBlock) -> str:
        match block:
            case Heading():
                name = self._named(_heading(block.level), block.language)
                marks = f'text:style-name="{name}" text:outline-level="{block.level}"'
                return f"<text:h {marks}>{self._spans(block.spans)}</text:h>"
            case Paragraph():
                return self._paragraph(self._spans(block.spans), block.language)
            case ListBlock():
                return self._list(block.items, block.ordered, block.language)
            case Table():
                return self._table(block)
            case Picture():
                return self._picture(block, block.language)
            case EasyReadIdea():
                picture = self._picture(block.picture, block.picture.language or block.language)
                return f"{picture}\n{self._paragraph(self._spans(block.spans), block.language)}"
            case Note():
                return self._paragraph(self._spans(block.spans), block.language, "Note")

    def _list(self, items: tuple[ListItem, ...], ordered: bool, language: str | None) -> str:
        lines = [f'<text:list text:style-name="{"Numbers" if ordered else "Bullets"}">']
        for item in items:
            inner = self._list(item.items, item.ordered, language) if item.items else ""
            words = self._paragraph(self._spans(item.spans), language)
            lines.append(f"<text:list-item>{words}{inner}</text:list-item>")
        return "\n".join([*lines, "</text:list>"])

    def _table(self, table: Table) -> str:
        self._tables += 1
        number = len(table.columns)

        def cell(spans: Spans, style: str = "Standard") -> str:
            words = self._paragraph(self._spans(spans), table.language, style)
            return f'<table:table-cell table:style-name="Cell" office:value-type="string">{words}</table:table-cell>'

        lines = [
            self._paragraph(_text(table.caption), table.language, "Caption"),
            f'<table:table table:name="Table{self._tables}"><table:table-column '
            f'table:number-columns-repeated="{number}"/>',
            "<table:table-header-rows><table:table-row>"
            + "".join(cell(header, "Caption") for header in table.columns)
            + "</table:table-row></table:table-header-rows>",
        ]
        for row in table.rows:
            cells = [
                cell(one, "Caption" if at == 0 and table.row_headers else "Standard")
                for at, one in enumerate(row)
            ]
            lines.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
        return "\n".join([*lines, "</table:table>"])

    def _picture(self, picture: Picture, language: str | None) -> str:
        digest = hashlib.sha256(picture.media_type.encode() + picture.data).hexdigest()[:16]
        name = f"Pictures/{digest}.{PICTURE_ENDINGS[picture.media_type]}"
        self.pictures[name] = (picture.media_type, picture.data)
        width, height = _size(picture)
        words = f"<svg:desc>{escape(picture.alt)}</svg:desc>" if picture.alt else ""
        frame = (
            f'<draw:frame draw:name={quoteattr(picture.id)} text:anchor-type="as-char" '
            f'svg:width="{width:.2f}cm" svg:height="{height:.2f}cm"><draw:image xlink:href="{name}" '
            f'xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>{words}</draw:frame>'
        )
        lines = [self._paragraph(frame, language)]
        lines += [
            self._paragraph(_text(text), language) for text in (picture.caption, picture.credit) if text
        ]
        return "\n".join(lines)


def _text(text: str) -> str:
    """Words as XML. Runs of spaces, tabs and line ends have signs of their own, or they would fold into one space."""
    text = escape(text).replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub(r"  +", lambda run: f' <text:s text:c="{len(run[0]) - 1}"/>', text)
    return text.replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")


def _size(picture: Picture) -> tuple[float, float]:
    """Width and height in cm at 96 dots an inch, at most as wide as the page. A PNG says its size, others get 4 to 3."""
    width, height = 10.0, 7.5
    if picture.data[:8] == b"\x89PNG\r\n\x1a\n" and len(picture.data) >= 24:
        across, down = struct.unpack(">II", picture.data[16:24])
        if across and down:
            width, height = across * 2.54 / 96, down * 2.54 / 96
    shrunk = min(1.0, WIDEST / width, 22 / height)
    return width * shrunk, height * shrunk
