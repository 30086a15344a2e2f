"""One document as blocks: the single source that every format is made from.

Nothing here knows how a format looks. A block has an id that never changes while its words do not,
so that a comment can be fastened to it, and may have a language of its own.
"""

import base64
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

type Direction = Literal["ltr", "rtl"]

# Languages written from right to left, by their first subtag (Unicode CLDR, script metadata).
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
RIGHT_TO_LEFT_SCRIPTS = frozenset({"arab", "hebr", "nkoo", "syrc", "thaa"})
SAFE_LINK = re.compile(r"(https://|mailto:|tel:)\S+\Z", re.IGNORECASE)
RELATIVE_LINK = re.compile(r"(#|/(?!/)|\./)[^\s\\]*\Z|#\Z")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")
BLOCK_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*\Z")
# What a picture may be, and how the name of its file ends
PICTURE_ENDINGS = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/svg+xml": "svg",
    "image/webp": "webp",
}
# XML 1.0 cannot hold these, so a Word file would be refused; nobody can see or hear them either.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class DocumentError(ValueError):
    """The document would be hard or impossible to read in some format; the message says where and why."""


def direction_of(language: str) -> Direction:
    """Which way this language is written.

    >>> direction_of("ur"), direction_of("en-GB"), direction_of("pa-Arab")
    ('rtl', 'ltr', 'rtl')
    """
    first, *rest = language.lower().split("-")
    scripts = [part for part in rest if len(part) == 4 and part.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if first in RIGHT_TO_LEFT else "ltr"


def _check_text(text: str, where: str) -> None:
    if found := UNPRINTABLE.search(text):
        raise DocumentError(f"{where} holds a character that cannot be printed (number {ord(found[0])}).")


def _check_language(language: str | None, where: str) -> None:
    if language is not None and not LANGUAGE.match(language):
        raise DocumentError(f"{where}: “{language}” is not a language code such as en-GB or ur.")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words in one voice: plain or bold, perhaps a link, perhaps in another language."""

    text: str
    bold: bool = False
    href: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        _check_text(self.text, "The text")
        _check_language(self.language, "The text")
        if self.href is None:
            return
        if not (SAFE_LINK.match(self.href) or RELATIVE_LINK.match(self.href)):
            raise DocumentError(
                f"The link “{self.href}” is not safe. A link starts with https://, mailto:, tel:, / or #."
            )
        _check_text(self.href, "The link")
        if not self.text.strip():
            raise DocumentError(f"The link to {self.href} has no words, so nobody can hear where it goes.")


type Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What every block has: an id, unique in its document, and a language when it is not the document’s."""

    id: str
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Block):
    """A heading. The document's title is level 1, so levels here are 2 to 6."""

    level: int
    spans: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Block):
    spans: Spans


@dataclass(frozen=True, slots=True)
class ListItem:
    """One line of a list, perhaps with a list inside it."""

    spans: Spans
    items: tuple["ListItem", ...] = ()
    ordered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListBlock(Block):
    items: tuple[ListItem, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Block):
    """A caption, one row of headers, and rows. `row_headers`: the first cell of each row names the row."""

    caption: str
    columns: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]
    row_headers: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Block):
    """A picture in words and in bytes. Only a picture that adds no meaning may be `decorative`."""

    alt: str
    data: bytes = field(repr=False)
    media_type: str
    credit: str = ""
    caption: str = ""
    decorative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EasyReadIdea(Block):
    """One idea of an Easy Read text: a picture, and beside it the words."""

    picture: Picture
    spans: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Block):
    """Words set apart. `kind`: "note" to know, "important" to act on, "quote" said by somebody."""

    kind: Literal["note", "important", "quote"]
    spans: Spans


type AnyBlock = Heading | Paragraph | ListBlock | Table | Picture | EasyReadIdea | Note
BLOCK_KINDS: dict[str, type[AnyBlock]] = {
    "heading": Heading,
    "paragraph": Paragraph,
    "list": ListBlock,
    "table": Table,
    "picture": Picture,
    "idea": EasyReadIdea,
    "note": Note,
}


class HasText(Protocol):
    """Whatever holds words: a span of a document, or a run that was just read."""

    @property
    def text(self) -> str: ...


def text_of(spans: Iterable[HasText]) -> str:
    """The words of some spans, joined.

    >>> text_of([Span("Three "), Span("dots", bold=True)])
    'Three dots'
    """
    return "".join(span.text for span in spans)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. It refuses to exist when it could not be read aloud in order.

    `date` is words as they should be printed ("24 November"), since many dates have no year.
    `about` is one sentence that says what the document is for.

    >>> Document("Minutes", blocks=(Heading(id="a", level=3, spans=(Span("Too deep"),)),))
    Traceback (most recent call last):
    ...
    alongside.formats.document.DocumentError: The heading “Too deep” jumps from level 1 to level 3.
    """

    title: str
    language: str = "en-GB"
    blocks: tuple[AnyBlock, ...] = ()
    subtitle: str = ""
    source: str = ""
    about: str = ""
    date: str = ""

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise DocumentError("The document has no title.")
        for name in ("title", "subtitle", "source", "about", "date"):
            _check_text(getattr(self, name), f"The {name}")
        _check_language(self.language, "The document")
        seen: set[str] = set()
        level = 1
        for block in self.blocks:
            if not BLOCK_ID.match(block.id):
                raise DocumentError(
                    f"“{block.id}” cannot be an id: start with a letter, then letters, digits, - or _."
                )
            if block.id in seen:
                raise DocumentError(f"Two blocks have the id “{block.id}”.")
            seen.add(block.id)
            if isinstance(block, EasyReadIdea):
                if block.picture.id in seen:
                    raise DocumentError(f"Two blocks have the id “{block.picture.id}”.")
                seen.add(block.picture.id)
            _check_language(block.language, f"The block “{block.id}”")
            if isinstance(block, Heading):
                _check_heading(block, level)
                level = block.level
            else:
                _check_block(block)

    @property
    def direction(self) -> Direction:
        return direction_of(self.language)


def _check_heading(heading: Heading, level_before: int) -> None:
    words = text_of(heading.spans)
    if not words.strip():
        raise DocumentError("A heading has no words.")
    if not 2 <= heading.level <= 6:
        raise DocumentError(f"The heading “{words}” has level {heading.level}; levels go from 2 to 6.")
    if heading.level > level_before + 1:
        raise DocumentError(
            f"The heading “{words}” jumps from level {level_before} to level {heading.level}."
        )


def _check_block(block: AnyBlock) -> None:
    match block:
        case Table():
            _check_table(block)
        case Picture():
            _check_picture(block)
        case EasyReadIdea():
            _check_picture(block.picture)
            if not text_of(block.spans).strip():
                raise DocumentError(f"The idea “{block.id}” has a picture but no words.")
        case ListBlock():
            if not block.items:
                raise DocumentError(f"The list “{block.id}” is empty.")
            for item in _walk_items(block.items):
                if not text_of(item.spans).strip():
                    raise DocumentError(f"A line in the list “{block.id}” has no words.")
        case Note():
            if block.kind not in ("note", "important", "quote"):
                raise DocumentError(f"“{block.kind}” is not a kind of note.")
        case _:
            pass


def _check_table(table: Table) -> None:
    if not table.caption.strip():
        raise DocumentError(f"The table “{table.id}” has no caption.")
    _check_text(table.caption, "The caption")
    if not table.columns or not all(text_of(header).strip() for header in table.columns):
        raise DocumentError(f"The table “{table.caption}” has a column without a header.")
    for number, row in enumerate(table.rows, start=1):
        if len(row) != len(table.columns):
            raise DocumentError(
                f"Row {number} of the table “{table.caption}” has {len(row)} cells, not {len(table.columns)}."
            )
        if table.row_headers and not text_of(row[0]).strip():
            raise DocumentError(f"Row {number} of the table “{table.caption}” has no name in its first cell.")


def _check_picture(picture: Picture) -> None:
    if picture.decorative and picture.alt:
        raise DocumentError(
            "A decorative picture has no description; one with a description is not decorative."
        )
    if not picture.decorative and not picture.alt.strip():
        raise DocumentError(f"The picture “{picture.id}” has no description in words.")
    if picture.media_type not in PICTURE_ENDINGS:
        raise DocumentError(f"A picture of the kind {picture.media_type} cannot be used.")
    for name in ("alt", "credit", "caption"):
        _check_text(getattr(picture, name), f"The picture's {name}")


def _walk_items(items: Iterable[ListItem]) -> Iterator[ListItem]:
    for item in items:
        yield item
        yield from _walk_items(item.items)


def texts_of(block: AnyBlock) -> list[str]:
    """Every text in a block that a reader meets, in reading order; descriptions of pictures left out."""
    match block:
        case Heading() | Paragraph() | Note():
            return [text_of(block.spans)]
        case ListBlock():
            return [text_of(item.spans) for item in _walk_items(block.items)]
        case Table():
            cells = [text_of(cell) for row in block.rows for cell in row]
            return [block.caption, *(text_of(header) for header in block.columns), *cells]
        case Picture():
            return [text for text in (block.caption, block.credit) if text]
        case EasyReadIdea():
            return [text_of(block.spans), *texts_of(block.picture)]


def split_words(text: str) -> list[str]:
    """Words of a text: whatever stands between spaces and punctuation, marks of any script kept.

    >>> split_words("It’s 21 (one dot), آپ")
    ['It', 's', '21', 'one', 'dot', 'آپ']
    """
    text = unicodedata.normalize("NFKC", text)
    kept = (character if _is_word_character(character) else " " for character in text)
    return "".join(kept).split()


def _is_word_character(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"


def words(document: Document) -> list[str]:
    """Every word of the document in reading order, to hold a format against."""
    texts = [document.title, document.subtitle, document.about, document.date, document.source]
    for block in document.blocks:
        texts.extend(texts_of(block))
    return [word for text in texts for word in split_words(text)]


# ---------------------------------------------------------------------------------------------------------
# To JSON and back
# ---------------------------------------------------------------------------------------------------------


def to_dict(document: Document) -> dict[str, Any]:
    """The document as plain JSON values; pictures as base64. `from_dict` gives back an equal document."""
    return {
        "title": document.title,
        "language": document.language,
        "subtitle": document.subtitle,
        "source": document.source,
        "about": document.about,
        "date": document.date,
        "blocks": [_block_to_dict(block) for block in document.blocks],
    }


def from_dict(data: Mapping[str, Any]) -> Document:
    """A document from the values that `to_dict` made. Raises `DocumentError` when it is not one."""
    try:
        plain = {name: data[name] for name in ("title", "language", "subtitle", "source", "about", "date")}
        return Document(**plain, blocks=tuple(_block_from_dict(block) for block in data["blocks"]))
    except (KeyError, TypeError, AttributeError) as error:
        raise DocumentError(f"This is not a stored document: {error!r}") from error


def _spans_to_list(spans: Spans) -> list[dict[str, Any]]:
    optional = ("bold", "href", "language")
    return [{"text": s.text} | {n: getattr(s, n) for n in optional if getattr(s, n)} for s in spans]


def _spans_from_list(data: Sequence[Mapping[str, Any]]) -> Spans:
    return tuple(Span(**span) for span in data)


def _item_to_dict(item: ListItem) -> dict[str, Any]:
    data: dict[str, Any] = {"spans": _spans_to_list(item.spans)}
    if item.items or item.ordered:
        data |= {"items": [_item_to_dict(inner) for inner in item.items], "ordered": item.ordered}
    return data


def _item_from_dict(data: Mapping[str, Any]) -> ListItem:
    inner = tuple(_item_from_dict(item) for item in data.get("items", ()))
    return ListItem(_spans_from_list(data["spans"]), inner, data.get("ordered", False))


def _block_to_dict(block: AnyBlock) -> dict[str, Any]:
    kind = next(name for name, made in BLOCK_KINDS.items() if type(block) is made)
    data: dict[str, Any] = {"kind": kind, "id": block.id, "language": block.language}
    match block:
        case Heading():
            data |= {"level": block.level, "spans": _spans_to_list(block.spans)}
        case Paragraph():
            data |= {"spans": _spans_to_list(block.spans)}
        case ListBlock():
            data |= {"ordered": block.ordered, "items": [_item_to_dict(item) for item in block.items]}
        case Table():
            data |= {
                "caption": block.caption,
                "row_headers": block.row_headers,
                "columns": [_spans_to_list(header) for header in block.columns],
                "rows": [[_spans_to_list(cell) for cell in row] for row in block.rows],
            }
        case Picture():
            data |= {
                name: getattr(block, name)
                for name in ("alt", "media_type", "credit", "caption", "decorative")
            }
            data["data"] = base64.b64encode(block.data).decode("ascii")
        case EasyReadIdea():
            data |= {"picture": _block_to_dict(block.picture), "spans": _spans_to_list(block.spans)}
        case Note():
            data |= {"note": block.kind, "spans": _spans_to_list(block.spans)}
    return data


def _block_from_dict(data: Mapping[str, Any]) -> AnyBlock:
    common: dict[str, Any] = {"id": data["id"], "language": data["language"]}
    match data["kind"]:
        case "heading":
            return Heading(**common, level=data["level"], spans=_spans_from_list(data["spans"]))
        case "paragraph":
            return Paragraph(**common, spans=_spans_from_list(data["spans"]))
        case "list":
            items = tuple(_item_from_dict(item) for item in data["items"])
            return ListBlock(**common, items=items, ordered=data["ordered"])
        case "table":
            return Table(
                **common,
                caption=data["caption"],
                row_headers=data["row_headers"],
                columns=tuple(_spans_from_list(header) for header in data["columns"]),
                rows=tuple(tuple(_spans_from_list(cell) for cell in row) for row in data["rows"]),
            )
        case "picture":
            return _picture_from_dict(data)
        case "idea":
            picture = _picture_from_dict(data["picture"])
            return EasyReadIdea(**common, picture=picture, spans=_spans_from_list(data["spans"]))
        case "note":
            return Note(**common, kind=data["note"], spans=_spans_from_list(data["spans"]))
        case kind:
            raise DocumentError(f"A block of the kind “{kind}” is not known.")


def _picture_from_dict(data: Mapping[str, Any]) -> Picture:
    names = ("id", "language", "alt", "media_type", "credit", "caption", "decorative")
    return Picture(**{name: data[name] for name in names}, data=base64.b64decode(data["data"], validate=True))


# ---------------------------------------------------------------------------------------------------------
# Making one
# ---------------------------------------------------------------------------------------------------------

type Words = str | Span | tuple[str, str]
type Cell = str | int | Span | Sequence[Words]
type Item = str | Span | ListItem | Sequence[Words]


def spans_from(*parts: Words) -> Spans:
    """Spans from what is quick to write: text, a ready span, `("bold", text)`, or `(href, text)` for a link.

    >>> spans_from("Read ", ("https://example.org", "the report"), " ", ("bold", "now"))[1].href
    'https://example.org'
    """
    made: list[Span] = []
    for part in parts:
        match part:
            case Span():
                made.append(part)
            case str():
                made.append(Span(part))
            case ("bold", text):
                made.append(Span(text, bold=True))
            case (href, text):
                made.append(Span(text, href=href))
    return tuple(span for span in made if span.text)


def _spans_of_cell(cell: Cell) -> Spans:
    if isinstance(cell, (str, Span)):
        return spans_from(cell)
    if isinstance(cell, int):
        return (Span(str(cell)),)
    return spans_from(*cell)


def _item_from(item: Item) -> ListItem:
    if isinstance(item, ListItem):
        return item
    return ListItem(_spans_of_cell(item))


class Builder:
    """Builds a document block by block, giving each an id from its kind and its words.

    The same words get the same id wherever they move to, so comments follow them; words that appear twice
    get "-2", "-3". Give `id=` when the words are expected to change. Every method returns the builder.

    >>> doc = Builder("Decided").heading(2, "Dots").paragraph("Day: ", ("bold", "21")).document()
    >>> [block.id for block in doc.blocks]
    ['heading-dots', 'paragraph-4f6ac79a']
    """

    def __init__(
        self,
        title: str,
        *,
        language: str = "en-GB",
        subtitle: str = "",
        source: str = "",
        about: str = "",
        date: str = "",
    ) -> None:
        self._about_document = {
            "title": title,
            "language": language,
            "subtitle": subtitle,
            "source": source,
            "about": about,
            "date": date,
        }
        self._blocks: list[AnyBlock] = []
        self._ids: set[str] = set()

    def heading(
        self, level: int, *parts: Words, id: str | None = None, language: str | None = None
    ) -> "Builder":
        spans = spans_from(*parts)
        slug = re.sub(r"[^a-z0-9]+", "-", text_of(spans).lower()).strip("-")[:40].strip("-")
        name = f"heading-{slug}" if slug and id is None else self._name("heading", text_of(spans))
        return self._add(Heading(id=self._free(id, name), language=language, level=level, spans=spans))

    def paragraph(self, *parts: Words, id: str | None = None, language: str | None = None) -> "Builder":
        spans = spans_from(*parts)
        name = self._name("paragraph", text_of(spans))
        return self._add(Paragraph(id=self._free(id, name), language=language, spans=spans))

    def list(
        self,
        items: Iterable[Item],
        *,
        ordered: bool = False,
        id: str | None = None,
        language: str | None = None,
    ) -> "Builder":
        made = tuple(_item_from(item) for item in items)
        name = self._name("list", *(text_of(item.spans) for item in _walk_items(made)))
        return self._add(ListBlock(id=self._free(id, name), language=language, items=made, ordered=ordered))

    def table(
        self,
        *,
        caption: str,
        columns: Iterable[Cell],
        rows: Iterable[Iterable[Cell]],
        row_headers: bool = True,
        id: str | None = None,
        language: str | None = None,
    ) -> "Builder":
        name = self._name("table", caption)
        return self._add(
            Table(
                id=self._free(id, name),
                language=language,
                caption=caption,
                columns=tuple(_spans_of_cell(header) for header in columns),
                rows=tuple(tuple(_spans_of_cell(cell) for cell in row) for row in rows),
                row_headers=row_headers,
            )
        )

    def picture(
        self,
        data: bytes,
        *,
        alt: str,
        media_type: str = "image/png",
        credit: str = "",
        caption: str = "",
        decorative: bool = False,
        id: str | None = None,
        language: str | None = None,
    ) -> "Builder":
        return self._add(self._picture(data, alt, media_type, credit, caption, decorative, id, language))

    def idea(
        self,
        picture: bytes,
        *parts: Words,
        alt: str,
        media_type: str = "image/png",
        credit: str = "",
        id: str | None = None,
        language: str | None = None,
    ) -> "Builder":
        """An Easy Read idea: the picture, and the words beside it."""
        spans = spans_from(*parts)
        name = self._free(id, self._name("idea", text_of(spans)))
        beside = self._picture(picture, alt, media_type, credit, "", False, None, language)
        return self._add(EasyReadIdea(id=name, language=language, picture=beside, spans=spans))

    def note(
        self,
        *parts: Words,
        kind: Literal["note", "important", "quote"] = "note",
        id: str | None = None,
        language: str | None = None,
    ) -> "Builder":
        spans = spans_from(*parts)
        name = self._name("note", text_of(spans))
        return self._add(Note(id=self._free(id, name), language=language, kind=kind, spans=spans))

    def document(self) -> Document:
        """The finished document. Raises `DocumentError` when it could not be read in order."""
        return Document(**self._about_document, blocks=tuple(self._blocks))

    def _add(self, block: AnyBlock) -> "Builder":
        self._blocks.append(block)
        return self

    def _picture(
        self,
        data: bytes,
        alt: str,
        media_type: str,
        credit: str,
        caption: str,
        decorative: bool,
        id: str | None,
        language: str | None,
    ) -> Picture:
        name = self._name("picture", alt, hashlib.sha256(data).hexdigest())
        return Picture(
            id=self._free(id, name),
            language=language,
            alt=alt,
            data=data,
            media_type=media_type,
            credit=credit,
            caption=caption,
            decorative=decorative,
        )

    @staticmethod
    def _name(kind: str, *texts: str) -> str:
        digest = hashlib.sha256("\x1f".join(texts).encode("utf-8", "surrogatepass")).hexdigest()
        return f"{kind}-{digest[:8]}"

    def _free(self, given: str | None, made: str) -> str:
        if given is not None:
            self._ids.add(given)
            return given
        name, number = made, 1
        while name in self._ids:
            number += 1
            name = f"{made}-{number}"
        self._ids.add(name)
        return name
