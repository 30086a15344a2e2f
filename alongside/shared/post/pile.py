"""Letters on paper: in posting order, each in its reader's size, with labels for the envelopes."""

import re
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from alongside.formats import braille
from alongside.formats.braille import to_brf
from alongside.formats.document import Builder, Document, from_dict
from alongside.formats.pdf import SIZES, to_pdf
from alongside.formats.pile import to_pile
from alongside.shared.post.models import Letter
from alongside.shared.post.reach import Reach

# A British post code: its first half, and its second.
POST_CODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b", re.IGNORECASE)


@dataclass
class Pile:
    letters: list[tuple[Letter, Reach]]

    def to_pdf(self) -> bytes:
        """One file: the labels, then the letters in the same order; a braille letter has a page that keeps its place."""
        return to_pile(
            [
                keeps_the_place(target) if is_braille(target) else on_paper(letter, target)
                for letter, target in self.letters
            ],
            [label(target) for _letter, target in self.letters],
        )

    def to_brf(self) -> bytes:
        """The braille letters as one file for a braille printer, in the same order, each from a page of its own."""
        return b"".join(
            to_brf(with_why(letter, target)) for letter, target in self.letters if is_braille(target)
        )


def is_braille(target: Reach) -> bool:
    return target.format == "braille" and braille.is_here()


def keeps_the_place(target: Reach) -> bytes:
    return to_pdf(
        Builder(_("The braille letter for %(name)s goes here") % {"name": target.name}).document(), size=24
    )


def post_code(address: str) -> str:
    found = POST_CODE.findall(address)
    return " ".join(found[-1]).upper() if found else ""


def sort_for_posting(letters: list[tuple[Letter, Reach]]) -> None:
    """By post code; whoever has none comes last."""
    letters.sort(key=lambda one: (not post_code(one[1].address), post_code(one[1].address), one[0].pk))


def size_for(target: Reach) -> int:
    """The print size that they asked for; large print is never below 16."""
    wanted = max(target.size, 16 if target.format == "large print" else 12)
    return next((size for size in SIZES if size >= wanted), SIZES[-1])


def on_paper(letter: Letter, target: Reach) -> bytes:
    return to_pdf(with_why(letter, target), size=size_for(target))


def with_why(letter: Letter, target: Reach) -> Document:
    """The letter, and at its end why it came. The name comes first in braille, since no label can be felt."""
    document = from_dict(letter.document)
    about = f"{target.name}. {document.about}".strip() if is_braille(target) else document.about
    return replace(document, about=about, source=f"{document.source}\n{letter.why}".strip())


def label(target: Reach) -> list[str]:
    """Name and address. A label never names us, so that nothing outside says who wrote."""
    return [target.name, *(line.strip() for line in re.split(r"[\n,]", target.address) if line.strip())][:8]
