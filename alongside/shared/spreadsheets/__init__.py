"""Tables that come from spreadsheets, and tables that go to them.

Everything that comes in is text: nothing in it is run. Everything that goes out is made harmless first.
"""

from alongside.shared.spreadsheets.reading import Table, read_table
from alongside.shared.spreadsheets.writing import csv_file, safe, write_csv

__all__ = ["Table", "csv_file", "read_table", "safe", "write_csv"]
