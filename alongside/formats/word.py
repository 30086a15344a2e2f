"""A document as a Word file: real headings, table headers, the language set, and letters of at least 14 points."""

import io
from typing import Any

from docx import Document as new_word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

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

FONT = "Arial"  # on nearly every machine; a Word file cannot rely on the fonts that we bundle
WIDEST = Cm(16)
DRAWN = ("image/png", "image/jpeg", "image/gif")


def to_word(document: Document, size: int = 14) -> bytes:
    """The document as a .docx file. `size` in points, 12 to 36.

    >>> from alongside.formats.document import Builder
    >>> to_word(Builder("Notes").paragraph("Three dots each").document())[:2]
    b'PK'
    """
    if not 12 <= size <= 36:
        raise ValueError(f"A size of {size} is not offered.")
    made = _Word(document, size)
    made.write()
    out = io.BytesIO()
    made.word.save(out)
    return out.getvalue()


class _Word:
    def __init__(self, document: Document, size: int) -> None:
        self.document = document
        self.size = size
        self.word: Any = new_word()
        self._settle_styles()
        properties = self.word.core_properties
        properties.title, properties.language = document.title, document.language
        properties.author, properties.comments = document.subtitle, document.about

    def write(self) -> None:
        document = self.document
        self._line((document.title,), "Title")
        for text in (document.subtitle, document.about, document.date):
            if text:
                self._line((text,), "Normal")
        for block in document.blocks:
            self._block(block)
        if document.source:
            self._line((document.source,), "Normal")

    def _settle_styles(self) -> None:
        """One plain font, no italics, no colour but ink, the document's language everywhere."""
        steps = {"Title": 1.7, "Heading 1": 1.7, "Heading 2": 1.35, "Heading 3": 1.15}
        for style in self.word.styles:
            if not hasattr(style, "font"):
                continue
            style.font.name, style.font.italic = FONT, False
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for name in list(fonts.attrib):
                if "Theme" in name or "theme" in name:
                    del fonts.attrib[name]
            for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
                fonts.set(qn(name), FONT)
            if style.name.startswith(("Heading", "Title", "Caption")):
                style.font.color.rgb = RGBColor(0x1D, 0x24, 0x33)
                style.font.size = Pt(round(self.size * steps.get(style.name, 1)))
                style.font.bold = True
        normal = self.word.styles["Normal"]
        normal.font.size = Pt(self.size)
        normal.paragraph_format.line_spacing = 1.4
        normal.paragraph_format.space_after = Pt(self.size * 0.7)
        defaults = self.word.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
        _speak(defaults.find(qn("w:rPr")), self.document.language)
        for style in self.word.styles:
            if hasattr(style, "font"):
                _speak(style.element.get_or_add_rPr(), self.document.language)

    def _line(self, texts: tuple[str, ...], style: str, language: str | None = None) -> Any:
        line = self.word.add_paragraph("".join(texts), style=style)
        self._side(line, language)
        return line

    def _side(self, line: Any, language: str | None) -> None:
        if direction_of(language or self.document.language) == "rtl":
            line._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
            line.alignment = (
                WD_ALIGN_PARAGRAPH.LEFT
            )  # Word's "left" is the start of a line that runs right to left

    def _spans(self, line: Any, spans: Spans, language: str | None) -> None:
        for span in spans:
            place = (
                self._link(line, span.href)
                if span.href and not span.href.startswith(("/", "#", "./"))
                else line._p
            )
            run = line.add_run(span.text)
            run.bold = span.bold or None
            spoken = span.language or language
            if spoken:
                _speak(run._r.get_or_add_rPr(), spoken)
            if direction_of(spoken or self.document.language) == "rtl":
                run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))
            if place is not line._p:
                run.underline = True
                place.append(run._r)

    def _link(self, line: Any, href: str) -> Any:
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), line.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        line._p.append(link)
        return link

    def _words(self, spans: Spans, style: str, language: str | None) -> Any:
        line = self.word.add_paragraph(style=style)
        self._side(line, language)
        self._spans(line, spans, language)
        return line

    def _block(self, block: AnyBlock) -> None:
        match block:
            case Heading():
                self._words(
                    block.spans, f"Heading {block.level}", block.language
                ).paragraph_format.keep_with_next = True
            case Paragraph():
                self._words(block.spans, "Normal", block.language)
            case Note():
                line = self._words(block.spans, "Normal", block.language)
                line.paragraph_format.left_indent = Cm(0.8)
            case ListBlock():
                self._list(block.items, block.ordered, 0, block.language)
            case Table():
                self._table(block)
            case Picture():
                self._picture(block)
            case EasyReadIdea():
                self._picture(block.picture)
                self._words(block.spans, "Normal", block.language)

    def _list(self, items: tuple[ListItem, ...], ordered: bool, depth: int, language: str | None) -> None:
        name = "List Number" if ordered else "List Bullet"
        style = name if depth == 0 else f"{name} {min(depth + 1, 3)}"
        for item in items:
            self._words(item.spans, style, language)
            self._list(item.items, item.ordered, depth + 1, language)

    def _table(self, block: Table) -> None:
        self._line((block.caption,), "Caption", block.language).paragraph_format.keep_with_next = True
        table = self.word.add_table(rows=0, cols=len(block.columns), style="Table Grid")
        if direction_of(block.language or self.document.language) == "rtl":
            table._tbl.tblPr.append(OxmlElement("w:bidiVisual"))
        for number, cells in enumerate((block.columns, *block.rows)):
            row = table.add_row()
            properties = row._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            if number == 0:
                properties.append(OxmlElement("w:tblHeader"))
            for place, spans in enumerate(cells):
                line = row.cells[place].paragraphs[0]
                self._side(line, block.language)
                self._spans(line, spans, block.language)
                if number == 0 or (place == 0 and block.row_headers):
                    for run in line.runs:
                        run.bold = True
        self.word.add_paragraph()

    def _picture(self, block: Picture) -> None:
        if block.media_type in DRAWN:
            shape = self.word.add_picture(io.BytesIO(block.data))
            if shape.width > WIDEST:
                shape.height, shape.width = int(shape.height * WIDEST / shape.width), WIDEST
            shape._inline.docPr.set("descr", block.alt)
        elif block.alt:
            self._line((f"[{block.alt}]",), "Normal", block.language)
        for text in (block.caption, block.credit):
            if text:
                self._line((text,), "Normal", block.language)


def _speak(properties: Any, language: str) -> None:
    """Set the language of a run or style, so that it is read aloud in the right voice."""
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    said = OxmlElement("w:lang")
    for name in ("w:val", "w:eastAsia", "w:bidi"):
        said.set(qn(name), language)
    properties.append(said)
