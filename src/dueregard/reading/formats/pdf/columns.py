"""Which column a cell of a tagged table stands in, where the writer left empty cells out of the tags."""

from statistics import median

from dueregard.reading.document import Cell

Placed = list[tuple[Cell, float | None]]
"""The cells of a row, each with the left edge of its words."""


def placed_in_columns(rows: list[Placed]) -> list[list[Cell]]:
    """Rows as they are where all are equally wide; else short rows are filled up with empty cells.

    A cell goes to the column whose left edge is nearest to its own, the order of cells kept; columns that a
    cell from above covers are not to be had.
    """
    lefts = _left_edges(rows)
    grid = _Grid(len(lefts))
    filled = []
    for row in rows:
        free = grid.free()
        known = [left for column in free if (left := lefts[column]) is not None]
        short = len(row) < len(free) == len(known) and all(cell.colspan == 1 for cell, _ in row)
        cells = _filled(row, known) if short else [cell for cell, _ in row]
        grid.lay(cells)
        filled.append(cells)
    return filled


class _Grid:
    """The columns of a table as its rows are laid, and for how many rows more each is covered from above."""

    def __init__(self, width: int) -> None:
        self._covered = [0] * width

    def free(self) -> list[int]:
        """The columns of the next row that no cell from above covers."""
        return [column for column, rows in enumerate(self._covered) if not rows]

    def lay(self, cells: list[Cell]) -> None:
        """Lay a row's cells into its free columns, from the left."""
        free = iter(self.free())
        self._covered = [max(0, rows - 1) for rows in self._covered]
        for cell in cells:
            for _, column in zip(range(cell.colspan), free, strict=False):
                self._covered[column] = cell.rowspan - 1


def _width(rows: list[Placed]) -> int:
    """How many columns the widest row fills, cells that hang down from above counted."""
    hanging: list[tuple[int, int]] = []
    width = 0
    for row in rows:
        width = max(width, sum(cell.colspan for cell, _ in row) + sum(columns for columns, _ in hanging))
        hanging = [(columns, left - 1) for columns, left in hanging if left > 1]
        hanging += [(cell.colspan, cell.rowspan - 1) for cell, _ in row if cell.rowspan > 1]
    return width


def _left_edges(rows: list[Placed]) -> list[float | None]:
    """The left edge of each column by the rows that fill them all; None where no row tells it."""
    found: list[list[float]] = [[] for _ in range(_width(rows))]
    grid = _Grid(len(found))
    for row in rows:
        free = grid.free()
        if sum(cell.colspan for cell, _ in row) == len(free):
            for cell, left in row:
                if cell.colspan == 1 and left is not None:
                    found[free[0]].append(left)
                del free[: cell.colspan]
        grid.lay([cell for cell, _ in row])
    return [median(lefts) if lefts else None for lefts in found]


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
