"""One sheet of a workbook → a table: merged ranges become spans, hidden rows and columns go beside it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dueregard.reading.document import Aside, Cell, Place, Row, Table
from dueregard.reading.formats.limits import Meter

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column, all from 1."""


@dataclass
class Sheet:
    """The cells of one sheet by (row, column), as its file gives them."""

    name: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    heading_rows: set[int] = field(default_factory=set)
    hidden: bool = False
    asides: list[Aside] = field(default_factory=list)

    def read(self, number: int, meter: Meter) -> tuple[Table | None, list[Aside]]:
        """The sheet as table `number`, and what a person who looks at the sheet does not see.

        A row keeps its number in the sheet; columns are counted among those that show. Empty rows go.
        """
        texts = {at: cell for at, cell in self.cells.items() if cell.text}
        rows = sorted({row for row, _ in texts})
        last = max((column for _, column in texts), default=0)
        if self.hidden:
            return None, [*self._aside("hidden sheet", rows, texts), *self.asides]
        columns = [column for column in range(1, last + 1) if column not in self.hidden_columns]
        shown = [row for row in rows if row not in self.hidden_rows]
        asides = self._unseen(rows, shown, texts)
        spans, covered = self._merges(shown, columns)
        meter.row(len(shown))
        table = Table(
            [self._row(row, columns, spans, covered, number) for row in shown],
            Place(sheet=self.name, table=number),
        )
        table.rows = [row for row in table.rows if row.cells]
        return (table if table.rows else None), asides + self.asides

    def _row(
        self,
        row: int,
        columns: list[int],
        spans: dict[tuple[int, int], tuple[Cell | None, int, int]],
        covered: set[tuple[int, int]],
        number: int,
    ) -> Row:
        cells = []
        for at, column in enumerate(columns, start=1):
            if (row, column) in covered:
                continue
            own, rowspan, colspan = spans.get((row, column), (self.cells.get((row, column)), 1, 1))
            cell = own or Cell("")
            cell.place = Place(sheet=self.name, table=number, row=row, column=at)
            cell.rowspan, cell.colspan = rowspan, colspan
            cells.append(cell)
        return Row(cells, heading=row in self.heading_rows)

    def _merges(
        self, rows: list[int], columns: list[int]
    ) -> tuple[dict[tuple[int, int], tuple[Cell | None, int, int]], set[tuple[int, int]]]:
        spans: dict[tuple[int, int], tuple[Cell | None, int, int]] = {}
        covered: set[tuple[int, int]] = set()
        for top, left, bottom, right in self.merged:
            down = [row for row in rows if top <= row <= bottom]
            across = [column for column in columns if left <= column <= right]
            if not down or not across:
                continue
            places = {(row, column) for row in down for column in across}
            if places & covered:
                continue
            first = (down[0], across[0])
            spans[first] = (self.cells.get((top, left)), len(down), len(across))
            covered |= places - {first}
        return spans, covered

    def _unseen(self, rows: list[int], shown: list[int], texts: dict[tuple[int, int], Cell]) -> list[Aside]:
        asides: list[Aside] = []
        for row in sorted(set(rows) - set(shown)):
            if not self._hangs_into_view(row):
                asides += self._aside("hidden row", [row], texts)
        for column in sorted({column for _, column in texts} & self.hidden_columns):
            words = [texts[row, column].text for row in shown if (row, column) in texts]
            if words:
                place = Place(sheet=self.name, column=column)
                asides.append(Aside("hidden column", "\n".join(words), place))
        return asides

    def _hangs_into_view(self, row: int) -> bool:
        return any(
            top == row and set(range(top, min(bottom, top + 1000) + 1)) - self.hidden_rows
            for top, _, bottom, _ in self.merged
        )

    def _aside(self, reason: str, rows: Iterable[int], texts: dict[tuple[int, int], Cell]) -> list[Aside]:
        lines: dict[int, list[str]] = {}
        wanted = set(rows)
        for row, column in sorted(texts):
            if row in wanted:
                lines.setdefault(row, []).append(texts[row, column].text)
        if not lines:
            return []
        text = "\n".join("\t".join(line) for line in lines.values())
        place = Place(sheet=self.name, row=min(lines))
        return [Aside("hidden sheet" if reason == "hidden sheet" else "hidden row", text, place)]


def blocks_of(sheets: list[Sheet], meter: Meter) -> tuple[list[Table], list[Aside]]:
    """The tables of all sheets that show, in order, and what stands beside them."""
    tables: list[Table] = []
    asides: list[Aside] = []
    for sheet in sheets:
        table, beside = sheet.read(len(tables) + 1, meter)
        if table is not None:
            tables.append(table)
        asides += beside
    return tables, asides
