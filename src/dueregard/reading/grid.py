"""A table as its reader sees it: every line has a slot for each column, merged cells fill the slots they
cover."""

from dataclasses import dataclass, field
from itertools import count

from dueregard.reading.document import Cell, Document, Place, Table
from dueregard.reading.guidance import Guidance, RowMeaning, TableMeaning
from dueregard.reading.words import At, Passage, Word, split_words


@dataclass(slots=True)
class Slot:
    """One position of the grid: its words and the cells that they were printed in.

    `covered` says that a cell which began in the row above covers this slot; `span` counts the columns of its
    cell; `ticked`, without words, that the layout says what a tick would say: the row is of this column.
    """

    passage: Passage = field(default_factory=Passage)
    cells: list[Cell] = field(default_factory=list)
    span: int = 1
    covered: bool = False
    ticked: bool = False

    @property
    def text(self) -> str:
        """The words, breaks as spaces."""
        return self.passage.flat

    @property
    def date(self) -> str | None:
        """The real date that the format stores, where there is exactly one cell."""
        return self.cells[0].date if len(self.cells) == 1 else None


@dataclass(slots=True)
class Line:
    """One row of a table. `torn` marks the first row after a page break: it may belong to the row before."""

    slots: list[Slot]
    place: Place
    heading: bool = False
    torn: bool = False
    markup: list[Word] = field(default_factory=list)
    said: RowMeaning | None = None
    """What a person has said that the row is; goes before every other sign."""
    lifted: int = 0
    """The level of the heading, for one that stood above the table and was put into it as a section row."""
    name: str = ""
    """The heading of a section row that has no words of its own: the name of a worksheet."""
    fields: dict[int, str] = field(default_factory=dict)
    """Of a heading row: what a column holds where the layout says it, column → field."""
    told: bool = False
    """Of a heading row: a person has said what the columns hold, which goes before every other sign."""
    again: "Line | None" = None
    """The heading row whose words these labels print again."""

    @property
    def filled(self) -> list[int]:
        """The columns that hold words."""
        return [n for n, slot in enumerate(self.slots) if slot.passage]

    @property
    def texts(self) -> list[str]:
        """The words of each column."""
        return [slot.text for slot in self.slots]

    @property
    def bold(self) -> bool:
        """Whether every filled cell is printed in bold."""
        cells = [cell for n in self.filled for cell in self.slots[n].cells]
        return bool(cells) and all(cell.bold for cell in cells)

    def at(self, column: int) -> Slot:
        """The slot of a column; an empty one beyond the row's end."""
        return self.slots[column] if 0 <= column < len(self.slots) else Slot()


def lines_of(table: Table, block: int) -> list[Line]:
    """The rows of a table with merged cells laid out on the grid; rows without words are dropped."""
    down: dict[int, int] = {}
    lines: list[Line] = []
    for number, row in enumerate(table.rows):
        line = Line([], _place(table, row.cells, number), heading=row.heading)
        columns = count()
        for position, cell in enumerate(row.cells):
            column = _skip_covered(line, down, columns)
            passage, markup = split_words(cell.text, At(block, number, position))
            line.markup += markup
            line.slots.append(Slot(passage, [cell], span=cell.colspan))
            line.slots += [Slot(span=0) for _ in range(cell.colspan - 1)]
            if cell.rowspan > 1:
                down.update({column + n: cell.rowspan - 1 for n in range(cell.colspan)})
            for _ in range(cell.colspan - 1):
                next(columns)
        _skip_covered(line, down, columns)
        if line.filled or line.markup:
            lines.append(line)
    if lines:
        lines[0].torn = True
    return lines


def rows_said(document: Document, guidance: Guidance) -> dict[int, RowMeaning]:
    """What a person has said of rows, by their cells' identity: tables may be taken apart before reading."""
    return {
        id(cell): meaning
        for (table, row), meaning in guidance.rows.items()
        for cell in document.tables[table - 1].rows[row - 1].cells
    }


def heeding(lines: list[Line], said: dict[int, RowMeaning]) -> list[Line]:
    """The lines, each with what was said of its row."""
    for line in lines:
        cells = (cell for slot in line.slots for cell in slot.cells)
        line.said = next((said[id(cell)] for cell in cells if id(cell) in said), None)
    return lines


def tables_said(document: Document, guidance: Guidance) -> dict[int, TableMeaning]:
    """What a person has said of whole tables, by their identity."""
    return {id(document.tables[number - 1]): meaning for number, meaning in guidance.tables.items()}


def under_heads(lines: list[Line], table: Table, meaning: TableMeaning) -> list[Line]:
    """The lines of a table that holds the plan, with its heading row marked, or one put before them."""
    cells = {id(cell) for cell in table.rows[meaning.heading - 1].cells} if meaning.heading else set()
    head = next(
        (line for line in lines if any(id(cell) in cells for slot in line.slots for cell in slot.cells)), None
    )
    if head is None:
        head = Line([], lines[0].place)
        lines = [head, *lines]
    width = max(len(line.slots) for line in lines)
    head.slots += [Slot() for _ in range(width - len(head.slots))]
    head.said, head.heading, head.told = "header", True, True
    head.fields = {n - 1: field or "detail" for n, field in meaning.columns.items() if n <= width}
    return lines


def is_told(piece: list[Line]) -> bool:
    """Whether a person has said that a table holds the plan, and what its columns hold."""
    return any(line.told for line in piece)


def _skip_covered(line: Line, down: dict[int, int], columns: "count[int]") -> int:
    """Lay slots for the cells from above that cover the next columns; returns the next free column."""
    column = next(columns)
    while down.get(column, 0) > 0:
        down[column] -= 1
        line.slots.append(Slot(covered=True))
        column = next(columns)
    return column


def _place(table: Table, cells: list[Cell], number: int) -> Place:
    first = cells[0].place if cells else table.place
    return Place(
        page=first.page or table.place.page,
        sheet=first.sheet or table.place.sheet,
        table=first.table or table.place.table,
        row=first.row or number + 1,
        line=first.line,
    )
