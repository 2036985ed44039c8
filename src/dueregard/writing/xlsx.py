"""XLSX: the flat table on a sheet of its own as a real table; prose, abbreviations and keys on sheets
beside it.

Every cell is text: nothing that a plan says becomes a formula, a number or a link.
"""

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, Final

import xlsxwriter

from dueregard.planfile.model import PlanFile
from dueregard.writing.layout import sheet_of
from dueregard.writing.sheet import Block, BulletList, Heading, Paragraph, Sheet, Table, Terms
from dueregard.writing.words import words_of

WIDEST: Final = 60
"""Width of the widest column in characters: a line of reading, about 10 words."""
NARROWEST: Final = 8
CREATED: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""A fixed moment, so that equal plans give equal files; when a plan was written is the reader's to note."""


def xlsx_bytes(plan: PlanFile) -> bytes:
    """The plan as a workbook."""
    return workbook_bytes(sheet_of(plan, flat=True))


def workbook_bytes(sheet: Sheet) -> bytes:
    """A sheet of blocks as a workbook: one worksheet a table, and one for the prose before and after."""
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": sheet.title, "author": sheet.author, "created": CREATED})
    _Workbook(book, sheet).write()
    book.close()
    return out.getvalue()


class _Workbook:
    """Writes the blocks of one sheet into one workbook."""

    def __init__(self, book: Any, sheet: Sheet):
        self.book = book
        self.sheet = sheet
        self.words = words_of(sheet.language)
        self.title = book.add_format({"bold": True, "font_size": 16, "text_wrap": True})
        self.bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.body = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        self.heading = book.add_format(
            {
                "bold": True,
                "text_wrap": True,
                "valign": "top",
                "bg_color": "#1d3c5a",
                "font_color": "#ffffff",
                "border": 1,
            }
        )
        self.names: set[str] = set()

    def write(self) -> None:
        """All worksheets in reading order, opened at the first table."""
        first_table = True
        for number, part in enumerate(_parts(self.sheet.blocks)):
            if isinstance(part, Table):
                worksheet = self._table(part)
                if first_table:
                    worksheet.activate()
                first_table = False
            elif isinstance(part, Terms):
                self._terms(part)
            else:
                self._prose(
                    part, self.words["about"] if number == 0 else self.words["notes"], titled=number == 0
                )

    def _worksheet(self, name: str) -> Any:
        """A worksheet with a name that the format allows and that none has yet."""
        base = "".join(sign for sign in name if sign not in "[]:*?/\\").strip("' ")[:28] or self.words["plan"]
        allowed, number = base, 2
        while allowed.casefold() in self.names:
            allowed, number = f"{base} {number}", number + 1
        self.names.add(allowed.casefold())
        worksheet = self.book.add_worksheet(allowed)
        worksheet.set_paper(9)
        worksheet.set_landscape()
        worksheet.fit_to_pages(1, 0)
        worksheet.set_footer("&C&P / &N")
        return worksheet

    def _prose(self, blocks: Sequence[Block], name: str, *, titled: bool) -> None:
        worksheet = self._worksheet(name)
        worksheet.set_column(0, 0, 110)
        lines = [(self.sheet.title, self.title)] if titled else []
        lines += [line for block in blocks for line in self._lines(block)]
        for row, (text, style) in enumerate(lines):
            worksheet.write_string(row, 0, text, style)

    def _lines(self, block: Block) -> Iterator[tuple[str, Any]]:
        if isinstance(block, Heading):
            yield block.text, self.bold
        elif isinstance(block, Paragraph):
            yield block.text, self.body
        elif isinstance(block, BulletList):
            yield from ((f"• {item}", self.body) for item in block.items)

    def _table(self, table: Table) -> Any:
        worksheet = self._worksheet(self.words["plan"])
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        self._grid(worksheet, [column.heading for column in table.columns], rows)
        for index, column in enumerate(table.columns):
            worksheet.set_column(index, index, min(WIDEST, max(NARROWEST, round(column.weight * 1.2))))
        return worksheet

    def _terms(self, terms: Terms) -> None:
        worksheet = self._worksheet(terms.heading)
        self._grid(worksheet, terms.head, terms.pairs)
        worksheet.set_column(0, 0, 20)
        worksheet.set_column(1, 1, 80)

    def _grid(self, worksheet: Any, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """A table object: named columns, filters, banded rows, its heading row frozen and repeated in
        print.
        """
        columns = [{"header": heading, "header_format": self.heading} for heading in headings]
        last_row = max(len(rows), 1)  # the format wants one row below the headings even of an empty table
        worksheet.add_table(
            0,
            0,
            last_row,
            len(headings) - 1,
            {"columns": columns, "style": "Table Style Light 1", "autofilter": True},
        )
        for number, row in enumerate(rows, start=1):
            for index, text in enumerate(row):
                if text:
                    worksheet.write_string(number, index, text, self.body)
                else:
                    worksheet.write_blank(number, index, None, self.body)
        worksheet.freeze_panes(1, 0)
        worksheet.repeat_rows(0)


def _parts(blocks: Sequence[Block]) -> Iterator[Table | Terms | list[Block]]:
    """Tables and lists of terms alone, the prose between them together; there is always some before."""
    prose: list[Block] = []
    opened = False
    for block in blocks:
        if not isinstance(block, Table | Terms):
            prose.append(block)
            continue
        if prose or not opened:
            yield prose
        opened, prose = True, []
        yield block
    if prose:
        yield prose
