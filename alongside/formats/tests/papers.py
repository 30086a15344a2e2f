"""Awkward papers for the tests of every format."""

import struct
import zlib

from alongside.formats.document import Builder, Document, ListItem, spans_from


def a_png(width: int = 40, height: int = 30) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    row = b"\x00" + b"\x1b\x4f\xa0" * width
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(row * height))
        + chunk(b"IEND", b"")
    )


def ordinary() -> Document:
    doc = Builder(
        "What should we work on first?",
        subtitle="Wexcombe Together",
        about="What people chose.",
        date="24 November",
    )
    doc.note("Example people are invented.", kind="important")
    doc.heading(2, "Who came").list(["59 people came", "39 came from an organisation"])
    doc.heading(2, "What they chose").paragraph("Everybody had ", ("bold", "three dots"), ".")
    doc.table(
        caption="Dots for each idea",
        columns=["Idea", "Dots", "Place"],
        rows=[
            ["Things to do in the day", 41, "1st"],
            ["Getting about", 38, "joint 2nd"],
            ["Work", 13, "8th"],
        ],
    )
    doc.paragraph("Read more at ", ("https://wexcombe.example.org/votes", "our page of votes"), ".")
    doc.picture(a_png(), alt="A blue board with dots", caption="The board", credit="Drawn by Sam")
    return doc.document()


def urdu() -> Document:
    doc = Builder("ہم نے کیا سنا", language="ur", about="لوگوں نے کیا چنا")
    doc.heading(2, "کون آیا").paragraph("کل 85 لوگ آئے۔ یہ Bradford میں تھا۔")
    doc.table(caption="نقطے", columns=["خیال", "نقطے"], rows=[["معلومات", 23], ["خدمات", 36]])
    return doc.document()


def many_scripts() -> Document:
    doc = Builder("Papers in many languages")
    doc.paragraph("ਅਸੀਂ ਮਿਲ ਕੇ ਫੈਸਲਾ ਕਰਦੇ ਹਾਂ", language="pa")
    doc.paragraph("আমরা একসাথে সিদ্ধান্ত নিই", language="bn")
    doc.paragraph("Zażółć gęślą jaźń", language="pl")
    doc.paragraph("Rydyn ni'n penderfynu gyda'n gilydd", language="cy")
    return doc.document()


def hostile() -> Document:
    nasty = '#panic("x") $ \\ [ ] <b>bold</b> *stars* _under_ @ref ]]> {{7*7}} "quotes" `code` // comment'
    doc = Builder(nasty, subtitle=nasty, about=nasty)
    doc.heading(2, nasty).paragraph(nasty, ("bold", nasty)).list([nasty])
    doc.table(caption=nasty, columns=[nasty, "b"], rows=[[nasty, nasty]])
    return doc.document()


def nested() -> Document:
    inner = ListItem(spans_from("Second inside"), (ListItem(spans_from("Third inside")),), ordered=True)
    doc = Builder("Lists in lists").list([ListItem(spans_from("First"), (inner,)), "Another"], ordered=True)
    return doc.document()


def wide() -> Document:
    columns = ["Idea", *(f"Place {n}" for n in range(1, 9))]
    rows = [[f"Idea number {n} with a rather long name", *range(8)] for n in range(40)]
    return Builder("A wide table").table(caption="Dots by place", columns=columns, rows=rows).document()


def no_headings_and_long_words() -> Document:
    doc = Builder("Long")
    doc.paragraph(" ".join(["Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"] * 3))
    doc.paragraph("01632 960123, 07700 900456, 01632 960771")
    return doc.document()


def in_language(title: str, language: str, *texts: str) -> Document:
    doc = Builder(title, language=language)
    doc.heading(2, texts[0])
    for text in texts[1:]:
        doc.paragraph(text)
    doc.list(texts[1:]).table(caption=texts[0], columns=[title, "2026"], rows=[[texts[1], 12], [texts[2], 7]])
    return doc.document()


def punjabi() -> Document:
    return in_language(
        "ਸਾਡੀ ਅਗਲੀ ਮੀਟਿੰਗ", "pa", "ਅਸੀਂ ਕੀ ਕਰਦੇ ਹਾਂ", "ਅਸੀਂ ਮਿਲ ਕੇ ਫੈਸਲਾ ਕਰਦੇ ਹਾਂ।", "ਤੁਸੀਂ ਕਿਸੇ ਨੂੰ ਨਾਲ ਲਿਆ ਸਕਦੇ ਹੋ।"
    )


def bengali() -> Document:
    return in_language(
        "আমাদের পরের সভা", "bn", "আমরা কী করি", "আমরা একসাথে সিদ্ধান্ত নিই।", "আপনি কাউকে সঙ্গে আনতে পারেন।"
    )


def polish() -> Document:
    return in_language(
        "Nasze następne spotkanie",
        "pl",
        "Co robimy",
        "Razem podejmujemy decyzje.",
        "Zażółć gęślą jaźń, możesz kogoś przyprowadzić.",
    )


def welsh() -> Document:
    return in_language(
        "Ein cyfarfod nesaf",
        "cy",
        "Beth rydyn ni'n ei wneud",
        "Rydyn ni'n penderfynu gyda'n gilydd.",
        "Cewch ddod â rhywun gyda chi i'r tŷ.",
    )


def telephone_numbers() -> Document:
    doc = Builder("Whom to ring", about="Every number that we know.")
    rows = [[f"Person {n}", f"01632 960{n:03d}", f"07700 900{n:03d}"] for n in range(60)]
    doc.table(caption="Numbers", columns=["Who", "At home", "On the move"], rows=rows)
    return doc.document()


def two_hundred_pictures() -> Document:
    doc = Builder("An album")
    for number in range(200):
        doc.picture(
            a_png(8 + number % 7, 8), alt=f"Picture number {number}", caption=f"Taken on day {number}"
        )
    return doc.document()


AWKWARD = [
    wide, nested, urdu, punjabi, bengali, polish, welsh, no_headings_and_long_words, two_hundred_pictures, telephone_numbers,
]  # fmt: skip
ALL = [ordinary, many_scripts, hostile, *AWKWARD]

SENTENCES = (
    "People who draw on support sat beside the people who run it, and both had the same vote.",
    "The bus to the day centre leaves before nine, so nobody who needs help in the morning can catch it.",
    "We asked whether the letters were clear, and most people said that they were too long.",
    "A worker from the council wrote every answer on the wall and read it back to the table.",
    "Three tables wanted respite first; two wanted help with money, because bills had gone up again.",
    "Nobody could say who decides when a carer is ill, or which number to ring at the weekend.",
    "What was promised last year was read out, with the date by which each thing should be done.",
    "Some young people came with their families and spoke about college, friends and travel.",
    "It was agreed to meet every second month, in a room with a loop, a quiet corner and good light.",
    "The hospital will send its plan three weeks before, in large print and in easy words.",
    "Members asked for short films in sign language, and for one person whom they can phone.",
    "Where a thing cannot be done, the reason will be written down and sent to everybody who asked.",
    "Thirty of the fifty answers spoke about waiting: for a chair, for a ramp, for a reply.",
)


def report(length: int = 1300) -> Document:
    """A report of about so many words: sections, lists and a table, in the manner of an event's report."""
    doc = Builder("What we heard in spring", subtitle="Wexcombe Together", about="A report for everybody.")
    count, number = 12, 0
    while count < length:
        number += 1
        doc.heading(2 if number % 4 == 1 else 3, f"Part {number}: what people said")
        texts = [SENTENCES[(number * 5 + step) % len(SENTENCES)] for step in range(9)]
        doc.paragraph(" ".join(texts[:3])).paragraph(" ".join(texts[3:6])).list(texts[6:])
        count += 6 + sum(len(text.split()) for text in texts)
    doc.table(caption="Dots", columns=["Idea", "Dots"], rows=[["Getting about", 38], ["Work", 13]])
    return doc.document()
