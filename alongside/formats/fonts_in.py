"""Which fonts a file has to bring along: many machines lack letters of Urdu, Punjabi and Bengali, and show boxes."""

import base64
import unicodedata
from functools import cache
from pathlib import Path

from alongside.formats.document import Document, texts_of

FONTS = Path(__file__).parent / "fonts"
# By script, as Unicode names begin: family and file. All are under the SIL Open Font License, whose words lie beside them.
BY_SCRIPT = {
    "ARABIC": ("Noto Nastaliq Urdu", "NotoNastaliqUrdu-Regular.ttf"),
    "GURMUKHI": ("Noto Sans Gurmukhi", "NotoSansGurmukhi-Regular.ttf"),
    "BENGALI": ("Noto Sans Bengali", "NotoSansBengali-Regular.ttf"),
}


def fonts_in(document: Document) -> list[tuple[str, str]]:
    """Family and file of each font that the document needs beside the ordinary ones.

    >>> from alongside.formats.document import Builder
    >>> fonts_in(Builder("Dots").document()), fonts_in(Builder("\u06c1\u0645", language="ur").document())
    ([], [('Noto Nastaliq Urdu', 'NotoNastaliqUrdu-Regular.ttf')])
    """
    texts = [document.title, document.subtitle, document.about, document.date, document.source]
    texts += [text for block in document.blocks for text in texts_of(block)]
    signs = {sign for text in texts for sign in text if ord(sign) > 0x5FF}
    scripts = {unicodedata.name(sign, "").split(" ")[0] for sign in signs}
    return [font for script, font in BY_SCRIPT.items() if script in scripts]


@cache
def font_bytes(file: str) -> bytes:
    return (FONTS / file).read_bytes()


def families(fonts: list[tuple[str, str]]) -> str:
    """The fonts in the order in which they are tried for each letter, as CSS."""
    return ", ".join([*(f'"{family}"' for family, _file in fonts), "sans-serif"])


def faces(fonts: list[tuple[str, str]], *, inside: bool) -> str:
    """The rules that name the fonts: beside the file, or inside it as base64. Only their own letters are taken from them."""
    made = []
    for family, file in fonts:
        data = base64.b64encode(font_bytes(file)).decode() if inside else ""
        where = f"data:font/ttf;base64,{data}" if inside else file
        made.append(
            f'@font-face {{ font-family: "{family}"; src: url("{where}") format("truetype"); '
            "unicode-range: U+0600-06FF, U+0750-077F, U+08A0-08FF, U+FB50-FDFF, U+FE70-FEFF, U+0980-09FF, U+0A00-0A7F; }"
        )
    if any(family == "Noto Nastaliq Urdu" for family, _file in fonts):
        made.append(":lang(ur) { line-height: 2; }")  # its letters slope far above and below the line
    return "\n".join(made)
