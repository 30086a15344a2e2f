"""The one way to write a file that opens in a spreadsheet program."""

import csv
from collections.abc import Iterable

from django.http import HttpResponse

# A cell that begins so is run as a formula by spreadsheet programs.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe_cell(value) -> str | int | float:
    """The value as it may stand in a cell: numbers as they are, text never as a formula.

    >>> safe_cell("=1+1"), safe_cell(-3), safe_cell(None)
    ("'=1+1", -3, '')
    """
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    text = str(value)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text


def csv_file(name: str, header: Iterable, rows: Iterable[Iterable]) -> HttpResponse:
    """A download named `name`.csv, in UTF-8 with the mark that spreadsheet programs need to see that it is."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    writer = csv.writer(response)
    writer.writerow([safe_cell(cell) for cell in header])
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return response
