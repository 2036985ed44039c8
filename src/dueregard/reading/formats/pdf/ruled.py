"""Ruled tables: pdfplumber finds the closed boxes that lines and painted areas make, here they become a
grid.
"""

from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from dueregard.reading.document import Box, Cell, Place, Row, Table
from dueregard.reading.formats.pdf.lines import is_bold, sureness, text_of
from dueregard.reading.formats.pdf.words import Sheet, Word

_NEAR = 2.5
_JOINED = 3.0
"""How far apart rulings found in a picture may lie and still be one, or still cross."""
_SURE = 0.98
"""How sure a cell between rulings is: as many are right on the known plans set as PDF without tags."""
_OPEN = 8.0
"""How far upright lines must run on to hold a line of text."""


@dataclass(slots=True, frozen=True)
class Slot:
    """A closed box of the lattice: its place in the grid (from 0, ends excluded) and on the page."""

    row: int
    column: int
    row_end: int
    column_end: int
    box: Box


@dataclass(slots=True)
class RuledTable:
    """One lattice of closed boxes on a page."""

    box: Box
    slots: list[Slot]
    rows: int
    columns: int


def find_ruled(page: Any) -> list[RuledTable]:
    """The lattices of a pdfplumber page with at least two columns, from top to bottom."""
    return _tables([table.cells for table in page.find_tables()], page.edges)


def tables_of_rulings(across: list[Box], upright: list[Box]) -> list[RuledTable]:
    """The same for rulings found in a picture; a ruling is a box without thickness."""
    from pdfplumber.table import (
        cells_to_tables,
        edges_to_intersections,
        intersections_to_cells,
        merge_edges,
    )

    edges = [_edge(box, "h") for box in across] + [_edge(box, "v") for box in upright]
    merged = merge_edges(edges, *[_JOINED] * 4)
    crossings = edges_to_intersections(merged, _JOINED, _JOINED)
    return _tables(cells_to_tables(intersections_to_cells(crossings)), merged)


def _edge(box: Box, orientation: str) -> dict[str, Any]:
    x0, top, x1, bottom = box
    sizes = {"width": x1 - x0, "height": bottom - top}
    places = {"x0": x0, "top": top, "x1": x1, "bottom": bottom}
    return {"object_type": "line", "orientation": orientation, **places, **sizes}


def _tables(tables: list[Any], edges: list[Any]) -> list[RuledTable]:
    found: list[RuledTable] = []
    for cells in tables:
        for boxes in _parts([tuple(cell) for cell in cells]):
            lattice = _lattice(boxes)
            if lattice.columns > 1:
                found.append(_with_open_rows(lattice, edges))
    # A single row is often a painted heading strip over a table without lines.
    kept = [table for table in found if table.rows > 1 or table.box[3] - table.box[1] > 60]
    return sorted(kept, key=lambda table: table.box[1])


def _with_open_rows(table: RuledTable, edges: list[Any]) -> RuledTable:
    """The lattice with the row that a page break left open below or above it: upright lines run on, none
    closes.
    """
    left, top, right, bottom = table.box
    columns = _edges([edge for slot in table.slots for edge in (slot.box[0], slot.box[2])])
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    below = [edge for edge in upright if edge["top"] < bottom + _NEAR and edge["bottom"] > bottom + _OPEN]
    above = [edge for edge in upright if edge["bottom"] > top - _NEAR and edge["top"] < top - _OPEN]
    ends = _crossing(below, columns)
    if ends:
        bottom = max(edge["bottom"] for edge in below)
        table.slots += _open_slots(ends, columns, table.rows, (table.box[3], bottom))
        table.rows += 1
    ends = _crossing(above, columns)
    if ends:
        top = min(edge["top"] for edge in above)
        moved = [replace(slot, row=slot.row + 1, row_end=slot.row_end + 1) for slot in table.slots]
        table.slots = _open_slots(ends, columns, 0, (top, table.box[1])) + moved
        table.rows += 1
    table.box = (left, top, right, bottom)
    return table


def _crossing(edges: list[Any], columns: list[float]) -> list[int]:
    """Which borders of columns go on as upright lines: none unless both outer ones do."""
    found = [
        number for number, x in enumerate(columns) if any(abs(edge["x0"] - x) <= _NEAR for edge in edges)
    ]
    return found if {0, len(columns) - 1} <= set(found) and len(found) > 1 else []


def _open_slots(ends: list[int], columns: list[float], row: int, heights: tuple[float, float]) -> list[Slot]:
    return [
        Slot(row, start, row + 1, end, (columns[start], heights[0], columns[end], heights[1]))
        for start, end in pairwise(ends)
    ]


def _edges(values: list[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _NEAR:
            edges.append(value)
    return edges


def _at(edges: list[float], value: float) -> int:
    return max(bisect_left(edges, value - _NEAR), 0)


def _lattice(boxes: list[Box]) -> RuledTable:
    columns = _edges([edge for box in boxes for edge in (box[0], box[2])])
    rows = _edges([edge for box in boxes for edge in (box[1], box[3])])
    slots = [
        Slot(_at(rows, box[1]), _at(columns, box[0]), _at(rows, box[3]), _at(columns, box[2]), box)
        for box in boxes
    ]
    slots = [slot for slot in slots if slot.row_end > slot.row and slot.column_end > slot.column]
    slots.sort(key=lambda slot: (slot.row, slot.column))
    return RuledTable((columns[0], rows[0], columns[-1], rows[-1]), slots, len(rows) - 1, len(columns) - 1)


def _parts(boxes: list[Any]) -> list[list[Box]]:
    """Tables of other column widths that touch make one lattice: cut it where the columns are others."""
    tops = _edges([box[1] for box in boxes])
    bands: dict[int, list[Box]] = {}
    for box in boxes:
        bands.setdefault(_at(tops, box[1]), []).append(box)
    parts: list[list[Box]] = []
    inner: set[int] = set()
    for _, band in sorted(bands.items()):
        left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
        lines = {round(box[0]) for box in band if box[0] - left > _NEAR}
        lines |= {round(box[2]) for box in band if right - box[2] > _NEAR}
        fits = _within(lines, inner) or _within(inner, lines)
        if parts and (fits or any(box[1] < other[3] - _NEAR for other in parts[-1] for box in band)):
            parts[-1] += band
            inner |= lines
        else:
            parts.append(list(band))
            inner = set(lines)
    return parts


def _within(some: set[int], others: set[int]) -> bool:
    return all(any(abs(one - other) <= _NEAR for other in others) for one in some)


def ruled_table(
    found: RuledTable, sheet: Sheet, words: list[Word], number: int
) -> tuple[Table, dict[int, list[Word]], dict[int, float]]:
    """The table of a lattice with the words that stand in its boxes; each cell's box is its ruled box.

    With it the words of each cell by its `id` and how far words may reach in each column, from 1.
    """
    held = [(slot, [word for word in words if _inside(word, slot.box)]) for slot in found.slots]
    rights: dict[int, float] = {}
    for slot, own in held:
        reach = max((word.x1 for word in own), default=0.0)
        rights[slot.column_end] = max(rights.get(slot.column_end, 0.0), reach)
    rows: list[Row] = [Row([]) for _ in range(found.rows)]
    covered: set[tuple[int, int]] = set()
    words_of: dict[int, list[Word]] = {}
    for slot, own in held:
        covered |= {
            (row, column)
            for row in range(slot.row, slot.row_end)
            for column in range(slot.column, slot.column_end)
        }
        cell = _cell(slot, own, sheet, number, rights)
        words_of[id(cell)] = own
        rows[slot.row].cells.append(cell)
    for row in range(found.rows):
        for column in range(found.columns):
            if (row, column) not in covered:
                rows[row].cells.append(Cell("", Place(sheet.number, None, number, row + 1, column + 1)))
        rows[row].cells.sort(key=lambda cell: cell.place.column or 0)
    pad = min((word.x0 - slot.box[0] for slot, own in held for word in own), default=0.0)
    ends = {slot.column_end: slot.box[2] - pad for slot, _ in held}
    table = Table(
        [row for row in rows if row.cells], Place(page=sheet.number, table=number, box=_rounded(found.box))
    )
    return table, words_of, ends


def _inside(word: Word, box: Box) -> bool:
    return box[0] <= word.middle <= box[2] and box[1] <= (word.top + word.bottom) / 2 <= box[3]


def _cell(slot: Slot, words: list[Word], sheet: Sheet, number: int, rights: dict[int, float]) -> Cell:
    box = slot.box
    return Cell(
        text_of(words, rights.get(slot.column_end)),
        Place(sheet.number, None, number, slot.row + 1, slot.column + 1, box=_rounded(box)),
        colspan=slot.column_end - slot.column,
        rowspan=slot.row_end - slot.row,
        bold=is_bold(words),
        fill=sheet.fill_at((box[0] + box[2]) / 2, (box[1] + box[3]) / 2),
        confidence=sureness(words, _SURE),
    )


def _rounded(box: Box) -> Box:
    return (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))
