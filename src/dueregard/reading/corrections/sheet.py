"""A document under correction: its rows named, left out, split and joined, its words moved."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import itemgetter

from dueregard.reading.corrections.kinds import (
    CannotApply,
    JoinRows,
    LeaveOutRow,
    MoveWords,
    NameRow,
    NameTable,
    SplitRow,
)
from dueregard.reading.document import Aside, Cell, Document, Row, Table
from dueregard.reading.guidance import RowMeaning, TableMeaning

_WORD = re.compile(r"\S+")


class Sheet:
    """A document under correction. Rows keep their identity, so that what was said of one follows it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.said: list[tuple[Row, RowMeaning]] = []
        self.told: list[tuple[Table, Row | None, dict[int, str | None]]] = []

    @property
    def _tables(self) -> list[Table]:
        return self.document.tables

    def meanings(self) -> dict[tuple[int, int], RowMeaning]:
        """What was said of the rows, by their numbers at the end; the last word counts."""
        numbers = {
            id(row): (t, r) for t, table in enumerate(self._tables, 1) for r, row in enumerate(table.rows, 1)
        }
        return {numbers[id(row)]: meaning for row, meaning in self.said if id(row) in numbers}

    def tables_told(self) -> dict[int, TableMeaning]:
        """What was said of whole tables, by their numbers at the end; the last word counts."""
        numbers = {id(table): t for t, table in enumerate(self._tables, 1)}
        return {
            numbers[id(table)]: TableMeaning(_number(table, heading), columns)
            for table, heading, columns in self.told
            if table.rows
        }

    def name_table(self, correction: NameTable) -> None:
        """Note what was said of a whole table. Raises `CannotApply` where it or its heading row is gone."""
        table = self._table(correction.table)
        heading = _row(table, correction.heading) if correction.heading else None
        self.told.append((table, heading, correction.columns))

    def apply(self, correction: NameRow | LeaveOutRow | SplitRow | JoinRows | MoveWords) -> None:
        """Do to the rows what the correction says. Raises `CannotApply` where it fits no longer."""
        table = self._table(correction.table)
        row = _row(table, correction.row)
        match correction:
            case NameRow():
                self.said.append((row, correction.meaning))
            case LeaveOutRow():
                self._leave_out(table, row)
            case SplitRow():
                _split(table, row, correction.words)
            case MoveWords():
                _move_words(row, correction)
            case JoinRows():
                _join(table, row, self._table(correction.onto_table), correction.onto_row)

    def _table(self, number: int) -> Table:
        if number > len(self._tables):
            raise CannotApply(f"There is no table {number} any more.")
        return self._tables[number - 1]

    def _leave_out(self, table: Table, row: Row) -> None:
        cells = [cell for _, cell in _take_out(table, row)]
        words = "\n".join(cell.text for cell in cells if cell.text)
        place = replace(cells[0].place, box=None, column=None) if cells else table.place
        if words:
            self.document.asides.append(Aside("said to be no part of the plan", words, place))


def _row(table: Table, number: int) -> Row:
    if number > len(table.rows):
        raise CannotApply(f"There is no row {number} in its table any more.")
    return table.rows[number - 1]


def _number(table: Table, row: Row | None) -> int:
    """The number of a row in its table, from 1; 0 for one that is not there any more."""
    return next((number for number, other in enumerate(table.rows, 1) if other is row), 0)


def _cell(row: Row, number: int) -> Cell:
    if number > len(row.cells):
        raise CannotApply(f"There is no cell {number} in its row any more.")
    return row.cells[number - 1]


def _index(table: Table, row: Row) -> int:
    return next(index for index, other in enumerate(table.rows) if other is row)


def _grid(table: Table) -> dict[tuple[int, int], tuple[int, Cell]]:
    """(row, column) from 0 -> (row in which the cell begins, the cell), covered positions included."""
    grid: dict[tuple[int, int], tuple[int, Cell]] = {}
    for r, row in enumerate(table.rows):
        column = 0
        for cell in row.cells:
            while (r, column) in grid:
                column += 1
            for down in range(min(cell.rowspan, len(table.rows) - r)):
                for right in range(cell.colspan):
                    grid[r + down, column + right] = (r, cell)
            column += cell.colspan
    return grid


def _columns(grid: dict[tuple[int, int], tuple[int, Cell]], r: int) -> Iterator[tuple[int, Cell]]:
    """The cells that begin in a row, each with the grid column at which it begins."""
    seen = set()
    for column in sorted(column for row, column in grid if row == r):
        begins, cell = grid[r, column]
        if begins == r and id(cell) not in seen:
            seen.add(id(cell))
            yield column, cell


def _over(grid: dict[tuple[int, int], tuple[int, Cell]], r: int) -> Iterable[Cell]:
    """The cells that began above a row and reach into it."""
    return {id(cell): cell for (row, _), (begins, cell) in grid.items() if row == r and begins < r}.values()


def _split(table: Table, row: Row, words: dict[int, int]) -> None:
    """Cells over several rows reach over the new one as well, as a shared lead does."""
    cuts = {number: _cut(_cell(row, number).text, first - 1) for number, first in words.items()}
    if any(_cell(row, number).rowspan > 1 for number in words):
        raise CannotApply("A cell that spans several rows cannot be split.")
    r = _index(table, row)
    new = Row([], heading=row.heading)
    for cell in _over(_grid(table), r):
        cell.rowspan += 1
    for number, cell in enumerate(row.cells, 1):
        if cell.rowspan > 1:
            cell.rowspan += 1
        else:
            cell.text, goes = cuts.get(number, (cell.text, ""))
            cell.date = None if goes else cell.date
            new.cells.append(replace(cell, text=goes, date=None, fill=cell.fill if goes else None))
    table.rows.insert(r + 1, new)


def _cut(text: str, count: int) -> tuple[str, str]:
    """The text parted after so many words."""
    starts = [match.start() for match in _WORD.finditer(text)]
    if count >= len(starts):
        raise CannotApply("The cell does not hold that many words.")
    return text[: starts[count]].rstrip(), text[starts[count] :]


def _join(table: Table, row: Row, onto: Table, number: int) -> None:
    target = _row(onto, number)
    if target is row:
        raise CannotApply("A row cannot be joined with itself.")
    goal, at = _grid(onto), _index(onto, target)
    for column, cell in _take_out(table, row):
        if (at, column) in goal:
            _append(goal[at, column][1], cell.text)
        else:
            target.cells.append(cell)


def _append(cell: Cell, text: str) -> None:
    if text:
        cell.text = f"{cell.text} {text}" if cell.text else text
        cell.date = None


def _take_out(table: Table, row: Row) -> list[tuple[int, Cell]]:
    """Remove a row; a cell that reaches further down goes to the next row with its words.

    Returns the other cells, each with the grid column at which it stood.
    """
    r = _index(table, row)
    grid = _grid(table)
    last = r + 1 == len(table.rows)
    for cell in _over(grid, r):
        cell.rowspan -= 1
    here, below = list(_columns(grid, r)), list(_columns(grid, r + 1))
    stays = [] if last else [(column, cell) for column, cell in here if cell.rowspan > 1]
    if stays:
        table.rows[r + 1].cells = [cell for _, cell in sorted(below + stays, key=itemgetter(0))]
        for _, cell in stays:
            cell.rowspan -= 1
    del table.rows[r]
    return [pair for pair in here if pair not in stays]


def _move_words(row: Row, correction: MoveWords) -> None:
    source, target = _cell(row, correction.cell), _cell(row, correction.to_cell)
    if source is target or correction.last < correction.first:
        raise CannotApply("Words are moved from one cell to another one.")
    before, rest = _cut(source.text, correction.first - 1)
    count = correction.last - correction.first + 1
    if count > len(rest.split()):
        raise CannotApply("The cell does not hold that many words.")
    moved, after = (rest, "") if count == len(rest.split()) else _cut(rest, count)
    source.text = f"{before} {after}".strip()
    source.date = target.date = None
    pieces = [target.text, moved] if correction.at == "end" else [moved, target.text]
    target.text = " ".join(piece for piece in pieces if piece)
