"""Mending a reading by hand: a list of corrections that is replayed over the document as it was opened.

    document as opened ──replay──> corrected document, Guidance ──read_document──> plan ──settle──> plan

Undo drops the last correction; answers outlive a new reading, since they are replayed over it. A correction
names tables, rows and cells by their numbers (from 1) in the document as the corrections before it left it.

No correction writes, loses or doubles a word: words move between cells, rows and what is left out, no more.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from dueregard.planfile.model import Action, Objective, PlanFile, Remark
from dueregard.reading.document import Aside, Cell, Document, Row, Table
from dueregard.reading.guidance import ColumnMeaning, Guidance, RemarkKeys, RowMeaning, TableMeaning

Number = Annotated[int, Field(ge=1)]


class CannotApply(ValueError):
    """The correction does not fit the document: one line that says why."""


class _Correction(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class NameColumn(_Correction):
    """A column holds something else than the reader took it for."""

    do: Literal["name-column"] = "name-column"
    column: str
    field: str | None = None
    role: str = ""


class NameRow(_Correction):
    """A row is the table's header, a heading that actions stand under, or an action."""

    do: Literal["name-row"] = "name-row"
    table: Number
    row: Number
    meaning: RowMeaning


class NameTable(_Correction):
    """A table holds the plan. `heading`: its row with the heads of the columns, 0 where there is none;
    `columns`: number in the grid → what it holds, as in `NameColumn`."""

    do: Literal["name-table"] = "name-table"
    table: Number
    heading: Annotated[int, Field(ge=0)]
    columns: dict[Number, str | None] = Field(min_length=1)


class LeaveOutRow(_Correction):
    """A row is no part of the plan: its words go to what is left out."""

    do: Literal["leave-out-row"] = "leave-out-row"
    table: Number
    row: Number


class SplitRow(_Correction):
    """A row is two: in each cell named, the words from that number on begin the new row beneath."""

    do: Literal["split-row"] = "split-row"
    table: Number
    row: Number
    words: dict[Number, Number] = Field(min_length=1)


class JoinRows(_Correction):
    """A row is the rest of another one: its words are put after those of that row, column by column."""

    do: Literal["join-rows"] = "join-rows"
    table: Number
    row: Number
    onto_table: Number
    onto_row: Number


class MoveWords(_Correction):
    """Some words of a cell (first to last, counted from 1) stand in the wrong cell of their row."""

    do: Literal["move-words"] = "move-words"
    table: Number
    row: Number
    cell: Number
    first: Number
    last: Number
    to_cell: Number
    at: Literal["start", "end"] = "end"


class PutUnder(_Correction):
    """An action or objective, named by its key, stands under another objective; None: under nothing."""

    do: Literal["put-under"] = "put-under"
    item: str
    objective: str | None = None


class AnswerRemark(_Correction):
    """A doubt is settled; `remark` is the key that `keyed_remarks` gives, an empty answer opens it again."""

    do: Literal["answer-remark"] = "answer-remark"
    remark: str
    answer: str = ""


Correction = Annotated[
    NameColumn
    | NameTable
    | NameRow
    | LeaveOutRow
    | SplitRow
    | JoinRows
    | MoveWords
    | PutUnder
    | AnswerRemark,
    Field(discriminator="do"),
]
CORRECTIONS: TypeAdapter[list[Correction]] = TypeAdapter(list[Correction])
"""Corrections to and from JSON: `validate_json`, `validate_python`, `dump_python(mode="json")`."""

WORD = re.compile(r"\S+")


@dataclass(slots=True, frozen=True)
class Replayed:
    """The corrected document, what the reader should heed, the corrections (from 0) that fit no longer."""

    document: Document
    guidance: Guidance
    lapsed: dict[int, str]


def replay(
    document: Document, corrections: Sequence[Correction], guidance: Guidance | None = None
) -> Replayed:
    """Apply the corrections that concern the document, on top of what was already known (`guidance`).

    One that fits no longer, since a newer reader opens the document otherwise, is skipped and told.
    """
    sheet = _Sheet(deepcopy(document))
    known = guidance or Guidance()
    columns, answers = dict(known.columns), dict(known.answers)
    lapsed = {}
    for number, correction in enumerate(corrections):
        try:
            match correction:
                case NameColumn():
                    columns[correction.column] = ColumnMeaning(correction.field, correction.role)
                case NameTable():
                    sheet.name_table(correction)
                case AnswerRemark():
                    answers[correction.remark] = correction.answer
                case PutUnder():
                    pass  # concerns the plan, not the document: see `settle`
                case _:
                    sheet.apply(correction)
        except CannotApply as reason:
            lapsed[number] = str(reason)
    answers = {key: answer for key, answer in answers.items() if answer}
    heeded = Guidance(columns, sheet.meanings(), answers, sheet.tables_told())
    return Replayed(sheet.document, heeded, lapsed)


def settle(plan: PlanFile, corrections: Sequence[Correction]) -> tuple[PlanFile, dict[int, str]]:
    """The plan with items put under other objectives and remarks answered; and what fits no longer."""
    settled, lapsed = plan.model_copy(deep=True), {}
    remarks = dict(keyed_remarks(settled))
    for number, correction in enumerate(corrections):
        try:
            match correction:
                case PutUnder():
                    _put_under(settled, correction)
                case AnswerRemark():
                    if correction.remark not in remarks:
                        raise CannotApply("The doubt that this settled is gone.")
                    remarks[correction.remark].answer = correction.answer or None
        except CannotApply as reason:
            lapsed[number] = str(reason)
    return settled, lapsed


def keyed_remarks(plan: PlanFile) -> Iterator[tuple[str, Remark]]:
    """Each remark with a key that a new reading gives again: its code, words and number among equals."""
    keys = RemarkKeys()
    for remark in plan.remarks:
        yield keys.key(remark.code, remark.text), remark


def _put_under(plan: PlanFile, correction: PutUnder) -> None:
    objectives = {objective.key: objective for objective in plan.objectives}
    items: dict[str, Action | Objective] = {**objectives, **{action.key: action for action in plan.actions}}
    item, above = items.get(correction.item), correction.objective
    if item is None or (above is not None and above not in objectives):
        raise CannotApply("The action or the objective that this names is gone.")
    if isinstance(item, Action):
        item.objective = above
        return
    while above is not None:
        if above == item.key:
            raise CannotApply("An objective cannot stand under itself.")
        above = objectives[above].parent if above in objectives else None
    item.parent = correction.objective


class _Sheet:
    """A document under correction. Rows keep their identity, so that what was said of one follows it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.said: list[tuple[Row, RowMeaning]] = []
        self.told: list[tuple[Table, Row | None, dict[int, str | None]]] = []

    @property
    def tables(self) -> list[Table]:
        return self.document.tables

    def meanings(self) -> dict[tuple[int, int], RowMeaning]:
        """What was said of the rows, by their numbers at the end; the last word counts."""
        numbers = {
            id(row): (t, r) for t, table in enumerate(self.tables, 1) for r, row in enumerate(table.rows, 1)
        }
        return {numbers[id(row)]: meaning for row, meaning in self.said if id(row) in numbers}

    def tables_told(self) -> dict[int, TableMeaning]:
        """What was said of whole tables, by their numbers at the end; the last word counts."""
        numbers = {id(table): t for t, table in enumerate(self.tables, 1)}
        return {
            numbers[id(table)]: TableMeaning(_number(table, heading), columns)
            for table, heading, columns in self.told
            if table.rows
        }

    def name_table(self, correction: NameTable) -> None:
        table = self.table(correction.table)
        heading = _row(table, correction.heading) if correction.heading else None
        self.told.append((table, heading, correction.columns))

    def apply(self, correction: NameRow | LeaveOutRow | SplitRow | JoinRows | MoveWords) -> None:
        table = self.table(correction.table)
        row = _row(table, correction.row)
        match correction:
            case NameRow():
                self.said.append((row, correction.meaning))
            case LeaveOutRow():
                self.leave_out(table, row)
            case SplitRow():
                _split(table, row, correction.words)
            case MoveWords():
                _move_words(row, correction)
            case JoinRows():
                _join(table, row, self.table(correction.onto_table), correction.onto_row)

    def table(self, number: int) -> Table:
        if number > len(self.tables):
            raise CannotApply(f"There is no table {number} any more.")
        return self.tables[number - 1]

    def leave_out(self, table: Table, row: Row) -> None:
        cells = [cell for _, cell in _take_out(table, row)]
        words = "\n".join(cell.text for cell in cells if cell.text)
        place = replace(cells[0].place, box=None, column=None) if cells else table.place
        if words:
            self.document.asides.append(Aside("said to be no part of the plan", words, place))


def _row(table: Table, number: int) -> Row:
    if number > len(table.rows):
        raise CannotApply(f"There is no row {number} in its table any more.")
    return table.rows[number - 1]


def _number(table: Table, row: Row | None) -> int:
    """The number of a row in its table, from 1; 0 for one that is not there any more."""
    return next((number for number, other in enumerate(table.rows, 1) if other is row), 0)


def _cell(row: Row, number: int) -> Cell:
    if number > len(row.cells):
        raise CannotApply(f"There is no cell {number} in its row any more.")
    return row.cells[number - 1]


def _index(table: Table, row: Row) -> int:
    return next(index for index, other in enumerate(table.rows) if other is row)


def _grid(table: Table) -> dict[tuple[int, int], tuple[int, Cell]]:
    """(row, column) from 0 -> (row in which the cell begins, the cell), covered positions included."""
    grid: dict[tuple[int, int], tuple[int, Cell]] = {}
    for r, row in enumerate(table.rows):
        column = 0
        for cell in row.cells:
            while (r, column) in grid:
                column += 1
            for down in range(min(cell.rowspan, len(table.rows) - r)):
                for right in range(cell.colspan):
                    grid[r + down, column + right] = (r, cell)
            column += cell.colspan
    return grid


def _columns(grid: dict[tuple[int, int], tuple[int, Cell]], r: int) -> Iterator[tuple[int, Cell]]:
    """The cells that begin in a row, each with the grid column at which it begins."""
    seen = set()
    for column in sorted(column for row, column in grid if row == r):
        begins, cell = grid[r, column]
        if begins == r and id(cell) not in seen:
            seen.add(id(cell))
            yield column, cell


def _over(grid: dict[tuple[int, int], tuple[int, Cell]], r: int) -> Iterable[Cell]:
    """The cells that began above a row and reach into it."""
    return {id(cell): cell for (row, _), (begins, cell) in grid.items() if row == r and begins < r}.values()


def _split(table: Table, row: Row, words: dict[int, int]) -> None:
    """Cells over several rows reach over the new one as well, as a shared lead does."""
    cuts = {number: _cut(_cell(row, number).text, first - 1) for number, first in words.items()}
    if any(_cell(row, number).rowspan > 1 for number in words):
        raise CannotApply("A cell that spans several rows cannot be split.")
    r = _index(table, row)
    new = Row([], heading=row.heading)
    for cell in _over(_grid(table), r):
        cell.rowspan += 1
    for number, cell in enumerate(row.cells, 1):
        if cell.rowspan > 1:
            cell.rowspan += 1
        else:
            cell.text, goes = cuts.get(number, (cell.text, ""))
            cell.date = None if goes else cell.date
            new.cells.append(replace(cell, text=goes, date=None, fill=cell.fill if goes else None))
    table.rows.insert(r + 1, new)


def _cut(text: str, count: int) -> tuple[str, str]:
    """The text parted after so many words."""
    starts = [match.start() for match in WORD.finditer(text)]
    if count >= len(starts):
        raise CannotApply("The cell does not hold that many words.")
    return text[: starts[count]].rstrip(), text[starts[count] :]


def _join(table: Table, row: Row, onto: Table, number: int) -> None:
    target = _row(onto, number)
    if target is row:
        raise CannotApply("A row cannot be joined with itself.")
    goal, at = _grid(onto), _index(onto, target)
    for column, cell in _take_out(table, row):
        if (at, column) in goal:
            _append(goal[at, column][1], cell.text)
        else:
            target.cells.append(cell)


def _append(cell: Cell, text: str) -> None:
    if text:
        cell.text = f"{cell.text} {text}" if cell.text else text
        cell.date = None


def _take_out(table: Table, row: Row) -> list[tuple[int, Cell]]:
    """Remove a row; a cell that reaches further down goes to the next row with its words.

    Returns the other cells, each with the grid column at which it stood.
    """
    r = _index(table, row)
    grid = _grid(table)
    last = r + 1 == len(table.rows)
    for cell in _over(grid, r):
        cell.rowspan -= 1
    here, below = list(_columns(grid, r)), list(_columns(grid, r + 1))
    stays = [] if last else [(column, cell) for column, cell in here if cell.rowspan > 1]
    if stays:
        table.rows[r + 1].cells = [cell for _, cell in sorted(below + stays, key=itemgetter(0))]
        for _, cell in stays:
            cell.rowspan -= 1
    del table.rows[r]
    return [pair for pair in here if pair not in stays]


def _move_words(row: Row, correction: MoveWords) -> None:
    source, target = _cell(row, correction.cell), _cell(row, correction.to_cell)
    if source is target or correction.last < correction.first:
        raise CannotApply("Words are moved from one cell to another one.")
    before, rest = _cut(source.text, correction.first - 1)
    count = correction.last - correction.first + 1
    if count > len(rest.split()):
        raise CannotApply("The cell does not hold that many words.")
    moved, after = (rest, "") if count == len(rest.split()) else _cut(rest, count)
    source.text = f"{before} {after}".strip()
    source.date = target.date = None
    pieces = [target.text, moved] if correction.at == "end" else [moved, target.text]
    target.text = " ".join(piece for piece in pieces if piece)
