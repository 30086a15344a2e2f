"""Spreadsheets as people send them."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from alongside.arrivals.actions import bring_in, decide_doubles, keep_list, match_columns
from alongside.arrivals.figures import look_over

FIRST = (
    "Farah Callum Amina Ruth Sam Gurdip Joan Arthur Bina Chidi Dilys Ewan Faisal Grace Harpreet Iwona Jamal Kezia Leon "
    "Maureen Nadia Olu Parveen Quentin Rosa Shabnam Tariq Una Vikram Wendy"
).split()
LAST = "Begum Reid Hussain Okafor Price Singh Novak Walsh Ahmed Taylor".split()


def a_csv(text: str, name: str = "list.csv", encoding: str = "utf-8") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode(encoding))


def an_xlsx(rows, name: str = "list.xlsx", change=None) -> SimpleUploadedFile:
    """`change(book)` does to the workbook whatever a test wants."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if change:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile(name, out.getvalue())


def rows_of_sixty() -> list[list]:
    """The list of a partnership that kept it in a spreadsheet for six years: 60 people on 65 lines, and a mess.

    By way: 25 e-mail, 15 letters, 12 phone, 6 text, 2 none. Lines 63 to 67 hold doubles and what cannot be used.
    """
    rows: list[list] = [
        ["Contacts, do not share!!"],
        [],
        [
            "Full name",
            "E-mail address",
            "Tel. no",
            "Mobile",
            "Address 1",
            "Town",
            "Postcode",
            "Format",
            "Diet",
        ],
    ]
    for at in range(60):
        name = f"{FIRST[at % 30]} {LAST[(at * 7 + at // 30) % 10]}"
        row = [name, "", "", "", "", "", "", "", "halal" if at % 9 == 0 else ""]
        if at < 25:
            row[1] = f" {name.split()[0]}.{at}@Example.org "
        elif at < 40:
            row[4:8] = [
                f"{at} Mill Lane",
                "Bradford",
                f"BD{at % 9 + 1} {at % 9}AA",
                "Large print 18pt" if at % 2 else "",
            ]
        elif at < 52:
            row[2] = f"01632 960{at:03d}" if at % 2 else 1632960000 + at
        elif at < 58:
            row[3] = f"+44 (0)7700 900{at:03d}"
        rows.append(row)
    rows += [
        # The same person again, in capitals, with a phone besides
        [rows[3][0].upper(), "farah.0@example.org", "01632 960900", "", "", "", "", "", ""],
        # The same inbox, another name: a couple
        ["Idris Reid", "callum.1@example.org", "", "", "", "", "", "", ""],
        # The same name, nothing else
        [rows[6][0], "", "01632 960901", "", "", "", "", "", ""],
        ["", "nobody@example.org", "", "", "", "", "", "", ""],
        ['=HYPERLINK("http://bad.example","x")', "x@example.org", "", "", "", "", "", "", ""],
        ["Walter Ng", "walter at example", "n/a", "", "", "", "", "papyrus", ""],
    ]
    return rows


def a_list_of_sixty() -> SimpleUploadedFile:
    return an_xlsx(rows_of_sixty(), "contacts 2020-2026 FINAL (2).xlsx")


def people_brought_in(ruth, file=None):
    """A list brought in, whoever was unclear taken as two people."""
    waiting = keep_list(file=file or a_list_of_sixty(), by=ruth)
    waiting = match_columns(waiting, columns=waiting.columns, by=ruth)
    found, _faults = look_over(waiting)
    waiting = decide_doubles(waiting, choices={pair.key: "two" for pair in found.wait}, by=ruth)
    return bring_in(waiting, by=ruth)
