"""Plain words: the check of what somebody typed, and of a document part by part."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from alongside.algorithms.words import Part, Remark, check
from alongside.formats.document import (
    Document,
    EasyReadIdea,
    Heading,
    ListBlock,
    Note,
    Paragraph,
    Table,
    texts_of,
)


def parts_of(document: Document) -> list[Part]:
    """The words of a document as the checks want them: a part for each text that a reader meets."""
    return list(_parts(document))


def _parts(document: Document) -> Iterator[Part]:
    home = document.language
    for name in ("title", "subtitle", "about"):
        if text := getattr(document, name):
            yield Part(name, text, "heading" if name == "title" else "paragraph", home)
    for block in document.blocks:
        kind = "quote" if isinstance(block, Note) and block.kind == "quote" else "paragraph"
        if isinstance(block, Heading | Table):
            kind = "heading" if isinstance(block, Heading) else "cell"
        alone = isinstance(block, Paragraph | ListBlock)
        for number, text in enumerate(texts_of(block)):
            name = block.id if number == 0 else f"{block.id}.{number}"
            shown = not alone or isinstance(block, EasyReadIdea)
            yield Part(name, text, kind, block.language or home, has_picture=shown)


LONGEST = 20_000  # letters of one box that are looked at while somebody waits
MOST_REMARKS = 10


@dataclass(frozen=True)
class Looked:
    """What was found in one text box: remarks, how many more there are, and whether all of it was looked at."""

    remarks: tuple[Remark, ...]
    more: int = 0
    is_whole: bool = True


def remarks_on(texts: Mapping[str, str]) -> dict[str, Looked]:
    """Remarks on what somebody typed, box by box. Nothing is kept; nothing is forbidden.

    `texts` is {box: words}. Words that the partnership explains are left alone.
    """
    explained = import_string(settings.GLOSSARY)()
    return {name: look_at(text, explained) for name, text in texts.items() if text.strip()}


def look_at(text: str, explained: Mapping[str, str]) -> Looked:
    part = Part("text", text[:LONGEST], language=language_of(text))
    found = [one for one in check([part], glossary=explained).remarks if one.kind != "explained"]
    return Looked(tuple(found[:MOST_REMARKS]), max(0, len(found) - MOST_REMARKS), len(text) <= LONGEST)


def language_of(text: str) -> str:
    """English when most letters are Latin ones; otherwise we only count how long sentences are.

    >>> language_of("We meet"), language_of("ہم ملتے ہیں")
    ('en-GB', 'und')
    """
    letters = [sign for sign in text[:2000] if sign.isalpha()]
    return "en-GB" if sum(sign < "ɐ" for sign in letters) * 2 >= len(letters) else "und"
