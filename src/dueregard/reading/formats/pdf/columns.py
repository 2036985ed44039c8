"""Which column a cell of a tagged table stands in, where the writer left empty cells out of the tags."""

from statistics import median

from dueregard.reading.document import Cell

Placed = list[tuple[Cell, float | None]]
"""The cells of a row, each with the left edge of its words."""


def placed_in_columns(rows: list[Placed]) -> list[list[Cell]]:
    """Rows as they are where all are equally wide; else short rows are filled up with empty cells.

    A cell goes to the column whose left edge is nearest to its own, the order of cells kept.
    """
    widths = _widths(rows)
    width = max(widths, default=0)
    lefts = _left_edges(rows, widths, width)
    filled = []
    for row, own in zip(rows, widths, strict=True):
        short = own < width and all(cell.colspan == 1 for cell, _ in row) and lefts is not None
        filled.append(_filled(row, lefts) if short and lefts else [cell for cell, _ in row])
    return filled


def _widths(rows: list[Placed]) -> list[int]:
    """How many columns each row fills, cells that hang down from above counted."""
    hanging: list[tuple[int, int]] = []
    widths = []
    for row in rows:
        own = sum(cell.colspan for cell, _ in row)
        widths.append(own + sum(columns for columns, _ in hanging))
        hanging = [(columns, left - 1) for columns, left in hanging if left > 1]
        hanging += [(cell.colspan, cell.rowspan - 1) for cell, _ in row if cell.rowspan > 1]
    return widths


def _left_edges(rows: list[Placed], widths: list[int], width: int) -> list[float] | None:
    """The left edge of each column by the rows that fill them all; None where no row does or cells hang
    down.
    """
    full = [
        row
        for row, own in zip(rows, widths, strict=True)
        if own == width == len(row) and all(cell.rowspan == 1 for cell, _ in row)
    ]
    edges: list[float] = []
    for column in range(width):
        lefts = [row[column][1] for row in full]
        known = [left for left in lefts if left is not None]
        if not known:
            return None
        edges.append(median(known))
    return edges


def _filled(row: Placed, lefts: list[float]) -> list[Cell]:
    """The assignment of cells to columns, in order, that moves their left edges least (dynamic
    programming).
    """
    spare = len(lefts) - len(row)
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())] * (spare + 1)
    for number, (_, left) in enumerate(row):
        reached: list[tuple[float, tuple[int, ...]]] = []
        for gaps in range(spare + 1):
            cost, columns = min(best[: gaps + 1])
            column = number + gaps
            off = 0.0 if left is None else abs(left - lefts[column])
            reached.append((cost + off, (*columns, column)))
        best = reached
    taken = dict(zip(min(best)[1], (cell for cell, _ in row), strict=True)) if row else {}
    return [taken.get(column, Cell("")) for column in range(len(lefts))]
