"""A document as plain text: for a screen reader, a telephone read-out, a text message, a braille printer."""

import textwrap

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
    text_of,
)


def to_text(document: Document, width: int = 72) -> str:
    """The document as plain text in lines of at most `width` characters; longer words and links stay whole.

    A table becomes one short paragraph a row, each cell said with its column's name, so that nobody has to
    remember which column they are in. A link's address stands after its words.

    >>> from alongside.formats.document import Builder
    >>> doc = Builder("Dots").table(caption="Votes", columns=["Area", "Dots"], rows=[["Day services", 21]])
    >>> print(to_text(doc.document()))
    Dots
    ====
    <BLANKLINE>
    Table: Votes
    Columns: Area, Dots
    <BLANKLINE>
    Day services
      Dots: 21
    <BLANKLINE>
    """
    # A title in capitals would be the one place where the letters' shapes are lost, so only underline it.
    parts = [_underlined(document.title, "=", width)]
    parts += [_wrap(text, width) for text in (document.subtitle, document.about, document.date) if text]
    parts += [_block(block, width) for block in document.blocks]
    if document.source:
        parts.append(_wrap(document.source, width))
    return "\n\n".join(part for part in parts if part) + "\n"


def _underlined(title: str, mark: str, width: int) -> str:
    wrapped = _wrap(title, width)
    return f"{wrapped}\n{mark * max(len(line) for line in wrapped.splitlines())}"


def _wrap(text: str, width: int, first: str = "", then: str = "") -> str:
    lines: list[str] = []
    for line in text.splitlines() or [""]:
        lines += textwrap.wrap(
            line,
            width,
            initial_indent=first if not lines else then,
            subsequent_indent=then,
            break_long_words=False,
            break_on_hyphens=False,
        )
    return "\n".join(lines)


def _say(spans: Spans) -> str:
    said = []
    for span in spans:
        said.append(span.text)
        address = (span.href or "").removeprefix("mailto:").removeprefix("tel:")
        # A jump inside the document leads nowhere on paper or on the telephone.
        if address and not address.startswith("#") and address != span.text.strip():
            said.append(f" ({address})")
    return "".join(said)


def _block(block: AnyBlock, width: int) -> str:
    match block:
        case Heading():
            return (
                _underlined(_say(block.spans), "-", width)
                if block.level == 2
                else _wrap(_say(block.spans), width)
            )
        case Paragraph():
            return _wrap(_say(block.spans), width)
        case ListBlock():
            return "\n".join(_list(block.items, block.ordered, width, ""))
        case Table():
            return _table(block, width)
        case Picture():
            return _picture(block, width)
        case EasyReadIdea():
            return "\n\n".join(
                part for part in (_picture(block.picture, width), _wrap(_say(block.spans), width)) if part
            )
        case Note():
            return _wrap(_say(block.spans), width, "  ", "  ")


def _list(items: tuple[ListItem, ...], ordered: bool, width: int, indent: str) -> list[str]:
    lines = []
    for number, item in enumerate(items, start=1):
        mark = f"{number}. " if ordered else "- "
        lines.append(_wrap(_say(item.spans), width, indent + mark, indent + " " * len(mark)))
        lines += _list(item.items, item.ordered, width, indent + " " * len(mark))
    return lines


def _table(table: Table, width: int) -> str:
    headers = [text_of(header) for header in table.columns]
    parts = [_wrap(f"Table: {table.caption}", width)]
    if table.row_headers or not table.rows:
        parts[0] += "\n" + _wrap("Columns: " + ", ".join(headers), width)
    for row in table.rows:
        lines = []
        for number, (header, cell) in enumerate(zip(headers, row, strict=True)):
            names_the_row = table.row_headers and number == 0
            text = _say(cell) if names_the_row else f"{header}: {_say(cell)}"
            indent = "" if number == 0 else "  "
            lines.append(_wrap(text, width, indent, indent + "  "))
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _picture(picture: Picture, width: int) -> str:
    below = [text for text in (picture.caption, picture.credit) if text]
    if picture.decorative:
        return "\n".join(_wrap(text, width) for text in below)
    return "\n".join(_wrap(text, width) for text in (f"Picture: {picture.alt}", *below))
