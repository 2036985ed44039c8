"""Reading a PDF without tags: ruled tables by their boxes, other tables by how words line up, the rest as
prose.
"""

from collections import Counter

from dueregard.reading.document import Aside, Place, Prose, Table
from dueregard.reading.formats.limits import Meter
from dueregard.reading.formats.pdf import furniture
from dueregard.reading.formats.pdf.lines import Line, box_of, is_bold, lines_of, text_of, was_ended
from dueregard.reading.formats.pdf.ruled import RuledTable, ruled_table
from dueregard.reading.formats.pdf.torn import Piece, join_torn
from dueregard.reading.formats.pdf.unruled import (
    Columns,
    Heading,
    columns_of,
    find_columns,
    heading_ends,
    parts_rows,
    repeated_headings,
    unruled_piece,
)
from dueregard.reading.formats.pdf.words import Sheet, Word

_HEADING = 1.12
"""How much larger than most words the type of a heading is."""
_STRIP = 2
"""The rows of a painted heading with a section's name below it."""
_NEAR_FOOT = 40.0
"""How far above the lowest words of all pages a table may end that runs on: the height of a few lines."""


def read_untagged(
    sheets: list[Sheet], ruled: dict[int, list[RuledTable]], meter: Meter
) -> tuple[list[Prose | Table], list[Aside]]:
    """Blocks in reading order, and the running headers and footers beside them."""
    boxes = {number: [table.box for table in tables] for number, tables in ruled.items()}
    asides = furniture.set_aside(sheets, boxes)
    reader = _Reader(meter, sheets, repeated_headings([lines_of(sheet.words) for sheet in sheets]))
    for sheet in sheets:
        reader.page(sheet, ruled.get(sheet.number, []))
    return reader.blocks, asides


def _foot(sheets: list[Sheet]) -> float:
    """How far down the pages are filled."""
    return max((word.bottom for sheet in sheets for word in sheet.words), default=0.0)


def _levels(sheets: list[Sheet]) -> dict[int, int]:
    """Type heights (in half points) clearly above that of most words → heading level, the largest 1."""
    heights = Counter(_half_points(word.height) for sheet in sheets for word in sheet.words)
    body = heights.most_common(1)[0][0] if heights else 0
    larger = sorted((height for height in heights if height > _HEADING * body), reverse=True)
    return {height: min(rank, 6) for rank, height in enumerate(larger, start=1)}


def _half_points(height: float) -> int:
    return round(2 * height)


class _Reader:
    """Goes down the pages; an unruled table's columns hold on the next page until they no longer fit."""

    def __init__(self, meter: Meter, sheets: list[Sheet], headings: set[Heading]) -> None:
        self._meter = meter
        self._headings = headings
        self._foot = _foot(sheets)
        self._levels = _levels(sheets)
        self.blocks: list[Prose | Table] = []
        self._columns: Columns | None = None
        self._tables = 0
        self._piece: Piece | None = None

    def page(self, sheet: Sheet, drawn: list[RuledTable]) -> None:
        top = 0.0
        ruled = [found for found in drawn if not _is_strip(found, sheet)]
        for found in ruled:
            inside = [word for word in sheet.words if _within(word, found)]
            if not inside:
                continue
            self._band(
                sheet,
                [word for word in sheet.words if top <= word.top < found.box[1] and not _held(word, ruled)],
            )
            self._tables += 1
            self._add(self._piece_of(found, sheet, inside), found.box[3])
            self._columns = None
            top = found.box[1]
        self._band(sheet, [word for word in sheet.words if word.top >= top and not _held(word, ruled)])

    def _piece_of(self, found: RuledTable, sheet: Sheet, words: list[Word]) -> Piece:
        if parts_rows(found, words, sheet):
            return Piece(*ruled_table(found, sheet, words, self._tables))
        return unruled_piece(lines_of(words), columns_of(found), self._headings, sheet, self._tables)

    def _band(self, sheet: Sheet, words: list[Word]) -> None:
        """A part of a page that no ruled table covers, from top to bottom."""
        lines = lines_of(words)
        while lines:
            headed = 0 in heading_ends(lines, self._headings)
            found = find_columns(lines, self._columns, headed)
            if found is None:
                self._prose(sheet, lines)
                return
            start, end, columns = found
            self._prose(sheet, lines[:start])
            self._columns = columns
            self._tables += 1
            piece = unruled_piece(lines[start:end], columns, self._headings, sheet, self._tables)
            self._add(piece, lines[end - 1].bottom)
            lines = lines[end:]

    def _add(self, piece: Piece, bottom: float) -> None:
        for row in piece.table.rows:
            self._meter.row()
            for cell in row.cells:
                self._meter.cell(cell.text)
        piece.reaches_foot = bottom > self._foot - _NEAR_FOOT
        self._piece = piece if self._piece is None else join_torn(self._piece, piece)
        if piece.table.rows:
            self.blocks.append(piece.table)

    def _prose(self, sheet: Sheet, lines: list[Line]) -> None:
        """Lines in paragraphs: a paragraph ends where a line ended on purpose or more room follows."""
        right = max((line.x1 for line in lines), default=0.0)
        paragraph: list[Line] = []
        for line in lines:
            if paragraph and _starts_paragraph(paragraph[-1], line, right):
                self._paragraph(sheet, paragraph, right)
                paragraph = []
            paragraph.append(line)
        if paragraph:
            self._paragraph(sheet, paragraph, right)

    def _paragraph(self, sheet: Sheet, lines: list[Line], right: float) -> None:
        words = [word for line in lines for word in line.words]
        bare = text_of(words, right)
        if bare:
            self._piece = None
            bullet = not bare.startswith(lines[0].words[0].text[:1])
            place = Place(page=sheet.number, box=box_of(words))
            level = self._levels.get(min(_half_points(word.height) for word in words))
            self.blocks.append(Prose(self._meter.cell(bare), level, bullet, is_bold(words), place))


def _starts_paragraph(before: Line, line: Line, right: float) -> bool:
    other_type = is_bold(before.words) != is_bold(line.words) or abs(before.height - line.height) > 1
    bullet = text_of(line.words) != line.text
    return other_type or bullet or was_ended(before, line, right)


def _is_strip(found: RuledTable, sheet: Sheet) -> bool:
    """Whether two painted rows, a heading's and a section's, stand over a table without lines."""
    if found.rows != _STRIP:
        return False
    painted = all(
        sheet.fill_at((slot.box[0] + slot.box[2]) / 2, (slot.box[1] + slot.box[3]) / 2)
        for slot in found.slots
    )
    left, _, right, bottom = found.box
    below = next((line for line in lines_of(sheet.words) if line.top >= bottom), None)
    return (
        painted
        and below is not None
        and below.top - bottom < 2 * below.height
        and len(below.segments(below.height / 2)) > _STRIP
        and left - 1 <= below.x0
        and below.x1 <= right + 1
    )


def _within(word: Word, table: RuledTable) -> bool:
    middle = (word.top + word.bottom) / 2
    return table.box[0] - 1 <= word.middle <= table.box[2] + 1 and table.box[1] <= middle <= table.box[3]


def _held(word: Word, tables: list[RuledTable]) -> bool:
    return any(_within(word, table) for table in tables)
