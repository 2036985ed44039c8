"""Where the rows of an unruled table are.

Rules across part rows for certain. Else each line is judged against the one above: more room than between
lines, a reference in the first column, a column that begins again although it was empty above speak for a
new row; a sentence that goes on because its next word had no room speaks against.
"""

import re
from itertools import pairwise
from statistics import median

from dueregard.reading.document import Cell, Place, Row, Table
from dueregard.reading.formats.pdf.lines import Line, box_of, is_bold, text_of
from dueregard.reading.formats.pdf.torn import Piece
from dueregard.reading.formats.pdf.unruled.columns import Columns
from dueregard.reading.formats.pdf.words import Sheet, Word

_REFERENCE = re.compile(
    r"^(?:[A-Z]{0,4}[-.]?\d{1,3}(?:\.\d{1,3})*[a-z]?[.):]?|[A-Z]\d[\d.]*|\(?[a-z]\)|[ivx]+[.)])$"
)
_MORE_ROOM = 1.2
"""Lines this much further apart than usual are parted by more than the line spacing."""
_LEAST_RULES = 3
_NEW_ROW = 2.0
_SPACE = 0.25


def unruled_piece(lines: list[Line], columns: Columns, sheet: Sheet, table: int) -> Piece:
    """The rows of a page's piece of a table of which the lines and columns are known."""
    judge = _Judge(lines, columns, sheet)
    groups: list[list[Line]] = []
    for number, line in enumerate(lines):
        if number and not judge.starts_row(number, groups[-1]):
            groups[-1].append(line)
        else:
            groups.append([line])
    box = box_of(word for line in lines for word in line.words)
    rights = {column + 1: right for column, right in judge.rights.items()}
    piece = Piece(Table([], Place(page=sheet.number, table=table, box=box)), {}, rights)
    for number, group in enumerate(groups, start=1):
        _add_row(piece, group, columns, sheet, number)
    return piece


class _Judge:
    """Says of each line whether it starts a row."""

    def __init__(self, lines: list[Line], columns: Columns, sheet: Sheet) -> None:
        self._lines, self._columns = lines, columns
        self._cells = [_by_column(line, columns) for line in lines]
        self.rights = _rights(lines, self._cells, columns)
        distances = [below.top - above.top for above, below in pairwise(lines)]
        self._pitch = _usual(distances)
        self._rules = self._rules_across(sheet)
        self._roomy = self._rows_have_room()

    def starts_row(self, number: int, row: list[Line]) -> bool:
        """Whether line `number` starts a row below the lines of `row`."""
        above, line = self._lines[number - 1], self._lines[number]
        if self._rules:
            return any(above.bottom - 2 <= rule <= line.top + 2 for rule in self._rules)
        if self._columns.spans(line) != self._columns.spans(above):
            return True
        if self._columns.spans(line):
            return self._has_room(number)
        return self._evidence(number) >= _NEW_ROW

    def _evidence(self, number: int) -> float:
        above, here = self._cells[number - 1], self._cells[number]
        score = 0.0
        if self._roomy:
            score += 3.0 if self._has_room(number) else -2.0
        elif self._has_room(number):
            score += 1.5
        first = here.get(0, [])
        if first and _REFERENCE.match(first[0].text):
            score += 2.0
        for column, words in here.items():
            score += self._column_evidence(column, above.get(column), words)
        return score

    def _column_evidence(self, column: int, above: list[Word] | None, words: list[Word]) -> float:
        """What one column says: it begins, it was ended above, or it runs on."""
        lower = words[0].text[:1].islower()
        if above is None:
            return 0.5 if lower else 1.0 if column else 1.5
        needed = words[0].x1 - words[0].x0 + _SPACE * words[0].height
        runs_on = above[-1].x1 + needed >= self.rights[column] - 1
        if runs_on or lower:
            return -1.5 if runs_on and lower else -1.0
        return 0.5

    def _has_room(self, number: int) -> bool:
        above, line = self._lines[number - 1], self._lines[number]
        return line.top - above.top > _MORE_ROOM * self._pitch

    def _rows_have_room(self) -> bool:
        """Whether room parts the rows of this table: there is room where several columns begin again."""
        begins = [
            number
            for number in range(1, len(self._lines))
            if sum(column not in self._cells[number - 1] for column in self._cells[number]) > 1
        ]
        roomy = sum(self._has_room(number) for number in begins)
        return len(begins) > 1 and roomy >= 0.75 * len(begins)

    def _rules_across(self, sheet: Sheet) -> list[float]:
        """Rules under rows: at least three that run over most of the table's width, not only those of the
        heading.
        """
        left = min(line.x0 for line in self._lines)
        right = max(line.x1 for line in self._lines)
        top, bottom = self._lines[0].top, self._lines[-1].bottom
        found = [
            height
            for x0, x1, height in sheet.rules
            if min(x1, right) - max(x0, left) > 0.5 * (right - left) and top - 5 <= height <= bottom + 5
        ]
        below_heading = [height for height in found if height > top + 3 * self._pitch]
        return found if len(found) >= _LEAST_RULES and below_heading else []


def _by_column(line: Line, columns: Columns) -> dict[int, list[Word]]:
    cells: dict[int, list[Word]] = {}
    for word in line.words:
        cells.setdefault(columns.of(word), []).append(word)
    return cells


def _rights(lines: list[Line], cells: list[dict[int, list[Word]]], columns: Columns) -> dict[int, float]:
    """How far to the right the words of each column reach."""
    rights = dict.fromkeys(range(len(columns)), 0.0)
    for line, found in zip(lines, cells, strict=True):
        if not columns.spans(line):
            for column, words in found.items():
                rights[column] = max(rights[column], words[-1].x1)
    return rights


def _usual(distances: list[float]) -> float:
    """The line spacing: the middle of the most frequent distance and its like."""
    if not distances:
        return 12.0
    counts: dict[int, list[float]] = {}
    for distance in distances:
        counts.setdefault(round(distance), []).append(distance)
    near = {
        key: [*counts.get(key - 1, []), *found, *counts.get(key + 1, [])] for key, found in counts.items()
    }
    most = max(len(found) for found in near.values())
    return median(next(found for found in near.values() if len(found) == most))


def _add_row(piece: Piece, lines: list[Line], columns: Columns, sheet: Sheet, number: int) -> None:
    """A row that is written across is one cell over all columns."""
    place = Place(sheet.number, None, piece.table.place.table, number)
    held: dict[int, list[Word]] = {}
    across = all(columns.spans(line) for line in lines)
    for word in (word for line in lines for word in line.words):
        held.setdefault(0 if across else columns.of(word), []).append(word)
    cells = []
    for column in range(1 if across else len(columns)):
        words = held.get(column, [])
        cell = _cell(words, sheet, place, column, None if across else piece.rights.get(column + 1))
        cell.colspan = len(columns) if across else 1
        piece.words[id(cell)] = words
        cells.append(cell)
    piece.table.rows.append(Row(cells))


def _cell(words: list[Word], sheet: Sheet, place: Place, column: int, right: float | None) -> Cell:
    box = box_of(words)
    at = Place(place.page, None, place.table, place.row, column + 1, box=box)
    fill = sheet.fill_at(box[0] + 1, (box[1] + box[3]) / 2) if box else None
    return Cell(text_of(words, right), at, bold=is_bold(words), fill=fill, confidence=0.7)
