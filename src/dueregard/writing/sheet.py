"""What every written document says, before anyone asks in which format: a title, blocks of prose and a table.

`layout` makes a `Sheet` of a plan; each writer (`docx`, `html`, `xlsx`, …) renders it. Since all render the
same sheet, they all say the same. Reports are sheets as well.

Texts are plain words, never markup. A tuple of lines stands for what the plan format parts by "\\n".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Final, Literal

from dueregard.writing.livery import HOUSE_LIVERY, Livery

WHOLE_LINES: Final = 14
"""A third of a page: a taller row is parted by the page's end rather than leave that much of it empty."""

Heads = Literal["row", "group"]
"""Whom a heading cell heads: its own row, or all the rows that it spans or that follow it."""


@dataclass(slots=True, frozen=True)
class Heading:
    """A heading of the document below its title; `level` is 2 or more."""

    text: str
    level: int = 2


@dataclass(slots=True, frozen=True)
class Paragraph:
    """One paragraph of prose."""

    text: str


@dataclass(slots=True, frozen=True)
class BulletList:
    """A list of short items."""

    items: tuple[str, ...]


@dataclass(slots=True, frozen=True)
class Terms:
    """Pairs of a term and its meaning under a heading; `head` names the two sides.

    `counts`: each meaning is a number, to be set as numbers are. `share`: of other pairs, the terms' part of
    the width.
    """

    heading: str
    head: tuple[str, str]
    pairs: tuple[tuple[str, str], ...]
    counts: bool = False
    share: float = 0.2


@dataclass(slots=True, frozen=True)
class Cell:
    """One cell. `listed`: its lines are items of a list; otherwise each line is a paragraph of its own."""

    lines: tuple[str, ...] = ()
    listed: bool = False
    colspan: int = 1
    rowspan: int = 1
    heads: Heads | None = None

    @property
    def text(self) -> str:
        """The lines parted by "\\n", as the plan format has them."""
        return "\n".join(self.lines)

    @property
    def is_list(self) -> bool:
        """Whether the cell should be set as a list: one item alone needs no bullet."""
        return self.listed and len(self.lines) > 1


@dataclass(slots=True, frozen=True)
class Row:
    """The cells that begin in a row. `section` is the depth, 1 the top, of a row that heads those below."""

    cells: tuple[Cell, ...]
    section: int | None = None


@dataclass(slots=True, frozen=True)
class Column:
    """A column of a table; `weight` is its share of the width beside the other columns' weights."""

    heading: str
    weight: float = 1.0


@dataclass(slots=True, frozen=True)
class Table:
    """A table with one heading row. `caption` names it, also for those who cannot see it.

    `counts`: every column but the first holds numbers, to be set as numbers are, no wider than they need.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    counts: bool = False


def keeps_whole(row: Row, columns: Sequence[Column]) -> bool:
    """Whether a row is so short that a page can end before it rather than in its middle.

    A cell that spans rows is not asked: its words run on beside the rows below. Columns are counted from the
    right, since what spans rows stands at the left.
    """
    widths = [column.weight for column in columns]
    for cell in reversed(row.cells):
        width = sum(widths[-cell.colspan :]) or 1
        del widths[-cell.colspan :]
        lines = sum(-(-len(line) // width) for line in cell.lines)
        if lines > WHOLE_LINES and cell.rowspan == 1:
            return False
    return True


@dataclass(slots=True, frozen=True)
class Picture:
    """A chart. `svg` is a whole SVG element; `alt` says all that it shows to those who cannot see it."""

    svg: str
    alt: str


Block = Heading | Paragraph | BulletList | Terms | Table | Picture


@dataclass(slots=True, frozen=True)
class Sheet:
    """A whole document. `language` is BCP 47; `author` names whose document it is, where that is known.

    `upright`: pages stand, as for prose; otherwise they lie, as wide tables need it.
    """

    title: str
    language: str
    blocks: tuple[Block, ...]
    author: str = ""
    upright: bool = False
    livery: Livery = HOUSE_LIVERY


_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
"""Characters that XML 1.0 forbids or that print as nothing: a vertical tab that Word left, a stray NUL."""


def scrubbed(sheet: Sheet) -> Sheet:
    """The sheet without characters that no document may hold."""
    clean: Sheet = _scrub(sheet)
    return clean


def _scrub(value: Any) -> Any:
    if isinstance(value, str):
        return _UNPRINTABLE.sub(" ", value)
    if isinstance(value, tuple):
        return tuple(_scrub(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _scrub(getattr(value, field.name)) for field in fields(value)})
    return value
