"""What the pages about drafts show. A draft holds everything in its one row, so most of this asks nothing."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from dueregard.importing.layouts import remembered
from dueregard.importing.models import Draft, State
from dueregard.importing.wording import UNSEEN, correction_words
from dueregard.planfile.model import Action, Column, LeftOut, Objective, PlanFile, Remark, Source
from dueregard.reading.corrections import NameColumn, keyed_remarks, replay
from dueregard.reading.document import Box, Document, Place, Row, Table
from dueregard.reading.grid import lines_of

EXAMPLES = 3

Where = tuple[int | None, str | None, int | None, int | None]
"""Page, sheet, table and row as printed: how an item of the plan is found in its document."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One question of the reader, asked once however often it comes up: `keys` outlive a new reading."""

    keys: tuple[str, ...]
    remark: Remark
    places: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class ColumnShown:
    """One column with some of the words that stand in it."""

    column: Column
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemShown:
    """One objective or action as read: `number` from 1 in its list of the plan, `depth` from 1."""

    kind: str
    number: int
    depth: int
    item: Objective | Action


@dataclass(frozen=True, slots=True)
class RowShown:
    """One row of the corrected document, and the items that were read from it."""

    table: int
    number: int
    row: Row
    items: tuple[ItemShown, ...]


@dataclass(frozen=True, slots=True)
class TableShown:
    """One table of the corrected document."""

    number: int
    place: Place
    rows: tuple[RowShown, ...]
    columns: tuple[tuple[str, ...], ...]
    """The words in each column of its grid, from top to bottom."""

    @property
    def is_read(self) -> bool:
        """Whether anything of the plan was read from it."""
        return any(row.items for row in self.rows)


@dataclass(frozen=True, slots=True)
class DraftOverview:
    """Everything that a draft's page is made of."""

    draft: Draft
    file: PlanFile
    doubts: tuple[Doubt, ...]
    """Open ones first, of these the ones that touch most places, those with a choice before those without."""
    columns: tuple[ColumnShown, ...]
    items: tuple[ItemShown, ...]
    unseen: tuple[LeftOut, ...]
    left_out: tuple[LeftOut, ...]
    offered: tuple[NameColumn, ...]
    """What the body said of such columns last time and is not how they were read now."""
    brought_before: Draft | None
    """The draft of this very file that was accepted earlier."""
    said: tuple[tuple[str, str], ...]
    """The corrections in words, oldest first, each with why it fits no longer, or ""."""

    @property
    def open_doubts(self) -> int:
        """How many doubts nobody has settled."""
        return sum(1 for remark in self.file.remarks if not remark.answer)


def draft_overview(draft: Draft) -> DraftOverview:
    """All about a draft that is ready. Two queries: what was said of such columns, and of this very file."""
    file = draft.plan_file
    unseen = tuple(each for each in file.left_out if each.reason in UNSEEN)
    said = [correction_words(correction) for correction in draft.correction_list]
    return DraftOverview(
        draft=draft,
        file=file,
        doubts=_doubts(file),
        columns=tuple(ColumnShown(column, _examples(file, column.id)) for column in file.plan.columns),
        items=tuple(items_in_order(file)),
        unseen=unseen,
        left_out=tuple(each for each in file.left_out if each.reason not in UNSEEN),
        offered=tuple(remembered(draft)),
        brought_before=_brought_before(draft),
        said=tuple((words, draft.lapsed.get(str(n), "")) for n, words in enumerate(said)),
    )


def _brought_before(draft: Draft) -> Draft | None:
    same = Draft.objects.filter(document=draft.document, state=State.ACCEPTED).exclude(pk=draft.pk)
    return same.select_related("plan__organisation").defer("opened", "reading").first()


def _doubts(file: PlanFile) -> tuple[Doubt, ...]:
    alike: dict[tuple[object, ...], list[tuple[str, Remark]]] = defaultdict(list)
    for key, remark in keyed_remarks(file):
        alike[remark.code, remark.text, tuple(remark.choices), remark.answer].append((key, remark))
    found = [
        Doubt(tuple(key for key, _ in each), each[0][1], tuple(remark.where for _, remark in each))
        for each in alike.values()
    ]
    return tuple(sorted(found, key=_worst_first))


def _worst_first(doubt: Doubt) -> tuple[bool, int, bool]:
    return bool(doubt.remark.answer), -len(doubt.places), not doubt.remark.choices


def _examples(file: PlanFile, column: str) -> tuple[str, ...]:
    """The first different words that stand in a column."""
    texts = (item.cells.get(column, "") for item in [*file.objectives, *file.actions])
    return tuple(dict.fromkeys(text for text in texts if text))[:EXAMPLES]


def items_in_order(file: PlanFile) -> Iterator[ItemShown]:
    """Objectives with what stands under them, in the document's order; actions under nothing come first."""
    under: dict[str | None, list[tuple[int, Action]]] = defaultdict(list)
    below: dict[str | None, list[tuple[int, Objective]]] = defaultdict(list)
    keys = {objective.key for objective in file.objectives}
    for number, action in enumerate(file.actions, 1):
        under[action.objective if action.objective in keys else None].append((number, action))
    for number, objective in enumerate(file.objectives, 1):
        below[objective.parent if objective.parent in keys else None].append((number, objective))

    def walk(above: str | None, depth: int) -> Iterator[ItemShown]:
        for number, action in under[above]:
            yield ItemShown("action", number, depth, action)
        for number, objective in below[above]:
            yield ItemShown("objective", number, depth, objective)
            yield from walk(objective.key, depth + 1)

    return walk(None, 1)


def corrected_document(draft: Draft) -> Document | None:
    """The document with its corrections; None for a plan file, which has no tables to mend."""
    opened = draft.opened_document
    if opened is None or opened.kind == "plan":
        return None
    return replay(opened, draft.correction_list).document


def tables_of(draft: Draft) -> tuple[TableShown, ...]:
    """The tables of the corrected document, each row with what was read from it. No query."""
    document = corrected_document(draft)
    if document is None:
        return ()
    read_from: dict[Where, list[ItemShown]] = defaultdict(list)
    for item in items_in_order(draft.plan_file) if draft.reading else ():
        read_from[_where(item.item.source)].append(item)
    return tuple(
        TableShown(t, table.place, tuple(_rows(t, table, read_from)), _columns(table))
        for t, table in enumerate(document.tables, 1)
    )


def _columns(table: Table) -> tuple[tuple[str, ...], ...]:
    lines = lines_of(table, 0)
    width = max((len(line.slots) for line in lines), default=0)
    return tuple(tuple(text for line in lines if (text := line.at(n).text)) for n in range(width))


def _rows(number: int, table: Table, read_from: dict[Where, list[ItemShown]]) -> Iterator[RowShown]:
    for r, row in enumerate(table.rows, 1):
        found = read_from.get(_place(table, row, r), [])
        yield RowShown(number, r, row, tuple(found))


def _where(source: Source) -> Where:
    return source.page, source.sheet, source.table, source.row


def _place(table: Table, row: Row, number: int) -> Where:
    """Where the reader says that a row stands: its first cell's place, filled up from its table."""
    first = row.cells[0].place if row.cells else table.place
    return (
        first.page or table.place.page,
        first.sheet or table.place.sheet,
        first.table or table.place.table,
        first.row or number,
    )


def boxes_of_item(item: Objective | Action) -> dict[int, list[Box]]:
    """Page → the boxes of the cells that an item was read from, where the document has geometry."""
    boxes: dict[int, list[Box]] = defaultdict(list)
    for field in item.source.fields.values():
        page = field.page or item.source.page
        if field.box and page:
            boxes[page].append(field.box)
    return boxes


def boxes_of_row(row: Row) -> dict[int, list[Box]]:
    """Page → the boxes of a row's cells."""
    boxes: dict[int, list[Box]] = defaultdict(list)
    for cell in row.cells:
        if cell.place.box and cell.place.page:
            boxes[cell.place.page].append(cell.place.box)
    return boxes
