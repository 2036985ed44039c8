"""Where the rows of an unruled table are.

Rules across part rows for certain. Else each line is judged against the one above: more room than between
lines, a reference in the first column, a column that begins again although it was empty above speak for a
new row; a sentence that goes on because its next word had no room speaks against.
"""

import re
from bisect import bisect
from itertools import pairwise
from statistics import median

from dueregard.reading.document import Cell, Place, Row, Table
from dueregard.reading.formats.pdf.lines import Line, box_of, is_bold, lines_of, sureness, text_of
from dueregard.reading.formats.pdf.ruled import RuledTable
from dueregard.reading.formats.pdf.torn import Piece
from dueregard.reading.formats.pdf.unruled.columns import Columns, running_across
from dueregard.reading.formats.pdf.unruled.headings import Heading, heading_ends
from dueregard.reading.formats.pdf.words import Sheet, Word

_REFERENCE = re.compile(
    r"^(?:[A-Z]{0,4}[-.]?\d{1,3}(?:\.\d{1,3})*[a-z]?[.):]?|[A-Z]\d[\d.]*|\(?[a-z]\)|[ivx]+[.)])$"
)
_MORE_ROOM = 1.2
"""Lines this much further apart than usual are parted by more than the line spacing."""
_SINGLE = 1.35
"""Type heights from line to line in a paragraph, at most."""
_LEAST_OVERLAPS = 2
_OVERLAPPING = 0.15
"""The share of lines half beside the line above, where cells are set in the middle of their rows."""
_CLEAR = 0.5
_LEAST_RULES = 3
_MISSED = 2
_MOSTLY = 0.75
_HARDLY = 0.1
_SURE = 0.9
"""How sure a cell without rulings is: more are right on the known plans, but layouts vary."""
_NEW_ROW = 2.0
_BEGINS_AGAIN = 2.5
"""A column that had ended in this row has words again: cells begin at the top of their row."""
_BEGINS = 1.25
_ROOMY = 8.0
"""Room above half of the columns begins a row where room parts rows, however full the cells above are."""
_REFERRED = 5.0
"""A reference in a column of references begins a row, whatever the other columns say."""
_SAME_EDGE = 2.5
_NARROW = 6.0
"""Columns narrower than this many type heights hold words that never fit beside each other."""
_SPACE = 0.25


def unruled_piece(
    lines: list[Line], columns: Columns, headings: set[Heading], sheet: Sheet, table: int
) -> Piece:
    """The rows of a page's piece of a table of which the lines, columns and repeated headings are known."""
    judge = _Judge(lines, columns, headings, sheet)
    groups: list[list[int]] = []
    for number in range(len(lines)):
        if number and not judge.starts_row(number):
            groups[-1].append(number)
        else:
            groups.append([number])
    box = box_of(word for line in lines for word in line.words)
    rights = {column + 1: right for column, right in judge.rights.items()}
    piece = Piece(Table([], Place(page=sheet.number, table=table, box=box)), {}, rights)
    for number, group in enumerate(groups, start=1):
        words = [word for at in group for word in lines[at].words]
        _add_row(piece, words, columns, sheet, number, across=all(judge.across[at] for at in group))
    return piece


def parts_rows(found: RuledTable, words: list[Word], sheet: Sheet) -> bool:
    """Whether the boxes of a ruled table are its rows: where only columns and sections are ruled, they hold
    several each."""
    if any(slot.row_end - slot.row > 1 for slot in found.slots):
        return True
    lines = lines_of(words)
    judge = _Judge(lines, columns_of(found), set(), sheet)
    tops = sorted({slot.box[1] for slot in found.slots})
    rows = [bisect(tops, (line.top + line.bottom) / 2) for line in lines]
    return judge.are_parted([n for n in range(1, len(lines)) if rows[n] != rows[n - 1]])


def columns_of(found: RuledTable) -> Columns:
    """The columns of a ruled table."""
    lefts = sorted({round(slot.box[0], 1) for slot in found.slots})
    edges = [left for n, left in enumerate(lefts) if n and left - lefts[n - 1] > _SAME_EDGE]
    return Columns(tuple(edges))


class _Judge:
    """Says of each line whether it starts a row."""

    def __init__(self, lines: list[Line], columns: Columns, headings: set[Heading], sheet: Sheet) -> None:
        self._lines, self._columns = lines, columns
        self._cells = [_by_column(line, columns) for line in lines]
        self.across = running_across(lines, [columns.spans(line) for line in lines])
        self.rights = _rights(self._cells, self.across, columns)
        distances = [below.top - above.top for above, below in pairwise(lines)]
        self._pitch = _usual(distances, median(line.height for line in lines))
        self._rules = self._rules_across(sheet)
        self._by_rules = bool(self._rules) and self.are_parted(
            [number for number in range(1, len(lines)) if self._at_rule(number)]
        )
        self._referred = self._is_referred()
        self._roomy = self._rows_have_room()
        self._of_one_line = self._rows_are_lines()
        self._gaps = self._gaps_of_centred()
        self._starts: list[int] = []
        ends = heading_ends(lines, headings)
        self._borders = set(ends) | set(ends.values())
        self._heads = {at for start, end in ends.items() for at in range(start, end)}

    def starts_row(self, number: int) -> bool:
        """Whether line `number` starts a row; to be asked from top to bottom."""
        starts = self._judged(number)
        if starts:
            self._starts.append(number)
        return starts

    def _judged(self, number: int) -> bool:
        if number in self._borders or number in self._heads:
            return number in self._borders
        if self._by_rules or self._at_rule(number):
            return self._at_rule(number)
        if self._gaps:
            return number in self._gaps
        if self.across[number] != self.across[number - 1] or self._names_section(number):
            return True
        if self.across[number]:
            return self._has_room(number)
        if (self._of_one_line and self._is_whole(number)) or self._heading_ends(number):
            return True
        return self._evidence(number) >= _NEW_ROW

    def _at_rule(self, number: int) -> bool:
        above, line = self._lines[number - 1], self._lines[number]
        return any(above.bottom - 2 <= rule <= line.top + 2 for rule in self._rules)

    def are_parted(self, rules: list[int]) -> bool:
        """Whether rules above these lines part the rows, and not only headings and sections: hardly any other
        line has room above it and words in half of the columns."""
        begins = [
            number
            for number in range(1, len(self._lines))
            if self._has_room(number)
            and len(self._cells[number]) >= max(2, len(self._columns) / 2)
            and not any(is_bold(self._lines[at].words) for at in (number - 1, number))
        ]
        missed = [number for number in begins if number not in rules]
        return len(missed) < _MISSED or len(missed) * 2 < len(begins)

    def _names_section(self, number: int) -> bool:
        """Whether a line in bold stands alone and apart below a row that is not in bold."""
        bold, above = is_bold(self._lines[number].words), is_bold(self._lines[number - 1].words)
        return bold and not above and list(self._cells[number]) == [0] and self._has_room(number)

    def _gaps_of_centred(self) -> set[int]:
        """The lines below a clear gap, where cells are set in the middle of their rows; none elsewhere.

        Only there do lines of one column stand half beside those of another.
        """
        overlaps = sum(
            below.top < above.bottom - 0.1 * below.height for above, below in pairwise(self._lines)
        )
        if overlaps < max(_LEAST_OVERLAPS, _OVERLAPPING * len(self._lines)):
            return set()
        found: set[int] = set()
        reach = self._lines[0].bottom
        for number, line in enumerate(self._lines):
            if line.top - reach > _CLEAR * line.height:
                found.add(number)
            reach = max(reach, line.bottom)
        return found

    def _heading_ends(self, number: int) -> bool:
        """Whether a line in bold over several columns, as headings are, has none in bold below."""
        above, line = self._lines[number - 1], self._lines[number]
        several = len(self._cells[number - 1]) > 1 and len(self._cells[number]) > 1
        bold, below = [word.bold for word in above.words], [word.bold for word in line.words]
        return several and all(bold) and not any(below)

    def _evidence(self, number: int) -> float:
        above, here = self._cells[number - 1], self._cells[number]
        score = 0.0
        if self._roomy:
            score += self._of_room(number)
        elif self._has_room(number):
            score += 1.5
        if self._has_reference(number):
            score += _REFERRED if self._referred else 2.0
        for column, words in here.items():
            if column in above:
                narrow = self.rights[column] - words[0].x0 < _NARROW * words[0].height
                score += self._runs_on(column, above[column], words) * (0.5 if narrow else 1.0)
            else:
                score += _BEGINS_AGAIN if self._had_words(number, column) else _BEGINS
        return score

    def _of_room(self, number: int) -> float:
        """What room says where it parts rows: enough by itself above words in half of the columns."""
        if not self._has_room(number):
            return -2.0
        return _ROOMY if len(self._cells[number]) * 2 >= max(4, len(self._columns)) else 3.0

    def _has_reference(self, number: int) -> bool:
        first = self._cells[number].get(0, [])
        return bool(first and _REFERENCE.match(first[0].text))

    def _is_referred(self) -> bool:
        """Whether the first column holds references and little else."""
        filled = [
            number for number, cells in enumerate(self._cells) if 0 in cells and not self.across[number]
        ]
        references = sum(self._has_reference(number) for number in filled)
        return references > 1 and references >= 0.6 * len(filled)

    def _had_words(self, number: int, column: int) -> bool:
        """Whether the column had words earlier in the same row."""
        start = max(self._starts, default=0)
        return any(column in self._cells[at] for at in range(start, number))

    def _runs_on(self, column: int, above: list[Word], words: list[Word]) -> float:
        """What a column says that has words in both lines: its text was ended above, or it runs on."""
        lower = words[0].text[:1].islower()
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
            if self._has_reference(number)
            or sum(column not in self._cells[number - 1] for column in self._cells[number]) > 1
        ]
        if len(begins) < 2:  # rows of one line each begin no column that was empty above
            begins = [number for number in range(1, len(self._lines)) if self._fills_most(number)]
        roomy = sum(self._has_room(number) for number in begins)
        return len(begins) > 1 and roomy >= 0.75 * len(begins)

    def _fills_most(self, number: int) -> bool:
        return len(self._cells[number]) > max(2, len(self._columns) / 2)

    def _rows_are_lines(self) -> bool:
        """Whether most lines are a row each: they fill the columns, and nothing in them goes on."""
        lines = [number for number in range(len(self._lines)) if not self.across[number]]
        whole = [number for number in lines if self._is_whole(number)]
        begun = [words[0].text[:1] for number in whole for words in self._cells[number].values()]
        low = sum(letter.islower() for letter in begun)
        return len(whole) > 2 and len(whole) >= _MOSTLY * len(lines) and low <= _HARDLY * len(begun)

    def _is_whole(self, number: int) -> bool:
        return len(self._cells[number]) >= _MOSTLY * len(self._columns)

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


def _rights(cells: list[dict[int, list[Word]]], across: list[bool], columns: Columns) -> dict[int, float]:
    """How far to the right the words of each column reach."""
    rights = dict.fromkeys(range(len(columns)), 0.0)
    for found, wide in zip(cells, across, strict=True):
        if not wide:
            for column, words in found.items():
                rights[column] = max(rights[column], words[-1].x1)
    return rights


def _usual(distances: list[float], height: float) -> float:
    """The line spacing: the middle of the most frequent distance and its like.

    Where rows are of one line as a rule, that is the distance of rows: then lines as close as type of this
    `height` is set in a paragraph tell the spacing.
    """
    if not distances:
        return 12.0
    counts: dict[int, list[float]] = {}
    for distance in distances:
        counts.setdefault(round(distance), []).append(distance)
    near = {
        key: [*counts.get(key - 1, []), *found, *counts.get(key + 1, [])] for key, found in counts.items()
    }
    most = max(len(found) for found in near.values())
    usual = median(next(found for found in near.values() if len(found) == most))
    close = [distance for distance in distances if distance <= _SINGLE * height]
    return median(close) if close and usual > _MORE_ROOM * median(close) else usual


def _add_row(
    piece: Piece, words: list[Word], columns: Columns, sheet: Sheet, number: int, across: bool
) -> None:
    """A row that is written across has one cell over the columns from where it runs over a border."""
    place = Place(sheet.number, None, piece.table.place.table, number)
    held: dict[int, list[Word]] = {}
    last = columns.first_crossed(lines_of(words)) if across else len(columns) - 1
    for word in words:
        held.setdefault(min(columns.of(word), last), []).append(word)
    cells = []
    for column in range(last + 1):
        own = held.get(column, [])
        wide = across and column == last
        cell = _cell(own, sheet, place, column, None if wide else piece.rights.get(column + 1))
        cell.colspan = len(columns) - last if wide else 1
        piece.words[id(cell)] = own
        cells.append(cell)
    piece.table.rows.append(Row(cells))


def _cell(words: list[Word], sheet: Sheet, place: Place, column: int, right: float | None) -> Cell:
    box = box_of(words)
    at = Place(place.page, None, place.table, place.row, column + 1, box=box)
    fill = sheet.fill_at(box[0] + 1, (box[1] + box[3]) / 2) if box else None
    return Cell(text_of(words, right), at, bold=is_bold(words), fill=fill, confidence=sureness(words, _SURE))
