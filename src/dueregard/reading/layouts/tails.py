"""Cells that list actions, each of which ends in its owner and date: `Train all (Lead: HR; by May 2027)`."""

from dataclasses import dataclass

from dueregard.reading import headings
from dueregard.reading.grid import Line, Slot
from dueregard.reading.layouts import asides
from dueregard.reading.layouts.items import Part
from dueregard.reading.layouts.labels import Labels
from dueregard.reading.words import Passage

_FEWEST = 2
_MOSTLY = 0.5


@dataclass(slots=True)
class Listed:
    """One action in a cell: its words, and the owner and the date at their end."""

    words: Passage
    tail: list[Part]


def opened(piece: list[Line], known: Labels) -> list[Line]:
    """The piece with a row for each action that a cell lists, its owner and date in columns of their own."""
    if any(headings.match(text).keys() & {"lead", "timescale"} for line in piece[:1] for text in line.texts):
        return piece
    for column in range(max(len(line.slots) for line in piece)):
        rows = [line for line in piece if line.said in (None, "action")]
        listed = {id(line): _items(line.at(column).passage, known) for line in rows}
        items = [item for found in listed.values() for item in found]
        ending = sum(bool(item.tail) for item in items)
        if ending >= _FEWEST and ending >= _MOSTLY * (len(items) - 1):
            return _Spread(piece, column, listed).lines()
    return piece


def _items(passage: Passage, known: Labels) -> list[Listed]:
    items = [item for line in passage.lines() for item in asides.sentences(line, known)]
    return [Listed(*asides.tail_of(item, known)) for item in items]


class _Spread:
    """Lays the actions of one column out as rows."""

    def __init__(self, piece: list[Line], column: int, listed: dict[int, list[Listed]]) -> None:
        self.piece, self.column, self.listed = piece, column, listed
        self.width = max(len(line.slots) for line in piece)
        self.keys: list[str] = []
        first = piece[0]
        named = not any(item.tail for item in listed.get(id(first), []))
        self.top = first if named else Line([], first.place)
        self.top.said, self.top.heading = "header", True
        self.top.slots += [Slot() for _ in range(self.width - len(self.top.slots))]
        self.top.fields[column] = "action"

    def lines(self) -> list[Line]:
        """The heading row, then a row for each action, labels that come again before it."""
        made = [self.top]
        for line in self.piece:
            if line is self.top:
                continue
            found = self.listed.get(id(line), [])
            made += [row for n, item in enumerate(found) for row in self._rows(line, item, first=n == 0)]
            made += [] if found else [line]
        return made

    def _rows(self, line: Line, item: Listed, *, first: bool) -> list[Line]:
        others = list(line.slots) if first else [Slot(covered=True) for _ in line.slots]
        row = Line(others, line.place, torn=line.torn and first, markup=line.markup if first else [])
        row.slots += [Slot() for _ in range(self.width - len(row.slots))]
        row.slots[self.column] = Slot(item.words)
        again: list[Slot] = []
        for part in item.tail:
            again += self._put(row, part)
        return [*([Line(again, line.place, again=self.top)] if again else []), row]

    def _put(self, row: Line, part: Part) -> list[Slot]:
        """Put a part into its column; returns its label where the heading row has one already."""
        new = part.key not in self.keys
        if new:
            self.keys.append(part.key)
            self.top.slots.append(Slot(part.label))
            if part.field != "detail":
                self.top.fields[len(self.top.slots) - 1] = part.field
        place = self.width + self.keys.index(part.key)
        row.slots += [Slot() for _ in range(place + 1 - len(row.slots))]
        row.slots[place] = Slot(row.slots[place].passage.then(part.slot.passage, "\n"))
        return [] if new or not part.label else [Slot(part.label)]
