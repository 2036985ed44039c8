"""Columns that say each cell in Welsh and in English: `Cyhoeddi'r data / Publish the data`.

Each becomes two columns side by side, as other plans print them. What stands there once goes to the English
one.
"""

import re

from dueregard.reading.grid import Line, Slot
from dueregard.reading.languages import are_twins, is_welsh
from dueregard.reading.words import Passage

_TOP_ROWS = 4
_FEWEST = 2
_MOSTLY = 0.6
_MARK = re.compile(r"(?<=\s)[/|](?=\s)|(?<=\n)")


def opened(piece: list[Line]) -> list[Line]:
    """The piece with a column for each language where headings and most of the cells say both."""
    for n, line in enumerate(piece[:_TOP_ROWS]):
        columns = {} if line.said else _in_both(line, piece[n + 1 :])
        if columns:
            for one in piece:
                one.slots = [slot for place in range(len(one.slots)) for slot in _parted(one, place, columns)]
            return piece
    return piece


def _in_both(header: Line, rows: list[Line]) -> dict[int, int]:
    """The columns headed in both languages, with the place of the Welsh half; empty where they are too few or
    their cells say only one."""
    columns: dict[int, int] = {}
    for n in header.filled:
        halves = [half.flat.strip(" /|") for half in _halves(header.slots[n].passage)]
        if header.slots[n].span == 1 and len(halves) == 2 and are_twins(*halves):
            columns[n] = 0 if is_welsh(halves[0]) else 1
    cells = [slot.passage for row in rows for n in columns if (slot := row.at(n)).passage and slot.span == 1]
    both = sum(len(_halves(cell)) == 2 for cell in cells)
    return columns if len(columns) >= _FEWEST and both >= _MOSTLY * len(cells) else {}


def _parted(line: Line, column: int, columns: dict[int, int]) -> list[Slot]:
    """The slot of one column, or those of both its languages; the mark between them stays with the Welsh."""
    slot = line.slots[column]
    if column not in columns:
        return [slot]
    if slot.covered or not slot.passage or slot.span != 1:
        return [slot, Slot(span=0, covered=slot.covered)]
    halves = _halves(slot.passage)
    english = 1 - columns[column]
    if len(halves) != 2:
        return [slot, Slot()] if english == 0 else [Slot(), slot]
    if english == 0:
        return [Slot(halves[0], slot.cells), Slot(halves[1], slot.cells)]
    first, second = halves
    if not second.words[0].text.strip("/|"):
        first, second = Passage((*first.words, second.words[0])), Passage(second.words[1:])
    return [Slot(first, slot.cells), Slot(second, slot.cells)]


def _halves(passage: Passage) -> list[Passage]:
    return passage.parts(found.start() for found in _MARK.finditer(passage.text))
