"""Cells that hold an action's owner, date and measure under labels: `Lead: HR Manager` among details."""

from collections import Counter

from dueregard.reading.grid import Line, Slot
from dueregard.reading.layouts import labels
from dueregard.reading.layouts.labels import Labels
from dueregard.reading.lexicon import plain
from dueregard.reading.words import Passage

_MOSTLY = 0.5
Found = tuple[Passage, list[tuple[Passage, Passage, str]]]


def opened(piece: list[Line], known: Labels) -> list[Line]:
    """The piece with each label inside the cells of a column as a column of its own."""
    width = max(len(line.slots) for line in piece)
    for n in range(width):
        found = {id(line): labels.cut(line.at(n).passage, known) for line in piece if not line.said}
        if _tells(piece, n, found):
            return _spread(piece, n, found)
    return piece


def _tells(piece: list[Line], column: int, found: dict[int, Found]) -> bool:
    """Whether a column's cells say under labels who does it or by when, and something else besides."""
    filled = [line for line in piece if line.at(column).passage and not line.heading]
    told = [line for line in filled if id(line) in found and found[id(line)][1]]
    if len(told) < 2 or len(told) < _MOSTLY * (len(filled) - 1):
        return False
    counts = Counter(
        key or labels.who_or_when(words.flat) or plain(label.flat)
        for line in told
        for label, words, key in found[id(line)][1]
    )
    often = {key for key, count in counts.items() if count >= 2}
    if len(often) < 2 or not often & {"lead", "timescale"}:
        return False
    head = labels.named_field(piece[0].at(column).text) if piece[0].at(column).text else None
    return head not in ("lead", "timescale", "progress")


def _spread(piece: list[Line], column: int, found: dict[int, Found]) -> list[Line]:
    width = max(len(line.slots) for line in piece)
    first = next(n for n, line in enumerate(piece) if id(line) in found and found[id(line)][1])
    header = next((line for line in reversed(piece[:first]) if len(line.filled) > 1 or line.heading), None)
    top = header or Line([Slot() for _ in range(width)], piece[first].place)
    top.said, top.heading = "header", True
    top.slots += [Slot() for _ in range(width - len(top.slots))]
    if header is None or not header.at(column).passage or _is_last_words(piece, column):
        top.fields[column] = "action"
    keys: list[str] = []
    lines: list[Line] = [] if header else [top]
    for line in piece:
        before, parts = found.get(id(line), (Passage(), []))
        lines.append(line)
        if parts:
            lines += _parted(line, column, before, parts, keys, top)
    return lines


def _is_last_words(piece: list[Line], column: int) -> bool:
    """Whether no other column holds words."""
    return all(set(line.filled) <= {column} for line in piece)


def _parted(
    line: Line,
    column: int,
    before: Passage,
    parts: list[tuple[Passage, Passage, str]],
    keys: list[str],
    top: Line,
) -> list[Line]:
    """Put a cell's parts into columns of their own; returns the labels that were printed before."""
    cell = line.slots[column]
    width = len(top.slots) - len(keys)
    line.slots += [Slot() for _ in range(width - len(line.slots))]
    line.slots[column] = Slot(before, cell.cells, cell.span, cell.covered)
    again: list[Slot] = []
    for label, words, _ in parts:
        key = plain(label.flat)
        if key not in keys:
            keys.append(key)
            top.slots.append(Slot(label))
        else:
            again.append(Slot(label))
        place = width + keys.index(key)
        line.slots += [Slot() for _ in range(place + 1 - len(line.slots))]
        line.slots[place] = Slot(line.slots[place].passage.then(words, "\n"), cell.cells)
    return [Line(again, line.place, again=top)] if again else []
