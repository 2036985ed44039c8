"""A plan as a sheet: what stands before the table, the table in the plan's own shape, what stands after it.

Two shapes of table. A *document* (DOCX, HTML, PDF, ODT) prints as bodies print: objectives as rows that
span the table, or in the plan's own column for them, once for all their actions. A *flat* table (CSV, TSV,
spreadsheets) has every row complete, one column a level of objectives, so that it can be sorted, filtered
and read by programs.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from dueregard.planfile.model import Action, Objective, PlanFile
from dueregard.planfile.timescales import date_in_words
from dueregard.writing.columns import AS_PLANNED, Arrangement, CellText, PlanColumn, columns_of
from dueregard.writing.sheet import (
    Block,
    BulletList,
    Cell,
    Column,
    Heads,
    Paragraph,
    Row,
    Sheet,
    Table,
    Terms,
    scrubbed,
)
from dueregard.writing.values import Lines, lines_of, mentions, objective_lines
from dueregard.writing.words import Words, tongue_of, words_of

MANY_COLUMNS: Final = 7
"""In a wider table progress stands below its action, if it is long or has no column in the plan."""

LONG_PROGRESS: Final = 150
"""Characters in the mean, two lines of a page: in a narrow column they would be twenty lines."""


LIST_MARK: Final = re.compile(r"(?:[-–•▪●]|\*)\s+")

LINE: Final = 165
"""Characters of small print that a line across a landscape A4 page takes."""

SHORTEST_COLUMN: Final = 9
"""Room for "Ref" or a rating with the cell's margins."""

LONGEST_WORD: Final = 15
"""Longer words may be broken: "characteristics" has 15 letters, an address on the web a hundred."""


def sheet_of(plan: PlanFile, *, flat: bool = False, arrangement: Arrangement = AS_PLANNED) -> Sheet:
    """The sheet of a plan, as a document or (`flat`) as a table for spreadsheets and programs.

    Columns that the arrangement leaves out are named before the table.
    """
    language = plan.plan.language or "en-GB"
    words = words_of(language)
    title = " ".join(lines_of(plan.plan.title)) or words["plan"]
    shape = flat_table if flat else document_table
    table = shape(plan, title, words, arrangement)
    left_out = _left_out(plan, words, arrangement)
    blocks: list[Block] = [*before_table(plan, words), *left_out, table, *after_table(plan, words)]
    return scrubbed(Sheet(title, language, tuple(blocks), author=plan.plan.organisation))


def before_table(plan: PlanFile, words: Words) -> Iterator[Block]:
    """What stands before the table: what the plan states of itself, and its introduction."""
    head = plan.plan
    said = f"{head.title} {head.introduction}".casefold()
    yield from (
        Paragraph(f"{words[name]}: {value}") for name, value in _facts(plan) if value.casefold() not in said
    )
    yield from prose(head.introduction)


def _left_out(plan: PlanFile, words: Words, arrangement: Arrangement) -> Iterator[Block]:
    if names := [column.heading for column in arrangement.left_out(columns_of(plan, words))]:
        yield Paragraph(words["left_out"].format(columns=", ".join(names)))


def _facts(plan: PlanFile) -> Iterator[tuple[str, str]]:
    """What the plan states of itself as a whole, except what its title says in other words."""
    head = plan.plan
    tongue = tongue_of(head.language)
    yield "organisation", head.organisation
    years = re.findall(r"(?<!\d)\d{4}(?!\d)", head.period or "")
    if head.period and not all(mentions(head.title, year) for year in years):
        yield "period", date_in_words(head.period, tongue)
    if head.as_of:
        yield "as_of", date_in_words(head.as_of, tongue)
    yield "plan_status", head.status[:1].upper() + head.status[1:]


def prose(text: str) -> Iterator[Block]:
    """Paragraphs, and as lists the lines that carry a list mark."""
    for marked, lines in groupby(lines_of(text), key=lambda line: bool(LIST_MARK.match(line))):
        if marked:
            yield BulletList(tuple(LIST_MARK.sub("", line) for line in lines))
        else:
            yield from (Paragraph(line) for line in lines)


def after_table(plan: PlanFile, words: Words) -> Iterator[Block]:
    """What stands after the table: the closing words and the keys to initials and ratings."""
    head = plan.plan
    yield from prose(head.closing)
    if head.glossary:
        yield Terms(
            words["glossary"], (words["abbreviation"], words["meaning"]), tuple(head.glossary.items())
        )
    if head.rating_key:
        yield Terms(words["rating_key"], (words["rating"], words["meaning"]), tuple(head.rating_key.items()))


class Tree:
    """The plan's objectives as a tree in document order, and the actions under each."""

    def __init__(self, plan: PlanFile):
        self.by_key = {objective.key: objective for objective in plan.objectives}
        self.under: dict[str | None, list[Action]] = {}
        for action in plan.actions:
            key = action.objective if action.objective in self.by_key else None
            self.under.setdefault(key, []).append(action)
        self.depth = max((len(self.path(objective)) for objective in plan.objectives), default=0)
        walked = list(self._walk(None, plan.objectives))
        in_rings = [
            objective for objective in plan.objectives if not any(objective is seen for seen in walked)
        ]
        self.in_order = (*walked, *in_rings)

    def path(self, objective: Objective) -> tuple[Objective, ...]:
        """The objective and all above it, top first; a parent that does not exist or closes a ring ends the
        path.
        """
        path = [objective]
        while (above := self.by_key.get(path[0].parent or "")) is not None and above not in path:
            path.insert(0, above)
        return tuple(path)

    def _walk(self, parent: Objective | None, objectives: Sequence[Objective]) -> Iterator[Objective]:
        depth = len(self.path(parent)) if parent else 0
        for objective in objectives:
            path = self.path(objective)
            if len(path) == depth + 1 and (parent is None or path[-2] is parent):
                yield objective
                yield from self._walk(objective, objectives)


def flat_table(plan: PlanFile, caption: str, words: Words, arrangement: Arrangement = AS_PLANNED) -> Table:
    """One row an action and every row complete; an objective without actions has a row of its own."""
    tree = Tree(plan)
    among = columns_of(plan, words)
    columns = arrangement.of(among)
    own = next((column for column in columns if column.field == "objective"), None)
    printed = CellText(plan, columns, words, among)
    rest = [column for column in columns if column is not own]
    groups: list[tuple[Objective | None, list[Action]]] = [(None, tree.under.get(None, []))]
    groups += [(objective, tree.under.get(objective.key, [])) for objective in tree.in_order]
    rows = []
    for objective, actions in groups:
        levels = [
            Cell(objective_lines(above, words)) for above in (tree.path(objective) if objective else ())
        ]
        levels += [Cell()] * (tree.depth - len(levels))
        rows += [Row((*levels, *_cells(action, rest, printed))) for action in actions]
        if objective and not actions and not _has_children(objective, plan):
            rows.append(Row((*levels, *(Cell() for _ in rest))))
    headings = [*_level_headings(tree.depth, own, words), *(column.heading for column in rest)]
    return Table(caption, _weighed(_distinct(headings), rows), tuple(rows))


def _has_children(objective: Objective, plan: PlanFile) -> bool:
    return any(other.parent == objective.key for other in plan.objectives)


def _level_headings(depth: int, own: PlanColumn | None, words: Words) -> list[str]:
    last = own.heading if own else words["objective"]
    above = [words["theme"], words["sub_theme"]][: depth - 1]
    above += [f"{words['sub_theme']} {number}" for number in range(2, depth - len(above))]
    return [*above, last] if depth else []


def _distinct(headings: Iterable[str]) -> list[str]:
    """The headings, each once: a program must be able to tell columns apart."""
    taken: set[str] = set()
    distinct = []
    for heading in headings:
        name, number = heading, 2
        while name.casefold() in taken:
            name, number = f"{heading} {number}", number + 1
        taken.add(name.casefold())
        distinct.append(name)
    return distinct


def document_table(
    plan: PlanFile, caption: str, words: Words, arrangement: Arrangement = AS_PLANNED
) -> Table:
    """The table as a body prints it: objectives once, above or beside their actions."""
    tree = Tree(plan)
    among = columns_of(plan, words)
    columns = list(arrangement.of(among))
    if not tree.depth:
        columns = [column for column in columns if column.field != "objective"]
    below = _progress_below(columns, plan)
    if below:
        columns.remove(below)
    printed = CellText(plan, columns, words, among)
    beside = next((column for column in columns if column.field == "objective"), None)
    rows = [*_group_rows(None, tree.under.get(None, []), columns, printed, below)]
    for objective in tree.in_order:
        depth = len(tree.path(objective))
        actions = tree.under.get(objective.key, [])
        if beside and depth == tree.depth:
            rows += _group_rows(objective, actions, columns, printed, below)
        else:
            section = Cell(objective_lines(objective, words), colspan=len(columns), heads="group")
            rows += [Row((section,), section=depth), *_group_rows(None, actions, columns, printed, below)]
    return Table(caption, _weighed([column.heading for column in columns], rows), tuple(rows))


def _progress_below(columns: Sequence[PlanColumn], plan: PlanFile) -> PlanColumn | None:
    """The column of progress that is better set as rows: long words at the end of a wide table."""
    if len(columns) <= MANY_COLUMNS or any(column.field == "objective" for column in columns[1:]):
        return None
    own = [column for column in columns if column.own]
    progress = next((column for column in columns if column.field == "progress"), None)
    if progress is None or (progress.own and progress is not own[-1]):
        return None
    is_long = _mean([action.progress for action in plan.actions]) >= LONG_PROGRESS
    return progress if is_long or not progress.own else None


def _group_rows(
    objective: Objective | None,
    actions: Sequence[Action],
    columns: Sequence[PlanColumn],
    printed: CellText,
    below: PlanColumn | None,
) -> Iterator[Row]:
    """The rows of one objective's actions; where an objective stands beside them its cell spans them all."""
    beside = any(column.field == "objective" for column in columns)
    rest = [column for column in columns if column.field != "objective"]
    rows = [row for action in actions for row in _action_rows(action, rest, printed, below)]
    if not beside:
        yield from rows
        return
    if objective and not rows:
        rows = [Row(tuple(Cell() for _ in rest))]
    place = next(index for index, column in enumerate(columns) if column.field == "objective")
    for number, row in enumerate(rows):
        if number:
            yield row
            continue
        lines = objective_lines(objective, printed.words) if objective else ()
        spanning = Cell(lines, rowspan=len(rows), heads="row" if lines else None)
        yield replace(row, cells=(*row.cells[:place], spanning, *row.cells[place:]))


def _action_rows(
    action: Action, columns: Sequence[PlanColumn], printed: CellText, below: PlanColumn | None
) -> Iterator[Row]:
    yield Row(tuple(_cells(action, columns, printed)))
    if below and (lines := printed.lines(action, below)):
        first = f"{below.heading}: {lines[0]}"
        yield Row((Cell((first, *lines[1:]), colspan=len(columns)),))


def _cells(action: Action, columns: Sequence[PlanColumn], printed: CellText) -> Iterator[Cell]:
    heading = next((column for name in ("ref", "title") for column in columns if column.field == name), None)
    for column in columns:
        lines: Lines = printed.lines(action, column)
        heads: Heads | None = "row" if column is heading and lines else None
        yield Cell(lines, listed=column.listed, heads=heads)


def _weighed(headings: Sequence[str], rows: Sequence[Row]) -> tuple[Column, ...]:
    """Columns with widths by what they hold: room for the longest word of each, then for the amount of text.

    What is left of the line is shared by the root of the mean length, so that a column of long prose does not
    starve the others: twice the text takes more lines and only some more width.
    """
    texts: list[list[str]] = [[] for _ in headings]
    for row in rows:
        if len(row.cells) == len(headings):
            for column, cell in zip(texts, row.cells, strict=True):
                column.append(cell.text)
    narrowest = [_narrowest(heading, column) for heading, column in zip(headings, texts, strict=True)]
    hunger = [
        math.sqrt(max(0.0, _mean(column) - least)) for least, column in zip(narrowest, texts, strict=True)
    ]
    spare = max(0.0, LINE - sum(narrowest)) / (sum(hunger) or 1)
    weights = [least + spare * share for least, share in zip(narrowest, hunger, strict=True)]
    return tuple(Column(heading, weight) for heading, weight in zip(headings, weights, strict=True))


def _narrowest(heading: str, texts: Sequence[str]) -> int:
    """Characters that the longest word needs with its margins; an address on the web may be broken."""
    words = [len(word) + 1 for word in heading.split()]  # headings are bold
    words += [len(word) for text in texts for word in text.split()]
    return max(SHORTEST_COLUMN, min(max(words, default=1), LONGEST_WORD) + 3)


def _mean(texts: Sequence[str]) -> float:
    filled = [len(text) for text in texts if text]
    return sum(filled) / len(filled) if filled else 0.0
