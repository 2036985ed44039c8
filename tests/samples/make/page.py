"""A document before it has a format: headings, prose and tables of cells that may span."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tests.samples.make.words import Action, Objective, Words

HEADING = "D9E2F3"


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

    def titled(self, words: Words, *notes: str) -> "Page":
        """The plan's title, whose plan it is, and paragraphs beneath."""
        return self.add("title", words.plan["title"]).add("p", words.plan["organisation"], *notes)

    def headed(self, o: Objective, style: str = "h1", pattern: str = "{ref}: {title}") -> "Page":
        """An objective's heading, and its statement if it has one."""
        return self.add(style, named(o, pattern)).add("p", *filter(None, [o.statement]))

    def chapters(
        self, words: Words, columns: Sequence["Column"], style: str = "h1", pattern: str = "{ref}: {title}"
    ) -> "Page":
        """For each objective its heading, its statement if it has one, and the table of its actions."""
        for o in words.objectives:
            self.headed(o, style, pattern).table(own_table(o, columns))
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


def headings(*texts: str, fill: str = HEADING) -> Line:
    return [Box(text, bold=True, fill=fill) for text in texts]


def head(columns: Sequence[Column]) -> Line:
    return headings(*(c.heading for c in columns))


def two_heads(
    columns: Sequence[Column], over: dict[str, Sequence[Column]], fill: str = HEADING
) -> list[Line]:
    """Headings in two rows: columns in `over` stand under a heading of their own, the others' are tall."""
    upper: Line = [Box(c.heading, rowspan=2, bold=True, fill=fill) for c in columns]
    lower: Line = [None] * len(columns)
    for text, group in over.items():
        start = columns.index(group[0])
        under = slice(start, start + len(group))
        upper[under] = band(text, len(group), fill)
        lower[under] = head(group)
    return [upper, lower]


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


def named(o: Objective, pattern: str = "{ref}: {title}") -> str:
    """An objective as it is headed: by its title alone where it has no reference."""
    return pattern.format(ref=o.ref, title=o.title).strip() if o.ref else o.title


def numbered(action: Action) -> str:
    return f"{action['ref'].printed} {action['title'].printed}"


def labelled(action: Action, labels: dict[str, str]) -> list[str]:
    """What an action's cells say, each after its label; nothing of blank ones."""
    told = ((label, action[name].printed) for label, name in labels.items())
    return [f"{label}: {text}" for label, text in told if text]


def sectioned(
    words: Words,
    columns: Sequence[Column],
    pattern: str = "{ref}: {title}",
    fill: str = "BFBFBF",
    lower: str = "",
) -> Grid:
    """One table with a section row above each objective's actions, in `lower` for one under another."""
    lines: list[Line] = [head(columns)]
    for o in words.objectives:
        lines.append(band(named(o, pattern), len(columns), lower if lower and o.parent else fill))
        if o.statement:
            lines.append([Box(o.statement, colspan=len(columns)), *[None] * (len(columns) - 1)])
        lines += body(columns, o.actions)
    return Grid(lines, 1, [c.width for c in columns])


def beside(rows: list[Line], *tall: Box) -> list[Line]:
    """The rows with cells before them that are as tall as all of them."""
    for cell in tall:
        cell.rowspan = len(rows)
    return [[*tall, *rows[0]], *([*[None] * len(tall), *row] for row in rows[1:])]


def sidewise(
    words: Words, heading: str, columns: Sequence[Column], pattern: str = "{ref}: {title}", width: float = 1.6
) -> Grid:
    """One table whose first column holds the objective, one tall cell over its actions."""
    lines: list[Line] = [[*headings(heading), *head(columns)]]
    for o in words.objectives:
        if o.actions:
            lines += beside(body(columns, o.actions), Box(named(o, pattern), bold=True))
    return Grid(lines, 1, [width, *[c.width for c in columns]])


def own_table(part: Objective | Words, columns: Sequence[Column]) -> Grid:
    """A table of one objective's actions, or of a whole plan's."""
    return Grid([head(columns), *body(columns, part.actions)], 1, [c.width for c in columns])


RAG = {"R": "E06666", "A": "F9CB9C", "G": "93C47D", "B": "6FA8DC"}


def shaded(name: str, fills: dict[str, str] = RAG) -> Callable[[Action], Box]:
    """Cells in the colour that `fills` gives for what they print."""
    return lambda action: Box(action[name].printed, fill=fills.get(action[name].printed, ""))


def swatch(fills: dict[str, str]) -> Callable[[Action], Box]:
    """Cells that show an action's rating by their colour alone."""
    return lambda action: Box(fill=fills[action["rating"].says])


def ticks(codes: dict[str, str], name: str, mark: str = "✓", width: float = 0.45) -> list[Column]:
    """A column for each code, with a mark where the cell `name` says it."""

    def shown(code: str) -> Callable[[Action], Box]:
        return lambda action: Box(mark if code in action[name].says.split() else "")

    return [Column(heading, name, width, show=shown(code)) for heading, code in codes.items()]


def times(*periods: str, mark: str, width: float) -> list[Column]:
    """A column for each quarter or year, with a mark where the timescale names it."""

    def shown(period: str) -> Callable[[Action], Box]:
        return lambda action: Box(mark if period in action["when"].printed else "")

    return [Column(period, "when", width, show=shown(period)) for period in periods]


def day(name: str) -> Callable[[Action], Box]:
    """Cells of a spreadsheet that hold a date only where the words name its day."""

    def shown(action: Action) -> Box:
        cell = action[name]
        return Box(cell.printed, date=cell.date if re.fullmatch(r"\d{4}-\d\d-\d\d", cell.date) else "")

    return shown
