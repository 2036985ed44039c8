"""A plan's own table for a page: its columns and order, with objectives as headings of their rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dueregard.editions.translating import Speaker
from dueregard.planfile.model import Action, Objective, PlanFile
from dueregard.writing.columns import CellText, PlanColumn, columns_of
from dueregard.writing.layout import Tree
from dueregard.writing.values import CODED, headed, lines_of, objective_lines


@dataclass(frozen=True, slots=True)
class CellShown:
    """One cell; `lang` is "" where its words are in the language of the page."""

    heading: str
    lines: tuple[str, ...]
    listed: bool
    lang: str
    heads: bool
    """Whether it heads its row, and so bears the link."""
    only: bool
    """Whether it is told to be in another language than the page."""


@dataclass(frozen=True, slots=True)
class RowShown:
    """The row of one action."""

    uid: str
    cells: tuple[CellShown, ...]


@dataclass(frozen=True, slots=True)
class SectionShown:
    """An objective with the rows of its actions; `uid` is "" for actions under none."""

    uid: str
    depth: int
    name: str
    statement: tuple[str, ...]
    lang: str
    rows: tuple[RowShown, ...]
    only: bool = False
    """Whether it is told to be in another language than the page."""


@dataclass(frozen=True, slots=True)
class TableShown:
    """The whole table."""

    columns: tuple[PlanColumn, ...]
    langs: tuple[str, ...]
    """What the headings are marked with."""
    sections: tuple[SectionShown, ...]


def table_of(plan: PlanFile, speaker: Speaker) -> TableShown:
    """The table of an edition's plan, in the words that `speaker` has for it."""
    said = speaker.said_plan(plan)
    columns = tuple(column for column in columns_of(said, speaker.words) if column.field != "objective")
    printed = CellText(said, columns, speaker.words)
    tree = Tree(said)
    groups: list[tuple[Objective | None, int, Sequence[Action]]] = [(None, 1, tree.under.get(None, []))]
    groups += [(each, len(tree.path(each)), tree.under.get(each.key, [])) for each in tree.in_order]
    sections = tuple(
        _section(objective, depth, tuple(_rows(actions, columns, printed, speaker)), speaker)
        for objective, depth, actions in groups
        if objective or actions
    )
    langs = tuple(speaker.lang_of(plan.plan, f"columns.{each.own}") if each.own else "" for each in columns)
    return TableShown(columns, langs, sections)


def _section(
    objective: Objective | None, depth: int, rows: tuple[RowShown, ...], speaker: Speaker
) -> SectionShown:
    if objective is None:
        return SectionShown("", depth, "", (), "", rows)
    name = headed(objective.ref, " ".join(lines_of(objective.title)))
    first, *rest = objective_lines(objective, speaker.words)
    lang = speaker.lang_of(objective, "title")
    only = speaker.is_only(objective, "title")
    return SectionShown(objective.id or "", depth, first or name, tuple(rest), lang, rows, only)


def _rows(
    actions: Sequence[Action], columns: Sequence[PlanColumn], printed: CellText, speaker: Speaker
) -> Iterator[RowShown]:
    heading = next(
        (column for name in ("ref", "title") for column in columns if column.field == name), columns[0]
    )
    for action in actions:
        cells = tuple(_cell(action, column, printed, speaker, heading) for column in columns)
        yield RowShown(action.id or "", cells)


def _cell(
    action: Action, column: PlanColumn, printed: CellText, speaker: Speaker, heading: PlanColumn
) -> CellShown:
    lines = printed.lines(action, column)
    name = column.field or f"cells.{column.own}"
    stated = bool(lines) and column.field not in CODED
    lang = speaker.lang_of(action, name) if stated else ""
    only = stated and speaker.is_only(action, name)
    return CellShown(column.heading, lines, column.listed and len(lines) > 1, lang, column is heading, only)
