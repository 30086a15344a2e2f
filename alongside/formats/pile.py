"""Many PDF files as one, in order, each from a page of its own; and sheets of address labels. For paper alone."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from alongside.formats.pdf import FONT_FAMILIES, FONTS

HERE = Path(__file__).parent
A_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")


def to_pile(letters: Sequence[bytes], labels: Sequence[Sequence[str]] = ()) -> bytes:
    """Sheets of labels first (A4, two across and seven down), then each letter. Raises ValueError when empty.

    >>> from alongside.formats.document import Builder
    >>> from alongside.formats.pdf import to_pdf
    >>> letter = to_pdf(Builder("Notes").paragraph("Three dots each").document())
    >>> len(A_PAGE.findall(to_pile([letter, letter], [["Mr Khan", "1 Mill Road"]])))
    3
    """
    if not letters:
        raise ValueError("There is no letter in the pile.")
    pages = [
        {"file": f"{number}.pdf", "page": page + 1}
        for number, letter in enumerate(letters)
        for page in range(len(A_PAGE.findall(letter)))
    ]
    content = {"pages": pages, "labels": [list(lines) for lines in labels], "fonts": list(FONT_FAMILIES)}
    with TemporaryDirectory(prefix="alongside-") as name:
        folder = Path(name)
        (folder / "main.typ").write_bytes((HERE / "data" / "pile.typ").read_bytes())
        (folder / "pile.json").write_text(json.dumps(content), encoding="utf-8")
        for number, letter in enumerate(letters):
            (folder / f"{number}.pdf").write_bytes(letter)
        made: bytes = typst.compile(
            str(folder / "main.typ"),
            root=name,
            format="pdf",
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
        )
    return made
