"""What a correction can say, each kind with the numbers or words that it needs."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from dueregard.reading.guidance import RowMeaning

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
