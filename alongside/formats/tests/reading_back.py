"""The words in a file of each format, as its reader would meet them: to hold a format against its document."""

import html
import io
import re
import zipfile

import pymupdf
from docx import Document as Word
from docx.oxml.ns import qn

from alongside.formats import braille


def text_in(name: str, data: bytes) -> str | None:
    """The words of a file of this format in reading order. None for sound, which nobody can read back."""
    if name.startswith("audio"):
        return None
    if data.startswith(b"%PDF"):
        return from_pdf(data)
    if name.startswith("braille"):
        return None if name == "braille-unicode" else from_brf(data, 1 if name == "braille-1" else 2)
    if name == "epub":
        return from_epub(data)
    if name == "odt":
        return from_odt(data)
    if data.startswith(b"PK"):
        return from_word(data)
    if name == "web":
        return from_html(re.sub(r"(?s)<(style|title).*?</\1>", "", data.decode()))
    return data.decode()


def from_pdf(data: bytes) -> str:
    pages = pymupdf.open(stream=data, filetype="pdf")
    text = " ".join(re.sub(r"\n\s*\d+\s*/\s*\d+\s*$", "", page.get_text()) for page in pages)
    return re.sub(r"-\n", "-", text)


def from_word(data: bytes) -> str:
    """Paragraph by paragraph: the runs of one make whole words."""
    body = Word(io.BytesIO(data)).element.body
    return "\n".join("".join(node.text or "" for node in one.iter(qn("w:t"))) for one in body.iter(qn("w:p")))


def from_html(markup: str) -> str:
    inline = re.sub(r"</?(strong|em|a|span)\b[^>]*>", "", markup)
    return html.unescape(re.sub(r"<[^>]+>", " ", inline))


def from_epub(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = sorted(
            (name for name in packed.namelist() if re.search(r"part-\d+\.xhtml$", name)),
            key=lambda name: int(re.findall(r"\d+", name)[-1]),
        )
        return " ".join(
            from_html(re.sub(r"(?s)<head>.*?</head>", "", packed.read(name).decode())) for name in parts
        )


def from_odt(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return from_html(
            packed.read("content.xml")
            .decode()
            .replace("<text:span", "<span")
            .replace("</text:span", "</span")
        )


def from_brf(data: bytes, grade: int) -> str:
    """Print again from braille, page numbers and the lines of dots in a table of contents left out."""
    lines: list[str] = []
    for page in data.decode("ascii").split("\f"):
        lines += page.split("\r\n")[:24]
    text = ""
    for line in lines:
        line = line.strip()
        # A word that did not fit goes on in the next line, after dot 5.
        text = (
            text[:-1] + line
            if len(text) > 38 and text.endswith('"') and "  " not in line[:2]
            else f"{text} {line}"
        )
    return braille.back_translate(text, grade=grade)
