"""XLSX by xlsxwriter: real dates shown their own way, fills, merged cells, hidden sheets."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from tests.samples.make import office
from tests.samples.make.page import Box, Grid, Line
from tests.samples.make.words import Words


@dataclass
class Sheet:
    """One sheet: lines above the table, the table itself, lines below.

    `dates` is the number format of its date cells; without it they are texts as printed. `numbers` holds
    whole numbers as numbers; `wide` prints the sheet on landscape pages as wide as the table.
    """

    name: str
    above: list[list[str]] = field(default_factory=list)
    grid: Grid | None = None
    below: list[list[str]] = field(default_factory=list)
    hidden: bool = False
    column: int = 0
    dates: str = ""
    numbers: bool = False
    wide: bool = False


def write_xlsx(path: Path, sheets: list[Sheet], fills_below: dict[str, str] | None = None) -> None:
    """Writes the workbook; `fills_below` colours the cells of a key by their words."""
    with xlsxwriter.Workbook(str(path)) as book:
        for sheet in sheets:
            _sheet(book, sheet, fills_below or {})


def through_xlsx(path: Path, sheets: list[Sheet]) -> None:
    """Writes an ODS, XLS or untagged PDF as LibreOffice makes it of the XLSX."""
    source = path.with_suffix(".xlsx")
    write_xlsx(source, sheets)
    office.become(source, path, tagged=False)


def top(words: Words, *notes: str) -> list[list[str]]:
    """Whose plan it is, its title, notes beneath, and a blank line."""
    return [[words.plan["organisation"]], [words.plan["title"]], *([note] for note in notes), []]


def _sheet(book: Any, sheet: Sheet, fills: dict[str, str]) -> None:
    page = book.add_worksheet(sheet.name)
    if sheet.hidden:
        page.hide()
    if sheet.wide:
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
    row = _lines(book, page, sheet.above, 0, fills)
    if sheet.grid:
        for n, width in enumerate(sheet.grid.widths):
            page.set_column(sheet.column + n, sheet.column + n, 12 * width)
        for r, line in enumerate(sheet.grid.lines):
            page.set_row(row + r, _height(line, sheet.grid.widths))
            for c, cell in enumerate(line):
                if cell is not None:
                    _cell(book, page, (row + r, sheet.column + c), cell, sheet)
        row += len(sheet.grid.lines) + 1
    _lines(book, page, sheet.below, row, fills)


def _height(line: Line, widths: Sequence[float]) -> float:
    """Points for the tallest cell, since no program sets the height of a wrapped row before it is opened."""
    cells = zip(line, widths, strict=True)
    lines = [
        -(-len(cell.text) // (10 * width))
        for cell, width in cells
        if cell and cell.colspan == cell.rowspan == 1
    ]
    return 15 * max([1, *lines])


def _lines(book: Any, page: Any, lines: list[list[str]], row: int, fills: dict[str, str]) -> int:
    for line in lines:
        for c, text in enumerate(line):
            style = {"bg_color": f"#{fills[text]}"} if text in fills else {}
            page.write_string(row, c, text, book.add_format(style)) if text or style else None
        row += 1
    return row


def _cell(book: Any, page: Any, at: tuple[int, int], cell: Box, sheet: Sheet) -> None:
    r, c = at
    style: dict[str, Any] = {"text_wrap": True, "valign": "top", "border": 1, "bold": cell.bold}
    if cell.fill:
        style["bg_color"] = f"#{cell.fill}"
    value: Any = cell.text
    if sheet.dates and cell.date and "/" not in cell.date:
        parts = [int(part) for part in cell.date.split("-")]
        value, style["num_format"] = datetime(*[*parts, 1, 1][:3]), sheet.dates  # noqa: DTZ001
    shape = book.add_format(style)
    if cell.colspan > 1 or cell.rowspan > 1:
        page.merge_range(r, c, r + cell.rowspan - 1, c + cell.colspan - 1, value, shape)
    elif isinstance(value, datetime):
        page.write_datetime(r, c, value, shape)
    elif sheet.numbers and value.isdigit():
        page.write_number(r, c, int(value), shape)
    elif value:
        page.write_string(r, c, value, shape)
    else:
        page.write_blank(r, c, None, shape)
