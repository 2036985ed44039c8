"""One set of columns and the rows under it: a plan's table, from however many printed pieces."""

from dataclasses import dataclass, field

from dueregard.reading.grid import Line
from dueregard.reading.headings import Heading


@dataclass(slots=True)
class PlanTable:
    """Rows under one set of columns. `before` are lines that stood above the first heading row."""

    columns: list[Heading]
    header: list[Line]
    lines: list[Line] = field(default_factory=list)
    before: list[Line] = field(default_factory=list)
    repeated: list[Line] = field(default_factory=list)

    @property
    def told(self) -> dict[int, str]:
        """Column → field, where a person has said it of the whole table."""
        return self.header[0].fields if self.header and self.header[0].told else {}

    def texts(self, column: int) -> list[str]:
        """The words of a column's filled cells, from top to bottom."""
        return [line.at(column).text for line in self.lines if line.at(column).text]

    def of(self, *fields: str) -> list[int]:
        """The columns that hold any of these fields, in print order."""
        return [n for n, column in enumerate(self.columns) if column.field in fields]
