"""Actions told part by part, each part under a label or in a place of its own → lines of one table.

The labels are the columns and the actions the rows. A label's words are its column's heading where they come
first, and a heading repeated wherever they come again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dueregard.reading.document import Place
from dueregard.reading.grid import Line, Slot
from dueregard.reading.lexicon import plain
from dueregard.reading.prose import Paragraph
from dueregard.reading.words import Passage


@dataclass(slots=True)
class Part:
    """One stretch of an action: its label's words (none where its place alone tells), its words, its field.

    `field` is set where the layout itself says what the words are: the band over a card names the action.
    """

    label: Passage
    slot: Slot
    field: str = ""

    @property
    def key(self) -> str:
        """What is the same for parts of one column."""
        return f"={self.field}" if self.field else plain(self.label.flat)


Telling = list[tuple[Paragraph, Passage, list[Part]]]
"""Paragraphs in their order, each with its words before the first part, and its parts."""


@dataclass(slots=True)
class Item:
    """One action as a layout tells it."""

    parts: list[Part]
    place: Place = field(default_factory=Place)

    @property
    def labels(self) -> list[str]:
        """The words of its labels, in print order."""
        return [part.label.flat for part in self.parts if part.label]


@dataclass(slots=True)
class Columns:
    """The columns of a table of items: their order, and the heading row once it has been printed."""

    keys: list[str]
    header: Line
    printed: set[int] = field(default_factory=set)
    """The labels that are in a line already; a turned table has each of them once for all its actions."""

    @classmethod
    def of(cls, items: Sequence[Item]) -> "Columns":
        """The columns of all the items, a new one after that which precedes it in its item."""
        keys: list[str] = []
        for item in items:
            last = -1
            for part in item.parts:
                if part.key not in keys:
                    keys.insert(last + 1, part.key)
                last = keys.index(part.key)
        header = Line(_slots(len(keys)), items[0].place, heading=True, said="header")
        found = cls(keys, header)
        for item in items:
            for part in item.parts:
                n = keys.index(part.key)
                if part.field:
                    header.fields[n] = part.field
                if not header.slots[n].passage:
                    header.slots[n] = Slot(part.label)
                    found.printed.add(id(part.label))
        return found

    def lines(self, item: Item, *, first: bool) -> list[Line]:
        """An item's row, after the heading row (`first`) or the labels that repeat it."""
        row = Line(_slots(len(self.keys)), item.place, said="action")
        labels: list[Slot] = []
        for part in item.parts:
            n = self.keys.index(part.key)
            row.slots[n] = _joined(row.slots[n], part.slot)
            if part.label and id(part.label) not in self.printed:
                labels.append(Slot(part.label))
                self.printed.add(id(part.label))
        again = [Line(labels, item.place, again=self.header)] if labels else []
        return [*([self.header] if first else []), *again, row]


def _slots(count: int) -> list[Slot]:
    return [Slot() for _ in range(count)]


def _joined(known: Slot, more: Slot) -> Slot:
    return Slot(known.passage.then(more.passage, "\n"), [*known.cells, *more.cells])
