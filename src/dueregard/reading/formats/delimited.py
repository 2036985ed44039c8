"""CSV and TSV: one table, the separator found by which one parts the lines evenly."""

import csv
import hashlib
import io
import re
from collections import Counter

from dueregard.reading.document import Cell, Document, Place, Row, Table, UnreadableDocument
from dueregard.reading.formats.decoding import decode
from dueregard.reading.formats.limits import MAX_COLUMNS, Meter, check_size

_SEPARATORS = ",;\t|"
_SAMPLE = 200_000
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_EVEN_SHARE = 0.8


def separator(text: str) -> str | None:
    """The character that parts the lines of `text` into a table; None where it is prose or torn table text.

    Four in five records must have the same number of fields. Tabs must part *every* line alike, with no blank
    line between: text that was copied out of a page's table is ragged, has blank lines, and is read as text.
    """
    if text.lstrip().startswith("|"):
        return None
    best: tuple[float, int, str] | None = None
    for mark in _SEPARATORS:
        found = _evenness(text[:_SAMPLE], mark)
        if found is not None and (best is None or found > best[:2]):
            best = (*found, mark)
    return best[2] if best else None


def _evenness(sample: str, mark: str) -> tuple[float, int] | None:
    try:
        records = list(csv.reader(io.StringIO(sample.strip("\n"), newline=""), delimiter=mark))
    except csv.Error:
        return None
    if len(sample) >= _SAMPLE:
        records = records[:-1]
    filled = [record for record in records if any(field.strip() for field in record)]
    if len(filled) < 2:
        return None
    width, count = Counter(len(record) for record in filled).most_common(1)[0]
    share = count / len(filled)
    torn = mark == "\t" and (share < 1 or len(filled) < len(records))
    weak = width == 2 and share < 1
    if width < 2 or share < _EVEN_SHARE or torn or weak:
        return None
    return share, width


def open_delimited(data: bytes, name: str) -> Document:
    """Open CSV, TSV or the like; raises `UnreadableDocument` where nothing parts the lines into columns."""
    check_size(data, name)
    text = decode(data, name)
    mark = separator(text)
    if mark is None:
        raise UnreadableDocument(
            f"{name}: the lines do not fall into columns; save the table as CSV from the spreadsheet."
        )
    rows = _rows(text, mark, name)
    kind = "tsv" if mark == "\t" else "csv"
    return Document(
        name, kind, hashlib.sha256(data).hexdigest(), [Table(rows, Place(table=1))] if rows else []
    )


def _rows(text: str, mark: str, name: str) -> list[Row]:
    meter = Meter(name)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    rows: list[Row] = []
    line = 1
    try:
        for record in reader:
            fields = [meter.cell(_unguarded(field.strip())) for field in record]
            if len(fields) > MAX_COLUMNS and not any(fields[MAX_COLUMNS:]):
                fields = fields[:MAX_COLUMNS]
            if any(fields):
                meter.row()
                number = len(rows) + 1
                rows.append(
                    Row(
                        [
                            Cell(field, Place(table=1, row=number, column=column, line=line))
                            for column, field in enumerate(fields, start=1)
                        ]
                    )
                )
            line = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableDocument(
            f"{name}: line {line} is not CSV ({error}); save the table as CSV again."
        ) from error
    return rows


def _unguarded(field: str) -> str:
    """A field without the apostrophe that keeps spreadsheets from taking it for a formula.

    Whoever writes CSV with care puts one before =, +, - and @, and before apostrophes that stand before
    these, so that taking one away gives back what was there.
    """
    return field[1:] if _GUARDED.match(field) else field
