"""Files of papers: `.blt` with ranked papers, CSV with a row for each paper or with reported totals.

Everything comes in as bytes and goes out as papers and how many there are of each. What cannot be understood raises
`BadFile` with one sentence that names the line; what can be understood but not counted is counted as spoilt. Nothing
is guessed: what may be a paper or may not is counted, and a remark says so.
"""

from alongside.algorithms.counting.reading.blt import read_blt
from alongside.algorithms.counting.reading.files import BadFile, Papers, text_of
from alongside.algorithms.counting.reading.papers import (
    Totals,
    approval_papers,
    dot_papers,
    not_one_of,
    ranked_papers,
    score_papers,
    spoken,
    totals_of,
    word_papers,
)
from alongside.algorithms.counting.reading.tables import Row, Table, read_table

__all__ = [
    "BadFile",
    "Papers",
    "Row",
    "Table",
    "Totals",
    "approval_papers",
    "dot_papers",
    "not_one_of",
    "ranked_papers",
    "read_blt",
    "read_table",
    "score_papers",
    "spoken",
    "text_of",
    "totals_of",
    "word_papers",
]
