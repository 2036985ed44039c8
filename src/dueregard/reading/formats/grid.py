"""Where the cells of a table stand: spans into columns, by the rule that HTML states for its tables."""

from dueregard.reading.document import Cell, Place, Row, Table
from dueregard.reading.formats.limits import MAX_COLUMNS, MAX_ROWS


def span(value: str | int | None, limit: int = MAX_COLUMNS) -> int:
    """A span as a file states it, brought between 1 and `limit`; nonsense counts as 1."""
    try:
        return max(1, min(int(value or 1), limit))
    except ValueError:
        return 1


def lay_out(rows: list[Row], place: Place) -> Table:
    """Give each cell its row and column (from 1) past cells that hang down from above; cut spans at the end.

    Follows "Forming a table" of the HTML standard. A cell's page and box are kept.
    """
    hanging: dict[int, int] = {}
    for number, row in enumerate(rows, start=1):
        column = 1
        begun: dict[int, int] = {}
        for cell in row.cells:
            while hanging.get(column, 0):
                column += 1
            cell.rowspan = max(1, min(cell.rowspan, len(rows) - number + 1, MAX_ROWS))
            cell.place = _placed(cell, place, number, column)
            for covered in range(column, column + cell.colspan):
                begun[covered] = cell.rowspan - 1
            column += cell.colspan
        hanging = {key: left - 1 for key, left in hanging.items() if left > 1} | begun
    return Table(rows, place)


def _placed(cell: Cell, table: Place, row: int, column: int) -> Place:
    here = cell.place
    return Place(
        page=here.page or table.page,
        sheet=table.sheet,
        table=table.table,
        row=row,
        column=column,
        line=here.line,
        box=here.box,
    )
