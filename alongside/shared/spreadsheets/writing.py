"""The one writer of tables for spreadsheets. A cell that a spreadsheet would run as a formula is made harmless."""

import csv
import io
from collections.abc import Iterable

from django.http import HttpResponse

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe(cell: object) -> object:
    """Numbers stay numbers; text that begins like a formula, also after spaces, gets an apostrophe.

    >>> safe("=1+1"), safe(" @SUM(A1)"), safe(-3), safe("Day services")
    ("'=1+1", "' @SUM(A1)", -3, 'Day services')
    """
    if cell is None:
        return ""
    if isinstance(cell, int | float):
        return cell
    cell = str(cell)
    lines = cell.replace("\xa0", " ").splitlines() or [""]
    risky = cell.startswith(STARTS) or any(line.lstrip().startswith(STARTS) for line in lines)
    return f"'{cell}" if risky else cell


def write_csv(rows: Iterable[Iterable[object]]) -> str:
    """Rows as CSV (RFC 4180). Programs open it as UTF-8 because it begins with the mark for that."""
    out = io.StringIO()
    writer = csv.writer(out)
    for row in rows:
        writer.writerow([safe(cell) for cell in row])
    return "\ufeff" + out.getvalue()


def csv_file(name: str, header: Iterable[object], rows: Iterable[Iterable[object]]) -> HttpResponse:
    """A download named `name`.csv."""
    answer = HttpResponse(write_csv([header, *rows]), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer
