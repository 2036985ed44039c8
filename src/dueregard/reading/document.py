"""What every format is opened into: a document of blocks, before anyone asks what they mean.

A backend (`reading/formats/…`) turns bytes into a `Document`: prose and tables in reading order, each cell
with its words as printed and the place where it stands. It decides nothing about plans. `reading.plan` turns
a `Document` into a plan and claims every word of it exactly once.

Counts start at 1. Text keeps the document's words and order; "\\n" stands for a paragraph, list item or line
break that the document itself makes, so not for a line that merely wrapped at the edge of a column.
"""

from dataclasses import dataclass, field
from typing import Literal

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in points from the page's top left corner."""


@dataclass(slots=True, frozen=True)
class Place:
    """Where something stands; None where the format has no such thing."""

    page: int | None = None
    sheet: str | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None
    box: Box | None = None


@dataclass(slots=True)
class Cell:
    """One cell as printed. Spans count grid columns and rows; a covered position holds no cell of its own.

    `date` is EDTF where the format stores a real date, at the precision that it displays (`2024-03`).
    `fill` is the background as "#rrggbb" where it is not white: some plans state a rating by colour alone.
    """

    text: str
    place: Place = field(default_factory=Place)
    colspan: int = 1
    rowspan: int = 1
    bold: bool = False
    heading: bool = False
    fill: str | None = None
    date: str | None = None
    confidence: float = 1.0


@dataclass(slots=True)
class Row:
    """The cells that begin in one row of the grid, left to right. A row of a text format may be ragged."""

    cells: list[Cell]
    heading: bool = False
    """The document itself marks the row as a table heading (w:tblHeader, <thead>, /TH)."""


@dataclass(slots=True)
class Table:
    """Rows of one printed table, or of one page's piece of it where the format cannot tell more."""

    rows: list[Row]
    place: Place = field(default_factory=Place)


@dataclass(slots=True)
class Prose:
    """A paragraph, list item or heading outside tables. `level`: 1–9 a heading, 0 the document's title."""

    text: str
    level: int | None = None
    bullet: bool = False
    bold: bool = False
    place: Place = field(default_factory=Place)


@dataclass(slots=True)
class Aside:
    """Words that the document holds but that a reader of the page does not take for its content.

    Page headers and footers, comments, tracked deletions, what is hidden, the navigation of a web page.
    They are listed in the plan's `left_out` under `reason`, never silently read nor silently dropped.
    """

    reason: Literal[
        "page header",
        "page footer",
        "footnote",
        "comment",
        "deleted",
        "hidden text",
        "hidden sheet",
        "hidden row",
        "hidden column",
        "web page furniture",
        "picture text",
        "embedded object",
        "said to be no part of the plan",
    ]
    text: str
    place: Place = field(default_factory=Place)


@dataclass(slots=True)
class Document:
    """One opened document: its blocks in reading order and what stands beside them."""

    name: str
    kind: str
    """`text`, `csv`, `tsv`, `xlsx`, `xls`, `ods`, `docx`, `pdf`, `html`, …"""
    sha256: str
    blocks: list[Prose | Table]
    asides: list[Aside] = field(default_factory=list)
    language: str = ""
    title: str = ""

    @property
    def tables(self) -> list[Table]:
        """Its tables, in the order in which corrections number them."""
        return [block for block in self.blocks if isinstance(block, Table)]


class UnreadableDocument(Exception):
    """The file cannot be opened as a document. The message is one line: the cause and the way out."""


class NotAPlan(UnreadableDocument):
    """The file opens, as `opened` where that is known, but nothing in it is an action plan."""

    def __init__(self, message: str, opened: Document | None = None) -> None:
        super().__init__(message)
        self.opened = opened
