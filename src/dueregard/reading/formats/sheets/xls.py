"""XLS, Excel's workbooks up to 2003, through calamine: values, merged ranges, hidden sheets.

Display settings are not read: a date shows as day, month and year; hidden rows and columns are read.
"""

import hashlib
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from dueregard.reading.document import Cell, Document, UnreadableDocument
from dueregard.reading.formats.limits import Meter, check_size
from dueregard.reading.formats.sheets.number_formats import shown_date, shown_number
from dueregard.reading.formats.sheets.sheet import Sheet, blocks_of

_BROKEN = (CalamineError, OSError, ValueError, OverflowError)
_Value = int | float | str | bool | time | date | datetime | timedelta


def open_xls(data: bytes, name: str) -> Document:
    """Open an XLS workbook; raises `UnreadableDocument`."""
    check_size(data, name)
    meter = Meter(name)
    try:
        with _without_traces(), CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            sheets = [
                _sheet(book.get_sheet_by_name(about.name), about.visible != SheetVisibleEnum.Visible, meter)
                for about in book.sheets_metadata
                if about.typ == SheetTypeEnum.WorkSheet
            ]
    except PasswordError as error:
        raise UnreadableDocument(
            f"{name}: the workbook is locked by a password; save a copy without one."
        ) from error
    except BaseException as error:
        # A panic of the library's Rust code is no Exception and has no class to import.
        if not isinstance(error, _BROKEN) and type(error).__name__ != "PanicException":
            raise
        raise UnreadableDocument(
            f"{name}: the workbook is damaged or cut short; open it in Excel and save it as XLSX."
        ) from error
    tables, asides = blocks_of(sheets, meter)
    return Document(name, "xls", hashlib.sha256(data).hexdigest(), list(tables), asides)


@contextmanager
def _without_traces() -> Iterator[None]:
    """Keep what the library's Rust code says of a panic from the standard error stream.

    It writes to the descriptor itself, before Python sees the exception that follows.
    """
    try:
        kept = os.dup(2)
    except OSError:  # a process without a standard error stream has nothing to keep clean
        yield
        return
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _sheet(source: CalamineSheet, hidden: bool, meter: Meter) -> Sheet:
    sheet = Sheet(source.name, hidden=hidden)
    # calamine gives the empty rows above the first filled cell, yet not the empty columns left of it.
    left = source.start[1] if source.start else 0
    for row, values in enumerate(source.iter_rows(), start=1):
        for column, value in enumerate(values, start=left + 1):
            cell = _cell(value)
            if cell.text:
                meter.cell(cell.text)
                sheet.cells[row, column] = cell
    sheet.merged = [
        (first[0] + 1, first[1] + 1, last[0] + 1, last[1] + 1)
        for first, last in source.merged_cell_ranges or []
    ]
    return sheet


def _cell(value: _Value) -> Cell:
    if isinstance(value, bool):
        return Cell(str(value).upper())
    if isinstance(value, int | float):
        return Cell(shown_number(value, "General").text)
    if isinstance(value, datetime | date):
        shown = shown_date(value, "dd/mm/yyyy")
        return Cell(shown.text, date=shown.edtf)
    if isinstance(value, time | timedelta):
        return Cell(str(value))
    return Cell("\n".join(" ".join(line.split()) for line in value.splitlines() if line.strip()))
