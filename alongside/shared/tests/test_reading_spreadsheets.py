"""Lists come from old programs, from booking sites, and from people who mean harm."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from alongside.shared.errors import Refused
from alongside.shared.spreadsheets import read_table

ROW = "Name,E-mail\nZoë Farah,z@example.org\n"


def a_file(data: bytes, name: str = "list.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def a_book(rows=(("Name", "E-mail"), ("Farah", "f@example.org")), change=None) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if change:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def packed_anew(data: bytes, change) -> bytes:
    """The same packed file with its parts changed: `change(parts)` gets {name: bytes}."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, words in parts.items():
            packed.writestr(name, words)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_name_is_right_whichever_program_wrote_the_file(encoding):
    table = read_table(a_file(ROW.encode(encoding)))

    assert table.rows == [["Zoë Farah", "z@example.org"]]
    assert table.lines == [2]


def test_letters_of_the_older_way_are_read_and_she_is_told_to_look():
    table = read_table(a_file(ROW.encode("cp1252")))

    assert "Zoë" in table.notes[0]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_any_sign_between_cells_is_found_out(sign):
    table = read_table(a_file(f"Name{sign}E-mail\nFarah{sign}f@example.org\n".encode()))

    assert table.header == ["Name", "E-mail"]


def test_lines_keep_the_numbers_that_she_sees():
    table = read_table(a_file(b"Our contacts\n\nName,E-mail\n\nFarah,f@example.org\n,\nSam,s@example.org\n"))

    assert table.lines == [5, 7]
    assert "Our contacts" in table.notes[0]


def test_an_address_on_several_lines_is_one_cell():
    table = read_table(a_file(b'Name,Address\nFarah,"1 Mill Lane\nBradford\nBD1 1AA"\n'))

    assert table.rows[0][1] == "1 Mill Lane\nBradford\nBD1 1AA"


def test_numbers_dates_and_yes_in_a_workbook_become_words():
    import datetime

    rows = [["Name", "Tel", "Joined", "Member"], ["Farah", 1632960111.0, datetime.datetime(2024, 5, 1), True]]

    table = read_table(a_file(a_book(rows), "list.xlsx"))

    assert table.rows == [["Farah", "1632960111", "2024-05-01", "yes"]]


def test_a_formula_stays_words_and_is_never_worked_out():
    table = read_table(a_file(a_book([["Name", "Sum"], ["Farah", "=1+1"]]), "list.xlsx"))

    assert table.rows == [["Farah", "=1+1"]]


def test_joined_cells_and_other_sheets_are_named():
    def change(book):
        book.active.merge_cells("A2:B2")
        book.create_sheet("Old ones")

    table = read_table(a_file(a_book(change=change), "list.xlsx"))

    assert any("A2:B2" in note for note in table.notes)
    assert any("Old ones" in note for note in table.notes)


def test_signs_that_cannot_be_seen_are_taken_out():
    table = read_table(a_file("Name,E-mail\n\u202eFa\u200brah\x07,f@example.org\n".encode()))

    assert table.rows[0][0] == "Farah"


def put(name, words):
    return lambda parts: parts.update({name: words})


def a_bomb() -> bytes:
    return packed_anew(a_book(), put("xl/worksheets/sheet1.xml", b"<a>" + b" " * 150_000_000))


def an_entity_bomb() -> bytes:
    words = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "xxxxxxxx">]><worksheet>&x;</worksheet>'
    return packed_anew(a_book(), put("xl/worksheets/sheet1.xml", words))


def a_reader_of_files() -> bytes:
    words = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst>&x;</sst>'
    return packed_anew(a_book(), put("xl/sharedStrings.xml", words))


def locked() -> bytes:
    data = bytearray(a_book())
    data[6] |= 1
    at = data.find(b"PK\x01\x02")
    while at != -1:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    return bytes(data)


def all_hidden(book):
    book.create_sheet("x")
    for sheet in book.worksheets[:1]:
        sheet.sheet_state = "hidden"
    del book["x"]


HOSTILE = {
    "nothing": b"",
    "spaces alone": b" \n ,,, \n",
    "one line": b"Name,E-mail\n",
    "no table": b"Dear all,",
    "a thousand columns": (",".join(f"c{at}" for at in range(1000)) + "\n" + "x," * 999 + "x\n").encode(),
    "a hundred thousand columns": b"a," * 100_000 + b"\n" + b"x," * 100_000,
    "too many lines": b"Name,E-mail\n" + b"Farah,f@example.org\n" * 20_001,
    "larger than 10 MB": b"Name,E-mail\n" + b"x" * (10 * 1024 * 1024),
    "a PDF": b"%PDF-1.7 ...",
    "a picture": b"\x89PNG\r\n\x1a\n....",
    "an older workbook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "a web page": b"<!DOCTYPE html><html><table><tr><td>Name</td></tr></table>",
    "a drawing with a program": b"<svg onload=alert(1)>",
    "a packed file": b"\x1f\x8b\x08\0\0\0\0",
    "a program": b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20,
    "noise": bytes(range(128, 160)) * 100,
    "a cell that never ends": b'Name,E-mail\n"Farah,' + b"x," * 200_000,
    "half a UTF-16": "Name,E-mail\nFarah,x".encode("utf-16") + b"\xd8",
    "a zip of something else": packed_anew(
        a_book(), lambda parts: [parts.clear(), parts.update({"a.txt": b"a"})]
    ),
    "a Word file": packed_anew(
        a_book(), lambda parts: [parts.clear(), parts.update({"word/document.xml": b"<a/>"})]
    ),
    "a broken zip": a_book()[:900],
    "a zip with a wrong sum": a_book()[:200] + b"\xff" * 40 + a_book()[240:],
    "a workbook without sheets": packed_anew(
        a_book(), lambda parts: parts.update({"xl/workbook.xml": b"<workbook/>"})
    ),
    "a workbook that is not XML": packed_anew(a_book(), put("xl/workbook.xml", b"\xff\xfe nonsense")),
    "a sheet that is not XML": packed_anew(
        a_book(), put("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row")
    ),
    "a bomb": a_bomb,
    "a bomb of words that hold words": an_entity_bomb,
    "a reader of our files": a_reader_of_files,
    "a workbook with a program": packed_anew(a_book(), put("xl/vbaProject.bin", b"\0")),
    "two thousand parts": packed_anew(
        a_book(), lambda parts: parts.update({f"x{at}": b"" for at in range(2000)})
    ),
    "a locked workbook": locked,
    "a workbook with a thousand columns": lambda: a_book([[f"c{at}" for at in range(1000)], ["x"] * 1000]),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_a_sentence(name):
    data = HOSTILE[name]() if callable(HOSTILE[name]) else HOSTILE[name]

    with pytest.raises(Refused) as no:
        read_table(a_file(data, "list.xlsx"))

    assert str(no.value).strip().endswith(".")
    assert len(str(no.value)) < 200


def test_part_names_that_climb_out_are_only_names(tmp_path):
    data = packed_anew(a_book(), put("../../evil.txt", b"x"))

    assert read_table(a_file(data, "list.xlsx")).rows == [["Farah", "f@example.org"]]


def test_a_cell_is_cut_where_no_cell_goes_on():
    table = read_table(a_file(b"Name,Note\nFarah," + b"x" * 100_000 + b"\n"))

    assert len(table.rows[0][1]) == 2000
