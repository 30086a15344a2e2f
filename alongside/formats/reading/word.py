"""A Word file (.docx) as a draft: its words in order, headings, lists, tables, links, footnotes and pictures.

The packed file is measured before Word's own reader opens it. Nothing that it names outside itself is fetched.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import takewhile

from docx import Document as open_word
from docx.oxml.ns import qn

from alongside.formats.reading.draft import DEEPEST, Cell, Draft, Item, RawTable, Run, Unreadable, trimmed

LARGEST_UNPACKED = 50 * 1024 * 1024  # bytes
MOST_TIMES_LARGER = 200
MOST_PARTS = 3000
NOT_WORD = "This is not a Word file that we can read. Save it anew as .docx."
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def word_to_draft(data: bytes) -> Draft:
    """A draft from a .docx file. Raises `Unreadable` with a sentence."""
    names = measure(data)
    try:
        word = open_word(io.BytesIO(data))
        return _Word(word, names).draft
    except Unreadable:
        raise
    except Exception as fault:
        # A broken file makes the reader fail in many ways. It is the file that is at fault.
        raise Unreadable(NOT_WORD) from fault


def measure(data: bytes) -> set[str]:
    """The names of the parts, after really unpacking each to see that it is as small as it should be."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            names = {part.filename for part in parts}
            if "word/document.xml" not in names:
                raise Unreadable(NOT_WORD)
            if len(parts) > MOST_PARTS:
                raise Unreadable("This file is packed in a way that is not safe to open.")
            if any(part.flag_bits & 1 for part in parts):
                raise Unreadable("This file is locked with a password. Save it without one.")
            unpacked = 0
            for part in parts:
                with packed.open(part) as opened:
                    first = True
                    while piece := opened.read(1 << 20):
                        unpacked += len(piece)
                        if unpacked > LARGEST_UNPACKED or unpacked > max(
                            1 << 20, len(data) * MOST_TIMES_LARGER
                        ):
                            raise Unreadable(
                                "This file unpacks to far more than a paper should. It is not safe to open."
                            )
                        if first and re.search(rb"<!\s*(DOCTYPE|ENTITY)", piece[:4096], re.IGNORECASE):
                            raise Unreadable(
                                "This file holds instructions that no paper needs. It is not safe to open."
                            )
                        first = False
            return names
    except Unreadable:
        raise
    except Exception as fault:
        raise Unreadable(NOT_WORD) from fault


class _Word:
    def __init__(self, word, names: set[str]) -> None:
        self.word, self.draft = word, Draft()
        self.part = word.part
        self.open_lists: list[tuple[int, Item | None, list[Item]]] = []
        self.list_at: tuple[list[Item], bool] | None = None
        self.footnotes = self.notes_of("footnotes") | self.notes_of("endnotes")
        self.used_notes: list[str] = []
        self.deep = 0
        self.read_about(names)
        self.body(word.element.body)
        self.end_list()
        if self.used_notes:
            self.draft.heading(2, [Run("Notes")])
            self.draft.items([Item([Run(note)]) for note in self.used_notes], True)

    # About the whole

    def read_about(self, names: set[str]) -> None:
        properties = self.word.core_properties
        found = self.word.styles.element.find(f".//{W}rPrDefault//{W}lang")
        language = properties.language or (found.get(f"{W}val") if found is not None else "") or ""
        if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", language):
            # en-US is what Word writes when nobody chose.
            self.draft.language = "" if language == "en-US" else language
        # What Word calls the title is often left over from an older paper: it counts when nothing else does.
        self.draft.title_besides = (properties.title or "").strip()
        if "word/comments.xml" in names:
            self.draft.say("Comments beside the text were left out.")
        for section in self.word.sections:
            if any(
                paragraph.text.strip()
                for part in (section.header, section.footer)
                if not part.is_linked_to_previous
                for paragraph in part.paragraphs
            ):
                self.draft.say("What stands at the top or foot of every page was left out.")
                break

    def notes_of(self, kind: str) -> dict[str, str]:
        notes = {}
        for relation in self.part.rels.values():
            if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
                from docx.oxml import parse_xml

                root = parse_xml(relation.target_part.blob)
                for note in root:
                    words = " ".join("".join(node.text or "" for node in note.iter(f"{W}t")).split())
                    if words:
                        notes[f"{kind[:-1]} {note.get(f'{W}id')}"] = words
        return notes

    # The body

    def body(self, parent) -> None:
        for element in parent:
            if element.tag == f"{W}p":
                self.paragraph(element)
            elif element.tag == f"{W}tbl":
                self.end_list()
                self.table(element)
            elif element.tag == f"{W}sdt":
                content = element.find(f"{W}sdtContent")
                if content is not None:
                    self.body(content)
            elif element.tag in (f"{W}ins", f"{W}customXml", f"{W}smartTag"):
                self.body(element)

    def paragraph(self, element) -> None:
        style = self.style_of(element)
        level = self.heading_level(element, style)
        runs = trimmed(list(self.runs(element)))
        if any(run.text.strip() for run in runs):
            listed = self.list_of(element, style)
            if level == 0 and not self.draft.title and not self.draft.blocks:
                self.end_list()
                self.draft.title = runs
            elif level is not None:
                self.end_list()
                self.draft.heading(
                    max(1, level), [Run(run.text, False, run.href, run.language) for run in runs]
                )
            elif listed:
                self.line_of_list(runs, *listed)
            elif style.startswith(("quote", "intensequote", "intense quote")):
                self.end_list()
                self.draft.note("quote", runs)
            elif style.startswith("caption") and self.give_caption("".join(run.text for run in runs)):
                pass
            else:
                self.end_list()
                self.draft.paragraph(runs)
                if (
                    all(run.bold for run in runs if run.text.strip())
                    and sum(len(run.text) for run in runs) < 80
                ):
                    words = "".join(run.text for run in runs)
                    self.draft.say(f"“{words[:60]}” looks like a heading. If it is one, mark it as one.")
        self.pictures(element)
        self.deep += 1
        if self.deep > DEEPEST:
            raise Unreadable(
                "This paper has boxes within boxes, deeper than anybody can follow. Make it simpler."
            )
        for box in element.iter(f"{W}txbxContent"):
            above = list(takewhile(lambda one: one is not element, box.iterancestors()))
            if any(one.tag.endswith(("}Fallback", "}txbxContent")) for one in above):
                continue  # the same words once more, for old programs; or a box in a box, whose turn comes with it
            self.end_list()
            self.draft.say("Words in a box beside the text stand in the text now.")
            self.body(box)
        self.deep -= 1

    def give_caption(self, words: str) -> bool:
        """A caption below a table or picture belongs to it; above a table it waits for it."""
        self.end_list()
        blocks = self.draft.blocks
        if blocks and blocks[-1][0] == "picture" and not blocks[-1][4]:
            blocks[-1] = (*blocks[-1][:4], words, *blocks[-1][5:])
            return True
        if blocks and blocks[-1][0] == "table" and not blocks[-1][1].caption:
            blocks[-1][1].caption = words
            return True
        self.caption_waits = words
        return True

    caption_waits = ""

    def style_of(self, element) -> str:
        found = element.find(f"{W}pPr/{W}pStyle")
        if found is None:
            return ""
        name = found.get(f"{W}val") or ""
        for style in self.styles_by_id().get(name, ()):
            return style.lower()
        return name.lower()

    def styles_by_id(self) -> dict[str, list[str]]:
        if not hasattr(self, "_styles"):
            self._styles: dict[str, list[str]] = {}
            for style in self.word.styles.element.iter(f"{W}style"):
                name = style.find(f"{W}name")
                if name is not None and name.get(f"{W}val"):
                    self._styles.setdefault(style.get(f"{W}styleId") or "", []).append(name.get(f"{W}val"))
        return self._styles

    def heading_level(self, element, style: str) -> int | None:
        """0 for the title, 1 to 9 for headings, None for other words."""
        if style == "title":
            return 0
        if found := re.fullmatch(r"heading\s*(\d)", style):
            return int(found[1])
        outline = element.find(f"{W}pPr/{W}outlineLvl")
        if outline is not None and (value := outline.get(f"{W}val") or "").isdecimal() and int(value) < 9:
            return int(value) + 1
        return None

    # Lists

    def list_of(self, element, style: str) -> tuple[int, bool] | None:
        """How deep a line of a list stands, and whether its list is numbered. None when it is none."""
        numbering = element.find(f"{W}pPr/{W}numPr")
        deep, number = 0, None
        if numbering is not None:
            level, found = numbering.find(f"{W}ilvl"), numbering.find(f"{W}numId")
            deep = int(level.get(f"{W}val") or 0) if level is not None else 0
            number = found.get(f"{W}val") if found is not None else None
            if number == "0":
                return None
        if named := re.fullmatch(r"list (bullet|number)(?: (\d))?", style):
            if number is None:
                return int(named[2] or 1) - 1, named[1] == "number"
        if number is None:
            return None
        return min(deep, 8), self.is_numbered(number, deep)

    def is_numbered(self, number: str, deep: int) -> bool:
        try:
            root = self.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return False
        found = root.find(f"{W}num[@{W}numId='{number}']/{W}abstractNum" + "Id")
        if found is None:
            return False
        kind = root.find(
            f"{W}abstractNum[@{W}abstractNumId='{found.get(f'{W}val')}']/{W}lvl[@{W}ilvl='{deep}']/{W}numFmt"
        )
        return kind is not None and kind.get(f"{W}val") not in ("bullet", "none")

    def line_of_list(self, runs: list[Run], deep: int, ordered: bool) -> None:
        item = Item(runs)
        while self.open_lists and self.open_lists[-1][0] > deep:
            self.open_lists.pop()
        if self.open_lists and self.open_lists[-1][0] == deep:
            if len(self.open_lists) == 1 and self.list_at and self.list_at[1] != ordered:
                self.end_list()
            else:
                self.open_lists[-1][2].append(item)
                return
        if not self.open_lists:
            self.list_at = ([item], ordered)
            self.open_lists.append((deep, None, self.list_at[0]))
            return
        above = self.open_lists[-1][2][-1]
        above.ordered = ordered if not above.items else above.ordered
        above.items.append(item)
        self.open_lists.append((deep, above, above.items))

    def end_list(self) -> None:
        if self.list_at:
            self.draft.items(*self.list_at)
        self.list_at, self.open_lists = None, []

    # Words

    def runs(self, element, href: str | None = None) -> Iterator[Run]:
        for child in element:
            tag = child.tag
            if tag == f"{W}r":
                yield from self.run(child, href)
            elif tag == f"{W}hyperlink":
                yield from self.runs(child, self.address(child))
            elif tag in (f"{W}del", f"{W}moveFrom"):
                self.draft.say("Words that somebody struck out in “track changes” were left out.")
            elif tag in (f"{W}ins", f"{W}moveTo"):
                self.draft.say("Words that somebody added in “track changes” were kept.")
                yield from self.runs(child, href)
            elif tag == f"{W}sdt":
                content = child.find(f"{W}sdtContent")
                if content is not None:
                    yield from self.runs(content, href)
            elif tag in (f"{W}smartTag", f"{W}fldSimple", f"{W}customXml", f"{W}bdo", f"{W}dir"):
                yield from self.runs(child, href)
            elif tag.endswith(("}oMath", "}oMathPara")):
                self.draft.say("A formula was taken as plain signs. Write it in words.")
                yield Run(
                    "".join(node.text or "" for node in child.iter() if node.tag.endswith("}t")), False, href
                )

    def run(self, element, href: str | None) -> Iterator[Run]:
        properties = element.find(f"{W}rPr")
        bold = False
        if properties is not None:
            if (hidden := properties.find(f"{W}vanish")) is not None and is_on(hidden):
                self.draft.say("Hidden words were left out.")
                return
            mark = properties.find(f"{W}b")
            bold = mark is not None and is_on(mark)
        text = ""
        for child in element:
            tag = child.tag
            if tag == f"{W}t":
                text += child.text or ""
            elif tag in (f"{W}tab", f"{W}ptab"):
                text += " "
            elif tag == f"{W}br":
                text += "" if child.get(f"{W}type") in ("page", "column") else "\n"
            elif tag == f"{W}cr":
                text += "\n"
            elif tag == f"{W}noBreakHyphen":
                text += "\u2011"
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                kind = "footnote" if tag.endswith("footnoteReference") else "endnote"
                if note := self.footnotes.get(f"{kind} {child.get(f'{W}id')}"):
                    self.used_notes.append(note)
                    text += f" (note {len(self.used_notes)})"
            elif tag == f"{W}sym":
                self.draft.say("A sign from a font of signs was left out.")
        if text:
            yield Run(text, bold, href)

    def address(self, link) -> str | None:
        if name := link.get(qn("r:id")):
            relation = self.part.rels.get(name)
            return relation.target_ref if relation is not None and relation.is_external else None
        return None  # a jump to a bookmark: its words are kept

    # Tables and pictures

    def table(self, element) -> None:
        rows: list[list[Cell]] = []
        above: dict[int, Cell] = {}
        for row in element.iter(f"{W}tr"):
            if next(row.iterancestors(f"{W}tbl")) is not element:
                continue
            line: list[Cell] = []
            at = 0
            for cell in row.findall(f"{W}tc") + row.findall(f"{W}sdt/{W}sdtContent/{W}tc"):
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                across = int(span.get(f"{W}val") or 1) if span is not None else 1
                merged = cell.find(f"{W}tcPr/{W}vMerge")
                if merged is not None and merged.get(f"{W}val") != "restart" and at in above:
                    above[at].down += 1
                else:
                    made = Cell(self.words_of_cell(cell), across=max(1, across))
                    line.append(made)
                    above[at] = made
                at += max(1, across)
            rows.append(line)
        first = element.find(f"{W}tr/{W}trPr/{W}tblHeader")
        caption = element.find(f"{W}tblPr/{W}tblCaption")
        words = self.caption_waits or (caption.get(f"{W}val") if caption is not None else "") or ""
        self.caption_waits = ""
        if not words and self.draft.blocks and self.draft.blocks[-1][0] == "paragraph":
            before = "".join(run.text for run in self.draft.blocks[-1][1])
            if re.match(r"table\s*\d*\s*[:.]", before, re.IGNORECASE) and len(before) < 200:
                self.draft.blocks.pop()
                words = re.sub(r"^table\s*\d*\s*[:.]\s*", "", before, flags=re.IGNORECASE) or before
        self.draft.table(RawTable(rows, words, True if first is not None and is_on(first) else None))

    def words_of_cell(self, cell) -> list[Run]:
        made: list[Run] = []
        for paragraph in cell.iter(f"{W}p"):
            if any(one.tag.endswith("}Fallback") for one in paragraph.iterancestors()):
                continue
            runs = trimmed(list(self.runs(paragraph)))
            if runs:
                made += [Run(" "), *runs] if made else runs
            if any(True for _blip in paragraph.iter(qn("a:blip"))):
                self.draft.say("A picture in a table was left out. Put it below the table.")
        return made

    def pictures(self, element) -> None:
        for drawing in [*element.iter(f"{W}drawing"), *element.iter(f"{W}pict")]:
            if any(
                one.tag.endswith("}Fallback") or one.tag == f"{W}txbxContent"
                for one in drawing.iterancestors()
            ):
                continue
            blips = [*drawing.iter(qn("a:blip"))]
            about = next((one for one in drawing.iter() if one.tag.endswith("}docPr")), None)
            alt = None
            if about is not None:
                alt = about.get("descr") or about.get("title") or None
                if any(
                    one.tag.endswith("}decorative") and one.get("val") in ("1", "true")
                    for one in drawing.iter()
                ):
                    alt = ""
            for blip in blips:
                self.end_list()
                relation = self.part.rels.get(blip.get(qn("r:embed")) or "")
                if relation is None or relation.is_external:
                    self.draft.picture(None, alt=alt, name="that stands elsewhere")
                else:
                    self.draft.picture(relation.target_part.blob, alt=alt)
            if not blips and any(one.tag.endswith(("}chart", "}relIds")) for one in drawing.iter()):
                self.draft.say("A chart was left out. Add it as a picture, and its numbers as a table.")


def is_on(element) -> bool:
    return element.get(f"{W}val") not in ("0", "false", "off", "none")
