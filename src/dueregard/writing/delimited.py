"""CSV and TSV: the flat table alone, as the government's tabular data standard asks.

RFC 4180, UTF-8 without a byte order mark, one heading row, one row an action and nothing else: no title, no
notes.

A cell that a spreadsheet would take for a formula (it begins with =, +, -, @, a tab or a carriage return)
is written with an apostrophe before it. So is one that already begins with apostrophes and such a sign,
which makes the guard reversible: whoever reads takes exactly one apostrophe away from a cell that `GUARDED`
matches.
"""

import csv
import io
import re
from typing import Final

from dueregard.planfile.model import PlanFile
from dueregard.writing.layout import sheet_of
from dueregard.writing.sheet import Table

DANGEROUS: Final = re.compile(r"'*[=+\-@\t\r]")
GUARDED: Final = re.compile(r"'+[=+\-@\t\r]")


def guarded(text: str) -> str:
    """The text as no spreadsheet takes it for a formula."""
    return f"'{text}" if DANGEROUS.match(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text[1:] if GUARDED.match(text) else text


def csv_bytes(plan: PlanFile) -> bytes:
    """The plan's flat table as CSV; line breaks within a cell part the items of a list."""
    return _delimited(plan, ",")


def tsv_bytes(plan: PlanFile) -> bytes:
    """The plan's flat table as tab-separated values, quoted as in CSV where a cell has several lines."""
    return _delimited(plan, "\t")


def _delimited(plan: PlanFile, delimiter: str) -> bytes:
    table = next(block for block in sheet_of(plan, flat=True).blocks if isinstance(block, Table))
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(guarded(column.heading) for column in table.columns)
    writer.writerows([guarded(cell.text) for cell in row.cells] for row in table.rows)
    return out.getvalue().encode("utf-8")
