"""A document before it has a format: headings, prose and tables of cells that may span."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tests.samples.make.words import Action, Objective, Words


@dataclass
class Box:
    """One printed cell. `covered` positions hold None in their row; `inner` is a table in the cell (DOCX)."""

    text: str = ""
    colspan: int = 1
    rowspan: int = 1
    bold: bool = False
    fill: str = ""
    date: str = ""
    kind: str = ""
    inner: "Grid | None" = None


Line = list[Box | None]


@dataclass
class Grid:
    """One table: `heads` rows of headings on top of the body; `widths` are shares of the page's width."""

    lines: list[Line]
    heads: int
    widths: Sequence[float]


@dataclass
class Note:
    """One paragraph. `style`: title, h1, h2, h3, p, bold, li (a bullet), li2 (beneath it), small, break."""

    text: str
    style: str = "p"


@dataclass
class Page:
    """The document: blocks in order, and what stands above and below on each page."""

    blocks: list[Grid | Note] = field(default_factory=list)
    header: str = ""
    footer: str = ""
    landscape: bool = True

    def add(self, style: str, *texts: str) -> "Page":
        self.blocks += [Note(text, style) for text in texts]
        return self

    def table(self, *grids: Grid) -> "Page":
        self.blocks += grids
        return self


@dataclass
class Column:
    """A column of the plan's table: its heading, the field it prints, its share of the width.

    `show` overrides what is printed of the action; `merge` joins equal neighbours of one objective downwards.
    """

    heading: str
    name: str
    width: float = 1
    merge: bool = False
    show: Callable[[Action], Box] | None = None


def box(column: Column, action: Action) -> Box:
    if column.show:
        return column.show(action)
    cell = action[column.name]
    date = cell.date if column.name in ("when", "start", "end") else ""
    return Box(cell.printed, date=date, kind=column.name)


def head(columns: Sequence[Column]) -> Line:
    return [Box(c.heading, bold=True, fill="D9E2F3") for c in columns]


def body(columns: Sequence[Column], actions: Sequence[Action]) -> list[Line]:
    """A line an action; equal neighbours in merged columns are one tall cell."""
    lines: list[Line] = [[box(c, a) for c in columns] for a in actions]
    for n, column in enumerate(columns):
        if column.merge:
            _merge(lines, n)
    return lines


def _merge(lines: list[Line], n: int) -> None:
    top: Box | None = None
    for line in lines:
        here = line[n]
        if top is not None and here is not None and here.text == top.text and here.text:
            top.rowspan += 1
            line[n] = None
        else:
            top = here


def band(text: str, width: int, fill: str = "BFBFBF") -> Line:
    """A section row over the whole width."""
    return [Box(text, colspan=width, bold=True, fill=fill), *[None] * (width - 1)]


def named(o: Objective, pattern: str = "{ref}. {title}") -> str:
    return pattern.format(ref=o.ref, title=o.title, statement=o.statement).strip()


def sectioned(
    words: Words, columns: Sequence[Column], pattern: str = "{ref}. {title}", fill: str = "BFBFBF"
) -> Grid:
    """One table with a section row above each objective's actions."""
    lines: list[Line] = [head(columns)]
    for o in words.objectives:
        lines.append(band(named(o, pattern), len(columns), fill))
        if o.statement and "{statement}" not in pattern:
            lines.append([Box(o.statement, colspan=len(columns)), *[None] * (len(columns) - 1)])
        lines += body(columns, o.actions)
    return Grid(lines, 1, [c.width for c in columns])


def sidewise(
    words: Words, heading: str, columns: Sequence[Column], pattern: str = "{ref}. {title}", width: float = 1.6
) -> Grid:
    """One table whose first column holds the objective, one tall cell over its actions."""
    lines: list[Line] = [[Box(heading, bold=True, fill="D9E2F3"), *head(columns)]]
    for o in words.objectives:
        if not o.actions:
            continue
        rows = body(columns, o.actions)
        first: list[Line] = [[Box(named(o, pattern), rowspan=len(rows), bold=True), *rows[0]]]
        lines += first + [[None, *row] for row in rows[1:]]
    return Grid(lines, 1, [width, *[c.width for c in columns]])


def own_table(o: Objective, columns: Sequence[Column]) -> Grid:
    """A table of one objective's actions."""
    return Grid([head(columns), *body(columns, o.actions)], 1, [c.width for c in columns])


RAG = {"R": "E06666", "A": "F9CB9C", "G": "93C47D", "B": "6FA8DC"}


def letter(name: str) -> Callable[[Action], Box]:
    """A cell of one rating letter in its colour."""
    return lambda action: Box(action[name].printed, fill=RAG.get(action[name].printed, ""))


def card(action: Action, labels: dict[str, str]) -> Grid:
    """A small table of one action, a label and its cell in each line."""
    lines: list[Line] = [[Box(label, bold=True), Box(action[name].printed)] for label, name in labels.items()]
    return Grid(lines, 0, [1, 4])
