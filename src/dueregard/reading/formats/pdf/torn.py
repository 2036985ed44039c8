"""Rows that a page break tore apart, in PDFs without tags: put together where the geometry says so.

A row may run on only where one page's table reaches the foot of the page and the next page's begins with
the same columns. What speaks for it: the last line of a cell was full, so that the next page's first word
had no room there; the words begin in small letters; the upper part lacks nothing that the lower has, and
the lower lacks what nearly every row has. A reference in the first column speaks against, and so does
bold type below type that is not. Where it stays open, the rows stay two.
"""

import re
from dataclasses import dataclass, field, replace

from dueregard.reading.document import Cell, Row, Table
from dueregard.reading.formats.pdf.lines import Line, glued, lines_of, was_ended
from dueregard.reading.formats.pdf.words import Word

REFERENCE = re.compile(r"^(?:[A-Z]{0,4}[-.]?\d{1,3}(?:\.\d{1,3})*[a-z]?[.):]?|\(?[a-z]\)|[ivx]+[.)])(?:\s|$)")
_TORN = 1.0
_NEARLY_ALL = 0.8
_LEAST_USUAL = 3
_JOINED = 0.85
"""How sure a cell is that was put together again."""
_COMPLETE = -3.0
"""A row that has everything that nearly every row has is no torn rest."""


@dataclass(slots=True)
class Piece:
    """One page's piece of a table with the words of each cell, by the cell's identity."""

    table: Table
    words: dict[int, list[Word]]
    rights: dict[int, float]
    """How far words reach in each column, from 1."""
    reaches_foot: bool = False
    heading: list[str] = field(default_factory=list)
    """The first row of the first piece, which may be printed again on each page."""
    moved: list[Row] = field(default_factory=list)
    """Rows that went to the page before, kept so that no new cell gets the identity of one of theirs."""

    def words_of(self, cell: Cell) -> list[Word]:
        """The words of a cell; none for one that was put in to fill a place."""
        return self.words.get(id(cell), [])


def join_torn(upper: Piece, lower: Piece) -> Piece:
    """Move the torn rest of the last row of `upper` out of `lower` into it, where there is one.

    Gives the piece that may run on over the next page break: `upper` where nothing else stood in `lower`.
    """
    if not upper.reaches_foot or not upper.table.rows or not lower.table.rows:
        return lower
    if _width(upper.table.rows) != _width(lower.table.rows):
        return lower
    heading = upper.heading or _texts(upper.table.rows[0])
    at = 1 if _texts(lower.table.rows[0]) in (heading, _texts(upper.table.rows[0])) else 0
    lower.heading = heading
    if at >= len(lower.table.rows):
        return lower
    above, below = _at_foot(upper.table.rows), _by_column(lower.table.rows[at])
    alike = [(column, above[column].colspan) for column in sorted(above)] == [
        (column, below[column].colspan) for column in sorted(below)
    ]
    if not alike or _evidence(above, upper, lower, at) < _TORN:
        return lower
    for column, cell in below.items():
        above[column].text = glued(above[column].text, cell.text)
        above[column].confidence = min(above[column].confidence, _JOINED)
        upper.words[id(above[column])] = lower.words_of(cell) or upper.words_of(above[column])
    _keep_covering(lower.table.rows, at)
    lower.moved.append(lower.table.rows.pop(at))
    if at < len(lower.table.rows):
        return lower
    upper.reaches_foot = lower.reaches_foot
    return upper


def _keep_covering(rows: list[Row], at: int) -> None:
    """Cells that hang down from a row that goes need a cell in the next row, to keep its columns in place."""
    for cell in rows[at].cells:
        if cell.rowspan > 1 and at + 1 < len(rows):
            rest = Cell(
                "", replace(cell.place, row=(cell.place.row or 0) + 1), cell.colspan, cell.rowspan - 1
            )
            rows[at + 1].cells.append(rest)
            rows[at + 1].cells.sort(key=lambda item: item.place.column or 0)


def _width(rows: list[Row]) -> int:
    return max(sum(cell.colspan for cell in row.cells) for row in rows)


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row.cells]


def _by_column(row: Row) -> dict[int, Cell]:
    return {cell.place.column or 0: cell for cell in row.cells}


def _at_foot(rows: list[Row]) -> dict[int, Cell]:
    """The cells of the last row and those that hang down into it from above, by column."""
    found: dict[int, Cell] = {}
    for number, row in enumerate(rows):
        hanging = (cell for cell in row.cells if number + cell.rowspan >= len(rows))
        found |= {cell.place.column or 0: cell for cell in hanging}
    return found


def _evidence(above: dict[int, Cell], upper: Piece, lower: Piece, at: int) -> float:
    rest = lower.table.rows[at]
    filled = [cell for cell in rest.cells if cell.text]
    first = rest.cells[0].text
    if not filled or (first and REFERENCE.match(first)) or len(above) == 1:
        return -1.0
    if all(cell.bold and not above[cell.place.column or 0].bold for cell in filled):
        return -1.0
    score = 0.0
    for cell in filled:
        score += _of_column(above[cell.place.column or 0], cell, upper, lower)
    return score + _of_lack(upper.table.rows + lower.table.rows, rest)


def _of_column(above: Cell, below: Cell, upper: Piece, lower: Piece) -> float:
    if not above.text:
        return -1.0
    low = below.text[:1].islower()
    ending, beginning = lines_of(upper.words_of(above)), lines_of(lower.words_of(below))
    if not ending or not beginning:
        return 0.0
    end = (above.place.column or 1) + above.colspan - 1
    right = max(upper.rights.get(end, 0.0), lower.rights.get(end, 0.0))
    ended = was_ended(_level(ending[-1], beginning[0]), beginning[0], right)
    if low:
        return 1.5
    return -0.75 if ended else 1.0


def _level(ending: Line, beginning: Line) -> Line:
    """The upper line as if it stood right above the lower: between pages the room says nothing."""
    shift = beginning.top - ending.bottom
    return Line(
        [Word(word.text, word.x0, word.top + shift, word.x1, word.bottom + shift) for word in ending.words]
    )


def _of_lack(rows: list[Row], rest: Row) -> float:
    """What the lower part lacks of that which nearly every row has."""
    usual = lacking = 0
    whole = [row for row in rows if len(row.cells) > 1 and row is not rest]
    for number, cell in enumerate(rest.cells):
        having = sum(bool(row.cells[number].text) for row in whole if number < len(row.cells))
        if whole and having >= _NEARLY_ALL * len(whole):
            usual += 1
            lacking += not cell.text
    return 0.5 * lacking if lacking or usual < _LEAST_USUAL else _COMPLETE
