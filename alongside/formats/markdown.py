"""A document as Markdown (CommonMark with tables), to edit by hand; `reading` reads it back as the same document.

What Markdown has no words for stands in attributes in braces, as Pandoc writes them: `{lang=ur}` after a block, `{.note}`
after a block quote.
"""

import re
from collections.abc import Iterable

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
    Span,
    Spans,
    Table,
)

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!])")


def to_markdown(document: Document) -> str:
    """The document as Markdown. Pictures are named by their id; their bytes are not in it.

    >>> from alongside.formats.document import Builder
    >>> to_markdown(Builder("Dots").paragraph("Three ", ("bold", "each"), " time").document())
    '# Dots\\n\\nThree **each** time\\n'
    """
    parts = [f"# {escape(document.title)}"]
    lead = {"subtitle": document.subtitle, "about": document.about, "date": document.date}
    parts += [f"{escape(text)} {{.{name}}}" for name, text in lead.items() if text]
    parts += [_block(block) for block in document.blocks]
    if document.source:
        parts.append(f"{escape(document.source)} {{.source}}")
    return "\n\n".join(part for part in parts if part) + "\n"


def escape(text: str) -> str:
    """Words as Markdown that says just these words.

    >>> escape("1. *Stars* and # signs")
    '1\\\\. \\\\*Stars\\\\* and \\\\# signs'
    """
    text = SPECIAL.sub(r"\\\1", " ".join(text.split(" ")))
    text = re.sub(r"^(\s*)(\d+)([.)])", r"\1\2\\\3", text, flags=re.MULTILINE)
    text = re.sub(r"^(\s*)([-+=])", r"\1\\\2", text, flags=re.MULTILINE)
    return text.replace("\n", "\\\n")


def _attributes(block: AnyBlock, *classes: str) -> str:
    inside = [f".{one}" for one in classes]
    if block.language:
        inside.append(f"lang={block.language}")
    return f" {{{' '.join(inside)}}}" if inside else ""


def _spans(spans: Spans) -> str:
    made = []
    for at, span in enumerate(spans):
        before = spans[at - 1].text[-1:] if at else " "
        after = spans[at + 1].text[:1] if at + 1 < len(spans) else " "
        made.append(_span(span, before, after))
    return "".join(made)


def _span(span: Span, before: str, after: str) -> str:
    text = escape(span.text)
    if span.bold and (inner := span.text.strip()):
        # Stars are read as bold only between spaces and letters; elsewhere the words say it in braces.
        plain = (
            (before.isspace() or span.text[0].isspace())
            and (after.isspace() or span.text[-1].isspace())
            and inner[0].isalnum()
            and inner[-1].isalnum()
        )
        if plain:
            start = len(span.text) - len(span.text.lstrip())
            end = len(span.text.rstrip())
            text = f"{escape(span.text[:start])}**{escape(inner)}**{escape(span.text[end:])}"
        else:
            text = f"[{text}]{{.bold}}"
    if span.href is not None:
        address = f"<{span.href}>" if re.search(r"[()<>]", span.href) else span.href
        text = f"[{text}]({address})"
    return f"[{text}]{{lang={span.language}}}" if span.language else text


def _block(block: AnyBlock) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {_spans(block.spans)}{_attributes(block)}"
        case Paragraph():
            return f"{_spans(block.spans)}{_attributes(block)}"
        case ListBlock():
            return "\n".join(_list(block.items, block.ordered, "")) + _attributes(block)
        case Table():
            return _table(block)
        case Picture():
            return _picture(block)
        case EasyReadIdea():
            return f"{_picture(block.picture)}\n\n{_spans(block.spans)}{_attributes(block)}"
        case Note():
            words = f"{_spans(block.spans)}{_attributes(block, *(() if block.kind == 'quote' else (block.kind,)))}"
            return "\n".join(f"> {line}" for line in words.split("\n"))


def _list(items: tuple[ListItem, ...], ordered: bool, indent: str) -> list[str]:
    lines = []
    for number, item in enumerate(items, start=1):
        mark = f"{number}. " if ordered else "- "
        words = _spans(item.spans).replace("\n", "\n" + indent + " " * len(mark))
        lines.append(f"{indent}{mark}{words}")
        lines += _list(item.items, item.ordered, indent + " " * len(mark))
    return lines


def _table(table: Table) -> str:
    def row(cells: Iterable[Spans]) -> str:
        return (
            "| "
            + " | ".join(_spans(cell).replace("\\\n", " ").replace("\n", " ") or " " for cell in cells)
            + " |"
        )

    rule = "| " + " | ".join("---" for _column in table.columns) + " |"
    lines = [row(table.columns), rule, *(row(cells) for cells in table.rows)]
    marks = _attributes(table, *(() if table.row_headers else ("no-row-names",)))
    return "\n".join([*lines, "", f"Table: {escape(table.caption)}{marks}"])


def _picture(picture: Picture) -> str:
    extension = picture.media_type.split("/")[-1].split("+")[0]
    words = f"![{escape(picture.alt)}]({picture.id}.{extension})"
    below = [
        f"{escape(text)} {{.{name}}}"
        for name, text in (("caption", picture.caption), ("credit", picture.credit))
        if text
    ]
    return "\n\n".join([words, *below])
