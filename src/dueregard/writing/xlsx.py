"""XLSX: the flat table as a real table on a worksheet of its own; prose, abbreviations and keys beside it.

Every cell is text: nothing that a plan says becomes a formula, a number or a link.
"""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

import xlsxwriter
from PIL import Image

from dueregard.planfile.model import PlanFile
from dueregard.writing.layout import sheet_of
from dueregard.writing.livery import Logo
from dueregard.writing.pictures import logo_pixels, logo_size
from dueregard.writing.sheet import Sheet
from dueregard.writing.workbook import Grid, Prose, lines_needed, worksheets_of

CREATED: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""A fixed moment, so that equal plans give equal files; when a plan was written is the reader's to note."""

A4: Final = 9
LINE_POINTS: Final = 13
TITLE_POINTS: Final = 26
HIGHEST: Final = 409
"""Points that a row may have at most."""

TEXT: Final = {"font_name": "Arial", "font_size": 10, "text_wrap": True, "valign": "top", "num_format": "@"}
CELL: Final = TEXT | {"border": 1, "border_color": "#b1b4b6"}
HEADING: Final = CELL | {"bold": True, "font_color": "#ffffff"}
TITLE: Final = TEXT | {"bold": True, "font_size": 16}
STYLES: Final = {"text": TEXT, "cell": CELL, "heading": HEADING, "title": TITLE}
INCH: Final = 25.4


def xlsx_bytes(plan: PlanFile) -> bytes:
    """The plan as a workbook."""
    return workbook_bytes(sheet_of(plan, flat=True))


def workbook_bytes(sheet: Sheet) -> bytes:
    """A sheet of blocks as a workbook, opened at the first table."""
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": sheet.title, "author": sheet.author, "created": CREATED})
    styles = {name: book.add_format(style) for name, style in STYLES.items()}
    styles["heading"].set_bg_color(sheet.livery.colour)
    for part in worksheets_of(sheet):
        worksheet = book.add_worksheet(part.name)
        _set_page(worksheet)
        if isinstance(part, Grid):
            _write_grid(worksheet, part, styles)
        else:
            _write_prose(worksheet, part, styles)
            if part.titled and sheet.livery.logo:
                _put_logo(worksheet, sheet.livery.logo)
    book.close()
    return out.getvalue()


def _set_page(worksheet: Any) -> None:
    worksheet.set_paper(A4)
    worksheet.set_landscape()
    worksheet.fit_to_pages(1, 0)
    worksheet.set_footer("&C&P / &N")


def _put_logo(worksheet: Any, logo: Logo) -> None:
    """Beside the words of the first worksheet, with its words for those who cannot see it."""
    pixels = logo_pixels(logo)
    with Image.open(io.BytesIO(pixels)) as picture:
        dots = picture.info.get("dpi", (96, 96))
        scale = logo_size(pixels)[0] / INCH / (picture.size[0] / dots[0])
    options = {"image_data": io.BytesIO(pixels), "description": logo.alt, "x_scale": scale, "y_scale": scale}
    worksheet.insert_image(0, 1, f"logo.{logo.kind}", options)


def _write_prose(worksheet: Any, prose: Prose, styles: dict[str, Any]) -> None:
    worksheet.set_column(0, 0, prose.width)
    for row, line in enumerate(prose.lines):
        is_title = prose.titled and row == 0
        worksheet.write_string(row, 0, line, styles["title" if is_title else "text"])
        if is_title:
            worksheet.set_row(row, TITLE_POINTS)
        else:
            _set_height(worksheet, row, (line,), (prose.width,))


def _write_grid(worksheet: Any, grid: Grid, styles: dict[str, Any]) -> None:
    """A table object: named columns and filters, its heading row frozen on screen and repeated in print."""
    columns = [{"header": heading, "header_format": styles["heading"]} for heading in grid.headings]
    last_row = max(len(grid.rows), 1)  # the format wants one row below the headings even of an empty table
    worksheet.add_table(
        0, 0, last_row, len(columns) - 1, {"columns": columns, "style": "Table Style Light 1"}
    )
    for number, row in enumerate(grid.rows, start=1):
        _set_height(worksheet, number, row, grid.widths)
        for index, text in enumerate(row):
            if text:
                worksheet.write_string(number, index, text, styles["cell"])
            else:
                worksheet.write_blank(number, index, None, styles["cell"])
    for index, width in enumerate(grid.widths):
        worksheet.set_column(index, index, width)
    worksheet.freeze_panes(1, 0)
    worksheet.repeat_rows(0)
    if grid.is_plan:
        worksheet.activate()


def _set_height(worksheet: Any, row: int, texts: Sequence[str], widths: Sequence[int]) -> None:
    """Gives a row room for its wrapped lines: not every program does that by itself on opening."""
    worksheet.set_row(row, min(HIGHEST, lines_needed(texts, widths) * LINE_POINTS + 3))
